// conda's channels can't be reached by tests; what can be checked is the file itself, by conda's own rules, and that it
// does not drift away from the pip requirements, from package.json, and from what set-up accepts.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { call } from './call-module';

const root = resolve(__dirname, '../..');
const text = (path: string) => readFileSync(join(root, path), 'utf8');
const python =
  process.env['KERAS_NYUMON_TEST_PYTHON'] ??
  join(root, '.setup/test-python', process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python');
const withRattler = existsSync(python) ? test : test.skip;

interface Environment {
  name: string;
  keys: string[];
  channels: string[];
  names: string[];
  tied: string[];
  allows: Record<string, boolean>;
}

function readEnvironment(versions: [string, string][] = []) {
  const script = join(__dirname, 'read-environment-yml.py');
  const args = [script, join(root, 'environment.yml'), JSON.stringify(versions)];
  return JSON.parse(execFileSync(python, args, { encoding: 'utf8' })) as Environment;
}

/** What requirements.in asks for, as [conda's name, version]. */
const asked = [...text('requirements.in').matchAll(/^([\w-]+)==([\w.]+)/gm)].map(
  ([, name, version]): [string, string] => [name.toLowerCase(), version],
);
/** Of these, the one that is only held back for some machines. */
const needed = asked.filter(([name]) => name !== 'argon2-cffi-bindings');

withRattler('conda understands it, and it is tied to no platform', () => {
  const { name, keys, channels, tied } = readEnvironment();
  expect(name).toBe('keras-nyumon');
  expect(keys).toEqual(['channels', 'dependencies', 'name']);
  expect(channels).toEqual(['conda-forge', 'nodefaults']);
  expect(tied).toEqual([]);
});

withRattler('it names what requirements.in names, and allows the versions that are pinned there', () => {
  expect(needed).toHaveLength(6);
  const { names, allows } = readEnvironment(needed);
  expect(names).toEqual([...needed.map(([name]) => name), 'nodejs', 'pip', 'python', 'setuptools'].sort());
  expect(allows).toEqual(Object.fromEntries(needed.map(([name, version]) => [`${name} ${version}`, true])));
});

withRattler('its Node.js and Python are ones that set-up and the packages accept', () => {
  const versions = ['18.20.8', '20.0.0', '22.0.0', '22.22.0'].map((version): [string, string] => [
    'nodejs',
    version,
  ]);
  const pythons = ['3.9.9', '3.13.0', '3.13.9', '3.15.0'].map((version): [string, string] => [
    'python',
    version,
  ]);
  const { allows } = readEnvironment([...versions, ...pythons]);
  const { engines } = JSON.parse(text('package.json')) as { engines: { node: string } };
  expect(engines.node).toBe('>=20');
  expect(allows).toEqual({
    ...{ 'nodejs 18.20.8': false, 'nodejs 20.0.0': false, 'nodejs 22.0.0': true, 'nodejs 22.22.0': true },
    ...{ 'python 3.9.9': false, 'python 3.13.0': true, 'python 3.13.9': true, 'python 3.15.0': false },
  });
});

withRattler('set-up leaves alone exactly what it allows', async () => {
  const accepted = (await call('jupyter-versions.mjs', 'acceptedVersions')) as Record<
    string,
    [string, string]
  >;
  expect(Object.keys(accepted).sort()).toEqual(needed.map(([name]) => name).sort());
  const edges = Object.entries(accepted).flatMap(([name, [from, below]]): [string, string][] => [
    [name, from],
    [name, below],
  ]);
  const { allows } = readEnvironment(edges);
  for (const [name, [from, below]] of Object.entries(accepted)) {
    expect({ [name]: allows[`${name} ${from}`] }).toEqual({ [name]: true });
    expect({ [name]: allows[`${name} ${below}`] }).toEqual({ [name]: false });
  }
});

test('requirements.txt pins what requirements.in asks for, and everything else', () => {
  const pinned = new Map(
    [...text('requirements.txt').matchAll(/^([\w-]+)==([\w.]+)/gm)].map(([, name, v]) => [name, v]),
  );
  for (const [name, version] of asked) expect(pinned.get(name)).toBe(version);
  const loose = text('requirements.txt')
    .split('\n')
    .filter((line) => /^[a-z]/i.test(line) && !/^[\w.-]+==[\w.]+( ; .*)?$/.test(line));
  expect(loose).toEqual([]);
});

test('the lock file names no host, and pins every package with its checksum', () => {
  const lock = text('package-lock.json');
  expect(lock).not.toContain('"resolved": "http');
  const { packages } = JSON.parse(lock) as { packages: Record<string, Record<string, unknown>> };
  const loose = Object.entries(packages).filter(
    ([path, { version, integrity, link }]) =>
      path.includes('node_modules/') && !link && !(version && integrity),
  );
  expect(loose.map(([path]) => path)).toEqual([]);
});

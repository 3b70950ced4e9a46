// Stands in for Python: answers set-up's question, makes environments, and installs as pip does, which takes a package
// for installed as soon as its METADATA is there, and writes INSTALLER last.
const { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } = require('node:fs');
const { dirname, join } = require('node:path');
const { alone, writeInHalves } = require('./slowly');

const [, self, ...args] = process.argv;
const version = process.env.FAKES_PYTHON_VERSION ?? '3.12.1';
const prefix = dirname(dirname(self));
const sitePackages = (environment) => join(environment, 'lib', 'site-packages');

function makeEnvironment(environment, clear) {
  if (clear) rmSync(environment, { recursive: true, force: true });
  const program = join(environment, 'bin', 'python');
  mkdirSync(dirname(program), { recursive: true });
  writeFileSync(program, readFileSync(self));
  chmodSync(program, 0o755);
  writeInHalves(join(sitePackages(environment), 'pip', 'whole'), 'pip');
}

function install(file) {
  const wanted = [...readFileSync(file, 'utf8').matchAll(/^([\w-]+)==([\d.]+)/gm)];
  for (const [, name] of wanted) console.log(`Collecting ${name}`);
  console.log('Installing collected packages');
  for (const [, name, release] of wanted) {
    const description = join(sitePackages(prefix), `${name}-${release}.dist-info`);
    if (existsSync(join(description, 'METADATA'))) continue;
    writeInHalves(join(description, 'METADATA'), name);
    writeInHalves(join(sitePackages(prefix), name, '__init__.py'), `the whole of ${name} ${release}`);
    // pip writes this one under another name, then renames it.
    writeFileSync(join(description, 'INSTALLER'), name);
  }
}

if (args[0] === '-c')
  console.log(
    JSON.stringify({
      program: self,
      version: version.split('.').map(Number),
      prefix,
      packages: sitePackages(prefix),
      venv: !process.env.FAKES_NO_VENV,
      pip: existsSync(join(sitePackages(prefix), 'pip', 'whole')),
    }),
  );
else if (args[1] === 'venv')
  alone('python venv', () => makeEnvironment(args.at(-1), args.includes('--clear')));
else if (args[1] === 'pip') alone('pip install', () => install(args.at(-1)));

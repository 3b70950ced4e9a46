// Stands in for npm: `npm ci` as far as set-up can see it.
const { cpSync, readFileSync, rmSync } = require('node:fs');
const { join } = require('node:path');
const { alone, writeInHalves } = require('./slowly');

alone(`npm ${process.argv[2]}`, () => {
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'));
  rmSync('node_modules', { recursive: true, force: true });
  const installed = {};
  for (const [path, entry] of Object.entries(packages)) {
    if (!path || entry.os) continue;
    writeInHalves(join(path, 'package.json'), JSON.stringify({ name: path, version: entry.version }));
    if (path.endsWith('typescript')) cpSync(join(__dirname, 'tsc.js'), join(path, 'bin', 'tsc'));
    console.error(`npm http fetch GET 200 ${path}.tgz 1ms`);
    installed[path] = entry;
  }
  writeInHalves(join('node_modules', '.package-lock.json'), JSON.stringify({ packages: installed }));
});

// Stands in for the TypeScript compiler.
const { readFileSync } = require('node:fs');
const { alone, writeInHalves } = require(process.env.FAKES_SLOWLY);

alone('tsc -b', () => {
  for (const [source, output] of [
    ['lib/index.ts', 'lib/dist/index.js'],
    ['lib/mnist-loader-ts/src/index.ts', 'lib/mnist-loader-ts/dist/index.js'],
  ])
    writeInHalves(output, `compiled from: ${readFileSync(source, 'utf8')}`);
});

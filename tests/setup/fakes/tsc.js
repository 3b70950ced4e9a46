// Stands in for the TypeScript compiler.
const { readFileSync } = require('node:fs');
const { alone, writeInHalves } = require(process.env.FAKES_SLOWLY);

alone('tsc -b', () => {
  for (const name of ['kernel', 'keras-nyumon', 'mnist-loader-ts'])
    writeInHalves(
      `lib/${name}/dist/index.js`,
      `compiled from: ${readFileSync(`lib/${name}/src/index.ts`, 'utf8')}`,
    );
});

// Loads the dataset described by the JSON in argv[2] into the cache folder argv[3]; prints the sha256 of its images.
const { createHash } = require('node:crypto');
const { loadDataset } = require('../../lib/mnist-loader-ts/dist/load-dataset.js');

const [, , description, cacheFolder] = process.argv;
loadDataset({ ...JSON.parse(description), installed: () => [] }, { cacheFolder }).then(
  ({ train }) => console.log(createHash('sha256').update(train.x.data).digest('hex')),
  (error) => {
    console.error(error);
    process.exitCode = 1;
  },
);

// Prints how many milliseconds a training step of the tutorial's CNN takes with our library.
import { adadelta, compile, fit, mnistCnn, setRandomSeed, startEngine } from 'keras-nyumon';
import { batchSize, pictures, stepTimer, steps } from './workload.mjs';

const log = console.log;
console.log = () => undefined;
await startEngine();
setRandomSeed(1);
const model = mnistCnn();
compile(model, {
  optimizer: adadelta({ learningRate: 1 }),
  loss: 'categoricalCrossentropy',
  metrics: ['accuracy'],
});
const { x, y } = pictures();
const timer = stepTimer();
await fit(model, x, y, { batchSize, epochs: 1, verbose: 0, callbacks: [{ onBatchEnd: timer.tick }] });
log(timer.perStep(steps));

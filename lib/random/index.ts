export { setRandomSeed } from './set-random-seed';

// `npm run gate`: trains lesson 08 to its end, as a reader would, and fails unless the test accuracy is above 0.99.
import { nodeIsNewEnough } from './setup/node-version.mjs';

if (nodeIsNewEnough()) import('./gate/gate.mjs').then(({ gate }) => gate());

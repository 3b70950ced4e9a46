// `npm test`: prepares everything as `npm start` does, then runs every check and test.
import { nodeIsNewEnough } from './setup/node-version.mjs';

if (nodeIsNewEnough()) import('./setup/tests/test.mjs').then(({ test }) => test());

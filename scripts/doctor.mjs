// `npm run doctor`: says what is there, what is missing, and the command that mends it.
import { nodeIsNewEnough } from './setup/node-version.mjs';

if (nodeIsNewEnough()) import('./setup/doctor/doctor.mjs').then(({ doctor }) => doctor());

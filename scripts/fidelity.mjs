// `npm run fidelity`: compares our numbers with Keras's, row by row, and writes the table to docs/; `-- --json FILE`
// writes the rows to a file too. It fails when a row does.
import { nodeIsNewEnough } from './setup/node-version.mjs';

if (nodeIsNewEnough()) import('./fidelity/fidelity.mjs').then(({ fidelity }) => fidelity());

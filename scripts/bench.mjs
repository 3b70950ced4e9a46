// npm run bench: our speed beside that of tfjs-node as published, Keras and PyTorch. It prints the table, and writes it
// into docs/speed.md and docs/speed.en.md. `-- --json FILE` writes the rows to a file too; `-- --only WORDS` measures the
// rows alone whose names have these words in them, and leaves the documents. Everything is measured by turns; what
// counts are the ratios, not the milliseconds.
import { nodeIsNewEnough } from './setup/node-version.mjs';

if (nodeIsNewEnough()) import('./bench/bench.mjs').then(({ bench }) => bench());

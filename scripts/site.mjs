// `npm run site`: executes every lesson on the real kernel and renders them, with what they show, as pages in site/.
import { nodeIsNewEnough } from './setup/node-version.mjs';

if (nodeIsNewEnough()) import('./site/site.mjs').then(({ site }) => site());

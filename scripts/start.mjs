// `npm start`: prepares everything, then opens JupyterLab. Nothing but the Node check may be imported before that check.
import { nodeIsNewEnough } from './setup/node-version.mjs';

if (nodeIsNewEnough()) import('./setup/start.mjs').then(({ start }) => start());

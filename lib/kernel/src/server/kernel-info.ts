import { createRequire } from 'node:module';
import { versions } from 'node:process';
import { protocolVersion } from './message';

const load = createRequire(__filename);
const ownVersion = (load('../../package.json') as { version: string }).version;
const typescriptVersion = (load('@tslab/typescript-for-tslab/package.json') as { version: string }).version;

/** The answer to `kernel_info_request`. */
export const kernelInfo = {
  status: 'ok',
  protocol_version: protocolVersion,
  implementation: 'tslab-kernel',
  implementation_version: ownVersion,
  language_info: {
    name: 'typescript',
    version: typescriptVersion,
    mimetype: 'text/typescript',
    file_extension: '.ts',
    pygments_lexer: 'typescript',
    // A plain name: of an object JupyterLab reads only `name`, and colours the cells as JavaScript.
    codemirror_mode: 'typescript',
    nbconvert_exporter: 'script',
  },
  banner: `TypeScript ${typescriptVersion} (tslab), Node.js ${versions.node}`,
  debugger: false,
  help_links: [
    { text: 'TypeScript', url: 'https://www.typescriptlang.org/docs/' },
    { text: 'Node.js', url: 'https://nodejs.org/api/' },
    { text: 'tslab', url: 'https://github.com/yunabe/tslab' },
  ],
};

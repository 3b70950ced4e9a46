// `npm run api`: writes the API reference into site/api/, made from the docstrings; `-- --check` only looks for docstrings
// whose links lead nowhere.
import { join } from 'node:path';
import { root } from './setup/root.mjs';
import { writeApi } from './site/api.mjs';

const folder = process.argv.includes('--check') ? undefined : join(root, 'site', 'api');
const warnings = await writeApi(root, folder);
if (warnings > 0) process.exitCode = 1;
else console.log(folder ? `✓ ${join(folder, 'index.html')}` : '✓ 0 warnings');

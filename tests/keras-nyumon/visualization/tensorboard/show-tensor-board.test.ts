import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const folder = mkdtempSync(path.join(tmpdir(), 'logs-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Runs a script with the library, and returns what it prints first. */
function start(script: string, variables: NodeJS.ProcessEnv) {
  const child = spawn(process.execPath, ['-e', script], {
    cwd: path.join(__dirname, '..', '..', '..', '..'),
    env: { ...process.env, ...variables },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = new Promise<string>((resolve) => {
    let text = '';
    const add = (part: string) => {
      text += part;
      if (text.includes('DONE')) resolve(text);
    };
    child.stdout.setEncoding('utf8').on('data', add);
    child.stderr.setEncoding('utf8').on('data', add);
    child.once('close', () => {
      resolve(text);
    });
  });
  return { child, said };
}

const twoCalls = `
  const { showTensorBoard } = require('keras-nyumon');
  const logs = ${JSON.stringify(folder)};
  Promise.all([showTensorBoard(logs), showTensorBoard(logs)])
    .then((addresses) => { console.log(JSON.stringify(addresses), 'DONE'); setInterval(() => {}, 1000); })
    .catch((error) => { console.log(error.message, 'DONE'); process.exit(); });
`;

const answers = async (address: string) => {
  try {
    return (await fetch(address)).status;
  } catch {
    return 0;
  }
};

const testWithTensorBoard = process.env.KERAS_NYUMON_PYTHON ? test : test.skip;

testWithTensorBoard(
  'TensorBoard serves on 127.0.0.1, once for a folder, and ends with the process, however that ends',
  async () => {
    const { child, said } = start(twoCalls, {});
    const [first, second] = JSON.parse(/^\[.*\]/m.exec(await said)?.[0] ?? '[]') as string[];
    expect(first).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
    expect(second).toBe(first);
    expect(await answers(first)).toBe(200);
    child.kill('SIGKILL');
    for (let i = 0; i < 300 && (await answers(first)) !== 0; i++) {
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    expect(await answers(first)).toBe(0);
  },
  120_000,
);

test('where there is no TensorBoard, the error says what to install', async () => {
  const { said } = start(twoCalls, { KERAS_NYUMON_PYTHON: path.join(folder, 'no-python') });
  expect(await said).toContain('pip install tensorboard');
}, 60_000);

testWithTensorBoard(
  'on JupyterHub, without jupyter-server-proxy, the error says what to install',
  async () => {
    const { said } = start(twoCalls, { JUPYTERHUB_SERVICE_PREFIX: '/user/hanako/' });
    expect(await said).toContain('pip install jupyter-server-proxy');
  },
  60_000,
);

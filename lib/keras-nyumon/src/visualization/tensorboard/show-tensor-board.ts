import { bilingual } from '../../options/bilingual';
import { machine, paths } from '../../host';
import { notebookDisplay } from '../../notebook/display';
import { number } from '../../options/option';
import type { OptionTable } from '../../options/option-table';
import { readOptions } from '../../options/option-table';
import { hasServerProxy, serveTensorBoard } from './serve-tensor-board';

/** Options of {@link showTensorBoard}. */
export interface ShowTensorBoardOptions {
  /** The height below the cell, in pixels. Default 800. */
  height?: number;
}

const OPTIONS = { height: number({ above: 0, default: 800 }) } satisfies OptionTable<ShowTensorBoardOptions>;

/** Shown until TensorBoard serves, which takes some seconds. */
const STARTING = {
  'text/html': '<progress style="width:12em"></progress> TensorBoard を起動しています (starting)',
  'text/plain': 'TensorBoard を起動しています (starting)',
};

/** One TensorBoard for each folder. */
const running = new Map<string, Promise<number>>();

/**
 * Shows TensorBoard below the cell, for the logs that the callback {@link tensorBoard} writes, also while it writes them.
 * The first call for a folder starts it on a free port of 127.0.0.1; later ones show the same one. It ends with the
 * kernel. On JupyterHub it is reached through jupyter-server-proxy. In a plain script it prints the address.
 *
 * @param logDir the folder of the logs, or one above several runs. Default 'logs'
 * @returns the address
 * @throws Error when TensorBoard is not installed, does not start, or cannot be reached through JupyterHub
 */
export async function showTensorBoard(
  logDir = 'logs',
  options: ShowTensorBoardOptions = {},
): Promise<string> {
  const { height } = readOptions(options, OPTIONS, 'showTensorBoard');
  const show = notebookDisplay()?.(STARTING);
  const folder = paths.resolve(logDir);
  const hub = machine.variable('JUPYTERHUB_SERVICE_PREFIX');
  if (hub !== undefined) await checkServerProxy();
  const port = await portFor(folder);
  const address = hub === undefined ? `http://127.0.0.1:${port}/` : `${hub}proxy/${port}/`;
  const html =
    `<iframe src="${address}" title="TensorBoard ${logDir}" ` +
    `style="width:100%;height:${height}px;border:0;background:#fff"></iframe>`;
  if (show) show({ 'text/html': html, 'text/plain': `TensorBoard: ${address}` });
  else console.log(`TensorBoard: ${address}`);
  return address;
}

function portFor(folder: string): Promise<number> {
  const known = running.get(folder);
  if (known) return known;
  const forget = () => running.delete(folder);
  const port = serveTensorBoard(folder, forget);
  running.set(folder, port);
  port.catch(forget);
  return port;
}

async function checkServerProxy(): Promise<void> {
  if (await hasServerProxy()) return;
  throw new Error(
    bilingual({
      ja: 'JupyterHub から TensorBoard を見るには jupyter-server-proxy が要ります。ターミナルで pip install jupyter-server-proxy を実行し、サーバーを再起動してください。',
      en: 'To see TensorBoard through JupyterHub, jupyter-server-proxy is needed. Run pip install jupyter-server-proxy in a terminal, and restart your server.',
    }),
  );
}

import { bilingual } from '../../options/bilingual';
import { machine, programs } from '../../host';

/** The Python that has TensorBoard: the one of JupyterLab, which the kernel was registered for. */
const python = machine.variable('KERAS_NYUMON_PYTHON') ?? 'python3';

/**
 * TensorBoard ends when its standard input does. That is a pipe from this process, so it outlives us by no means, however
 * we end.
 */
const PROGRAM = `
import os, sys, threading
def end_with_parent():
    sys.stdin.buffer.read()
    os._exit(0)
threading.Thread(target=end_with_parent, daemon=True).start()
from tensorboard.main import run_main
run_main()
`;

const LONGEST_START_MS = 120_000;

/**
 * Starts TensorBoard on a free port of 127.0.0.1.
 *
 * @param folder  what it shows; it may not be there yet
 * @param onEnded called when it ends
 * @returns the port, as soon as it serves
 * @throws Error when TensorBoard is not installed or does not start
 */
export function serveTensorBoard(folder: string, onEnded: () => void): Promise<number> {
  const options = ['--logdir', folder, '--host', '127.0.0.1', '--port', '0', '--load_fast', 'false'];
  let said = '';
  return new Promise((resolve, reject) => {
    const fail = (reason: string) => {
      clearTimeout(timer);
      onEnded();
      reject(notStarted(reason));
    };
    const timer = setTimeout(() => {
      child.stop();
      fail(`${LONGEST_START_MS / 1000} s`);
    }, LONGEST_START_MS);
    const listen = (text: string) => {
      said = (said + text).slice(-10_000);
      const port = /at http:\/\/127\.0\.0\.1:(\d+)/.exec(said)?.[1];
      if (port === undefined) return;
      clearTimeout(timer);
      child.letGo();
      resolve(Number(port));
    };
    const child = programs.start(python, ['-c', PROGRAM, ...options], listen, (reason) => {
      fail(reason ?? said.trim().split('\n').at(-1) ?? '');
    });
  });
}

/** Whether the server can pass requests on to other programs of this machine. */
export function hasServerProxy(): Promise<boolean> {
  const program =
    'import importlib.util, sys; sys.exit(importlib.util.find_spec("jupyter_server_proxy") is None)';
  return programs.succeeds(python, ['-c', program]);
}

function notStarted(reason: string): Error {
  return new Error(
    bilingual({
      ja: `TensorBoard を起動できません(${reason})。ターミナルで pip install tensorboard を実行してから、もう一度試してください。`,
      en: `TensorBoard does not start (${reason}). Run pip install tensorboard in a terminal, and try again.`,
    }),
  );
}

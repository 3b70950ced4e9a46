import net from 'node:net';
import { Problem } from '../../lib/keras-nyumon/command/problem.mjs';

const TRIES = 100;

/**
 * The first port on 127.0.0.1, from the given one up, that nobody uses.
 *
 * @param {number} first
 * @returns {Promise<number>}
 * @throws Problem when a hundred ports are in use
 */
export async function freePort(first) {
  for (let port = first; port < first + TRIES && port <= 65535; port++) if (await isFree(port)) return port;
  throw new Problem({
    ja: `ポート ${first} から先がすべて使用中です。`,
    en: `All ports from ${first} on are in use.`,
    next: ['npm start -- --port 20000'],
  });
}

/** @param {number} port */
async function isFree(port) {
  // A program that listens on all addresses lets us listen on 127.0.0.1 on some systems, so ask for an answer first.
  return !(await answers(port)) && (await canListen(port));
}

/** @param {number} port @returns {Promise<boolean>} */
function answers(port) {
  return new Promise((resolve) => {
    const socket = net.connect({ port, host: '127.0.0.1' });
    /** @param {boolean} answer */
    const end = (answer) => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('connect', () => end(true)).once('error', () => end(false));
    socket.setTimeout(1000, () => end(false));
  });
}

/** @param {number} port @returns {Promise<boolean>} */
function canListen(port) {
  return new Promise((resolve) => {
    const server = net.createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}

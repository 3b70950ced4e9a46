// The library in a browser: bundled with half a host, it holds nothing of Node's, and trains where there is no Node.
import { join } from 'node:path';
import { runNode } from './packed';

test('a bundle for a browser needs no module of Node’s, and trains', async () => {
  const { code, stdout, stderr } = await runNode([join(__dirname, 'bundle-for-browser.mjs')], __dirname);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  const { missing, trained } = JSON.parse(stdout) as { missing: string[]; trained: unknown };
  expect(missing).toEqual([]);
  // y = 2x, by hand: (2² + 4²) / 2, and with a weight of 0.1 and a bias of 0.06 (1.84² + 3.74²) / 2.
  expect(trained).toEqual({ name: 'cpu', losses: [10, expect.closeTo(8.6866, 4)] });
});

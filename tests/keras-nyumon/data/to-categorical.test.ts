import { toCategorical } from 'keras-nyumon';

test('turns class indices into one-hot rows', () => {
  const rows = toCategorical([2, 0], 4);
  expect(rows.shape).toEqual([2, 4]);
  expect(Array.from(rows.data)).toEqual([0, 0, 1, 0, 1, 0, 0, 0]);
});

test('takes an array of labels, and counts the classes itself', () => {
  const labels = { dtype: 'uint8', shape: [3], data: Uint8Array.of(1, 0, 2) } as const;
  expect(toCategorical({ ...labels, shape: [...labels.shape] }).shape).toEqual([3, 3]);
});

test.each([[-1], [4], [1.5]])('refuses the label %p of four classes, in both languages', (label) => {
  expect(() => toCategorical([label], 4)).toThrow(RangeError);
  expect(() => toCategorical([label], 4)).toThrow(/番目のラベル[^]*Label 0 is/);
});

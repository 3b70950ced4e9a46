import { imshow } from 'keras-nyumon';
import type { NdArray } from 'keras-nyumon';
import { showInNotebook } from './show-in-notebook';

const image = (...shape: number[]): NdArray => ({
  dtype: 'uint8',
  shape,
  data: new Uint8Array(shape.reduce((product, length) => product * length, 1)),
});

test.each([
  [[28, 28], 'width:280px;height:280px'],
  [[28, 28, 1], 'width:280px;height:280px'],
  [[1, 28, 28], 'width:280px;height:280px'],
  [[1, 28, 28, 1], 'width:280px;height:280px'],
  [[10, 20, 3], 'width:280px;height:140px'],
  [[1, 10, 20, 3], 'width:280px;height:140px'],
])('a picture of shape %j keeps its proportions', (shape, style) => {
  const [bundle] = showInNotebook(() => {
    imshow(image(...shape));
  });
  expect(bundle['text/html']).toContain(style);
  expect(bundle['text/html']).toContain('image-rendering:pixelated');
});

test('a photo larger than its place is not shown as squares', () => {
  const [bundle] = showInNotebook(() => {
    imshow(image(600, 400, 3), { size: 300, title: 'a < b' });
  });
  expect(bundle['text/html']).toContain('width:200px;height:300px;image-rendering:auto');
  expect(bundle['text/html']).toContain('a &lt; b</div>');
  expect(bundle['text/plain']).toBe('[600, 400, 3] a < b');
});

test.each([[[2, 28, 28, 1]], [[784]], [[28, 28, 4]], [[0, 28]]])('shape %j is not one picture', (shape) => {
  expect(() => {
    imshow(image(...shape));
  }).toThrow(/takeSamples[^]*One picture has the shape/);
});

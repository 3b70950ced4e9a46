import { textImage } from 'keras-nyumon';

/** The picture as text, to be seen in a failure and in this file. */
function drawn({ shape: [height, width], data }: ReturnType<typeof textImage>): string {
  const rows = Array.from({ length: height }, (_, row) =>
    Array.from(data.subarray(row * width, (row + 1) * width), (value) => ' ░▒▓█'[Math.round(value * 4)]).join(
      '',
    ),
  );
  return rows.map((row) => row.trimEnd()).join('\n');
}

test('the 6 of the tutorial', () => {
  const six = textImage('6');
  expect(six).toMatchObject({ dtype: 'float32', shape: [28, 28, 1] });
  expect(`\n${drawn(six)}`).toMatchInlineSnapshot(`
    "




                ░▒▓███▓
               ▓███████
              ▓██▒
             ▒█▓
            ░██░
            ▒█▓
            ▓█░
            ██░  ░▒▒░
           ░██ ▒█████▓░
           ░██▓█▓▒▒▒▓██░
           ▒███░     ▓█▓
           ▒██░      ░██░
           ░██        ██░
           ░██        ██▒
            ██        ██░
            ▓█▒       ██░
            ░██      ▒█▓
             ▓█▓░   ▒██░
              ▓███████▒
               ▒▓███▓░



    "
  `);
});

test('text fills the middle and touches no border, whatever its length and size', () => {
  for (const [text, size] of [
    ['6', 28],
    ['10', 28],
    ['g', 64],
    ['Hello, World!', 280],
  ] as const) {
    const { data } = textImage(text, { size });
    const columns: number[] = [];
    const rows: number[] = [];
    data.forEach((value, i) => {
      if (value < 0.01) return;
      columns.push(i % size);
      rows.push(Math.floor(i / size));
    });
    const [left, right] = [Math.min(...columns), Math.max(...columns)];
    const [top, bottom] = [Math.min(...rows), Math.max(...rows)];
    expect(Math.abs(left - (size - 1 - right))).toBeLessThanOrEqual(1);
    expect(Math.abs(top - (size - 1 - bottom))).toBeLessThanOrEqual(1);
    const length = Math.max(right - left, bottom - top) + 1;
    expect(Math.abs(length - (20 / 28) * size)).toBeLessThanOrEqual(2);
  }
});

test('letters that the font does not have, and no letters, are refused', () => {
  expect(() => textImage('六')).toThrow(/「六」はフォント[^]*has no '六'/);
  expect(() => textImage(' ')).toThrow(/文字がありません[^]*There is no text/);
  expect(() => textImage('6', { size: 0 })).toThrow(/1以上の整数[^]*integer ≥ 1/);
});

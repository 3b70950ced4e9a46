import { fashion } from 'keras-nyumon/dist/course/exercises/11-fashion';
import { inverted } from 'keras-nyumon/dist/course/exercises/11-inverted';
import { parameters } from 'keras-nyumon/dist/course/exercises/11-parameters';
import { speedRun } from 'keras-nyumon/dist/course/exercises/11-speed-run';

const hint = (ja: string) => ({ ja: expect.stringContaining(ja) as string });

describe('11-parameters', () => {
  const judge = (parameterCount: number, accuracy: number) =>
    parameters({ parameters: parameterCount, accuracy });

  test('a small model that reads enough is right', () => {
    expect(judge(25_450, 0.89)).toBe('right');
    expect(judge(30_000, 0.88)).toBe('right');
  });

  test.each([
    ['a large model', 50_890, 0.95, 'パラメーターが 50890 個'],
    ['too little learnt', 12_730, 0.213, 'ほとんど学習できていません'],
    ['nearly there', 12_730, 0.8749, '目標は 88 %'],
  ])('%s gets its hint', (_, count, accuracy, ja) => {
    expect(judge(count, accuracy)).toMatchObject(hint(ja));
  });
});

describe('11-inverted', () => {
  test('both kinds read is right', () => {
    expect(inverted({ whiteOnBlack: 0.8, blackOnWhite: 0.9 })).toBe('right');
  });

  test.each([
    ['the new kind not read', 0.9, 0.02, '白地に黒の数字の正解率が 2.0 %'],
    ['the old kind not read', 0.02, 0.9, '黒地に白の数字の正解率が 2.0 %'],
    ['neither read', 0.1, 0.1, 'どちらの正解率も'],
  ])('%s gets its hint', (_, whiteOnBlack, blackOnWhite, ja) => {
    expect(inverted({ whiteOnBlack, blackOnWhite })).toMatchObject(hint(ja));
  });
});

describe('11-fashion', () => {
  test('85 % is right', () => {
    expect(fashion({ dataset: {}, score: { accuracy: 0.8501 } })).toBe('right');
  });

  test.each([
    ['no dataset', undefined, undefined, '{ offline: true }'],
    ['too little', {}, { accuracy: 0.8211 }, '正解率が 82.1 %'],
  ])('%s gets its hint', (_, dataset, score, ja) => {
    expect(fashion({ dataset, score })).toMatchObject(hint(ja));
  });
});

describe('11-speed-run', () => {
  test('99 % within a minute is right, also as a float32', () => {
    expect(speedRun({ accuracy: 0.9915, seconds: 18.2 })).toBe('right');
    expect(speedRun({ accuracy: Math.fround(0.99), seconds: 60 })).toBe('right');
  });

  test.each([
    ['one picture too few', Math.fround(0.9899), 12, 'あと少しです'],
    ['too little', 0.97, 3, 'まず1エポックで 98 %'],
    ['too slow', 0.993, 700, '700.0 秒かかりました'],
  ])('%s gets its hint', (_, accuracy, seconds, ja) => {
    expect(speedRun({ accuracy, seconds })).toMatchObject(hint(ja));
  });
});

import type { Exercise } from './exercise';

const [PIXELS, CHANNELS, BATCH_SIZE, BYTES_OF_FLOAT32] = [256 * 256, 64, 16, 4];
const BYTES = PIXELS * CHANNELS * BATCH_SIZE * BYTES_OF_FLOAT32;

/** Exercise 02-batch-memory: the bytes of a batch's outputs in one layer. */
export const batchMemory: Exercise = (answer) => {
  if (answer === BYTES) return 'right';
  if (typeof answer !== 'number')
    return {
      ja: '数ではありません。かけ算の式を、引用符なしで書いてください。',
      en: 'This is not a number. Write a product, without quotes.',
    };
  if (answer === BYTES / BYTES_OF_FLOAT32)
    return {
      ja: 'それは数の個数です。float32 の数1個は何バイトでしょうか。',
      en: 'That is how many numbers there are. How many bytes has a number of float32?',
    };
  if (answer === BYTES / BATCH_SIZE)
    return {
      ja: 'それは1サンプル分です。1バッチには何サンプルありますか。',
      en: 'That is for one sample. How many samples are there in a batch?',
    };
  if (answer === BYTES / CHANNELS)
    return {
      ja: 'チャンネルを忘れています。出力の形の、最後の数を見てください。',
      en: 'The channels are missing. Look at the last number of the output shape.',
    };
  if (Math.round(answer) === Math.round(BYTES / 1e6) || answer === BYTES / 2 ** 20)
    return {
      ja: '単位が MB になっています。答えはバイトです。',
      en: 'That is in MB. The answer should be in bytes.',
    };
  if (answer === BYTES * 8 || answer === BYTES * 2)
    return {
      ja: '32ビットは4バイトです。1個あたりのバイト数を確かめてください。',
      en: '32 bits are 4 bytes. Look again at the bytes of one number.',
    };
  return {
    ja: 'まだ違います。縦、横、チャンネル、バッチの大きさ、1個のバイト数の5つをかけ合わせます。',
    en: 'Not yet. Multiply five numbers: height, width, channels, batch size and the bytes of one number.',
  };
};

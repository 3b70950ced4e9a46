/** Hints for the commonest mistakes, in Japanese and in English. */

/** What is known of an error: the compiler's number (0 for one at run time) and its message. */
export interface Mistake {
  code: number;
  message: string;
}

/** A mistake we know, and what to say to it; `$1` … stand for what the pattern found. */
interface Hint {
  codes?: number[];
  pattern: RegExp;
  japanese: string;
  english: string;
}

const hints: Hint[] = [
  {
    pattern: /Cannot find name '(tf)'/,
    japanese: "先に import * as tf from '@tensorflow/tfjs'; を実行してください。",
    english: "Run import * as tf from '@tensorflow/tfjs'; first.",
  },
  {
    pattern: /Cannot find name '([^']+)'\. Did you mean '([^']+)'/,
    japanese: '$1 は見つかりません。$2 の書き間違いではありませんか。',
    english: 'There is no $1. Did you mean $2?',
  },
  {
    pattern: /Property '([^']+)' does not exist on type '[^]*'\. Did you mean '([^']+)'/,
    japanese: '$1 はありません。$2 の書き間違いではありませんか。',
    english: 'There is no $1. Did you mean $2?',
  },
  {
    pattern: /has no exported member (?:named )?'([^']+)'\. Did you mean '([^']+)'/,
    japanese: '$1 はこのパッケージにありません。$2 の書き間違いではありませんか。',
    english: 'This package has no $1. Did you mean $2?',
  },
  {
    pattern: /'([^']+)' does not exist on type 'Promise<[^]*>'/,
    japanese: '値はまだ届いていません（Promise）。式の前に await を付けてください。',
    english: 'The value has not arrived yet (a Promise). Put await before the expression.',
  },
  {
    pattern:
      /Type 'Promise<[^]*>' is not assignable to|Argument of type 'Promise<[^]*>'|Did you forget to use 'await'/,
    japanese: 'await を付け忘れていませんか。Promise の中身は await で取り出します。',
    english: 'Did you forget await? It takes the value out of a Promise.',
  },
  {
    pattern: /Cannot find name '([^']+)'|^([^\s]+) is not defined/,
    japanese:
      '$1 はまだありません。それを宣言するセルか import を先に実行してください。つづりも確かめてください。',
    english: 'There is no $1 yet. Run the cell that declares or imports it first, and check the spelling.',
  },
  {
    pattern: /Cannot find (?:module|package) '(\.[^']*)'/,
    japanese: 'ファイル $1 が見つかりません。場所はノートブックのあるフォルダーから書きます。',
    english: 'There is no file $1. Paths start from the folder of the notebook.',
  },
  {
    pattern: /Cannot find (?:module|package) '([^']+)'/,
    japanese: 'パッケージ $1 が入っていません。ターミナルで npm install $1 と入力してください。',
    english: 'The package $1 is not installed. Type npm install $1 in a terminal.',
  },
  {
    pattern:
      /[Ee]xpected \S+ to have shape \[?([^\]]*?)\]?,? but got array with shape \[?([^\].]*)\]?|expected a batch of elements where each example has shape \[?([^\]]*?)\]? \(i\.e\.,?tensor shape \[?[^\]]*\]?\) but the \S+ received an input with \d+ examples, each with shape \[?([^\].]*)\]?/,
    japanese:
      'データの形が合いません。必要な形: [$1$3]、渡された形: [$2$4]（先頭はサンプル数）。reshape などで合わせてください。',
    english:
      'The shapes differ. Wanted: [$1$3], given: [$2$4] (the first is the number of samples). Use reshape or the like.',
  },
  {
    pattern:
      /Error in matMul: inner shapes \((\d+)\) and \((\d+)\)|Incompatible shapes: \[?([\d,\s]*)\]? vs\.? \[?([\d,\s]*)\]?|Operands could not be broadcast together with shapes ([\d,\s]+) and ([\d,\s]+)/,
    japanese:
      'テンソルの形が合いません（$1$3$5 と $2$4$6）。tensor.shape を表示して確かめてください。行列の積では、左の列数と右の行数が同じです。',
    english:
      'The shapes of the tensors do not fit ($1$3$5 and $2$4$6). Look at tensor.shape; in a matrix product the columns of the left are the rows of the right.',
  },
  {
    pattern:
      /Size\((\d+)\) must match the product of shape ([\d,\s]+)|Based on the provided shape, \[([^\]]*)\], the tensor should have (\d+) values but has (\d+)/,
    japanese: '値の個数と形が合いません。形の数をすべて掛けると値の個数になります。',
    english:
      'The number of values and the shape differ: the numbers of the shape multiply to the number of values.',
  },
  {
    pattern: /Tensor is disposed/,
    japanese: 'このテンソルは dispose 済みです。tf.tidy の外で使うなら return か tf.keep で残してください。',
    english: 'This tensor was disposed. To use it outside tf.tidy, return it or keep it with tf.keep.',
  },
  {
    pattern: /The model needs to be compiled before|You must compile a model before/,
    japanese: '先にモデルをコンパイルしてください（compile）。',
    english: 'Compile the model first.',
  },
  {
    pattern: /another fit\(\) call is ongoing/,
    japanese: '前の fit がまだ終わっていません。await を付けて、終わるまで待ってください。',
    english: 'The last fit has not ended. Wait for it with await.',
  },
  {
    pattern: /Cannot read properties of (undefined|null) \(reading '([^']+)'\)/,
    japanese: '.$2 の左側が $1 です。その値が作られているか、await を付け忘れていないか確かめてください。',
    english: 'What stands left of .$2 is $1. Check that it was made, and that no await is missing.',
  },
  {
    pattern: /^(\S+) is not a function/,
    japanese: '$1 は関数ではありません。名前のつづりと、import したものを確かめてください。',
    english: '$1 is no function. Check its spelling and what you imported.',
  },
  {
    pattern: /Assignment to constant variable|Cannot assign to '([^']+)' because it is a constant/,
    japanese: 'const の変数には代入し直せません。let で宣言してください。',
    english: 'A const cannot be assigned again. Declare it with let.',
  },
  {
    codes: [2345, 2322],
    pattern: /(?:Type|type) '(string|number)' (?:is not|to parameter|.* not) assignable[^]*'(number|string)'/,
    japanese: '$2 が必要なところに $1 があります。Number(…) や String(…) で変えられます。',
    english: 'A $2 is needed here, and this is a $1. Number(…) or String(…) converts it.',
  },
  {
    codes: [1005, 1109, 1128, 1002, 1010, 1160],
    pattern: /expected|Unterminated/,
    japanese: '括弧や引用符の閉じ忘れ、カンマ抜けがないか、この行と前の行を確かめてください。',
    english:
      'Look in this line and the one before for a bracket or quote that is not closed, or a missing comma.',
  },
];

/** Lines with a hint; none when we know of none. */
export function hintFor({ code, message }: Mistake): string[] {
  for (const { codes, pattern, japanese, english } of hints) {
    if (codes && !codes.includes(code)) continue;
    const found = pattern.exec(message);
    if (!found) continue;
    const fill = (text: string): string => text.replace(/\$(\d)/g, (_, i: string) => found[Number(i)] ?? '');
    return [`💡 ${fill(japanese)}`, `   ${fill(english)}`];
  }
  return [];
}

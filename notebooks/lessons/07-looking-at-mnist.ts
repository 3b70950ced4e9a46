// %% [markdown] ja title
// # 07 MNISTを見る
//
// MNIST は、手書き数字の画像を集めた、ディープラーニングの教材として有名なデータセットです。
// モデルを作る前に、まずデータをよく見ます。データを知ると、結果がおかしいときに原因を見つけやすくなります。
// この章を終えると、次のことができるようになります。
//
// - 学習用とテスト用、`x` と `y` の違いを説明する
// - 画像を並べて表示し、ラベルと見比べる
// - クラスごとの枚数を数え、かたよりを調べる
// - 画像の中身が数であることを確かめ、狙った画素の値を取り出す
// - 数字ごとの平均画像を作る
// %% [markdown] en title
// # 07 Looking at MNIST
//
// MNIST is a dataset of pictures of handwritten digits, well known from many courses on deep learning.
// Before we build a model, we look closely at the data. Knowing the data makes it easier to find out why a result is odd.
// At the end of this chapter you can
//
// - tell training data from test data, and `x` from `y`,
// - show pictures side by side and compare them with their labels,
// - count the pictures of each class and see whether the classes are balanced,
// - see that a picture is numbers, and read the value of a given pixel,
// - make the mean picture of each digit.

// %% [markdown] ja load-text
// ## データを読み込む
//
// 使う関数を読み込み、`mnist.loadData()` でデータを読み込みます。
// データは `npm install` のときに入っているので、ネットワークは要りません。
// この章では学習をしないので、計算のエンジンは始めません。
// %% [markdown] en load-text
// ## Loading the data
//
// We import the functions that we use, and load the data with `mnist.loadData()`.
// The data came with `npm install`, so no network is needed.
// There is no training in this chapter, so we start no engine.

// %% load
import {
  bar,
  filterSamples,
  heatmap,
  histogram,
  imgrid,
  imshow,
  meanSamples,
  normalizeImages,
  stackImages,
  takeSamples,
} from 'keras-nyumon';
import { check } from 'keras-nyumon/course';
import { mnist } from 'mnist-loader-ts';

const { train, test } = await mnist.loadData();
console.log('train.x', train.x.dtype, train.x.shape);
console.log('train.y', train.y.dtype, train.y.shape);
console.log('test.x ', test.x.dtype, test.x.shape);
console.log('test.y ', test.y.dtype, test.y.shape);

// %% [markdown] ja split-text
// データは4つに分かれています。
//
// | | 画像 `x` | 正解のラベル `y` |
// |---|---|---|
// | 学習用 `train` | 60,000枚 | 60,000個 |
// | テスト用 `test` | 10,000枚 | 10,000個 |
//
// - **`x`** はモデルに渡す画像です。形(shape)は [枚数, 高さ, 幅] で、1枚は縦28、横28の画素(pixel)でできています。
// - **`y`** はモデルに答えてほしい数字です。これをラベル(label)といいます。`x` の i 番目の画像の正解が、`y` の i 番目です。
// - **学習用(train)** は、モデルを学習させるためのデータです。
// - **テスト用(test)** は、学習のあとで実力を測るためのデータです。学習には使いません。
//   練習問題と同じ問題が試験に出たら、実力は測れないからです。
//
// `uint8` は、0から255までの整数という意味です。
// %% [markdown] en split-text
// The data has four parts.
//
// | | pictures `x` | right answers `y` |
// |---|---|---|
// | training data `train` | 60,000 pictures | 60,000 labels |
// | test data `test` | 10,000 pictures | 10,000 labels |
//
// - **`x`** holds the pictures that go to the model. Its shape is [count, height, width]; each picture has 28 × 28 pixels.
// - **`y`** holds the digits that the model should answer with, the labels. Label i of `y` belongs to picture i of `x`.
// - **Training data** is what the model learns from.
// - **Test data** is for measuring afterwards what the model can do. It is not used for training:
//   an exam that repeats the exercises does not show what you can do.
//
// `uint8` means whole numbers from 0 to 255.

// %% [markdown] ja pictures-text
// ## 画像を見る
//
// 学習用の最初の30枚を、ラベルといっしょに表示します。
// `takeSamples(train.x, 0, 30)` は、0番目から29番目までを取り出します。最後の30番目は含みません。
// %% [markdown] en pictures-text
// ## Looking at the pictures
//
// We show the first 30 pictures of the training data with their labels.
// `takeSamples(train.x, 0, 30)` takes pictures 0 to 29; number 30 is not among them.

// %% pictures
imgrid(takeSamples(train.x, 0, 30), { labels: takeSamples(train.y, 0, 30) });

// %% [markdown] ja fours-text
// 同じ数字でも、書き方はさまざまです。`filterSamples` で「4」だけを選んで、並べてみます。
// `(i) => train.y.data[i] === 4` は「i 番目のラベルが4のもの」という条件です。
// 上が開いた4、閉じた4、9に見える4を探してください。
// %% [markdown] en fours-text
// The same digit is written in many ways. We choose the fours with `filterSamples` and look at some.
// `(i) => train.y.data[i] === 4` is the condition: "those whose label is 4".
// Look for fours that are open at the top, fours that are closed, and fours that look like a 9.

// %% fours
const fours = filterSamples(train.x, (i) => train.y.data[i] === 4);
console.log(fours.shape);
imgrid(takeSamples(fours, 0, 40));

// %% [markdown] ja balance-text
// ## クラスのかたよりを調べる
//
// 分類する種類のことを、クラス(class)といいます。MNIST のクラスは0から9までの10個です。
// クラスごとの枚数を数えて、棒グラフにします。
//
// 1つのクラスばかりのデータだと、いつもそのクラスを答えるだけで正解率が高くなります。だから最初に確かめます。
// %% [markdown] en balance-text
// ## Are the classes balanced?
//
// The kinds to tell apart are called classes. MNIST has ten, from 0 to 9.
// We count the pictures of each class and draw a bar chart.
//
// If most of the data belonged to one class, a model could score well by always answering with that class. So we look first.

// %% balance
const digits = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
const counts = digits.map(() => 0);
for (const label of train.y.data) counts[label] += 1;
console.log(counts.join(', '));
bar({ x: digits, y: counts, title: 'train', xLabel: 'ラベル label', yLabel: '枚数 count' });

// %% [markdown] ja balance-result
// いちばん多い「1」が6,742枚、いちばん少ない「5」が5,421枚です。
// 完全に同じではありませんが、どのクラスも全体の9%から11%で、ほぼそろっています。
// いつも「1」と答えるモデルの正解率は約11%です。これから作るモデルは、これよりずっと良くなければなりません。
// %% [markdown] en balance-result
// There are most of "1", 6,742 pictures, and fewest of "5", 5,421.
// They are not quite equal, but each class has 9 to 11 % of the pictures: the classes are nearly balanced.
// A model that always answers "1" is right for about 11 %. Ours must be much better than that.

// %% [markdown] ja counts-exercise
// ## 練習: テストデータのかたより
//
// テストデータにも、同じくらいの割合で各クラスが入っているでしょうか。
// クラスごとの枚数を数えて、10個の数の配列 `testCounts` を作ってください。
// %% [markdown] en counts-exercise
// ## Exercise: the classes of the test data
//
// Are the classes of the test data in about the same proportions?
// Count the pictures of each class, and make `testCounts`, an array of ten numbers.

// %% counts
// >>> exercise
// blank: const testCounts = undefined;
// ja: 上の `counts` の数え方をまねします。数えるのは `test` のラベルです。
// en: Count as for `counts` above. This time the labels of `test` are counted.
const testCounts = digits.map(() => 0);
for (const label of test.y.data) testCounts[label] += 1;
// <<<
await check('07-class-counts', testCounts);

// %% [markdown] ja pixels-text
// ## 画素は数
//
// コンピューターにとって、画像は数の並びです。最初の画像「5」の、数字がある部分の値を書き出してみます。
// 0が黒(背景)、255が白(インク)です。少し離れて見ると、数の並びの中に「5」が見えてきます。
//
// `data` には、すべての画像の画素が1列に並んでいます。1枚は28×28で784個です。
// 1枚の中では左上から右へ進み、右端まで来たら次の行に移ります。
// %% [markdown] en pixels-text
// ## A pixel is a number
//
// To a computer, a picture is numbers in rows. We print those of the first picture, a "5", where the digit is.
// 0 is black (the background), 255 is white (the ink). From a little distance, the "5" shows among the numbers.
//
// `data` holds the pixels of all pictures, one after the other. One picture has 28 × 28 = 784 of them.
// Within a picture they run from the upper left to the right, then on to the next row.

// %% pixels
for (let row = 5; row < 25; row++) {
  const begin = row * 28;
  const numbers = train.x.data.subarray(begin + 4, begin + 24);
  console.log(Array.from(numbers, (value) => String(value).padStart(3)).join(' '));
}

// %% [markdown] ja heatmap-text
// 同じ画像を、値を色で表すヒートマップ(heatmap)にします。マウスを重ねると、行、列、値が表示されます。
// 行(y)は上から、列(x)は左から、0から数えます。
// 文字の縁には、0と255の間の灰色があります。
// %% [markdown] en heatmap-text
// Here is the same picture as a heatmap, where colours stand for the values. Point at a square to see its row, column and value.
// Rows (y) are counted from the top, columns (x) from the left, both from 0.
// At the edges of the strokes there are greys between 0 and 255.

// %% heatmap
const five = { ...takeSamples(train.x, 0, 1), shape: [28, 28] };
heatmap({ z: five, zLabel: '値 value', xLabel: '列 column', yLabel: '行 row', width: 560, height: 480 });

// %% [markdown] ja pixel-exercise
// ## 練習: 狙った画素の値を取り出す
//
// `train.x.data` から、1番目の画像(「0」の画像。最初の「5」は0番目)の、20行目、10列目の画素の値を取り出してください。
// 行と列も0から数えます。その値を `pixel` に入れます。
// %% [markdown] en pixel-exercise
// ## Exercise: the value of a given pixel
//
// Read from `train.x.data` the pixel in row 20 and column 10 of picture 1 (a "0"; the "5" above is picture 0).
// Rows and columns are counted from 0, too. Put its value into `pixel`.

// %% pixel
imshow(takeSamples(train.x, 1, 2), { title: 'train.x [1]' });
// >>> exercise
// blank: const pixel = undefined;
// ja: 前にある画像の画素の数、前にある行の画素の数、列の番号を足すと、`data` の中の位置になります。
// en: The place in `data` is the sum of the pixels of the pictures before, those of the rows before, and the column.
const pixel = train.x.data[1 * 28 * 28 + 20 * 28 + 10];
// <<<
await check('07-pixel', pixel);

// %% [markdown] ja values-text
// ## 値の分布
//
// 画素の値には、どんなものが多いでしょうか。最初の1,000枚の画素をすべて数えて、ヒストグラム(histogram)にします。
// %% [markdown] en values-text
// ## How the values are spread
//
// Which values are frequent? We count all pixels of the first 1,000 pictures, as a histogram.

// %% values
const somePixels = takeSamples(train.x, 0, 1000).data;
histogram({ x: somePixels, bins: 16, xLabel: '画素の値 value of a pixel' });
console.log('0の割合 share of 0:', somePixels.filter((value) => value === 0).length / somePixels.length);

// %% [markdown] ja values-result
// 約8割の画素が0です。画像のほとんどは、何も書かれていない背景だからです。
// 残りでは255に近い値がいちばん多く、その間の灰色は広く薄く散らばっています。
//
// モデルに渡すときは、`normalizeImages` で255で割り、0から1までの値にします。これを正規化(normalization)といいます。
// %% [markdown] en values-result
// About 80 % of the pixels are 0: most of a picture is background, where nothing is written.
// Of the rest, values near 255 are the most frequent; the greys in between are spread thinly.
//
// Before pictures go to a model, `normalizeImages` divides them by 255, so that the values lie between 0 and 1. This is called normalization.

// %% [markdown] ja mean-text
// ## 平均の数字
//
// 数字ごとに、画素の値の平均を計算すると、「平均的な数字」の画像ができます。
// `filterSamples` で1つの数字を選び、`meanSamples` で画素ごとの平均を求めます。
// `stackImages` は、10枚の画像を1つの配列にまとめます。
// %% [markdown] en mean-text
// ## The mean digits
//
// When we average the values of each pixel over all pictures of a digit, we get a picture of the "mean digit".
// `filterSamples` chooses one digit, and `meanSamples` takes the mean of each pixel.
// `stackImages` puts the ten pictures into one array.

// %% mean
const meanDigits = digits.map((digit) => {
  const pictures = filterSamples(train.x, (i) => train.y.data[i] === digit);
  return meanSamples(normalizeImages(pictures));
});
imgrid(stackImages(meanDigits), { labels: digits, columns: 5, size: 112 });

// %% [markdown] ja mean-result
// どの数字も読めますが、ぼやけています。ぼやけているところほど、人によって書き方が違うところです。
//
// - 「0」と「1」は形がよくそろっています。「1」は、傾きの違いで扇のように広がります。
// - 「4」と「9」、「3」と「5」と「8」は似ています。モデルも、このような組を間違えやすいはずです。
// - どの数字も中央にあり、大きさもそろっています。MNIST を作った人たちが、そのように整えたからです。
//
// 自分で書いた数字を読ませるときは、同じように整える必要があります。09章で試します。
// %% [markdown] en mean-result
// All digits can be read, but they are blurred. The more a part is blurred, the more people differ in writing it.
//
// - "0" and "1" keep their shape well. "1" spreads like a fan, because people slant it differently.
// - "4" and "9" are alike, and so are "3", "5" and "8". We may expect a model to confuse these.
// - All digits are in the middle and of the same size. The makers of MNIST prepared them so.
//
// A digit that you write yourself must be prepared in the same way. Chapter 09 tries it.

// %% [markdown] ja summary-text
// ## まとめ
//
// - 学習用(train)で学習し、テスト用(test)で実力を測ります。`x` が画像、`y` が正解のラベルです。
// - MNIST の10個のクラスは、ほぼ同じ枚数です。
// - 画像は28×28の数で、0が背景、255がインクです。約8割が0です。
// - 平均の画像を見ると、どの数字が似ているかがわかります。
//
// 次の章: [08 CNNを動かす](08-mnist-cnn.ipynb)
//
// もっと知りたいとき:
//
// - [Keras の MNIST データセット](https://keras.io/api/datasets/mnist/)
// - [LeCun ほか「Gradient-based learning applied to document recognition」(1998)](https://doi.org/10.1109/5.726791): MNIST を紹介した論文です。
// %% [markdown] en summary-text
// ## Summary
//
// - Training data is learnt from, test data measures what was learnt. `x` holds the pictures, `y` the right answers.
// - The ten classes of MNIST have nearly as many pictures each.
// - A picture is 28 × 28 numbers; 0 is background, 255 is ink. About 80 % are 0.
// - The mean pictures show which digits are alike.
//
// Next chapter: [08 Running a CNN](08-mnist-cnn.ipynb)
//
// To learn more:
//
// - [Keras's MNIST dataset](https://keras.io/api/datasets/mnist/)
// - [LeCun et al., "Gradient-based learning applied to document recognition" (1998)](https://doi.org/10.1109/5.726791): the paper that introduced MNIST.

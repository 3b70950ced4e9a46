// %% [markdown] ja title
// # 11 自由課題
//
// 最後の章では、学んだことを使って、自分で試します。答えは1つではありません。
// どの課題にも、始めるためのセルと、うまくいったかを確かめる `check` があります。
// この章を終えると、次のことができるようになります。
//
// - 学習率やバッチの大きさを自分で決め、結果を比べる
// - モデルが見たことのない種類の画像を、学習データに加える
// - MNIST 以外のデータセットで学習する
// - 速く学習するモデルを設計する
// %% [markdown] en title
// # 11 Free exercises
//
// In this last chapter you try things for yourself, with what you have learnt. There is more than one answer.
// Each task has a cell to start from, and a `check` that tells whether it worked.
// At the end of this chapter you can
//
// - choose the learning rate, the batch size and so on yourself, and compare the results,
// - add a kind of picture to the training data that the model has never seen,
// - train on datasets other than MNIST,
// - design a model that trains fast.

// %% [markdown] ja engine-text
// ## 準備
//
// 最初の2つの課題では、学習用の画像を5,000枚だけ使います。1回の学習は数秒で終わるので、何度でも試せます。
// %% [markdown] en engine-text
// ## Getting ready
//
// The first two tasks use only 5,000 training pictures. A run takes a few seconds, so try as often as you like.

// %% engine
import {
  adam,
  compile,
  concatSamples,
  evaluate,
  fit,
  imgrid,
  layers,
  lineChart,
  normalizeImages,
  setRandomSeed,
  startEngine,
  summary,
  takeSamples,
  tf,
  toCategorical,
} from 'keras-nyumon';
import { check, scaleToEngine, speedRunCnn, speedRunPlan } from 'keras-nyumon/course';
import { fashionMnist, mnist } from 'mnist-loader-ts';

const engine = await startEngine();
setRandomSeed(11);

// %% load
const { train, test } = await mnist.loadData();
const xSmall = normalizeImages(takeSamples(train.x, 0, 5000));
const ySmall = toCategorical(takeSamples(train.y, 0, 5000), 10);
const xTest = normalizeImages(takeSamples(test.x, 0, 2000));
const yTest = toCategorical(takeSamples(test.y, 0, 2000), 10);
console.log('xSmall', xSmall.shape, 'xTest', xTest.shape);

// %% [markdown] ja parameters-text
// ## 練習1: ほかのパラメーター
//
// 小さなモデルを5エポックだけ学習させます。このままでは、正解率は20 % ほどです。
// 次の3つの数を変えて、2,000枚のテストデータで **88 % 以上** にしてください。パラメーターは **30,000個まで** です。
//
// | 名前 | 意味 | 大きくすると |
// |---|---|---|
// | `learningRate` | 学習率(learning rate) | 1回の更新で大きく動く。大きすぎると学習できない |
// | `units` | 全結合層のユニットの数 | 表現の力が増える。パラメーターも増える |
// | `batchSize` | 1回の更新に使う枚数 | 更新の回数が減る |
// %% [markdown] en parameters-text
// ## Exercise 1: other parameters
//
// A small model trains for five epochs only. As it stands, its accuracy is about 20 %.
// Change the three numbers to reach **88 % or more** on the 2,000 test pictures, with **at most 30,000 parameters**.
//
// | name | what it is | when it is larger |
// |---|---|---|
// | `learningRate` | learning rate | each step moves further; too far, and nothing is learnt |
// | `units` | units of the dense layer | it can express more, and has more parameters |
// | `batchSize` | pictures in each step | there are fewer steps |

// %% parameters
// >>> exercise
// blank: const learningRate = 0.0001;
// blank: const units = 16;
// blank: const batchSize = 500;
// ja: まず学習率だけを10倍ずつ変えて、損失の減り方を比べます。そのあとで、ほかの2つを変えます。
// en: First change the learning rate alone, ten times each, and compare how the loss falls. Then change the other two.
const learningRate = 0.005;
const units = 32;
const batchSize = 50;
// <<<
const small = tf.sequential({
  layers: [
    layers.flatten({ inputShape: [28, 28, 1] }),
    layers.dense({ units, activation: 'relu' }),
    layers.dense({ units: 10, activation: 'softmax' }),
  ],
});
compile(small, {
  optimizer: adam({ learningRate }),
  loss: 'categoricalCrossentropy',
  metrics: ['accuracy'],
});
await fit(small, xSmall, ySmall, { batchSize, epochs: 5 });
const { accuracy } = await evaluate(small, xTest, yTest);
console.log('parameters:', small.countParams(), 'test accuracy:', accuracy.toFixed(3));
await check('11-parameters', { parameters: small.countParams(), accuracy });

// %% [markdown] ja inverted-text
// ## 練習2: ほかの画像
//
// MNIST は、黒地に白の数字です。紙に書いた数字は、白地に黒です。
// 1から画素の値を引くと、白と黒が入れ替わります。
// %% [markdown] en inverted-text
// ## Exercise 2: other pictures
//
// MNIST has white digits on black. Digits on paper are black on white.
// Subtracting the pixels from 1 exchanges black and white.

// %% inverted-pictures
const xSmallInverted = { ...xSmall, data: xSmall.data.map((pixel) => 1 - pixel) };
const xTestInverted = { ...xTest, data: xTest.data.map((pixel) => 1 - pixel) };
imgrid(takeSamples(xTestInverted, 0, 10), { labels: takeSamples(test.y, 0, 10) });

// %% [markdown] ja inverted-exercise-text
// 黒地の画像だけで学習したモデルは、白地の画像をほとんど読めません。次のセルをそのまま実行すると、確かめられます。
// 1つのモデルで、**どちらの画像も 80 % 以上** 読めるようにしてください。変えるのは、学習に使う画像とラベルだけです。
// `concatSamples([a, b])` は、配列を前後につなぎます。
// %% [markdown] en inverted-exercise-text
// A model that was trained on black ground hardly reads anything on white. Run the next cell as it is to see it.
// Let one model read **at least 80 % of both kinds**. Change only the pictures and labels that it is trained on.
// `concatSamples([a, b])` puts one array behind the other.

// %% inverted
// >>> exercise
// blank: const xMine = xSmall;
// blank: const yMine = ySmall;
// ja: 2種類の画像を `concatSamples` でつなぎます。ラベルも、画像と同じ順番でつなぎます。
// en: Join the two kinds of pictures with `concatSamples`, and the labels in the same order as the pictures.
const xMine = concatSamples([xSmall, xSmallInverted]);
const yMine = concatSamples([ySmall, ySmall]);
// <<<
const reader = tf.sequential({
  layers: [
    layers.rescaling({ scale: 2, offset: -1, inputShape: [28, 28, 1] }),
    layers.flatten(),
    layers.dense({ units: 64, activation: 'relu' }),
    layers.dense({ units: 10, activation: 'softmax' }),
  ],
});
compile(reader, { optimizer: 'adam', loss: 'categoricalCrossentropy', metrics: ['accuracy'] });
await fit(reader, xMine, yMine, { batchSize: 50, epochs: 3 });
const whiteOnBlack = await evaluate(reader, xTest, yTest);
const blackOnWhite = await evaluate(reader, xTestInverted, yTest);
console.log('white on black:', whiteOnBlack.accuracy.toFixed(3));
console.log('black on white:', blackOnWhite.accuracy.toFixed(3));
await check('11-inverted', {
  whiteOnBlack: whiteOnBlack.accuracy,
  blackOnWhite: blackOnWhite.accuracy,
});

// %% [markdown] ja fashion-text
// ## 課題3: ほかのデータセット
//
// `mnist-loader-ts` は、MNIST と同じ形のデータセットをほかに2つ読み込めます。
//
// - `fashionMnist`: 服や靴の画像。Tシャツ、ズボン、かばんなどの10種類
// - `kmnist`: くずし字のひらがな。「おきすつなはまやれを」の10文字
//
// `{ offline: true }` は「ダウンロードしない」という意味です。データがないときは、その知らせだけが出ます。
// ネットワークのある所なら、`{ offline: true }` を消して実行してください。約30MBを一度だけダウンロードします。
// データがなくても、次の課題に進めます。
// %% [markdown] en fashion-text
// ## Task 3: other datasets
//
// `mnist-loader-ts` can load two more datasets of the same form as MNIST.
//
// - `fashionMnist`: pictures of clothes and shoes; ten classes such as T-shirt, trouser and bag
// - `kmnist`: cursive hiragana; ten characters (o, ki, su, tsu, na, ha, ma, ya, re, wo)
//
// `{ offline: true }` means "do not download". Where the data is missing, you only get a note that says so.
// Where there is a network, remove `{ offline: true }` and run the cell. It downloads about 30 MB, once.
// You can go on to the next task without the data.

// %% fashion-load
const classNames = [
  'Tシャツ',
  'ズボン',
  'セーター',
  'ドレス',
  'コート',
  'サンダル',
  'シャツ',
  'スニーカー',
  'かばん',
  'ブーツ',
];
const fashion = await fashionMnist.loadData({ offline: true }).catch((error: unknown) => {
  console.log(String(error));
});
if (fashion) imgrid(takeSamples(fashion.train.x, 0, 20), { labels: fashion.train.y, classNames });

// %% [markdown] ja fashion-train-text
// 始めるためのモデルです。画像は10,000枚、エポックは3回です。
// テストデータの正解率を **85 % 以上** にしてください。枚数、エポック数、層を変えてみます。
// 服は数字より難しく、最新のモデルでも 97 % ほどです。
// %% [markdown] en fashion-train-text
// This is a model to start from, with 10,000 pictures and three epochs.
// Reach **85 % or more** on the test data. Change the number of pictures, the epochs or the layers.
// Clothes are harder than digits: even the best models read about 97 %.

// %% fashion
const dresser = tf.sequential({
  layers: [
    layers.flatten({ inputShape: [28, 28, 1] }),
    layers.dense({ units: 64, activation: 'relu' }),
    layers.dense({ units: 10, activation: 'softmax' }),
  ],
});
compile(dresser, { optimizer: 'adam', loss: 'categoricalCrossentropy', metrics: ['accuracy'] });

let fashionScore;
if (fashion) {
  const xFashion = normalizeImages(takeSamples(fashion.train.x, 0, 10000));
  const yFashion = toCategorical(takeSamples(fashion.train.y, 0, 10000), 10);
  await fit(dresser, xFashion, yFashion, { batchSize: 100, epochs: 3 });
  fashionScore = await evaluate(dresser, normalizeImages(fashion.test.x), toCategorical(fashion.test.y, 10));
}
await check('11-fashion', { dataset: fashion, score: fashionScore });

// %% [markdown] ja speed-text
// ## 課題4: スピードラン
//
// MNIST のテストデータで **正解率 99 %** に、どれだけ短い学習時間で届くでしょうか。2コアのパソコンで競います。
// まず、私たちのモデルを見てください。[08](08-mnist-cnn.ipynb) のモデルから、次のように変えました。
//
// 1. **最初の畳み込み層を `strides: 2` に**: 窓を2画素ずつ動かすと、出力の縦と横が半分になり、あとの計算が減ります。
// 2. **フィルターを半分に、畳み込みのあとの画像をもう半分に**: 1枚あたりの掛け算は、約1,200万回から約62万回に減りました。
// 3. **`relu` をプーリングのあとに**: 最大値を選んでから `relu` をかけても、答えは同じです。計算は4分の1です。
// 4. **学習率を上げてから下げる**: 高い学習率で速く進み、最後に0まで下げて仕上げます。これで3エポックで足ります。
// %% [markdown] en speed-text
// ## Task 4: the speed run
//
// How short can training be for an **accuracy of 99 %** on MNIST's test data, on a computer with two cores?
// Look at our model first. Starting from the model of [08](08-mnist-cnn.ipynb), we changed this:
//
// 1. **`strides: 2` in the first convolutional layer**: a window that moves two pixels at a time halves height and width, and all that follows has less to compute.
// 2. **Half the filters, and pictures halved once more after the convolutions**: from about 12 million multiplications for each picture to about 620,000.
// 3. **`relu` after pooling**: taking the largest value first and `relu` second gives the same answer, for a quarter of the work.
// 4. **A learning rate that goes up and then down**: it moves fast at a high rate, and at the end settles down to 0. Three epochs are enough then.

// %% speed-model
const ours = speedRunCnn();
summary(ours);

// %% speed-data
const full = { epochs: 3, trainSamples: 60000, testSamples: 10000 };
const { epochs, trainSamples, testSamples } = scaleToEngine(engine, full);
const xTrain = normalizeImages(takeSamples(train.x, 0, trainSamples));
const yTrain = toCategorical(takeSamples(train.y, 0, trainSamples), 10);
const xAll = normalizeImages(takeSamples(test.x, 0, testSamples));
const yAll = toCategorical(takeSamples(test.y, 0, testSamples), 10);

const plan = speedRunPlan(trainSamples, epochs);
const steps = Array.from({ length: Math.ceil(trainSamples / plan.batchSize) * epochs }, (_, step) => step);
lineChart({ x: steps, y: steps.map(plan.learningRate), xLabel: 'step', yLabel: 'learning rate' });

// %% [markdown] ja speed-ours-text
// `performance.now()` は時刻をミリ秒で返します。測るのは学習の時間だけで、評価の時間は入れません。
// %% [markdown] en speed-ours-text
// `performance.now()` gives the time in milliseconds. Only training is timed, not the evaluation.

// %% speed-ours
compile(ours, {
  optimizer: adam({ learningRate: plan.learningRate }),
  loss: 'categoricalCrossentropy',
  metrics: ['accuracy'],
});
const oursStarted = performance.now();
await fit(ours, xTrain, yTrain, { batchSize: plan.batchSize, epochs });
const oursSeconds = (performance.now() - oursStarted) / 1000;
const oursScore = await evaluate(ours, xAll, yAll);
console.log('seconds:', oursSeconds.toFixed(1), 'test accuracy:', oursScore.accuracy.toFixed(4));

// %% [markdown] ja speed-yours-text
// 私たちの記録は、2コアのパソコンで **約9秒、99.1 %** です(種を変えた5回の平均)。
// 次のセルを書き換えて、99 % に届く、もっと速いモデルを探してください。
// 1回の結果は偶然で変わります。届いたら、種 `setRandomSeed` を変えて、もう一度確かめます。
// %% [markdown] en speed-yours-text
// Our record on a computer with two cores is **about 9 seconds, at 99.1 %** (the mean of five seeds).
// Change the next cell, and look for a faster model that reaches 99 %.
// A single run is also a matter of luck. When you get there, try again with another `setRandomSeed`.

// %% speed-yours
setRandomSeed(1);
const yours = tf.sequential({
  layers: [
    layers.conv2d({ filters: 8, kernelSize: 5, strides: 2, activation: 'relu', inputShape: [28, 28, 1] }),
    layers.flatten(),
    layers.dense({ units: 32, activation: 'relu' }),
    layers.dense({ units: 10, activation: 'softmax' }),
  ],
});
compile(yours, {
  optimizer: adam({ learningRate: 0.002 }),
  loss: 'categoricalCrossentropy',
  metrics: ['accuracy'],
});
const started = performance.now();
await fit(yours, xTrain, yTrain, { batchSize: 256, epochs: 1 });
const seconds = (performance.now() - started) / 1000;
const score = await evaluate(yours, xAll, yAll);
console.log('seconds:', seconds.toFixed(1), 'test accuracy:', score.accuracy.toFixed(4));
await check('11-speed-run', { accuracy: score.accuracy, seconds });

// %% [markdown] ja ideas-text
// ## もっと試す
//
// - [09](09-your-own-digit.ipynb) で自分が書いた数字を集めて、学習データに加える
// - `layers.randomRotation` や `layers.randomTranslation` をモデルの最初に置いて、傾いた画像やずれた画像に強くする
// - ラベルの一部をわざと間違えて、正解率がどう変わるかを調べる
// - 学習データを100枚まで減らして、どこまで読めるかを調べる
// %% [markdown] en ideas-text
// ## More to try
//
// - Collect digits that you drew in [09](09-your-own-digit.ipynb), and add them to the training data.
// - Put `layers.randomRotation` or `layers.randomTranslation` first in the model, for pictures that are tilted or shifted.
// - Make some of the labels wrong on purpose, and see what happens to the accuracy.
// - Take no more than 100 training pictures, and see how much can be read.

// %% [markdown] ja summary-text
// ## まとめ
//
// - パラメーターは1つずつ変えて、結果を比べます。
// - モデルは、学習データにない種類の画像を読めません。学習データを増やすと読めるようになります。
// - 速いモデルは、計算の量、更新の回数、学習率をいっしょに考えて作ります。
//
// これでコースは終わりです。[00 はじめに](00-introduction.ipynb) から、好きな章をもう一度試してください。
//
// - 速さを1つずつ積み上げた記録(英語): [Training MNIST to 99 % fast](https://github.com/tuomaso/train_mnist_fast)
// - 学習率を上げてから下げる方法の論文(英語): [Super-Convergence](https://arxiv.org/abs/1708.07120)
// - [Fashion-MNIST の論文](https://arxiv.org/abs/1708.07747)と [KMNIST の論文](https://arxiv.org/abs/1812.01718)(英語)
// - Keras のほかの例(英語): [Code examples](https://keras.io/examples/)
// %% [markdown] en summary-text
// ## Summary
//
// - Change one parameter at a time, and compare the results.
// - A model cannot read kinds of pictures that are not in its training data. With more kinds in the training data, it can.
// - A fast model is made by thinking of the amount of computing, the number of steps and the learning rate together.
//
// This is the end of the course. From [00 Introduction](00-introduction.ipynb) on, try any chapter again.
//
// - A record built up one change at a time: [Training MNIST to 99 % fast](https://github.com/tuomaso/train_mnist_fast)
// - The paper on raising and lowering the learning rate: [Super-Convergence](https://arxiv.org/abs/1708.07120)
// - The papers on [Fashion-MNIST](https://arxiv.org/abs/1708.07747) and [KMNIST](https://arxiv.org/abs/1812.01718)
// - More examples of Keras: [Code examples](https://keras.io/examples/)

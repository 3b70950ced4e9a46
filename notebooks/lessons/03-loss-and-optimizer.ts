// %% [markdown] ja title
// # 03 lossとoptimizer
//
// 学習とは、損失(loss)を小さくすることです。何を損失とするか、どうやって小さくするかは、人が決めます。
// この章を終えると、次のことができるようになります。
//
// - 課題に合う損失関数(loss function)を選ぶ
// - 最適化手法(optimizer)が坂を下る様子を見て、違いを説明する
// - 学習率(learning rate)が小さすぎるときと大きすぎるときを、グラフから見分ける
// - Adadelta の学習率を、なぜ1にするのか説明する
// %% [markdown] en title
// # 03 Loss and optimizer
//
// To train is to make the loss small. What the loss is, and how it is made small, is for us to choose.
// At the end of this chapter you can
//
// - choose the loss function that fits a task,
// - watch optimizers go downhill, and tell how they differ,
// - see in a chart whether the learning rate is too small or too large,
// - say why Adadelta's learning rate should be 1.

// %% [markdown] ja engine-text
// ## 準備
// %% [markdown] en engine-text
// ## Getting ready

// %% engine
import {
  adadelta,
  adagrad,
  adam,
  adamax,
  adamW,
  compile,
  contour,
  fit,
  ftrl,
  functionPlot,
  layers,
  lineChart,
  lion,
  losses,
  nadam,
  plotHistory,
  rmsprop,
  setRandomSeed,
  sgd,
  startEngine,
  surface,
  tf,
} from 'keras-nyumon';
import { check, scaleToEngine } from 'keras-nyumon/course';

const engine = await startEngine();

// %% [markdown] ja task-text
// ## どの課題に、どの損失関数か
//
// 損失関数は、予測と正解がどれだけ違うかを1つの数にします。課題によって、最後の層と損失関数の組み合わせが決まります。
//
// | 課題 | 例 | 最後の層 | ラベル | 損失関数 |
// |---|---|---|---|---|
// | 回帰(regression) | 家の値段 | 1個、活性化関数なし | 数 | `meanSquaredError` など |
// | 二値分類 | 迷惑メールか | 1個、`sigmoid` | 0 か 1 | `binaryCrossentropy` |
// | 多クラス分類 | どの数字か | クラスの数だけ、`softmax` | one-hot | `categoricalCrossentropy` |
// | 多クラス分類 | どの数字か | クラスの数だけ、`softmax` | クラスの番号 | `sparseCategoricalCrossentropy` |
//
// 下の2つは同じ計算で、ラベルの書き方だけが違います。確かめてみましょう。
// 3クラスの確率を `[0.1, 0.7, 0.2]` と予測し、正解が1番だったとします。
// %% [markdown] en task-text
// ## Which loss for which task
//
// The loss function makes a single number of how far the predictions are from the right answers. The task decides the last layer and the loss.
//
// | Task | Example | Last layer | Labels | Loss function |
// |---|---|---|---|---|
// | Regression | price of a house | 1 unit, no activation | numbers | `meanSquaredError` and others |
// | Binary classification | spam or not | 1 unit, `sigmoid` | 0 or 1 | `binaryCrossentropy` |
// | Classification | which digit | a unit for each class, `softmax` | one-hot | `categoricalCrossentropy` |
// | Classification | which digit | a unit for each class, `softmax` | class indices | `sparseCategoricalCrossentropy` |
//
// The last two compute the same; only the labels are written differently. Let us see.
// Suppose that the predicted probabilities of three classes are `[0.1, 0.7, 0.2]`, and that class 1 is right.

// %% crossentropy
tf.tidy(() => {
  const predicted = tf.tensor2d([[0.1, 0.7, 0.2]]);
  losses
    .categoricalCrossentropy()(tf.tensor2d([[0, 1, 0]]), predicted)
    .print();
  losses
    .sparseCategoricalCrossentropy()(tf.tensor1d([1]), predicted)
    .print();
});
console.log('-ln 0.7 =', -Math.log(0.7));

// %% [markdown] ja binary-text
// 3つとも約0.357です。交差エントロピー(cross-entropy)は、**正解に与えた確率の対数に、マイナスを付けた値**です。
//
// 二値分類では、予測は「1である確率」p だけです。正解が1なら −ln p、正解が0なら −ln(1 − p) です。
// グラフの端を見てください。**自信をもって間違えると、損失はとても大きく**なります。
// %% [markdown] en binary-text
// All three are about 0.357. Cross-entropy is **minus the logarithm of the probability given to the right answer**.
//
// In binary classification there is only p, the probability of 1. The loss is −ln p if the label is 1, and −ln(1 − p) if it is 0.
// Look at the ends of the chart: **to be sure and wrong costs a lot**.

// %% binary
functionPlot(
  { '正解1 label 1': (p) => -Math.log(p), '正解0 label 0': (p) => -Math.log(1 - p) },
  { from: 0.002, to: 0.998, xLabel: '1である確率 probability of 1', yLabel: '損失 loss' },
);

// %% [markdown] ja regression-text
// ## 回帰の損失関数
//
// 誤差(予測 − 正解)から損失を決めます。よく使う3つを、導関数(derivative、破線)といっしょに描きます。
//
// - **平均二乗誤差(mean squared error)**: 誤差の2乗。大きな誤差をとても嫌います。
// - **平均絶対誤差(mean absolute error)**: 誤差の絶対値。傾きはいつも −1 か 1 です。
// - **Huber**: 誤差が小さいうちは2乗、大きくなると直線です。
// %% [markdown] en regression-text
// ## Losses for regression
//
// The loss is computed from the error (prediction − right answer). Here are three common ones, with their derivatives (dashed).
//
// - **Mean squared error**: the square of the error. It hates large errors.
// - **Mean absolute error**: the size of the error. Its slope is always −1 or 1.
// - **Huber**: a parabola for small errors, a straight line for large ones.

// %% regression
functionPlot(
  {
    meanSquaredError: (e) => e ** 2,
    meanAbsoluteError: (e) => Math.abs(e),
    huber: (e) => (Math.abs(e) < 1 ? e ** 2 / 2 : Math.abs(e) - 1 / 2),
  },
  { from: -3, to: 3, derivative: true, xLabel: '誤差 error', yLabel: '損失 loss' },
);

// %% [markdown] ja outlier-text
// 違いは、外れ値(outlier)があるときに出ます。4軒の値段のうち、最後の1軒だけ大きく外した場合です。
// %% [markdown] en outlier-text
// The difference matters when there are outliers. Of the prices of four houses, only the last one is far off.

// %% outlier
tf.tidy(() => {
  const actual = tf.tensor2d([[3, 4, 5, 6]]);
  const predicted = tf.tensor2d([[3.1, 3.8, 5.2, 16]]);
  for (const loss of [losses.meanSquaredError(), losses.meanAbsoluteError(), losses.huber()])
    console.log(loss.lossName.padEnd(18), loss(actual, predicted).dataSync()[0]);
});

// %% [markdown] ja squared-text
// 平均二乗誤差は約25で、ほとんどが最後の1軒の分です。外れ値が測り間違いなら、平均絶対誤差や Huber のほうが引きずられません。
//
// ## 分類に平均二乗誤差を使わない理由
//
// 確率も数なので、平均二乗誤差でも計算はできます。しかし学習が進みにくくなります。
// 横軸は `sigmoid` に入る前の値(ロジット: logit)、正解は1です。左へ行くほど、ひどい間違いです。
// **破線の傾き**を比べてください。
// %% [markdown] en squared-text
// The mean squared error is about 25, nearly all of it from the last house. If the outlier is a slip of measurement, the other two are led astray less.
//
// ## Why not the squared error for classification
//
// Probabilities are numbers, so the mean squared error can be computed. But then training hardly moves.
// The horizontal axis is the value before `sigmoid` (the logit), and the label is 1. The further left, the worse the mistake.
// Compare the **dashed slopes**.

// %% squared
functionPlot(
  {
    binaryCrossentropy: (z) => Math.log(1 + Math.exp(-z)),
    meanSquaredError: (z) => (1 - 1 / (1 + Math.exp(-z))) ** 2,
  },
  { from: -8, to: 4, derivative: true, xLabel: 'sigmoid の前の値 logit', yLabel: '損失 loss' },
);

// %% [markdown] ja choose-text
// 左端で、交差エントロピーの傾きはほぼ −1 ですが、平均二乗誤差の傾きはほぼ0です。
// 傾きが0なら、重みは直りません。ひどく間違えているのに、学習が進まないのです。
//
// ## 練習1: 損失関数を選ぶ
//
// 次の4つの課題に、Keras の損失関数の名前を書いてください。
//
// - `housePrice`: 家の値段を当てる
// - `spam`: 迷惑メールかどうかを当てる。最後の層は1個の `sigmoid`
// - `digit`: 手書き数字を当てる。ラベルは `7` のような番号
// - `digitOneHot`: 手書き数字を当てる。ラベルは `[0,0,0,0,0,0,0,1,0,0]` のような one-hot
// %% [markdown] en choose-text
// At the left end, the slope of cross-entropy is almost −1, and that of the squared error almost 0.
// Where the slope is 0, no weight is corrected: the model is badly wrong, and learns nothing from it.
//
// ## Exercise 1: choose the loss
//
// Write the name of one of Keras's loss functions for each of four tasks.
//
// - `housePrice`: predict the price of a house
// - `spam`: tell whether a mail is spam; the last layer is a single `sigmoid`
// - `digit`: tell which digit was written; the labels are indices such as `7`
// - `digitOneHot`: tell which digit was written; the labels are one-hot, such as `[0,0,0,0,0,0,0,1,0,0]`

// %% exercise-loss
// >>> exercise
// blank: const chosen = { housePrice: '', spam: '', digit: '', digitOneHot: '' };
// ja: 上の表の「ラベル」の列と見比べます。名前は引用符の中に書きます。
// en: Compare with the column "Labels" of the table above. The names go between the quotes.
const chosen = {
  housePrice: 'meanSquaredError',
  spam: 'binaryCrossentropy',
  digit: 'sparseCategoricalCrossentropy',
  digitOneHot: 'categoricalCrossentropy',
};
// <<<
await check('03-choose-loss', chosen);

// %% [markdown] ja surface-text
// ## 損失の坂を下る
//
// 重みを変えると損失も変わります。重みが2つなら、損失は曲面(surface)になります。
// 学習とは、この曲面のいちばん低いところを探すことです。
// 見えるのは足元の傾き、つまり勾配(gradient)だけです。
//
// 下の曲面は、x の方向にはゆるく、y の方向には急な谷です。つかんで回せます。
// %% [markdown] en surface-text
// ## Downhill on the loss
//
// The loss changes with the weights. With two weights, it is a surface.
// To train is to look for its lowest place, and all that one sees is the slope underfoot: the gradient.
//
// The surface below is a valley, gentle along x and steep along y. Take hold of it to turn it.

// %% surface
const height = (x: number, y: number) => x ** 2 / 20 + y ** 2;
surface({ z: height, x: [-10, 10], y: [-3, 3], zLabel: 'loss' });

// %% [markdown] ja descend-text
// 最適化手法は、勾配から「次の1歩」を決める規則です。`minimize` が、勾配を計算して1歩進めます。
// `descend` は、(−9, 2.5) から40歩進んで、通った場所を返します。
// %% [markdown] en descend-text
// An optimizer is the rule that makes the next step of the gradient. `minimize` computes the gradient and takes a step.
// `descend` takes 40 steps from (−9, 2.5) and returns the places that it came through.

// %% descend
const descend = (optimizer: tf.Optimizer) => {
  const place = tf.tidy(() => tf.variable(tf.tensor1d([-9, 2.5])));
  const path: [number, number][] = [[-9, 2.5]];
  for (let step = 1; step <= 40; step++) {
    optimizer.minimize(
      () =>
        place
          .square()
          .mul([1 / 20, 1])
          .sum(),
      false,
      [place],
    );
    const [x, y] = place.dataSync();
    path.push([x, y]);
  }
  place.dispose();
  optimizer.dispose();
  return path;
};

// %% [markdown] ja race-text
// ## 最適化手法の競走
//
// Keras の最適化手法を、同じ場所から走らせます。▶ を押すと、1歩ずつ進みます。
// 名前を押すと、その線を消したり出したりできます。ダブルクリックすると、その1本だけになります。
//
// - **SGD**: 傾きに学習率をかけた分だけ、まっすぐ下ります。急な方向には大きく、ゆるい方向には少しずつ進みます。
// - **モーメンタム(momentum)**: 勢いがつきます。谷を行き過ぎて、戻ってきます。Nesterov は、行き過ぎが小さくなります。
// - **AdaGrad・RMSprop**: 方向ごとに歩幅を変えます。ゆるい方向にも速く進みます。
// - **Adam** とその仲間(AdamW・Adamax・Nadam): 勢いと、方向ごとの歩幅の両方を使います。
// - **Lion**: 勾配の符号だけを使い、どの方向にも同じ歩幅で進みます。**FTRL** は、広告のクリックの予測から生まれました。
// %% [markdown] en race-text
// ## The race of the optimizers
//
// Keras's optimizers start from the same place. Press ▶ to see them go, step by step.
// Click a name to hide its line or bring it back; double-click to see only that one.
//
// - **SGD**: goes straight down by the slope times the learning rate; far where it is steep, little where it is gentle.
// - **Momentum**: gathers speed, overshoots the valley and comes back. Nesterov overshoots less.
// - **AdaGrad, RMSprop**: a step size for each direction; they are quick in the gentle direction too.
// - **Adam** and its relatives (AdamW, Adamax, Nadam): both, momentum and a step size for each direction.
// - **Lion**: takes only the sign of the gradient, and steps equally far in every direction. **FTRL** comes from predicting clicks on advertisements.

// %% race
const racers = {
  sgd: sgd({ learningRate: 0.5 }),
  momentum: sgd({ learningRate: 0.05, momentum: 0.9 }),
  nesterov: sgd({ learningRate: 0.05, momentum: 0.9, nesterov: true }),
  adagrad: adagrad({ learningRate: 1 }),
  rmsprop: rmsprop({ learningRate: 0.3 }),
  adam: adam({ learningRate: 0.3 }),
  adamW: adamW({ learningRate: 0.3 }),
  adamax: adamax({ learningRate: 0.3 }),
  nadam: nadam({ learningRate: 0.3 }),
  lion: lion({ learningRate: 0.2 }),
  ftrl: ftrl({ learningRate: 1 }),
  adadelta: adadelta({ learningRate: 1 }),
};
const paths = Object.fromEntries(
  Object.entries(racers).map(([name, optimizer]) => [name, descend(optimizer)]),
);
contour({ z: height, x: [-10, 3], y: [-3, 3], paths, height: 560 });

// %% [markdown] ja heights-text
// 歩数と損失のグラフにすると、順位が分かります。縦軸は対数目盛です。
// %% [markdown] en heights-text
// A chart of the loss at each step shows who is ahead. The vertical axis is logarithmic.

// %% heights
const heights = Object.fromEntries(
  Object.entries(paths).map(([name, path]) => [name, path.map(([x, y]) => height(x, y))]),
);
lineChart({ y: heights, yScale: 'log', xLabel: '歩数 step', yLabel: '損失 loss', height: 460 });

// %% [markdown] ja heights-read
// 読み方です。
//
// - どれがいちばんよいかは、この谷とこの学習率での話です。坂の形や学習率が変わると、順位も変わります。
// - `adam` の仲間は、行き過ぎて戻るので、線が波打ちます。
// - `adadelta` だけは、ほとんど動いていません。なぜでしょうか。この章の最後に調べます。
//
// ## 学習率
//
// 学習率は歩幅です。最適化手法より、学習率のほうが結果を大きく左右します。
// 同じ SGD で、学習率だけを変えてみましょう。
// %% [markdown] en heights-read
// How to read it:
//
// - Which is best is true of this valley and these learning rates. Another slope or another rate gives another order.
// - `adam` and its relatives overshoot and come back, so their lines go in waves.
// - `adadelta` alone has hardly moved. Why? We look into it at the end of this chapter.
//
// ## The learning rate
//
// The learning rate is the length of the step. It often matters more than the choice of the optimizer.
// Let us change nothing but the learning rate of SGD.

// %% rates
const rates = Object.fromEntries(
  [0.05, 0.5, 1.01].map((learningRate) => [`sgd ${learningRate}`, descend(sgd({ learningRate }))]),
);
contour({ z: height, x: [-10, 3], y: [-6, 6], paths: rates });

// %% [markdown] ja rate-text
// - 0.05 は小さすぎます。40歩では底に届きません。
// - 0.5 は、急な方向を1歩で下り、ゆるい方向をまっすぐ進みます。
// - 1.01 は大きすぎます。谷を飛び越えるたびに高く上がり、発散(divergence)します。
//
// ## 練習2: 学習率を決める
//
// `sgd` の学習率を変えて、40歩で損失を **0.01 より小さく**してください。0.5 でもまだ足りません。
// 何度でも実行できます。線が底 (0, 0) に届く様子を見ながら探します。
// %% [markdown] en rate-text
// - 0.05 is too small. 40 steps do not reach the bottom.
// - 0.5 goes down the steep direction in one step, and then straight along the gentle one.
// - 1.01 is too large. Each leap over the valley lands higher up: it diverges.
//
// ## Exercise 2: set the learning rate
//
// Change the learning rate of `sgd` until the loss is **below 0.01** after 40 steps. 0.5 is not enough yet.
// Run it as often as you like, and watch how the line comes to the bottom, (0, 0).

// %% exercise-rate
// >>> exercise
// blank: const learningRate = 0.05;
// ja: 大きくするほど速く進みますが、1を超えると発散します。
// en: The larger, the faster; but above 1 it diverges.
const learningRate = 0.9;
// <<<
await check('03-learning-rate', learningRate);
contour({ z: height, x: [-10, 3], y: [-6, 6], paths: { sgd: descend(sgd({ learningRate })) } });

// %% [markdown] ja tiny-text
// ## 小さなモデルで試す
//
// 本物のモデルでも同じことが起こります。平面の上の200点を使い、半径0.8の円の中にあれば、ラベルを1にします。
//
// `train` は、モデルを作り、渡された最適化手法で学習させ、履歴を返します。
// 比べるのは最適化手法だけなので、種を同じにして、重みの初期値をそろえます。
// `shuffle: false` は、サンプルを毎回同じ順に使います。
// %% [markdown] en tiny-text
// ## With a small model
//
// The same happens to real models. The data are 200 points on a plane; the label is 1 within a circle of radius 0.8.
//
// `train` makes a model, trains it with the optimizer that it is given, and returns the history.
// Nothing but the optimizer should differ, so the same seed gives the same initial weights each time.
// `shuffle: false` takes the samples in the same order each time.

// %% tiny
setRandomSeed(3);
const x = Array.from({ length: 200 }, () => [Math.random() * 2 - 1, Math.random() * 2 - 1]);
const y = x.map(([a, b]) => (a ** 2 + b ** 2 < 0.8 ** 2 ? 1 : 0));
const { epochs } = scaleToEngine(engine, { epochs: 30, trainSamples: 200, testSamples: 0 });

const train = async (optimizer: tf.Optimizer) => {
  setRandomSeed(4);
  const model = tf.sequential({
    layers: [
      layers.dense({ units: 128, activation: 'relu', inputShape: [2] }),
      layers.dense({ units: 1, activation: 'sigmoid' }),
    ],
  });
  compile(model, { optimizer, loss: 'binaryCrossentropy', metrics: ['accuracy'] });
  const history = await fit(model, x, y, { epochs, batchSize: 10, shuffle: false, verbose: 0 });
  console.log('loss', history.history.loss.at(-1), 'accuracy', history.history.accuracy.at(-1));
  model.dispose();
  return history;
};

// %% [markdown] ja tiny-rates-text
// 学習率を0.01、1、10にして、SGD で30エポック学習させます。
// %% [markdown] en tiny-rates-text
// We train 30 epochs with SGD, at learning rates of 0.01, 1 and 10.

// %% tiny-rates
const small = await train(sgd({ learningRate: 0.01 }));
const right = await train(sgd({ learningRate: 1 }));
const large = await train(sgd({ learningRate: 10 }));
plotHistory({ 'sgd 0.01': small, 'sgd 1': right, 'sgd 10': large });

// %% [markdown] ja tiny-rates-read
// - 0.01: 損失は下がり続けますが、とても遅く、30エポックで約0.65です。
// - 1: 損失は約0.15、正解率は約0.94になります。
// - 10: 最初の数歩で飛びすぎて、損失は約1.24のまま動かなくなります。あてずっぽうの約0.69より悪い値です。
//
// 損失が下がらないときは、まず学習率を10倍、または10分の1にしてみるのが近道です。
//
// ## Adadelta の話
//
// 08 章の CNN は、Adadelta で学習させます。古い教科書の Keras では、Adadelta の学習率は、省略すると1でした。
// **いまの Keras では、省略すると0.001**です。古いコードをそのまま写すと、何も言わずに学習がとても遅くなります。
// 省略した場合と、論文のとおり1にした場合を比べてみましょう。
// %% [markdown] en tiny-rates-read
// - 0.01: the loss keeps falling, but slowly; it is about 0.65 after 30 epochs.
// - 1: the loss falls to about 0.15, and the accuracy rises to about 0.94.
// - 10: the first steps leap too far, and the loss stays at about 1.24. That is worse than guessing, which has about 0.69.
//
// When the loss does not fall, first try ten times the learning rate, or a tenth of it.
//
// ## The story of Adadelta
//
// The CNN of chapter 08 is trained with Adadelta. In the Keras of older textbooks, Adadelta's learning rate was 1 when left out.
// **In Keras today it is 0.001 when left out.** Old code that is copied as it stands trains very slowly, and nothing tells you.
// Let us compare leaving it out with 1, which is what the paper does.

// %% adadelta
const byDefault = await train(adadelta());
const byPaper = await train(adadelta({ learningRate: 1 }));
plotHistory({ 'adadelta 0.001': byDefault, 'adadelta 1': byPaper });

// %% [markdown] ja keras-text
// 学習率0.001では、30エポックたっても損失は0.6892から0.6887にしかなりません。1なら、0.37まで下がります。
//
// これは、このライブラリーだけの話ではありません。同じ重みから、同じデータを Python の Keras 3.15.1 で学習させました。
// 次のセルで、その損失とこちらの損失を並べます。
// %% [markdown] en keras-text
// At a learning rate of 0.001, the loss goes from 0.6892 to no less than 0.6887 in 30 epochs. At 1 it falls to 0.37.
//
// That is not a matter of this library alone. We trained on the same data, from the same weights, with Keras 3.15.1 in Python.
// The next cell shows its losses beside ours.

// %% keras
const keras = {
  epoch: [1, 5, 10, 20, 30],
  byDefault: [0.6892, 0.6892, 0.6891, 0.6889, 0.6887],
  byPaper: [0.6836, 0.6424, 0.5954, 0.4746, 0.3701],
};
const loss = (history: typeof byPaper, epoch: number) => history.history.loss.at(epoch - 1)?.toFixed(4);
keras.epoch.forEach((epoch, i) => {
  console.log(`エポック epoch ${epoch}`);
  console.log('  0.001: Keras', keras.byDefault[i], 'TypeScript', loss(byDefault, epoch));
  console.log('  1    : Keras', keras.byPaper[i], 'TypeScript', loss(byPaper, epoch));
});

// %% [markdown] ja cnn-text
// 4桁まで同じになります。
//
// では、08 章の CNN ではどうでしょうか。MNIST の最初の10,000枚で3エポック学習させ、テストデータの正解率を測りました。
//
// | Adadelta の学習率 | Keras | TypeScript |
// |---|---|---|
// | 0.001(省略したとき) | 13.1% | 15.2% |
// | 1 | 96.5% | 97.0% |
//
// 重みの初期値とドロップアウトの乱数は、Keras と同じにはできません。そのため、少しだけ違う値になります。
// 学習率を省略しただけで、あてずっぽうの10%とあまり変わらない結果になることは、どちらも同じです。
//
// ### なぜ遅いのか
//
// Adadelta は、歩幅を自分で決めます。
//
// > 1歩 = 学習率 × (これまでの歩幅の平均 ÷ これまでの勾配の平均) × 勾配
//
// 始めは「これまでの歩幅」がないので、最初の1歩は、勾配の大きさに関係なく学習率 × 約0.0014です。
// 学習率が1でも小さいのに、0.001なら、さらにその1000分の1です。
// 競走で動かなかったのも、谷の幅10に対して1歩が0.0014だったからです。モデルの重みは、谷の幅よりずっと小さい数です。
// %% [markdown] en cnn-text
// They agree to four digits.
//
// And the CNN of chapter 08? We trained it for three epochs on the first 10,000 pictures of MNIST, and measured the accuracy on the test data.
//
// | Adadelta's learning rate | Keras | TypeScript |
// |---|---|---|
// | 0.001 (left out) | 13.1 % | 15.2 % |
// | 1 | 96.5 % | 97.0 % |
//
// The random numbers of the initial weights and of dropout cannot be made those of Keras, so the values differ a little.
// Both agree in this: with the learning rate left out, the result is little better than guessing, which has 10 %.
//
// ### Why it is slow
//
// Adadelta finds the length of its steps by itself.
//
// > step = learning rate × (mean of the steps so far ÷ mean of the gradients so far) × gradient
//
// In the beginning there are no steps so far, and the first step is the learning rate × about 0.0014, whatever the gradient.
// That is small even at a learning rate of 1; at 0.001 it is a thousandth of that.
// This is also why it did not move in the race: the valley is 10 wide, and the first step was 0.0014. A model's weights are much smaller than the valley.

// %% [markdown] ja stock-text
// ### TensorFlow.js の Adadelta
//
// TensorFlow.js にも `tf.train.adadelta` がありますが、Keras とは違う動きをします。SGD と並べてみましょう。
// %% [markdown] en stock-text
// ### TensorFlow.js's own Adadelta
//
// TensorFlow.js has a `tf.train.adadelta` too, but it does not do what Keras does. Let us put it beside SGD.

// %% stock
const stock = await train(tf.train.adadelta(1));
lineChart({
  x: stock.epoch.map((epoch) => epoch + 1),
  y: {
    'tf.train.adadelta(1)': stock.history.loss,
    'sgd 1': right.history.loss,
    'adadelta 1': byPaper.history.loss,
  },
  xLabel: 'エポック epoch',
  yLabel: '損失 loss',
});

// %% [markdown] ja summary-text
// `tf.train.adadelta(1)` の線は、学習率1の SGD とぴったり重なって、見えません。
// 1歩ごとに平均を新しくする順番が違うので、割り算の答えがいつも1になり、「勾配 × 学習率」だけが残るからです。
// 08 章の CNN に学習率1の SGD は大きすぎて、正解率は10%のままになります。
// この教材の `adadelta` は、Keras と同じ計算をします。
//
// ## どれを使えばよいか
//
// - 迷ったら `adam` で始めます。学習率は0.001のまま試し、だめなら10倍か10分の1にします。
// - 画像のモデルでは、`sgd` に `momentum: 0.9` を付けて、よく調整したものも使われます。
// - 最適化手法を変えたら、学習率も決め直します。ちょうどよい値は、手法ごとに違います。
//
// ## まとめ
//
// - 損失関数は、課題と最後の層とラベルの書き方で決まります。分類なら交差エントロピーです。
// - 最適化手法は、勾配から次の1歩を決める規則です。
// - 学習率が小さすぎると進まず、大きすぎると発散します。
// - Keras の Adadelta は、学習率を省略すると0.001です。論文のとおり1にします。
//
// 次の章: [04 モデルとレイヤー](04-models-and-layers.ipynb)
//
// さらに知りたい人へ:
//
// - Keras の [損失関数](https://keras.io/api/losses/) と [最適化手法](https://keras.io/api/optimizers/)(英語)
// - Adadelta の論文: [M. Zeiler (2012)](https://arxiv.org/abs/1212.5701)、Adam の論文: [D. Kingma, J. Ba (2014)](https://arxiv.org/abs/1412.6980)(英語)
// %% [markdown] en summary-text
// The line of `tf.train.adadelta(1)` cannot be seen: it lies exactly under that of SGD with a learning rate of 1.
// It renews its means in another order, so the quotient is always 1, and only "gradient × learning rate" is left.
// For the CNN of chapter 08, SGD with a learning rate of 1 is too large, and the accuracy stays at 10 %.
// The `adadelta` of this course computes what Keras computes.
//
// ## Which one to use
//
// - When in doubt, begin with `adam`. Try its learning rate of 0.001; if that fails, ten times as much, or a tenth.
// - For models of pictures, `sgd` with `momentum: 0.9` is also used, carefully tuned.
// - With another optimizer, set the learning rate anew: the right value differs from one to the other.
//
// ## Summary
//
// - The task, the last layer and the form of the labels decide the loss. For classification it is cross-entropy.
// - An optimizer is the rule that makes the next step of the gradient.
// - Too small a learning rate gets nowhere; too large a one diverges.
// - Keras's Adadelta has a learning rate of 0.001 when left out. Set it to 1, as the paper does.
//
// Next chapter: [04 Models and layers](04-models-and-layers.ipynb)
//
// To learn more:
//
// - Keras on [losses](https://keras.io/api/losses/) and [optimizers](https://keras.io/api/optimizers/)
// - The paper on Adadelta: [M. Zeiler (2012)](https://arxiv.org/abs/1212.5701); on Adam: [D. Kingma, J. Ba (2014)](https://arxiv.org/abs/1412.6980)

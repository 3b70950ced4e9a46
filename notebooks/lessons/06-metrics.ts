// %% [markdown] ja title
// # 06 評価指標
//
// 正解率が99.9%のモデルでも、何の役にも立たないことがあります。
// この章では、広告のクリックを予測しながら、モデルの良し悪しを測る数、評価指標(metrics)を学びます。
// この章を終えると、次のことができるようになります。
//
// - 正解率だけでは足りない理由を説明する
// - 混同行列から、適合率、再現率、F1を計算する
// - しきい値を変えて、適合率と再現率のつり合いを選ぶ
// - ROC曲線とAUCを読む
// %% [markdown] en title
// # 06 Metrics
//
// A model with an accuracy of 99.9 % may be of no use at all.
// In this chapter we predict clicks on an advertisement, and learn the numbers that tell how good a model is: metrics.
// At the end of this chapter you can
//
// - explain why the accuracy is not enough,
// - compute precision, recall and F1 from a confusion matrix,
// - change the threshold to balance precision and recall,
// - read a ROC curve and its AUC.

// %% [markdown] ja engine-text
// ## 準備
// %% [markdown] en engine-text
// ## Getting ready

// %% engine
import {
  adam,
  compile,
  evaluate,
  fit,
  layers,
  lineChart,
  metrics,
  plotConfusionMatrix,
  predict,
  setRandomSeed,
  startEngine,
  tf,
} from 'keras-nyumon';
import { check } from 'keras-nyumon/course';

const engine = await startEngine();
setRandomSeed(6);

// %% [markdown] ja data-text
// ## 広告のデータ
//
// ウェブページの広告が、100,000回表示されたとします。1回の表示について、0から1までの数が3つあります。
//
// - 見た人が、その分野にどれだけ関心があるか
// - 広告とページの内容が、どれだけ合っているか
// - 時間帯が、どれだけ良いか
//
// ラベルは、クリックされたら1、されなければ0です。3つとも1に近いときだけ、クリックされやすくなります。
// 学習用とテスト用のデータを、同じ作り方で作ります。
// %% [markdown] en data-text
// ## The data of an advertisement
//
// An advertisement was shown 100,000 times on web pages. For each time there are three numbers from 0 to 1:
//
// - how much the person is interested in such things,
// - how well the advertisement suits the page,
// - how good the time of day is.
//
// The label is 1 if it was clicked, and 0 if not. A click is likely only where all three are near 1.
// We make the data for training and for testing in the same way.

// %% data
const showings = (count: number) => {
  const x = Array.from({ length: count }, () => [Math.random(), Math.random(), Math.random()]);
  const y = x.map(([interest, match, time]) => {
    const chance = 1 / (1 + Math.exp(-17 * (interest + match + time - 3) - 2));
    return Math.random() < chance ? 1 : 0;
  });
  return { x, y };
};
const train = showings(100000);
const test = showings(100000);

const clicks = test.y.filter((label) => label === 1).length;
console.log('テストデータのクリック clicks in the test data:', clicks, '/', test.y.length);

// %% [markdown] ja useless-text
// クリックは100,000回のうち81回、約0.1%です。
//
// ## 正解率99.9%の、役に立たないモデル
//
// いつも「クリックされない」と答える「モデル」を作ります。データも見ません。
// %% [markdown] en useless-text
// There are 81 clicks in 100,000 showings, about 0.1 %.
//
// ## Accurate to 99.9 %, and useless
//
// We make a "model" that always answers "no click". It does not even look at the data.

// %% useless
const alwaysNo = test.y.map(() => 0);
const rightAnswers = alwaysNo.filter((answer, i) => answer === test.y[i]).length;
console.log('正解率 accuracy:', rightAnswers / test.y.length);

// %% [markdown] ja matrix-text
// **正解率(accuracy)** は、全体のうち正しく答えた割合です。99.9%を超えましたが、クリックは1回も見つけていません。
// ほとんどが0のデータでは、正解率は0の多さを表すだけです。
//
// ## 混同行列
//
// 答えを4つに分けて数えます。この表を**混同行列**(confusion matrix)といいます。
//
// | | 「いいえ」と答えた | 「はい」と答えた |
// |---|---|---|
// | 正解は「いいえ」 | TN(真陰性: true negative) | FP(偽陽性: false positive) |
// | 正解は「はい」 | FN(偽陰性: false negative) | TP(真陽性: true positive) |
//
// FPは空振り、FNは見逃しです。`metrics.confusionMatrix` が数えます。
// %% [markdown] en matrix-text
// The **accuracy** is the share of all answers that are right. It is above 99.9 %, and yet not one click was found.
// Where nearly all labels are 0, the accuracy tells little more than that.
//
// ## The confusion matrix
//
// We count four kinds of answers. The table of them is called **confusion matrix**.
//
// | | answered "no" | answered "yes" |
// |---|---|---|
// | "no" is right | TN (true negative) | FP (false positive) |
// | "yes" is right | FN (false negative) | TP (true positive) |
//
// An FP is a false alarm, an FN a miss. `metrics.confusionMatrix` counts them.

// %% matrix
const classNames = ['いいえ no', 'はい yes'];
plotConfusionMatrix(metrics.confusionMatrix(test.y, alwaysNo, 2), { classNames });

// %% [markdown] ja formulas-text
// ## 適合率、再現率、F1
//
// 4つの数から、いろいろな評価指標を計算できます。
//
// | 評価指標 | 式 | 問い |
// |---|---|---|
// | 正解率(accuracy) | (TP + TN) ÷ 全体 | どれだけ正しく答えたか |
// | **適合率(precision)** | TP ÷ (TP + FP) | 「はい」と答えたうち、どれだけ正しいか |
// | **再現率(recall)** | TP ÷ (TP + FN) | 正解が「はい」のうち、どれだけ見つけたか |
// | **F1** | 2 × 適合率 × 再現率 ÷ (適合率 + 再現率) | 適合率と再現率の、両方が高いか |
//
// 「精度」という言葉には気をつけてください。計測の分野では、精度(precision)は、くり返し測った値のばらつきの小ささを表します。
// 機械学習では、正解率を「精度」と呼ぶ人も、適合率を「精度」と呼ぶ人もいます。この教材では、正解率と適合率を使います。
//
// いつも「いいえ」と答えるモデルの再現率は、0 ÷ 81 で0です。適合率は0 ÷ 0で決まらないので、Keras と同じように0とします。
//
// ## 練習1: 適合率と再現率を計算する
//
// 1,000通のメールを、迷惑メールかどうか判定しました。TPは30、FPは10、FNは20、TNは940です。
// 適合率と再現率を計算してください。
// %% [markdown] en formulas-text
// ## Precision, recall, F1
//
// From these four numbers, several metrics can be computed.
//
// | Metric | Formula | Question |
// |---|---|---|
// | accuracy (正解率) | (TP + TN) ÷ all | how many answers are right? |
// | **precision** (適合率) | TP ÷ (TP + FP) | of what was answered "yes", how much is right? |
// | **recall** (再現率) | TP ÷ (TP + FN) | of what should be "yes", how much was found? |
// | **F1** | 2 × precision × recall ÷ (precision + recall) | are both high, precision and recall? |
//
// Mind the Japanese word 精度. In measurement it means precision: how little repeated measurements scatter.
// In machine learning, some call the accuracy 精度, others the precision. This course says 正解率 and 適合率.
//
// The model that always says "no" has a recall of 0 ÷ 81 = 0. Its precision would be 0 ÷ 0; like Keras, we take it for 0.
//
// ## Exercise 1: compute precision and recall
//
// 1,000 mails were judged to be spam or not. There were TP = 30, FP = 10, FN = 20, TN = 940.
// Compute the precision and the recall.

// %% precision-recall
// >>> exercise
// blank: const spam = { precision: 0, recall: 0 };
// ja: 上の表の式に、数を入れます。割り算の記号は `/` です。
// en: Put the numbers into the formulas of the table above. The sign for division is `/`.
const spam = { precision: 30 / (30 + 10), recall: 30 / (30 + 20) };
// <<<
console.log(spam);
await check('06-precision-recall', spam);

// %% [markdown] ja train-text
// ## モデルを学習させる
//
// 今度は、本当に学習させます。評価指標は、`compile` に名前で渡します。
// %% [markdown] en train-text
// ## Training a model
//
// Now we really train one. Metrics go to `compile` by name.

// %% train
const buildModel = () => {
  setRandomSeed(7);
  const model = tf.sequential({
    layers: [
      layers.dense({ units: 16, activation: 'relu', inputShape: [3] }),
      layers.dense({ units: 1, activation: 'sigmoid' }),
    ],
  });
  compile(model, {
    optimizer: adam({ learningRate: 0.03 }),
    loss: 'binaryCrossentropy',
    metrics: ['accuracy', 'precision', 'recall', 'auc'],
  });
  return model;
};

const plain = buildModel();
await fit(plain, train.x, train.y, { epochs: 8, batchSize: 1000 });
const plainScore = await evaluate(plain, test.x, test.y, { batchSize: 1000 });
plain.dispose();
console.log(plainScore);

// %% [markdown] ja weight-text
// 正解率は99.9%を超えましたが、再現率は0です。いつも「いいえ」と答えるのと変わりません。
// クリックを1回見逃しても、100,000回の中では損失がほとんど増えないからです。
//
// ## クラスの重み
//
// `classWeight` は、クラスごとに損失を何倍に数えるかを決めます。
// クリック(1)の損失を100倍にして、見逃しを重く数えます。
// %% [markdown] en weight-text
// The accuracy is above 99.9 %, but the recall is 0: no better than always saying "no".
// A click that is missed adds hardly anything to the loss among 100,000 showings.
//
// ## Class weights
//
// `classWeight` says how many times the loss of each class counts.
// We let the loss of a click (1) count 100 times, so that misses matter.

// %% weight
const weighted = buildModel();
await fit(weighted, train.x, train.y, { epochs: 8, batchSize: 1000, classWeight: { 0: 1, 1: 100 } });
console.log(await evaluate(weighted, test.x, test.y, { batchSize: 1000 }));

// %% [markdown] ja weighted-matrix-text
// 再現率が大きく上がりました。81回のクリックの、ほとんどを見つけています。
// その代わり、空振り(FP)が増え、適合率は約0.05です。正解率も少し下がりました。それでも、こちらのほうが役に立ちます。
//
// モデルの答えは、0から1までの**スコア**(score)です。これまでは、0.5以上を「はい」としてきました。
// %% [markdown] en weighted-matrix-text
// The recall has risen much: nearly all of the 81 clicks are found.
// In return there are more false alarms (FP), and the precision is about 0.05. The accuracy fell a little, too. Still, this model is of more use.
//
// A model answers with a **score** from 0 to 1. So far, 0.5 and more meant "yes".

// %% weighted-matrix
const scores = (await predict(weighted, test.x, { batchSize: 1000 })).data;
weighted.dispose();

const answersFrom = (threshold: number) => Array.from(scores, (score) => (score >= threshold ? 1 : 0));
plotConfusionMatrix(metrics.confusionMatrix(test.y, answersFrom(0.5), 2), { classNames });

// %% [markdown] ja threshold-text
// ## しきい値
//
// 「はい」と答える境目を、**しきい値**(threshold)といいます。
// しきい値を上げると、自信のあるときだけ「はい」と答えるので、空振りが減り、見逃しが増えます。
// つまり、適合率が上がり、再現率が下がります。しきい値を変えながら、3つの評価指標を計算してみましょう。
// %% [markdown] en threshold-text
// ## The threshold
//
// Where "yes" begins is called the **threshold**.
// With a higher threshold, the model says "yes" only when it is sure: there are fewer false alarms and more misses.
// So the precision rises and the recall falls. Let us compute three metrics at many thresholds.

// %% thresholds
const measure = (threshold: number) => {
  const [[, fp], [fn, tp]] = metrics.confusionMatrix(test.y, answersFrom(threshold), 2);
  const precision = tp / Math.max(tp + fp, 1);
  const recall = tp / (tp + fn);
  return { precision, recall, f1: (2 * tp) / (2 * tp + fp + fn) };
};
const thresholds = Array.from({ length: 46 }, (_, i) => 0.5 + i / 100);
const measured = thresholds.map(measure);
lineChart({
  x: thresholds,
  y: {
    '適合率 precision': measured.map(({ precision }) => precision),
    '再現率 recall': measured.map(({ recall }) => recall),
    F1: measured.map(({ f1 }) => f1),
  },
  xLabel: 'しきい値 threshold',
});

// %% [markdown] ja threshold-exercise
// ## 練習2: しきい値を選ぶ
//
// クリックの **80% 以上**を見つけながら、「はい」と答えたうち **12% 以上**がクリックであるようにしたいとします。
// 上のグラフを見て、`threshold` を決めてください。
// %% [markdown] en threshold-exercise
// ## Exercise 2: choose a threshold
//
// Suppose you want to find **at least 80 %** of the clicks, and **at least 12 %** of what is answered "yes" should be clicks.
// Look at the chart above and choose `threshold`.

// %% threshold
// >>> exercise
// blank: const threshold = 0.5;
// ja: 再現率が0.8を下回らない範囲で、上げていきます。
// en: Raise it as long as the recall stays above 0.8.
const threshold = 0.83;
// <<<
console.log(measure(threshold));
await check('06-threshold', measure(threshold));

// %% [markdown] ja roc-text
// ## ROC曲線とAUC
//
// しきい値を1つに決めずに、モデルを比べる方法もあります。
// しきい値を上から下まで動かし、次の2つの割合を線にしたものが、**ROC曲線**(ROC curve)です。
//
// - 縦軸: 真陽性率(true positive rate)。再現率と同じです
// - 横軸: 偽陽性率(false positive rate)。FP ÷ (FP + TN)、正解が「いいえ」のうち空振りした割合です
//
// 左上の角に近いほど、よいモデルです。でたらめに答えると、対角線になります。
// 線の下の面積を**AUC**(area under the curve)といいます。完全なら1、でたらめなら0.5です。
// %% [markdown] en roc-text
// ## ROC curve and AUC
//
// Models can also be compared without choosing a threshold.
// Move the threshold from top to bottom, and draw two shares as a line: that is the **ROC curve**.
//
// - Vertical axis: the true positive rate, which is the recall
// - Horizontal axis: the false positive rate, FP ÷ (FP + TN): of what should be "no", the share of false alarms
//
// The nearer to the upper left corner, the better the model. Guessing gives the diagonal.
// The area under the curve is called **AUC**. It is 1 for a perfect model and 0.5 for guessing.

// %% roc
const { falsePositiveRate, truePositiveRate } = metrics.rocCurve(test.y, scores);
lineChart({
  x: { 'このモデル this model': falsePositiveRate, 'でたらめ guessing': [0, 1] },
  y: { 'このモデル this model': truePositiveRate, 'でたらめ guessing': [0, 1] },
  xLabel: '偽陽性率 false positive rate',
  yLabel: '真陽性率 true positive rate',
  height: 460,
});

// %% [markdown] ja choose-text
// AUCは0.99を超えます。クリックされた表示のスコアは、ほとんどいつも、されなかった表示より上です。
// それでも適合率は高くありません。「いいえ」が1000倍も多いので、わずかな割合の空振りでも、クリックの数より多くなるからです。
//
// ## どれを使えばよいか
//
// | 課題 | 重視するもの | 理由 |
// |---|---|---|
// | 病気の検査 | 再現率 | 見逃すと、手遅れになる |
// | 迷惑メールの判定 | 適合率 | 大事なメールを捨てると困る |
// | 検索、広告 | 適合率と再現率のつり合い(F1、AUC) | 場所にも予算にも限りがある |
// | MNIST のように、クラスの数がそろったデータ | 正解率 | どの間違いも同じくらい困る |
//
// どれを重視するかは、間違えたときに誰が困るかで決まります。データを見る前に決めておきます。
//
// ## まとめ
//
// - クラスの数がかたよっていると、正解率は当てになりません。
// - 適合率は「はい」の正しさ、再現率は見つけた割合です。F1は両方をまとめます。
// - しきい値を上げると、ふつうは適合率が上がり、再現率が下がります。
// - ROC曲線とAUCは、すべてのしきい値でモデルを比べます。
//
// 次の章: [07 MNISTを見る](07-looking-at-mnist.ipynb)
//
// さらに知りたい人へ:
//
// - Keras の [評価指標](https://keras.io/api/metrics/)(英語)
// - 適合率と再現率の曲線と、ROC曲線の関係: [J. Davis, M. Goadrich (2006)](https://doi.org/10.1145/1143844.1143874)(英語の論文)
// %% [markdown] en choose-text
// The AUC is above 0.99: the score of a showing with a click is nearly always above that of one without.
// Still, the precision is not high. There are 1000 times as many "no"s, so even a small share of false alarms outnumbers the clicks.
//
// ## Which one to use
//
// | Task | What matters most | Why |
// |---|---|---|
// | tests for a disease | recall | what is missed may be too late |
// | spam filters | precision | an important mail must not be thrown away |
// | search, advertisements | a balance of precision and recall (F1, AUC) | room and money are limited |
// | data with balanced classes, such as MNIST | accuracy | all mistakes are about equally bad |
//
// What matters most depends on who suffers from a mistake. Decide before you look at the data.
//
// ## Summary
//
// - Where the classes are not balanced, the accuracy cannot be relied on.
// - Precision is how right a "yes" is; recall is the share that was found. F1 puts the two together.
// - A higher threshold usually raises the precision and lowers the recall.
// - ROC curve and AUC compare models over all thresholds.
//
// Next chapter: [07 Looking at MNIST](07-looking-at-mnist.ipynb)
//
// To learn more:
//
// - Keras on [metrics](https://keras.io/api/metrics/)
// - How precision-recall curves and ROC curves relate: [J. Davis, M. Goadrich (2006)](https://doi.org/10.1145/1143844.1143874) (a paper)

// %% [markdown] ja title
// # 10 転移学習
//
// ある課題で学習したモデルを、似た別の課題に使うことを、転移学習(transfer learning)といいます。
// この章では、0から4までで学習したモデルを使って、5から9までを学習します。
// この章を終えると、次のことができるようになります。
//
// - 層を凍結(freeze)して、残りの層だけを学習させる
// - 学習されるパラメーターと、学習されないパラメーターを数える
// - 凍結した重みが変わっていないことを確かめる
// - 凍結すると、どれだけ速くなるかを測る
// %% [markdown] en title
// # 10 Transfer learning
//
// To use a model that was trained on one task for another, similar one is called transfer learning.
// In this chapter, a model that was trained on 0 to 4 learns 5 to 9.
// At the end of this chapter you can
//
// - freeze layers and train only the others,
// - count the trainable and the non-trainable parameters,
// - see that frozen weights do not change,
// - measure how much faster training is with frozen layers.

// %% [markdown] ja engine-text
// ## 準備
// %% [markdown] en engine-text
// ## Getting ready

// %% engine
import {
  bar,
  compile,
  evaluate,
  filterSamples,
  fit,
  layers,
  normalizeImages,
  setRandomSeed,
  startEngine,
  summary,
  takeSamples,
  tf,
} from 'keras-nyumon';
import { check, scaleToEngine } from 'keras-nyumon/course';
import { mnist } from 'mnist-loader-ts';

const engine = await startEngine();
setRandomSeed(11);

// %% [markdown] ja data-text
// ## データを2つに分ける
//
// MNIST を、0から4までの `low` と、5から9までの `high` に分けます。
// モデルの出力は5個なので、ラベルは0から4にします。`high` では、5を引きます。「5」が0番、「9」が4番です。
//
// `high` の学習データは、200枚だけにします。新しい課題のデータは少ないのが普通で、転移学習はそこで役に立ちます。
// %% [markdown] en data-text
// ## Two halves of the data
//
// We divide MNIST into `low`, the digits 0 to 4, and `high`, the digits 5 to 9.
// The model has five outputs, so the labels must be 0 to 4. For `high` we subtract 5: "5" becomes 0, "9" becomes 4.
//
// Of `high` we take only 200 pictures for training. Usually there is little data for a new task; that is where transfer learning helps.

// %% data
const { train, test } = await mnist.loadData();
const lowWork = scaleToEngine(engine, { epochs: 2, trainSamples: 12000, testSamples: 4000 });
const highWork = scaleToEngine(engine, { epochs: 20, trainSamples: 200, testSamples: 4000 });

function chooseDigits(split: typeof train, first: number, count: number) {
  const isChosen = (i: number) => split.y.data[i] >= first && split.y.data[i] < first + 5;
  const pictures = takeSamples(filterSamples(split.x, isChosen), 0, count);
  const digits = takeSamples(filterSamples(split.y, isChosen), 0, count);
  return { x: normalizeImages(pictures), y: { ...digits, data: digits.data.map((digit) => digit - first) } };
}

const low = chooseDigits(train, 0, lowWork.trainSamples);
const lowTest = chooseDigits(test, 0, lowWork.testSamples);
const high = chooseDigits(train, 5, highWork.trainSamples);
const highTest = chooseDigits(test, 5, highWork.testSamples);
console.log('low ', low.x.shape, 'high', high.x.shape);

// %% [markdown] ja build-text
// ## モデルを組み立てる
//
// CNN は、大きく2つの部分に分けて考えられます。
//
// - **特徴を探す部分**: 畳み込み層と最大プーリング層です。線や角などの特徴を見つけます。
// - **分類する部分**: 全結合層です。見つかった特徴から、どの数字かを決めます。
//
// 線や角は、どの数字にもあります。だから、特徴を探す部分は、別の数字にも使えると期待できます。
// 同じモデルをあとでもう一度作るので、関数にしておきます。
// %% [markdown] en build-text
// ## Building the model
//
// We can think of a CNN as two parts.
//
// - **The part that looks for features**: the convolutional layers and the max-pooling layer. They find lines, corners and the like.
// - **The part that classifies**: the dense layers. They decide from the features which digit it is.
//
// All digits have lines and corners. So we may hope that the first part serves for other digits, too.
// We shall need the same model once more later, so we write a function.

// %% build
function buildModel() {
  const built = tf.sequential({
    layers: [
      layers.conv2d({ filters: 16, kernelSize: 3, activation: 'relu', inputShape: [28, 28, 1] }),
      layers.conv2d({ filters: 32, kernelSize: 3, activation: 'relu' }),
      layers.maxPooling2d({ poolSize: 2 }),
      layers.flatten(),
      layers.dropout({ rate: 0.25 }),
      layers.dense({ units: 64, activation: 'relu' }),
      layers.dropout({ rate: 0.5 }),
      layers.dense({ units: 5, activation: 'softmax' }),
    ],
  });
  compile(built, { optimizer: 'adam', loss: 'sparseCategoricalCrossentropy', metrics: ['accuracy'] });
  return built;
}

const model = buildModel();
const features = model.layers.slice(0, 4);
summary(model);

// %% [markdown] ja low-text
// ## 0から4までを学習する
//
// まず、もとになる課題です。全部の層を学習させます。
// %% [markdown] en low-text
// ## Training on 0 to 4
//
// First comes the original task. All layers learn.

// %% low
await fit(model, low.x, low.y, { batchSize: 128, epochs: lowWork.epochs });
console.log('0–4:', await evaluate(model, lowTest.x, lowTest.y));

// %% [markdown] ja other-text
// このモデルに5から9までを見せても、正しくは答えられません。5から9までの数字を、まだ見たことがないからです。
// でたらめに答えても、5つに1つは当たることに注意してください。
// %% [markdown] en other-text
// This model cannot tell 5 to 9 apart, because it has never seen them.
// Keep in mind that even guessing is right one time in five.

// %% other
console.log('5–9:', await evaluate(model, highTest.x, highTest.y));

// %% [markdown] ja freeze-text
// ## 特徴を探す部分を凍結する
//
// 層の `trainable` を `false` にすると、その層の重みは学習で変わらなくなります。これを凍結といいます。
// 凍結を有効にするには、もう一度 `compile` します。
//
// あとで比べるために、いまの重みをバイト列にして `before` に取っておきます。
//
// `summary` の最後を見てください。Trainable params が学習されるパラメーター、Non-trainable params が凍結されたパラメーターの数です。
// 畳み込み層の 160 + 4,640 = 4,800個が凍結されました。
// %% [markdown] en freeze-text
// ## Freezing the part that looks for features
//
// When a layer's `trainable` is `false`, training does not change its weights. This is called freezing.
// It takes effect when we `compile` again.
//
// To compare later, we keep the present weights as bytes in `before`.
//
// Look at the end of the `summary`: it counts the trainable parameters and the non-trainable, frozen ones.
// The convolutional layers' 160 + 4,640 = 4,800 parameters are frozen.

// %% freeze
const weightBytes = (layer: tf.layers.Layer) =>
  Buffer.concat(layer.getWeights().map((weight) => Buffer.from(weight.dataSync().slice().buffer)));
const before = model.layers.map(weightBytes);

for (const layer of features) layer.trainable = false;
compile(model, { optimizer: 'adam', loss: 'sparseCategoricalCrossentropy', metrics: ['accuracy'] });
summary(model);

// %% [markdown] ja count-exercise
// ## 練習: 学習されるパラメーターを数える
//
// もし1つ目の全結合層(64個の出力)も凍結して、最後の全結合層だけを学習させるとしたら、学習されるパラメーターは何個でしょうか。
// 最後の層の入力は64個、出力は5個です。計算して `trainableCount` に入れてください。
// %% [markdown] en count-exercise
// ## Exercise: count the trainable parameters
//
// Suppose we froze the first dense layer (64 outputs), too, so that only the last dense layer learns. How many parameters would be trained?
// The last layer has 64 inputs and 5 outputs. Compute the number, and put it into `trainableCount`.

// %% count
// >>> exercise
// blank: const trainableCount = undefined;
// ja: 全結合層には、入力と出力の組ごとに重みが1つ、出力ごとにバイアス(bias)が1つあります。
// en: A dense layer has a weight for each pair of input and output, and a bias for each output.
const trainableCount = 64 * 5 + 5;
// <<<
await check('10-trainable-count', trainableCount);

// %% [markdown] ja high-text
// ## 5から9までを学習する
//
// 凍結したまま、分類する部分だけを学習させます。かかった時間も測ります。
// %% [markdown] en high-text
// ## Training on 5 to 9
//
// With the features frozen, only the part that classifies learns. We measure the time, too.

// %% high
const frozenStart = Date.now();
await fit(model, high.x, high.y, { batchSize: 32, epochs: highWork.epochs });
const frozenSeconds = (Date.now() - frozenStart) / 1000;

const frozenScore = await evaluate(model, highTest.x, highTest.y);
console.log(`5–9: ${frozenSeconds.toFixed(1)} s,`, frozenScore);

// %% [markdown] ja same-text
// ## 凍結した重みは変わらない
//
// 学習の前に取っておいた重みと、いまの重みを、1バイトずつ比べます。
// `true` はまったく同じ、`false` は変わったという意味です。凍結した畳み込み層(conv2d)だけが `true` になります。
// %% [markdown] en same-text
// ## Frozen weights do not change
//
// We compare the present weights with those that we kept, byte by byte.
// `true` means that they are the same, `false` that they changed. Only the frozen convolutional layers (conv2d) say `true`.

// %% same
model.layers.forEach((layer, i) => {
  if (before[i].length > 0)
    console.log(layer.name, before[i].length, 'bytes', weightBytes(layer).equals(before[i]));
});

// %% [markdown] ja anew-text
// ## 最初から学習する場合と比べる
//
// 同じ形の新しいモデルを、同じ200枚で、同じ回数だけ、全部の層について学習させます。
// %% [markdown] en anew-text
// ## Compared with training from the beginning
//
// We train a new model of the same shape, all of its layers, on the same 200 pictures and as often.

// %% anew
const newModel = buildModel();
const newStart = Date.now();
await fit(newModel, high.x, high.y, { batchSize: 32, epochs: highWork.epochs });
const newSeconds = (Date.now() - newStart) / 1000;

const newScore = await evaluate(newModel, highTest.x, highTest.y);
console.log(`5–9: ${newSeconds.toFixed(1)} s,`, newScore);

// %% compare
const names = ['凍結 frozen', '最初から from the beginning'];
bar({
  x: names,
  y: [frozenSeconds, newSeconds],
  title: '学習の時間 training time',
  yLabel: '秒 s',
  height: 280,
});
bar({ x: names, y: [frozenScore.accuracy, newScore.accuracy], title: '正解率 accuracy', height: 280 });
console.log('時間の比 ratio of the times:', (frozenSeconds / newSeconds).toFixed(2));

// %% [markdown] ja compare-result
// 2コアのパソコンでは、凍結すると、学習の時間は約0.6倍になりました。凍結した層では、勾配の計算も重みの更新もいらないからです。
// 残りは、凍結した層も通る順方向の計算と、分類する部分の学習の時間です。
//
// 正解率は、どちらも約0.85です。学習したパラメーターは4,800個少ないだけですが、時間は大きく減りました。
// 畳み込み層は、パラメーターが少なくても、計算の量が多いからです。
// %% [markdown] en compare-result
// On a computer with two cores, training took about 0.6 times as long with frozen layers: they need no gradients and no updates.
// What is left is the forward pass, which goes through the frozen layers too, and the training of the part that classifies.
//
// The accuracy is about 0.85 for both. Only 4,800 parameters fewer were trained, yet much time was saved:
// convolutional layers have few parameters but compute much.

// %% [markdown] ja unfreeze-exercise
// ## 練習: 1つの層だけ凍結を解く
//
// 分類する部分の学習が終わったら、凍結を少し解いて、全体を小さな学習率で仕上げることがあります。これを微調整(fine-tuning)といいます。
// 最初の畳み込み層は凍結したまま、2番目の畳み込み層だけが学習されるようにしてください。
// %% [markdown] en unfreeze-exercise
// ## Exercise: unfreeze a single layer
//
// When the part that classifies has learnt, one may unfreeze some layers and finish with a small learning rate. This is called fine-tuning.
// Let the second convolutional layer learn, while the first stays frozen.

// %% unfreeze
for (const layer of features) layer.trainable = false;
// >>> exercise
// blank: // ...
// ja: `features` は層の配列で、0番目が最初の畳み込み層です。凍結したときと同じ `trainable` を使います。
// en: `features` is an array of layers; number 0 is the first convolutional layer. Use `trainable`, as for freezing.
features[1].trainable = true;
// <<<
await check('10-unfreeze', model);

// %% [markdown] ja summary-text
// ## まとめ
//
// - 転移学習では、ある課題で学習した層を、別の課題に使います。
// - `trainable = false` にして `compile` しなおすと、層は凍結され、重みは1バイトも変わりません。
// - 凍結した層では勾配(gradient)を計算しないので、学習が速くなります。
// - 新しい課題のデータが少ないときに役立ちます。
//
// 次の章: [11 自由課題](11-free-exercises.ipynb)
//
// さらに知りたい人へ:
//
// - [Keras の転移学習のガイド](https://keras.io/guides/transfer_learning/)
// - [Yosinski ほか「How transferable are features in deep neural networks?」(2014)](https://arxiv.org/abs/1411.1792)
// %% [markdown] en summary-text
// ## Summary
//
// - In transfer learning, layers that were trained on one task serve for another.
// - With `trainable = false` and another `compile`, layers are frozen: not a byte of their weights changes.
// - No gradients are computed for frozen layers, so training is faster.
// - It helps when there is little data for the new task.
//
// Next chapter: [11 Free exercises](11-free-exercises.ipynb)
//
// To learn more:
//
// - [Keras's guide to transfer learning](https://keras.io/guides/transfer_learning/)
// - [Yosinski et al., "How transferable are features in deep neural networks?" (2014)](https://arxiv.org/abs/1411.1792)

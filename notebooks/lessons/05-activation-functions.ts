// %% [markdown] ja title
// # 05 活性化関数
//
// 活性化関数(activation function)は、層が計算した数を、次の層に渡す前に変える関数です。
// この章を終えると、次のことができるようになります。
//
// - 活性化関数がないと、層を重ねても直線しか描けない理由を説明する
// - `relu`、`sigmoid`、`tanh`、`softmax` の形と微分を、グラフで読む
// - いつも0を返す活性化関数で、学習が止まる様子を見る
// - 層が深いときに勾配が消える様子を見て、避け方を選ぶ
// %% [markdown] en title
// # 05 Activation functions
//
// An activation function changes the numbers that a layer computes, before they go to the next layer.
// At the end of this chapter you can
//
// - explain why stacked layers without activation functions draw nothing but straight lines,
// - read the shapes and derivatives of `relu`, `sigmoid`, `tanh` and `softmax` in charts,
// - see how training stops when an activation always gives 0,
// - see how gradients vanish in deep models, and choose what avoids it.

// %% [markdown] ja engine-text
// ## 準備
// %% [markdown] en engine-text
// ## Getting ready

// %% engine
import {
  activations,
  adam,
  bar,
  compile,
  fit,
  functionPlot,
  initializers,
  layers,
  lineChart,
  losses,
  plotHistory,
  predict,
  setRandomSeed,
  startEngine,
  tf,
} from 'keras-nyumon';
import { check } from 'keras-nyumon/course';

const engine = await startEngine();

// %% [markdown] ja straight-text
// ## 活性化関数がないとどうなるか
//
// 全結合層の計算は、掛け算と足し算だけです。それを何回重ねても、まとめると1回の掛け算と足し算になります。
//
// > 3 × (2 × x + 1) + 5 = 6 × x + 8
//
// だから、活性化関数がないモデルは、層がいくつあっても直線しか描けません。曲線を学習させて確かめます。
// `learnCurve` は、全結合層3つのモデルに sin の曲線を学習させ、その予測を返します。`linear` は「何も変えない」という意味です。
// %% [markdown] en straight-text
// ## Without an activation function
//
// A dense layer only multiplies and adds. However often that is repeated, it comes down to multiplying once and adding once.
//
// > 3 × (2 × x + 1) + 5 = 6 × x + 8
//
// So a model without activation functions draws a straight line, however many layers it has. Let us train on a curve to see it.
// `learnCurve` trains a model of three dense layers on a sine curve and returns its predictions. `linear` means "change nothing".

// %% straight
const curveX = Array.from({ length: 200 }, (_, i) => i / 100 - 1);
const curveY = curveX.map((x) => Math.sin(4 * x));

const learnCurve = async (activation: 'linear' | 'relu') => {
  setRandomSeed(5);
  const model = tf.sequential({
    layers: [
      layers.dense({ units: 32, activation, inputShape: [1] }),
      layers.dense({ units: 32, activation }),
      layers.dense({ units: 1 }),
    ],
  });
  compile(model, { optimizer: adam({ learningRate: 0.01 }), loss: 'meanSquaredError' });
  const inputs = curveX.map((x) => [x]);
  await fit(model, inputs, curveY, { epochs: 60, batchSize: 50, verbose: 0 });
  const predicted = await predict(model, inputs);
  model.dispose();
  return predicted.data;
};
lineChart({
  x: curveX,
  y: { '正解 right': curveY, linear: await learnCurve('linear'), relu: await learnCurve('relu') },
  xLabel: 'x',
});

// %% [markdown] ja straight-read
// `linear` は、直線のままです。`relu` を入れただけで、正解の曲線とほとんど重なります。
// 曲がるところを作るのが、活性化関数の役目です。
//
// ## relu
//
// `relu` は、負の数を0にし、正の数はそのまま通します。簡単で速いので、途中の層でいちばんよく使われます。
// 実線が関数、破線(′が付いたもの)がその微分(derivative)です。微分は、入力が少し増えたときに、出力が何倍増えるかを表します。
// %% [markdown] en straight-read
// `linear` stays a straight line. With nothing but `relu` added, the model follows the curve almost exactly.
// To make things bend is what activation functions are for.
//
// ## relu
//
// `relu` makes negative numbers 0 and lets positive numbers pass. It is simple and fast, and the most used one between layers.
// The solid line is the function, the dashed one (with a ′) its derivative: how much the output grows when the input grows a little.

// %% relu
functionPlot({ relu: activations.relu }, { derivative: true });

// %% [markdown] ja squash-text
// ## sigmoid と tanh
//
// `sigmoid` は、どんな数も0から1の間に収めます。確率として読めるので、二値分類の最後の層に使います。
// `tanh` は、−1から1の間に収めます。
//
// 破線に注目してください。`sigmoid` の微分は、いちばん大きいところでも0.25です。
// 入力が大きすぎても小さすぎても、微分はほとんど0になります。これを飽和(saturation)といいます。
// %% [markdown] en squash-text
// ## sigmoid and tanh
//
// `sigmoid` brings any number between 0 and 1. It can be read as a probability, so it is used in the last layer of binary classification.
// `tanh` brings any number between −1 and 1.
//
// Look at the dashed lines. The derivative of `sigmoid` is 0.25 at its largest.
// Where the input is large in either direction, the derivative is almost 0. That is called saturation.

// %% squash
functionPlot({ sigmoid: activations.sigmoid, tanh: activations.tanh }, { derivative: true });

// %% [markdown] ja others-text
// ## relu の仲間
//
// `relu` の負の側を、少しだけ変えた関数もあります。
//
// | 名前 | 負の側 | 特徴 |
// |---|---|---|
// | `leakyRelu` | 傾き0.2の直線 | 微分が0にならない |
// | `elu` | −1に近づく曲線 | なめらかにつながる |
// | `gelu` | 少し下がって0に戻る曲線 | 文章を扱うモデルでよく使われる |
// | `silu`(`swish`) | `gelu` に似た曲線 | x × sigmoid(x) |
//
// `activation: 'gelu'` のように、名前を書くだけで使えます。
// %% [markdown] en others-text
// ## Relatives of relu
//
// Some functions differ from `relu` a little on the negative side.
//
// | Name | On the negative side | What is special |
// |---|---|---|
// | `leakyRelu` | a line of slope 0.2 | its derivative is never 0 |
// | `elu` | a curve that nears −1 | it has no sharp bend |
// | `gelu` | a curve that dips and returns to 0 | often used in models of text |
// | `silu` (`swish`) | a curve like that of `gelu` | x × sigmoid(x) |
//
// To use one, write its name, such as `activation: 'gelu'`.

// %% others
const { relu, leakyRelu, elu, gelu, silu } = activations;
functionPlot({ relu, leakyRelu, elu, gelu, silu }, { from: -4, to: 2 });

// %% [markdown] ja leaky-exercise
// ## 練習1: 活性化関数を書く
//
// 正の数はそのまま返し、負の数は **0.1倍** して返す関数 `leaky` を書いてください。下のグラフで、形を確かめられます。
// `条件 ? a : b` は、条件が成り立てば `a`、そうでなければ `b` になります。
// %% [markdown] en leaky-exercise
// ## Exercise 1: write an activation function
//
// Write a function `leaky` that returns positive numbers as they are, and negative ones **times 0.1**. The chart below shows its shape.
// `condition ? a : b` is `a` if the condition holds, and `b` if not.

// %% leaky
// >>> exercise
// blank: const leaky = (x: number) => x;
// ja: 条件は、`x` が0より大きいかどうかです。
// en: The condition is whether `x` is above 0.
const leaky = (x: number) => (x > 0 ? x : 0.1 * x);
// <<<
await check('05-leaky', leaky);
functionPlot({ leaky });

// %% [markdown] ja softmax-text
// ## softmax
//
// `softmax` は、1つの数ではなく、数の並びを変えます。どれも0より大きく、足すと1になるので、10個の確率として読めます。
// 多クラス分類の最後の層に使います。大きい数ほど大きな確率になりますが、差は大きく開きます。
// %% [markdown] en softmax-text
// ## softmax
//
// `softmax` does not change numbers one by one but a row of them. All become larger than 0, and they add up to 1, so they can be read as probabilities.
// It is used in the last layer when there are several classes. The larger the number, the larger its probability; the gaps widen much.

// %% softmax
const scores = [1, 2, 3, 5];
const probabilities = tf.tidy(() => Array.from(activations.softmax(tf.tensor2d([scores])).dataSync()));
console.log('合計 sum:', probabilities.reduce((sum, each) => sum + each).toFixed(3));
bar({ x: scores, y: probabilities, xLabel: '入力 input', yLabel: '確率 probability', width: 480 });

// %% [markdown] ja dead-text
// ## いつも0を返す活性化関数
//
// 学習は、微分を頼りに重みを直します。微分が0なら、どちらに直せばよいか分かりません。
// もし活性化関数がいつも0を返したら、どうなるでしょうか。
//
// `relu` でも、同じことが起こります。バイアスを −10 から始めると、入力が小さいので、`relu` に届く数はいつも負です。
// つまり、どんなデータにも0を返します。これを「死んだ relu」(dying ReLU)といいます。
//
// データは平面の上の400点です。2つの数の符号が同じなら、ラベルを1にします。バイアスを0と −10 から始めて、比べてください。
// %% [markdown] en dead-text
// ## An activation that always gives 0
//
// Training corrects the weights by their derivatives. Where the derivative is 0, there is no telling which way to go.
// What happens if an activation always gives 0?
//
// It can happen to `relu`. If the biases begin at −10, all that comes to `relu` is negative, because the inputs are small.
// So it gives 0 for any data. This is called a dying ReLU.
//
// The data are 400 points on a plane. The label is 1 if both numbers have the same sign. Compare biases that begin at 0 and at −10.

// %% dead
setRandomSeed(6);
const x = Array.from({ length: 400 }, () => [Math.random() * 2 - 1, Math.random() * 2 - 1]);
const y = x.map(([a, b]) => (a * b > 0 ? 1 : 0));

const trainFromBias = async (value: number) => {
  setRandomSeed(7);
  const model = tf.sequential({
    layers: [
      layers.dense({
        units: 32,
        activation: 'relu',
        biasInitializer: initializers.constant({ value }),
        inputShape: [2],
      }),
      layers.dense({ units: 1, activation: 'sigmoid' }),
    ],
  });
  compile(model, { optimizer: adam({ learningRate: 0.01 }), loss: 'binaryCrossentropy' });
  const firstWeights = () => model.layers[0].getWeights()[0].dataSync().slice();
  const before = firstWeights();
  const history = await fit(model, x, y, { epochs: 30, batchSize: 20, verbose: 0 });
  const after = firstWeights();
  const changed = before.filter((weight, i) => weight !== after[i]).length;
  console.log('bias', value, '変わった重み changed weights:', changed, '/', before.length);
  model.dispose();
  return history;
};
plotHistory({ 'bias 0': await trainFromBias(0), 'bias -10': await trainFromBias(-10) });

// %% [markdown] ja dead-read
// バイアスが0なら、64個の重みがすべて動き、損失は約0.06まで下がります。
// −10 なら、重みは **1個も動きません**。損失は、あてずっぽうの約0.69のままです。
//
// 出力がいつも0なら、重みを少し変えても出力は0のままです。だから微分は0で、直しようがありません。
// 学習率が大きすぎると、1回の大きな更新で、これと同じ状態になることがあります。
//
// ## 勾配消失
//
// 層を重ねると、微分は層の数だけ掛け合わされます(連鎖律: chain rule)。
// 1より小さい数を何回も掛けると、どんどん0に近づきます。これが**勾配消失**(vanishing gradient)です。
//
// 10個の層を重ねたモデルを作り、学習を始める前に、層ごとの勾配(gradient)の大きさを調べます。
// `tf.variableGrads` は、損失を小さくする勾配を、重みごとに計算します。
// %% [markdown] en dead-read
// With biases of 0, all 64 weights move, and the loss falls to about 0.06.
// With −10, **not one weight moves**. The loss stays at about 0.69, which is guessing.
//
// If the output is always 0, it is still 0 when a weight changes a little. So the derivative is 0, and nothing can be corrected.
// Where the learning rate is too large, a single large step can lead to the same state.
//
// ## Vanishing gradients
//
// In stacked layers, the derivatives of all layers are multiplied together (the chain rule).
// Multiply numbers below 1 often enough, and the result comes near 0. That is a **vanishing gradient**.
//
// We build models of ten layers, and look at the size of the gradients of each layer before any training.
// `tf.variableGrads` computes the gradient of the loss for each weight.

// %% gradients
const deepModel = (activation: 'sigmoid' | 'tanh' | 'relu') => {
  setRandomSeed(8);
  const kernelInitializer = activation === 'relu' ? 'heUniform' : 'glorotUniform';
  const hidden = Array.from({ length: 10 }, (_, i) =>
    layers.dense({ units: 32, activation, kernelInitializer, inputShape: i === 0 ? [2] : undefined }),
  );
  return tf.sequential({ layers: [...hidden, layers.dense({ units: 1, activation: 'sigmoid' })] });
};

const lossOf = losses.binaryCrossentropy();
const gradientSizes = (activation: 'sigmoid' | 'tanh' | 'relu') => {
  const model = deepModel(activation);
  const sizes = tf.tidy(() => {
    const [inputs, labels] = [tf.tensor2d(x), tf.tensor2d(y, [y.length, 1])];
    const { grads } = tf.variableGrads(() => lossOf(labels, model.apply(inputs) as tf.Tensor).mean());
    return Object.entries(grads)
      .filter(([name]) => name.includes('kernel'))
      .map(([, gradient]) => gradient.abs().mean().dataSync()[0]);
  });
  model.dispose();
  return sizes;
};
const sizes = {
  sigmoid: gradientSizes('sigmoid'),
  tanh: gradientSizes('tanh'),
  relu: gradientSizes('relu'),
};
lineChart({
  x: sizes.relu.map((_, i) => i + 1),
  y: sizes,
  yScale: 'log',
  xLabel: '層 layer(1が入力側 1 is next to the input)',
  yLabel: '勾配の平均 mean gradient',
});
console.log('sigmoid, layer 1:', sizes.sigmoid[0]);

// %% [markdown] ja gradients-read
// 縦軸は対数目盛です。目盛りが1つ上がると、100倍になります。
//
// - `sigmoid`: 入力に近い層ほど小さくなり、1番目の層では、最後の層の1億分の1ほどしかありません。
// - `tanh` と `relu`: どの層でも、大きさがあまり変わりません。
//
// `relu` の重みの初期値には、`heUniform` を使いました。半分の出力が0になる分だけ、大きく始める方法です。
//
// ## 練習2: 0.25を掛け続ける
//
// `sigmoid` の微分は、最大でも0.25です。重みの影響がないとすると、**10個** の `sigmoid` を通った勾配は、最大で元の何倍になりますか。
// JavaScript では、a の b 乗を `a ** b` と書きます。
// %% [markdown] en gradients-read
// The vertical axis is logarithmic: each mark is a hundred times the one below.
//
// - `sigmoid`: the nearer to the input, the smaller. In layer 1 there is only about a hundred-millionth of what the last layer has.
// - `tanh` and `relu`: about the same size in all layers.
//
// For `relu`, the weights began with `heUniform`. It begins larger, to make up for the half of the outputs that become 0.
//
// ## Exercise 2: 0.25 again and again
//
// The derivative of `sigmoid` is 0.25 at most. Leaving the weights aside, what is the largest share of a gradient that is left after **10** `sigmoid`s?
// In JavaScript, a to the power of b is written `a ** b`.

// %% vanishing
// >>> exercise
// blank: const share = 0.25;
// ja: 1個通るたびに、0.25が1回掛けられます。
// en: Each one that it passes multiplies it by 0.25 once.
const share = 0.25 ** 10;
// <<<
console.log(share);
await check('05-vanishing', share);

// %% [markdown] ja deep-text
// ## 学習させて比べる
//
// 同じモデルを学習させると、違いは損失に表れます。
// %% [markdown] en deep-text
// ## Training them
//
// When we train these models, the loss shows the difference.

// %% deep
const trainDeep = async (activation: 'sigmoid' | 'tanh' | 'relu') => {
  const model = deepModel(activation);
  compile(model, { optimizer: adam({ learningRate: 0.003 }), loss: 'binaryCrossentropy' });
  const history = await fit(model, x, y, { epochs: 20, batchSize: 20, verbose: 0 });
  console.log(activation.padEnd(8), 'loss', history.history.loss.at(-1)?.toFixed(3));
  model.dispose();
  return history;
};
plotHistory({
  sigmoid: await trainDeep('sigmoid'),
  tanh: await trainDeep('tanh'),
  relu: await trainDeep('relu'),
});

// %% [markdown] ja deep-read
// `sigmoid` の損失は、あてずっぽうの約0.69から動きません。`tanh` と `relu` は学習できます。
// 層が深いモデルが作れるようになったのは、`relu` と、それに合う初期値が広まってからです。
//
// ## どれを使えばよいか
//
// | 場所 | 活性化関数 |
// |---|---|
// | 途中の層 | まず `relu`。初期値は `heUniform` も試す |
// | 最後の層(二値分類) | `sigmoid` |
// | 最後の層(多クラス分類) | `softmax` |
// | 最後の層(値段などの数) | `linear`(書かなければこれになります) |
//
// ## まとめ
//
// - 活性化関数がないと、層を重ねても直線しか描けません。
// - `relu` は負の数を0にします。`sigmoid` は0から1、`tanh` は −1から1に収めます。
// - 出力がいつも0なら、微分も0になり、学習は止まります。
// - 深いモデルに `sigmoid` を使うと、入力に近い層の勾配が消えます。
//
// 次の章: [06 評価指標](06-metrics.ipynb)
//
// さらに知りたい人へ:
//
// - Keras の [活性化関数](https://keras.io/api/layers/activations/)(英語)
// - 勾配が消える理由と初期値: [X. Glorot, Y. Bengio (2010)](https://proceedings.mlr.press/v9/glorot10a.html)、`heUniform` の論文: [K. He ほか (2015)](https://arxiv.org/abs/1502.01852)(英語)
// %% [markdown] en deep-read
// The loss of `sigmoid` does not move from about 0.69, which is guessing. `tanh` and `relu` learn.
// Deep models became possible when `relu`, and initial weights that suit it, came into use.
//
// ## Which one to use
//
// | Where | Activation |
// |---|---|
// | layers in between | first `relu`; try `heUniform` for the initial weights too |
// | last layer, binary classification | `sigmoid` |
// | last layer, several classes | `softmax` |
// | last layer, a number such as a price | `linear` (which it is when left out) |
//
// ## Summary
//
// - Without activation functions, stacked layers draw nothing but straight lines.
// - `relu` makes negative numbers 0. `sigmoid` brings numbers between 0 and 1, `tanh` between −1 and 1.
// - Where the output is always 0, so is the derivative, and training stops.
// - In deep models with `sigmoid`, the gradients of the layers next to the input vanish.
//
// Next chapter: [06 Metrics](06-metrics.ipynb)
//
// To learn more:
//
// - Keras on [activation functions](https://keras.io/api/layers/activations/)
// - Why gradients vanish, and initial weights: [X. Glorot, Y. Bengio (2010)](https://proceedings.mlr.press/v9/glorot10a.html); the paper on `heUniform`: [K. He et al. (2015)](https://arxiv.org/abs/1502.01852)

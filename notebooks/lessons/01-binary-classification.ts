// %% [markdown] ja title
// # 01 二値分類
//
// 答えが「はい」か「いいえ」の2つだけの問題を、二値分類(binary classification)といいます。
// この章では、でたらめな数を使って、学習の流れをひととおり見ます。意味のない予測なので、流れだけに集中できます。
// この章を終えると、次のことができるようになります。
//
// - データとラベルを用意する
// - 全結合層を2つ重ねたモデルを作り、コンパイルし、学習させ、予測させる
// - 学習データの正解率が上がっても、それだけでは信用できない理由を説明する
// %% [markdown] en title
// # 01 Binary classification
//
// A problem with only two answers, "yes" and "no", is called binary classification.
// In this chapter we go once through all of training, with random numbers. The prediction means nothing, so you can look at the steps alone.
// At the end of this chapter you can
//
// - prepare data and labels,
// - build a model of two dense layers, compile it, train it, and let it predict,
// - explain why a rising accuracy on the training data is not enough to trust it.

// %% [markdown] ja engine-text
// ## 準備
//
// 使う関数を読み込み、エンジンを始めます。
// `setRandomSeed` は乱数の種を決めます。種が同じなら、何度実行しても同じ「でたらめ」になります。
// %% [markdown] en engine-text
// ## Getting ready
//
// We import the functions that we use, and start the engine.
// `setRandomSeed` sets the seed of the random numbers. With the same seed, you get the same random numbers every time.

// %% engine
import {
  compile,
  evaluate,
  fit,
  layers,
  predict,
  setRandomSeed,
  startEngine,
  summary,
  tf,
} from 'keras-nyumon';
import { check } from 'keras-nyumon/course';

const engine = await startEngine();
setRandomSeed(1);

// %% [markdown] ja data-text
// ## データとラベル
//
// 1行に100個の数が並んだデータを、1000行作ります。1行を**サンプル**(sample)、その中の1つの数を**特徴量**(feature)といいます。
// 表計算ソフトの表で、縦に1000人、横に100の質問が並んでいる様子を思い浮かべてください。
//
// - `x` はデータです。`Math.random()` が返す、0以上1未満の乱数で埋めます。
// - `y` は正解の**ラベル**(label)です。`Math.round` で四捨五入して、0か1にします。
//
// `Array.from({ length: 1000 }, 関数)` は、関数を1000回呼び、結果を並べた配列を作ります。
// %% [markdown] en data-text
// ## Data and labels
//
// We make 1000 rows of 100 numbers. A row is called a **sample**, and one number in it a **feature**.
// Think of a spreadsheet: 1000 people from top to bottom, 100 questions from left to right.
//
// - `x` is the data, filled with random numbers from `Math.random()`: at least 0 and below 1.
// - `y` holds the right answers, the **labels**. `Math.round` makes each of them 0 or 1.
//
// `Array.from({ length: 1000 }, function)` calls the function 1000 times and puts the results into an array.

// %% data
const randomRow = () => Array.from({ length: 100 }, () => Math.random());
const randomLabel = () => Math.round(Math.random());

const x = Array.from({ length: 1000 }, randomRow);
const y = Array.from({ length: 1000 }, randomLabel);
console.log('x[0]:', x[0].slice(0, 3), '…');
console.log('y   :', y.slice(0, 20), '…');

// %% [markdown] ja build-text
// `x` と `y` は別々に作ったので、何の関係もありません。つまり、**学ぶべきことは何もありません**。
// それでも学習させると何が起こるかを、これから見ます。
//
// ## モデルを作る
//
// `tf.sequential` は、層(layer)を順に重ねたモデルです。ここでは**全結合層**(dense layer)を2つ重ねます。
// 全結合層は、すべての入力に重み(weight)を掛けて足し、活性化関数(activation function)に通します。
//
// | 層 | `units`(出力の数) | `activation`(活性化関数) | 役目 |
// |---|---|---|---|
// | 1 | 32 | `relu`: 負の数を0にする | 手がかりを32個作る |
// | 2 | 1 | `sigmoid`: 0から1の間に収める | 「1である確率」を1つ答える |
//
// `inputShape: [100]` は、1サンプルが100個の数であることを、最初の層に教えます。
// %% [markdown] en build-text
// `x` and `y` were made separately and have nothing to do with each other. So **there is nothing to learn**.
// Let us see what happens when we train a model all the same.
//
// ## Building the model
//
// `tf.sequential` is a model of layers stacked one after the other. Here we stack two **dense layers**.
// A dense layer multiplies every input by a weight, adds them up, and passes the sum through an activation function.
//
// | Layer | `units` (outputs) | `activation` | What it does |
// |---|---|---|---|
// | 1 | 32 | `relu`: makes negative numbers 0 | makes 32 clues |
// | 2 | 1 | `sigmoid`: brings it between 0 and 1 | answers with one probability, that of "1" |
//
// `inputShape: [100]` tells the first layer that a sample is 100 numbers.

// %% build
const model = tf.sequential({
  layers: [
    layers.dense({ units: 32, activation: 'relu', inputShape: [100] }),
    layers.dense({ units: 1, activation: 'sigmoid' }),
  ],
});
summary(model);

// %% [markdown] ja compile-text
// パラメーター(parameter)は、学習で調整される数です。
// 1つ目の層には、重みが100×32個と、足される数(バイアス: bias)が32個で、3,232個あります。
// 2つ目の層は32×1+1で33個です。
//
// ## コンパイルする
//
// `compile` は、学習のしかたを3つ決めます。
//
// - **損失関数(loss function)** `binaryCrossentropy`: 予測が正解からどれだけ外れたかを測ります。二値分類ではこれを使います。
// - **最適化手法(optimizer)** `rmsprop`: 損失が小さくなるように、パラメーターを少しずつ直します。
// - **評価指標(metrics)** `accuracy`: 正解率です。当たった割合を0から1で表します。
// %% [markdown] en compile-text
// Parameters are the numbers that training adjusts.
// The first layer has 100×32 weights and 32 numbers that are added (biases): 3,232.
// The second has 32×1+1, which is 33.
//
// ## Compiling
//
// `compile` chooses three things about the training.
//
// - The **loss function** `binaryCrossentropy` measures how far the predictions are from the right answers. It is the one for binary classification.
// - The **optimizer** `rmsprop` corrects the parameters little by little, so that the loss gets smaller.
// - The **metric** `accuracy` is the share of right answers, from 0 to 1.

// %% compile
compile(model, {
  optimizer: 'rmsprop',
  loss: 'binaryCrossentropy',
  metrics: ['accuracy'],
});

// %% [markdown] ja fit-text
// ## 学習させる
//
// `fit` は、データとラベルを見せてパラメーターを直します。1000行を `batchSize` の32行ずつに分け、1回分(バッチ: batch)ごとに直します。
// 全部を1通り使うと1**エポック**(epoch)です。ここでは10エポック学習させます。
//
// 下に出る棒とグラフで、`accuracy` が上がっていくのを見てください。
// %% [markdown] en fit-text
// ## Training
//
// `fit` shows the data and labels to the model and corrects the parameters: the 1000 rows are taken 32 at a time (`batchSize`), and each batch corrects them once.
// Once through all of them is one **epoch**. Here we train for 10 epochs.
//
// Watch `accuracy` rise in the bar and the chart below.

// %% fit
const history = await fit(model, x, y, { batchSize: 32, epochs: 10 });

// %% [markdown] ja predict-text
// ## 予測させる
//
// 正解率は、0.50あたりから0.60あたりまで上がります。学ぶことは何もないのに、なぜでしょうか。まず予測を見てみましょう。
//
// `predict` は、1行につき1つ、「ラベルが1である確率」を返します。0.5以上なら「1」、それより小さければ「0」と読みます。
// %% [markdown] en predict-text
// ## Predicting
//
// The accuracy rises from about 0.50 to about 0.60. Why, when there is nothing to learn? First let us look at the predictions.
//
// `predict` returns one number for each row: the probability that its label is 1. We read 0.5 or more as "1", and less as "0".

// %% predict
const probabilities = await predict(model, x.slice(0, 8));
probabilities.data.forEach((probability, i) => {
  const answer = probability >= 0.5 ? 1 : 0;
  const mark = answer === y[i] ? '✓' : '✗';
  console.log(`${mark} probability ${probability.toFixed(3)} → ${answer}, label ${y[i]}`);
});

// %% [markdown] ja new-text
// どの確率も0.5に近く、モデルには自信がありません。それでも半分より多く当たっています。
//
// ## 見たことのないデータで測る
//
// 種明かしをします。学習とまったく同じ作り方で、**新しい**データを1000行作ります。
// `evaluate` は、学習させずに損失と正解率を測ります。学習に使ったデータと、新しいデータで比べてください。
// %% [markdown] en new-text
// All probabilities are near 0.5: the model is not sure of itself. Still, more than half of its answers are right.
//
// ## Measuring on data it has not seen
//
// Here is the trick. We make 1000 **new** rows in just the same way.
// `evaluate` measures the loss and the accuracy without training. Compare the data it was trained on with the new data.

// %% new-data
const xNew = Array.from({ length: 1000 }, randomRow);
const yNew = Array.from({ length: 1000 }, randomLabel);

const seen = await evaluate(model, x, y);
const unseen = await evaluate(model, xNew, yNew);
console.log('seen  :', seen.accuracy.toFixed(3));
console.log('unseen:', unseen.accuracy.toFixed(3));

// %% [markdown] ja why-text
// 学習に使ったデータでは約0.63なのに、新しいデータでは約0.46です。新しいデータでは、コインを投げるのと変わりません。
//
// モデルは規則を見つけたのではなく、学習データの答えを**丸暗記**し始めていたのです。これを**過学習**(overfitting)といいます。
// 1000行に対してパラメーターは3,265個あり、丸暗記には十分な数です。
//
// ## もっと長く学習させる
//
// 同じモデルを、さらに20エポック学習させます。`validationData` に渡した新しいデータは、エポックの終わりに測られるだけで、学習には使われません。
// グラフの実線は学習データ、破線は新しいデータです。2つの線が、どこまで離れるかを見てください。
// %% [markdown] en why-text
// It is about 0.63 on the data it was trained on, but about 0.46 on new data. On new data, tossing a coin does as well.
//
// The model found no rule: it had begun to **learn the answers by heart**. That is called **overfitting**.
// With 3,265 parameters for 1000 rows, there is room enough for that.
//
// ## Training longer
//
// We train the same model for 20 more epochs. The new data in `validationData` are only measured at the end of each epoch; they are not trained on.
// In the chart, the solid line is the training data and the dashed line the new data. See how far apart they get.

// %% longer
const longer = await fit(model, x, y, { epochs: 20, validationData: [xNew, yNew] });

// %% [markdown] ja held-out-text
// 学習データの正解率は上がり続け、新しいデータの正解率は0.5のあたりから動きません。
//
// **学習に使わなかったデータで測った数字だけが、モデルの実力です。** そのために、データの一部を学習に使わず、とっておきます。
// この教材では、これからいつも両方を測ります。
//
// ## 練習1: モデルを作る
//
// 1サンプルが**20個**の数であるデータを、二値分類したいとします。次のモデルを作ってください。
//
// - 1つ目の全結合層: 出力16個、活性化関数は `relu`
// - 2つ目の全結合層: 「1である確率」を1つ答える
// %% [markdown] en held-out-text
// The accuracy on the training data keeps rising; on the new data it does not move from about 0.5.
//
// **What a model can do is only what it does on data that it was not trained on.** That is why part of the data is held out from training.
// From now on, this course always measures both.
//
// ## Exercise 1: build a model
//
// Suppose your data have **20** numbers in each sample, and you want binary classification. Build this model.
//
// - First dense layer: 16 outputs, activation `relu`
// - Second dense layer: answers with one probability, that of "1"

// %% exercise-model
// >>> exercise
// blank: const myModel = tf.sequential({
// blank:   layers: [layers.dense({ units: 16, inputShape: [100] })],
// blank: });
// ja: 上の「モデルを作る」のセルを手本に、`inputShape` と `units`、`activation` を決めます。
// en: Follow the cell of "Building the model" above, and choose `inputShape`, `units` and `activation`.
const myModel = tf.sequential({
  layers: [
    layers.dense({ units: 16, activation: 'relu', inputShape: [20] }),
    layers.dense({ units: 1, activation: 'sigmoid' }),
  ],
});
// <<<
await check('01-build-model', myModel);

// %% [markdown] ja exercise-rule-text
// ## 練習2: 学べるラベルにする
//
// 今度は、ラベルに意味を持たせます。`rule` は1行(100個の数)を受け取り、ラベルの0か1を返す関数です。
// いまは行を見ずに、でたらめに答えています。**行の中の数だけで決まる**ように書き換えてください。
//
// たとえば「いちばん左の2つの数の和が1より大きければ1」や「先頭の数が0.5より大きければ1」など、何でもかまいません。
// 先頭の数は `row[0]` です。`条件 ? 1 : 0` は、条件が成り立てば1、そうでなければ0になります。
// %% [markdown] en exercise-rule-text
// ## Exercise 2: labels that can be learnt
//
// Now let the labels mean something. `rule` is a function that takes a row (100 numbers) and returns its label, 0 or 1.
// At present it answers at random, without looking at the row. Rewrite it so that **only the numbers of the row decide**.
//
// For example "1 if the two leftmost numbers add up to more than 1", or "1 if the first number is above 0.5"; anything will do.
// The first number is `row[0]`. `condition ? 1 : 0` is 1 if the condition holds, and 0 if not.

// %% exercise-rule
// >>> exercise
// blank: const rule = (row: number[]) => Math.round(Math.random());
// ja: `row[0]` や `row[1]` を、`>` で何かと比べます。
// en: Compare `row[0]` or `row[1]` with something, by `>`.
const rule = (row: number[]) => (row[0] + row[1] > 1 ? 1 : 0);
// <<<
await check('01-rule', rule);

// %% [markdown] ja learn-rule-text
// できたら、あなたの規則でラベルを付けて、新しいモデルに学習させます。変わるのはラベルだけです。
// 新しいデータの正解率(破線)が、今度は0.5よりずっと高くなれば、モデルは規則を見つけています。
// %% [markdown] en learn-rule-text
// Now label the data by your rule and train a new model. Only the labels are different.
// If the accuracy on new data (the dashed line) gets well above 0.5 this time, the model has found the rule.

// %% learn-rule
const ruleModel = tf.sequential({
  layers: [
    layers.dense({ units: 32, activation: 'relu', inputShape: [100] }),
    layers.dense({ units: 1, activation: 'sigmoid' }),
  ],
});
compile(ruleModel, { optimizer: 'rmsprop', loss: 'binaryCrossentropy', metrics: ['accuracy'] });

const [yRule, yRuleNew] = [x.map(rule), xNew.map(rule)];
const ruleHistory = await fit(ruleModel, x, yRule, { epochs: 20, validationData: [xNew, yRuleNew] });
const learnt = await evaluate(ruleModel, xNew, yRuleNew);
console.log('unseen:', learnt.accuracy.toFixed(3));

// %% [markdown] ja summary-text
// ## まとめ
//
// - 学習の流れは、データとラベルを用意し、モデルを作り、`compile`、`fit`、`predict` の順です。
// - 二値分類では、最後の層を `units: 1` と `sigmoid` にし、損失関数に `binaryCrossentropy` を使います。
// - 学ぶことがないデータでも、丸暗記によって学習データの正解率は上がります。
// - モデルの実力は、学習に使わなかったデータで測ります。
//
// 次の章: [02 学習の様子を見る](02-watching-training.ipynb)
//
// さらに知りたい人へ:
//
// - ラベルがでたらめでも、大きなモデルは丸暗記できます: [Understanding deep learning requires rethinking generalization](https://arxiv.org/abs/1611.03530)(英語の論文)
// - Keras の [Sequential モデルの手引き](https://keras.io/guides/sequential_model/)(英語)
// %% [markdown] en summary-text
// ## Summary
//
// - Training goes like this: prepare data and labels, build a model, `compile`, `fit`, `predict`.
// - For binary classification, the last layer has `units: 1` and `sigmoid`, and the loss function is `binaryCrossentropy`.
// - Even where there is nothing to learn, the accuracy on the training data rises, because the model learns it by heart.
// - What a model can do is measured on data that it was not trained on.
//
// Next chapter: [02 Watching the training](02-watching-training.ipynb)
//
// To learn more:
//
// - Large models can learn random labels by heart: [Understanding deep learning requires rethinking generalization](https://arxiv.org/abs/1611.03530) (a paper)
// - Keras's [guide to the Sequential model](https://keras.io/guides/sequential_model/)

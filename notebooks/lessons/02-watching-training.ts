// %% [markdown] ja title
// # 02 学習の様子を見る
//
// 学習がうまくいっているかどうかは、グラフにするとすぐに分かります。
// この章を終えると、次のことができるようになります。
//
// - 学習の履歴(history)をグラフにして、過学習が始まるところを読む
// - 学習中の棒とグラフを読む
// - ノートブックからパッケージを入れる
// - TensorBoard で学習を調べる
// - カーネルが落ちたときに立て直し、1バッチが使うメモリーを見積もる
// %% [markdown] en title
// # 02 Watching the training
//
// A chart tells at a glance whether training goes well.
// At the end of this chapter you can
//
// - make a chart of the history of a training run and see where overfitting begins,
// - read the bar and the chart that are shown while a model is trained,
// - install a package from the notebook,
// - examine a training run in TensorBoard,
// - get going again when the kernel has died, and estimate the memory that a batch takes.

// %% [markdown] ja engine-text
// ## 準備
// %% [markdown] en engine-text
// ## Getting ready

// %% engine
import {
  adam,
  compile,
  fit,
  layers,
  mnistCnn,
  plotHistory,
  setRandomSeed,
  showTensorBoard,
  startEngine,
  tensorBoard,
  tf,
} from 'keras-nyumon';
import { check } from 'keras-nyumon/course';

const engine = await startEngine();
setRandomSeed(2);

// %% [markdown] ja data-text
// 01 章とは違い、今度は学べる規則のあるデータを作ります。
// 1サンプルは20個の乱数で、最初の2つの和が1より大きければ、ラベルは1です。
// ただし、10回に1回はラベルを逆にします。現実のデータにも、このような誤り(雑音: noise)が混ざっているからです。
// %% [markdown] en data-text
// Unlike chapter 01, the data have a rule this time, which can be learnt.
// A sample is 20 random numbers, and its label is 1 if the first two add up to more than 1.
// But one label in ten is turned round: real data have such errors (noise) too.

// %% data
const x = Array.from({ length: 600 }, () => Array.from({ length: 20 }, () => Math.random()));
const y = x.map((row) => {
  const label = row[0] + row[1] > 1 ? 1 : 0;
  return Math.random() < 0.1 ? 1 - label : label;
});
console.log('labels:', y.slice(0, 20), '…');

// %% [markdown] ja fit-text
// ## 学習しながら見る
//
// `validationSplit: 0.5` は、データの後ろ半分を検証データ(validation data)としてとっておきます。学習には使いません。
//
// 学習のあいだ、セルの下に棒とグラフが出ます。
//
// - 棒: いまのエポック、終わったステップ数、残り時間、損失と評価指標
// - グラフ: 実線が学習データ、破線が検証データ。学習が進むにつれて右へ伸びます
//
// 様子がおかしければ、上の ■ ボタンで止められます。そこまでの重みと履歴は残ります。
// %% [markdown] en fit-text
// ## Watching while it trains
//
// `validationSplit: 0.5` holds out the second half of the data as validation data. It is not trained on.
//
// While the model is trained, a bar and a chart stand below the cell.
//
// - Bar: the epoch, the steps that are done, the time left, the loss and the metrics
// - Chart: the solid line is the training data, the dashed line the validation data. It grows to the right
//
// If something looks wrong, the ■ button above stops it. The weights and the history so far are kept.

// %% fit
const model = tf.sequential({
  layers: [
    layers.dense({ units: 128, activation: 'relu', inputShape: [20] }),
    layers.dense({ units: 1, activation: 'sigmoid' }),
  ],
});
compile(model, {
  optimizer: adam({ learningRate: 0.01 }),
  loss: 'binaryCrossentropy',
  metrics: ['accuracy'],
});
const history = await fit(model, x, y, { epochs: 40, validationSplit: 0.5 });

// %% [markdown] ja history-text
// ## 履歴の中身
//
// `fit` が返す履歴は、エポックごとの値を並べた配列です。
// 名前の前に `val_` が付いたものは、検証データで測った値です。
// %% [markdown] en history-text
// ## What is in the history
//
// The history that `fit` returns holds arrays with a value for each epoch.
// Those with `val_` before their name were measured on the validation data.

// %% history
console.log(Object.keys(history.history));
console.log('accuracy    :', history.history.accuracy.slice(0, 5));
console.log('val_accuracy:', history.history.val_accuracy.slice(0, 5));

// %% [markdown] ja chart-text
// ## 履歴をグラフにする
//
// `plotHistory` は、履歴を学習曲線(learning curve)にします。`metrics` で、見たい評価指標を選べます。
// まず、正解率(accuracy)です。
// %% [markdown] en chart-text
// ## A chart of the history
//
// `plotHistory` makes learning curves of a history. `metrics` chooses what to look at.
// First the accuracy.

// %% accuracy-chart
plotHistory(history, { metrics: ['accuracy'] });

// %% [markdown] ja read-text
// 読み方です。
//
// - 実線(学習データ)は上がり続け、40エポックで0.95くらいになります。
// - 破線(検証データ)は0.8くらいで止まります。ラベルの1割は逆なので、完全な規則を知っていても0.9が限界です。
// - 2本が離れていくところから先は、雑音を丸暗記しています。つまり過学習(overfitting)です。
//
// ## 練習1: 損失のグラフ
//
// 損失(loss)のグラフを描いてください。`plotHistory` に渡すオプションを書き換えます。
// 検証データの損失が、途中から**上がっていく**のが見えるはずです。正解率だけでは気づきにくい、過学習のしるしです。
// %% [markdown] en read-text
// How to read it:
//
// - The solid line (training data) keeps rising, to about 0.95 after 40 epochs.
// - The dashed line (validation data) stops at about 0.8. One label in ten is wrong, so even the perfect rule reaches only 0.9.
// - Where the two part, the model learns noise by heart: it is overfitting.
//
// ## Exercise 1: a chart of the loss
//
// Draw the chart of the loss. Rewrite the options that go to `plotHistory`.
// You should see the loss of the validation data **rise** from some point on: a sign of overfitting that the accuracy alone does not show so well.

// %% exercise-chart
// >>> exercise
// blank: const lossOptions = {};
// ja: 上の正解率のセルと同じ形で、`metrics` に見たいものの名前を渡します。
// en: In the form of the cell above, give `metrics` the name of what you want to see.
const lossOptions = { metrics: ['loss'] };
// <<<
await check('02-loss-chart', lossOptions);
plotHistory(history, lossOptions);

// %% [markdown] ja package-text
// ## ノートブックからパッケージを入れる
//
// npm のパッケージは、ふだんはターミナルで `npm install 名前` と入力して入れます。
// `execSync` を使うと、同じコマンドをセルから実行できます。まず、npm のバージョンを聞いてみましょう。
// %% [markdown] en package-text
// ## Installing a package from the notebook
//
// Packages of npm are usually installed by typing `npm install name` in a terminal.
// With `execSync`, a cell can run the same command. First we ask for npm's version.

// %% npm
import { execSync } from 'node:child_process';

console.log('npm', execSync('npm --version', { encoding: 'utf8' }).trim());

// %% [markdown] ja install-text
// 実際に入れるには、新しいセルを作って次の行を実行します。これだけはネットワークが要るので、この章では実行しません。
//
// ```ts
// execSync('npm install --no-save simple-statistics', { stdio: 'inherit' });
// ```
//
// - `stdio: 'inherit'` は、npm の表示をセルの下に出します。
// - `--no-save` は、この教材の `package.json` を書き換えません。
// - 入れたあとは、カーネルを再起動しなくても `import { mean } from 'simple-statistics';` のように使えます。
// - 名前をよく確かめてから入れてください。1文字違いの、悪意のあるパッケージが見つかったこともあります。
//
// ## TensorBoard で見る
//
// TensorBoard は、学習の記録を調べる道具です。Keras でも使われています。
// コールバック(callback) `tensorBoard` を `fit` に渡すと、エポックごとの値を `logs` フォルダーに書きます。
// `histogramFreq: 1` なら、重みの分布も毎エポック書きます。
//
// 最初の行は、前に実行したときの記録を消します。
// %% [markdown] en install-text
// To install one, make a new cell and run the following line. It needs the network, so this chapter does not run it.
//
// ```ts
// execSync('npm install --no-save simple-statistics', { stdio: 'inherit' });
// ```
//
// - `stdio: 'inherit'` shows what npm prints below the cell.
// - `--no-save` leaves `package.json` of this course as it is.
// - Then you can write `import { mean } from 'simple-statistics';`, for instance, without restarting the kernel.
// - Look twice at the name before you install it: malicious packages with names that differ by one letter have been found.
//
// ## Watching in TensorBoard
//
// TensorBoard is a tool to examine training runs. It is used with Keras too.
// With the callback `tensorBoard`, `fit` writes the values of each epoch into the folder `logs`.
// With `histogramFreq: 1`, it also writes how the weights are distributed.
//
// The first line deletes what an earlier run wrote.

// %% logs
import { rmSync } from 'node:fs';

rmSync('logs', { recursive: true, force: true });
const callbacks = [tensorBoard({ logDir: 'logs/second-run', histogramFreq: 1 })];
const secondRun = await fit(model, x, y, { epochs: 5, validationSplit: 0.5, callbacks });

// %% [markdown] ja tensorboard-text
// `showTensorBoard` は、TensorBoard をこのパソコンの中で起動し、セルの下に出します。数秒かかります。
//
// - **TIME SERIES** や **SCALARS**: `epoch_loss` や `epoch_accuracy` の折れ線
// - **HISTOGRAMS**: 重みの分布が、エポックごとにどう変わるか
//
// 学習の途中でも見られます。カーネルを終えると、TensorBoard も終わり、枠の中は空になります。
// %% [markdown] en tensorboard-text
// `showTensorBoard` starts TensorBoard on this computer and shows it below the cell. That takes some seconds.
//
// - **TIME SERIES** and **SCALARS**: curves such as `epoch_loss` and `epoch_accuracy`
// - **HISTOGRAMS**: how the distribution of the weights changes from epoch to epoch
//
// You can also look while a model is trained. TensorBoard ends when the kernel does; then the frame is empty.

// %% tensorboard
const address = await showTensorBoard('logs', { height: 600 });

// %% [markdown] ja died-text
// ## カーネルが落ちたとき
//
// 「カーネルが終了しました」や「カーネル再起動中」と出たら、変数もモデルも失われています。
// ノートブックの文章とコードは残っているので、**上のセルから順に**実行し直せば元に戻ります。
//
// よくある原因は、メモリー(memory)が足りなくなることです。
//
// - `batchSize` を半分にします。1度に計算するサンプルが減ります。
// - ほかのノートブックのカーネルを終えます。左端の「ターミナルとカーネルの実行」に一覧があります。
// - 使い終わったモデルは `model.dispose()` で、テンソルは `tf.tidy` で片づけます。
// - 長い学習では、途中の重みを `modelCheckpoint` で保存しておきます。
//
// いまのメモリーの様子を見てみましょう。`numTensors` が実行するたびに増え続けるなら、片づけ忘れがあります。
// %% [markdown] en died-text
// ## When the kernel dies
//
// If you read "the kernel has ended" or "Kernel Restarting", variables and models are lost.
// The text and the code of the notebook are still there: run the cells **from the top** again.
//
// A common reason is that memory runs out.
//
// - Make `batchSize` half as large. Fewer samples are computed at once.
// - Shut down the kernels of other notebooks, in the list "Running Terminals and Kernels" at the left edge.
// - Clear away models with `model.dispose()` and tensors with `tf.tidy` when you are done with them.
// - In long training, save the weights on the way with `modelCheckpoint`.
//
// Let us look at the memory now. If `numTensors` grows each time you run something, something is not cleared away.

// %% memory
import { freemem, totalmem } from 'node:os';

const toGB = (bytes: number) => `${(bytes / 1e9).toFixed(1)} GB`;
console.log('this kernel:', toGB(process.memoryUsage().rss));
console.log('computer   :', toGB(freemem()), 'free of', toGB(totalmem()));
console.log('tensors    :', tf.memory().numTensors);

// %% [markdown] ja batch-text
// ## 1バッチのメモリーを見積もる
//
// 学習では、各層の出力を全サンプル分とっておきます。あとで勾配(gradient)を計算するときに要るからです。
// 出力の数は32ビットの小数(float32)なので、1個で4バイトです。
//
// > 1つの層のメモリー = バッチの大きさ × 1サンプルの出力の個数 × 4 バイト
//
// 08 章の CNN で、層ごとに計算してみます。`outputShape` の先頭の `null` はバッチの大きさで、残りが1サンプルの形です。
// %% [markdown] en batch-text
// ## Estimating the memory of a batch
//
// Training keeps the outputs of every layer for all samples of the batch, because the gradients are computed from them.
// An output is a number of 32 bits (float32), which is 4 bytes.
//
// > Memory of a layer = batch size × outputs of one sample × 4 bytes
//
// We compute it for each layer of the CNN of chapter 08. In `outputShape`, the `null` in front is the batch size; the rest is the shape of one sample.

// %% batch
const cnn = mnistCnn();
const batchSize = 128;
let total = 0;
for (const layer of cnn.layers) {
  const sampleShape = (layer.outputShape as number[]).slice(1);
  const megabytes = (batchSize * tf.util.sizeFromShape(sampleShape) * 4) / 1e6;
  total += megabytes;
  console.log(layer.name.padEnd(28), `${megabytes.toFixed(1)} MB`);
}
cnn.dispose();
console.log('total'.padEnd(28), `${total.toFixed(1)} MB`);

// %% [markdown] ja cost-text
// 合わせて約44MBです。メモリーの大半を使うのは、パラメーターの多い全結合層ではなく、画像の大きい畳み込み層の出力です。
// 勾配もほぼ同じ大きさなので、実際には2倍以上を見込みます。`batchSize` を2倍にすれば、これも2倍になります。
//
// ## 練習2: メモリーを見積もる
//
// 縦256、横256の画像を扱うモデルで、ある畳み込み層の出力が1サンプルにつき `[256, 256, 64]` だとします。
// `batchSize` が16のとき、この層の出力は**何バイト**になりますか。式で書いてください。
// %% [markdown] en cost-text
// Together that is about 44 MB. Most of it is not for the dense layer with its many parameters, but for the outputs of the convolutional layers, whose pictures are large.
// The gradients are about as large, so expect at least twice as much. Twice the `batchSize` takes twice the memory.
//
// ## Exercise 2: estimate the memory
//
// In a model for pictures of 256 by 256, suppose that the output of a convolutional layer is `[256, 256, 64]` for each sample.
// With a `batchSize` of 16, **how many bytes** are the outputs of this layer? Write it as a product.

// %% exercise-memory
// >>> exercise
// blank: const bytes = 256 * 256;
// ja: 縦、横、チャンネル、バッチの大きさ、1個のバイト数をかけ合わせます。
// en: Multiply height, width, channels, batch size and the bytes of one number.
const bytes = 256 * 256 * 64 * 16 * 4;
// <<<
await check('02-batch-memory', bytes);

// %% [markdown] ja summary-text
// ## まとめ
//
// - 学習データと検証データの線が離れ始めたら、過学習です。損失のほうが早く気づけます。
// - 履歴は `plotHistory`、くわしい記録は `tensorBoard` と `showTensorBoard` で見ます。
// - パッケージは `npm install` で入れます。
// - カーネルが落ちたら、`batchSize` を小さくし、上から実行し直します。
// - 1層のメモリーは、バッチの大きさ × 出力の個数 × 4 バイトです。
//
// 次の章: [03 lossとoptimizer](03-loss-and-optimizer.ipynb)
//
// さらに知りたい人へ:
//
// - [TensorBoard の使い方](https://www.tensorflow.org/tensorboard/get_started?hl=ja)
// - TensorFlow.js の [メモリーの説明](https://js.tensorflow.org/api/latest/#Performance-Memory)(英語)
// %% [markdown] en summary-text
// ## Summary
//
// - When the lines of training and validation data part, the model overfits. The loss shows it earlier.
// - `plotHistory` shows a history; `tensorBoard` and `showTensorBoard` show it in detail.
// - `npm install` installs packages.
// - When the kernel has died, make `batchSize` smaller and run the cells again from the top.
// - The memory of a layer is batch size × outputs × 4 bytes.
//
// Next chapter: [03 Loss and optimizer](03-loss-and-optimizer.ipynb)
//
// To learn more:
//
// - [How to use TensorBoard](https://www.tensorflow.org/tensorboard/get_started)
// - TensorFlow.js on [memory](https://js.tensorflow.org/api/latest/#Performance-Memory)

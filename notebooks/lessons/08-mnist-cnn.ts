// %% [markdown] ja title
// # 08 CNNを動かす
//
// 手書き数字の画像 MNIST を、畳み込みニューラルネットワーク(CNN: convolutional neural network)に学習させます。
// この章を終えると、次のことができるようになります。
//
// - 画像データを読み込み、モデルに渡せる形に整える
// - CNN を組み立て、学習させ、テストデータで正解率(accuracy)を測る
// - 1枚の画像に対する予測を読む
// - どの画像を、何と間違えたかを調べる
//
// セルを選んで **Shift+Enter** を押すと実行されます。上から順に実行してください。
// 学習のセルには、パソコンの速さによって数分から十数分かかります。途中で止めたいときは、上の ■ ボタンを押します。
// %% [markdown] en title
// # 08 Running a CNN
//
// We train a convolutional neural network (CNN) on MNIST, pictures of handwritten digits.
// At the end of this chapter you can
//
// - load pictures and bring them into the form that a model takes,
// - build a CNN, train it, and measure its accuracy on test data,
// - read the prediction for a single picture,
// - find out which pictures the model gets wrong, and what it takes them for.
//
// Select a cell and press **Shift+Enter** to run it. Run the cells from top to bottom.
// The training cell takes from a few minutes to a quarter of an hour, depending on the computer. To stop it, press the ■ button above.

// %% [markdown] ja engine-text
// ## 準備
//
// 使う関数を読み込みます。`startEngine()` は、計算に使うエンジン(engine)を1行で表示します。
// `setRandomSeed` は乱数の種を決めます。種が同じなら、何度実行しても同じ結果になります。
// %% [markdown] en engine-text
// ## Getting ready
//
// We import the functions that we use. `startEngine()` prints one line about the engine that does the computing.
// `setRandomSeed` sets the seed of the random numbers. With the same seed, every run gives the same result.

// %% engine
import {
  adadelta,
  argMax,
  compile,
  evaluate,
  filterSamples,
  fit,
  imgrid,
  layers,
  metrics,
  normalizeImages,
  plotConfusionMatrix,
  predict,
  saveModel,
  setRandomSeed,
  startEngine,
  summary,
  takeSamples,
  tf,
  toCategorical,
} from 'keras-nyumon';
import { check, scaleToEngine } from 'keras-nyumon/course';
import { mnist } from 'mnist-loader-ts';

const engine = await startEngine();
setRandomSeed(42);

// %% [markdown] ja load-text
// ## データを読み込む
//
// MNIST には、学習用(train)の画像が60,000枚、テスト用(test)の画像が10,000枚あります。
// `x` は画像で、形(shape)は [枚数, 28, 28]、値は0(黒)から255(白)までの整数です。
// `y` は正解のラベルで、0から9までの数字が1枚につき1つあります。
// %% [markdown] en load-text
// ## Loading the data
//
// MNIST has 60,000 pictures for training and 10,000 for testing.
// `x` holds the pictures: its shape is [count, 28, 28], its values are integers from 0 (black) to 255 (white).
// `y` holds the right answers, the labels: one digit from 0 to 9 for each picture.

// %% load
const { train, test } = await mnist.loadData();
console.log('train.x', train.x.shape, 'train.y', train.y.shape);
console.log('test.x ', test.x.shape, 'test.y ', test.y.shape);
imgrid(takeSamples(train.x, 0, 20), { labels: takeSamples(train.y, 0, 20) });

// %% [markdown] ja prepare-text
// ## データを整える
//
// モデルに渡す前に、2つのことをします。
//
// - **正規化(normalization)**: 画素の値を255で割って、0から1までにします。値が小さくそろっていると、学習が安定します。
//   このとき、色の軸(チャンネル)を足して、形を [枚数, 28, 28, 1] にします。白黒なのでチャンネルは1つです。
// - **one-hot 表現**: ラベルの「5」を `[0,0,0,0,0,1,0,0,0,0]` のような10個の数に変えます。モデルの出力が10個の確率だからです。
//
// 計算が遅いエンジンのときは、`scaleToEngine` が枚数とエポック数を減らして、1行で知らせます。
// %% [markdown] en prepare-text
// ## Preparing the data
//
// Before the data goes to the model, we do two things.
//
// - **Normalization**: we divide the pixels by 255, so that they lie between 0 and 1. Training is steadier with small values of one scale.
//   The pictures also get an axis for the colour (the channel): the shape becomes [count, 28, 28, 1]. Grey pictures have one channel.
// - **One-hot labels**: we turn the label "5" into ten numbers such as `[0,0,0,0,0,1,0,0,0,0]`, because the model answers with ten probabilities.
//
// Where the engine is slow, `scaleToEngine` takes fewer pictures and epochs and says so in one line.

// %% prepare
const full = { epochs: 12, trainSamples: 60000, testSamples: 10000 };
const { epochs, trainSamples, testSamples } = scaleToEngine(engine, full);

const xTrain = normalizeImages(takeSamples(train.x, 0, trainSamples));
const yTrain = toCategorical(takeSamples(train.y, 0, trainSamples), 10);
const xTest = normalizeImages(takeSamples(test.x, 0, testSamples));
const yTest = toCategorical(takeSamples(test.y, 0, testSamples), 10);
console.log('xTrain', xTrain.shape, 'yTrain', yTrain.shape);

// %% [markdown] ja build-text
// ## モデルを組み立てる
//
// `tf.sequential` は、層(layer)を順番に重ねたモデルです。
//
// - **畳み込み層(conv2d)**: 3×3の小さな窓を画像の上で動かし、線や角のような特徴を探します。`filters` は探す特徴の数です。
// - **最大プーリング層(maxPooling2d)**: 2×2の範囲から最大の値だけを残し、画像を縦横半分にします。
// - **ドロップアウト層(dropout)**: 学習中に一部の値をでたらめに0にして、覚えすぎ(過学習: overfitting)を防ぎます。
// - **平坦化層(flatten)**: 画像の形をやめて、1列の数にします。
// - **全結合層(dense)**: すべての入力から出力を計算します。最後の層は `softmax` で10個の確率を出します。
//
// `compile` では、損失関数(loss)、最適化手法(optimizer)、評価指標(metrics)を決めます。
// 名前を間違えると、実行する前にエディターが赤い線で教えます。
// %% [markdown] en build-text
// ## Building the model
//
// `tf.sequential` is a model of layers stacked one after the other.
//
// - **Convolutional layer (conv2d)**: moves a small 3×3 window over the picture and looks for features such as lines and corners. `filters` is how many features it looks for.
// - **Max-pooling layer (maxPooling2d)**: keeps the largest value of each 2×2 square, which halves height and width.
// - **Dropout layer**: sets some values to 0 at random during training, so that the model does not learn by heart (overfitting).
// - **Flatten layer**: turns the picture into one row of numbers.
// - **Dense layer**: computes each output from all inputs. The last one answers with ten probabilities, by `softmax`.
//
// `compile` chooses the loss function, the optimizer and the metrics.
// A misspelt name is marked red by the editor before anything runs.

// %% build
const model = tf.sequential({
  layers: [
    layers.conv2d({ filters: 32, kernelSize: 3, activation: 'relu', inputShape: [28, 28, 1] }),
    layers.conv2d({ filters: 64, kernelSize: 3, activation: 'relu' }),
    layers.maxPooling2d({ poolSize: 2 }),
    layers.dropout({ rate: 0.25 }),
    layers.flatten(),
    layers.dense({ units: 128, activation: 'relu' }),
    layers.dropout({ rate: 0.5 }),
    layers.dense({ units: 10, activation: 'softmax' }),
  ],
});
compile(model, {
  optimizer: adadelta({ learningRate: 1 }),
  loss: 'categoricalCrossentropy',
  metrics: ['accuracy'],
});
summary(model);

// %% [markdown] ja train-text
// パラメーター(parameter)は、学習で調整される数です。合わせて1,199,882個あります。
//
// ## 学習する
//
// 60,000枚を128枚ずつに分け(バッチ: batch)、1回ごとに少しずつパラメーターを直します。
// 全部を1通り使うと1エポック(epoch)です。これを12回くり返します。
// `validationData` は、エポックの終わりごとに測るためのデータで、学習には使いません。
// %% [markdown] en train-text
// Parameters are the numbers that training adjusts. There are 1,199,882 of them.
//
// ## Training
//
// The 60,000 pictures are taken 128 at a time (a batch), and each batch corrects the parameters a little.
// Once through all of them is one epoch. We do 12 epochs.
// `validationData` is only measured at the end of each epoch; it is not trained on.

// %% train
const history = await fit(model, xTrain, yTrain, {
  batchSize: 128,
  epochs,
  validationData: [xTest, yTest],
});

// %% [markdown] ja evaluate-text
// ## 評価する
//
// 学習に使っていないテストデータで、損失と正解率を測ります。12エポックの学習のあとなら、正解率は0.99を超えます。
// %% [markdown] en evaluate-text
// ## Evaluating
//
// We measure the loss and the accuracy on test data that was not trained on. After 12 epochs the accuracy is above 0.99.

// %% evaluate
const score = await evaluate(model, xTest, yTest);
console.log('test loss:', score.loss);
console.log('test accuracy:', score.accuracy);

// %% [markdown] ja predict-text
// ## 予測する
//
// テストの最初の20枚を予測してみます。`predict` は1枚につき10個の確率を返します。
// `argMax` は、そのうち最大のものの番号を返します。番号がそのまま予測した数字です。
// 画像の下には「正解→予測」が出ます。✗ は間違いです。
// %% [markdown] en predict-text
// ## Predicting
//
// We let the model answer for the first 20 test pictures. `predict` returns ten probabilities for each.
// `argMax` returns the index of the largest one, and the index is the predicted digit.
// Below each picture stands "right answer→prediction"; ✗ marks a mistake.

// %% predict
const some = takeSamples(xTest, 0, 20);
const predictions = argMax(await predict(model, some));
imgrid(some, { labels: takeSamples(test.y, 0, 20), predictions });

// %% [markdown] ja wrong-text
// ## 間違えた画像を見る
//
// 正解率だけでは、モデルが何を苦手とするのかはわかりません。間違えた画像を見てみましょう。
// テストデータを全部予測して、正解と違う答えになった画像の番号を `wrong` に集めます。
// `filterSamples` は、条件に合うサンプルだけを取り出します。
//
// 画像の下の % は、モデルが自分の答えに付けた確率です。
// 人が見ても迷う画像もあれば、はっきり書いてあるのに間違えた画像もあります。
// %% [markdown] en wrong-text
// ## Looking at the mistakes
//
// The accuracy alone does not say what the model finds hard. Let us look at the pictures that it gets wrong.
// We predict all of the test data, and collect in `wrong` the numbers of the pictures whose answer is not the label.
// `filterSamples` takes only the samples that a condition holds for.
//
// The % below a picture is the probability that the model gives its own answer.
// Some pictures make people hesitate too; others are written clearly and are wrong all the same.

// %% wrong
const probabilities = await predict(model, xTest);
const answers = argMax(probabilities);
const wrong = answers.map((_, i) => i).filter((i) => answers[i] !== test.y.data[i]);
console.log('wrong:', wrong.length, 'of', answers.length);

const shown = wrong.slice(0, 24);
imgrid(
  filterSamples(xTest, (i) => shown.includes(i)),
  {
    labels: filterSamples(test.y, (i) => shown.includes(i)),
    probabilities: filterSamples(probabilities, (i) => shown.includes(i)),
    columns: 8,
  },
);

// %% [markdown] ja confusion-text
// ## 混同行列
//
// 混同行列(confusion matrix)は、正解の数字(行)ごとに、モデルがどの数字(列)と答えたかを数えた表です。
// 左上から右下への対角線が正しい答えで、ほかはすべて間違いです。
// 間違いが多いマスはどこでしょうか。その2つの数字は、形が似ていますか。
// %% [markdown] en confusion-text
// ## The confusion matrix
//
// A confusion matrix counts, for each right digit (a row), which digits the model answered (the columns).
// The diagonal from the upper left to the lower right holds the right answers; all the rest are mistakes.
// Which squares hold the most mistakes? Do those two digits look alike?

// %% confusion
const labels = takeSamples(test.y, 0, testSamples);
plotConfusionMatrix(metrics.confusionMatrix(labels.data, answers, 10));

// %% [markdown] ja missed-nines-text
// ## 練習
//
// 間違えた画像のうち、正解が9のものだけを調べます。
// その画像の番号の配列を `missedNines` に入れ、`imgrid` で表示してください。
// %% [markdown] en missed-nines-text
// ## Exercise
//
// Look at those mistakes only whose right answer is 9.
// Put the numbers of these pictures into the array `missedNines`, and show them with `imgrid`.

// %% missed-nines
// >>> exercise
// blank: const missedNines = undefined;
// ja: `wrong` から、`labels.data[i]` が9になる番号 `i` だけを `filter` で残します。表示には `filterSamples` を使います。
// en: From `wrong`, keep with `filter` only the numbers `i` whose `labels.data[i]` is 9. `filterSamples` takes what is to be shown.
const missedNines = wrong.filter((i) => labels.data[i] === 9);
imgrid(
  filterSamples(xTest, (i) => missedNines.includes(i)),
  { predictions: missedNines.map((i) => answers[i]) },
);
// <<<
await check('08-missed-nines', { missedNines, wrong, labels });

// %% [markdown] ja save-text
// ## 保存する
//
// 学習したモデルをフォルダーに保存します。`loadModel('models/mnist-cnn')` で、あとから同じモデルを読み込めます。
// %% [markdown] en save-text
// ## Saving
//
// We save the trained model to a folder. `loadModel('models/mnist-cnn')` loads the same model again later.

// %% save
await saveModel(model, 'models/mnist-cnn');

// %% [markdown] ja summary-text
// ## まとめ
//
// - 画像は正規化し、ラベルは one-hot にしてからモデルに渡しました。
// - 畳み込み層が特徴を探し、全結合層が10個の確率を出しました。
// - 学習に使わなかったデータで測った正解率が、モデルの実力です。
// - 間違えた画像と混同行列を見ると、モデルの苦手なものがわかります。
//
// 次は、保存したモデルに自分の字を読ませます: [09 自分の数字を試す](09-your-own-digit.ipynb)
//
// - 同じ CNN の Keras での例(英語): [Simple MNIST convnet](https://keras.io/examples/vision/mnist_convnet/)
// - 手書き数字を CNN に読ませた1998年の論文(英語): [Gradient-based learning applied to document recognition](https://doi.org/10.1109/5.726791)
// %% [markdown] en summary-text
// ## Summary
//
// - We normalized the pictures and made the labels one-hot before they went to the model.
// - Convolutional layers look for features; dense layers turn them into ten probabilities.
// - What a model can do is its accuracy on data that it was not trained on.
// - Its mistakes and the confusion matrix show what it finds hard.
//
// Next, the saved model reads your own writing: [09 Your own digit](09-your-own-digit.ipynb)
//
// - The same CNN in Keras: [Simple MNIST convnet](https://keras.io/examples/vision/mnist_convnet/)
// - The paper of 1998 that let a CNN read handwritten digits: [Gradient-based learning applied to document recognition](https://doi.org/10.1109/5.726791)

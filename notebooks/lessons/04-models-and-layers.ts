// %% [markdown] ja title
// # 04 モデルとレイヤー
//
// モデルの部品であるレイヤー(層: layer)が何を計算しているのかを、手計算できる大きさの例で確かめます。
// そのあと、枝分かれのあるモデル U-Net で、画像の中の丸を塗り分けます。
// この章を終えると、次のことができるようになります。
//
// - 全結合層、畳み込み層、最大プーリング層の計算を、手でたどる
// - パラメーターの数がどこから来るのかを説明する
// - `tf.sequential` と `tf.model` の2つの書き方を使い分ける
// - U-Net を組み立て、領域分割(segmentation)をさせる
// - 層の数や大きさを、ランダムサーチ(random search)で探す
// %% [markdown] en title
// # 04 Models and layers
//
// What do layers, the parts of a model, compute? We check it on examples that are small enough to compute by hand.
// Then U-Net, a model with branches, marks the discs in a picture.
// At the end of this chapter you can
//
// - follow by hand what dense, convolutional and max-pooling layers compute,
// - explain where the number of parameters comes from,
// - write a model in two ways, with `tf.sequential` and with `tf.model`,
// - build a U-Net and let it segment pictures,
// - look for the number and size of layers by random search.

// %% [markdown] ja engine-text
// ## 準備
// %% [markdown] en engine-text
// ## Getting ready

// %% engine
import {
  adam,
  bar,
  compile,
  evaluate,
  fit,
  heatmap,
  imgrid,
  layers,
  mnistCnn,
  normalizeImages,
  plotModel,
  predict,
  setRandomSeed,
  startEngine,
  summary,
  takeSamples,
  tf,
  toCategorical,
} from 'keras-nyumon';
import { check, scaleToEngine, syntheticShapes } from 'keras-nyumon/course';
import { mnist } from 'mnist-loader-ts';

const engine = await startEngine();
setRandomSeed(4);

// %% [markdown] ja dense-text
// ## 全結合層の計算
//
// 全結合層(dense)の出力は、どれもすべての入力から計算されます。
// 入力に**重み**(weight)を掛けて足し、最後に**バイアス**(bias)を足します。式で書くと、次のとおりです。
//
// `出力 = 活性化関数(入力 × 重み + バイアス)`
//
// 重みとバイアスは、ふつうは学習で決まります。ここでは `setWeights` で自分で決めて、手計算と比べます。
// 入力は3個、出力は2個なので、重みは3行2列です。活性化関数は付けていません。
//
// `tf.tidy` は、中で作ったテンソル(tensor)を、終わったときに片付けます。
// 出力の2行が同じ数になることを確かめてください。
// %% [markdown] en dense-text
// ## What a dense layer computes
//
// Each output of a dense layer is computed from all inputs.
// The inputs are multiplied by **weights** and added up, and then a **bias** is added. As a formula:
//
// `output = activation(input × weights + bias)`
//
// Weights and biases are usually found by training. Here we set them ourselves with `setWeights`, and compare with arithmetic.
// There are three inputs and two outputs, so the weights have three rows and two columns. There is no activation.
//
// `tf.tidy` cleans up the tensors that are made inside it, when it ends.
// Look whether the two lines of the output are the same.

// %% dense
const denseModel = tf.sequential({ layers: [layers.dense({ units: 2, inputShape: [3] })] });
const denseWeights = [
  [1, 2],
  [3, 4],
  [5, 6],
];
tf.tidy(() => {
  denseModel.setWeights([tf.tensor(denseWeights), tf.tensor([10, 20])]);
});

const denseOutput = await predict(denseModel, [[1, 0, 2]]);
console.log('層の出力 layer: ', Array.from(denseOutput.data));
console.log('手計算 by hand: ', [1 * 1 + 0 * 3 + 2 * 5 + 10, 1 * 2 + 0 * 4 + 2 * 6 + 20]);

// %% [markdown] ja conv-text
// ## 畳み込み層の計算
//
// 畳み込み層(conv2d)は、小さな窓を画像の上で動かします。
// 窓の中の画素に**フィルター**(filter)の数を1つずつ掛けて、全部足します。フィルターの数も重みです。
//
// 下の画像は縦4、横4です。数が大きいほど明るい画素です。
// フィルターは3×3で、右の列が1、左の列が -1 です。右が左より明るいところで、大きな値になります。
// つまり、縦の境目を探すフィルターです。
// %% [markdown] en conv-text
// ## What a convolutional layer computes
//
// A convolutional layer moves a small window over the picture.
// It multiplies each pixel in the window by a number of the **filter** and adds everything up. These numbers are weights too.
//
// The picture below is 4 high and 4 wide. The larger the number, the brighter the pixel.
// The filter is 3×3: 1 in its right column, -1 in its left one. Where the right is brighter than the left, the result is large.
// So this filter looks for vertical edges.

// %% picture
const picture = [
  [0, 0, 5, 9],
  [0, 0, 5, 9],
  [0, 0, 5, 5],
  [5, 5, 5, 5],
];
const filter = [
  [-1, 0, 1],
  [-1, 0, 1],
  [-1, 0, 1],
];
heatmap({ z: picture, x: [1, 2, 3, 4], y: [1, 2, 3, 4], width: 360, height: 300 });

// %% [markdown] ja conv-run-text
// 縦4、横4の画像の上で、3×3の窓は縦に2か所、横に2か所に置けます。だから出力は2×2です。
//
// 層に渡すデータの形は [枚数, 縦, 横, チャンネル] です。ここでは [1, 4, 4, 1] です。
// 画素を1つずつ `[ ]` で包むと、チャンネルの軸ができます。
// フィルターの形は [縦, 横, 入力のチャンネル, フィルターの数] です。
// 窓が左上にあるときの値だけ、手でも計算しています。
// %% [markdown] en conv-run-text
// On a picture of 4×4, a window of 3×3 has two places down and two across. So the output is 2×2.
//
// Data for the layer has the shape [pictures, height, width, channels], here [1, 4, 4, 1].
// Wrapping each pixel in `[ ]` makes the axis of the channels.
// The filter has the shape [height, width, channels of the input, number of filters].
// The value for the window at the top left is computed by hand too.

// %% conv
const convModel = tf.sequential({
  layers: [layers.conv2d({ filters: 1, kernelSize: 3, inputShape: [4, 4, 1] })],
});
tf.tidy(() => {
  convModel.setWeights([tf.tensor(filter.flat(), [3, 3, 1, 1]), tf.tensor([0])]);
});

const onePicture = [picture.map((row) => row.map((value) => [value]))];
const convOutput = await predict(convModel, onePicture);
console.log('左上 top left:  ', convOutput.data[0]);
console.log('手計算 by hand: ', -0 + 5 - 0 + 5 - 0 + 5);
console.log('右上 top right: ', convOutput.data[1]);
console.log('左下 bottom left:', convOutput.data[2]);

// %% [markdown] ja conv-exercise-text
// ## 練習: 右下の値
//
// 窓を右下に置いたとき、出力はいくつになりますか。上の画像とフィルターの数を使って、手で計算してください。
// 窓の中は、2〜4行目、2〜4列目の9個の画素です。
// %% [markdown] en conv-exercise-text
// ## Exercise: the value at the bottom right
//
// What is the output when the window is at the bottom right? Compute it by hand from the picture and the filter above.
// In the window are nine pixels: rows 2 to 4, columns 2 to 4.

// %% conv-exercise
// >>> exercise
// blank: const bottomRight = undefined;
// ja: `undefined` を数か式に書き換えます。左の列の3個は引き、真ん中は0倍、右の列の3個は足します。
// en: Put a number or a sum in the place of `undefined`. Subtract the left column, add the right one; the middle counts 0 times.
const bottomRight = -0 + 9 - 0 + 5 - 5 + 5;
// <<<
await check('04-convolution-by-hand', bottomRight);

// %% [markdown] ja pool-text
// ## 最大プーリング層の計算
//
// 最大プーリング層(maxPooling2d)は、2×2の範囲ごとに、最大の値だけを残します。
// 重みはありません。縦と横が半分になり、「どこかにあった」という情報だけが残ります。
//
// 同じ画像を渡します。4つの範囲の最大値と比べてください。
// %% [markdown] en pool-text
// ## What a max-pooling layer computes
//
// A max-pooling layer keeps only the largest value of each 2×2 square.
// It has no weights. Height and width are halved; what stays is that something was there.
//
// We pass the same picture. Compare with the largest value of each of the four squares.

// %% pool
const poolModel = tf.sequential({ layers: [layers.maxPooling2d({ poolSize: 2, inputShape: [4, 4, 1] })] });
const poolOutput = await predict(poolModel, onePicture);
console.log('層の出力 layer: ', Array.from(poolOutput.data));
console.log('手計算 by hand: ', [
  Math.max(0, 0, 0, 0),
  Math.max(5, 9, 5, 9),
  Math.max(0, 0, 5, 5),
  Math.max(5, 5, 5, 5),
]);

// %% [markdown] ja parameters-text
// ## パラメーターの数
//
// パラメーター(parameter)は、重みとバイアスを合わせた、学習で決まる数です。個数は次のように決まります。
//
// - **全結合層**: 入力の数 × 出力の数 + 出力の数。先ほどの例では 3 × 2 + 2 で8個です。
// - **畳み込み層**: 窓の縦 × 窓の横 × 入力のチャンネル × フィルターの数 + フィルターの数。
//   同じフィルターを画像のどこでも使うので、画像の大きさには関係しません。
// - **プーリング層、平坦化層(flatten)、ドロップアウト層**: 0個です。
//
// バイアスは、出力またはフィルターに1個ずつあります。
// %% [markdown] en parameters-text
// ## The number of parameters
//
// Parameters are the numbers that training finds: weights and biases together. This is how many there are.
//
// - **Dense layer**: inputs × outputs + outputs. In the example above 3 × 2 + 2, which is 8.
// - **Convolutional layer**: height × width of the window × channels of the input × filters + filters.
//   The size of the picture does not matter, since the same filters are used everywhere.
// - **Pooling, flatten and dropout layers**: 0.
//
// There is one bias for each output or filter.

// %% parameters
console.log('dense  ', denseModel.countParams(), '=', 3 * 2 + 2);
console.log('conv2d ', convModel.countParams(), '=', 3 * 3 * 1 * 1 + 1);
console.log('pooling', poolModel.countParams());

// %% [markdown] ja parameters-exercise-text
// ## 練習: パラメーターの数
//
// MNIST を学習する CNN では、2つ目の層が `layers.conv2d({ filters: 64, kernelSize: 3 })` です。
// 前の層から、32チャンネルの画像が来ます。この層のパラメーターは何個ですか。
// %% [markdown] en parameters-exercise-text
// ## Exercise: the number of parameters
//
// In the CNN for MNIST, the second layer is `layers.conv2d({ filters: 64, kernelSize: 3 })`.
// Pictures of 32 channels come to it from the layer before. How many parameters does this layer have?

// %% parameters-exercise
// >>> exercise
// blank: const parameterCount = undefined;
// ja: 上の畳み込み層の式に、窓の大きさ、チャンネル、フィルターの数を入れます。
// en: Put the size of the window, the channels and the filters into the formula of the convolutional layer above.
const parameterCount = 3 * 3 * 32 * 64 + 64;
// <<<
await check('04-parameter-count', parameterCount);

// %% [markdown] ja summary-table-text
// `summary` は、層ごとの出力の形とパラメーターの数を表にします。`mnistCnn()` は、08章で学習させる CNN です。
// `None` はサンプルの数で、まだ決まっていないことを表します。
//
// いちばん多いのは全結合層 `dense` です。12 × 12 × 64 で9,216個の入力を、128個の出力すべてにつなぐからです。
// %% [markdown] en summary-table-text
// `summary` makes a table of the layers' output shapes and numbers of parameters. `mnistCnn()` is the CNN that chapter 08 trains.
// `None` is the number of samples, which is still open.
//
// The dense layer `dense` has the most: its 12 × 12 × 64, that is 9,216 inputs are all connected to its 128 outputs.

// %% summary-table
summary(mnistCnn());

// %% [markdown] ja functional-text
// ## モデルの2つの書き方
//
// `tf.sequential` は、層を一列に並べる書き方です。一列でないモデルは、`tf.model` で書きます。
// Keras では Functional API と呼びます。`apply` で、前の層の出力を次の層につないでいきます。
//
// 下の2つは、同じ形のモデルです。2つの図が同じつながりになることを確かめてください。
// %% [markdown] en functional-text
// ## Two ways to write a model
//
// `tf.sequential` puts layers in a row. A model that is not a row is written with `tf.model`.
// Keras calls this the Functional API. `apply` connects the output of one layer to the next.
//
// The two models below have the same form. Look whether the two drawings show the same connections.

// %% sequential
const inARow = tf.sequential({
  layers: [
    layers.dense({ units: 8, activation: 'relu', inputShape: [4] }),
    layers.dense({ units: 1, activation: 'sigmoid' }),
  ],
});
plotModel(inARow);

// %% functional
const features = layers.input({ shape: [4] });
const hidden = layers.dense({ units: 8, activation: 'relu' }).apply(features);
const answer = layers.dense({ units: 1, activation: 'sigmoid' }).apply(hidden);
const connected = tf.model({ inputs: features, outputs: answer });
plotModel(connected);

// %% [markdown] ja skip-exercise-text
// ## 練習: 近道のあるモデル
//
// 入力を、途中の層を飛ばして先の層に渡すつながりを、**スキップ接続(skip connection)** と呼びます。
// 次のモデルを `tf.model` で作ってください。
//
// 1. 入力は4個の数です。
// 2. 入力から、全結合層(8個、`relu`)で `skipHidden` を作ります。
// 3. `layers.concatenate()` で、入力と `skipHidden` をつなげて、12個の数にします。
// 4. 最後に、全結合層(1個、`sigmoid`)です。
//
// `concatenate` には `apply([a, b])` のように、配列で渡します。
// %% [markdown] en skip-exercise-text
// ## Exercise: a model with a short cut
//
// A connection that hands the input past the layers between to a later layer is called a **skip connection**.
// Make this model with `tf.model`.
//
// 1. The input is four numbers.
// 2. A dense layer (8 units, `relu`) makes `skipHidden` of the input.
// 3. `layers.concatenate()` joins the input and `skipHidden` to twelve numbers.
// 4. The last layer is dense (1 unit, `sigmoid`).
//
// `concatenate` takes a list, as in `apply([a, b])`.

// %% skip-exercise
// >>> exercise
// blank: const skipModel = undefined;
// ja: 上の `tf.model` のセルを写して、最後の全結合層の前に `layers.concatenate()` をはさみます。
// en: Copy the cell with `tf.model` above, and put `layers.concatenate()` before the last dense layer.
const skipInput = layers.input({ shape: [4] });
const skipHidden = layers.dense({ units: 8, activation: 'relu' }).apply(skipInput);
const joined = layers.concatenate().apply([skipInput, skipHidden]);
const skipAnswer = layers.dense({ units: 1, activation: 'sigmoid' }).apply(joined);
const skipModel = tf.model({ inputs: skipInput, outputs: skipAnswer });
// <<<
await check('04-skip-connection', skipModel);

// %% [markdown] ja shapes-text
// ## 領域分割の問題
//
// 画素の1つずつに「何が写っているか」を答える問題を、**領域分割(segmentation)** と呼びます。
// 医療画像で患部を塗り分けるときなどに使います。
//
// `syntheticShapes` は、丸と四角の絵を描き、正解の塗り分けも作ります。正解は、丸のところが1、ほかは0です。
// 丸と四角は、明るさでは区別できません。周りの画素も見て、形で判断する必要があります。
// 上の段が入力、下の段が正解です。
// %% [markdown] en shapes-text
// ## The task: segmentation
//
// To answer for every single pixel what it shows is called **segmentation**.
// It is used to mark diseased tissue in medical pictures, for example.
//
// `syntheticShapes` draws discs and squares, and makes the right answers too: 1 where a disc is, 0 elsewhere.
// Brightness does not tell a disc from a square. The model must look at the pixels around and judge the form.
// The upper row is the input, the lower row the right answer.

// %% shapes
const full = { epochs: 6, trainSamples: 1000, testSamples: 200 };
const { epochs, trainSamples, testSamples } = scaleToEngine(engine, full);
const shapes = syntheticShapes(trainSamples);
const testShapes = syntheticShapes(testSamples);
imgrid(takeSamples(shapes.x, 0, 10));
imgrid(takeSamples(shapes.y, 0, 10));

// %% [markdown] ja unet-text
// ## U-Net
//
// U-Net は、領域分割のためのモデルです。図に描くと U の字になります。
//
// - **下り**: 畳み込みと最大プーリングで画像を小さくし、広い範囲を見て形をつかみます。
// - **上り**: `upSampling2d` で画像を元の大きさに戻し、画素ごとの答えにします。
// - **スキップ接続**: 小さくする前の画像を `concatenate` で上りに渡します。輪郭の細かい位置がここから伝わります。
//
// `padding: 'same'` は、周りに0を足して、縦と横の大きさを変えない畳み込みです。
// 最後は1×1の畳み込みで、画素ごとに「丸である確率」を1つ出します。
// %% [markdown] en unet-text
// ## U-Net
//
// U-Net is a model for segmentation. Drawn, it has the form of the letter U.
//
// - **Down**: convolutions and max-pooling make the picture smaller, look at a wide area and grasp the form.
// - **Up**: `upSampling2d` brings the picture back to its size, for an answer at each pixel.
// - **Skip connections**: `concatenate` hands over the picture as it was before it became smaller, and with it where exactly the outlines are.
//
// `padding: 'same'` puts zeros around, so that a convolution keeps height and width.
// At the end, a 1×1 convolution gives one probability for each pixel: that of a disc.

// %% unet
const same3x3 = { kernelSize: 3, padding: 'same', activation: 'relu' } as const;

const image = layers.input({ shape: [24, 24, 1] });
const down24 = layers.conv2d({ filters: 8, ...same3x3 }).apply(image);
const small12 = layers.maxPooling2d({ poolSize: 2 }).apply(down24);
const down12 = layers.conv2d({ filters: 16, ...same3x3 }).apply(small12);
const small6 = layers.maxPooling2d({ poolSize: 2 }).apply(down12);
const bottom = layers.conv2d({ filters: 32, ...same3x3 }).apply(small6);

const large12 = layers.upSampling2d({ size: 2 }).apply(bottom);
const up12 = layers.conv2d({ filters: 16, ...same3x3 }).apply(layers.concatenate().apply([down12, large12]));
const large24 = layers.upSampling2d({ size: 2 }).apply(up12);
const up24 = layers.conv2d({ filters: 8, ...same3x3 }).apply(layers.concatenate().apply([down24, large24]));
const mask = layers.conv2d({ filters: 1, kernelSize: 1, activation: 'sigmoid' }).apply(up24);

const unet = tf.model({ inputs: image, outputs: mask });
plotModel(unet);

// %% [markdown] ja unet-train-text
// 学習します。画素ごとに「丸か、丸でないか」の二値分類なので、損失関数は `binaryCrossentropy` です。
//
// 検証データの正解率は、はじめの2エポックのあいだ約0.90から動かず、そのあと0.99を超えます。
// 丸の画素は全体の約1割なので、全部「丸でない」と答えるだけで0.90になるからです。
// 形の見分け方が見つかると、曲線が上がります。正解率の落とし穴は、06章で詳しく扱います。
// %% [markdown] en unet-train-text
// We train. For each pixel it is binary classification, disc or not, so the loss is `binaryCrossentropy`.
//
// For two epochs the accuracy on the validation data stays at about 0.90; then it climbs above 0.99.
// About a tenth of the pixels belong to discs, so whoever always says "no disc" gets 0.90 too.
// The curve rises when the model finds out how to tell the forms apart. Chapter 06 goes into the pitfalls of accuracy.

// %% unet-train
compile(unet, { optimizer: adam({ learningRate: 0.01 }), loss: 'binaryCrossentropy', metrics: ['accuracy'] });
const history = await fit(unet, shapes.x, shapes.y, {
  batchSize: 16,
  epochs,
  validationData: [testShapes.x, testShapes.y],
});
const score = await evaluate(unet, testShapes.x, testShapes.y);
console.log('test accuracy:', score.accuracy);

// %% [markdown] ja unet-answer-text
// 学習に使っていない10枚で、答えを見ます。上から、入力、正解、モデルの答え(丸である確率)です。
// 四角が暗く、丸が明るくなっていれば成功です。灰色のところは、モデルが迷っている画素です。
// %% [markdown] en unet-answer-text
// We look at the answers for ten pictures that were not trained on. From top to bottom: the input, the right answer, the model's answer (the probability of a disc).
// It worked if squares are dark and discs bright. Grey are the pixels where the model is not sure.

// %% unet-answer
const some = takeSamples(testShapes.x, 0, 10);
imgrid(some);
imgrid(takeSamples(testShapes.y, 0, 10));
imgrid(await predict(unet, some));

// %% [markdown] ja search-text
// ## 層をランダムに探す
//
// 層をいくつ重ねるか、どれだけ大きくするかは、学習では決まりません。このような数を**ハイパーパラメーター(hyperparameter)** と呼びます。
// 決め方の1つが、でたらめに選んで試し、いちばん良いものを残す**ランダムサーチ(random search)** です。
// 単純ですが、よく効きます。モデルの形を自動で探す研究は、**NAS(neural architecture search)** と呼ばれています。
//
// ここでは MNIST の一部で、次の3つを選びながら5つのモデルを試します。
//
// - 畳み込み層の数: 0、1、2
// - フィルターの数: 4、8、16
// - 全結合層の出力の数: 16、32、64
//
// 順位は、学習に使わない検証データ(validation data)の正解率で付けます。
// 試し終わったモデルは、`dispose` でメモリーから消します。
// %% [markdown] en search-text
// ## Looking for layers at random
//
// How many layers to stack and how large to make them is not found by training. Such numbers are called **hyperparameters**.
// One way to choose them is **random search**: try out choices made at random, and keep the best one.
// It is simple and does well. Research on finding the form of models automatically is called **neural architecture search (NAS)**.
//
// Here we try five models on a part of MNIST, choosing
//
// - the number of convolutional layers: 0, 1 or 2,
// - the number of filters: 4, 8 or 16,
// - the number of outputs of the dense layer: 16, 32 or 64.
//
// They are ranked by their accuracy on validation data, which is not trained on.
// `dispose` removes each model from memory when it has been tried.

// %% search-data
const { train } = await mnist.loadData();
const search = scaleToEngine(engine, { epochs: 3, trainSamples: 1500, testSamples: 500 });
const x = normalizeImages(takeSamples(train.x, 0, search.trainSamples));
const y = toCategorical(takeSamples(train.y, 0, search.trainSamples), 10);
const last = search.trainSamples + search.testSamples;
const xValidation = normalizeImages(takeSamples(train.x, search.trainSamples, last));
const yValidation = toCategorical(takeSamples(train.y, search.trainSamples, last), 10);

// %% [markdown] ja candidates-text
// まず、5つの候補(candidate)をでたらめに選びます。
// %% [markdown] en candidates-text
// First we choose five candidates at random.

// %% candidates
setRandomSeed(5);
const candidates = Array.from({ length: 5 }, () => ({
  convLayers: Math.floor(Math.random() * 3),
  filters: 4 * 2 ** Math.floor(Math.random() * 3),
  units: 16 * 2 ** Math.floor(Math.random() * 3),
}));
console.log(candidates);

// %% [markdown] ja search-run-text
// 候補ごとにモデルを組み立て、3エポック学習させて、検証データで測ります。
// 畳み込み層の数が変わるので、`for` の中で `apply` をくり返して、つないでいきます。
// %% [markdown] en search-run-text
// For each candidate we build a model, train it for three epochs and measure it on the validation data.
// The number of convolutional layers varies, so `apply` is repeated in a `for` loop.

// %% search
const names: string[] = [];
const accuracies: number[] = [];
for (const { convLayers, filters, units } of candidates) {
  const digit = layers.input({ shape: [28, 28, 1] });
  let output = digit;
  for (let i = 0; i < convLayers; i++) {
    output = layers.conv2d({ filters, kernelSize: 3, activation: 'relu' }).apply(output);
    output = layers.maxPooling2d({ poolSize: 2 }).apply(output);
  }
  output = layers.dense({ units, activation: 'relu' }).apply(layers.flatten().apply(output));
  output = layers.dense({ units: 10, activation: 'softmax' }).apply(output);

  const candidate = tf.model({ inputs: digit, outputs: output });
  compile(candidate, { optimizer: 'adam', loss: 'categoricalCrossentropy', metrics: ['accuracy'] });
  await fit(candidate, x, y, { epochs: search.epochs, verbose: 0 });
  const { accuracy } = await evaluate(candidate, xValidation, yValidation);
  names.push(`${convLayers} × ${filters}, ${units}`);
  accuracies.push(accuracy);
  console.log(names.at(-1), '| params', candidate.countParams(), '| accuracy', accuracy.toFixed(3));
  candidate.dispose();
}
bar({ x: names, y: accuracies, xLabel: 'conv2d × filters, dense units', yLabel: '正解率 accuracy' });

// %% [markdown] ja search-result-text
// いちばん良いのは、畳み込み層が1つのモデルで、約0.92でした。
// 「2 × 4, 64」と「0 × 4, 64」は、どちらも約0.87です。
// ただし、パラメーターの数は7,302個と50,890個で、7倍の差があります。
// 畳み込み層は、少ないパラメーターで画像の特徴を捉えます。
// %% [markdown] en search-result-text
// The best model has one convolutional layer; its accuracy is about 0.92.
// "2 × 4, 64" and "0 × 4, 64" both come to about 0.87,
// but with 7,302 and 50,890 parameters, a difference of seven times.
// Convolutional layers grasp what is in pictures with few parameters.

// %% [markdown] ja summary-text
// ## まとめ
//
// - 全結合層はすべての入力に重みを掛けて足し、畳み込み層は窓の中だけで同じことをします。
// - 最大プーリング層は最大の値だけを残し、パラメーターを持ちません。
// - 一列のモデルは `tf.sequential`、枝分かれのあるモデルは `tf.model` と `apply` で書きます。
// - U-Net は、小さくした画像で形をつかみ、スキップ接続で輪郭の位置を取り戻します。
// - 層の数や大きさはハイパーパラメーターで、検証データで比べて選びます。
//
// 次の章: [05 活性化関数](05-activation-functions.ipynb)
//
// さらに知りたい人へ:
//
// - [Keras の Functional API](https://keras.io/guides/functional_api/)
// - [U-Net の論文](https://doi.org/10.1007/978-3-319-24574-4_28)(Ronneberger ほか、2015年)
// - [NAS の解説論文](https://arxiv.org/abs/1808.05377)(Elsken ほか、2018年)
// %% [markdown] en summary-text
// ## Summary
//
// - A dense layer multiplies all inputs by weights and adds them up; a convolutional layer does so within its window.
// - A max-pooling layer keeps only the largest value, and has no parameters.
// - A model in a row is written with `tf.sequential`, one with branches with `tf.model` and `apply`.
// - U-Net grasps the form in pictures that it made smaller, and gets the place of the outlines back by skip connections.
// - The number and size of layers are hyperparameters; they are compared and chosen on validation data.
//
// Next chapter: [05 Activation functions](05-activation-functions.ipynb)
//
// To learn more:
//
// - [The Functional API in Keras](https://keras.io/guides/functional_api/)
// - [The paper on U-Net](https://doi.org/10.1007/978-3-319-24574-4_28) (Ronneberger et al., 2015)
// - [A survey of NAS](https://arxiv.org/abs/1808.05377) (Elsken et al., 2018)

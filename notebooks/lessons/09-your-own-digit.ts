// %% [markdown] ja title
// # 09 自分の数字を試す
//
// 08章で学習したモデルに、MNIST にはない数字を読ませてみます。フォントの「6」、写真の「6」、自分で書いた数字です。
// この章を終えると、次のことができるようになります。
//
// - 保存したモデルを読み込んで使う
// - 10個の確率から、答えの数字を求める
// - 画像ファイルを読み込み、MNIST と同じように整える
// - 整えない画像で間違える理由を説明する
// - モデルが画像のどこを見て答えたかを表示する
// %% [markdown] en title
// # 09 Trying your own digit
//
// We let the model of chapter 08 read digits that are not in MNIST: a "6" of a font, a "6" on a photo, and digits that you draw.
// At the end of this chapter you can
//
// - load a saved model and use it,
// - find the digit that the model answers among ten probabilities,
// - read a picture from a file and prepare it as MNIST's pictures were prepared,
// - explain why a picture that is not prepared fails,
// - show which part of the picture the model looked at.

// %% [markdown] ja engine-text
// ## 準備
// %% [markdown] en engine-text
// ## Getting ready

// %% engine
import {
  adam,
  argMax,
  bar,
  compile,
  filterSamples,
  fit,
  imgrid,
  imshow,
  layers,
  loadModel,
  mnistLike,
  normalizeImages,
  predict,
  readImage,
  saliency,
  setRandomSeed,
  stackImages,
  startEngine,
  takeSamples,
  textImage,
  tf,
} from 'keras-nyumon';
import { check, digitPad, scaleToEngine } from 'keras-nyumon/course';
import { mnist } from 'mnist-loader-ts';
import { existsSync } from 'node:fs';

const engine = await startEngine();
setRandomSeed(9);
const { train, test } = await mnist.loadData();

// %% [markdown] ja model-text
// ## モデルを用意する
//
// 08章の最後のセルで、モデルを `models/mnist-cnn` に保存しました。ここではそれを読み込みます。
//
// 08章をまだ実行していないときは、下の `trainSmallModel` が、代わりの小さな CNN を学習させます。
// かかるのは十数秒ですが、08章のモデルほど正確ではありません。これは保存しません。
// %% [markdown] en model-text
// ## The model
//
// The last cell of chapter 08 saved a model in `models/mnist-cnn`. We load it here.
//
// If you have not run chapter 08 yet, `trainSmallModel` below trains a small CNN instead.
// That takes some ten seconds, and it is less accurate than the model of chapter 08. It is not saved.

// %% model
async function trainSmallModel() {
  const { epochs, trainSamples } = scaleToEngine(engine, {
    epochs: 3,
    trainSamples: 20000,
    testSamples: 1000,
  });
  const small = tf.sequential({
    layers: [
      layers.conv2d({ filters: 16, kernelSize: 5, strides: 2, activation: 'relu', inputShape: [28, 28, 1] }),
      layers.conv2d({ filters: 32, kernelSize: 3, activation: 'relu' }),
      layers.maxPooling2d({ poolSize: 2 }),
      layers.flatten(),
      layers.dropout({ rate: 0.3 }),
      layers.dense({ units: 10, activation: 'softmax' }),
    ],
  });
  compile(small, { optimizer: adam({ learningRate: 0.003 }), loss: 'sparseCategoricalCrossentropy' });
  const x = normalizeImages(takeSamples(train.x, 0, trainSamples));
  await fit(small, x, takeSamples(train.y, 0, trainSamples), { batchSize: 128, epochs });
  return small;
}

const isSaved = existsSync('models/mnist-cnn/model.json');
if (isSaved) console.log('08章のモデルを使います。 Using the model of chapter 08.');
else
  console.log(
    '08章のモデルがまだないので、小さなモデルを学習します。 No model of chapter 08 yet: training a small one.',
  );
const model = isSaved ? await loadModel('models/mnist-cnn') : await trainSmallModel();

// %% [markdown] ja accuracy-text
// テストデータの最初の1,000枚で、いくつ正解するかを確かめておきます。
// %% [markdown] en accuracy-text
// Let us see how many of the first 1,000 test pictures it gets right.

// %% accuracy
const testAnswers = argMax(await predict(model, normalizeImages(takeSamples(test.x, 0, 1000))));
const rightCount = testAnswers.filter((answer, i) => answer === test.y.data[i]).length;
console.log('正解 right:', rightCount, '/ 1000');

// %% [markdown] ja font-text
// ## フォントの「6」
//
// `textImage` は、文字を画像にします。`mnistLike` は、画像を MNIST と同じように整えます。くわしくはあとで見ます。
// できた画像の形(shape)は [28, 28, 1] で、値は0から1です。
// %% [markdown] en font-text
// ## A "6" of a font
//
// `textImage` makes a picture of text. `mnistLike` prepares a picture as MNIST's were; we come back to that.
// The picture's shape is [28, 28, 1], and its values lie between 0 and 1.

// %% font
const six = mnistLike(textImage('6'));
console.log(six.shape);
imshow(six, { title: 'Open Sans 6' });

// %% [markdown] ja answer-text
// モデルは、画像を何枚かまとめて受け取ります。1枚だけのときも、`stackImages([six])` で [1, 28, 28, 1] の形にします。
//
// `predict` が返すのは、10個の確率です。0番目が「0」の確率、1番目が「1」の確率、というように並んでいます。
// %% [markdown] en answer-text
// A model takes pictures in batches. Even a single one goes in as a batch: `stackImages([six])` has the shape [1, 28, 28, 1].
//
// `predict` returns ten probabilities: number 0 is the probability of a "0", number 1 that of a "1", and so on.

// %% answer
const digits = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
const answer = await predict(model, stackImages([six]));
console.log(answer.shape, Array.from(answer.data, (p) => p.toFixed(3)).join(' '));
bar({ x: digits, y: answer, xLabel: '数字 digit', yLabel: '確率 probability' });

// %% [markdown] ja arg-max-text
// いちばん高い棒の番号が、モデルの答えです。この「最大の値がある番号」を **argmax** といいます。
// MNIST では番号と数字が同じなので、argmax がそのまま答えの数字になります。
// `argMax` は1枚につき1つの番号を、配列で返します。
// %% [markdown] en arg-max-text
// The number of the highest bar is the model's answer. This "index of the largest value" is called **argmax**.
// In MNIST the index and the digit are the same, so argmax is the digit.
// `argMax` returns an array with one index for each picture.

// %% arg-max
console.log('答え answer:', argMax(answer));

// %% [markdown] ja arg-max-exercise
// ## 練習: argmax を自分で書く
//
// あるモデルが、確率 `example` を返しました。答えの数字を、`example` から計算して `digit` に入れてください。
// %% [markdown] en arg-max-exercise
// ## Exercise: write argmax yourself
//
// A model returned the probabilities `example`. Compute the digit that it answers from `example`, and put it into `digit`.

// %% arg-max-yourself
const example = [0.01, 0.02, 0.05, 0.71, 0.01, 0.08, 0.0, 0.02, 0.06, 0.04];
// >>> exercise
// blank: const digit = undefined;
// ja: `Math.max(...example)` は最大の値です。配列の `indexOf` は、その値がある番号を返します。
// en: `Math.max(...example)` is the largest value. An array's `indexOf` returns the index of a value.
const digit = example.indexOf(Math.max(...example));
// <<<
await check('09-arg-max', digit);

// %% [markdown] ja fonts-text
// ## フォントの0から9
//
// 同じフォントの10個の数字を、まとめて読ませます。下に出るのは「正解→答え」と、その確率です。
// ✗ が付いたものがあれば、08章や07章の手書きの数字と、形を見比べてください。
// たとえば、このフォントの「1」は、左上にはねがあり、下に横線がありません。手書きの「7」に似ています。
// 学習したことのない形の画像では、テストデータの正解率は当てになりません。
// %% [markdown] en fonts-text
// ## 0 to 9 of a font
//
// We let the model read the ten digits of this font. Below each stands "right answer→answer", and its probability.
// Where you see a ✗, compare the shape with the handwritten digits of chapters 07 and 08.
// The "1" of this font, for example, has a stroke at the upper left and no line below: it is like a handwritten "7".
// The accuracy on test data says little about pictures of a kind that the model has not learnt from.

// %% fonts
const fontDigits = stackImages(digits.map((each) => mnistLike(textImage(String(each)))));
imgrid(fontDigits, { labels: digits, probabilities: await predict(model, fontDigits), columns: 5, size: 80 });

// %% [markdown] ja photo-text
// ## 写真の「6」
//
// 次は画像ファイルです。`readImage` は PNG と JPEG を読みます。
// 形は [高さ, 幅, 3] で、3は赤、緑、青です。値は0から1です。`six.jpg` は、写真に似せて私たちが描いた画像です。
//
// 自分の写真で試すときは、写真を JupyterLab の左のファイル一覧にドラッグして、ファイルの名前を書き換えます。
// %% [markdown] en photo-text
// ## A "6" on a photo
//
// Now a file. `readImage` reads PNG and JPEG.
// The shape is [height, width, 3]; the 3 stands for red, green and blue. The values lie between 0 and 1.
// `six.jpg` is a picture that we drew to look like a photo.
//
// To try a photo of your own, drag it into the file list at the left of JupyterLab, and change the name of the file here.

// %% photo
const photo = readImage('../images/six.jpg');
console.log(photo.shape);
imshow(photo);

// %% [markdown] ja unprepared-text
// ### 整えない画像は間違える
//
// モデルの入力は [28, 28, 1] です。まず、写真をただ28×28の白黒に縮めた `plain` を読ませます。
// 次に、明るさを反対にした `inverted` を読ませます。MNIST と同じで、文字が明るくなります。
// 最後が、`mnistLike` で整えた `prepared` です。3枚とも、正解は「6」です。
// %% [markdown] en unprepared-text
// ### A picture that is not prepared fails
//
// The model takes [28, 28, 1]. First we let it read `plain`: the photo shrunk to 28 × 28 and turned grey, nothing else.
// Then `inverted`, with light and dark exchanged, so that the ink is light, as in MNIST.
// The last one is `prepared`, by `mnistLike`. The right answer is "6" for all three.

// %% unprepared
const plain = readImage('../images/six.jpg', { size: 28, channels: 1 });
const inverted = { ...plain, data: plain.data.map((value) => 1 - value) };
const prepared = mnistLike(photo);

const three = stackImages([plain, inverted, prepared]);
imgrid(three, { labels: [6, 6, 6], probabilities: await predict(model, three), columns: 3, size: 140 });

// %% [markdown] ja unprepared-result
// 1枚目と2枚目は間違い、3枚目だけが正解です。1枚ずつ理由を考えます。
//
// - **1枚目**: 紙が明るく、文字が暗い画像です。MNIST は反対で、背景が0、文字が1に近い値です。
// - **2枚目**: 明るさは反対になりましたが、数字が小さく、中央にありません。背景も0ではありません。
//   写真は横長なので、28×28に縮めると縦長にゆがみます。
// - **3枚目**: MNIST の画像とよく似ています。
//
// モデルは、学習したときと同じ種類の入力でしか力を出せません。
// モデルは「わからない」と答えられないので、どんな画像にも、0から9のどれかを答えます。
// %% [markdown] en unprepared-result
// The first and the second are wrong, only the third is right. The reasons, one by one:
//
// - **The first**: the paper is light and the ink is dark. In MNIST it is the other way round: the background is 0, the ink near 1.
// - **The second**: light and dark are exchanged, but the digit is small and not in the middle, and the background is not 0.
//   The photo is wide, so it is squeezed when it becomes 28 × 28.
// - **The third** looks much like MNIST's pictures.
//
// A model is good only at inputs of the kind that it learnt from.
// It cannot say "I don't know": to any picture it answers with one of 0 to 9.

// %% [markdown] ja recipe-text
// ### MNIST の整え方
//
// MNIST のもとになったのは、白と黒だけの数字の画像です。MNIST を作った人たちは、それを次のように整えました。
//
// - 縦横の比を保ったまま、20×20の枠に入る大きさにする。
// - 28×28の画像に置き、インクの重心(centre of mass)を中央に合わせる。
//
// `mnistLike` は、その前に、写真を白黒の数字の画像に近づけます。
//
// 1. 色を灰色にする。
// 2. 背景を0、いちばん濃いインクを1にする。
// 3. 数字のある部分だけを切り取る。
// 4. 20×20の枠に入れ、重心を合わせて28×28に置く。ここは MNIST と同じです。
//
// MNIST の「6」を並べて、整えた写真の「6」と見比べてください。
// %% [markdown] en recipe-text
// ### How MNIST's pictures were prepared
//
// MNIST was made from pictures of digits in nothing but black and white. Its makers prepared them in this way:
//
// - The digit is made to fit a box of 20 × 20, keeping its proportions.
// - It is put into 28 × 28, with the ink's centre of mass in the middle.
//
// Before that, `mnistLike` makes a photo more like such a picture:
//
// 1. Colours become grey.
// 2. The background becomes 0, the strongest ink 1.
// 3. The picture is cut to the digit.
// 4. The digit is fitted to 20 × 20 and put into 28 × 28 by its centre of mass, as in MNIST.
//
// Compare some sixes of MNIST with the prepared "6" of the photo.

// %% sixes
const sixes = filterSamples(test.x, (i) => test.y.data[i] === 6);
imgrid(takeSamples(sixes, 0, 10));
imgrid(stackImages([prepared]));

// %% [markdown] ja prepare-exercise
// ## 練習: 黒板の写真を整える
//
// `../images/three.jpg` は、黒板にチョークで書いた「3」の写真です。
// この写真を読み込み、モデルに渡せるように整えて、`chalk` に入れてください。
// できたら、`predict` で読ませてみましょう。
// %% [markdown] en prepare-exercise
// ## Exercise: prepare a photo of a blackboard
//
// `../images/three.jpg` is a photo of a "3", written with chalk on a blackboard.
// Read the photo, prepare it for the model, and put the result into `chalk`.
// When it is right, let the model read it with `predict`.

// %% prepare
imshow(readImage('../images/three.jpg'), { size: 160 });
// >>> exercise
// blank: const chalk = undefined;
// ja: 写真の「6」と同じ手順です。`readImage` のあとに、整える関数を使います。
// en: The steps are those for the "6" on the photo: `readImage`, then the function that prepares.
const chalk = mnistLike(readImage('../images/three.jpg'));
// <<<
await check('09-prepare', chalk);

// %% [markdown] ja pad-text
// ## 自分で書いた数字
//
// 次のセルを実行すると、数字を書く場所が出ます。マウス、指、ペンで書けます。
// 書いている間も、あなたのブラウザーの中でモデルが答えつづけます。整えるのは、ここでも `mnistLike` です。
//
// 書けたら**保存**のボタンを押してください。
// %% [markdown] en pad-text
// ## A digit that you draw
//
// Run the next cell, and a place to draw a digit appears. Draw with the mouse, a finger or a pen.
// While you draw, the model answers, right in your browser. There, too, `mnistLike` prepares the picture.
//
// When you are done, press the button to **save** the drawing.

// %% pad
await digitPad(model);

// %% [markdown] ja drawing-text
// 保存した絵は、`digit-pad/drawing.png` というファイルになります。写真と同じように読み込んで、モデルに読ませます。
// 何度か書きなおして、間違える数字を探してみましょう。
// %% [markdown] en drawing-text
// The saved drawing is a file, `digit-pad/drawing.png`. We read it as we read the photo, and let the model answer.
// Draw a few more, and look for digits that it gets wrong.

// %% drawing
const file = 'digit-pad/drawing.png';
if (existsSync(file)) {
  const drawing = stackImages([mnistLike(readImage(file))]);
  imgrid(drawing, { probabilities: await predict(model, drawing), size: 140 });
} else {
  console.log('上のパッドに数字を書いて保存してから、もう一度このセルを実行してください。');
  console.log('Draw a digit on the pad above, save it, and run this cell again.');
}

// %% [markdown] ja saliency-text
// ## どこを見て答えたか
//
// 画素を少し変えたとき、答えの点数が大きく変わる画素ほど、答えに効いています。
// これを明るさで表した画像を、顕著性マップ(saliency map)といいます。点数は、softmax の前の値です。
//
// 左が整えた「6」、中央が「6」の点数、右が「0」の点数についてのマップです。
// 明るい点は、主に数字の線とそのまわりに集まります。何もない端の画素は、答えにほとんど効きません。
// %% [markdown] en saliency-text
// ## Where did it look?
//
// A pixel matters to the answer if the score of the answer changes much when the pixel changes a little.
// A picture that shows this as brightness is called a saliency map. The score is the value before softmax.
//
// Left is the prepared "6", in the middle the map for the score of "6", right the map for the score of "0".
// Bright points gather mainly on the strokes and around them. Pixels at the empty edges hardly matter.

// %% saliency
const mapOf6 = saliency(model, prepared, { classIndex: 6 });
const mapOf0 = saliency(model, prepared, { classIndex: 0 });
imgrid(stackImages([prepared, mapOf6, mapOf0]), { columns: 3, size: 180 });

// %% [markdown] ja summary-text
// ## まとめ
//
// - `loadModel` で、保存したモデルをいつでも使えます。
// - 10個の確率のうち最大のものの番号(argmax)が、答えの数字です。
// - 自分の画像は、学習データと同じように整えてからモデルに渡します。整えないと、よく間違えます。
// - モデルは、知らない種類の画像にも、必ずどれかの数字を答えます。
// - 顕著性マップで、答えに効いた画素がわかります。
//
// 次の章: [10 転移学習](10-transfer-learning.ipynb)
//
// さらに知りたい人へ:
//
// - [TensorFlow.js のモデルの保存と読み込み](https://www.tensorflow.org/js/guide/save_load)
// - [Simonyan ほか「Deep Inside Convolutional Networks」(2013)](https://arxiv.org/abs/1312.6034): 顕著性マップの論文です。
// %% [markdown] en summary-text
// ## Summary
//
// - `loadModel` lets you use a saved model at any time.
// - Of the ten probabilities, the index of the largest (argmax) is the digit.
// - Prepare your own picture as the training data was prepared before the model gets it. Otherwise it often fails.
// - A model answers with some digit even to a picture of a kind that it does not know.
// - A saliency map shows which pixels mattered to the answer.
//
// Next chapter: [10 Transfer learning](10-transfer-learning.ipynb)
//
// To learn more:
//
// - [Saving and loading models in TensorFlow.js](https://www.tensorflow.org/js/guide/save_load)
// - [Simonyan et al., "Deep Inside Convolutional Networks" (2013)](https://arxiv.org/abs/1312.6034): the paper on saliency maps.

// %% [markdown] ja title
// # 00 はじめに
//
// この教材では、TypeScript で深層学習(deep learning)を学びます。まず、お使いのパソコンで動くことを確かめましょう。
// この章を終えると、次のことができるようになります。
//
// - セルを実行し、書き換えて、もう一度実行する
// - 計算エンジン、バージョン、カーネルを確かめる
// - パッケージがない、フォルダーに書けない、といった問題に対処する
// - 機械学習(machine learning)のプロジェクトがどう進むかを説明する
// %% [markdown] en title
// # 00 Introduction
//
// In this course you learn deep learning in TypeScript. First we make sure that it runs on your computer.
// At the end of this chapter you can
//
// - run a cell, change it, and run it again,
// - check the engine, the versions and the kernel,
// - help yourself when a package is missing or a folder cannot be written,
// - explain how a machine-learning project proceeds.

// %% [markdown] ja cell-text
// ## セルを実行する
//
// ノートブックは**セル**(cell)を縦に並べたものです。この文章もセルで、下の灰色の枠はコードのセルです。
// 枠の中をクリックして **Shift+Enter** を押してください。結果がすぐ下に出て、次のセルに移ります。
//
// 左の `[ ]` は、実行中には `[*]`、終わると `[1]` のような実行の順番に変わります。
// %% [markdown] en cell-text
// ## Running a cell
//
// A notebook is a column of **cells**. This text is a cell too; the grey box below is a cell of code.
// Click into the box and press **Shift+Enter**. The result appears right below, and the next cell is selected.
//
// The `[ ]` at the left becomes `[*]` while the cell runs, and then the number of the run, such as `[1]`.

// %% first-cell
console.log('1 + 1 =', 1 + 1);

// %% [markdown] ja again-text
// セルは何度でも書き換えて実行できます。`1 + 1` を別の計算に変えて、もう一度 Shift+Enter を押してみてください。
//
// 変数や import は、あとのセルでも使えます。ですから、**上から順に**実行してください。
// 途中から始めると「まだありません」という赤い文字が出ます。そのときは 💡 の行を読みます。
//
// | したいこと | 操作 |
// |---|---|
// | 実行して次へ進む | Shift+Enter |
// | 実行を止める | 上の ■ ボタン |
// | 最初からすべて実行し直す | 上の ⏩ ボタン |
// | 名前の続きを出す | Tab |
// | 関数の説明を見る | 名前の上で Shift+Tab |
// %% [markdown] en again-text
// You can change a cell and run it as often as you like. Put another sum in the place of `1 + 1` and press Shift+Enter again.
//
// Later cells can use what a cell imports and declares, so run the cells **from top to bottom**.
// If you begin in the middle, red text says that something is not there yet. Then read the line with 💡.
//
// | To | do this |
// |---|---|
// | run a cell and go on | Shift+Enter |
// | stop it | the ■ button above |
// | run everything again from the start | the ⏩ button above |
// | complete a name | Tab |
// | see what a function does | Shift+Tab on its name |

// %% [markdown] ja engine-text
// ## 計算エンジンを確かめる
//
// 深層学習は大量のかけ算と足し算です。それを受け持つのが計算エンジン(engine)です。
// `startEngine()` は、見つかった中で最も速いエンジンを始めて、1行で知らせます。どの章も、最初にこれを実行します。
//
// | 表示 | 意味 |
// |---|---|
// | `native` | TensorFlow の C ライブラリーが計算します。これが出れば準備は万全です |
// | `wasm` | WebAssembly が計算します。小さなモデルなら困りません |
// | `cpu` | JavaScript が計算します。いちばん遅いので、章によっては量を減らします |
// %% [markdown] en engine-text
// ## Checking the engine
//
// Deep learning is a great many multiplications and additions. The engine is what does them.
// `startEngine()` starts the fastest engine that it finds, and says so in one line. Every chapter begins with it.
//
// | It says | meaning |
// |---|---|
// | `native` | TensorFlow's C library computes. With this, everything is ready |
// | `wasm` | WebAssembly computes. That will do for small models |
// | `cpu` | JavaScript computes. It is the slowest, so some chapters do less |

// %% engine
import { startEngine, tf } from 'keras-nyumon';
import { check } from 'keras-nyumon/course';
import { notebookDisplay } from 'keras-nyumon/notebook';

const engine = await startEngine();

// %% [markdown] ja versions-text
// `native` でないときは、JupyterLab の「ファイル」→「新規」→「ターミナル」でターミナルを開きます。
// そこで `npm run doctor` と入力すると、足りないものと直し方が出ます。
//
// ## バージョンとカーネルを確かめる
//
// **カーネル**(kernel)は、セルを実行するプログラムです。右上に「TypeScript (tslab)」と出ていれば合っています。
// 質問や不具合の報告をするときは、次のセルの結果を添えると、話が早く進みます。
// %% [markdown] en versions-text
// If it is not `native`, open a terminal in JupyterLab: "File" → "New" → "Terminal".
// Type `npm run doctor` there; it says what is missing and how to mend it.
//
// ## Checking versions and the kernel
//
// The **kernel** is the program that runs the cells. It is the right one if the upper right corner says "TypeScript (tslab)".
// When you ask a question or report a problem, add what the next cell prints: it saves time.

// %% versions
console.log('Node.js      ', process.version);
console.log('TensorFlow.js', engine.tfjs);
console.log('TensorFlow   ', engine.tensorflow ?? '-');
console.log(
  'kernel       ',
  notebookDisplay() ? 'TypeScript (tslab) ✓' : 'another one: Kernel → Change Kernel…',
);

// %% [markdown] ja tensor-text
// 最後に、エンジンに計算をさせてみます。**テンソル**(tensor)は、形のそろった数の並びです。
// 2行3列の数をすべて10倍します。`print()` で中身が出れば、エンジンは動いています。
//
// `tf.tidy` は、途中で作ったテンソルを最後に片づけます。片づけないと、メモリーに残り続けます。
// %% [markdown] en tensor-text
// Last, we let the engine compute. A **tensor** is numbers in a regular shape.
// We multiply two rows of three numbers by 10. If `print()` shows them, the engine works.
//
// `tf.tidy` clears away the tensors that were made in it. Otherwise they would stay in memory.

// %% tensor
tf.tidy(() => {
  const numbers = tf.tensor([
    [1, 2, 3],
    [4, 5, 6],
  ]);
  numbers.mul(10).print();
});

// %% [markdown] ja package-text
// ## パッケージがないとき
//
// セルが次のように止まったら、パッケージ(package)が入っていません。
//
// ```
// 💡 パッケージ simple-statistics が入っていません。ターミナルで npm install simple-statistics と入力してください。
// ```
//
// - この教材のパッケージ(`keras-nyumon`、`mnist-loader-ts` など)なら、ターミナルで `npm start` を実行します。足りないものだけを入れ直します。
// - 自分で使いたいパッケージなら、ターミナルで `npm install 名前` を実行します。ノートブックから入れる方法は 02 章にあります。
//
// 次のセルは、この教材の主なパッケージを順に読み込みます。見つからなければ、赤い文字でその名前が出ます。
// %% [markdown] en package-text
// ## When a package is missing
//
// If a cell stops like this, a package is not installed.
//
// ```
// 💡 The package simple-statistics is not installed. Type npm install simple-statistics in a terminal.
// ```
//
// - If it belongs to this course (`keras-nyumon`, `mnist-loader-ts` and so on), run `npm start` in a terminal. It installs only what is missing.
// - If it is one that you want to use yourself, run `npm install name` in a terminal. Chapter 02 shows how to do it from the notebook.
//
// The next cell loads the main packages of this course in turn. If one is missing, red text names it.

// %% packages
for (const name of ['keras-nyumon', 'mnist-loader-ts', '@tensorflow/tfjs']) {
  await import(name);
  console.log('✓', name);
}

// %% [markdown] ja folder-text
// ## フォルダーに書けないとき
//
// 章の中では、学習したモデルや記録を、ノートブックと同じフォルダーに保存します。
// 次のセルは、小さなファイルを書いてから消します。✓ が出れば書けます。
//
// `EACCES`、`EPERM`、`EROFS` という赤い文字が出たら、そのフォルダーには書けません。次の順に試してください。
//
// 1. この教材のフォルダーを、ホームフォルダーの下(「書類」など)に移してから、`npm start` で開き直します。
// 2. 共有のパソコンや読み取り専用のディスクなら、自分のフォルダーにコピーして使います。
// 3. `ENOSPC` なら、ディスクがいっぱいです。不要なファイルを消します。
// %% [markdown] en folder-text
// ## When a folder cannot be written
//
// Some chapters save trained models and logs in the folder of the notebook.
// The next cell writes a small file and deletes it again. If you see ✓, the folder can be written.
//
// If red text says `EACCES`, `EPERM` or `EROFS`, that folder cannot be written. Try these in turn.
//
// 1. Move the folder of this course below your home folder ("Documents", for example), and open it again with `npm start`.
// 2. On a shared computer or a read-only disk, make a copy in a folder of your own and use that.
// 3. `ENOSPC` means that the disk is full. Delete files that you do not need.

// %% folder
import { rmSync, writeFileSync } from 'node:fs';

writeFileSync('trial.txt', 'hello');
rmSync('trial.txt');
console.log('✓', process.cwd());

// %% [markdown] ja anaconda-text
// ## Anaconda Navigator を使っているとき
//
// Anaconda Navigator は、Python の環境を画面で管理するアプリです。学校や会社のパソコンには、これが入っていることがあります。
// この教材では、JupyterLab と Node.js をまとめて用意する役目をします。
//
// 1. Navigator の **Environments** を開き、下の **Import** で、この教材の `environment.yml` を選びます。
// 2. できた環境 `keras-nyumon` の ▶ から **Open Terminal** を選びます。
// 3. この教材のフォルダーに移り、`npm start` を実行します。
//
// Navigator の **Home** から JupyterLab を開くと、カーネルの準備が抜けることがあります。`npm start` から開いてください。
// Anaconda がなくても困りません。Node.js と Python があれば、`npm start` だけで準備できます。
// %% [markdown] en anaconda-text
// ## If you use Anaconda Navigator
//
// Anaconda Navigator is an app that manages Python environments on the screen. Some school and office computers have it.
// For this course, it brings JupyterLab and Node.js together.
//
// 1. Open **Environments** in Navigator, press **Import** below, and choose `environment.yml` of this course.
// 2. At the new environment `keras-nyumon`, choose **Open Terminal** from ▶.
// 3. Go to the folder of this course and run `npm start`.
//
// If you open JupyterLab from **Home** of Navigator, the kernel may not be prepared. Open it with `npm start`.
// You do not need Anaconda: with Node.js and Python, `npm start` prepares everything.

// %% [markdown] ja project-text
// ## 機械学習のプロジェクトの進み方
//
// この教材で学ぶのは、おもにモデル(model)を作って学習(training)させるところです。
// 仕事では、その前と後のほうに時間がかかります。典型的な流れは次のとおりです。
//
// | 段階 | すること | 問い |
// |---|---|---|
// | 1 課題を決める | 何を予測し、誰がどう使うかを決める | 機械学習でなければいけないか |
// | 2 データを集める | 集め、正解のラベルを付け、偏りを調べる | 使ってよいデータか。本番でも手に入るか |
// | 3 PoC(概念実証: proof of concept) | 小さなモデルを手早く作り、できるかどうかを試す | いまのやり方に勝てるか |
// | 4 評価(evaluation) | 学習に使っていないデータで測る | その数字で役に立つか |
// | 5 本番(production)に入れる | アプリに組み込み、速さ、費用、安全を整える | 間違えたとき、誰が気づくか |
// | 6 見守る(monitoring) | 正解率を測り続け、古くなれば学習し直す | データは学習したころと同じか |
//
// 一直線には進みません。評価して 2 に戻ることは、ふつうにあります。
//
// PoC で終わるプロジェクトも多くあります。よくある原因は、次の3つです。
//
// - **合格の線がない**: 始める前に「適合率が0.9を超えたら続ける」のように数字で決めておきます。
// - **比べる相手がない**: 「いつも多い方を答える」だけの予測より良いか、まず調べます。01 章と 06 章で実例を見ます。
// - **PoC のデータが本番と違う**: きれいなデータで99%でも、本番の写真では当たらないことがあります。09 章で体験します。
// %% [markdown] en project-text
// ## How a machine-learning project proceeds
//
// This course is mainly about making a model and training it.
// At work, more time goes into what comes before and after. It typically goes like this.
//
// | Stage | What is done | Question |
// |---|---|---|
// | 1 Choose the problem | decide what to predict, who uses it and how | does it need machine learning? |
// | 2 Collect data | collect it, label it with right answers, look for bias | may we use it? will we have it in production? |
// | 3 PoC (proof of concept) | make a small model quickly, to see whether it can be done | does it beat what is done today? |
// | 4 Evaluation | measure on data that was not trained on | is that number good enough to be useful? |
// | 5 Production | build it into an app; see to speed, cost and safety | who notices when it is wrong? |
// | 6 Monitoring | go on measuring, train again when it grows old | are the data still as they were? |
//
// It does not go in a straight line. To evaluate and go back to 2 is quite usual.
//
// Many projects end at the PoC. Three common reasons:
//
// - **No line to pass**: decide on a number before you begin, such as "we go on if the precision is above 0.9".
// - **Nothing to compare with**: first see whether it beats "always answer what is most frequent". Chapters 01 and 06 have examples.
// - **The data of the PoC differ from production**: 99 % on clean data may fail on real photographs. You will see it in chapter 09.

// %% [markdown] ja exercise-text
// ## 練習
//
// 各章に練習があります。`// ヒント:` の下の行を書き換えて Shift+Enter を押すと、`check` が答え合わせをします。
// 違っていても、何度でもやり直せます。解答は、名前に `.solution` の付いたノートブックにあります。
//
// 最初の練習です。下のセルの `60 * 60` は1時間の秒数です。**1日の秒数**になるように書き換えてください。
// %% [markdown] en exercise-text
// ## Exercise
//
// Every chapter has exercises. Rewrite the line below `// Hint:` and press Shift+Enter; `check` looks at your answer.
// If it is wrong, try again as often as you like. The answers are in the notebooks with `.solution` in their name.
//
// Here is the first. In the cell below, `60 * 60` is the number of seconds in an hour. Make it the number of **seconds in a day**.

// %% exercise
// >>> exercise
// blank: const seconds = 60 * 60;
// ja: 1日は何時間でしょうか。かけ算の記号は `*` です。
// en: How many hours has a day? The sign for multiplication is `*`.
const seconds = 24 * 60 * 60;
// <<<
console.log(seconds);
await check('00-seconds-in-a-day', seconds);

// %% [markdown] ja summary-text
// ## まとめ
//
// - セルは Shift+Enter で、上から順に実行します。書き換えて何度でも試せます。
// - `startEngine()` が `native` と言えば、計算の準備は万全です。
// - 困ったときは 💡 の行を読み、ターミナルで `npm run doctor` を実行します。
// - 機械学習のプロジェクトは、課題、データ、PoC、評価、本番、見守りと進み、何度も戻ります。
//
// 次の章: [01 二値分類](01-binary-classification.ipynb)
//
// さらに知りたい人へ:
//
// - [JupyterLab の説明書](https://jupyterlab.readthedocs.io/en/stable/user/notebook.html)(英語)
// - 機械学習プロジェクトの進め方と品質: [CRISP-ML(Q)](https://arxiv.org/abs/2003.05155)(英語の論文)
// %% [markdown] en summary-text
// ## Summary
//
// - Shift+Enter runs a cell; run them from top to bottom. Change them and try as often as you like.
// - If `startEngine()` says `native`, everything is ready to compute.
// - When in trouble, read the line with 💡, and run `npm run doctor` in a terminal.
// - A machine-learning project goes through problem, data, PoC, evaluation, production and monitoring, and back again many times.
//
// Next chapter: [01 Binary classification](01-binary-classification.ipynb)
//
// To learn more:
//
// - [JupyterLab's documentation of notebooks](https://jupyterlab.readthedocs.io/en/stable/user/notebook.html)
// - How machine-learning projects proceed, and their quality: [CRISP-ML(Q)](https://arxiv.org/abs/2003.05155) (a paper)

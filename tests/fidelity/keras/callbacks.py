"""What Keras's callbacks decide, told of given epochs."""

import contextlib
import os
import sys
import tempfile

import keras
import numpy as np


def new_model(learning_rate=0.1):
    """A model with one weight, compiled and its metrics built."""
    model = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1, use_bias=False, name="one")])
    model.compile(optimizer=keras.optimizers.SGD(learning_rate), loss="mse", metrics=["accuracy"])
    model.evaluate(np.zeros((1, 1)), np.zeros((1, 1)), verbose=0)
    return model


def drive(callback, model, epochs):
    """Tells a callback of epochs, in each of which the weight becomes the epoch's number, until it stops training."""
    model.stop_training = False
    callback.set_model(model)
    callback.on_train_begin()
    done = []
    for epoch, logs in enumerate(epochs):
        model.set_weights([np.full((1, 1), epoch, "float32")])
        logs = numbers(logs)
        callback.on_epoch_begin(epoch)
        during = float(model.optimizer.learning_rate)
        callback.on_epoch_end(epoch, logs)
        done.append([during, logs.get("learning_rate", 0.0), float(model.optimizer.learning_rate)])
        if model.stop_training:
            break
    callback.on_train_end()
    return done


def numbers(logs):
    """JSON has words for NaN and infinities."""
    return {name: float(value) for name, value in logs.items()}


def early_stopping(runs):
    """For each run: how many epochs, the epoch it stopped at, the weight afterwards."""
    answers = []
    for run in runs:
        model, callback = new_model(), keras.callbacks.EarlyStopping(**run["options"])
        epochs = len(drive(callback, model, run["epochs"]))
        answers.append([epochs, callback.stopped_epoch, callback.best_epoch, float(model.get_weights()[0][0, 0])])
    return answers


def reduce_lr_on_plateau(runs):
    """For each run, each epoch's learning rates: during it, as logged, and after it."""
    return [drive(keras.callbacks.ReduceLROnPlateau(**run["options"]), new_model(), run["epochs"]) for run in runs]


def learning_rate_scheduler(epochs):
    return drive(keras.callbacks.LearningRateScheduler(lambda epoch, rate: rate * 0.9 if epoch > 2 else 0.5), new_model(), epochs)


def csv_logger(runs):
    """The text of the file after each run."""
    file = os.path.join(tempfile.mkdtemp(), "log.csv")
    texts = []
    for run in runs:
        drive(keras.callbacks.CSVLogger(file, **run["options"]), new_model(), run["epochs"])
        with open(file, newline="") as opened:
            texts.append(opened.read())
    return texts


def model_checkpoint(runs):
    """For each run, the names of the files saved, and the weight in each."""
    answers = []
    for run in runs:
        model, saved = new_model(), []
        folder = tempfile.mkdtemp()
        options = run["options"]
        callback = keras.callbacks.ModelCheckpoint(os.path.join(folder, options.pop("filepath")), **options)
        model.save = lambda path, **_: saved.append([os.path.basename(path), float(model.get_weights()[0][0, 0])])
        callback.set_model(model)
        callback.on_train_begin()
        for epoch, logs in enumerate(run["epochs"]):
            callback.on_epoch_begin(epoch)
            for batch in range(run["batches"]):
                model.set_weights([np.full((1, 1), epoch + batch / 10, "float32")])
                callback.on_train_batch_end(batch, {"loss": 1.0})
            callback.on_epoch_end(epoch, numbers(logs))
        callback.on_train_end()
        answers.append(saved)
    return answers


def terminate_on_nan(losses):
    """The batch after which training stops."""
    model, callback = new_model(), keras.callbacks.TerminateOnNaN()
    model.stop_training = False
    callback.set_model(model)
    for batch, loss in enumerate(losses):
        # Standard output is for the answers.
        with contextlib.redirect_stdout(sys.stderr):
            callback.on_batch_end(batch, {"loss": float(loss)})
        if model.stop_training:
            return batch
    return None

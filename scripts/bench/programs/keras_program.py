"""What Keras on TensorFlow takes. Its argument is a task (../task.mjs) as JSON."""

import json
import math
import os
import sys
import time

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

import keras
import numpy as np
from keras import layers

from python_samples import SAMPLES, mnist, peak_memory
from turns import StepTimer, report, report_milliseconds


def cnn(width):
    return keras.Sequential(
        [
            keras.Input((28, 28, 1)),
            layers.Conv2D(int(32 * width), 3, activation="relu"),
            layers.Conv2D(int(64 * width), 3, activation="relu"),
            layers.MaxPooling2D(2),
            layers.Dropout(0.25),
            layers.Flatten(),
            layers.Dense(int(128 * width), activation="relu"),
            layers.Dropout(0.5),
            layers.Dense(10, activation="softmax"),
        ]
    )


def dense(width):
    return keras.Sequential(
        [
            keras.Input((100,)),
            layers.Dense(int(32 * width), activation="relu"),
            layers.Dense(1, activation="sigmoid"),
        ]
    )


def unet(width):
    def conv(filters):
        return layers.Conv2D(int(filters * width), 3, padding="same", activation="relu")

    image = keras.Input((24, 24, 1))
    down24 = conv(8)(image)
    down12 = conv(16)(layers.MaxPooling2D(2)(down24))
    bottom = conv(32)(layers.MaxPooling2D(2)(down12))
    up12 = conv(16)(layers.Concatenate()([down12, layers.UpSampling2D(2)(bottom)]))
    up24 = conv(8)(layers.Concatenate()([down24, layers.UpSampling2D(2)(up12)]))
    return keras.Model(image, layers.Conv2D(1, 1, activation="sigmoid")(up24))


def lstm(width):
    return keras.Sequential(
        [
            keras.Input((40,)),
            layers.Embedding(1000, 32),
            layers.LSTM(int(32 * width)),
            layers.Dense(1, activation="sigmoid"),
        ]
    )


NETWORKS = {"cnn": cnn, "dense": dense, "unet": unet, "lstm": lstm}
TRAINING = {
    "cnn": lambda: (keras.optimizers.Adadelta(1.0), "categorical_crossentropy"),
    "dense": lambda: (keras.optimizers.RMSprop(0.001), "binary_crossentropy"),
    "unet": lambda: (keras.optimizers.Adam(0.01), "binary_crossentropy"),
    "lstm": lambda: (keras.optimizers.Adam(0.001), "binary_crossentropy"),
}


class StepEnds(keras.callbacks.Callback):
    """Lets a timer know when steps have ended. Of several steps in one execution, only the last is told of."""

    def __init__(self, timer):
        super().__init__()
        self.timer, self.epoch_steps = timer, 0

    def on_epoch_begin(self, epoch, logs=None):
        self.epoch_steps = 0

    def on_train_batch_end(self, batch, logs=None):
        steps = batch + 1 - self.epoch_steps
        self.epoch_steps += steps
        self.timer.tick(steps)


def way(task):
    return {
        "steps_per_execution": task["stepsPerExecution"],
        "jit_compile": True if task["xla"] else "auto",
    }


def train(task, samples, epochs, timer):
    if task["mixedBfloat16"]:
        keras.mixed_precision.set_global_policy("mixed_bfloat16")
    model = NETWORKS[task["network"]](task["width"])
    optimizer, loss = TRAINING[task["network"]]()
    model.compile(optimizer=optimizer, loss=loss, metrics=["accuracy"], **way(task))
    x, y = SAMPLES[task["network"]](samples)
    model.fit(x, y, batch_size=task["batchSize"], epochs=epochs, verbose=0, callbacks=[StepEnds(timer)])


def step(task):
    samples = (task["warmUp"] + task["turns"] * task["steps"]) * task["batchSize"]
    train(task, samples, 1, StepTimer(task["warmUp"], task["steps"], report_milliseconds))


def epoch(task):
    steps = math.ceil(task["samples"] / task["batchSize"])
    timer = StepTimer(steps, steps, lambda seconds: report({"value": seconds * steps}))
    train(task, task["samples"], 1 + task["turns"], timer)


def inference(task):
    model = NETWORKS[task["network"]](task["width"])
    x, _ = SAMPLES[task["network"]](task["samples"])
    model.compile(**way(task))
    model.predict(x, batch_size=task["batchSize"], verbose=0)
    for _ in range(task["turns"]):
        start = time.perf_counter()
        model.predict(x, batch_size=task["batchSize"], verbose=0)
        report({"value": task["samples"] / (time.perf_counter() - start)})


def lesson08(task):
    (x, y), test = mnist("train"), mnist("t10k")
    model = cnn(1)
    model.compile(
        optimizer=keras.optimizers.Adadelta(1.0), loss="categorical_crossentropy", metrics=["accuracy"]
    )
    model.fit(x, y, batch_size=task["batchSize"], epochs=2, validation_data=test, verbose=0)
    report({"value": peak_memory()})


def speed_run(task):
    keras.utils.set_random_seed(task["seed"])
    (x, y), (x_test, y_test) = mnist("train"), mnist("t10k")
    options = {"activation": "relu", "kernel_initializer": "he_normal"}
    model = keras.Sequential(
        [
            keras.Input((28, 28, 1)),
            layers.Conv2D(16, 5, strides=2, **options),
            layers.Conv2D(32, 3, kernel_initializer="he_normal"),
            layers.MaxPooling2D(2),
            layers.Activation("relu"),
            layers.Flatten(),
            layers.Dense(128, **options),
            layers.Dense(10, activation="softmax"),
        ]
    )
    batch_size, epochs, highest = 256, 3, 0.01
    steps = epochs * math.ceil(60000 / batch_size)
    warm_up = math.ceil(steps / 5)
    rate = keras.optimizers.schedules.CosineDecay(
        highest / 20, steps - warm_up, warmup_target=highest, warmup_steps=warm_up
    )
    model.compile(
        optimizer=keras.optimizers.Adam(rate),
        loss="categorical_crossentropy",
        metrics=["accuracy"],
        **way(task),
    )
    start = time.perf_counter()
    model.fit(x, y, batch_size=batch_size, epochs=epochs, verbose=0)
    seconds = time.perf_counter() - start
    _, accuracy = model.evaluate(x_test, y_test, verbose=0)
    report({"value": seconds, "accuracy": accuracy})


MEASURES = {
    "step": step,
    "epoch": epoch,
    "inference": inference,
    "lesson08": lesson08,
    "speedRun": speed_run,
}
task = json.loads(sys.argv[1])
MEASURES[task["what"]](task)

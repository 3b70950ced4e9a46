"""Prints how many milliseconds a training step of the tutorial's CNN takes with Keras on TensorFlow."""

import os
import time

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

import keras
import numpy as np
from keras import layers

BATCH, STEPS, WARM_UP = 128, 30, 10
samples = (STEPS + WARM_UP) * BATCH
x = (np.arange(samples * 784) % 97 / 97).astype("float32").reshape(samples, 28, 28, 1)
y = keras.utils.to_categorical(np.arange(samples) % 10, 10)

model = keras.Sequential(
    [
        keras.Input((28, 28, 1)),
        layers.Conv2D(32, 3, activation="relu"),
        layers.Conv2D(64, 3, activation="relu"),
        layers.MaxPooling2D(2),
        layers.Dropout(0.25),
        layers.Flatten(),
        layers.Dense(128, activation="relu"),
        layers.Dropout(0.5),
        layers.Dense(10, activation="softmax"),
    ]
)
model.compile(optimizer=keras.optimizers.Adadelta(1.0), loss="categorical_crossentropy", metrics=["accuracy"])


class Timer(keras.callbacks.Callback):
    ends = []

    def on_train_batch_end(self, batch, logs=None):
        self.ends.append(time.perf_counter())


model.fit(x, y, batch_size=BATCH, epochs=1, verbose=0, callbacks=[Timer()])
print((Timer.ends[-1] - Timer.ends[-1 - STEPS]) / STEPS * 1000)

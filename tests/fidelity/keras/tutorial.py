"""What the tutorial does, in Keras."""

import keras
import numpy as np


def cnn(weights, x, y, epochs, batch_size):
    """A small CNN of the tutorial's form, from given weights: its answers, and its history without shuffling."""
    x, y = np.array(x, "float32"), np.array(y, "float32")
    model = keras.Sequential(
        [
            keras.Input(x.shape[1:]),
            keras.layers.Conv2D(4, 3, activation="relu"),
            keras.layers.Conv2D(6, 3, activation="relu"),
            keras.layers.MaxPooling2D(2),
            keras.layers.Flatten(),
            keras.layers.Dense(16, activation="relu"),
            keras.layers.Dense(10, activation="softmax"),
        ]
    )
    model.set_weights([np.array(w, "float32").reshape(v.shape) for w, v in zip(weights, model.weights)])
    model.compile(
        optimizer=keras.optimizers.Adadelta(learning_rate=1.0),
        loss="categorical_crossentropy",
        metrics=["accuracy"],
    )
    before = model.predict(x, verbose=0)
    history = model.fit(
        x, y, batch_size=batch_size, epochs=epochs, shuffle=False, validation_data=(x, y), verbose=0
    )
    loss, accuracy = model.evaluate(x, y, verbose=0)
    return {
        "before": before,
        "history": history.history,
        "score": {"loss": loss, "accuracy": accuracy},
        "after": model.predict(x, verbose=0),
    }

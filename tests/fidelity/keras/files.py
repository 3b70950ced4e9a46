"""Models in Keras's files: built, saved, opened and asked for their answers."""

import os

import h5py
import keras
import numpy as np
from keras import layers


def save(name, folder, legacy=False):
    """Saves one of the models below with random weights, and what it answers."""
    keras.utils.clear_session()
    return kept(globals()[name](), os.path.join(folder, name + (".h5" if legacy else ".keras")))


def save_older(name, file):
    """One of the models' weights in the layout of Keras 2.13, which Keras 3 still reads, and what it answers."""
    keras.utils.clear_session()
    model = globals()[name]()
    answer = kept(model, file.replace(".weights.h5", ".keras"))
    model.save_weights(file)
    with h5py.File(file, "r+") as weights:
        rename_layers(weights)
    model.load_weights(file)
    assert all((a == b).all() for a, b in zip(answers(model, answer["x"]), answer["y"]))
    return answer


def rename_layers(group):
    for name in list(group):
        if isinstance(group[name], h5py.Group):
            rename_layers(group[name])
        if name == "layers":
            group.move(name, "_layer_checkpoint_dependencies")


def save_layer(class_name, options, shape, words, file):
    """The same for a model of one layer."""
    keras.utils.clear_session()
    shapes = shape if isinstance(shape[0], list) else [shape]
    inputs = [keras.Input(each, name="words" if words else None) for each in shapes]
    options = {name: deserialized(value) for name, value in options.items()}
    output = getattr(layers, class_name)(**options)(inputs if len(inputs) > 1 else inputs[0])
    return kept(keras.Model(inputs, output), file)


def deserialized(value):
    is_layer = isinstance(value, dict) and "class_name" in value
    return keras.layers.deserialize({**value, "module": "keras.layers"}) if is_layer else value


def kept(model, file):
    random = np.random.default_rng(0)
    for weight in model.weights:
        # Positive, because some are variances.
        weight.assign(random.uniform(0.1, 0.6, weight.shape).astype(weight.dtype))
    for layer in model.layers:
        # A Normalization computes from its weights what it normalizes with.
        if hasattr(layer, "finalize_state"):
            layer.finalize_state()
    model.save(file)
    x = [samples(each) for each in model.inputs]
    return {"x": x, "y": answers(model, x)}


def samples(tensor):
    """Whole numbers below 10, which also are words for an Embedding; scaled down where there is none."""
    shape = [3] + [length or 5 for length in tensor.shape[1:]]
    values = np.arange(np.prod(shape)).reshape(shape) * 7 % 10
    return values.astype("float32") if "words" in tensor.name else (values / 5 - 1).astype("float32")


def open_and_answer(file, x):
    """What a saved model answers; or why it cannot be opened."""
    try:
        model = keras.saving.load_model(file)
    except Exception as error:
        return {"error": str(error)}
    return {"y": answers(model, [np.array(each, "float32") for each in x])}


def open_weights(name, file, x):
    """What one of the models below answers with the weights of a file."""
    keras.utils.clear_session()
    model = globals()[name]()
    model.load_weights(file)
    return answers(model, [np.array(each, "float32") for each in x])


def train_and_save(optimizer, options, training, x, y, file):
    """Compiles and trains a model, saves it, and goes on: what it reports then, and its answers."""
    keras.utils.clear_session()
    model = trained(**training)
    options = {name: schedule(value) for name, value in options.items()}
    model.compile(
        optimizer=getattr(keras.optimizers, optimizer)(**options),
        loss=deserialized_with(keras.losses, training["loss"]),
        loss_weights=training.get("loss_weights"),
        metrics=deserialized_with(keras.metrics, training["metrics"]),
    )
    x, y = np.array(x, "float32"), [np.array(each, "float32") for each in y]
    for variable in model.weights:
        values = np.sin(np.arange(np.prod(variable.shape)) * 12.9898 + len(variable.shape))
        variable.assign(0.35 + 0.25 * values.reshape(variable.shape))
    fit(model, x, y)
    model.save(file)
    return {"history": fit(model, x, y), "y": answers(model, [x])}


def open_and_train(file, x, y):
    """Goes on training a saved model: what it reports, and its answers."""
    try:
        model = keras.saving.load_model(file)
        x, y = np.array(x, "float32"), [np.array(each, "float32") for each in y]
        return {"history": fit(model, x, y), "y": answers(model, [x])}
    except Exception as error:
        return {"error": str(error)}


def fit(model, x, y):
    history = model.fit(x, y if len(y) > 1 else y[0], batch_size=8, epochs=2, shuffle=False, verbose=0)
    return [history.history[name] for name in sorted(history.history)]


def schedule(value):
    if not isinstance(value, dict):
        # JSON does not tell 1.0 from 1, of which Keras takes only the former for a learning rate.
        return value if isinstance(value, bool) else float(value)
    return getattr(keras.optimizers.schedules, value["class_name"])(**value["config"])


def deserialized_with(module, chosen):
    if isinstance(chosen, list):
        return [deserialized_with(module, each) for each in chosen]
    return getattr(module, chosen["class_name"])(**chosen["config"]) if isinstance(chosen, dict) else chosen


def trained(outputs, **_):
    x = keras.Input((3,))
    y = layers.Dense(5, activation="tanh")(x)
    y = layers.BatchNormalization()(y)
    y = [layers.Dense(1, activation="sigmoid", name=f"y{i}")(y) for i in range(outputs)]
    return keras.Model(x, y if outputs > 1 else y[0])


def answers(model, x):
    y = model(x if len(x) > 1 else x[0], training=False)
    return [np.array(each) for each in (y if isinstance(y, list) else [y])]


def cnn():
    return keras.Sequential(
        [
            keras.Input((12, 12, 1)),
            layers.Conv2D(4, 3, activation="relu"),
            layers.Conv2D(6, 3, activation="relu"),
            layers.MaxPooling2D(2),
            layers.Dropout(0.25),
            layers.Flatten(),
            layers.Dense(16, activation="relu"),
            layers.Dropout(0.5),
            layers.Dense(10, activation="softmax"),
        ]
    )


def dense():
    return keras.Sequential(
        [
            keras.Input((6,)),
            layers.Dense(8, activation="tanh", kernel_regularizer=keras.regularizers.L2(0.01)),
            layers.BatchNormalization(),
            layers.Dense(4, use_bias=False, kernel_constraint=keras.constraints.MaxNorm(3)),
            layers.Activation("relu"),
            layers.Dense(1, activation="sigmoid", kernel_initializer="he_normal"),
        ]
    )


def two_inputs():
    """Two inputs, two outputs, a shared layer, and a connection that skips layers."""
    left, right = keras.Input((4,), name="left"), keras.Input((4,), name="right")
    shared = layers.Dense(4, activation="tanh", name="shared")
    both = layers.Concatenate()([shared(left), shared(right)])
    deep = layers.Dense(8, activation="relu")(layers.Dense(8, activation="relu")(both))
    skip = layers.Add()([both, deep])
    return keras.Model([left, right], [layers.Dense(2)(skip), layers.Dense(1, activation="sigmoid")(shared(left))])


def calls_that_wait():
    """A shared layer whose first call has to wait for the second, and models inside, called twice."""
    x = keras.Input((3,))
    twice = layers.Dense(3, activation="tanh")
    inside = keras.Input((3,))
    functional = keras.Model(inside, layers.Add()([layers.Dense(3)(inside), inside]))
    sequential = keras.Sequential([keras.Input((3,)), layers.Dense(3), layers.Dense(3, activation="tanh")])
    late = twice(functional(layers.Dense(3)(x)))
    early = twice(x)
    y = layers.Add()([sequential(late), early])
    return keras.Model(x, [y, functional(early), sequential(x)])


def operators():
    """Python's operators in the place of layers."""
    x = keras.Input((3,))
    y = layers.Dense(3)(x)
    return keras.Model(x, keras.ops.maximum(x + y, x * y))


def unet():
    x = keras.Input((8, 8, 2))
    down = layers.Conv2D(4, 3, padding="same", activation="relu")(x)
    low = layers.Conv2D(6, 3, padding="same", activation="relu")(layers.MaxPooling2D(2)(down))
    low = layers.BatchNormalization()(low)
    up = layers.UpSampling2D(2)(low)
    up = layers.Conv2D(4, 3, padding="same", activation="relu")(layers.Concatenate()([up, down]))
    return keras.Model(x, layers.Conv2D(1, 1, activation="sigmoid")(up))


def lstm_text():
    return keras.Sequential(
        [
            keras.Input((7,), name="words"),
            layers.Embedding(10, 4),
            layers.LSTM(5, return_sequences=True),
            layers.Bidirectional(layers.LSTM(3)),
            layers.Dense(2, activation="softmax"),
        ]
    )


def gru_text():
    return keras.Sequential(
        [
            keras.Input((7,), name="words"),
            layers.Embedding(10, 4, mask_zero=True),
            layers.GRU(5, return_sequences=True),
            layers.TimeDistributed(layers.Dense(3, activation="relu")),
            layers.GRU(4, reset_after=False),
            layers.Dense(1),
        ]
    )


def states():
    """A recurrent layer that starts from given states and returns its last."""
    x, h, c = keras.Input((4, 3)), keras.Input((5,)), keras.Input((5,))
    return keras.Model([x, h, c], layers.LSTM(5, return_state=True)(x, initial_state=[h, c]))


def convolutions():
    return keras.Sequential(
        [
            keras.Input((8, 8, 3)),
            layers.DepthwiseConv2D(3, padding="same", depth_multiplier=2),
            layers.BatchNormalization(),
            layers.ReLU(),
            layers.SeparableConv2D(5, 3, strides=2, padding="same", depth_multiplier=2),
            layers.LeakyReLU(negative_slope=0.1),
            layers.Conv2DTranspose(4, 3, strides=2, padding="same", activation="relu"),
            layers.GlobalAveragePooling2D(),
            layers.Dense(3),
        ]
    )

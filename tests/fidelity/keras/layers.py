"""Layers of Keras: what they give, and their gradients, from given weights."""

import keras
import numpy as np
import tensorflow as tf


def make(class_name, config):
    """A layer; layers inside its configuration are made too."""
    config = {name: inner(value) for name, value in config.items()}
    return getattr(keras.layers, class_name)(**config)


def inner(value):
    if isinstance(value, dict) and "class_name" in value:
        return make(**value)
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return [inner(each) for each in value]
    # A list of a configuration that Keras takes for a shape must be a tuple.
    return tuple(map(inner, value)) if isinstance(value, list) else value


def chain(**case):
    """What pass_through gives, or the error, so that one case does not stop the others."""
    try:
        return pass_through(**case)
    except Exception as error:
        return {"error": repr(error)}


def pass_through(layers, inputs, weights, upstream, training, dtype):
    """Layers one after the other: outputs, gradients of sum(outputs * upstream), and weights afterwards."""
    xs = [tf.constant(np.array(x, dtype)) for x in inputs]
    made = [make(**layer) for layer in layers]
    symbolic = [keras.Input(batch_shape=x.shape, dtype=dtype) for x in xs]
    y = symbolic if len(xs) > 1 else symbolic[0]
    for layer in made:
        y = layer(y)
    model = keras.Model(symbolic, y)
    model.set_weights([np.array(w, "float32").reshape(v.shape) for w, v in zip(weights, model.weights, strict=True)])
    with tf.GradientTape(persistent=True) as tape:
        for x in xs:
            tape.watch(x)
        outputs = keras.tree.flatten(model(xs, training=training))
        loss = sum(tf.reduce_sum(y * np.array(dy, "float32")) for y, dy in zip(outputs, upstream, strict=True))
    trained = [v.value for v in model.trainable_variables]
    gradients = [tape.gradient(loss, v) for v in (xs if dtype == "float32" else []) + trained]
    return {
        "outputs": outputs,
        "shapes": [list(y.shape) for y in outputs],
        "gradients": [tf.zeros(0) if g is None else tf.convert_to_tensor(g) for g in gradients],
        "weights": model.get_weights(),
    }


def from_state(class_name, config, x, state, weights):
    """A recurrent layer's outputs for a sequence that does not start from nothing."""
    layer = make(class_name, config)
    x = np.array(x, "float32")
    layer(x)
    layer.set_weights([np.array(w, "float32").reshape(v.shape) for w, v in zip(weights, layer.weights, strict=True)])
    return layer(x, initial_state=[np.array(each, "float32") for each in state])


def several_calls(class_name, config, inputs, weights, training):
    """The outputs of one layer for inputs one after the other, so that what it keeps shows."""
    layer = make(class_name, config)
    layer(np.array(inputs[0], "float32"))
    layer.set_weights([np.array(w, "float32").reshape(v.shape) for w, v in zip(weights, layer.weights, strict=True)])
    if hasattr(layer, "reset_states"):
        layer.reset_states()
    return [layer(np.array(x, "float32"), training=training) for x in inputs]


def config(class_name, config):
    """What a layer says of itself: its options, with the defaults of those that were not given."""
    return make(class_name, config).get_config()


def transformed(class_name, config, images, transformation):
    """Pictures changed by an augmentation layer whose random numbers are given."""
    layer = make(class_name, config)
    images = tf.constant(np.array(images, "float32"))
    given = {name: np.array(value, "float32" if name != "flips" else "bool") for name, value in transformation.items()}
    if class_name == "RandomRotation":
        height, width = images.shape[1:3]
        zeros, ones = np.zeros(len(images), "float32"), np.ones(len(images), "float32")
        given["rotation_matrix"] = layer._compute_affine_matrix(
            0.5, 0.5, tf.constant(given["angle"]), zeros, zeros, ones, zeros, zeros, height, width
        )
    return layer.transform_images(images, given, training=True)


def adapted(axis, data, x, invert):
    """Normalization that has learnt from data: its weights, and what it makes of x."""
    layer = keras.layers.Normalization(axis=axis, invert=invert)
    layer.adapt(np.array(data, "float32"))
    return {"weights": layer.get_weights()[:2], "output": layer(np.array(x, "float32"))}


def initializer(class_name, config, shape):
    """What an initializer says of itself, and how its weights lie."""
    made = getattr(keras.initializers, class_name)(**config)
    weights = np.array(made(tuple(shape)))
    return {
        "config": made.get_config(),
        "spread": [weights.std(), weights.min(), weights.max()],
        "mean": weights.mean(),
    }


def constraint(class_name, config, weights):
    """What a constraint says of itself, and what it makes of weights."""
    made = getattr(keras.constraints, class_name)(**config)
    return {"config": made.get_config(), "weights": made(np.array(weights, "float32"))}

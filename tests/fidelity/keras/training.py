"""Whole training runs."""

import keras
import numpy as np


def runs(runs):
    """For each run what its actions reported, and the weights afterwards, by layer."""
    return [run(**each) for each in runs]


def run(path, actions):
    model = keras.saving.load_model(path, compile=False)
    reports = [perform(model, **action) for action in actions]
    weights = {layer.name: [np.array(weight) for weight in layer.weights] for layer in model.layers}
    return {"reports": reports, "weights": weights}


def perform(model, action, **arguments):
    if action == "compile":
        return compile_model(model, **arguments)
    if action == "trainable":
        for name, trainable in arguments["layers"].items():
            model.get_layer(name).trainable = trainable
        return {}
    data = {name: arrays(arguments.pop(name)) for name in ("x", "y") if name in arguments}
    if "sample_weight" in arguments:
        weights = arguments.pop("sample_weight")
        data["sample_weight"] = [arrays(each) for each in weights] if rank(weights) == 2 else arrays(weights)
    if action == "evaluate":
        return model.evaluate(**data, **arguments, return_dict=True, verbose=0)
    if "validation_data" in arguments:
        arguments["validation_data"] = tuple(arrays(each) for each in arguments["validation_data"])
    if "class_weight" in arguments:
        arguments["class_weight"] = {int(index): weight for index, weight in arguments["class_weight"].items()}
    if "order" in arguments:
        return fit_in_order(model, data, arguments.pop("order"), arguments.pop("epochs"), **arguments)
    return model.fit(**data, **arguments, shuffle=False, verbose=0).history


def compile_model(model, optimizer, loss, **arguments):
    if isinstance(optimizer, dict):
        optimizer = keras.optimizers.deserialize(optimizer)
    model.compile(optimizer=optimizer, loss=loss, **arguments)
    return {}


def fit_in_order(model, data, order, epochs, **arguments):
    """Fit, with the samples of each epoch in a given order."""
    history = {}
    for epoch in range(epochs):
        shuffled = {name: each[np.array(order[epoch])] for name, each in data.items()}
        report = model.fit(
            **shuffled, **arguments, initial_epoch=epoch, epochs=epoch + 1, shuffle=False, verbose=0
        ).history
        for name, values in report.items():
            history.setdefault(name, []).extend(values)
    return history


def arrays(data):
    """A matrix or a list of numbers, or several, in a list or by name."""
    if isinstance(data, dict):
        return {name: arrays(each) for name, each in data.items()}
    if rank(data) == 3:
        return [arrays(each) for each in data]
    return np.array(data, "float32")


def rank(data):
    """How deeply lists are nested."""
    return 1 + rank(data[0]) if isinstance(data, list) else 0

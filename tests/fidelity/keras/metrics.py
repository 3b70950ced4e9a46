"""Metrics over several batches."""

import keras
import numpy as np


def metrics(cases):
    """For each case the metric's value after each batch."""
    return [metric(**case) for case in cases]


def metric(class_name, options, batches):
    chosen = getattr(keras.metrics, class_name)(**options)
    values = []
    for labels, predictions in batches:
        chosen.update_state(np.array(labels), np.array(predictions, "float32"))
        values.append(np.array(chosen.result()))
    return values


def accuracies(cases):
    """What `metrics=['accuracy']` reports, for labels and predictions of each shape."""
    return [accuracy(**case) for case in cases]


def accuracy(labels, predictions):
    labels, predictions = np.array(labels), np.array(predictions, "float32")
    model = keras.Sequential([keras.Input(predictions.shape[1:]), keras.layers.Activation("linear")])
    model.compile(loss=lambda y_true, y_pred: keras.ops.mean(y_pred, axis=-1), metrics=["accuracy"])
    return model.evaluate(predictions, labels, verbose=0, return_dict=True)["accuracy"]



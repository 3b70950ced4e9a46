"""Losses and their gradients."""

import keras
import numpy as np
import tensorflow as tf


def losses(cases):
    """For each case the values of the samples, their reduced mean, and its gradient with respect to the predictions."""
    return [loss(**case) for case in cases]


def loss(class_name, options, labels, predictions, label_type="float32", weights=None):
    chosen = getattr(keras.losses, class_name)(**options)
    y_true = tf.constant(np.array(labels), label_type)
    y_pred = tf.Variable(np.array(predictions, "float32"))
    sample_weight = None if weights is None else np.array(weights, "float32")
    with tf.GradientTape() as tape:
        mean = chosen(y_true, y_pred, sample_weight=sample_weight)
    return {
        "values": chosen.call(y_true, tf.constant(y_pred)),
        "mean": mean,
        "gradient": tape.gradient(mean, y_pred),
    }

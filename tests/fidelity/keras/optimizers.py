"""Optimizers and learning-rate schedules in Keras."""

import keras
import numpy as np


def steps(runs, variables, gradients):
    """For each run, every variable's values after each step."""
    return [run(each["class_name"], each["options"], variables, gradients) for each in runs]


def run(class_name, options, variables, gradients):
    variables = [keras.Variable(np.array(values, "float32")) for values in variables]
    optimizer = getattr(keras.optimizers, class_name)(
        **{name: setting(value) for name, value in options.items()}
    )
    optimizer.build(variables)
    values = []
    for step in gradients:
        optimizer.apply([keras.ops.convert_to_tensor(np.array(gradient, "float32")) for gradient in step], variables)
        values.append([np.array(variable).tolist() for variable in variables])
    return values


def setting(value):
    """JSON writes 1.0 as 1; Keras takes no integers."""
    if isinstance(value, dict):
        return schedule(value)
    return float(value) if type(value) is int else value


def schedule(saved):
    return getattr(keras.optimizers.schedules, saved["class_name"])(**saved["options"])


def learning_rates(schedules, steps):
    """For each schedule, the learning rate of each step."""
    return [[float(schedule(each)(step)) for step in steps] for each in schedules]


def defaults(class_names):
    """The settings of each optimizer where nothing is said."""
    return [getattr(keras.optimizers, class_name)().get_config() for class_name in class_names]

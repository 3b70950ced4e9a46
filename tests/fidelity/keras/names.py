"""The public names of Keras's modules."""

import keras


def public(module):
    """What a reader of Keras's documentation finds in a module, such as "optimizers.schedules"."""
    place = keras
    for part in module.split("."):
        place = getattr(place, part)
    return sorted(name for name in dir(place) if not name.startswith("_"))

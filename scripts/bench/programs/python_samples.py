"""The samples of the benchmark, as samples.mjs has them."""

import os
import sys

import numpy as np

MNIST = os.environ.get("MNIST_FOLDER", "")


def numbers(shape, value):
    return value(np.arange(np.prod(shape))).astype("float32").reshape(shape)


def ramp(i):
    return i % 97 / 97


SAMPLES = {
    "cnn": lambda n: (numbers((n, 28, 28, 1), ramp), numbers((n, 10), lambda i: i // 10 % 10 == i % 10)),
    "dense": lambda n: (numbers((n, 100), ramp), numbers((n, 1), lambda i: i % 2)),
    "unet": lambda n: (numbers((n, 24, 24, 1), ramp), numbers((n, 24, 24, 1), lambda i: i % 10 == 0)),
    "lstm": lambda n: (numbers((n, 40), lambda i: i * 31 % 1000), numbers((n, 1), lambda i: i % 2)),
}


def mnist(part):
    """Pictures 0 … 1, and labels as rows with a one."""
    pixels = np.fromfile(os.path.join(MNIST, f"{part}-images-idx3-ubyte"), np.uint8)[16:]
    labels = np.fromfile(os.path.join(MNIST, f"{part}-labels-idx1-ubyte"), np.uint8)[8:]
    return pixels.reshape(-1, 28, 28, 1).astype("float32") / 255, np.eye(10, dtype="float32")[labels]


def peak_memory():
    """The most memory that this process has had, in MB."""
    import resource  # not on Windows

    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (2**20 if sys.platform == "darwin" else 1024)

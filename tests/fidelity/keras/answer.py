"""Answers requests with Keras: `answer.py SCRIPT`, requests as JSON on stdin, answers as JSON on stdout.

A request {"call": "f", ...} calls the function f of SCRIPT.py with the rest as keyword arguments. Whatever it
returns becomes JSON: arrays and tensors as nested lists, NaN and infinities as strings.
"""

import importlib
import json
import math
import os
import sys

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("TF_ENABLE_ONEDNN_OPTS", "1")

import numpy as np  # noqa: E402


def plain(value):
    """The value in types that JSON knows."""
    if isinstance(value, dict):
        return {str(key): plain(each) for key, each in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(each) for each in value]
    if isinstance(value, (bool, str)) or value is None:
        return value
    if isinstance(value, (int, float)):
        return value if math.isfinite(value) else {"nan": "NaN", "inf": "Infinity", "-inf": "-Infinity"}[str(value)]
    return plain(np.array(value).tolist())


module = importlib.import_module(sys.argv[1])
answers = []
for request in json.load(sys.stdin):
    function = getattr(module, request.pop("call"))
    answers.append(plain(function(**request)))
json.dump(answers, sys.stdout)

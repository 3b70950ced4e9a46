"""Prints what TensorBoard reads in a folder of runs, as JSON: run → tag → [step, value] or histogram."""

import json
import os
import sys

from tensorboard.backend.event_processing.event_accumulator import EventAccumulator

runs = {}
for run in sorted(os.listdir(sys.argv[1])):
    events = EventAccumulator(os.path.join(sys.argv[1], run), size_guidance={"scalars": 0, "histograms": 0}).Reload()
    runs[run] = {tag: [[e.step, e.value] for e in events.Scalars(tag)] for tag in events.Tags()["scalars"]}
    for tag in events.Tags()["histograms"]:
        runs[run][tag] = [
            [e.step, vars(e.histogram_value) if hasattr(e.histogram_value, "__dict__") else e.histogram_value._asdict()]
            for e in events.Histograms(tag)
        ]
json.dump(runs, sys.stdout)

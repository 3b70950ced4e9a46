"""How a program tells what it measured, turn by turn."""

import json
import sys
import time


def report(result):
    """Tells what a turn gave, as a line of output, and waits for the next one: a line of input."""
    print(json.dumps(result), flush=True)
    sys.stdin.readline()


class StepTimer:
    """Tells how many seconds a training step takes, turn by turn; `tick` is called when so many steps have ended."""

    def __init__(self, warm_up, steps, tell):
        self.warm_up, self.steps, self.tell = warm_up, steps, tell
        self.done, self.start = 0, None

    def tick(self, steps=1):
        self.done += steps
        timed = self.done - self.warm_up
        if timed < 0 or timed % self.steps:
            return
        if timed:
            self.tell((time.perf_counter() - self.start) / self.steps)
        self.start = time.perf_counter()


def report_milliseconds(seconds):
    report({"value": seconds * 1000})

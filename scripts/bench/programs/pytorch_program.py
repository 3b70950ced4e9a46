"""What PyTorch, eager, takes. Its argument is a task (../task.mjs) as JSON."""

import json
import math
import sys
import time

import torch
from torch import nn
from torch.nn import functional

from python_samples import SAMPLES, mnist, peak_memory
from turns import StepTimer, report, report_milliseconds


class Cnn(nn.Sequential):
    def __init__(self, width):
        super().__init__(
            nn.Conv2d(1, int(32 * width), 3),
            nn.ReLU(),
            nn.Conv2d(int(32 * width), int(64 * width), 3),
            nn.ReLU(),
            nn.MaxPool2d(2),
            nn.Dropout(0.25),
            nn.Flatten(),
            nn.Linear(int(9216 * width), int(128 * width)),
            nn.ReLU(),
            nn.Dropout(0.5),
            nn.Linear(int(128 * width), 10),
        )


class Dense(nn.Sequential):
    def __init__(self, width):
        super().__init__(
            nn.Linear(100, int(32 * width)), nn.ReLU(), nn.Linear(int(32 * width), 1), nn.Sigmoid()
        )


class Unet(nn.Module):
    def __init__(self, width):
        super().__init__()
        w8, w16, w32 = int(8 * width), int(16 * width), int(32 * width)

        def conv(inputs, filters):
            return nn.Sequential(nn.Conv2d(inputs, filters, 3, padding=1), nn.ReLU())

        self.down24, self.down12, self.bottom = conv(1, w8), conv(w8, w16), conv(w16, w32)
        self.up12, self.up24 = conv(w16 + w32, w16), conv(w8 + w16, w8)
        self.mask = nn.Sequential(nn.Conv2d(w8, 1, 1), nn.Sigmoid())

    def forward(self, image):
        half, twice = functional.max_pool2d, functional.interpolate
        down24 = self.down24(image)
        down12 = self.down12(half(down24, 2))
        bottom = self.bottom(half(down12, 2))
        up12 = self.up12(torch.cat([down12, twice(bottom, scale_factor=2)], 1))
        up24 = self.up24(torch.cat([down24, twice(up12, scale_factor=2)], 1))
        return self.mask(up24)


class Lstm(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.embedding = nn.Embedding(1000, 32)
        self.lstm = nn.LSTM(32, int(32 * width), batch_first=True)
        self.dense = nn.Sequential(nn.Linear(int(32 * width), 1), nn.Sigmoid())

    def forward(self, words):
        outputs, _ = self.lstm(self.embedding(words))
        return self.dense(outputs[:, -1])


class SpeedRun(nn.Sequential):
    def __init__(self):
        super().__init__(
            nn.Conv2d(1, 16, 5, stride=2),
            nn.ReLU(),
            nn.Conv2d(16, 32, 3),
            nn.MaxPool2d(2),
            nn.ReLU(),
            nn.Flatten(),
            nn.Linear(800, 128),
            nn.ReLU(),
            nn.Linear(128, 10),
        )
        for layer in self:
            if isinstance(layer, nn.Conv2d) or (isinstance(layer, nn.Linear) and layer.out_features == 128):
                nn.init.kaiming_normal_(layer.weight)
                nn.init.zeros_(layer.bias)


NETWORKS = {"cnn": Cnn, "dense": Dense, "unet": Unet, "lstm": Lstm}
OPTIMIZERS = {
    "cnn": lambda weights: torch.optim.Adadelta(weights, lr=1.0, rho=0.95, eps=1e-7),
    "dense": lambda weights: torch.optim.RMSprop(weights, lr=0.001, alpha=0.9, eps=1e-7),
    "unet": lambda weights: torch.optim.Adam(weights, lr=0.01, eps=1e-7),
    "lstm": lambda weights: torch.optim.Adam(weights, lr=0.001, eps=1e-7),
}


def ready(network, x, y):
    """Samples as PyTorch wants them: channels first, in memory last; class numbers; words as whole numbers."""
    x, y = torch.from_numpy(x), torch.from_numpy(y)
    if network == "lstm":
        return x.long(), y
    if x.dim() == 4:
        x = x.permute(0, 3, 1, 2).contiguous(memory_format=torch.channels_last)
    if y.dim() == 4:
        y = y.permute(0, 3, 1, 2).contiguous(memory_format=torch.channels_last)
    return x, y.argmax(1) if network == "cnn" else y


def on_pictures(model):
    return model.to(memory_format=torch.channels_last)


def fit(
    model, optimizer, loss_function, x, y, batch_size, epochs, bfloat16=False, scheduler=None, timer=None
):
    model.train()
    for _ in range(epochs):
        order = torch.randperm(len(x))
        for first in range(0, len(x), batch_size):
            batch = order[first : first + batch_size]
            optimizer.zero_grad()
            with torch.autocast("cpu", dtype=torch.bfloat16, enabled=bfloat16):
                answers = model(x[batch])
            loss = loss_function(answers.float(), y[batch])
            loss.backward()
            optimizer.step()
            if scheduler:
                scheduler.step()
            loss.item()
            if timer:
                timer.tick()


def train(task, samples, epochs, timer):
    network = task["network"]
    model = on_pictures(NETWORKS[network](task["width"]))
    x, y = ready(network, *SAMPLES[network](samples))
    loss_function = nn.CrossEntropyLoss() if network == "cnn" else nn.BCELoss()
    optimizer = OPTIMIZERS[network](model.parameters())
    bfloat16 = task["mixedBfloat16"]
    fit(model, optimizer, loss_function, x, y, task["batchSize"], epochs, bfloat16, timer=timer)


def step(task):
    samples = (task["warmUp"] + task["turns"] * task["steps"]) * task["batchSize"]
    train(task, samples, 1, StepTimer(task["warmUp"], task["steps"], report_milliseconds))


def epoch(task):
    steps = math.ceil(task["samples"] / task["batchSize"])
    timer = StepTimer(steps, steps, lambda seconds: report({"value": seconds * steps}))
    train(task, task["samples"], 1 + task["turns"], timer)


def predict(model, x, batch_size):
    model.eval()
    with torch.inference_mode():
        return torch.cat([model(x[i : i + batch_size]) for i in range(0, len(x), batch_size)])


def inference(task):
    model = on_pictures(NETWORKS[task["network"]](task["width"]))
    x, _ = ready(task["network"], *SAMPLES[task["network"]](task["samples"]))
    predict(model, x, task["batchSize"])
    for _ in range(task["turns"]):
        start = time.perf_counter()
        predict(model, x, task["batchSize"])
        report({"value": task["samples"] / (time.perf_counter() - start)})


def lesson08(task):
    (x, y), (x_test, _) = ready("cnn", *mnist("train")), ready("cnn", *mnist("t10k"))
    model = on_pictures(Cnn(1))
    optimizer = OPTIMIZERS["cnn"](model.parameters())
    fit(model, optimizer, nn.CrossEntropyLoss(), x, y, task["batchSize"], 2)
    predict(model, x_test, task["batchSize"])
    report({"value": peak_memory()})


def speed_run(task):
    torch.manual_seed(task["seed"])
    (x, y), (x_test, y_test) = ready("cnn", *mnist("train")), ready("cnn", *mnist("t10k"))
    model = on_pictures(SpeedRun())
    batch_size, epochs, highest = 256, 3, 0.01
    steps = epochs * math.ceil(60000 / batch_size)
    warm_up = math.ceil(steps / 5)

    def rate(step):
        if step < warm_up:
            return 1 / 20 + (1 - 1 / 20) * step / warm_up
        return (1 + math.cos(math.pi * (step - warm_up) / (steps - warm_up))) / 2

    optimizer = torch.optim.Adam(model.parameters(), lr=highest, eps=1e-7)
    scheduler = torch.optim.lr_scheduler.LambdaLR(optimizer, rate)
    start = time.perf_counter()
    fit(model, optimizer, nn.CrossEntropyLoss(), x, y, batch_size, epochs, scheduler=scheduler)
    seconds = time.perf_counter() - start
    accuracy = (predict(model, x_test, 256).argmax(1) == y_test).float().mean().item()
    report({"value": seconds, "accuracy": accuracy})


MEASURES = {
    "step": step,
    "epoch": epoch,
    "inference": inference,
    "lesson08": lesson08,
    "speedRun": speed_run,
}
task = json.loads(sys.argv[1])
MEASURES[task["what"]](task)

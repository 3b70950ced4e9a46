"""Prints how many milliseconds a training step of the tutorial's CNN takes with PyTorch, eager, channels last."""

import time

import torch
from torch import nn

BATCH, STEPS, WARM_UP = 128, 30, 10
samples = (STEPS + WARM_UP) * BATCH
x = (torch.arange(samples * 784) % 97 / 97).reshape(samples, 1, 28, 28).to(memory_format=torch.channels_last)
y = torch.arange(samples) % 10

model = nn.Sequential(
    nn.Conv2d(1, 32, 3),
    nn.ReLU(),
    nn.Conv2d(32, 64, 3),
    nn.ReLU(),
    nn.MaxPool2d(2),
    nn.Dropout(0.25),
    nn.Flatten(),
    nn.Linear(9216, 128),
    nn.ReLU(),
    nn.Dropout(0.5),
    nn.Linear(128, 10),
).to(memory_format=torch.channels_last)
optimizer = torch.optim.Adadelta(model.parameters(), lr=1.0, rho=0.95, eps=1e-7)
loss_function = nn.CrossEntropyLoss()

order = torch.randperm(samples)
ends = []
for step in range(STEPS + WARM_UP):
    batch = order[step * BATCH : (step + 1) * BATCH]
    optimizer.zero_grad()
    loss = loss_function(model(x[batch]), y[batch])
    loss.backward()
    optimizer.step()
    loss.item()
    ends.append(time.perf_counter())
print((ends[-1] - ends[-1 - STEPS]) / STEPS * 1000)

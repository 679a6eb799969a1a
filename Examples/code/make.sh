#!/bin/sh
# A program for each framework that trains two steps and prints the rates: what `lrsched code` writes, and behind it a training loop.
# `make examples` runs it. Each program runs by itself where its framework is installed.
set -eu
curve='cosine --max 0.1 --length 900 warmup --length 100 --start-lr 0.001'

# What a program begins with: the curve's code without its own check.
code() {
  # shellcheck disable=SC2086
  lrsched code "$1" $curve | sed '/^if __name__/,$d'
}

{
  code python
  cat <<'END'
weight = 1.0
for t in range(2):
    gradient = 2 * weight
    weight -= learning_rate(t) * gradient
    print(t, learning_rate(t))
END
} >plain.py

{
  code numpy
  cat <<'END'
weights = np.ones(3)
for t, lr in enumerate(learning_rate(np.arange(2))):
    weights -= lr * 2 * weights
    print(t, lr)
END
} >with_numpy.py

{
  code torch
  cat <<'END'
model = torch.nn.Linear(3, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=LEARNING_RATE)
scheduler = make_scheduler(optimizer)
for t in range(2):
    loss = model(torch.ones(4, 3)).square().mean()
    optimizer.zero_grad()
    loss.backward()
    print(t, optimizer.param_groups[0]["lr"])
    optimizer.step()
    scheduler.step()
END
} >with_torch.py

{
  code optax
  cat <<'END'
import jax.numpy as jnp

optimizer = optax.sgd(schedule)
weights = jnp.ones(3)
state = optimizer.init(weights)
for t in range(2):
    gradient = jax.grad(lambda w: jnp.mean(w**2))(weights)
    updates, state = optimizer.update(gradient, state)
    weights = optax.apply_updates(weights, updates)
    print(t, float(schedule(t)))
END
} >with_optax.py

{
  code keras
  cat <<'END'
import numpy as np

model = keras.Sequential([keras.Input((3,)), keras.layers.Dense(1)])
model.compile(optimizer=keras.optimizers.SGD(schedule), loss="mse")
for t in range(2):
    print(t, float(model.optimizer.learning_rate))
    model.train_on_batch(np.ones((4, 3)), np.zeros((4, 1)))
END
} >with_keras.py

# Transformers: TrainingArguments as YAML, and the program that reads them.
code hf >training_arguments.yaml
cat >with_transformers.py <<'END'
import torch
import yaml
from transformers import get_scheduler

with open("training_arguments.yaml") as file:
    arguments = yaml.safe_load(file)
model = torch.nn.Linear(3, 1)
optimizer = torch.optim.AdamW(model.parameters(), lr=arguments["learning_rate"])
scheduler = get_scheduler(
    arguments["lr_scheduler_type"], optimizer, num_warmup_steps=arguments.get("warmup_steps", 0),
    num_training_steps=arguments["max_steps"], scheduler_specific_kwargs=arguments.get("lr_scheduler_kwargs"))
for t in range(2):
    loss = model(torch.ones(4, 3)).square().mean()
    optimizer.zero_grad()
    loss.backward()
    print(t, optimizer.param_groups[0]["lr"])
    optimizer.step()
    scheduler.step()
END

{
  code lightning
  cat <<'END'
import lightning


class Model(lightning.LightningModule):
    def __init__(self):
        super().__init__()
        self.layer = torch.nn.Linear(3, 1)

    def training_step(self, batch, index):
        print(index, self.optimizers().param_groups[0]["lr"])
        return self.layer(batch).square().mean()


Model.configure_optimizers = configure_optimizers
data = torch.utils.data.DataLoader(torch.ones(8, 3), batch_size=4)
lightning.Trainer(max_steps=2, logger=False, enable_checkpointing=False).fit(Model(), data)
END
} >with_lightning.py

{
  code mxnet
  cat <<'END'

for t in range(2):
    print(t, scheduler(t))
END
} >with_mxnet.py

# DeepSpeed: the part of its config, which has no comments.
lrsched code deepspeed deepspeed.WarmupDecayLR --warmup_max_lr 0.1 --warmup_num_steps 100 --total_num_steps 1000 \
  --warmup_type linear >ds_config.json

{
  # shellcheck disable=SC2086
  lrsched code javascript $curve
  cat <<'END'

let weight = 1;
for (let t = 0; t < 2; t++) {
  weight -= learningRate(t) * 2 * weight;
  console.log(t, learningRate(t));
}
END
} >plain.js

{
  # shellcheck disable=SC2086
  lrsched code c $curve
  cat <<'END'

#include <stdio.h>

int main(void) {
    double weight = 1;
    for (int t = 0; t < 2; t++) {
        weight -= learning_rate(t) * 2 * weight;
        printf("%d %.17g\n", t, learning_rate(t));
    }
    return 0;
}
END
} >plain.c

{
  # shellcheck disable=SC2086
  lrsched code swift $curve
  cat <<'END'

var weight = 1.0
for t in 0..<2 {
  weight -= learningRate(t) * 2 * weight
  print(t, learningRate(t))
}
END
} >plain.swift

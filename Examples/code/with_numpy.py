# Made by: lrsched code numpy cosine --lr 0.1 --length 900 warmup --length 100 --start-lr 0.001
# From the curve's closed form; t is the number of updates already made, from 0.

import numpy as np


def learning_rate(t):
    """Returns the learning rates of the updates t, an array from 0."""
    t = np.asarray(t)
    progress = (t - 100) / 900
    return np.asarray(np.where(t <= 100, 0.001 + 0.099 * (t / 100), (np.where(t <= 1000, 0.1 * (0.5 * (1 + np.cos(np.pi * progress))), 0.0))), dtype=float)


weights = np.ones(3)
for t, lr in enumerate(learning_rate(np.arange(2))):
    weights -= lr * 2 * weights
    print(t, lr)

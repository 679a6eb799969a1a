# Made by: lrsched code python cosine --lr 0.1 --length 900 warmup --length 100 --start-lr 0.001
# From the curve's closed form; t is the number of updates already made, from 0.

import math


def learning_rate(t):
    """Returns the learning rate of update t, which is made after t others."""
    if t <= 100:
        return 0.001 + 0.099 * (t / 100)
    if t <= 1000:
        progress = (t - 100) / 900
        return 0.1 * (0.5 * (1 + math.cos(math.pi * progress)))
    return 0.0


weight = 1.0
for t in range(2):
    gradient = 2 * weight
    weight -= learning_rate(t) * gradient
    print(t, learning_rate(t))

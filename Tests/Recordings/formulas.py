#!/usr/bin/env python3
"""Records what Python makes of formulas of the epoch, for Tests/ScriptsTests/Fixtures/formulas.jsonl.

usage: formulas.py [--write]

Each text below is run as it stands: its last statement is a function of the epoch, or a formula of `epoch`. Recorded are its values
at some epochs, as 1.0 times what it returns, and the first epoch up to 2,000 at which Python raises, with its words. Without
--write the recorded values are compared with those computed. Needs numpy, and Python 3.11, whose words they are.
"""
import ast
import bisect
import functools
import json
import math
import pathlib
import sys

import numpy

FIXTURE = pathlib.Path(__file__).resolve().parent.parent / "ScriptsTests" / "Fixtures" / "formulas.jsonl"
EPOCHS = [*range(0, 41), 49, 50, 51, 59, 60, 61, 79, 80, 89, 90, 99, 100, 101, 128, 149, 150, 199, 200, 255, 256, 499, 500,
          501, 999, 1000, 1001, 1999, 2000, 4999, 5000, 9999, 10000, 30000, 59999, 60000, 99999, 100000, 600000, 1000000]
TEXTS = r'''
0.95 ** epoch
---
lambda epoch: 0.65 ** epoch
---
lambda step: min(1.0, step / 500)
---
lambda e: 0.1 ** (e // 30)
---
lambda epoch: 1 / (1 + 0.05 * epoch)
---
lambda it: (1 - it / 1000000) ** 0.9
---
lambda epoch: (1 - epoch / 150) ** 0.9
---
lambda epoch: math.cos(math.pi * epoch / 100) * 0.5 + 0.5
---
lambda epoch: 0.5 * (1 + np.cos(np.pi * min(epoch, 200) / 200))
---
lambda epoch: 0.5 * (1. + cos(pi * (epoch % 50) / 50))
---
lambda e: 0.1 ** sum(e >= m for m in [30, 60])
---
lambda e: 0.1 ** len([m for m in [10, 20] if m <= e])
---
lambda e: [1, 0.5, 0.1][min(e // 10, 2)]
---
lambda e: (1.0, 0.3, 0.1, 0.03)[e // 25 % 4]
---
lambda e: 0.5 ** bisect.bisect_right([30, 60, 90], e)
---
lambda e: 0.5 ** bisect.bisect_left([30, 60, 90], e)
---
lambda e: 0.5 ** bisect.bisect([60, 30, 90, 10], e)
---
from bisect import bisect_right
milestones = [30, 80]
lambda e: 0.1 ** bisect_right(milestones, e)
---
def f(step):
    if step < 1000:
        return step / 1000
    return 2.5e-6 ** (step // 30000)
---
def lr_lambda(current_step: int):
    if current_step < 500:
        return float(current_step) / float(max(1, 500))
    return max(0.0, float(10000 - current_step) / float(max(1, 10000 - 500)))
---
warmup, total, cycles = 100, 1000, 0.5
def lr_lambda(current_step):
    if current_step < warmup:
        return float(current_step) / float(max(1, warmup))
    progress = float(current_step - warmup) / float(max(1, total - warmup))
    return max(0.0, 0.5 * (1.0 + math.cos(math.pi * float(cycles) * 2.0 * progress)))
---
learning_rate = 6e-4
warmup_iters = 2000
lr_decay_iters = 600000
min_lr = 6e-5
def get_lr(it):
    # 1) linear warmup for warmup_iters steps
    if it < warmup_iters:
        return learning_rate * (it + 1) / (warmup_iters + 1)
    # 2) if it > lr_decay_iters, return min learning rate
    if it > lr_decay_iters:
        return min_lr
    # 3) in between, use cosine decay down to min learning rate
    decay_ratio = (it - warmup_iters) / (lr_decay_iters - warmup_iters)
    assert 0 <= decay_ratio <= 1
    coeff = 0.5 * (1.0 + math.cos(math.pi * decay_ratio)) # coeff ranges 0..1
    return min_lr + coeff * (learning_rate - min_lr)
---
def schedule(epoch):
    lr = 1e-3
    if epoch > 180:
        lr *= 0.5e-3
    elif epoch > 160:
        lr *= 1e-3
    elif epoch > 120:
        lr *= 1e-2
    elif epoch > 80:
        lr *= 1e-1
    print('Learning rate: ', lr)
    return lr
---
def step_decay(epoch):
    """Halves the rate."""
    initial_lrate = 0.1
    drop = 0.5
    epochs_drop = 10.0
    lrate = initial_lrate * math.pow(drop, math.floor((1 + epoch) / epochs_drop))
    return lrate
---
def f(epoch):
    lr = 1.0
    for m in [30, 60, 90]:
        if epoch >= m:
            lr *= 0.1
    return lr
---
def f(epoch):
    lr = 1.0
    for m in (30, 60, 90):
        if epoch < m:
            break
        lr = lr * 0.2
    return lr
---
def f(epoch):
    total = 0
    for i in range(20):
        if i % 3 == 0:
            continue
        total += i * epoch
        if total > 5000:
            return -1
    return total
---
def f(epoch):
    for bound, rate in [(10, 0.1), (50, 0.01), (500, 0.001)]:
        if epoch < bound:
            return rate
    return 0.0001
---
def f(epoch):
    x = epoch / 10
    y = x ** 2 if x < 5 else 25
    if y > 4 and not x > 100:
        z = y - 4
    else:
        z = 0
    return z + x
---
def make(warmup, power=2):
    def inner(step):
        return (step / warmup) ** power if step < warmup else 1.0
    return inner
f = make(40)
---
def ramp(step, *, begin, end):
    return max(0.0, min(1.0, (step - begin) / (end - begin)))
functools.partial(ramp, begin=20, end=80)
---
lambda step, w=50: step / w if step < w else (w / step) ** 0.5
---
lambda step: min((step + 1) ** -0.5, (step + 1) * 4000 ** -1.5)
---
lambda step: 512 ** -0.5 * min(step ** -0.5, step * 4000 ** -1.5)
---
1 / epoch
---
1.0 / epoch
---
1 / (epoch - 50)
---
1 / (20.5 - epoch)
---
epoch // (30 - epoch)
---
epoch / 2 // (7 - epoch)
---
epoch % (13 - epoch)
---
2.5 % (13 - epoch)
---
math.log(epoch)
---
math.log(41 - epoch)
---
math.log(epoch + 1)
---
math.log10(epoch + 1) + math.log2(epoch + 1) + math.log(epoch + 1, 3) + math.log1p(epoch)
---
0.0 ** (5 - epoch)
---
0 ** (5 - epoch)
---
(epoch - 20) ** -2
---
math.sqrt(1000 - epoch)
---
math.sqrt(epoch)
---
math.exp(epoch)
---
math.exp(-epoch / 30)
---
2.0 ** epoch
---
2 ** epoch
---
1.5 ** -epoch
---
[1, 2, 3][epoch]
---
(1, 2, 3)[-1 - epoch]
---
[0.1, 0.2, 0.3][epoch - 2]
---
lambda e: [0.1, 1 / (e - 31)][0]
---
def f(e):
    x = 1 / (e - 12)
    return 3
---
def f(e):
    x = 1 / (e - 12) if e != 12 else 0
    return x + 1
---
def f(e):
    if e > 17:
        raise ValueError("no more epochs")
    return e * 2
---
def f(e):
    assert e != 19
    return 1 + e
---
def f(e):
    if e < 25:
        return 1
---
def f(e):
    if e < 25:
        x = 2
    return x
---
lambda e: 1 if e % 2 else 0 if e % 3 else 5
---
lambda e: -e // 7 * 3 % 5
---
lambda e: -e % 7 + 7.5 // 2 - (e % -4)
---
lambda e: (e - 20) % 7.5
---
lambda e: (e - 20.5) // -3
---
lambda e: round(e / 2) + round(e / 4) * 10
---
lambda e: round(e * 0.0375, 2)
---
lambda e: round(2.675 * e, 1) + round(e, -1) + round(e + 0.5) + round(-e / 2)
---
lambda e: round(1.005 + e / 1000, 2) * round(e * 12.5, -2)
---
lambda e: int(e / 7) - int(-e / 7) + float(e) + abs(3 - e)
---
lambda e: math.floor(-e / 3) + math.ceil(e / 3) + math.trunc(-e / 3)
---
lambda e: 1 < e <= 10
---
lambda e: (5 <= e != 9) + (e == 3 or e > 20) * 2 + (not e) * 4
---
lambda e: e in [3, 5, 30] or e in range(40, 1000, 10)
---
lambda e: 0.5 if e not in (0, 1, 2) else 2
---
lambda e: e and 5 or 7
---
lambda e: 0 or e
---
lambda e: max(0.1, 1 - e / 100, e / 1e6) + min([3, e, 5])
---
lambda e: math.tanh(e / 10 - 2) + math.sin(e) * math.tan(e / 100) - math.sinh(0.1) * math.cosh(1)
---
lambda e: math.atan(e) + math.asin(1 / (1 + e)) - math.acos(0.5) + math.expm1(-e / 100) + math.atan2(e, 2)
---
lambda e: math.hypot(e, 3) + math.fmod(-e, 7) + math.copysign(2, 10 - e) + math.degrees(0.1) + math.radians(e)
---
epoch ^ 3
---
(epoch & 1) + (epoch | 6) + (epoch << 2) + (epoch >> 1) + ~epoch
---
divmod(epoch, 7)[1] * 100 + divmod(epoch, 7)[0]
---
lambda e: np.interp(e, [0, 15, 30, 35], [0.1, 1, 0.05, 0])
---
lambda e: np.interp([e], [0, 5, 24], [0, 0.4, 0])[0]
---
lambda e: np.where(e < 20, e / 20, np.clip(1 - (e - 20) / 80, 0.1, 1)).item()
---
lambda e: 0.1 ** np.sum(e >= np.array([30, 60, 90]))
---
lambda e: 0.1 ** np.searchsorted([30, 60, 90], e, side='right')
---
lambda e: 0.1 ** int(np.digitize(e, [30, 60, 90]))
---
lambda e: next((r for b, r in [(10, 1.0), (20, 0.5), (30, 0.25)] if e < b), 0.125)
---
lambda e: {0: 0.1, 1: 0.5, 5: 0.25}.get(e, 1.0)
---
table = {30: 0.1, 60: 0.01}
def f(epoch):
    factor = 1.0
    for at, value in table.items():
        if epoch >= at:
            factor = value
    return factor
---
lambda e: max((r for b, r in [(0, 0.2), (10, 0.4), (20, 0.1)] if b <= e), default=0.0)
---
lambda e: max(r for b, r in [(5, 0.2), (10, 0.4), (20, 0.1)] if b <= e)
---
lambda e: any(e == m for m in (3, 30)) + 2 * all(e > m for m in (1, 7))
---
lambda e: sum([i * e for i in range(5) if i != 2]) + sum(range(4), 0.5)
---
lambda e: math.prod([0.9 ** min(e, 3), 0.5]) + len([1, 2, 3]) + [7, 8, 9, 10][1:3][-1] + [1, 2, 3, 4][::-2][0]
---
lambda e: sum(x * y for x, y in zip([1, 2], [e, 3])) + sum(i for i, _ in enumerate("abc"))
---
lambda e: 1_000 * 0x10 + 1e-3 * e + .5e1
---
gamma = 0.9; lambda e: gamma ** e
---
lambda e: (lambda x: x * x)(e) + (lambda x, y=3: x - y)(e)
---
def fact(n):
    return 1 if n <= 1 else n * fact(n - 1)
lambda e: e / fact(6)
---
def f(epoch):
    lr = 0.1
    if epoch >= 75:
        lr = lr * 0.1
    if epoch >= 90:
        lr = lr * 0.01
    if epoch >= 100:
        lr = lr * 0.001
    return lr
---
def f(epoch):
    if epoch < 5:
        return (epoch + 1) / 5
    elif epoch < 20:
        return 1.0
    else:
        progress = (epoch - 20) / 80
        if progress > 1:
            progress = 1
        return 0.5 * (1 + math.cos(progress * math.pi))
---
def f(step):
    values = []
    values.append(step / 10)
    values.append(3.0)
    return min(values) if step else 1e-8
---
lambda e: 1 - 2 ** -e + 4 ** 0.5 - (-2) ** 3 ** 1 + +-+3
---
lambda e: (-1) ** e * (1 + e) ** -1
---
lambda e: (10 - e) ** 0.5
---
lambda e: (5 - e) ** 3 + (5 - e) ** 2
---
lambda e: 1e308 * 10 if e > 1e9 else e
'''


def function(text):
    """The function that a text is."""
    names = {"math": math, "np": numpy, "bisect": bisect, "functools": functools, "cos": math.cos, "pi": math.pi,
             "print": lambda *_: None}
    statements = ast.parse(text).body
    *before, last = statements
    exec(compile(ast.Module(before, []), "text", "exec"), names)
    if isinstance(last, ast.FunctionDef):
        exec(compile(ast.Module([last], []), "text", "exec"), names)
        return names[last.name]
    expression = compile(ast.Expression(last.value), "text", "eval")
    if "epoch" in expression.co_names and not isinstance(last.value, ast.Lambda):
        return lambda epoch: eval(expression, names | {"epoch": epoch})
    return eval(expression, names)


def value(call, epoch):
    """What PyTorch would multiply the rate 1.0 by, and the words of what is raised instead."""
    try:
        number = 1.0 * call(epoch)
        if isinstance(number, complex):
            return None, "complex"
        return float(number), None
    except Exception as error:  # whatever it is, its words are recorded
        return None, f"{type(error).__name__}: {error}" if str(error) else type(error).__name__


def main():
    lines, wrong = [], 0
    texts = [text.strip("\n") for text in TEXTS.split("\n---\n")]
    recorded = FIXTURE.read_text().splitlines() if FIXTURE.exists() else []
    for text in texts:
        call = function(text)
        failure = next(((e, words) for e in range(2001) for words in [value(call, e)[1]] if words), None)
        case = {"text": text, "epochs": EPOCHS, "values": [value(call, epoch)[0] for epoch in EPOCHS]}
        if failure:
            case |= {"failsAt": failure[0], "words": failure[1]}
        lines.append(json.dumps(case))
    if "--write" in sys.argv:
        FIXTURE.write_text("\n".join(lines) + "\n")
    else:
        wrong = sum(one != other for one, other in zip(lines, recorded)) + abs(len(lines) - len(recorded))
        print(f"{len(lines)} formulas, {wrong} differ from those recorded")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()

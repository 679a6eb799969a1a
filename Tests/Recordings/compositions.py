#!/usr/bin/env python3
"""Records what PyTorch makes of schedulers put together, for Tests/ScriptsTests/Fixtures/compositions.jsonl.

usage: compositions.py [--write]

Each call below is run as it stands with an optimizer of the rate at its end. Recorded is the optimizer's rate before each update; where
PyTorch raises, `failsAt` is the first update that is not reached and `words` what it says. Without --write the recorded values are
compared with those computed. Needs the release of PyTorch that releases.tsv names.
"""
import json
import math
import pathlib
import sys
import warnings

import torch
from torch.optim import lr_scheduler
from torch.optim.swa_utils import SWALR

FIXTURE = pathlib.Path(__file__).resolve().parent.parent / "ScriptsTests" / "Fixtures" / "compositions.jsonl"
COUNT = 90
RATE = 0.1
CALLS = r'''
SequentialLR(opt, [LinearLR(opt, start_factor=0.01, total_iters=20), CosineAnnealingLR(opt, T_max=60, eta_min=1e-5)], milestones=[20])
SequentialLR(opt, [LinearLR(opt, 0.1, total_iters=20), ExponentialLR(opt, 0.95)], [10])
SequentialLR(opt, schedulers=[ConstantLR(opt, factor=0.1, total_iters=2), ExponentialLR(opt, gamma=0.9)], milestones=[2])
SequentialLR(opt, [ConstantLR(opt, 0.5, 0), StepLR(opt, 5), ConstantLR(opt, 0.5, 0)], [7, 31])
SequentialLR(opt, [StepLR(opt, 10, 0.5), MultiStepLR(opt, [3, 9, 9], 0.3), PolynomialLR(opt, 20, 2.0)], [25, 50])
SequentialLR(opt, [ExponentialLR(opt, 0.9), LinearLR(opt, total_iters=0)], [12])
SequentialLR(opt, [ExponentialLR(opt, 0.9), PolynomialLR(opt, total_iters=0)], [12])
SequentialLR(opt, [ExponentialLR(opt, 1.01), MultiplicativeLR(opt, lambda e: 0.95)], [20])
SequentialLR(opt, [MultiplicativeLR(opt, lambda e: 1 - 1 / (e + 2)), MultiplicativeLR(opt, lambda e: 0.9 if e % 2 else 1.0)], [15])
SequentialLR(opt, [LinearLR(opt, total_iters=5), OneCycleLR(opt, max_lr=0.3, total_steps=200)], [5])
SequentialLR(opt, [OneCycleLR(opt, max_lr=0.3, total_steps=20), ExponentialLR(opt, 0.9)], [20])
SequentialLR(opt, [OneCycleLR(opt, max_lr=0.3, total_steps=20), ExponentialLR(opt, 0.9)], [40])
SequentialLR(opt, [CosineAnnealingLR(opt, 30, eta_min=0.01), OneCycleLR(opt, max_lr=0.3, total_steps=200)], [45])
SequentialLR(opt, [CyclicLR(opt, base_lr=0.01, max_lr=0.3, step_size_up=9, cycle_momentum=False), ExponentialLR(opt, 0.9)], [20])
SequentialLR(opt, [ExponentialLR(opt, 0.9), CyclicLR(opt, base_lr=0.01, max_lr=0.3, step_size_up=9, mode='exp_range', gamma=0.99, cycle_momentum=False)], [20])
SequentialLR(opt, [LinearLR(opt, total_iters=10), CosineAnnealingWarmRestarts(opt, T_0=10, T_mult=2, eta_min=0.001)], [10])
SequentialLR(opt, [CosineAnnealingWarmRestarts(opt, T_0=10), LambdaLR(opt, lambda e: 1 / (1 + e))], [33])
SequentialLR(opt, [LambdaLR(opt, lambda e: min(1, e / 10)), LambdaLR(opt, lambda e: 0.97 ** e)], [10])
SequentialLR(opt, [LinearLR(opt, total_iters=5), StepLR(opt, 4)], [0])
SequentialLR(opt, [LinearLR(opt, total_iters=5), StepLR(opt, 4), ExponentialLR(opt, 0.9)], [30, 10])
SequentialLR(opt, [LinearLR(opt, total_iters=5), StepLR(opt, 4), ExponentialLR(opt, 0.9)], [10, 10])
SequentialLR(opt, [LinearLR(opt, total_iters=5)], [])
SequentialLR(opt, [SequentialLR(opt, [LinearLR(opt, total_iters=5), StepLR(opt, 4)], [8]), ExponentialLR(opt, 0.9)], [30])
SequentialLR(opt, [ExponentialLR(opt, 0.9), SequentialLR(opt, [LinearLR(opt, total_iters=5), StepLR(opt, 4)], [8])], [30])
SequentialLR(opt, [ChainedScheduler([LinearLR(opt, total_iters=5), ExponentialLR(opt, 0.97)]), CosineAnnealingLR(opt, 40)], [30])
SequentialLR(opt, [ExponentialLR(opt, 0.9), ChainedScheduler([LinearLR(opt, total_iters=5), ExponentialLR(opt, 0.97)])], [30])
SequentialLR(opt, [LinearLR(opt, total_iters=5), CosineAnnealingLR(opt, 7, eta_min=0.02)], [9])
SequentialLR(opt, [LinearLR(opt, total_iters=6), ConstantLR(opt, factor=1.0, total_iters=20), LinearLR(opt, 1.0, 0.1, 30)], [6, 26])
SequentialLR(opt, [SWALR(opt, swa_lr=0.05, anneal_epochs=10), ExponentialLR(opt, 0.9)], [20])
SequentialLR(opt, [ExponentialLR(opt, 0.9), SWALR(opt, swa_lr=0.05, anneal_epochs=10, anneal_strategy='linear')], [20])
SequentialLR(opt, [LinearLR(opt, total_iters=5), StepLR(opt, 4)], [1, 2])
SequentialLR(opt, [], [])
ChainedScheduler([ExponentialLR(opt, gamma=0.9), CosineAnnealingLR(opt, T_max=20)])
ChainedScheduler([CosineAnnealingLR(opt, T_max=20), ExponentialLR(opt, gamma=0.9)])
ChainedScheduler([CosineAnnealingLR(opt, T_max=20, eta_min=0.01), ExponentialLR(opt, gamma=0.99)])
ChainedScheduler([LinearLR(opt, start_factor=0.1, total_iters=5), CosineAnnealingLR(opt, T_max=20, eta_min=0.01)])
ChainedScheduler([LinearLR(opt, start_factor=0.1, total_iters=30), CosineAnnealingLR(opt, T_max=20, eta_min=0.01)])
ChainedScheduler([LinearLR(opt, start_factor=0.1, total_iters=5), CosineAnnealingWarmRestarts(opt, T_0=10)])
ChainedScheduler([CosineAnnealingWarmRestarts(opt, T_0=10), LinearLR(opt, start_factor=0.1, total_iters=5)])
ChainedScheduler([ConstantLR(opt, factor=0.1, total_iters=2), ExponentialLR(opt, gamma=0.9)])
ChainedScheduler([LinearLR(opt, total_iters=10), MultiStepLR(opt, [30, 60]), StepLR(opt, 20, 0.5), MultiplicativeLR(opt, lambda e: 0.999)])
ChainedScheduler([PolynomialLR(opt, total_iters=40, power=0.9), LinearLR(opt, total_iters=10)])
ChainedScheduler([LambdaLR(opt, lambda e: 0.98 ** e), ExponentialLR(opt, 0.9)])
ChainedScheduler([ExponentialLR(opt, 0.9), LambdaLR(opt, lambda e: 0.98 ** e)])
ChainedScheduler([ExponentialLR(opt, 0.9), OneCycleLR(opt, max_lr=0.3, total_steps=200)])
ChainedScheduler([OneCycleLR(opt, max_lr=0.3, total_steps=60), ExponentialLR(opt, 0.9)])
ChainedScheduler([CyclicLR(opt, base_lr=0.01, max_lr=0.3, step_size_up=9, cycle_momentum=False), StepLR(opt, 5, 0.5)])
ChainedScheduler([ConstantLR(opt, factor=0.1, total_iters=0), ExponentialLR(opt, 0.99)])
ChainedScheduler([ConstantLR(opt, factor=0.0, total_iters=7), ExponentialLR(opt, 0.99)])
ChainedScheduler([SequentialLR(opt, [LinearLR(opt, total_iters=5), CosineAnnealingLR(opt, 30)], [5]), ExponentialLR(opt, 0.99)])
ChainedScheduler([ChainedScheduler([LinearLR(opt, total_iters=5), ExponentialLR(opt, 0.99)]), StepLR(opt, 20)])
ChainedScheduler([SWALR(opt, swa_lr=0.05, anneal_epochs=10), ExponentialLR(opt, 0.99)])
ChainedScheduler([CosineAnnealingLR(opt, 10, eta_min=0.01), CosineAnnealingLR(opt, 30, eta_min=0.02)])
ChainedScheduler([LinearLR(opt, 1.0, 0.0, 10), ExponentialLR(opt, 0.99)])
ChainedScheduler([ExponentialLR(opt, 0.9), ExponentialLR(opt, 1 / 0.9)])
'''


def value(text):
    """The rates of a call, and where PyTorch raises its epoch and words."""
    opt = torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=RATE, momentum=0.9)
    names = {name: getattr(lr_scheduler, name) for name in lr_scheduler.__all__} | {"opt": opt, "math": math, "SWALR": SWALR}
    recorded = []
    try:
        scheduler = eval(text, names)
        while len(recorded) < COUNT:
            recorded.append(float(opt.param_groups[0]["lr"]))
            opt.step()
            scheduler.step()
    except Exception as error:  # whatever it is, its words are recorded
        return recorded, f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    return recorded, None


def main():
    warnings.filterwarnings("ignore")
    lines = []
    for text in CALLS.strip().splitlines():
        values, words = value(text)
        case = {"text": text, "lr": RATE, "values": values}
        if words:
            case |= {"failsAt": len(values), "words": words}
        lines.append(json.dumps(case))
    recorded = FIXTURE.read_text().splitlines() if FIXTURE.exists() else []
    if "--write" in sys.argv:
        FIXTURE.write_text("\n".join(lines) + "\n")
        return
    wrong = sum(one != other for one, other in zip(lines, recorded)) + abs(len(lines) - len(recorded))
    print(f"{len(lines)} compositions, {wrong} differ from those recorded")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()

"""fastai.callback.schedule: its pure functions, cut out of the file, at the positions that the training loop passes."""
import ast
import functools
import math

import numpy
import torch

from . import source

_FUNCTIONS = ["_Annealer", "sched_lin", "sched_cos", "sched_no", "sched_exp", "SchedLin", "SchedCos", "SchedNo", "SchedExp",
              "SchedPoly", "combine_scheds", "combined_cos"]


@functools.cache
def _names():
    tree = ast.parse(source("fastai", "fastai/callback/schedule.py"))
    tree.body = [node for node in tree.body if getattr(node, "name", None) in _FUNCTIONS]
    def store_attributes(names):
        import inspect
        frame = inspect.currentframe().f_back.f_locals
        for name in names.split(","):
            setattr(frame["self"], name, frame[name])
    names = {"math": math, "torch": torch, "L": list, "tensor": lambda values: torch.tensor(list(values)), "store_attr": store_attributes}
    exec(compile(tree, "fastai/callback/schedule.py", "exec"), names)
    return names


def _loop(epochs, batches):
    """`pct_train` of every batch: set at an epoch's start, then added to (TrainEvalCallback)."""
    for epoch in range(epochs):
        position = epoch / epochs
        for _ in range(batches):
            yield position
            position += 1.0 / (batches * epochs)


def values(case):
    arguments = dict(case.arguments)
    names = _names()
    if "n_epoch" in arguments:
        positions = list(_loop(arguments["n_epoch"], arguments["batches_per_epoch"]))
        if case.name == "fit_one_cycle":
            peak = arguments["lr_max"]
            whole = names["combined_cos"](
                arguments["pct_start"], peak / arguments["div"], peak, peak / arguments["div_final"])
        elif case.name == "fit_flat_cos":
            rate = arguments["lr"]
            whole = names["combined_cos"](arguments["pct_start"], rate, rate, rate / arguments["div_final"])
        else:
            length, multiplier, cycles = arguments["cycle_len"], arguments["cycle_mult"], arguments["n_cycles"]
            epochs = length * (multiplier**cycles - 1) // (multiplier - 1)
            shares = [length * multiplier**cycle / epochs for cycle in range(cycles)]
            whole = names["combine_scheds"](shares, [names["SchedCos"](arguments["lr_max"], 0)] * cycles)
    else:
        arguments.pop("pos")
        total = arguments.pop("T")
        positions = [iteration / total for iteration in range(case.count)]
        if case.name == "combine_scheds":
            parts = [names[part["callable"]](**part["args"]) for part in arguments["scheds"]]
            whole = names["combine_scheds"](arguments["pcts"], parts)
        elif case.name.startswith("sched_"):
            whole = functools.partial(names[case.name], arguments["start"], arguments["end"])
        else:
            whole = names[case.name](**arguments)
    return [numpy.float64(whole(position)) for position in positions[: case.count]]

"""The schedules of tutorials and papers, written out here from their formulas: there is no package to run.

Flax's guide (create_triangular_schedule), the advanced schedules of the MXNet/Gluon tutorial, Smith's cyclical rates
(arXiv 1506.01186), SGDR (arXiv 1608.03983), and the article on decays in Keras.
"""
import functools
import math

import numpy

from . import mxnet_schedulers


def flax_triangular(a):
    top = (a["steps_per_cycle"] + 1) // 2
    slope = (a["lr_max"] - a["lr_min"]) / top

    def rate(t):
        in_cycle = t % a["steps_per_cycle"]
        return a["lr_min"] + slope * in_cycle if in_cycle < top else a["lr_max"] - slope * (in_cycle - top)
    return rate


def triangular(a):
    length, peak = a["cycle_length"], a["cycle_length"] * a.get("inc_fraction", 0.5)

    def rate(t):
        if t > length:
            return a["min_lr"]
        share = t / peak if t <= peak else (length - t) / (length - peak)
        return share * (a["max_lr"] - a["min_lr"]) + a["min_lr"]
    return rate


def cosine(a):
    def rate(t):
        if t > a["cycle_length"]:
            return a["min_lr"]
        return (1 + math.cos(math.pi * t / a["cycle_length"])) / 2 * (a["max_lr"] - a["min_lr"]) + a["min_lr"]
    return rate


def warm_up(a):
    inner, finish = _inner(a["schedule"]), _inner(a["schedule"])(0)
    return lambda t: a["start_lr"] + t * (finish - a["start_lr"]) / a["length"] if t <= a["length"] else inner(t - a["length"])


def cool_down(a):
    inner, start = _inner(a["schedule"]), _inner(a["schedule"])(a["start_idx"])

    def rate(t):
        if t <= a["start_idx"]:
            return inner(t)
        if t >= a["start_idx"] + a["length"]:
            return a["finish_lr"]
        return start + (a["finish_lr"] - start) * (t - a["start_idx"]) / a["length"]
    return rate


def one_cycle(a):
    rise = triangular({"min_lr": a["start_lr"], "max_lr": a["max_lr"], "cycle_length": a["cycle_length"]} | {
        key: a[key] for key in ("inc_fraction",) if key in a})
    if not a["cooldown_length"]:
        return rise

    def rate(t):
        past = t - a["cycle_length"]
        if past <= 0:
            return rise(t)
        if past >= a["cooldown_length"]:
            return a["finish_lr"]
        return a["start_lr"] + (a["finish_lr"] - a["start_lr"]) * past / a["cooldown_length"]
    return rate


def cyclical(a):
    shapes = {"TriangularSchedule": triangular, "CosineAnnealingSchedule": cosine}
    own = {key: value for key, value in a.items() if key not in ("cycle_length_decay", "cycle_magnitude_decay", "schedule_class")}

    def rate(t):
        length, start, cycle = a["cycle_length"], 0, 0
        while start + length <= t:
            start, length, cycle = start + length, math.ceil(length * a["cycle_length_decay"]), cycle + 1
        return shapes[a["schedule_class"]](own | {"cycle_length": length})(t - start) * a["cycle_magnitude_decay"] ** cycle
    return rate


def smith(a):
    def rate(t):
        cycle = math.floor(1 + t / (2 * a["step_size"]))
        height = max(0, 1 - abs(t / a["step_size"] - 2 * cycle + 1))
        scale = {"triangular": 1, "triangular2": 1 / 2 ** (cycle - 1), "exp_range": a.get("gamma", 1.0) ** t}[a["mode"]]
        return a["base_lr"] + (a["max_lr"] - a["base_lr"]) * height * scale
    return rate


def warm_restarts(a):
    def rate(t):
        length, start, cycle = a["T_0"] * a["steps_per_epoch"], 0, 0
        while start + length <= t:
            start, length, cycle = start + length, length * a["T_mult"], cycle + 1
        highest = a["eta_max"] * a["decay"] ** cycle
        lowest = a["eta_min"] * a["decay"] ** cycle
        return lowest + (highest - lowest) * (1 + math.cos(math.pi * (t - start) / length)) / 2
    return rate


def polynomial(a):
    return lambda t: a["initial_learning_rate"] * (1 - t / a["epochs"]) ** a["power"]


def time_based(a):
    return lambda t: a["initial_learning_rate"] / (1 + a["decay"] * t)


def exponential(a):
    return lambda t: a["initial_learning_rate"] * math.exp(-a["k"] * t)


def steps(a):
    return lambda t: a["initial_learning_rate"] * a["drop_rate"] ** math.floor(t / a["epochs_drop"])


_SCHEDULES = {
    "create_triangular_schedule": flax_triangular, "TriangularSchedule": triangular, "CosineAnnealingSchedule": cosine,
    "LinearWarmUp": warm_up, "LinearCoolDown": cool_down, "OneCycleSchedule": one_cycle, "CyclicalSchedule": cyclical,
    "Smith CLR": smith, "SGDR formula": warm_restarts, "lr_polynomial_decay": polynomial, "built-in decay": time_based,
    "lr_exp_decay": exponential, "lr_step_based_decay": steps,
}


def _inner(part):
    if part["callable"] in _SCHEDULES:
        return _SCHEDULES[part["callable"]](part["args"])
    return mxnet_schedulers.scheduler(part["callable"], part["args"])


def values(case):
    if "fed back" in case.callable:
        # The callback hands the rate of the epoch before to the function; Keras keeps it in float32.
        stored = numpy.float32 if case.is_single else float
        rate, recorded = stored(case.arguments["initial_learning_rate"]), []
        for epoch in range(case.count):
            rate = stored(float(rate) / (1 + case.arguments["decay"] * epoch))
            recorded.append(rate)
        return recorded
    (name,) = [name for name in _SCHEDULES if name in case.callable]
    whole = _SCHEDULES[name](case.arguments)
    return [whole(iteration) for iteration in range(case.count)]

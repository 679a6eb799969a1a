"""fairseq.optim.lr_scheduler: the files of its schedulers, with an optimizer that only keeps a rate; step_update(i) is the rate of update i."""
import argparse
import dataclasses
import functools
import sys
import types

import torch

from . import source

_FILES = {
    "inverse_sqrt": "inverse_square_root_schedule", "polynomial_decay": "polynomial_decay_schedule",
    "cosine": "cosine_lr_scheduler", "tri_stage": "tri_stage_lr_scheduler", "triangular": "triangular_lr_scheduler",
    "step": "step_lr_scheduler", "fixed": "fixed_schedule", "reduce_lr_on_plateau": "reduce_lr_on_plateau",
}


class _Optimizer:
    """As much of FairseqOptimizer as a scheduler needs."""

    def __init__(self):
        self.optimizer = torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=0.0)

    def get_lr(self):
        return self.optimizer.param_groups[0]["lr"]

    def set_lr(self, rate):
        self.optimizer.param_groups[0]["lr"] = rate


@functools.cache
def _registry():
    registered = {}

    def register(name, dataclass=None):
        return lambda scheduler: registered.setdefault(name, (scheduler, dataclass))[0]

    @dataclasses.dataclass
    class FairseqDataclass:
        pass

    def module(name, **members):
        made = types.ModuleType(name)
        made.__path__ = []
        vars(made).update(members)
        sys.modules[name] = made
        return made

    module("omegaconf", II=lambda path: f"${{{path}}}", DictConfig=dict)
    module("fairseq")
    module("fairseq.dataclass", FairseqDataclass=FairseqDataclass)
    module("fairseq.dataclass.utils", gen_parser_from_dataclass=None)
    module("fairseq.optim", FairseqOptimizer=_Optimizer)
    base = {"__name__": "fairseq.optim.lr_scheduler.fairseq_lr_scheduler"}
    folder = "fairseq/optim/lr_scheduler"
    exec(compile(source("fairseq", f"{folder}/fairseq_lr_scheduler.py"), "fairseq_lr_scheduler.py", "exec"), base)
    module("fairseq.optim.lr_scheduler", register_lr_scheduler=register, FairseqLRScheduler=base["FairseqLRScheduler"],
           LegacyFairseqLRScheduler=base["LegacyFairseqLRScheduler"])
    for name in _FILES.values():
        scheduler = module(f"fairseq.optim.lr_scheduler.{name}")
        exec(compile(source("fairseq", f"{folder}/{name}.py"), f"{name}.py", "exec"), vars(scheduler))
    return registered


def _plateau(scheduler, options, count):
    """The rate of every update, where an epoch ends with its metric as in fairseq's training loop."""
    metrics, length = options.pop("metrics"), options.pop("steps_per_epoch", 1)
    options["maximize_best_checkpoint_metric"] = options.get("maximize_best_checkpoint_metric") is True
    whole = scheduler(argparse.Namespace(**options), _Optimizer())
    rates = []
    for update in range(count):
        rate = whole.step_update(update)
        if update > 0 and update % length == 0 and update // length <= len(metrics):
            rate = whole.step(update // length, metrics[update // length - 1])
        rates.append(rate)
    return rates


def values(case):
    scheduler, dataclass = _registry()[case.name]
    options = vars(dataclass()) | case.arguments
    if case.name == "reduce_lr_on_plateau":
        return _plateau(scheduler, options, case.count)
    whole = scheduler(argparse.Namespace(**options), _Optimizer())
    return [whole.step_update(iteration) for iteration in range(case.count)]

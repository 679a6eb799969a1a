"""torch.optim.lr_scheduler and torch.optim.swa_utils: the rate of the optimizer before each step."""
import math
import warnings

import torch
from torch.optim import lr_scheduler, swa_utils

warnings.filterwarnings("ignore", module="torch.optim")


def optimizer(rate):
    return torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=rate, momentum=0.9)


def scheduler(name, optimizer, arguments):
    arguments = dict(arguments)
    for formula in ("lr_lambda",):
        if formula in arguments:
            text = str(arguments[formula])
            text = text if text.lstrip().startswith("lambda") else f"lambda epoch: {text}"
            arguments[formula] = eval(text, {"math": math})
    if name == "CyclicLR":
        arguments.setdefault("cycle_momentum", False)
    if name == "MultiStepLR" and not isinstance(arguments["milestones"], list):
        arguments["milestones"] = [arguments["milestones"]]
    return getattr(swa_utils if name == "SWALR" else lr_scheduler, name)(optimizer, **arguments)


def rates(optimizer, count, step):
    """The rate before each update; `step` is called after it with the number of the update."""
    recorded = []
    for iteration in range(count):
        recorded.append(optimizer.param_groups[0]["lr"])
        if iteration + 1 < count:
            optimizer.step()
            step(iteration)
    return recorded


def values(case):
    arguments = dict(case.arguments)
    rate = arguments.pop("lr", arguments.get("max_lr", arguments.get("base_lr")))
    called = arguments.pop("called", None)
    metrics = arguments.pop("metrics", None)
    steps_per_epoch = arguments.pop("steps_per_epoch", None) if called and "steps_per_epoch" in called else None
    sgd = optimizer(rate)
    children = arguments.pop("schedulers", [])
    children = [scheduler(child["callable"], sgd, child["args"]) for child in children]
    if case.name == "*":
        return rates(sgd, case.count, lambda _: [child.step() for child in children])
    if case.name == "SequentialLR":
        whole = lr_scheduler.SequentialLR(sgd, children, **arguments)
    elif case.name == "ChainedScheduler":
        whole = lr_scheduler.ChainedScheduler(children, **arguments)
    else:
        whole = scheduler(case.name, sgd, arguments)
    if metrics is not None:
        return rates(sgd, case.count, lambda iteration: whole.step(metrics[iteration]))
    if steps_per_epoch:
        recorded = []
        for iteration in range(case.count):
            whole.step(iteration / steps_per_epoch)
            recorded.append(sgd.param_groups[0]["lr"])
            sgd.step()
        return recorded
    return rates(sgd, case.count, lambda _: whole.step())

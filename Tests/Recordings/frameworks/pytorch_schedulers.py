"""pytorch_scheduler: classes on torch's own protocol."""
import pytorch_scheduler

from . import torch_schedulers


def values(case):
    arguments = dict(case.arguments)
    sgd = torch_schedulers.optimizer(arguments.pop("lr"))
    if case.name == "WarmupScheduler":
        base = arguments.pop("base")
        inner = getattr(pytorch_scheduler, base["callable"])(sgd, **base["args"])
        whole = pytorch_scheduler.WarmupScheduler(sgd, inner, **arguments)
    else:
        whole = getattr(pytorch_scheduler, case.name)(sgd, **arguments)
    if case.wrapped_in:
        name, outer = case.wrapped_in
        whole = getattr(pytorch_scheduler, name)(sgd, whole, **outer)
    return torch_schedulers.rates(sgd, case.count, lambda _: whole.step())

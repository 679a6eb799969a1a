"""mmengine.optim.scheduler on torch's optimizer."""
from mmengine.optim import scheduler as schedulers

from . import torch_schedulers


def values(case):
    arguments = dict(case.arguments)
    sgd = torch_schedulers.optimizer(arguments.pop("lr"))
    metrics = arguments.pop("metrics", None)
    for name in ("milestones", "periods", "restart_weights"):
        if name in arguments and not isinstance(arguments[name], list):
            arguments[name] = [arguments[name]]
    whole = getattr(schedulers, case.name)(sgd, **arguments)
    if metrics is not None:
        monitor = arguments.get("monitor", "loss")
        return torch_schedulers.rates(sgd, case.count, lambda iteration: whole.step({monitor: metrics[iteration]}))
    return torch_schedulers.rates(sgd, case.count, lambda _: whole.step())

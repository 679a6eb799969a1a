"""pytorch_warmup: the rate of an Adam, dampened, before each update; a scheduler steps within, as the package's page has it."""
import pytorch_warmup
import torch

from . import torch_schedulers


def values(case):
    if case.wrapped_in:
        (child, inner), (name, arguments) = (case.name, dict(case.arguments)), case.wrapped_in
        rate = inner.pop("lr")
    else:
        name, arguments = case.name, dict(case.arguments)
        rate = arguments.pop("lr")
        part = arguments.pop("scheduler", {"callable": None, "args": {}})
        child, inner = part["callable"], part["args"]
    # The second beta is the optimizer's, where a dampener reads it.
    beta2 = arguments.pop("beta2", 0.999)
    adam = torch.optim.Adam([torch.nn.Parameter(torch.zeros(1))], lr=rate, betas=(0.9, beta2))
    scheduler = child and torch_schedulers.scheduler(child, adam, inner)
    dampener = getattr(pytorch_warmup, name)(adam, **arguments)
    recorded = []
    for _ in range(case.count):
        recorded.append(adam.param_groups[0]["lr"])
        adam.step()
        with dampener.dampening():
            if scheduler:
                scheduler.step()
    return recorded

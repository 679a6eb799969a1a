"""timm.scheduler under an empty parent package, so that torchvision is not needed; called with the iteration."""
import importlib.util
import pathlib
import sys
import types

from . import torch_schedulers

_folder = pathlib.Path(importlib.util.find_spec("timm").submodule_search_locations[0])
_parent = types.ModuleType("timm")
_parent.__path__ = [str(_folder)]
sys.modules["timm"] = _parent
from timm import scheduler as schedulers  # noqa: E402


def values(case):
    arguments = dict(case.arguments)
    counts_updates = arguments.pop("called", "") == "step_update(i)"
    sgd = torch_schedulers.optimizer(arguments.pop("lr"))
    metrics = arguments.pop("metrics", None)
    whole = getattr(schedulers, case.name)(sgd, **arguments)
    if metrics is not None:
        return torch_schedulers.rates(sgd, case.count, lambda iteration: whole.step(iteration + 1, metrics[iteration]))
    step = whole.step_update if counts_updates else whole.step
    # Epoch or update 0 runs at what the constructor has set.
    return torch_schedulers.rates(sgd, case.count, lambda iteration: step(iteration + 1))

"""deepspeed.runtime.lr_schedules, its one file; stepped after each update as the engine does."""
import functools
import logging
import sys
import types

from . import source, torch_schedulers


@functools.cache
def _module():
    package, utils = types.ModuleType("deepspeed"), types.ModuleType("deepspeed.utils")
    utils.logger = logging.getLogger("deepspeed")
    utils.logger.setLevel(logging.ERROR)
    sys.modules.update({"deepspeed": package, "deepspeed.utils": utils})
    names = {"__name__": "deepspeed.runtime.lr_schedules"}
    exec(compile(source("deepspeed", "deepspeed/runtime/lr_schedules.py"), "lr_schedules.py", "exec"), names)
    return names


def values(case):
    arguments = dict(case.arguments)
    sgd = torch_schedulers.optimizer(arguments.pop("lr"))
    whole = _module()[case.name](sgd, **arguments)
    return torch_schedulers.rates(sgd, case.count, lambda _: whole.step())

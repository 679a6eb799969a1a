"""composer.optim.scheduler and llmfoundry.optim.scheduler: their files with those of the time they count in, and a state of plain values."""
import functools
import sys
import types

from . import source


@functools.cache
def _modules():
    def module(name, **members):
        made = types.ModuleType(name)
        made.__path__ = []
        vars(made).update(members)
        sys.modules[name] = made
        return made

    def run(name, dialect, path):
        made = module(name)
        exec(compile(source(dialect, path), path, "exec"), vars(made))
        return made

    module("composer")
    utils = run("composer.utils", "composer", "composer/utils/string_enum.py")
    module("composer.core.serializable", Serializable=object)
    core = module("composer.core")
    time = run("composer.core.time", "composer", "composer/core/time.py")
    vars(core).update(State=object, Time=time.Time, TimeUnit=time.TimeUnit)
    module("composer.optim")
    schedulers = run("composer.optim.scheduler", "composer", "composer/optim/scheduler.py")
    vars(sys.modules["composer.optim"]).update(vars(schedulers))
    module("llmfoundry")
    module("llmfoundry.utils")
    module("llmfoundry.utils.warnings", experimental_class=lambda _: lambda made: made)
    foundry = run("llmfoundry.optim.scheduler", "llmfoundry", "llmfoundry/optim/scheduler.py")
    return time, schedulers, foundry, utils


def values(case):
    time, schedulers, foundry, _ = _modules()
    arguments = dict(case.arguments)
    rate = arguments.pop("lr")
    state = types.SimpleNamespace(
        max_duration=time.Time.from_timestring(arguments.pop("max_duration")),
        dataloader_len=arguments.pop("dataloader_len", None))
    if state.dataloader_len is not None:
        state.dataloader_len = time.Time.from_batch(int(state.dataloader_len))
    ratio = arguments.pop("ssr", 1.0)
    whole = getattr(foundry if "llmfoundry" in case.callable else schedulers, case.name)(**arguments)
    recorded = []
    for iteration in range(case.count):
        length = int(state.dataloader_len) if state.dataloader_len is not None else None
        state.timestamp = time.Timestamp(
            batch=iteration, epoch=iteration // length if length else 0, batch_in_epoch=iteration % length if length else 0)
        recorded.append(rate * whole(state, ratio))
    return recorded

"""fvcore.common.param_scheduler: called with the share of the run that is done."""
from fvcore.common import param_scheduler


def scheduler(name, arguments):
    arguments = dict(arguments)
    if "schedulers" in arguments:
        arguments["schedulers"] = [scheduler(child["callable"], child["args"]) for child in arguments["schedulers"]]
    return getattr(param_scheduler, name)(**arguments)


def values(case):
    arguments = dict(case.arguments)
    arguments.pop("where")
    total = arguments.pop("N")
    whole = scheduler(case.name, arguments)
    return [whole(iteration / total) for iteration in range(case.count)]

"""mxnet.lr_scheduler, its one file run without the rest of MXNet; asked in order, since it keeps a state."""
import functools
import logging

from . import source


@functools.cache
def _module():
    # It tells every change of a rate.
    logging.disable(logging.INFO)
    names = {"__name__": "mxnet.lr_scheduler"}
    exec(compile(source("mxnet", "mxnet/lr_scheduler.py"), "mxnet/lr_scheduler.py", "exec"), names)
    return names


def scheduler(name, arguments):
    return _module()[name](**arguments)


def values(case):
    whole = scheduler(case.name, case.arguments)
    return [whole(iteration) for iteration in range(case.count)]

"""paddle.optimizer.lr: schedulers without an optimizer, stepped after each update."""
import math

from paddle.optimizer import lr as schedulers


def scheduler(name, arguments):
    arguments = dict(arguments)
    inner = arguments.get("learning_rate")
    if isinstance(inner, dict):
        arguments["learning_rate"] = scheduler(inner["callable"], inner["args"])
    if "lr_lambda" in arguments:
        arguments["lr_lambda"] = eval(f"lambda epoch: {arguments['lr_lambda']}", {"math": math})
    for name_of_list in ("milestones", "boundaries"):
        if name_of_list in arguments and not isinstance(arguments[name_of_list], list):
            arguments[name_of_list] = [arguments[name_of_list]]
    return getattr(schedulers, name)(**arguments)


def values(case):
    arguments = dict(case.arguments)
    metrics = arguments.pop("metrics", None)
    whole = scheduler(case.name, arguments)
    if case.wrapped_in:
        name, outer = case.wrapped_in
        whole = getattr(schedulers, name)(whole, **outer)
    recorded = []
    for iteration in range(case.count):
        recorded.append(whole())
        if iteration + 1 < case.count:
            whole.step(metrics[iteration]) if metrics is not None else whole.step()
    return recorded

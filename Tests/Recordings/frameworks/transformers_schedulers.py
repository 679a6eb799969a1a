"""transformers.get_scheduler, which makes a LambdaLR; `greedy` steps on a metric."""
import transformers

from . import torch_schedulers


def values(case):
    arguments = dict(case.arguments)
    name = arguments.pop("name", case.name)
    sgd = torch_schedulers.optimizer(arguments.pop("lr"))
    metrics = arguments.pop("metrics", None)
    own = {key: arguments.pop(key) for key in ("num_warmup_steps", "num_training_steps") if key in arguments}
    whole = transformers.get_scheduler(name, sgd, **own, scheduler_specific_kwargs=arguments)
    if metrics is not None:
        return torch_schedulers.rates(sgd, case.count, lambda iteration: whole.step(metrics[iteration]))
    return torch_schedulers.rates(sgd, case.count, lambda _: whole.step())

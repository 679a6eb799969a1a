"""keras.optimizers.schedules on the numpy backend: float32 as they are, float64 with the arithmetic they call on float64."""
import contextlib
import os
import types

os.environ.setdefault("KERAS_BACKEND", "numpy")
import keras  # noqa: E402
import numpy  # noqa: E402
from keras.src.optimizers.schedules import learning_rate_schedule as module  # noqa: E402

_own = module.ops


class _DoubleOperations:
    """What the schedules call of keras.ops, in float64 whatever type they ask for."""

    def convert_to_tensor(self, value, dtype=None):
        return numpy.float64(value)

    def cast(self, value, dtype):
        return numpy.bool_(value) if dtype == "bool" else numpy.float64(value)

    def where(self, condition, if_true, if_false):
        return if_true if condition else if_false

    def cond(self, condition, if_true, if_false):
        return if_true() if condition else if_false()

    def name_scope(self, name):
        return contextlib.nullcontext()

    def __getattr__(self, name):
        return getattr(numpy, name)


def _plateau(count, metrics, lr, steps_per_epoch=1, **arguments):
    """The callback on a model of which it knows a rate alone: the rate of every iteration of the epochs."""
    callback = keras.callbacks.ReduceLROnPlateau(**arguments)
    optimizer = types.SimpleNamespace(learning_rate=lr)
    callback.set_model(types.SimpleNamespace(optimizer=optimizer))
    callback.on_train_begin()
    rates = []
    for epoch in range(count // steps_per_epoch):
        rates += [optimizer.learning_rate] * steps_per_epoch
        if epoch < len(metrics):
            callback.on_epoch_end(epoch, {"val_loss": metrics[epoch]})
    return rates


def values(case):
    arguments = dict(case.arguments)
    if case.name == "ReduceLROnPlateau":
        return _plateau(case.count, **arguments)
    if "legacy" in case.callable:
        # The optimizer's argument of Keras 2, which counted batches.
        return [arguments["lr"] * (1 / (1 + arguments["decay"] * iteration)) for iteration in range(case.count)]
    module.ops = _own if case.is_single else _DoubleOperations()
    try:
        whole = getattr(keras.optimizers.schedules, case.name)(**arguments)
        return [whole(iteration if case.is_single else numpy.float64(iteration)) for iteration in range(case.count)]
    finally:
        module.ops = _own

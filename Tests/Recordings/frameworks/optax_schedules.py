"""optax.schedules: float64 with 64-bit counts, and float32 as JAX has it by default."""
import jax
import numpy
import optax


def schedule(name, arguments):
    arguments = dict(arguments)
    if "boundaries_and_scales" in arguments:
        arguments["boundaries_and_scales"] = {int(key): scale for key, scale in arguments["boundaries_and_scales"].items()}
    if name == "join_schedules":
        parts = [schedule(part["callable"], part["args"]) for part in arguments["schedules"]]
        return optax.join_schedules(parts, arguments["boundaries"])
    return getattr(optax.schedules, name)(**arguments)


def values(case):
    jax.config.update("jax_enable_x64", not case.is_single)
    whole = schedule(case.name, case.arguments)
    count = jax.numpy.int32 if case.is_single else jax.numpy.int64
    return [numpy.float64(whole(count(iteration))) for iteration in range(case.count)]

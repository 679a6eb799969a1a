# Made by: lrsched code optax cosine --lr 0.1 --length 900 warmup --length 100 --start-lr 0.001
# optax's own function is the same curve.

import jax
import optax

schedule = optax.warmup_cosine_decay_schedule(
    init_value=0.001,
    peak_value=0.1,
    warmup_steps=100,
    decay_steps=1000,
    end_value=0.0,
)


import jax.numpy as jnp

optimizer = optax.sgd(schedule)
weights = jnp.ones(3)
state = optimizer.init(weights)
for t in range(2):
    gradient = jax.grad(lambda w: jnp.mean(w**2))(weights)
    updates, state = optimizer.update(gradient, state)
    weights = optax.apply_updates(weights, updates)
    print(t, float(schedule(t)))

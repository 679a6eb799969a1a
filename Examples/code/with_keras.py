# Made by: lrsched code keras cosine --lr 0.1 --length 900 warmup --length 100 --start-lr 0.001
# Keras's own class is the same curve.

import keras

schedule = keras.optimizers.schedules.CosineDecay(
    initial_learning_rate=0.001,
    decay_steps=900,
    warmup_target=0.1,
    warmup_steps=100,
)


import numpy as np

model = keras.Sequential([keras.Input((3,)), keras.layers.Dense(1)])
model.compile(optimizer=keras.optimizers.SGD(schedule), loss="mse")
for t in range(2):
    print(t, float(model.optimizer.learning_rate))
    model.train_on_batch(np.ones((4, 3)), np.zeros((4, 1)))

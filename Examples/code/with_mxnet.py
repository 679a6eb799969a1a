# Made by: lrsched code mxnet cosine --lr 0.1 --length 900 warmup --length 100 --start-lr 0.001
# MXNet's own class is the same curve.

import mxnet as mx

scheduler = mx.lr_scheduler.CosineScheduler(
    max_update=1000,
    final_lr=0.0,
    base_lr=0.1,
    warmup_steps=100,
    warmup_begin_lr=0.001,
)



for t in range(2):
    print(t, scheduler(t))

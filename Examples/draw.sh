#!/bin/sh
# Every figure of the tutorials that lrsched is made from, one command each. `make examples` runs them all.
set -eu

# MXNet tutorial: slanted triangular (Howard & Ruder 2018)
lrsched plot triangular --lr 2 --min 1 --length 1000 --inc-fraction 0.2 -n 1500 -o slanted-triangular.png

# MXNet tutorial: cosine annealing
lrsched plot cosine --lr 2 --min 1 --length 1000 -n 1500 -o cosine.png

# MXNet tutorial: a warmup before steps
lrsched plot mxnet.MultiFactorScheduler --base_lr 1 --step 250,750,900 --factor 0.5 \
  warmup --start-lr 0 --length 250 -n 1500 -o warmup.png

# MXNet tutorial: a cool-down after them
lrsched plot mxnet.MultiFactorScheduler --base_lr 1 --step 250,750,900 --factor 0.5 \
  cooldown --finish-lr 0.001 --start-idx 1000 --length 500 -o cooldown.png

# MXNet tutorial: 1-cycle (Smith & Topin 2017)
lrsched plot one-cycle --lr 0.5 --min 0.1 --length 500 --cooldown-length 750 --finish-lr 0.001 \
  -n 1500 -o one-cycle.png

# MXNet tutorial: cyclical triangles (Smith 2015)
lrsched plot triangular --lr 2 --min 0.5 --length 500 cyclical -o cyclical.png

# MXNet tutorial: warm restarts, each cycle twice as long and half as high (Loshchilov & Hutter 2016)
lrsched plot cosine --lr 2 --min 0.01 --length 250 \
  cyclical --cycle-mult 2 --cycle-magnitude-decay 0.5 -n 1500 -o sgdr.png

# Flax guide: triangular cycles
lrsched plot flax.create_triangular_schedule --lr_min 3e-3 --lr_max 3e-2 --steps_per_cycle 117 \
  -n 468 -o flax-triangular.png

# Keras article: five ways down, 100 epochs from 0.5
lrsched compare @keras-article.lrs -n 101 --x-label Epoch -o keras-article.png

# Smith 2015: three cycles of step size 100, and the two range tests
lrsched plot clr --lr 0.006 --min 0.001 --step-size 100 -n 601 -o clr.png
lrsched plot sgdr --lr 0.1 --length 50 -n 750 -o warm-restarts.png
lrsched plot step --lr 0.5 --gamma 0.5 --step-size 250 -n 1500 -o step.png
lrsched compare range-test --min 1e-5 --max 1 --label exponential vs \
  range-test --min 1e-5 --max 1 --spacing linear --label linear -o range-test.png

# PyTorch: the schedulers that its documentation starts with, 100 epochs
lrsched compare @pytorch.lrs -n 101 --x-label Epoch -o pytorch.png

# Runs that many have trained after
lrsched compare @training-runs.lrs -n 600k --log-y -o training-runs.png

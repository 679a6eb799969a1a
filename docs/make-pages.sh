#!/bin/sh
# Brings the pages of the dialects up to date: the table between its two marks, and the charts. `make docs` runs it.
set -eu

for page in dialects/*.md; do
  dialect=$(basename "$page" .md)
  lrsched reference table --dialect "$dialect" > "$page.table"
  awk -v table="$page.table" '
    /^<!-- table: end -->/ { inside = 0 }
    !inside { print }
    /^<!-- table: begin/ { inside = 1; while ((getline line < table) > 0) print line }
  ' "$page" > "$page.new"
  mv "$page.new" "$page"
  rm "$page.table"
done

charts=images/dialects
mkdir -p "$charts"

lrsched plot cosine --min 1 --max 2 -q -o images/cosine.png

# PyTorch, MMEngine, Paddle: the cosine that climbs again after T_max, beside one that holds.
lrsched compare torch.CosineAnnealingLR --lr 0.1 --T_max 500 --eta_min 0.01 --label torch.CosineAnnealingLR \
  vs cosine --max 0.1 --min 0.01 --cycle-length 500 --label 'cosine, which holds' -q -o "$charts/torch.png"
lrsched compare mmengine.LinearLR --lr 0.1 --start_factor 0.1 --begin 0 --end 10 --label 'mmengine: reached at end - 1' \
  vs torch.LinearLR --lr 0.1 --start_factor 0.1 --total_iters 10 --label 'torch: reached at total_iters' \
  --first 0 -n 15 --mark both -q -o "$charts/mmengine.png"
lrsched compare paddle.ReduceOnPlateau --learning_rate 0.1 --factor 0.5 --patience 1 --cooldown 3 --metrics 5,4,4,4,3,3,3,3,3,3,3,3 \
  --label 'paddle: deaf while cooling down' vs torch.ReduceLROnPlateau --lr 0.1 --factor 0.5 --patience 1 --cooldown 3 \
  --metrics 5,4,4,4,3,3,3,3,3,3,3,3 --label torch --first 0 -n 13 --mark both -q -o "$charts/paddle.png"

# After the end: transformers climbs, timm holds the floor, PyTorch climbs.
lrsched compare hf.cosine --lr 0.1 --num_warmup_steps 0 --num_training_steps 500 --label hf.cosine \
  vs hf.cosine_with_restarts --lr 0.1 --num_warmup_steps 0 --num_training_steps 500 --num_cycles 2 \
  --label hf.cosine_with_restarts vs timm.CosineLRScheduler --lr 0.1 --t_initial 500 --lr_min 0.01 --label timm \
  vs torch.CosineAnnealingLR --lr 0.1 --T_max 500 --eta_min 0.02 --label 'torch, eta_min 0.02' -q -o "$charts/hf.png"
lrsched compare timm.CosineLRScheduler --lr 0.1 --t_initial 300 --warmup_t 60 --label 'warm-up replaces the first epochs' \
  vs timm.CosineLRScheduler --lr 0.1 --t_initial 300 --warmup_t 60 --warmup_prefix --label 'with warmup_prefix' \
  --first 0 -n 400 -q -o "$charts/timm.png"

# DeepSpeed's logarithmic warmup beside a linear one.
lrsched compare deepspeed.WarmupLR --warmup_max_lr 0.1 --warmup_num_steps 1000 --label 'log, the default' \
  vs deepspeed.WarmupLR --warmup_max_lr 0.1 --warmup_num_steps 1000 --warmup_type linear --label linear -q -o "$charts/deepspeed.png"

# What decay_steps counts: optax the whole, Keras what follows the warmup.
lrsched compare optax.warmup_cosine_decay_schedule --init_value 0 --peak_value 0.1 --warmup_steps 300 --decay_steps 1000 \
  --label 'optax: 1000 in all' vs keras.CosineDecay --initial_learning_rate 0 --warmup_target 0.1 --warmup_steps 300 \
  --decay_steps 1000 --label 'Keras: 1000 after the warmup' -q -o "$charts/optax.png"
cp "$charts/optax.png" "$charts/keras.png"
lrsched compare mxnet.MultiFactorScheduler --base_lr 0.1 --step 5,10 --factor 0.5 --label 'mxnet: one later' \
  vs torch.MultiStepLR --lr 0.1 --milestones 5,10 --gamma 0.5 --label torch --first 0 -n 15 --mark both -q -o "$charts/mxnet.png"
lrsched plot flax.create_triangular_schedule --lr_min 0.003 --lr_max 0.03 --steps_per_cycle 7 --first 0 -n 29 --mark both \
  -q -o "$charts/flax.png"
lrsched compare fastai.fit_one_cycle --lr_max 0.1 --n_epoch 10 --steps_per_epoch 100 --label fastai.fit_one_cycle \
  vs torch.OneCycleLR --max_lr 0.1 --total_steps 1000 --pct_start 0.25 --label torch.OneCycleLR --first 0 -n 1000 --log-y \
  -q -o "$charts/fastai.png"
lrsched plot fvcore.LinearParamScheduler --start_value 0.001 --end_value 0.1 --length 100 for 100 \
  then fvcore.CosineParamScheduler --start_value 0.1 --end_value 0.0001 --length 900 --first 0 -n 1000 -q -o "$charts/fvcore.png"
lrsched compare composer.MultiStepWithWarmupScheduler --lr 0.1 --max_duration 1000ba --t_warmup 200ba --milestones 300ba,600ba \
  --label 'milestones count from 0' vs composer.CosineAnnealingWithWarmupScheduler --lr 0.1 --max_duration 1000ba --t_warmup 200ba \
  --label 'the cosine from the warmup' --first 0 -n 1000 -q -o "$charts/composer.png"
lrsched plot llmfoundry.InverseSquareRootWithWarmupScheduler --lr 0.1 --max_duration 1000ba --t_warmup 50ba --t_scale 50ba \
  --t_cooldown 200ba --alpha_f_decay 0.1 --alpha_f_cooldown 0 --first 0 -n 1000 -q -o "$charts/llmfoundry.png"
lrsched plot fairseq.cosine --lr 0.1 --min_lr 0.01 --max_update 1000 --lr_period_updates 250 --lr_shrink 0.5 --first 0 -n 1000 \
  -q -o "$charts/fairseq.png"
lrsched compare pytorch_scheduler.CosineAnnealingWarmupRestarts --lr 0.1 --max_lr 0.1 --min_lr 0.01 --first_cycle_steps 10 \
  --label 'each cycle begins at min_lr' vs torch.CosineAnnealingWarmRestarts --lr 0.1 --T_0 10 --eta_min 0.01 --label torch \
  --first 0 -n 31 --mark both -q -o "$charts/pytorch_scheduler.png"
lrsched compare constant --lr 0.1 pytorch_warmup.LinearWarmup --warmup_period 10 --label 'begins at 1/10' \
  vs hf.constant_with_warmup --lr 0.1 --num_warmup_steps 10 --label 'transformers: begins at 0' --first 0 -n 15 --mark both \
  -q -o "$charts/pytorch_warmup.png"

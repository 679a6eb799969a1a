#!/bin/sh
# The comparisons of the Keras article, redrawn from runs that were trained: rates, losses and accuracies of its schedules and of others.
# `make examples` runs it; README.md beside it tells what the runs are, and what the figures show.
set -eu

# What all runs have in common: 20,000 images in batches of 64.
set -- --steps-per-epoch 313 --x epoch

# The rates of the article's schedules, with the losses and accuracies on images that were not trained on
lrsched plot @constant.seed9125.csv --label constant vs @linear.seed9125.csv --label linear vs \
  @time-based.seed9125.csv --label time-based vs @step.seed9125.csv --label step vs \
  @exponential.seed9125.csv --label exponential "$@" --panel val_loss,val_accuracy --height 800 -o article.png

# Losses: the mean of three seeds, and the band from the lowest to the highest
lrsched plot '@constant.seed*.csv:val_loss' --label constant vs '@linear.seed*.csv:val_loss' --label linear vs \
  '@time-based.seed*.csv:val_loss' --label time-based vs '@step.seed*.csv:val_loss' --label step vs \
  '@exponential.seed*.csv:val_loss' --label exponential "$@" -o losses.png

# Accuracies, with a table: which of the schedules are within the spread of the best?
lrsched compare '@constant.seed*.csv:val_accuracy' --label constant vs \
  '@linear.seed*.csv:val_accuracy' --label linear vs '@time-based.seed*.csv:val_accuracy' --label time-based vs \
  '@step.seed*.csv:val_accuracy' --label step vs '@exponential.seed*.csv:val_accuracy' --label exponential \
  "$@" --y-min 0.8 -o accuracies.png

# A constant rate, the best schedule of the article, and an optimizer that adapts
lrsched compare '@constant.seed*.csv:val_accuracy' --label constant vs \
  '@time-based.seed*.csv:val_accuracy' --label time-based vs '@adam.seed*.csv:val_accuracy' --label Adam \
  "$@" --y-min 0.8 -o adaptive.png

# Cycles: the triangles and the warm restarts, beside their losses
lrsched plot @triangular.seed9125.csv --label triangular vs @sgdr.seed9125.csv --label sgdr "$@" \
  --panel loss,val_loss --height 800 -o cycles.png

# Where a snapshot ensemble of the warm restarts saves; the run ends within its fourth cycle
lrsched plot sgdr --max 0.5 --min 0 --cycle-length 3130 --cycle-length-decay 2 -n 31300 "$@" \
  --mark-at cycle-ends -o snapshots.png

# A plateau that the constant rate would have been cut at, and the loss that it saw
lrsched plot torch.ReduceLROnPlateau --lr 0.01 --factor 0.2 --patience 5 --metrics constant.seed9125.csv:val_loss "$@" \
  --panel val_loss -o plateau.png

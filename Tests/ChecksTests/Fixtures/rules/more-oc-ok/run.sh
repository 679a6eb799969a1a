python -m open_clip_train.main --lr 1e-3 --warmup 100 --epochs 10 --batch-size 64 --train-num-samples 64000

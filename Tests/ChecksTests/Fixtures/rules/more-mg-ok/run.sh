torchrun pretrain_gpt.py --lr 3e-4 --micro-batch-size 4 --global-batch-size 64 --min-lr 3e-5 --lr-decay-style cosine --train-iters 1000 --lr-decay-iters 1000 --lr-warmup-iters 50

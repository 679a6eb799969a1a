torchrun pretrain_gpt.py --lr 3e-4 --min-lr 3e-5 --micro-batch-size 1 --global-batch-size 64 --train-samples 64000 --lr-decay-samples 64000 --lr-warmup-samples 3200 --lr-decay-style cosine

learning_rate = 6e-4
max_iters = 5000
lr_decay_iter = 5000
warmup_iters = 100
min_lr = 6e-5

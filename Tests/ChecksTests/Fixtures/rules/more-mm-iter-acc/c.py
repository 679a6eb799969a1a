optim_wrapper = dict(optimizer=dict(type="SGD", lr=0.02, momentum=0.9), accumulative_counts=4)
param_scheduler = [dict(type="PolyLR", by_epoch=False, begin=0, end=1000, power=0.9, eta_min=1e-4)]
train_cfg = dict(type="IterBasedTrainLoop", max_iters=4000)
train_dataloader = dict(batch_size=2)

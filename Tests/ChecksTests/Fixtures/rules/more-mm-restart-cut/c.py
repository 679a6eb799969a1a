optim_wrapper = dict(optimizer=dict(type="SGD", lr=0.02, momentum=0.9))
param_scheduler = [dict(type="CosineRestartLR", by_epoch=False, periods=[300,300,300,300], restart_weights=[1,1,1,1], eta_min=1e-4)]
train_cfg = dict(type="IterBasedTrainLoop", max_iters=1000)
train_dataloader = dict(batch_size=2)

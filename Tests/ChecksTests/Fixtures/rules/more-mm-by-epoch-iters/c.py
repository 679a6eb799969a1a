optim_wrapper = dict(optimizer=dict(type="SGD", lr=0.02, momentum=0.9))
param_scheduler = [dict(type="CosineAnnealingLR", by_epoch=True, T_max=1200)]
train_cfg = dict(by_epoch=True, max_epochs=12)
train_dataloader = dict(batch_size=2)

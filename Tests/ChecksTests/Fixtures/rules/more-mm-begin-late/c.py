optim_wrapper = dict(optimizer=dict(type="SGD", lr=0.02, momentum=0.9))
param_scheduler = [dict(type="LinearLR", start_factor=0.001, by_epoch=False, begin=0, end=50), dict(type="CosineAnnealingLR", by_epoch=True, begin=20, end=40, T_max=20)]
train_cfg = dict(by_epoch=True, max_epochs=12)
train_dataloader = dict(batch_size=2)

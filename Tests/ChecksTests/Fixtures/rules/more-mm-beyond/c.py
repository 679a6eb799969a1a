optim_wrapper = dict(optimizer=dict(type="SGD", lr=0.02, momentum=0.9))
param_scheduler = [dict(type="MultiStepLR", by_epoch=True, begin=0, end=24, milestones=[8,22], gamma=0.1)]
train_cfg = dict(by_epoch=True, max_epochs=12)
train_dataloader = dict(batch_size=2)

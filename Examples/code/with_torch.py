# Made by: lrsched code torch cosine --lr 0.1 --length 900 warmup --length 100 --start-lr 0.001
# torch's own classes in a row are the same curve over the 1000 updates of the run, not after it.

import torch
from torch.optim import lr_scheduler

LEARNING_RATE = 0.1  # what the optimizer is made with


def make_scheduler(optimizer):
    """Returns the scheduler of an optimizer that was made with lr=LEARNING_RATE."""
    return lr_scheduler.SequentialLR(
        optimizer,
        [
            lr_scheduler.LinearLR(optimizer, start_factor=0.01, end_factor=1.0, total_iters=100),
            lr_scheduler.CosineAnnealingLR(optimizer, T_max=900, eta_min=0.0),
        ],
        milestones=[100],
    )


model = torch.nn.Linear(3, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=LEARNING_RATE)
scheduler = make_scheduler(optimizer)
for t in range(2):
    loss = model(torch.ones(4, 3)).square().mean()
    optimizer.zero_grad()
    loss.backward()
    print(t, optimizer.param_groups[0]["lr"])
    optimizer.step()
    scheduler.step()

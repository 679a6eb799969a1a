# Made by: lrsched code lightning cosine --lr 0.1 --length 900 warmup --length 100 --start-lr 0.001
# torch's own classes in a row are the same curve over the 1000 updates of the run, not after it.
# Lightning steps it at every update.

import torch
from torch.optim import lr_scheduler

LEARNING_RATE = 0.1  # what the optimizer is made with


def configure_optimizers(self):
    """A method of the LightningModule."""
    optimizer = torch.optim.AdamW(self.parameters(), lr=LEARNING_RATE)
    scheduler = lr_scheduler.SequentialLR(
        optimizer,
        [
            lr_scheduler.LinearLR(optimizer, start_factor=0.01, end_factor=1.0, total_iters=100),
            lr_scheduler.CosineAnnealingLR(optimizer, T_max=900, eta_min=0.0),
        ],
        milestones=[100],
    )
    return {
        "optimizer": optimizer,
        "lr_scheduler": {"scheduler": scheduler, "interval": "step", "frequency": 1},
    }


import lightning


class Model(lightning.LightningModule):
    def __init__(self):
        super().__init__()
        self.layer = torch.nn.Linear(3, 1)

    def training_step(self, batch, index):
        print(index, self.optimizers().param_groups[0]["lr"])
        return self.layer(batch).square().mean()


Model.configure_optimizers = configure_optimizers
data = torch.utils.data.DataLoader(torch.ones(8, 3), batch_size=4)
lightning.Trainer(max_steps=2, logger=False, enable_checkpointing=False).fit(Model(), data)

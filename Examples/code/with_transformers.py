import torch
import yaml
from transformers import get_scheduler

with open("training_arguments.yaml") as file:
    arguments = yaml.safe_load(file)
model = torch.nn.Linear(3, 1)
optimizer = torch.optim.AdamW(model.parameters(), lr=arguments["learning_rate"])
scheduler = get_scheduler(
    arguments["lr_scheduler_type"], optimizer, num_warmup_steps=arguments.get("warmup_steps", 0),
    num_training_steps=arguments["max_steps"], scheduler_specific_kwargs=arguments.get("lr_scheduler_kwargs"))
for t in range(2):
    loss = model(torch.ones(4, 3)).square().mean()
    optimizer.zero_grad()
    loss.backward()
    print(t, optimizer.param_groups[0]["lr"])
    optimizer.step()
    scheduler.step()

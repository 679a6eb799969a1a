"""What reading a config costs a Python user: the whole of it, and three of its keys. usage: read_yaml.py FILE"""
import sys

import yaml

with open(sys.argv[1], encoding="utf-8") as text:
    loaded = yaml.safe_load(text)
for key in ("learning_rate", "num_train_epochs", "warmup_ratio"):
    print(key, loaded.get(key))

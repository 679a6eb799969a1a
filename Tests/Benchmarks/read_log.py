"""What reading a log costs a Python user. usage: read_log.py csv|state|events FILE"""
import sys

kind, path = sys.argv[1:]
if kind == "csv":
    import polars

    print(polars.read_csv(path, columns=["step", "lr"]).shape)
elif kind == "state":
    import orjson

    with open(path, "rb") as file:
        print(len(orjson.loads(file.read())["log_history"]))
else:
    from tensorboard.backend.event_processing.event_accumulator import EventAccumulator

    events = EventAccumulator(path, size_guidance={"scalars": 0})
    events.Reload()
    print(len(events.Scalars("train/learning_rate")))

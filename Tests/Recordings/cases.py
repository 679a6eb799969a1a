"""A recorded case: what was called, with which arguments, over how many iterations."""
import ast
import json
import shlex


class Case:
    """One line of a fixture.

    name: the last part of what was called, such as `StepLR`.
    arguments: its arguments, a dict that may be changed by whoever reads it.
    count: how many values were recorded, from iteration 0 on; a new case, which has no values, says how many it wants.
    wrapped_in: the name and arguments of a modifier behind the schedule, or None.
    """

    def __init__(self, record):
        self.id = record["id"]
        self.framework = record["framework"]
        self.count = len(record["values"]) if "values" in record else record["count"]
        self.is_single = record.get("dtype") == "float32"
        self.wrapped_in = None
        self.curve = record["curve"]
        if "args" in record:
            self.callable = record["callable"]
            self.name = record["callable"].replace(":", ".").rstrip("')").replace("get_scheduler('", ".").split(".")[-1]
            self.arguments = dict(record["args"])
        else:
            self._read(record["curve"])
            self.callable = self.name

    def in_words_of_the_curve(self):
        """The entry of the catalogue and the values of its parameters, as the curve has them."""
        words = shlex.split(self.curve)
        options = [word[2:].split("=", 1) for word in _joined(words[1:])]
        return words[0], {name: _value(value) for name, value in options}

    def _read(self, curve):
        stages = []
        for word in _joined(shlex.split(curve)):
            if word.startswith("--"):
                name, value = word[2:].split("=", 1)
                stages[-1][1][name] = _value(value)
            else:
                stages.append((word.split(".")[-1], {}))
        (self.name, self.arguments), *rest = stages
        if rest:
            (self.wrapped_in,) = rest


def _joined(words):
    """Every option with its value in one word."""
    words = iter(words)
    for word in words:
        yield word if not word.startswith("--") or "=" in word else f"{word}={next(words)}"


def _value(text):
    if text in ("true", "false"):
        return text == "true"
    try:
        value = ast.literal_eval(text)
    except (ValueError, SyntaxError):
        return text
    return list(value) if isinstance(value, tuple) else value

#!/usr/bin/env python3
"""Runs the code that `lrsched code` writes for the recorded curves, with the real packages and compilers, and compares the rates.

usage: code.py BINARY [--targets torch,optax,…] [--only TEXT] [--verbose] [FIXTURE.jsonl …]

The targets are those of `lrsched code`, and `latex`, the formulas of `explain --latex`, which are typeset.
Each line of the table it prints is a target: how many recorded curves came out exactly, within 1e-9 of their peak, equal as float32,
within 1e-5 of the peak (which is what arithmetic in single precision leaves), how many did not, and how many the target refuses.
A target whose package or compiler is not installed is told and left out. Exits with 1 when a curve did not come out.
"""
import argparse
import collections
import concurrent.futures
import contextlib
import ctypes
import functools
import io
import json
import logging
import os
import pathlib
import re
import shlex
import shutil
import struct
import subprocess
import sys
import tempfile
import types

os.environ.setdefault("KERAS_BACKEND", "torch")
os.environ.setdefault("JAX_PLATFORMS", "cpu")
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
FIXTURES = pathlib.Path(__file__).resolve().parent.parent / "SchedulesTests" / "Fixtures"
RANKS = ["exact", "within 1e-9", "equal as float32", "within 1e-5", "differs"]


class NotInstalled(Exception):
    """A package or compiler that a target needs is not here."""


def needed(name):
    """A package, or what says that it is not installed."""
    try:
        return __import__(name, fromlist=["_"])
    except ImportError as error:
        raise NotInstalled(f"{name}: {error}") from error


def executed(text):
    """The names that a text of Python defines."""
    names = {"__name__": "generated"}
    exec(compile(text, "generated", "exec"), names)
    return names


def main_block(text):
    """Runs the checks at the end of a text of Python."""
    exec(compile(text, "generated", "exec"), {"__name__": "__main__"})


# Each of these takes a text and the number of updates, and returns their rates.


def python(text, count):
    main_block(text)
    rate = executed(text)["learning_rate"]
    return [rate(t) for t in range(count)]


def numpy(text, count):
    whole = needed("numpy").arange(count)
    main_block(text)
    return [float(rate) for rate in executed(text)["learning_rate"](whole)]


def stepped(optimizer, scheduler, count):
    rates = []
    for update in range(count):
        rates.append(optimizer.param_groups[0]["lr"])
        optimizer.step()
        if update + 1 < count:
            scheduler.step()
    return [float(rate) for rate in rates]


def torch(text, count):
    package = needed("torch")
    main_block(text)
    names = executed(text)
    optimizer = package.optim.SGD(
        [package.nn.Parameter(package.zeros(1))], lr=names["LEARNING_RATE"], momentum=0.9)
    return stepped(optimizer, names["make_scheduler"](optimizer), count)


def model():
    return needed("torch").nn.Linear(1, 1)


# The updates that Lightning's own Trainer makes of each curve; behind them the scheduler is stepped as it does.
TRAINED = 12


def trained(configure_optimizers, count):
    """The rates of a run of Lightning's Trainer."""
    logging.getLogger("lightning.pytorch").setLevel(logging.ERROR)
    package, torch = needed("lightning"), needed("torch")

    class Model(package.LightningModule):
        def __init__(self):
            super().__init__()
            self.layer = torch.nn.Linear(1, 1)
            self.rates = []

        def training_step(self, batch, index):
            self.rates.append(float(self.optimizers().param_groups[0]["lr"]))
            return self.layer(batch).sum()

    Model.configure_optimizers = configure_optimizers
    whole, data = Model(), torch.utils.data.DataLoader(torch.ones(count, 1))
    with contextlib.redirect_stderr(io.StringIO()), contextlib.redirect_stdout(io.StringIO()):
        package.Trainer(max_steps=count, barebones=True, accelerator="cpu").fit(whole, data)
    return whole.rates


def lightning(text, count):
    needed("lightning")
    main_block(text)
    configure_optimizers = executed(text)["configure_optimizers"]
    made = configure_optimizers(model())
    assert made["lr_scheduler"]["interval"] == "step"
    rates = stepped(made["optimizer"], made["lr_scheduler"]["scheduler"], count)
    own = trained(configure_optimizers, min(count, TRAINED))
    assert own == rates[:TRAINED], f"Lightning's Trainer has {own}, and the scheduler by itself {rates[:TRAINED]}"
    return rates


def hf(text, count):
    transformers, package = needed("transformers"), needed("torch")
    if "lr_scheduler_type:" not in text:
        main_block(text)
        return stepped(*executed(text)["make_optimizers"](model()), count)
    arguments = needed("yaml").safe_load(text)
    optimizer = package.optim.AdamW(model().parameters(), lr=arguments["learning_rate"])
    scheduler = transformers.get_scheduler(
        arguments["lr_scheduler_type"], optimizer, num_warmup_steps=arguments.get("warmup_steps", 0),
        num_training_steps=arguments["max_steps"], scheduler_specific_kwargs=arguments.get("lr_scheduler_kwargs"))
    return stepped(optimizer, scheduler, count)


def optax(text, count):
    needed("optax")
    jax = needed("jax")
    main_block(text)
    schedule = jax.vmap(executed(text)["schedule"])
    return [float(rate) for rate in jax.jit(schedule)(jax.numpy.arange(count))]


def keras(text, count):
    needed("keras")
    main_block(text)
    names = executed(text)
    if "callback" in names:
        return [names["callback"].schedule(t // names["UPDATES_PER_EPOCH"], 0.0) for t in range(count)]
    again = type(names["schedule"]).from_config(names["schedule"].get_config())
    return [float(again(t)) for t in range(count)]


@functools.cache
def mxnet_package():
    """MXNet where it can be imported, which takes a numpy before 1.24; else its file of schedulers alone, under its name."""
    try:
        return __import__("mxnet")
    except Exception as reason:
        print(f"mxnet: its lr_scheduler.py alone, since the package cannot be imported here: {reason}", file=sys.stderr)
    try:
        from frameworks import mxnet_schedulers
        package = mxnet_schedulers._module()
    except Exception as error:
        raise NotInstalled(f"mxnet: {error}") from error
    stub = types.ModuleType("mxnet")
    stub.lr_scheduler = types.SimpleNamespace(**package)
    sys.modules["mxnet"] = stub
    return stub


def mxnet(text, count):
    mxnet_package()
    main_block(text)
    scheduler = executed(text)["scheduler"]
    return [float(scheduler(t)) for t in range(count)]


def deepspeed(text, count):
    try:
        from frameworks import deepspeed_schedulers
        package = deepspeed_schedulers._module()
    except Exception as error:
        raise NotInstalled(f"deepspeed: {error}") from error
    config = json.loads(text)
    adam = needed("torch").optim.AdamW(model().parameters(), **config["optimizer"]["params"])
    scheduler = package[config["scheduler"]["type"]](adam, **config["scheduler"]["params"])
    return stepped(adam, scheduler, count)


def compiler(name):
    found = shutil.which(name)
    if not found:
        raise NotInstalled(name)
    return found


def javascript(text, count):
    program = text + f"\nconsole.log(JSON.stringify(Array.from({{ length: {count} }}, (_, t) => learningRate(t))));\n"
    done = subprocess.run([compiler("node"), "-"], input=program, capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(done.stderr.strip().splitlines()[-1])
    return [float(rate) for rate in json.loads(done.stdout)]


def c(text, count):
    with tempfile.TemporaryDirectory() as folder:
        library = f"{folder}/code.so"
        done = subprocess.run(
            [compiler("cc"), "-std=c99", "-Wall", "-Wextra", "-Werror", "-shared", "-fPIC", "-x", "c", "-", "-o", library, "-lm"],
            input=text, capture_output=True, text=True)
        if done.returncode:
            raise RuntimeError(done.stderr.strip().splitlines()[0])
        rate = ctypes.CDLL(library).learning_rate
    rate.restype, rate.argtypes = ctypes.c_double, [ctypes.c_longlong]
    return [rate(t) for t in range(count)]


TARGETS = {
    "python": python, "numpy": numpy, "torch": torch, "lightning": lightning, "hf": hf, "optax": optax, "keras": keras,
    "mxnet": mxnet, "deepspeed": deepspeed, "javascript": javascript, "c": c, "swift": None,
}


def latex(binary, cases):
    """Typesets the formulas of all curves that have one, and tells how many that are and what the compiler says."""
    texts = []
    for case in cases:
        done = subprocess.run([binary, "explain", *shlex.split(case["curve"]), "--latex"], capture_output=True, text=True)
        if done.returncode == 0:
            texts.append((case["id"], done.stdout))
    # Formulas are wider than a page, whose width is no part of them.
    head = [r"\documentclass{article}", r"\usepackage{amsmath}", r"\hbadness=10000 \hfuzz=\maxdimen", r"\begin{document}"]
    body = [f"\\typeout{{curve {name}}}\n\\[\n{text}\\]\n" for name, text in texts]
    with tempfile.TemporaryDirectory() as folder:
        pathlib.Path(folder, "formulas.tex").write_text("\n".join(head + body + [r"\end{document}"]))
        done = subprocess.run(
            [compiler("pdflatex"), "-interaction=nonstopmode", "-file-line-error", "formulas.tex"], cwd=folder,
            capture_output=True, text=True, errors="replace")
        faults = [line for line in done.stdout.splitlines() if re.match(r"(\./)?formulas\.tex:\d+:|! ", line)]
        pages = re.search(r"\((\d+) pages", done.stdout)
    print(f"latex: {len(texts)} of {len(cases)} curves have a formula; pdflatex: {len(faults)} faults, "
          f"{pages.group(1) if pages else 0} pages")
    for fault in faults[:20]:
        print(f"latex: {fault}", file=sys.stderr)
    return not faults and done.returncode == 0


def swift(jobs):
    """Compiles many texts at once, each in a function of its own, since the compiler takes a second to start."""
    rates = {}
    for start in range(0, len(jobs), 60):
        batch = jobs[start:start + 60]
        lines = ["import Foundation"]
        for index, (_, text, count) in enumerate(batch):
            body = text.split("#if LEARNING_RATE_CHECK")[0].replace("import Foundation", "").splitlines()
            lines += [f"func case{index}() -> [Double] {{"] + body
            lines += [f"return (0..<{count}).map {{ learningRate($0) }}", "}"]
        lines += [f"print(case{index}().map {{ \"\\($0)\" }}.joined(separator: \" \"))" for index in range(len(batch))]
        with tempfile.TemporaryDirectory() as folder:
            source = pathlib.Path(folder, "main.swift")
            source.write_text("\n".join(lines))
            done = subprocess.run(
                [compiler("swiftc"), "-Onone", str(source), "-o", f"{folder}/main"],
                capture_output=True, text=True)
            if done.returncode:
                raise RuntimeError("\n".join(line for line in done.stderr.splitlines() if "error" in line)[:2000])
            told = subprocess.run([f"{folder}/main"], capture_output=True, text=True, check=True).stdout.splitlines()
        rates.update({job[0]: [float(rate) for rate in line.split()] for job, line in zip(batch, told)})
    return rates


def claimed(text, count):
    """The updates of which a text says that they come out."""
    run = re.search(r"over the (\d+) updates of the run", text)
    return min(count, int(run.group(1))) if run else count


def single(value):
    return struct.unpack("f", struct.pack("f", max(-3e38, min(3e38, value))))[0]


def rank(text, got, want):
    """How well the rates came out, and where they do not, where."""
    want = want[:len(got)]
    count = len(want)
    if got == want:
        return 0, None
    peak = max(abs(rate) for rate in want) or 1
    place = max(range(count), key=lambda t: abs(got[t] - want[t]) if got[t] == got[t] else float("inf"))
    far = abs(got[place] - want[place])
    told = f"update {place}: {got[place]!r}, recorded {want[place]!r}"
    if far <= 1e-9 * peak:
        return 1, None
    if [single(rate) for rate in got] == [single(rate) for rate in want]:
        return 2, None
    return (3, None) if far <= 1e-5 * peak else (4, told)


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("binary")
    parser.add_argument("files", nargs="*", type=pathlib.Path)
    parser.add_argument("--targets", default=",".join([*TARGETS, "latex"]))
    parser.add_argument("--only", default="")
    parser.add_argument("--verbose", action="store_true")
    options = parser.parse_args()
    cases = []
    for path in options.files or sorted(FIXTURES.glob("*.jsonl")):
        for line in path.read_text().splitlines():
            case = json.loads(line)
            if "curve" in case and "values" in case and options.only in case["id"]:
                cases.append(case)

    def written(target, case):
        command = [options.binary, "code", target, *shlex.split(case["curve"])]
        return subprocess.run(command, capture_output=True, text=True)

    targets = options.targets.split(",")
    failed = False
    if "latex" in targets:
        targets.remove("latex")
        try:
            failed = not latex(options.binary, cases)
        except NotInstalled as reason:
            print(f"latex: not installed: {reason}", file=sys.stderr)
        if not targets:
            return 1 if failed else 0

    print("| target | " + " | ".join(RANKS) + " | native | refused |")
    print("|---|" + "---|" * (len(RANKS) + 2))
    for target in targets:
        counts, native, refused, jobs = collections.Counter(), 0, 0, []
        with concurrent.futures.ThreadPoolExecutor(2) as pool:
            texts = list(pool.map(lambda case: written(target, case), cases))
        try:
            for case, done in zip(cases, texts):
                if done.returncode:
                    refused += 1
                    if done.returncode != 65 or options.verbose:
                        print(f"{target} {case['id']}: exit {done.returncode}: {done.stderr.strip().splitlines()[0]}", file=sys.stderr)
                    continue
                native += "the same curve" in done.stdout or target == "deepspeed"
                jobs.append((case["id"], done.stdout, claimed(done.stdout, len(case["values"]))))
            wanted = {case["id"]: case["values"] for case in cases}
            together = swift(jobs) if target == "swift" else {}
            for name, text, count in jobs:
                try:
                    got = together[name] if target == "swift" else TARGETS[target](text, count)
                    place, told = rank(text, got, wanted[name])
                except NotInstalled:
                    raise
                except Exception as error:
                    place, told = 4, f"{type(error).__name__}: {str(error)[:300]}"
                counts[place] += 1
                if place == 4:
                    failed = True
                    print(f"{target} {name}: {told}", file=sys.stderr)
        except NotInstalled as reason:
            print(f"{target}: not installed: {reason}", file=sys.stderr)
            continue
        row = [str(counts[place]) for place in range(len(RANKS))] + [str(native), str(refused)]
        print(f"| `{target}` | " + " | ".join(row) + " |", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())

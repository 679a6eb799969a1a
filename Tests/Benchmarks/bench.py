#!/usr/bin/env python3
"""Measures lrsched against other programs on the same work, as ratios of CPU time taken in one run.

usage: bench.py BINARY [--runs N] [--only TEXT]

Two commands are run in turn, A B A B …, and the ratio is taken pair by pair, so that a machine that changes its speed meanwhile
changes both. A program that is not installed is skipped, with a word on how to get it. Nothing fails: the table is for people.
"""
import argparse
import importlib.util
import os
import resource
import shlex
import shutil
import statistics
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))


class Failure(Exception):
    def __init__(self, text, status):
        super().__init__(text)
        self.status = status


def measure(command, cwd, most=1 << 16, limit=None):
    """CPU seconds (user and system) and peak memory in MiB of a finished command, and what it printed, up to so many bytes.

    With a limit, the system ends a command that takes more CPU seconds.
    """

    def limited():
        resource.setrlimit(resource.RLIMIT_CPU, (limit, limit))

    with open(os.devnull, "r") as nothing, tempfile.TemporaryFile() as output:
        child = subprocess.Popen(command, stdin=nothing, stdout=output, stderr=subprocess.STDOUT, cwd=cwd, preexec_fn=limited if limit else None)
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        text = output.read(most).decode(errors="replace")
    if child.returncode != 0:
        raise Failure(f"{' '.join(command)}: exit {child.returncode}\n{text}", child.returncode)
    unit = 1 << 20 if sys.platform == "darwin" else 1 << 10
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / unit, text


class Bench:
    def __init__(self, runs, only, cwd):
        self.runs, self.only, self.cwd, self.rows = runs, only, cwd, []

    def ratio(self, what, ours, theirs, bound, value=None, runs=None):
        """Ours over theirs. `value` reads the peer's figure from what it prints, where it is not the whole process."""
        if self.only not in what:
            return
        mine, other, ratio = self.pairs(ours, theirs, value, runs)
        self.row(what, f"{mine * 1000:.1f} ms", f"{other * 1000:.1f} ms", f"{ratio:.3g}", bound, ratio <= bound)

    def pairs(self, ours, theirs, value=None, runs=None):
        """Median seconds of ours and of theirs, and the median of their ratio, taken in turn."""
        pairs = []
        measure(ours, self.cwd), measure(theirs, self.cwd)
        for _ in range(runs or self.runs):
            a, _, _ = measure(ours, self.cwd)
            b, _, text = measure(theirs, self.cwd)
            pairs.append((a, value(text) if value else b))
        ratio = statistics.median(a / max(b, 1e-9) for a, b in pairs)
        mine, other = (statistics.median(p[i] for p in pairs) for i in (0, 1))
        return mine, other, ratio

    def catalogue(self, what, binary, bound):
        """The worst ratio of 10^12 iterations to 1,500 over every example of the catalogue, as printed and with its lengths stretched."""
        if self.only not in what:
            return
        reference = measure([binary, "reference", "markdown"], self.cwd, most=1 << 24)[2]
        plots = [shlex.split(line)[2:] for line in reference.splitlines() if line.startswith("lrsched plot ")]
        found = []
        for words in plots:
            small = [binary, "plot", *words, "-q", "-o", "n.png"]
            for long in (words, stretched(words)):
                huge = [binary, "plot", *long, "-q", "-n", "1e12", "-o", "o.png"]
                try:
                    # The least of each in turn tells what is slow from what was disturbed; the slowest are measured again.
                    runs = [(measure(huge, self.cwd)[0], measure(small, self.cwd)[0]) for _ in range(3)]
                    found.append((min(a for a, _ in runs) / min(b for _, b in runs), huge, small))
                except Failure as failure:
                    # Not every length makes sense at every number of iterations; anything but a refusal is worth a word.
                    if failure.status not in (64, 65):
                        print(failure, file=sys.stderr)
        if not found:
            return self.skip(what, "no example could be drawn")
        found.sort(key=lambda entry: -entry[0])
        tried = {tuple(small) for _, _, small in found}
        again = [(*self.pairs(huge, small), huge[2]) for _, huge, small in found[:8]]
        mine, other, ratio, name = max(again, key=lambda entry: entry[2])
        self.row(
            f"{what}, {len(tried)} of {len(plots)} examples, the worst: {name}", f"{mine * 1000:.1f} ms",
            f"{other * 1000:.1f} ms", f"{ratio:.3g}", bound, ratio <= bound)

    def figure(self, what, command, read, unit, bound=None, runs=None):
        """What `read` makes of the CPU seconds, the peak memory and the words of a command."""
        if self.only not in what:
            return
        got = statistics.median(read(*measure(command, self.cwd)) for _ in range(runs or self.runs + 1))
        self.row(what, f"{got:.3g} {unit}", "", f"{got:.3g}", bound, None if bound is None else got <= bound)

    def worst(self, what, command, seconds, mebibytes):
        """The CPU seconds and the peak memory of one run, against what any command may take."""
        if self.only not in what:
            return
        try:
            cpu, memory, _ = measure(command, self.cwd, limit=10 * seconds)
        except Failure as failure:
            return self.row(what, f"{failure}".splitlines()[0][-60:], "", f"exit {failure.status}", seconds, False)
        self.row(what, f"{cpu:.2f} s", f"{memory:.0f} MiB", f"{cpu / seconds:.2g}", 1, cpu <= seconds and memory <= mebibytes)

    def sizes(self, what, ours, theirs, bound):
        """The size of the file that our command writes last, over that of theirs."""
        if self.only not in what:
            return
        sizes = []
        for command in (ours, theirs):
            measure(command, self.cwd)
            sizes.append(os.path.getsize(os.path.join(self.cwd, command[-1])))
        self.row(what, f"{sizes[0]} B", f"{sizes[1]} B", f"{sizes[0] / sizes[1]:.3g}", bound, sizes[0] <= bound * sizes[1])

    def skip(self, what, why):
        if self.only in what:
            self.row(what, "", "", f"skipped: {why}", None, None)

    def row(self, what, ours, theirs, ratio, bound, held):
        self.rows.append((what, ours, theirs, ratio, "" if bound is None else f"≤ {bound:.3g}", {True: "yes", False: "NO", None: ""}[held]))
        print("| " + " | ".join(self.rows[-1]) + " |", flush=True)


def missing(module):
    return importlib.util.find_spec(module) is None


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("binary")
    parser.add_argument("--runs", type=int, default=11)
    parser.add_argument("--only", default="")
    options = parser.parse_args()
    ours = os.path.abspath(options.binary)
    with tempfile.TemporaryDirectory() as cwd:
        bench = Bench(options.runs, options.only, cwd)
        print("| what | lrsched | peer | ratio | bound | held |\n|---|---|---|---|---|---|")
        cosine = [ours, "plot", "cosine", "--min", "1", "--max", "2", "-q"]
        cc = shutil.which("cc")
        if cc and shutil.which("pkg-config") and subprocess.run(["pkg-config", "--exists", "cairo"]).returncode == 0:
            flags = subprocess.run(["pkg-config", "--cflags", "--libs", "cairo"], capture_output=True, text=True).stdout.split()
            minimal = os.path.join(cwd, "minimal")
            subprocess.run([cc, "-O2", os.path.join(HERE, "minimal.c"), "-o", minimal, *flags, "-lm"], check=True)
            bench.ratio("plot to PNG / minimal C program on cairo", cosine + ["-o", "a.png"], [minimal, "b.png"], 0.6)
            bench.ratio("plot to SVG / minimal C program on cairo", cosine + ["-o", "a.svg"], [minimal, "b.svg"], 0.9)
        else:
            bench.skip("plot / minimal C program on cairo", "apt-get install gcc pkg-config libcairo2-dev")
        if shutil.which("gnuplot"):
            bench.ratio(
                "plot to PNG / gnuplot", cosine + ["-o", "a.png"],
                ["gnuplot", "-e", "out='c.png'; n=1500", os.path.join(HERE, "cosine.gp")], 1 / 3)
        else:
            bench.skip("plot to PNG / gnuplot", "apt-get install gnuplot-nox")
        if missing("matplotlib"):
            bench.skip("plot to PNG / matplotlib", "pip install matplotlib")
        else:
            bench.ratio(
                "plot to PNG / matplotlib", cosine + ["-o", "a.png"],
                [sys.executable, os.path.join(HERE, "plot_schedule.py"), "d.png"], 1 / 60, runs=5)
            bench.sizes(
                "size of the PNG / matplotlib's", cosine + ["-o", "a.png"],
                [sys.executable, os.path.join(HERE, "plot_schedule.py"), "d.png"], 1)
        for name, curve in SHAPES:
            huge = [word.replace("#", "500000000000") for word in curve.split()]
            small = [word.replace("#", "750") for word in curve.split()]
            bench.ratio(
                f"10^12 / 1,500 iterations: {name}", [ours, "plot", *huge, "-q", "-n", "1e12", "-o", "e.png"],
                [ours, "plot", *small, "-q", "-o", "f.png"], 1.3)
        bench.catalogue("10^12 / 1,500 iterations: catalogue", ours, 1.3)
        hundred = ",".join(str(round(0.01 * k, 2)) for k in range(1, 101))
        bench.ratio(
            "100 curves / one curve", [ours, "compare", "cosine", "--max", hundred, "-q", "-o", "g.png"],
            [ours, "compare", "cosine", "-q", "-o", "h.png"], 4)
        thousand = ",".join(str(round(0.001 * k, 3)) for k in range(1, 1001))
        bench.figure(
            "a chart of 1,000 curves", [ours, "compare", "cosine", "--max", thousand, "-q", "-o", "p.png"],
            lambda c, m, t: c * 1000, "ms")
        # The rates that write_csv.py and save_npy.py write.
        rows = [ours, "export", "cosine", "-n", "10000000", "-q"]
        csv = rows + ["--min", "1", "--max", "2", "--cycle-length", "6666666"]
        if missing("polars") or missing("numpy"):
            bench.skip("export of 10^7 rows / polars write_csv", "pip install polars numpy")
        else:
            polars = [sys.executable, os.path.join(HERE, "write_csv.py")]
            bench.ratio(
                "export of 10^7 rows / polars write_csv, to nowhere", csv + ["-o", "/dev/null", "--format", "csv"],
                polars + ["/dev/null"], 1, value=float, runs=5)
            bench.ratio(
                "export of 10^7 rows / polars write_csv, to a file", csv + ["-o", "i.csv"], polars + ["j.csv"], 1,
                value=float, runs=5)
        rows += ["--cycle-length", "10000000"]
        if missing("numpy"):
            bench.skip("export of 10^7 rows to NPY / numpy", "pip install numpy")
        else:
            bench.ratio(
                "export of 10^7 rows to NPY / numpy", rows + ["-o", "k.npy"],
                [sys.executable, os.path.join(HERE, "save_npy.py"), "l.npy"], 1.5, runs=3)
        bench.figure("export of 10^7 rows, peak memory", rows + ["-o", "m.csv"], lambda c, m, t: m, "MiB", 32)
        endless = [ours, "export", "cosine", "-n", "1e9", "--cycle-length", "1e9", "-q", "-o", "/dev/null", "--format", "csv"]
        bench.figure("export of 10^9 rows, peak memory", endless, lambda c, m, t: m, "MiB", 32, runs=1)
        bench.figure("--version, CPU", [ours, "--version"], lambda c, m, t: c * 1000, "ms", 4)
        config = config_file(cwd, "train.yaml", 3)
        facts = ["--samples", "52002", "--world-size", "8"]
        for verb in ["steps", "export"]:
            bench.figure(f"{verb} of a config, CPU", [ours, verb, config, *facts], lambda c, m, t: c * 1000, "ms", 6)
        bench.figure("explain of a config, CPU", [ours, "explain", config, *facts], lambda c, m, t: c * 1000, "ms", 12)
        # The system's own Python has PyYAML where a distribution installs it.
        python = "/usr/bin/python3"
        if os.path.exists(python) and subprocess.run([python, "-c", "import yaml"], capture_output=True).returncode == 0:
            peer = [python, os.path.join(HERE, "read_yaml.py"), config[1:]]
            for verb in ["steps", "export"]:
                bench.ratio(f"{verb} of a config / PyYAML reading it", [ours, verb, config, *facts], peer, 1 / 3)
        else:
            bench.skip("steps of a config / PyYAML reading it", "apt-get install python3-yaml")
        many = " vs ".join(" ".join([config_file(cwd, f"c{k}.yaml", 1 + k % 9), *facts]) for k in range(1000)).split()
        bench.figure("1,000 configs in one call", [ours, "steps", *many], lambda c, m, t: c * 1000, "ms")
        logs(bench, ours, cwd)
        for name, words in worst_cases(cwd):
            bench.worst(f"worst cases: {name}", [ours, *words], 2, 256)
        if shutil.which("strip"):
            bench.figure("size of the stripped binary", [ours, "--version"], lambda c, m, t: stripped(ours, cwd), "MB", 20)
        else:
            bench.skip("size of the stripped binary", "apt-get install binutils")


def logs(bench, ours, cwd):
    """Reading long logs, against who reads the same file, and a long log against its plan."""

    def made(kind, name):
        path = os.path.join(cwd, name)
        if not os.path.exists(path):
            os.makedirs(os.path.dirname(path), exist_ok=True)
            subprocess.run([sys.executable, os.path.join(HERE, "logs.py"), kind, path], check=True)
        return path

    peers = [
        ("log: a CSV of 10^7 rows, two of ten columns / polars", "csv", "log.csv", "polars", "polars", 1),
        ("log: trainer_state.json of 100 MB / orjson", "state", "trainer_state.json", "orjson", "orjson", 0.5),
        ("log: 10^6 scalars of TensorBoard / its own reader", "events", "run/events.out.tfevents.1700000000.host", "tensorboard", "tensorboard", 0.02),
    ]
    for what, kind, name, module, package, bound in peers:
        if bench.only not in what:
            continue
        if missing(module):
            bench.skip(what, f"pip install {package}")
            continue
        path = made(kind, name)
        bench.ratio(
            what, [ours, "plot", "@" + path, "-q", "-o", "log.png"], [sys.executable, os.path.join(HERE, "read_log.py"), kind, path],
            bound, runs=3)
    what = "log: a CSV of 10^7 rows, peak memory beyond two columns"
    if bench.only in what:
        bench.figure(
            what, [ours, "plot", "@" + made("csv", "log.csv"), "-q", "-o", "log.png"], lambda c, m, t: m - 2 * 8e7 / (1 << 20), "MiB", 64,
            runs=1)
    what = "log: diff of 10^6 rows, CPU"
    if bench.only in what:
        # What differs ends the command with 1.
        plan = "cosine --lr 1e-3 --length 1000000"
        command = f"{shlex.quote(ours)} diff {plan} vs @{shlex.quote(made('rates', 'rates.csv'))} || test $? = 1"
        bench.figure(what, ["sh", "-c", command], lambda c, m, t: c, "s", 1, runs=3)


def config_file(folder, name, epochs):
    """A config as people have it, and the word that stands for its run."""
    with open(os.path.join(folder, name), "w") as file:
        file.write(
            "# Model arguments\nmodel_name_or_path: base\ntorch_dtype: bfloat16\n\n# Trainer arguments\n"
            f"bf16: true\nnum_train_epochs: {epochs}\nper_device_train_batch_size: 4\ngradient_accumulation_steps: 8\n"
            "gradient_checkpointing: true\nlearning_rate: 2.0e-05\nlr_scheduler_type: cosine\nwarmup_ratio: 0.03\n"
            "logging_steps: 5\nmax_steps: -1\noutput_dir: out\nseed: 42\nreport_to:\n- tensorboard\n- wandb\n")
    return "@" + name


def stripped(binary, cwd):
    copy = os.path.join(cwd, "stripped")
    subprocess.run(["strip", "-o", copy, binary], check=True)
    return os.path.getsize(copy) / 1e6


def stretched(words):
    """The words with every length of 100 and more iterations as many times longer as 10^12 is than 1,500."""
    return [str(int(word) * 10**12 // 1500) if word.isdigit() and int(word) >= 100 else word for word in words]


def worst_cases(folder):
    """Commands that ask for as much as the limits of docs/reliability.md allow, each with its name."""

    def file(name, curves):
        with open(os.path.join(folder, name), "w") as file:
            file.writelines(curve + "\n" for curve in curves)
        return "@" + name

    def numbers(count):
        return ",".join(str(round(0.0001 * (k + 1), 4)) for k in range(count))

    def times(schedule, count):
        return shlex.split(" times ".join([schedule] * count))

    trillion = ["-n", "1e12", "-o", "w.png"]
    remainder = "torch.LambdaLR --lr 1 --lr_lambda '1 + 0.001 * (epoch % {})'"
    signs = ["torch.LambdaLR", "--lr", "1", "--lr_lambda", " + ".join(f"epoch % {k + 2}" for k in range(475))]
    cooldowns = " ".join(f"cooldown --start-idx {900_000 - 10 * k} --length 500" for k in range(900)).split()
    yield "a table of 1,000 curves", ["compare", "cosine", "--max", numbers(1000), *trillion]
    yield "a table of 10,000 curves", ["compare", "cosine", "--max", numbers(10_000), *trillion]
    yield "10,000 curves of cycles", [
        "compare", "sgdr", "--cycle-length", ",".join(str(k + 2) for k in range(10_000)), "-o", "w.png"]
    yield "10,000 curves of cycles, PDF", [
        "compare", "sgdr", "--cycle-length", ",".join(str(k + 2) for k in range(10_000)), "-o", "w.pdf"]
    yield "10,000 curves of cycles over 10^12", [
        "compare", "sgdr", "--cycle-length", ",".join(str(k + 2) for k in range(10_000)), *trillion]
    yield "500 curves of cycles that grow by a hundredth", [
        "compare", file("growing.lrs", (f"cosine --cycle-length {250 + k} cyclical --cycle-length-decay 1.01" for k in range(500))),
        *trillion]
    yield "1,000 products of cycles out of step", [
        "compare", file("products.lrs", (
            f"cosine --cycle-length {250 + k} cyclical times triangular --cycle-length {140 + k}" for k in range(1000))), *trillion]
    yield "10,000 products of cycles out of step", [
        "compare", file("many.lrs", (
            f"cosine --cycle-length {250 + k} cyclical times clr --step-size {140 + k}" for k in range(10_000))), *trillion]
    yield "10,000 curves of six steps", [
        "compare", file("steps.lrs", (
            f"cosine --cycle-length {250 + k} warmup --length 10 cooldown --start-idx 100 --length 50 scale --by 0.5 clamp --min 0 "
            "epochwise --every 10" for k in range(10_000))), *trillion]
    yield "100 formulas", [
        "compare", file("formulas.lrs", (remainder.format(k + 7) for k in range(100))), *trillion]
    yield "10,000 formulas", [
        "compare", file("all.lrs", (f"torch.LambdaLR --lr 0.1 --lr_lambda '0.95 ** (epoch // {k + 1})'" for k in range(10_000))),
        *trillion]
    for count in (11, 51):
        yield f"a product of {count} formulas", ["plot", *times(remainder.format(7), count), *trillion]
    cycles = [word for k in range(3, 203) for word in f"times sgdr --max 1 --cycle-length {k}".split()]
    yield "a formula times 200 cycles", ["plot", *shlex.split("torch.LambdaLR --lr 0.1 --lr_lambda epoch%7"), *cycles, *trillion]
    triangles = [word for k in range(3, 903) for word in f"times clr --min 0.5 --max 1 --step-size {k}".split()]
    yield "900 triangles out of step", ["plot", *"sgdr --max 1 --cycle-length 3".split(), *triangles, *trillion]
    restarts = "keras.CosineDecayRestarts --initial_learning_rate {} --first_decay_steps 3 --t_mul 1.00001"
    for count in (100, 10_000):
        yield f"{count:,} curves of cycles of real lengths", [
            "compare", file(f"real{count}.lrs", (restarts.format(k + 1) for k in range(count))), "-n", "900000", "-o", "w.png"]
    yield "490 epochs within each other", [
        "plot", "exponential", *(word for k in range(490) for word in f"epochwise --every {k % 97 + 2}".split()), *trillion]
    jagged = [word for k in range(480) for word in f"jagged --every {k % 97 + 3} --warmup {k % 3 + 1}".split()]
    yield "480 restarts within each other", ["plot", "multistep", "--milestones", "10,20,500", *jagged, *trillion]
    yield "480 restarts within each other, in a terminal", ["show", "multistep", "--milestones", "10,20,500", *jagged, "-n", "1e12"]
    yield "a picture of 33,554,432 pixels", ["plot", "sgdr", "--width", "16000", "--height", "8388", "--scale", "0.5", *trillion]
    yield "a formula of 1,900 signs", ["plot", *signs, *trillion]
    yield "a formula of 1,900 signs, 32,000 pixels wide", ["plot", *signs, "--width", "16000", "--scale", "2", *trillion]
    yield "explain: a formula of 1,900 signs", ["explain", *signs, "-n", "1e6"]
    yield "explain: 500 factors", ["explain", *times("exponential", 500), "-n", "1e6"]
    yield "explain: 51 cycles out of step", [
        "explain", "sgdr", *(word for k in range(50) for word in f"times sgdr --cycle-length {k + 7}".split()), "-n", "1e6"]
    yield "explain: a formula of 300 terms times 990 cycles", [
        "explain", "torch.LambdaLR", "--lr", "0.1", "--lr_lambda", "+".join(f"epoch%{k + 2}" for k in range(100)),
        *(word for k in range(990) for word in f"times sgdr --max 1 --cycle-length {k + 3}".split()), "-n", "1e12"]
    yield "explain: 60 restarts within each other", ["explain", "multistep", "--milestones", "10,20,500", *jagged[:300], "-n", "1e6"]
    yield "explain: 900 cool-downs within each other", ["explain", "cosine", "--cycle-length", "1e6", *cooldowns, "-n", "1e6"]
    yield "explain: waves out of step", [
        "explain", "torch.LambdaLR", "--lr", "1", "--lr_lambda", "0.5 + 0.5 * sin(epoch) * cos(1.1 * epoch)", "-n", "1e12"]
    yield "explain: a cosine of 10^6, compared with all others", ["explain", "cosine", "--cycle-length", "1e6", "-n", "1e6"]
    yield "explain: 50 products of all values of a formula", [
        "explain", *times("torch.MultiplicativeLR --lr 1 --lr_lambda '1 - 0.0001 * (epoch % 7)'", 50), "-n", "200000"]
    yield "explain: 10^5 cycles that grow", ["explain", "cosine", "cyclical", "--cycle-length-decay", "1.0001", "-n", "1e12"]


# Curves that run their course over the whole chart at both sizes; # is half the number of iterations.
SHAPES = [
    ("cosine", "cosine --cycle-length #"),
    ("step", "step --step-size 10"),
    ("dense cycles", "cosine --cycle-length 250 cyclical"),
    ("growing cycles", "cosine --cycle-length 250 cyclical --cycle-length-decay 2 --cycle-magnitude-decay 0.5"),
    ("clr", "clr --step-size 100 --mode triangular2"),
    ("then", "linear --start-lr 0 --finish-lr 1 --length # then cosine --cycle-length #"),
    ("times", "cosine --cycle-length # times triangular --cycle-length #"),
    ("dense cycles times", "cosine --cycle-length 250 cyclical times triangular --cycle-length #"),
    ("warmup and cooldown", "constant --lr 1 warmup --length # cooldown --start-idx # --length #"),
]

main()

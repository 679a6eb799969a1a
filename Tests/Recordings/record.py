#!/usr/bin/env python3
"""Computes the recorded curves of Tests/SchedulesTests/Fixtures anew with the frameworks' own code.

usage: record.py [--write] [--only TEXT] [FIXTURE.jsonl ...]

Each case names what was called (`callable`) and with which arguments (`args`); cases without them are read from their `curve`,
whose parameters have the framework's own names. A new case has a `count` where its `values` will be. Without --write the values
are only compared with those recorded, and a difference beyond the case's tolerance is told; with it the files are written anew,
values that agree to the last bit unchanged.
A framework that is not installed, or not in the release of releases.tsv, is told and its cases stay as they are.
Exits with 1 when a recorded value is not what the framework computes.
"""
import argparse
import collections
import json
import math
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import cases
import frameworks

FIXTURES = pathlib.Path(__file__).resolve().parent.parent / "SchedulesTests" / "Fixtures"


def difference(case, values):
    """What is wrong with recorded values, in a line, or None."""
    recorded = case.get("values")
    if recorded is None:
        return "not recorded yet"
    if len(values) != len(recorded):
        return f"{len(values)} values, recorded are {len(recorded)}"
    bound = case["tolerance"] * max(abs(value) for value in recorded)
    for iteration, (new, old) in enumerate(zip(values, recorded)):
        if not abs(new - old) <= bound:
            return f"iteration {iteration}: {new!r}, recorded is {old!r}"
    return None


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("files", nargs="*", type=pathlib.Path)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--only", default="")
    options = parser.parse_args()
    counts = collections.defaultdict(collections.Counter)
    for path in options.files or sorted(FIXTURES.glob("*.jsonl")):
        lines = path.read_text().splitlines()
        for index, line in enumerate(lines):
            case = json.loads(line)
            if options.only not in case["id"]:
                continue
            framework = case["framework"]
            try:
                values = frameworks.values(cases.Case(case))
            except frameworks.NotInstalled as reason:
                counts[framework][f"left as they are: {reason}"] += 1
                continue
            wrong = difference(case, values)
            counts[framework]["differ" if wrong else "agree"] += 1
            if wrong:
                print(f"{case['id']}: {wrong}")
                print(f"    {case['curve'][:300]}")
            if options.write and values != case.get("values") and all(map(math.isfinite, values)):
                case.pop("count", None)
                lines[index] = json.dumps(case | {"values": values})
        if options.write:
            path.write_text("\n".join(lines) + "\n")
    for framework, results in sorted(counts.items()):
        print(f"{framework:18}", ", ".join(f"{count} {what}" for what, count in sorted(results.items())))
    sys.exit(1 if any(results["differ"] for results in counts.values()) else 0)


if __name__ == "__main__":
    main()

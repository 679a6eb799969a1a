"""Records what PyYAML, OmegaConf's loader and ruamel.yaml read: words without quotes, whole documents, and the files of a folder.

usage: yaml_documents.py FIXTURES [FOLDER]
Needs the packages omegaconf and ruamel.yaml. With a folder, its files ending in .yaml and .yml are recorded too; without one
the recorded files stay as they are.
"""

import datetime
import json
import pathlib
import random
import sys

import yaml
from omegaconf._utils import get_yaml_loader
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

RANDOM_WORDS = 500
RANDOM_DOCUMENTS = 400


def described(value):
    """A value as JSON has it, with its kind."""
    if value is None:
        return ["null"]
    if isinstance(value, bool):
        return ["boolean", value]
    if isinstance(value, int):
        return ["integer", str(value)]
    if isinstance(value, float):
        return ["number", repr(value)]
    if isinstance(value, str):
        return ["string", value]
    if isinstance(value, (datetime.date, datetime.datetime)):
        return ["date"]
    if isinstance(value, bytes):
        return ["bytes"]
    if isinstance(value, set):
        return ["map", [[described(key), ["null"]] for key in value]]
    if isinstance(value, (list, tuple)):
        return ["list", [described(element) for element in value]]
    if isinstance(value, dict):
        return ["map", [[described(key), described(element)] for key, element in value.items()]]
    raise TypeError(type(value))


def read(load):
    """What a function reads, or that it refuses."""
    try:
        return described(load())
    except (yaml.YAMLError, YAMLError, ValueError, KeyError, IndexError, TypeError, AttributeError, RecursionError, OverflowError):
        return ["refused"]


# What people write, and what stands at the edges of the patterns.
WORDS = """
1e-3 1e3 1.0e-3 1.0e3 1.e-3 1.e+3 .5 -.5 +.5 .5e-3 .5e3 5. -5. 0.1 1_000 1_000.5 60_000 2E-5 2.E-5 2e-05 3e-4 1e+5 +1e-5
0 00 07 08 0777 0o17 0o8 0x1F 0X1F 0xFF_FF 0x_1 0b101 0b102 0b1_0 0_ 0_7 -0 +0 -0x1F -0b11 -017 +12 -12 1_ 1__0 _1 1_.5 1._5
9223372036854775807 9223372036854775808 -9223372036854775809 123456789012345678901234567890
0xFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF 077777777777777777777777777 0b1111111111111111111111111111111111111111111111111111111111111111111
1:30 1:3 1:60 1:030 190:20:30 190:20:30.15 1:30. 1:30.5_5 0:30 0:30.5 -1:30 +1:30.5 1:3:5:7 12:30:45 01:30 1:30: 1_0:30 1:5_0
yes Yes YES yEs no No NO on On ON off Off OFF oN y Y n N true True TRUE tRue false False FALSE null Null NULL nULL ~ ~~ None
.inf .Inf .INF +.inf -.inf -.INF .iNf .nan .NaN .NAN +.nan -.nan inf nan Infinity -inf NaN .Nan
2001-12-14 2001-1-1 2001-12-1 2001-12-14t21:59:43.10-05:00 2001-12-14T21:59:43Z 2001-12-14T21:59 20011214 2001-13-45 2001-12-14T9:59:43
2001-12-14T21:59:43. 2001-12-14T21:59:43+1 2001-12-14T21:59:43+01:3 1-2-3 10-11-12
e5 1e 1e- 1.5e 1.5e+ 1.5e+5 1.5E+5 1.5e05 -1.5e-05 +1.5 ++1 +-1 - + . .. ... .e5 ._ ._1 .1_ 1,000 1.2.3 1.2. 10% 5ep 0.1dur 4ba 1T 5e11T
= << <<< ~x x~ 0xg 0x 0b 0o 0b_ 0x_ 1e5_0 1_e5 1_e-5 1.0_e-5 6.0e-5_ 1e400 1.0e+400 1.0e-400 -0.0 0.0 0e0 0.e0 1d5 0x1p3
""".split() + ["2001-12-14 21:59:43.10 -5", "2001-12-14 21:59:43", "2001-12-14  1:59:43 Z", "2001-12-14 21:59:43 +01:30", "1 2", "yes no"]


def random_word(random):
    """A word of the characters that numbers, times and booleans are made of."""
    kind = random.randrange(4)
    if kind == 0:
        return "".join(random.choice("0123456789._-+:eExXobTZ") for _ in range(random.randrange(1, 9)))
    if kind == 1:
        return random.choice(["", "+", "-"]) + random.choice(["0", "0b", "0x", "0o", "1", "9", "", "."]) + "".join(
            random.choice("0011234567_9aF") for _ in range(random.randrange(0, 7)))
    if kind == 2:
        return random.choice(["", "-", "+"]) + str(random.randrange(1000)) + random.choice(["", ".", "._", ".5", "_"]) + random.choice(
            ["", "e5", "e+5", "E-12", "e", "e5_", ":30", ":5", ":61", ":3:4", ":59.5", "e-3"])
    word = list(random.choice(["yes", "no", "on", "off", "true", "false", "null", ".inf", "-.inf", ".nan", "2001-12-14", "1:30:00.5"]))
    place = random.randrange(len(word))
    word[place] = random.choice([word[place].upper(), word[place].lower(), "", word[place] * 2, "0"])
    return "".join(word)


def record_words(folder):
    generator = random.Random(11)
    words = list(dict.fromkeys(WORDS + [random_word(generator) for _ in range(RANDOM_WORDS)]))
    omegaconf = get_yaml_loader()
    lines = []
    for word in words:
        # What stands for something else at the beginning of a value is no word.
        try:
            node = yaml.compose(f"- {word}")
            if len(node.value) != 1 or node.value[0].value != word or node.value[0].style is not None:
                continue
            if not isinstance(node.value[0], yaml.ScalarNode):
                continue
        except yaml.YAMLError:
            continue
        lines.append({
            "word": word,
            "yaml11": read(lambda: yaml.load(f"- {word}", Loader=yaml.SafeLoader)[0]),
            "omegaconf": read(lambda: yaml.load(f"- {word}", Loader=omegaconf)[0]),
            "yaml12": read(lambda: YAML(typ="safe", pure=True).load(f"- {word}")[0]),
            "float": read(lambda: float(word)),
        })
    write(folder / "yaml_words.jsonl", lines)


DOCUMENTS = [
    "", "# only a comment\n", "---\n", "a: 1\n", "- 1\n- [2, {b: c}]\n", "a:\n", "a: ~\nb: null\nc:\n", "? a\n: b\n? c\n",
    "base: &b {lr: 1, wd: 2}\nrun:\n  <<: *b\n  lr: 3\n", "x: &x {a: 1}\ny: &y {a: 2, b: 3}\nz: {<<: [*x, *y], c: 4}\n",
    "a: &a [1, 2]\nb: *a\nc: [*a, *a]\n", "a: &n 1\nb: *n\na2: &n 2\nb2: *n\n", "<<: {a: 1}\nb: 2\na: 3\n", "'<<': 1\n", "\"<<\": {a: 1}\n",
    "a: 1\na: 2\n", "a: 1\n2: b\ntrue: c\nnull: d\n1.5: e\n", "yes: 1\non: 2\ny: 3\n", "{a: 1, 'b': 2, \"c\": 3, d}\n", "[a, b: c, {d: e}]\n",
    "a: |\n  one\n   two\n\n  three\n", "a: >\n  one\n  two\n\n  three\n", "a: |-\n  x\nb: |+\n  y\n\nc: >-\n  z\n", "a: |2\n   x\n", "a: >+\n\n  x\n\n",
    "a: 'it''s'\nb: \"\\x41\\u00e9\\n\\t\\\\\\\"\\/\\e\\0\\_\\N\"\n", "a: \"one\n  two\n\n  three\"\n", "a: 'one\n  two'\n", "a: one\n  two\n  three\n", "a: b: c\n",
    "a:b\n", "a: b:c\n", "a: http://x.y/z#f\n", "a: x # comment\n", "a: x#y\n", "a : 1\n", "\"a\": 1\n", "a: [1, 2\n", "a: {b: 1\n", "a: [1, 2]]\n", "a: ]\n",
    "a: 'x\n", "a: \"x\n", "a: \"\\q\"\n", "a: @x\n", "a: `x`\n", "a: %x\n", "a: !x\n", "a: &x\nb: *x\n", "a: *nothing\n", "a: &a [*a]\n", "a:\n\tb: 1\n", "a:\t1\n", "\ta: 1\n",
    "a: 1\n b: 2\n", "  a: 1\nb: 2\n", "a:\n  - 1\n - 2\n", "a:\n- 1\n- 2\nb: 3\n", "- a\nb\n", "a\nb: 1\n", "- - - 1\n", "-\n-\n", "a: - 1\n", "[a, b]: 1\n", "? [a, b]\n: 1\n", "{[a]: 1}\n",
    "a: !!str 1\nb: !!int '7'\nc: !!float 1e-3\nd: !!bool 'yes'\ne: !!null 'x'\nf: !!float 3\ng: !!float .inf\nh: !!int 0x1F\n", "a: !!int 1.5\n", "a: !!float x\n", "a: !!bool maybe\n",
    "a: !!set {x, y}\n", "a: !!seq [1]\nb: !!map {c: 1}\n", "a: ! 12\n", "a: ! '12'\n", "!!map {a: 1}\n", "a: !!str\n", "a: !!int\n",
    "--- 1\n", "--- a\n...\n", "--- a\n--- b\n", "a: 1\n---\nb: 2\n", "a: 1\n...\n", "a: 1\n...\nb: 2\n", "%YAML 1.1\n---\na: 1\n", "%YAML 1.1\na: 1\n", "%TAG !e! tag:e.org,2000:\n---\na: 1\n", "%FOO\n---\na: 1\n",
    "a: 1\r\nb:\r\n  - 2\r\n  - x\r\n", "a: 1\rb: 2\r", "\ufeffa: 1\n", "a: é\nü: ß\n'日本': '語'\n", "a: x\u0085b: y\n", "a: \"x\u2028y\"\n", "a: \U0001F600\n", "a: \x01\n", "a: \x7f\n", "a: x\0y\n",
    "a: 1_000\nb: 1e-5\nc: 0o7\nd: 010\ne: 1:30\nf: 2001-12-14\n", "lr: 2e-5  # text\nsteps: 100\nwarmup: 0.03\n", "optim: [adam, 1.0e-4]\nbetas: [0.9, 0.999]\n",
    "a: {b: {c: {d: [1, [2, [3]]]}}}\n", "a: []\nb: {}\nc: ''\nd: \"\"\n", "a: -1\nb: - \n", "a: -\n", "a: ?\n", "a: :\n", ": 1\n", "? \n", ":\n", "a: [,]\n", "a: [1,,2]\n", "a: [1, ]\n", "a: {,}\n", "a: {b: , c: }\n", "a: {b, c:}\n",
    "a: [? b : c]\n", "[? a]\n", "a: \"b\"c\n", "a: 'b' 'c'\n", "a: [b]c\n", "a: {b: c}d\n", "&x a: 1\nb: *x\n", "&x : 1\n", "a: &x !!int 7\nb: !!int &y 8\nc: [*x, *y]\n", "*a : 1\n", "a: &1 x\nb: *1\n",
    "a: >x\n  b\n", "a: |0\n  b\n", "a: |\n\tb\n", "a: ${b}\nb: '${a}'\n", "a: ${b:-1}\n", "a: {b: ${c}}\n", "a: [${c}, 1]\n", "a: x y z\n", "a: \"\"\"x\"\"\"\n", "a: =\n", "=: 1\n", "a: 1;\n", "a: 1,\n", "a: (1, 2)\n", "a: '1'\n",
]


def random_value(random, depth=0):
    kind = random.randrange(9 if depth < 3 else 7)
    if kind == 0:
        return None
    if kind == 1:
        return random.choice([True, False])
    if kind == 2:
        return random.randrange(-10**random.randrange(1, 20), 10**random.randrange(1, 20))
    if kind == 3:
        return random.choice([random.uniform(-1, 1) * 10.0**random.randrange(-20, 20), float("inf"), 0.0, 1e-5])
    if kind < 7:
        texts = ["", "a", "1e-3", "yes", "a: b", "# x", "é\u00a0ü", "two\nlines\n", "'q'", "\"q\"", "- x", " lead", "trail ", "a" * 90, "012", "<<", "x #y", "\t", "{", "*a", "&b", "!c", "\u2028", "日本"]
        return random.choice(texts)
    if kind == 7:
        return [random_value(random, depth + 1) for _ in range(random.randrange(4))]
    keys = ["lr", "a b", "1", "x:", "é", "", "<<", "warmup_steps", "yes"]
    return {random.choice(keys) if random.random() < 0.9 else random.randrange(9): random_value(random, depth + 1) for _ in range(random.randrange(5))}


def random_document(random):
    value = random_value(random)
    while not value or not isinstance(value, (list, dict)):
        value = random_value(random)
    text = yaml.safe_dump(
        value, default_flow_style=random.choice([True, False, None]), allow_unicode=random.random() < 0.7,
        width=random.choice([20, 80, 200]), indent=random.choice([2, 4, 7]), line_break=random.choice(["\n", "\n", "\r\n"]),
        explicit_start=random.random() < 0.2)
    for _ in range(random.choice([0, 0, 1, 1, 2, 3])):
        place = random.randrange(len(text) + 1)
        edit = random.randrange(3)
        if edit == 0:
            text = text[:place] + text[place + 1:]
        elif edit == 1:
            text = text[:place] + random.choice(" \n\t:-,[]{}'\"#&*!|>%@?0x.") + text[place:]
        else:
            other = random.randrange(len(text) + 1)
            text = text[:place] + text[other:other + random.randrange(8)] + text[place:]
    return text


def record_documents(folder):
    generator = random.Random(7)
    texts = list(dict.fromkeys(DOCUMENTS + [random_document(generator) for _ in range(RANDOM_DOCUMENTS)]))
    lines = []
    for text in texts:
        python = read(lambda: yaml.load(text, Loader=yaml.SafeLoader))
        line = {"text": text, "yaml11": python}
        # PyYAML's own scanner and libyaml do not agree on every text; where they differ, both are recorded.
        library = read(lambda: yaml.load(text.encode(), Loader=yaml.CSafeLoader))
        if library != python:
            line["libyaml"] = library
        lines.append(line)
    write(folder / "yaml_documents.jsonl", lines)


def record_files(folder, files):
    omegaconf = get_yaml_loader()
    lines = []
    for file in sorted(files):
        text = file.read_text()
        line = {"text": text, "yaml11": read(lambda: yaml.load(text, Loader=yaml.SafeLoader))}
        others = {
            "omegaconf": read(lambda: yaml.load(text, Loader=omegaconf)),
            "yaml12": read(lambda: YAML(typ="safe", pure=True).load(text)),
        }
        # Most files are the same to all readers.
        line |= {name: value for name, value in others.items() if value != line["yaml11"]}
        lines.append(line)
    write(folder / "yaml_files.jsonl", lines)


def write(file, lines):
    file.write_text("".join(json.dumps(line, ensure_ascii=True) + "\n" for line in lines))
    print(f"{file.name}: {len(lines)}")


if __name__ == "__main__":
    fixtures = pathlib.Path(sys.argv[1])
    record_words(fixtures)
    record_documents(fixtures)
    if len(sys.argv) > 2:
        folder = pathlib.Path(sys.argv[2])
        record_files(fixtures, [file for file in folder.rglob("*") if file.suffix in (".yaml", ".yml")])

"""Records what Python's tomllib reads: whole documents, right and wrong ones, and the files of a folder.

usage: toml_documents.py FIXTURES [FOLDER]
With a folder, its files ending in .toml are recorded too; without one they stay as they are.
"""

import datetime
import json
import pathlib
import random
import sys
import tomllib

RANDOM_DOCUMENTS = 700


def described(value):
    """A value as JSON has it, with its kind."""
    if isinstance(value, bool):
        return ["boolean", value]
    if isinstance(value, int):
        return ["integer", str(value)]
    if isinstance(value, float):
        return ["number", repr(value)]
    if isinstance(value, str):
        return ["string", value]
    if isinstance(value, (datetime.date, datetime.datetime, datetime.time)):
        return ["date"]
    if isinstance(value, list):
        return ["list", [described(element) for element in value]]
    return ["map", [[described(key), described(element)] for key, element in value.items()]]


def read(text):
    try:
        return described(tomllib.loads(text))
    except (tomllib.TOMLDecodeError, RecursionError):
        return ["refused"]


VALUES = r"""
1 -1 +1 0 -0 +0 01 00 1_000 1__0 _1 1_ 0x1F 0xdead_beef 0XFF 0x 0x_1 -0x1 0o17 0o8 0b101 0b2 1_000_000_000_000_000_000_000
0.5 .5 5. 5.0 -0.0 +1.5 1e5 1E5 1e+5 1e-5 1.5e3 1.e3 1e 1e+ 1_0.0_1 1._5 1.5_ 1e1_0 1e_1 6.626e-34 01.5 00.5 1e06
inf +inf -inf nan +nan -nan Inf NaN infinity true false True TRUE yes null none
1979-05-27 1979-05-27T07:32:00 1979-05-27T07:32:00Z 1979-05-27t07:32:00z 1979-05-27T07:32:00.5-07:00 1979-05-27T07:32 07:32:00 07:32 07:32:00.999 7:32:00
1979-13-01 1979-02-30 2000-02-29 1900-02-29 24:00:00 23:59:60 1979-05-27T07:32:00+25:00 1979-5-27 0000-01-01 1979-05-27T 1979-05-27T07:32:00.
"a" 'a' "a\tb\u00e9\U0001F600\"\\" "\x41" "\e" "\q" "\u12" "\ud800" "\U00110000" 'a\b' 'it''s' "a"b "'" '"' "a
[] [1] [1,2] [1,2,] [,] [1,,2] [1 2] [[1],["a",{b=1}]] [1 [1,] {} {a=1} {a=1,b=2} {a=1,} {,} {a=1 {a.b=1,a.c=2} {a={b=1},a.c=2} {a=1,a=2} {"a b"=1,'c'=2} {a=[1,{b=2}]} {a}
a @ #x =1 1=1 ; 1; (1) ${x} 1.2.3 1-2 --1 +-1 1+1 0x1.5 1e1.5
""".split("\n")

QUOTES = [
    'b"a"', '"""a"""', "'''a'''", '""""""', "''''''", '"""a""""', '"""a"""""', '"""a""""""', '""""a""""', "'''a''''", "''''a''''''", '"""a', "'''",
]

DOCUMENTS = [
    "", "# only\n", "a = 1\nb = 2\n", "a = 1 b = 2\n", "a = 1 # x\n", "a=1#x", "a\n", "a =\n", "= 1\n", "a = \n1\n", "a.b = 1\na.c = 2\n", "a . b = 1\n", "a.b.c = 1\na.b = 2\n", "a = 1\na.b = 2\n", "a.b = 1\na = 2\n", "a = 1\na = 2\n", "\"a\" = 1\na = 2\n",
    "[a]\nb = 1\n[c]\nd = 2\n", "[a]\n[a]\n", "[a.b]\nx = 1\n[a]\ny = 2\n", "[a]\ny = 2\n[a.b]\nx = 1\n", "[a]\nb = 1\n[a.b]\n", "[a]\nb.c = 1\n[a.b]\n", "[a]\nb.c = 1\n[a.b.d]\nx = 1\n", "[a.b.c]\nz = 9\n[a]\nb.c.t = 1\n", "[a.b.c]\nz = 9\n[a]\nb.t = 1\n", "[a.b]\n[a]\nb.c = 1\n",
    "a.b = 1\n[a]\n", "a.b = 1\n[a.c]\nx = 1\n", "[x]\na.b = 1\na.c = 2\n[y]\n", "[x]\na.b = 1\n[y]\n[x.a.c]\n", "[[a]]\nb = 1\n[[a]]\nb = 2\n", "[[a]]\n[a]\n", "[a]\n[[a]]\n", "a = []\n[[a]]\n", "a = [{}]\n[a.b]\n", "a = {}\n[a.b]\n", "a = {b = {}}\na.b.c = 1\n", "[[a]]\n[a.b]\nc = 1\n[[a]]\n[a.b]\nc = 2\n", "[[a.b]]\nx = 1\n[[a.b]]\nx = 2\n[a]\ny = 3\n", "[[a.b]]\n[a]\nb.x = 1\n", "[[a]]\nb = 1\n[a.c]\n[[a.c.d]]\n[[a.c.d]]\n", "[[a]]\nx.y = 1\n[[a]]\nx.y = 2\n", "[a.b]\n[[a.b]]\n", "[[a]]\n[[a.b]]\n[[a]]\n[[a.b]]\nc = 1\n", "[a]\nb = [{c = 1}]\n[[a.b]]\n",
    "[a\n", "[a]]\n", "[[a]\n", "[]\n", "[[]]\n", "[a.]\n", "[.a]\n", "[a..b]\n", "[ a . b ]\n", "[[ a ]]\n", "[ [a] ]\n", "[a] x = 1\n", "[a] # x\n", "['a b'.\"c\"]\nd = 1\n", "[a\n]\n", "[\"\"]\n'' = 1\n", "é = 1\n", "\"é\" = 1\n", "a-b_1 = 1\n1 = 2\n1.2 = 3\n-x = 1\n", "a b = 1\n", "'''a''' = 1\n",
    "a = [\n1, # x\n\n2\n,\n]\n", "a = [ # x\n]\n", "a = {\nb = 1 }\n", "a = { b = [\n1 ] }\n", "a = {b = 1} # x\n", "a = {b = 1}\na.c = 2\n", "a = [[[[[[[[1]]]]]]]]\n",
    "a = \"\"\"\nx\ny\"\"\"\n", "a = \"\"\"x \\\n   y \\\n\n  z\"\"\"\n", "a = \"\"\"x \\ y\"\"\"\n", "a = \"\"\"x\\   \n y\"\"\"\n", "a = '''\nx\\\ny'''\n", "a = \"\"\"\r\nx\r\ny\"\"\"\r\nb = 1\r\n", "a = \"x\ny\"\n", "a = \"x\ry\"\n", "a = \"\"\"x\ry\"\"\"\n", "a = 1\rb = 2\n", "a = 'x\x01'\n", "a = \"x\x7f\"\n", "a = \"\t\"\n", "# \x01\n", "# \t é\n", "a = \"\"\"\x08\"\"\"\n", "a = '''x\x00'''\n", "a = \"\"\"\\\n\"\"\"\n", "a = \"\"\"x\\\"\"\"\"\n", "a = \"\"\"\\u00e9\"\"\"\n",
    "\ta = 1\n  b = 2\n", "a = 1\n\n\n[b]\n\nc = 2\n\n", "a = 1979-05-27 07:32:00\n", "a = 1979-05-27 07:32:00 # x\n", "a = 1979-05-27 # 07:32:00\n", "a = 1979-05-27 7:32:00\n", "a = [1979-05-27, 07:32:00]\n", "a = 1979-05-27  07:32:00\n", "[optimizer]\nname = \"AdamW\"\nlr = 8e-4\n[training]\nsteps = 10_000\n",
    "a = true\nb = false # x\nc = [true,false]\n", "a = truex\n", "a = \"x\" y\n", "a = [\"x\" \"y\"]\n", "a = ['x', 'y',]\n", "a = 'x' 'y'\n",
]


def random_document(random):
    """Tables, dotted keys and arrays of a few names, of which many contradict each other."""
    names = ["a", "b", "c", "'d e'"]
    path = lambda most: ".".join(random.choice(names) for _ in range(random.randrange(1, most)))
    value = lambda: random.choice(["1", "'x'", "[]", "{}", "[1, 2]", "{a = 1}", "{b.c = 1}", "1e-3", "[{a = 1}]", "\"\"\"\nx\"\"\""])
    lines = []
    for _ in range(random.randrange(2, 8)):
        kind = random.randrange(5)
        lines.append(f"[{path(4)}]" if kind == 0 else f"[[{path(3)}]]" if kind == 1 else f"{path(4)} = {value()}")
    text = random.choice(["\n", "\n", "\r\n"]).join(lines)
    for _ in range(random.choice([0, 0, 0, 1, 2])):
        place = random.randrange(len(text) + 1)
        if random.random() < 0.5:
            text = text[:place] + text[place + 1:]
        else:
            text = text[:place] + random.choice(" \n\t.,=[]{}'\"#\\-_01exT:") + text[place:]
    return text


def write(file, texts):
    lines = [{"text": text, "tomllib": read(text)} for text in dict.fromkeys(texts)]
    file.write_text("".join(json.dumps(line, ensure_ascii=True) + "\n" for line in lines))
    refused = sum(line["tomllib"] == ["refused"] for line in lines)
    print(f"{file.name}: {len(lines)}, of which {refused} are refused")


if __name__ == "__main__":
    fixtures = pathlib.Path(sys.argv[1])
    generator = random.Random(5)
    values = [f"a = {value}\n" for line in VALUES for value in line.split(" ") if value]
    values += [f"a = {value}\n" for value in QUOTES]
    write(fixtures / "toml_documents.jsonl",
          DOCUMENTS + values + [random_document(generator) for _ in range(RANDOM_DOCUMENTS)])
    if len(sys.argv) > 2:
        write(fixtures / "toml_files.jsonl",
              [file.read_text() for file in sorted(pathlib.Path(sys.argv[2]).rglob("*.toml"))])

#!/usr/bin/env python3
"""CPU time and bytes a frame of `lrsched explore` in a terminal of 200 x 50 letters with three curves.

usage: explore.py [LRSCHED] [KEYS]

Each key is sent alone and its frame read to its end, so every key is one frame. The CPU time is that of the whole
process by the kernel's account (getrusage), less that of its start.
"""

import fcntl
import os
import pty
import re
import select
import struct
import sys
import termios
import time

PROGRAM = sys.argv[1] if len(sys.argv) > 1 else ".build/release/lrsched"
KEYS = int(sys.argv[2]) if len(sys.argv) > 2 else 400
FRAME_END = b"\x1b[?2026l"
RIGHT, LEFT = b"\x1b[C", b"\x1b[D"
CURVES = "cosine --max 0.1 --cycle-length {c} warmup --length {w} vs wsd --lr 0.1 vs sgdr --max 0.1 --cycle-length {w}"


def explore(iterations, keys):
    """Runs one exploration; returns its CPU seconds, the bytes of the first frame and those of each further one."""
    words = CURVES.format(c=iterations // 2, w=iterations // 10).split() + ["-n", str(iterations)]
    child, master = pty.fork()
    if child == 0:
        os.environ.update(TERM="xterm-256color", LANG="C.UTF-8", COLORFGBG="15;0", COLUMNS="", COLORTERM="truecolor")
        os.environ.pop("NO_COLOR", None)
        time.sleep(0.1)  # until the terminal has its size
        os.execv(PROGRAM, [PROGRAM, "explore"] + words)
    fcntl.ioctl(master, termios.TIOCSWINSZ, struct.pack("HHHH", 50, 200, 0, 0))

    def frame():
        data = b""
        while not data.endswith(FRAME_END):
            if not select.select([master], [], [], 5)[0]:
                raise SystemExit(f"no frame came: {data[-200:]!r}")
            data += os.read(master, 1 << 16)
        return len(data)

    first = frame()
    sizes = []
    for key in keys:
        os.write(master, key)
        sizes.append(frame())
    os.write(master, b"q")
    rest = b""
    while True:
        try:
            data = os.read(master, 1 << 16)
        except OSError:
            break
        if not data:
            break
        rest += data
    _, status, usage = os.wait4(child, 0)
    assert status == 0 and re.search(rb"lrsched plot", rest), rest
    return usage.ru_utime + usage.ru_stime, first, sizes


def main():
    print(f"{'iterations':>12}  {'CPU ms/frame':>12}  {'first frame':>11}  {'turn a knob':>11}  {'move cursor':>11}")
    for iterations in [1500, 1_000_000, 1_000_000_000_000]:
        start = min(explore(iterations, [b"\x1b[B"])[0] for _ in range(3))
        turns = [b"\x1b[B"] + [RIGHT, RIGHT, RIGHT, LEFT, LEFT, LEFT] * (KEYS // 6)
        cpu, first, sizes = explore(iterations, turns)
        moves = [b"c"] + [b","] * 40
        _, _, cursor = explore(iterations, moves)
        per_frame = (cpu - start) / (len(turns) - 1) * 1000
        knob = sum(sizes[1:]) / len(sizes[1:])
        print(
            f"{iterations:>12.0e}  {per_frame:>12.2f}  {first:>9} B  {knob:>9.0f} B  {sum(cursor[1:]) / 40:>9.0f} B")


main()

#!/usr/bin/env python3
"""Writes the table of letters that do not take exactly one cell of a terminal.

    python3 Tests/Generators/cell_widths.py > Sources/TerminalText/CellWidths.swift

It comes from the Unicode Character Database that this Python has: the property East_Asian_Width (UAX #11) and the general
categories. Code points that no character has yet are left to their block: those set aside for ideographs and emoji are wide.
"""

import sys
import unicodedata

# What UAX #11 sets aside as wide even where nothing is assigned yet, and the blocks of emoji.
RESERVED = [(0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x1FA70, 0x1FAFF), (0x20000, 0x2FFFD),
            (0x30000, 0x3FFFD)]
# Vowels and final consonants of Hangul join the syllable before them.
JOINING = [(0x1160, 0x11FF), (0xD7B0, 0xD7FF)]


def within(value, ranges):
    return any(first <= value <= last for first, last in ranges)


def cells(value):
    character = chr(value)
    category = unicodedata.category(character)
    if category in ("Mn", "Me", "Cf") or (within(value, JOINING) and category != "Cn"):
        return 0
    if category == "Cn":
        return 2 if within(value, RESERVED) else 1
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def ranges(wanted):
    """The runs of code points that take so many cells; unassigned ones between two of the same run join it."""
    found = []
    gap = False
    for value in range(sys.maxunicode + 1):
        if 0xD800 <= value <= 0xDFFF:
            continue
        if cells(value) == wanted:
            if found and (found[-1][1] == value - 1 or gap):
                found[-1][1] = value
            else:
                found.append([value, value])
            gap = True
        elif unicodedata.category(chr(value)) != "Cn" or within(value, RESERVED):
            gap = False
    return found


def table(name, comment, wanted):
    rows = [f"    0x{first:X}, 0x{last:X}," for first, last in ranges(wanted)]
    lines = [f"  /// {comment}", f"  static let {name}: [UInt32] = ["]
    line = "   "
    for row in (row.strip() for row in rows):
        if len(line) + 1 + len(row) > 116:
            lines.append(line)
            line = "   "
        line += " " + row
    return lines + [line, "  ]"]


print("\n".join([
    f"// Written by Tests/Generators/cell_widths.py from Unicode {unicodedata.unidata_version}: not to be changed by hand.",
    "",
    "/// The letters that do not take exactly one cell, as the first and last code points of their runs, in order.",
    "enum CellWidths {",
    *table("wide", "Letters of two cells: wide and full-width ones.", 2), "",
    *table("none", "Marks that join the letter before them, and format characters, which are not seen.", 0),
    "}",
]))

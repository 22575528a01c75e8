"""Counts in, the letters of list numbers out."""

from __future__ import annotations


def letters(count: int) -> str:
    """1 is "a", 26 "z", 27 "aa"."""
    letter = chr(ord("a") + (count - 1) % 26)
    return letter * ((count - 1) // 26 + 1)


def romans(count: int) -> str:
    """4 is "iv"; beyond a few thousand the letters only get more."""
    units = (
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    )
    digits = ""
    for value, sign in units:
        digits += sign * (count // value)
        count %= value
    return digits

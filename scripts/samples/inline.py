"""One line of a source in, runs of text with their setting out.

Marks: `**bold**`, `*italic*`, `~~underlined~~`, `[@anchor]` for a cross-reference.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

MARK = re.compile(r"(\*\*|\*|~~|\[@[a-z0-9_]{1,40}\])")
DEFINED = re.compile(r"(?:\*\*“|“\*\*)([^”*]{1,60})(?:”\*\*|\*\*”)")
OPENING_QUOTE = re.compile(r'(^|[\s(\[—–/|])([*~]{0,4})"')


@dataclass(frozen=True)
class Run:
    """Text set in one way; `anchor` names the clause whose number the text is, when it is a reference."""

    text: str
    bold: bool = False
    italic: bool = False
    underline: bool = False
    anchor: str = ""


def curly(text: str) -> str:
    """Straight quotes as a word processor would turn them while typing."""
    text = OPENING_QUOTE.sub(r"\1\2“", text)
    return text.replace('"', "”").replace("'", "’")


def runs(text: str, numbers: Mapping[str, str]) -> Iterator[Run]:
    """The runs of a marked-up line; raises KeyError for a reference to an anchor that does not exist."""
    on = {"**": False, "*": False, "~~": False}
    for part in MARK.split(text):
        if part in on:
            on[part] = not on[part]
        elif part:
            anchor = part[2:-1] if part.startswith("[@") else ""
            yield Run(numbers[anchor] if anchor else part, on["**"], on["*"], on["~~"], anchor)


def plain(text: str, numbers: Mapping[str, str]) -> str:
    """The words alone, as printed."""
    return "".join(run.text for run in runs(text, numbers))


def lead(text: str, numbers: Mapping[str, str]) -> str:
    """The run-in heading of a clause, or "".

    That is its bold or underlined opening where a full stop ends it (set in the same way or not), or the term
    that it defines.
    """
    if defined := DEFINED.match(text):
        return defined[1]
    words = ""
    for run in runs(text, numbers):
        if not (run.bold or run.underline):
            words += "." if run.text.startswith(".") else ""
            break
        words += run.text
    whole = words == plain(text, numbers)
    return words.rstrip(". ") if words and (whole or words.rstrip().endswith(".")) else ""

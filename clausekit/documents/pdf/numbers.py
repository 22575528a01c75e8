"""List numbers as printed: which characters at a line's start number a clause, and what may follow what."""

from __future__ import annotations

import re

from clausekit.documents.roman import WORTH, roman

_ROMAN = r"[ivxlcIVXLC]{1,7}"
_WORDED = r"(?i:article|section|clause|schedule|exhibit|annex|appendix|attachment)"

LABEL = re.compile(
    rf"""
    (?: \(? (?: \d{{1,3}} (?: \. \d{{1,3}} ){{0,5}} | [A-Za-z]{{1,2}} | {_ROMAN} ) \)   # (a)  a)  (iv)  (1)
      | \d{{1,3}} (?: \.\s? \d{{1,3}} ){{1,5}} \.? (?!\w)      # 7.2  7.2.1.  and, spaced by recognition, 7. 2
      | [IVX]{{1,6}} (?: \. \d{{1,2}} ){{1,3}} \.? (?!\w)     # I.1, below ARTICLE I
      | \d{{1,3}} \.                                        # 7.
      | [A-Z] \. | [a-z] \. | {_ROMAN} \.                   # A.  a.  iv.
      | {_WORDED} \s (?: \d{{1,3}} (?: \. \d{{1,3}} ){{0,3}} | [IVXL]{{1,7}} | [A-Z] ) [.:]?   # Section 3.2
      | [•●▪■◦○·–*-] (?=\s) | o (?=\s) | § (?=\s\D)         # a bullet, of Symbol or Wingdings too
    )
    (?: \s{{0,20}} (?: \( (?: \d{{1,2}} | [a-z]{{1,2}} | {_ROMAN} ) \) ) ){{0,2}}    # 7.2(a)(i)
    (?: \s{{1,40}} | (?=[A-Z“"‘'(\[]) | $ )
    """,
    re.VERBOSE,
)
"""A list number and the white space after it, at the start of a line."""

_ALONE = re.compile(
    r"\(?(?:\d{1,3}(?:\.\d{1,3}){0,5}|[A-Za-z]{1,2}|[ivxlcIVXLC]{1,7})[.):]{0,2}(?:\s?\(\w{1,4}\)){0,2}\.?"
    rf"|[•●▪■◦○·§o–*-]|{_WORDED}\s[\w.-]{{1,7}}[.:]?"
)
_DECIMAL = re.compile(rf"(?:{_WORDED}\s)?\(?(\d{{1,3}}(?:\.\s?\d{{1,3}}){{0,5}})(?=[.)\s:]|$)")
_LETTER = re.compile(rf"(?P<worded>{_WORDED}\s)?\(?(?P<value>[A-Za-z]{{1,2}}|{_ROMAN})(?P<close>[.):]|$)")


def is_label(text: str) -> bool:
    """True when `text` is nothing but a list number, a bullet, or "Section 3.2"."""
    return _ALONE.fullmatch(text) is not None


class Sequence:
    """The list numbers seen so far, in reading order: tells whether a number is the next of a list."""

    def __init__(self) -> None:
        self._decimal: tuple[int, ...] = ()
        self._letters: dict[str, int] = {}

    def follows(self, label: str) -> int:
        """2 when `label` comes next in an open list, 0 when it may open one, -1 when it fits nowhere."""
        decimal = _DECIMAL.match(label)
        if decimal and not label.startswith("("):
            return self._follows_decimal(_numbers(decimal[1]))
        readings = _readings(label)
        if any(self._letters.get(style) == value - 1 != 0 for style, value in readings):
            return 2
        return 0 if any(value == 1 for _, value in readings) or not readings else -1

    def add(self, label: str) -> None:
        """Remember a list number that begins a paragraph."""
        decimal = _DECIMAL.match(label)
        if decimal and not label.startswith("("):
            self._decimal = _numbers(decimal[1])
            return
        readings = _readings(label)
        going_on = [(style, value) for style, value in readings if self._letters.get(style) == value - 1]
        first = [(style, value) for style, value in readings if value == 1]
        for style, value in going_on or first or readings:
            self._letters[style] = value

    def _follows_decimal(self, value: tuple[int, ...]) -> int:
        last = self._decimal
        nexts = {(*last[:depth], last[depth] + step) for depth in range(len(last)) for step in (1, 2)}
        if value in nexts or (last and value in {(*last, 0), (*last, 1), (*last, 0, 1)}):
            return 2
        return 0 if value[-1] <= 1 and len(value) <= 2 else -1


def _numbers(digits: str) -> tuple[int, ...]:
    numbers = tuple(int(part) for part in digits.split("."))
    return numbers[:-1] if len(numbers) == 2 and numbers[1] == 0 else numbers  # "7.0" is how some print "7."


def _readings(label: str) -> list[tuple[str, int]]:
    """What a lettered label may count: "(i)" is the ninth letter or the first Roman number."""
    inner = label.strip().removeprefix("(").rstrip(".):")
    if inner.isdigit():
        return [("(1)", int(inner))]
    match = _LETTER.match(label)
    if not match:
        return []
    value, style = (
        match["value"],
        f"{match['worded'] or ''}{label[:1] == '('}{match['close']}{match['value'].islower()}",
    )
    readings = (
        [(style + "a", ord(value[0].lower()) - 96 + 26 * (len(value) - 1))] if len(set(value)) == 1 else []
    )
    if all(letter in WORTH for letter in value.lower()):
        readings.append((style + "i", roman(value)))
    return readings

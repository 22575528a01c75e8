"""Numbers as contracts write them: "thirty (30)", "2,500", "one and one-half", "1 1/2", "½".

`QUANTITY` is a regex fragment to build larger patterns with; `value_of` turns what it matched into a
`Decimal`. Where words and figures disagree the words win, the rule of construction that courts apply to
instruments (Uniform Commercial Code § 3-114 states it for negotiable ones); `mismatches` names such places.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from clausekit.datamodel import Span

_UNITS = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
_SMALL = {word: value for value, word in enumerate(_UNITS)} | {
    word: 10 * value for value, word in enumerate(_TENS, start=2)
}
_SMALL["fourty"] = 40
_FRACTIONS = {"half": Decimal("0.5"), "quarter": Decimal("0.25"), "third": Decimal(1) / 3}
_VULGAR = {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75")}
MULTIPLES = {
    "k": 1_000, "thousand": 1_000, "m": 1_000_000, "mm": 1_000_000, "mn": 1_000_000, "million": 1_000_000,
    "b": 1_000_000_000, "bn": 1_000_000_000, "billion": 1_000_000_000,
}  # fmt: skip

_WORD = "(?:" + "|".join(sorted([*_SMALL, *_SCALES], key=len, reverse=True)) + ")"
_PART = r"(?:one|three)[-\s](?:half|quarters?|third)"
WORDS = (
    rf"(?:{_PART}|{_WORD}(?:[-\s]{{1,3}}(?:and[-\s]{{1,3}})?{_WORD}){{0,9}}"
    rf"(?:\s{{1,3}}and\s{{1,3}}(?:an?\shalf|{_PART}))?)"
)
FIGURE = (
    r"(?:\d{1,3}(?:,\d{3}){1,5}(?:\.\d{1,6})?|\d{1,12}(?:\.\d{1,6})?(?:\s?[½¼¾]|\s1/[234])?|\.\d{1,6}|[½¼¾])"
)
QUANTITY = rf"(?:(?<![A-Za-z]){WORDS}|(?<![\w.,/]){FIGURE})"

_TOKEN = re.compile(r"[a-z]+")
_BOTH = re.compile(
    rf"(?<![A-Za-z])(?P<words>{WORDS})[\s-]?(?:percent|"
    rf"dollars)?\s?\(\s?(?:US)?\$?\s?(?P<figure>{FIGURE})\s?%?\s?\)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Mismatch:
    """A number whose words and figures disagree: "sixty (90) days" has words 60, figure 90."""

    words: Decimal
    figure: Decimal
    span: Span


def value_of(written: str) -> Decimal | None:
    """The number that `written` (words or figures, without its unit) stands for; None when it is none."""
    text = written.strip().lower()
    return _from_figures(text) if text[:1].isdigit() or text[:1] in ".½¼¾" else _from_words(text)


def plain(number: Decimal) -> str:
    """Plain decimal without exponent or trailing zeros: "1.5", "10000"."""
    text = format(number.normalize(), "f")
    return text if "." not in text else text[:12]


def mismatches(text: str) -> Iterator[Mismatch]:
    """Places in `text` where a number's words and the figure in parentheses behind them disagree."""
    for match in _BOTH.finditer(text):
        words, figure = value_of(match["words"]), value_of(match["figure"])
        if words is not None and figure is not None and words != figure:
            yield Mismatch(words, figure, Span(*match.span()))


def _from_figures(text: str) -> Decimal | None:
    whole = text.replace(",", "")
    part = Decimal(0)
    if whole[-1:] in _VULGAR:
        part, whole = _VULGAR[whole[-1]], whole[:-1]
    elif " 1/" in whole:
        whole, _, below = whole.partition(" 1/")
        part = Decimal(1) / Decimal(below)
    try:
        return Decimal(whole.strip() or 0) + part
    except InvalidOperation:
        return None


def _from_words(text: str) -> Decimal | None:
    total = current = Decimal(0)
    seen = False
    for word in _TOKEN.findall(text):
        if word in _SMALL:
            current += _SMALL[word]
        elif word == "hundred":
            current = (current or Decimal(1)) * 100
        elif word in _SCALES:
            total, current = total + (current or Decimal(1)) * _SCALES[word], Decimal(0)
        elif word.rstrip("s") in _FRACTIONS:
            total, current = _with_fraction(text, total, current, _FRACTIONS[word.rstrip("s")])
        else:
            continue
        seen = True
    return total + current if seen else None


def _with_fraction(text: str, total: Decimal, current: Decimal, part: Decimal) -> tuple[Decimal, Decimal]:
    """Add "and one-half", "and a half", "three-quarters" to what was read so far."""
    counter = re.search(r"(one|three|an?)[-\s]+(?:half|quarters?|third)", text)
    count = {"three": 3}.get(counter[1], 1) if counter else 1
    if counter and counter[1] in {"one", "three"}:
        current -= _SMALL[counter[1]]
    return total, current + part * count

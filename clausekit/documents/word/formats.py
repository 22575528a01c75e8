"""How Word writes a list number: 3 as "3", "03", "iii", "C", "third" (ECMA-376 part 1, 17.18.59)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

_ROMAN: Final = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_MOST_ROMAN: Final = 32_767  # what Word itself counts to; above it a number is written in digits
_ONES: Final = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS: Final = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_ORDINALS: Final = {
    "one": "first", "two": "second", "three": "third", "five": "fifth",
    "eight": "eighth", "nine": "ninth", "twelve": "twelfth",
}  # fmt: skip
_CHICAGO: Final = "*†‡§"
_SUPERSCRIPT: Final = str.maketrans("0123456789ivxlcdm", "⁰¹²³⁴⁵⁶⁷⁸⁹ⁱᵛˣˡᶜᵈᵐ")


def formatted(number: int, format: str) -> str:
    """`number` (from 0) in the format of that name ("lowerRoman"); digits for a format not known here.

    A format "001" or "0001" stands for padding with zeros to that width.
    """
    if format.isdigit():
        return str(number).zfill(len(format))
    write = _WRITERS.get(format)
    return write(number) if write else str(number)


def superscript(mark: str) -> str:
    """A note's mark raised as it is printed: "12" as "¹²". Characters that cannot be raised stay."""
    return mark.translate(_SUPERSCRIPT)


def roman(number: int) -> str:
    """In small Roman numerals; digits for zero and beyond what Word counts."""
    if not 0 < number <= _MOST_ROMAN:
        return str(number)
    written = ""
    for size, letters in _ROMAN:
        written += letters * (number // size)
        number %= size
    return written


def letters(number: int) -> str:
    """a … z, aa, bb … zz, aaa …: Word repeats the letter, unlike a spreadsheet's columns."""
    if number < 1:
        return str(number)
    repeats, index = divmod(number - 1, 26)
    return chr(ord("a") + index) * min(repeats + 1, 1000)


def cardinal(number: int) -> str:
    """ "twenty-one", "one hundred two": English, as Word writes it, below a thousand; digits above."""
    if not 0 <= number < 1000:
        return str(number)
    if number < 20:
        return _ONES[number]
    if number < 100:
        tens, ones = divmod(number, 10)
        return _TENS[tens] + (f"-{_ONES[ones]}" if ones else "")
    hundreds, rest = divmod(number, 100)
    return f"{_ONES[hundreds]} hundred" + (f" {cardinal(rest)}" if rest else "")


def ordinal(number: int) -> str:
    """ "1st", "12th", "23rd"."""
    if number % 100 in (11, 12, 13):
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }"


def ordinal_words(number: int) -> str:
    """ "first", "twenty-second"; "1000th" above 999."""
    written = cardinal(number)
    if written.isdigit():
        return ordinal(number)
    start = max(written.rfind(" "), written.rfind("-")) + 1
    last = written[start:]
    if last in _ORDINALS:
        return written[:start] + _ORDINALS[last]
    return written[:-1] + "ieth" if last.endswith("y") else written + "th"


def _chicago(number: int) -> str:
    repeats, index = divmod(max(number, 1) - 1, len(_CHICAGO))
    return _CHICAGO[index] * min(repeats + 1, 1000)


def _circled(number: int) -> str:
    return chr(0x2460 + number - 1) if 1 <= number <= 20 else str(number)


def _parenthesised(number: int) -> str:
    return chr(0x2474 + number - 1) if 1 <= number <= 20 else f"({number})"


def _stopped(number: int) -> str:
    return chr(0x2488 + number - 1) if 1 <= number <= 20 else f"{number}."


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


_WRITERS: Final[dict[str, Callable[[int], str]]] = {
    "decimal": str,
    "decimalZero": lambda n: f"{n:02d}",
    "lowerRoman": roman,
    "upperRoman": lambda n: roman(n).upper(),
    "lowerLetter": letters,
    "upperLetter": lambda n: letters(n).upper(),
    "ordinal": ordinal,
    "cardinalText": lambda n: _capital(cardinal(n)),
    "ordinalText": lambda n: _capital(ordinal_words(n)),
    "hex": lambda n: f"{n:X}",
    "chicago": _chicago,
    "numberInDash": lambda n: f"- {n} -",
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedParen": _parenthesised,
    "decimalEnclosedFullstop": _stopped,
    "none": lambda _: "",
    "bullet": lambda _: "•",
}

"""Characters at a place in, the printed number that may stand there out: "7.2", "(b)", "ARTICLE II", "§ 4".

A number is read in every way it allows ("(i)" is the ninth letter and the first Roman numeral); which one
holds, and whether it starts a clause at all, is for the sequence to say (see outline.py).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

NUMERIC = "numeric"
ARTICLE = "article"

ROMAN_DIGITS = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
ROMAN = re.compile(r"(?=[ivxlc])(?:x[cl]|l?x{0,3})(?:ix|iv|v?i{0,3})")
WORDS = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
)  # fmt: skip
ORDINAL_WORDS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth",
    "eighteenth", "nineteenth", "twentieth",
)  # fmt: skip

TAIL = r"(?P<tail>(?:\s?\((?:[a-zA-Z]{1,4}|\d{1,2})\)){0,4})"
DECIMAL = re.compile(
    r"(?P<path>\d{1,2}(?:\.\d{1,3}(?!\d)){0,5})"
    r"(?P<tail>(?:\((?:[a-zA-Z]{1,4}|\d{1,2})\)){0,4})(?P<stop>(?:\s(?=\.\s))?[.):]{0,2})"
)
ROMAN_DECIMAL = re.compile(
    r"(?P<roman>[IVX]{1,6})(?P<rest>(?:\.\d{1,2}(?!\d)){1,4})"
    r"(?P<tail>(?:\((?:[a-zA-Z]{1,4}|\d{1,2})\)){0,4})(?P<stop>[.):]{0,2})(?=\s)"
)
"""Numbers below "ARTICLE I" that repeat it as it is printed ("I.1")."""
LETTER_DECIMAL = re.compile(
    r"(?P<letter>[A-Z])(?P<rest>(?:\.\d{1,2}(?!\d)){1,5})"
    r"(?P<tail>(?:\((?:[a-zA-Z]{1,4}|\d{1,2})\)){0,4})(?P<stop>[.):]{0,2})(?=[\s“\"A-Z])"
)
"""Numbers below "SECTION C" that repeat its letter ("C.1.2"), as public contracts in the United States do."""
ENUMERATOR = re.compile(
    r"\(\s?(?P<inner>[a-z]{1,7}|[A-Z]{1,7}|\d{1,2})\s?\)[.:]?"
    r"|(?P<bare>[a-z]|[A-Z]|[ivx]{1,7}|[IVXL]{1,7}|\d{1,2})(?P<close>[.)])(?=\s|$|[A-Za-z“\"][A-Za-z])"
)
KEYWORD = re.compile(
    r"(?P<word>ARTICLE|Article|ART\.|Art\.|SECTION|Section|SEC\.|Sec\.|CLAUSE|Clause|PARAGRAPH|Paragraph|PART|Part"
    r"|§{1,2})\s{0,4}(?:No\.\s)?"
    r"(?:(?P<path>\d{1,3}(?:\.\d{1,3}){0,5})|(?P<roman>[IVXLC]{1,7})(?P<rest>(?:\.\d{1,3}){0,3})"
    r"|(?P<spelt>[A-Za-z]{3,11})|(?P<letter>[A-Z]))(?![A-Za-z0-9])" + TAIL + r"(?P<stop>[.:)]?)"
)
_RATHER_LETTERS = ("C", "L")
"""No contract has a hundredth section without the ones before it; public ones have a section C."""


@dataclass(frozen=True, slots=True)
class Number:
    """One reading of a printed number.

    `style` names the family it counts in ("numeric", "article", "(a)", "A."); `path` holds its ordinals
    ((7, 2) for "7.2"); `printed` is without closing dot; `end` is where it, its dot included, ends.
    `sure` is False for shapes that ordinary text often has, which only count when the next number follows.
    """

    style: str
    path: tuple[int, ...]
    printed: str
    end: int
    sure: bool = True

    @property
    def successor(self) -> tuple[int, ...]:
        """The path that counts on."""
        return (*self.path[:-1], self.path[-1] + 1)

    @property
    def opens(self) -> bool:
        """True for the first of its kind: "1.", "4.1", "(a)"."""
        return self.path[-1] <= 1


def read_numbers(text: str, start: int, end: int) -> tuple[Number, ...]:
    """Every reading of the number at `start`; empty when there is none. `end` is the end of the block."""
    for match, reader in READERS:
        found = match.match(text, start, end)
        if found and (numbers := reader(found, text, end)):
            return numbers
    return ()


def roman(digits: str) -> int | None:
    """Value of a Roman numeral in lower case; None when it is none."""
    if not digits or not ROMAN.fullmatch(digits):
        return None
    values = [ROMAN_DIGITS[digit] for digit in digits]
    return sum(-v if v < after else v for v, after in zip(values, [*values[1:], 0], strict=True))


def letters(word: str) -> int | None:
    """1 for "a", 26 for "z", 27 for "aa"; None for a word that is no such count."""
    if not word or word != word[0] * len(word) or len(word) > 3:
        return None
    return (len(word) - 1) * 26 + ord(word[0]) - ord("a") + 1


def _keyword(found: re.Match[str], text: str, end: int) -> tuple[Number, ...]:
    """ "ARTICLE II", "Section 3.01", "§ 4": a title or a stop must follow, not the rest of a sentence."""
    path = _keyword_path(found)
    if not path or not _title_follows(text, found.end(), end, stopped=bool(found["stop"])):
        return ()
    article = found["word"].upper().startswith(("ART", "PART")) and len(path) == 1
    path += _tail_path(found["tail"])
    printed = text[found.start() : found.end() - len(found["stop"])]
    return (Number(ARTICLE if article else NUMERIC, path, printed, found.end()),)


def _keyword_path(found: re.Match[str]) -> tuple[int, ...]:
    if found["path"]:
        return tuple(int(part) for part in found["path"].split("."))
    if found["roman"] and found["roman"] not in _RATHER_LETTERS and (value := roman(found["roman"].lower())):
        return (value, *(int(part) for part in found["rest"].split(".")[1:]))
    letter = found["letter"] or found["roman"] or ""
    if len(letter) == 1:
        return (ord(letter) - ord("A") + 1, *(int(part) for part in (found["rest"] or "").split(".")[1:]))
    word = (found["spelt"] or "").lower()
    for words in (WORDS, ORDINAL_WORDS):
        if word in words:
            return (words.index(word) + 1,)
    return ()


def _title_follows(text: str, place: int, end: int, *, stopped: bool) -> bool:
    rest = text[place : min(end, place + 80)]
    words = rest.lstrip(" \t\n-–—.:")
    if not words:
        return True
    if stopped and not words[0].islower():
        return True
    return rest[:1] in (" ", "\t", "\n", "-", "–", "—", ".") and (words[0].isupper() or words[0] in "“\"'[‘(")


def _roman_decimal(found: re.Match[str], text: str, _end: int) -> tuple[Number, ...]:
    """ "I.1", "IV.2.3"."""
    value = roman(found["roman"].lower())
    if not value:
        return ()
    path = (value, *map(int, found["rest"][1:].split(".")), *_tail_path(found["tail"]))
    printed = text[found.start() : found.end() - len(found["stop"])]
    return (Number(NUMERIC, path, printed, found.end()),)


def _letter_decimal(found: re.Match[str], text: str, _end: int) -> tuple[Number, ...]:
    """ "C.1", "H.10.2": the letter counts as the first ordinal."""
    path = (ord(found["letter"]) - ord("A") + 1, *map(int, found["rest"][1:].split(".")))
    printed = text[found.start() : found.end() - len(found["stop"])]
    return (Number(NUMERIC, path + _tail_path(found["tail"]), printed, found.end(), sure=False),)


def _decimal(found: re.Match[str], text: str, end: int) -> tuple[Number, ...]:
    """ "7.", "7.2", "7.2(b)" and, counted as unsure, "7 Notices"."""
    path = tuple(int(part) for part in found["path"].split("."))
    stop, tail = found["stop"], found["tail"]
    after = text[found.end() : min(end, found.end() + 40)]
    if len(path) == 1 and stop == ")" and not tail:
        return ()  # "1)" is an enumerator
    if not _separated(after, stop, path):
        return ()
    if not stop and len(path) == 1 and not tail and not _capital(after.lstrip()[:1]):
        return ()
    sure = bool(stop) or len(path) > 1
    if len(path) == 2 and path[1] == 0:
        path = path[:1]  # "11.0" heads 11.1, 11.2 …
    whole = path + _tail_path(tail)
    printed = text[found.start() : found.end() - len(stop)]
    return (Number(NUMERIC, whole, printed, found.end(), sure),)


def _separated(after: str, stop: str, path: tuple[int, ...]) -> bool:
    """True when what follows can stand behind a clause's number: not "1.5%", "9.00 am", "2.0x"."""
    if not after or after[0].isspace():
        return not after.lstrip().startswith(("%", "percent", "per cent"))
    if after[0] in "-–—" and after[1:2].isspace():
        return True
    return (bool(stop) or len(path) > 1) and (_capital(after[0]) or after[0] in '“"‘[(')


def _capital(character: str) -> bool:
    return character.isupper() or character in tuple("“\"‘'[(")


def _tail_path(tail: str) -> tuple[int, ...]:
    """Ordinals of "(b)(iv)"; a Roman reading is taken only where a letter came before."""
    path: list[int] = []
    for part in re.findall(r"\w+", tail):
        low = part.lower()
        value = int(part) if part.isdigit() else (path and roman(low)) or letters(low) or roman(low)
        path.append(value or 0)
    return tuple(path)


def _enumerator(found: re.Match[str], _text: str, _end: int) -> tuple[Number, ...]:
    """ "(a)", "(iv)", "A.", "1)", in each reading that it allows; the likelier first."""
    word = found["inner"] or found["bare"]
    wrapped = bool(found["inner"])
    shape = "{}." if found["close"] == "." else "({})"  # "b)" goes on where "(a)" was printed
    printed = found.group().rstrip(".:" if wrapped else ".")
    if word.isdigit():
        return (Number(shape.format("1"), (int(word),), printed, found.end()),)
    sign = ("A", "I") if word.isupper() else ("a", "i")
    readings = []
    for kind, value in zip(sign, (letters(word.lower()), roman(word.lower())), strict=True):
        if value:
            readings.append(Number(shape.format(kind), (value,), printed, found.end(), sure=wrapped))
    if len(readings) == 2 and word.lower() == "i":
        readings.reverse()
    return tuple(readings)


READERS = (
    (KEYWORD, _keyword), (DECIMAL, _decimal), (ROMAN_DECIMAL, _roman_decimal),
    (LETTER_DECIMAL, _letter_decimal), (ENUMERATOR, _enumerator),
)  # fmt: skip

"""The little language in which a playbook names words: a phrase in, a bounded pattern out.

=================  ==================================================================
``service credit``   these words next to each other; plurals and possessives count
``terminat*``        a word that begins so; ``organi*ation`` with anything inside
``(sole|only) way``  one of several
``for [any] breach`` words that may be there
``..``               at most 3 words in between, in the same sentence
``...``              at most 12 words in between; ``....`` at most 25
``#``                the number that a numeric check reads (a period, a share, a sum)
``<customer>``       that side of the contract, by whatever name; also ``<vendor>``,
                     ``<both>`` ("either party") and ``<party>`` (any of them)
``<duration>``       any period; also ``<percentage>`` and ``<money>``
=================  ==================================================================

There are no regular expressions in a playbook: every pattern made here has bounded gaps between words that
cannot overlap, so no text makes it run away. Case, line breaks, quotation marks and dashes do not matter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from math import prod
from typing import Annotated, Literal, TypeAlias

from pydantic import AfterValidator

from clausekit.playbook.word_index import make_known

NumberKind: TypeAlias = Literal["duration", "percentage", "money"]

# Private-use characters that stand, in a masked text, where a party or a number stood.
CUSTOMER, VENDOR, BOTH, SOMEONE = "\ue001", "\ue002", "\ue003", "\ue004"
NUMBERS: dict[NumberKind, str] = {"duration": "\ue010", "percentage": "\ue011", "money": "\ue012"}
STOP = "\ue020"

_SIDES = {
    "customer": (CUSTOMER,),
    "vendor": (VENDOR,),
    "both": (BOTH,),
    "party": (CUSTOMER, VENDOR, BOTH, SOMEONE),
}
SLOTS: dict[str, tuple[str, ...]] = {**_SIDES, **{kind: (mark,) for kind, mark in NUMBERS.items()}}

_TOKEN = re.compile(r"\s*(?:(\.{2,4})|([()\[\]|#])|<(\w{1,20})>|([\w*'%&$/-]{1,60}))")
_WORD = r"[\w\ue001-\ue01f]+"  # a word, a party or a number
_NEXT = r"[^\w.;:\ue001-\ue020]+"  # between two words of a phrase
_ANY = r"[^\w\ue001-\ue020]+"  # between two words of a gap: anything but the end of the sentence
_GAPS = {"..": 3, "...": 12, "....": 25}
# In how many ways the gaps of one phrase may be filled from one place on: what a hostile text can cost.
_MOST_WAYS = 12_000
_SHORTEST_PLURAL = 3
_NUMBER, _PARTY = "#", "<party>"


@dataclass(frozen=True, slots=True)
class Pattern:
    """A phrase that was understood: one of each group of `keys` must be in a sentence for `regex` to match.

    `masked` says that it speaks of parties or numbers and so must be run over the masked text.
    """

    source: str
    keys: tuple[tuple[str, ...], ...]
    masked: bool

    @property
    def regex(self) -> re.Pattern[str]:
        """Compiled when first asked for: most phrases of a playbook have no key in a given contract."""
        return _compiled(self.source)


@cache
def _compiled(source: str) -> re.Pattern[str]:
    return re.compile(source)


@dataclass(frozen=True, slots=True)
class _Piece:
    regex: str
    keys: tuple[str, ...] = ()
    gap: bool = False
    optional: bool = False


@cache
def compile_phrase(text: str, number: NumberKind | None = None) -> Pattern:
    """The pattern of a phrase; `#` stands for a number of the given kind. Raises ValueError, one sentence."""
    tokens = list(_tokens(text))
    if tokens.count(_NUMBER) > 1 or tokens.count(_PARTY) > 1:
        raise ValueError(f"'{text}' may have '#' and '<party>' once each")
    pieces, rest = _sequence(tokens, number)
    if rest:
        raise ValueError(f"'{text}' closes a bracket that it never opened")
    keys = tuple(sorted({piece.keys for piece in pieces if piece.keys}, key=_shortest, reverse=True))
    if not keys:
        raise ValueError(f"'{text}' needs at least one word that is not optional")
    make_known(key for group in keys for key in group)
    if _ways(tokens) > _MOST_WAYS:
        raise ValueError(f"'{text}' has too many gaps; split it into several phrases")
    if pieces[0].gap or pieces[-1].gap:
        raise ValueError(f"'{text}' must begin and end with a word, not with a gap")
    return Pattern(rf"(?<!\w){_joined(pieces)}(?!\w)", keys, masked="#" in text or "<" in text)


def _check(text: str) -> str:
    compile_phrase(text, "duration")
    return text


Phrase = Annotated[str, AfterValidator(_check)]
Phrases = tuple[Phrase, ...]


def _ways(tokens: list[str]) -> int:
    return prod(_GAPS[token] + 1 for token in tokens if token in _GAPS)


def _shortest(keys: tuple[str, ...]) -> int:
    return min(map(len, keys), default=0)


def _tokens(text: str) -> Iterator[str]:
    position = 0
    clean = text.lower().replace("’", "'").strip()
    while position < len(clean):
        match = _TOKEN.match(clean, position)
        if not match:
            raise ValueError(
                f"'{text}' has a character that phrases do not know at '{clean[position : position + 8]}'"
            )
        gap, mark, slot, word = match.groups()
        if slot and slot not in SLOTS:
            raise ValueError(f"<{slot}> is not one of {', '.join(f'<{name}>' for name in SLOTS)}")
        if word != "'s":  # a party's name may always be followed by one
            yield gap or mark or (f"<{slot}>" if slot else word)
        position = match.end()


def _sequence(tokens: list[str], number: NumberKind | None) -> tuple[list[_Piece], list[str]]:
    """Pieces up to a closing bracket or bar, and the tokens from there on."""
    pieces: list[_Piece] = []
    while tokens and tokens[0] not in {")", "]", "|"}:
        token, tokens = tokens[0], tokens[1:]
        if token in {"(", "["}:
            piece, tokens = _group(token, tokens, number)
        else:
            piece = _piece(token, number)
        pieces.append(piece)
    if not pieces:
        raise ValueError("a phrase, or a choice in one, is empty")
    return pieces, tokens


def _group(opening: str, tokens: list[str], number: NumberKind | None) -> tuple[_Piece, list[str]]:
    closing = {"(": ")", "[": "]"}[opening]
    choices: list[list[_Piece]] = []
    while True:
        pieces, tokens = _sequence(tokens, number)
        if pieces[0].gap:
            raise ValueError("a choice may not begin with a gap")
        choices.append(pieces)
        if not tokens or tokens[0] not in {"|", closing}:
            raise ValueError(f"'{opening}' is never closed by '{closing}'")
        mark, tokens = tokens[0], tokens[1:]
        if mark == closing:
            break
    regex = "(?:" + "|".join(_joined(pieces) for pieces in choices) + ")"
    if opening == "[":
        return _Piece(regex, optional=True), tokens
    best = [
        max((piece.keys for piece in pieces if piece.keys), key=_shortest, default=()) for pieces in choices
    ]
    keys = tuple(key for keys in best for key in keys) if all(best) else ()
    return _Piece(regex, keys), tokens


def _piece(token: str, number: NumberKind | None) -> _Piece:
    if token in _GAPS:
        # A number is governed by the nearest words: nothing reaches past one number to another of its kind.
        word = _WORD if number is None else rf"(?!{NUMBERS[number]}){_WORD}"
        return _Piece(rf"(?:{_ANY}{word}){{0,{_GAPS[token]}}}?", gap=True)
    if token == _NUMBER:
        if number is None:
            raise ValueError("'#' stands for a number, and this kind of check reads none")
        return _Piece(f"(?P<number>{NUMBERS[number]}+)", (NUMBERS[number],))
    if token.startswith("<"):
        marks = SLOTS[token[1:-1]]
        regex = "|".join(f"{mark}+" for mark in marks)
        regex = f"(?P<party>{regex})" if token == _PARTY else f"(?:{regex})"
        return _Piece(f"{regex}(?:'s?)?", marks)
    if not token.strip("*"):
        raise ValueError("a star must stand behind the letters of a word")
    stem = token[:-1] if _ends_in_y(token) else token
    return _Piece(_word(token), (max(re.split(r"[-'*%&$/]", stem), key=len),))


def _ends_in_y(token: str) -> bool:
    return len(token) > len("may") and token.endswith("y")


def _word(token: str) -> str:
    if _ends_in_y(token):
        return _spelt(token[:-1]) + "(?:y(?:'s)?|ies)"
    plural = len(token) >= _SHORTEST_PLURAL and token[-1].isalpha()
    return _spelt(token) + (r"(?:e?s'?|'s)?" if plural else "")


def _spelt(token: str) -> str:
    """A word with its stars opened, and with or without its hyphens."""
    return r"[-\s]?".join(r"\w*".join(map(re.escape, part.split("*"))) for part in token.split("-"))


def _joined(pieces: list[_Piece]) -> str:
    """One pattern for a sequence; each piece but the first carries the separator before it."""
    regex, apart = "", ""
    for piece in pieces:
        if piece.gap:
            regex, apart = regex + piece.regex, _ANY
        elif not piece.optional:
            regex, apart = regex + apart + piece.regex, _NEXT
        elif regex:
            regex += f"(?:{apart}{piece.regex})?"
        else:
            regex = f"(?:{piece.regex}{_NEXT})?"
    return regex

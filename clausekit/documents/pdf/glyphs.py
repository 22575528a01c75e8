"""Questions to PDFium about the text of one page, and the runs of text that its answers make."""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import Any, NamedTuple

from clausekit.documents.pdf.frame import Frame, Rect
from clausekit.documents.pdf.numbers import LABEL
from clausekit.documents.pdf.rules import Rules

_RUN = re.compile("[^\r\n\ufffe\x02]+[\ufffe\x02]?")
_BROKEN = "\ufffe\x02"  # how PDFium marks a hyphen at a line's end; no line break follows it
_WIDE = re.compile(r"(?<=\S) {4,}(?=\S)")
_AFTER_BLANK = re.compile(r"(?<=\s)\S")
_BOLD = re.compile(rb"bold|black|heavy|demi", re.IGNORECASE)
_FORCE_BOLD = 1 << 18  # PDF Reference 1.7, table 5.20: flag 19 of a font descriptor

CELL_GAP = 2.2
"""Ems between two runs that make them cells of a row rather than words of a sentence: spaces of justified
lines stay below 1.5."""

_SPACES = [*range(1, 10), 11, 12, *range(14, 32), 127, 0xA0, *range(0x2000, 0x200B), 0x202F, 0x3000]
_ONE_TO_ONE = str.maketrans(
    dict.fromkeys(map(chr, _SPACES), " ")
    | {"\x02": "\x02", "\u2010": "-", "\u2011": "-", "\uf0b7": "•", "\uf0a7": "•"}
)
_ODD = re.compile(
    "[" + "".join(re.escape(chr(code)) for code in _ONE_TO_ONE if chr(code) not in "\r\n\x02") + "]"
)
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "ft", "ﬆ": "st"}
_LONGER = str.maketrans(_LIGATURES | dict.fromkeys("\xad\u200b\u200c\u200d\u2060\ufeff\x00", ""))


class Piece(NamedTuple):
    """A run of text. The rectangle and `base`, its baseline, are in points of the upright page, y downwards.

    `after` is where the words after a list label begin (x0 without one), `head` the width of the first
    word. `bold` is about the opening words, `all_bold` about the last ones too.
    `broken` says that a hyphen at its end was taken off.
    `turns` is how many quarter turns clockwise the text runs; a fraction for a slanted one.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    base: float
    size: float
    after: float
    head: float
    bold: bool
    all_bold: bool
    broken: bool
    turns: float


class GlyphReader:
    """Asks PDFium about one page; keeps the C structures that every question fills in again."""

    def __init__(self, textpage: Any, frame: Frame, rules: Rules) -> None:  # noqa: ANN401 -- a PDFium handle
        import pypdfium2.raw as pdfium

        self._pdfium = pdfium
        self._page = textpage
        self._frame = frame
        self._down = rules.down
        self._loose = pdfium.FS_RECTF()
        self._matrix = pdfium.FS_MATRIX()
        self._numbers = tuple(ctypes.c_double() for _ in range(4))
        self._font = ctypes.create_string_buffer(128)
        self._flags = ctypes.c_int()
        # References made once: making one for every call costs as much as the call.
        self._loose_ref, self._matrix_ref = ctypes.byref(self._loose), ctypes.byref(self._matrix)
        self._number_refs = tuple(map(ctypes.byref, self._numbers))
        self._flags_ref = ctypes.byref(self._flags)
        self._text = self._read_text()

    def pieces(self) -> Iterator[Piece]:
        """Every run of text, in the order of the file, cut where it jumps the gap between two columns."""
        for run in _RUN.finditer(self._text):
            broken = run.group()[-1] in _BROKEN
            first, last = self._trim(run.start(), run.end() - broken)
            if first < last:
                for start, end in pairwise([first, *self._cuts(first, last), last]):
                    yield self._piece(*self._trim(start, end), broken=broken and end == last)

    def _read_text(self) -> str:
        """The page's characters, one for each of PDFium's, all white space as blanks."""
        count = max(self._pdfium.FPDFText_CountChars(self._page), 0)
        buffer = ctypes.create_string_buffer(4 * count + 4)
        units = ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort))
        got = self._pdfium.FPDFText_GetText(self._page, 0, count, units)
        text = buffer.raw[: 2 * max(got - 1, 0)].decode("utf-16-le", "replace")
        if len(text) != count:  # PDFium left some out: ask for each, so that positions stay PDFium's
            codes = (self._pdfium.FPDFText_GetUnicode(self._page, index) for index in range(count))
            text = "".join(chr(code) if 0 < code <= 0x10FFFF else " " for code in codes)
        text = text.replace("\xa0", " ")
        return text.translate(_ONE_TO_ONE) if _ODD.search(text) else text

    def _trim(self, start: int, end: int) -> tuple[int, int]:
        text = self._text
        while start < end and text[start] == " ":
            start += 1
        while start < end and text[end - 1] == " ":
            end -= 1
        return start, end

    def _cuts(self, start: int, end: int) -> list[int]:
        """Where a run crosses from one cell of a row into the next one."""
        label = LABEL.match(self._text, start, end)
        begin = label.end() if label else start
        cuts: set[int] = set()
        if self._text.find("    ", begin, end) >= 0:
            cuts = {match.end() for match in _WIDE.finditer(self._text, begin, end)}
        rects = sorted(self._rects(start, end))
        if len(rects) < 2 and not cuts and not self._down:
            return []
        gaps = [
            right[0]
            for left, right in pairwise(rects)
            if right[0] - left[2] > CELL_GAP * max(left[3] - left[1], right[3] - right[1])
        ]
        if gaps:
            cuts |= self._starts_at(gaps, begin, end)
        if self._down and rects:
            cuts |= self._behind_rules(rects, begin, end)
        return sorted(cut for cut in cuts if begin < cut < end)

    def _rects(self, start: int, end: int) -> Iterator[Rect]:
        pdfium, page = self._pdfium, self._page
        left, top, right, bottom = self._numbers
        references = self._number_refs
        for index in range(pdfium.FPDFText_CountRects(page, start, end - start)):
            pdfium.FPDFText_GetRect(page, index, *references)
            yield left.value, bottom.value, right.value, top.value

    def _starts_at(self, lefts: list[float], begin: int, end: int) -> set[int]:
        """Positions of the words that begin at the given x, among those after a blank."""
        found = set()
        for match in _AFTER_BLANK.finditer(self._text, begin, end):
            x0 = self._box(match.start())[0]
            if any(abs(x0 - left) < 3 for left in lefts):
                found.add(match.start())
        return found

    def _behind_rules(self, rects: list[Rect], begin: int, end: int) -> set[int]:
        """Positions of the first words behind a line that runs down the page through this run."""
        x0, top, x1, bottom = self._frame.shown(
            rects[0][0], min(rect[1] for rect in rects), rects[-1][2], max(rect[3] for rect in rects)
        )
        middle = (top + bottom) / 2
        crossed = [rule[0] for rule in self._down if x0 < rule[0] < x1 and rule[1] < middle < rule[3]]
        found = set()
        for rule in crossed:
            for match in _AFTER_BLANK.finditer(self._text, begin, end):
                if self._frame.shown(*self._box(match.start()))[0] > rule - 1:
                    found.add(match.start())
                    break
        return found

    def _box(self, index: int) -> Rect:
        loose = self._loose
        self._pdfium.FPDFText_GetLooseCharBox(self._page, index, self._loose_ref)
        return loose.left, loose.bottom, loose.right, loose.top

    def _piece(self, start: int, end: int, *, broken: bool) -> Piece:
        first, last = self._box(start), self._box(end - 1)
        rect = self._frame.shown(
            min(first[0], last[0]), min(first[1], last[1]), max(first[2], last[2]), max(first[3], last[3])
        )
        words = self._text[start:end]
        label = LABEL.match(words)
        begin = start + label.end() if label and label.end() < end - start else start
        after = self._frame.shown(*self._box(begin))[0] if begin > start else rect[0]
        blank = words.find(" ")
        head = self._box(start + blank - 1)[2] - first[0] if blank > 0 else rect[2] - rect[0]
        bold = self._is_bold(begin)
        return Piece(
            text=_clean(words),
            x0=rect[0], top=rect[1], x1=rect[2], bottom=rect[3],
            base=self._baseline(start),
            after=after,
            head=head,
            bold=bold,
            all_bold=bold and self._is_bold(begin + _last_letter(self._text[begin:end])),
            broken=broken,
            **self._setting(start),
        )  # fmt: skip

    def _baseline(self, index: int) -> float:
        x, y = self._numbers[:2]
        self._pdfium.FPDFText_GetCharOrigin(self._page, index, *self._number_refs[:2])
        return self._frame.shown(x.value, y.value, x.value, y.value)[1]

    def _setting(self, index: int) -> dict[str, float]:
        """Size in points and direction: the font's size times what its matrix makes of it."""
        matrix = self._matrix
        self._pdfium.FPDFText_GetMatrix(self._page, index, self._matrix_ref)
        size = self._pdfium.FPDFText_GetFontSize(self._page, index)
        if matrix.b == 0 == matrix.c and matrix.a > 0:
            turns = 0.0 + self._frame.turns
            scale = abs(matrix.d)
        else:
            scale = math.hypot(matrix.c, matrix.d)
            turns = self._frame.turns - math.degrees(math.atan2(matrix.b, matrix.a)) / 90
        return {"size": round(size * scale, 1), "turns": round(turns, 2) % 4}

    def _is_bold(self, index: int) -> bool:
        size = self._pdfium.FPDFText_GetFontInfo(self._page, index, self._font, 128, self._flags_ref)
        return size > 1 and (bool(self._flags.value & _FORCE_BOLD) or _is_bold_name(self._font.value))


@lru_cache(maxsize=256)
def _is_bold_name(name: bytes) -> bool:
    return _BOLD.search(name) is not None


def _last_letter(words: str) -> int:
    return next((at for at in range(len(words) - 1, -1, -1) if words[at].isalnum()), len(words) - 1)


def _clean(words: str) -> str:
    if not words.isascii():
        words = words.translate(_LONGER)
    return " ".join(words.split())

"""Text of pictures: a page rendered by PDFium and recognised by Tesseract, as the same runs of text."""

from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import groupby, pairwise
from typing import Any, NamedTuple

from clausekit.documents.pdf.askew import straightened, tilt_of
from clausekit.documents.pdf.frame import Frame
from clausekit.documents.pdf.glyphs import CELL_GAP, Piece
from clausekit.documents.pdf.pieces import Printed

_DPI = 200  # Tesseract's manual asks for 300; at 200 the error stays below 0.5 % in half the time
_LAYOUT = "--psm 4"  # one column of lines: left to itself, Tesseract tears list numbers from their words
_PATIENCE = 120  # seconds for one page
_UNSURE = 60.0  # mean confidence below which the page may lie on its side
_ASCENT = 0.75  # of a line's box above its baseline


class Recognised(NamedTuple):
    """A page as recognised and Tesseract's mean confidence in its words, 0–100."""

    printed: Printed
    confidence: float


class TesseractMissing(Exception):
    """Tesseract is not installed on this machine."""


def picture_of(page: Any) -> Any:  # noqa: ANN401 -- a PDFium handle, a PIL image
    """The page as a grey picture; everything after it can do without PDFium."""
    return page.render(scale=_DPI / 72, grayscale=True).to_pil()


def recognise(image: Any, frame: Frame) -> Recognised:  # noqa: ANN401 -- a PIL image
    """The runs of text that Tesseract sees in the picture of a page. Raises TesseractMissing."""
    tilt = tilt_of(image)
    image = straightened(image, tilt)
    words = _words(image)
    turns = 0
    if _confidence(words) < _UNSURE:
        turns = _turns(image)
        if turns:
            words = _words(image.rotate(90 * turns, expand=True))
    printed = Printed(list(_pieces(words)), frame, turns, [], [], tilt)
    return Recognised(printed, round(_confidence(words), 1))


class _Word(NamedTuple):
    text: str
    line: tuple[int, int, int]
    x0: float
    top: float
    x1: float
    bottom: float
    confidence: float


def _words(image: Any) -> list[_Word]:  # noqa: ANN401 -- a PIL image
    import pytesseract

    # One thread: several workers, each with all cores, take two to four times as long as with one each.
    os.environ.setdefault("OMP_THREAD_LIMIT", "1")
    try:
        data = pytesseract.image_to_data(
            image, config=_LAYOUT, output_type=pytesseract.Output.DICT, timeout=_PATIENCE
        )
    except pytesseract.TesseractNotFoundError as error:
        raise TesseractMissing from error
    except (RuntimeError, pytesseract.TesseractError):  # out of time, or a picture it cannot take
        return []
    return [_word(data, index) for index, text in enumerate(data["text"]) if text.strip()]


def _word(data: dict[str, list[Any]], index: int) -> _Word:
    scale = 72 / _DPI
    left, top = data["left"][index], data["top"][index]
    return _Word(
        text=data["text"][index].strip(),
        line=(data["block_num"][index], data["par_num"][index], data["line_num"][index]),
        x0=left * scale,
        top=top * scale,
        x1=(left + data["width"][index]) * scale,
        bottom=(top + data["height"][index]) * scale,
        confidence=float(data["conf"][index]),
    )


def _confidence(words: list[_Word]) -> float:
    return sum(word.confidence for word in words) / len(words) if words else 0.0


def _turns(image: Any) -> int:  # noqa: ANN401 -- a PIL image
    """How many quarter turns clockwise the page lies, by Tesseract's look at its script."""
    import pytesseract

    try:
        found = pytesseract.image_to_osd(image, output_type=pytesseract.Output.DICT, timeout=_PATIENCE)
    except (RuntimeError, pytesseract.TesseractError):
        return 0
    return int(-found["rotate"] // 90) % 4


def _pieces(words: list[_Word]) -> Iterator[Piece]:
    """The words of each line, cut where it jumps from one cell or column to the next."""
    sizes = {block: _size(list(group)) for block, group in groupby(words, key=_block)}
    for _, group in groupby(words, key=_line):
        line = list(group)
        size = sizes[_block(line[0])]
        wide = [at for at in range(1, len(line)) if line[at].x0 - line[at - 1].x1 > CELL_GAP * size]
        for first, last in pairwise([0, *wide, len(line)]):
            yield _piece(line[first:last], size)


def _piece(line: list[_Word], size: float) -> Piece:
    top, bottom = min(word.top for word in line), max(word.bottom for word in line)
    text = " ".join(word.text for word in line)
    broken = len(text) > 2 and text.endswith("-") and text[-2].isalpha()
    return Piece(
        text=text[:-1] if broken else text,
        x0=line[0].x0, top=top, x1=line[-1].x1, bottom=bottom,
        base=top + _ASCENT * (bottom - top),
        size=size,
        after=line[1].x0 if len(line) > 1 else line[0].x0,
        head=line[0].x1 - line[0].x0,
        bold=False, all_bold=False, broken=broken, turns=0.0,
    )  # fmt: skip


def _line(word: _Word) -> tuple[int, int, int]:
    return word.line


def _block(word: _Word) -> int:
    return word.line[0]


def _size(words: list[_Word]) -> float:
    """Size of type in points, to the half: words show some seven tenths of it; single lines vary too much."""
    heights = sorted(word.bottom - word.top for word in words)
    return max(round(2 * heights[len(heights) // 2] / 0.7) / 2, 1.0)

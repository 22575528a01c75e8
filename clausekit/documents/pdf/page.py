"""Pages read: their own text, or what recognition makes of their pictures, and what is wrong with them."""

from __future__ import annotations

import os
from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor, wait
from typing import Any, NamedTuple

from clausekit.datamodel import Page, Problem
from clausekit.documents.pdf.forms import among, read_fields
from clausekit.documents.pdf.frame import Frame
from clausekit.documents.pdf.ocr import Recognised, TesseractMissing, picture_of, recognise
from clausekit.documents.pdf.opening import frame_of, text_of, unlocked
from clausekit.documents.pdf.pieces import Printed, read_pieces
from clausekit.documents.pdf.quality import BAD_BELOW, quality
from clausekit.documents.pdf.rules import read_rules

_FEW_LETTERS = 150  # a scanned page may carry a printed footer, but no more
_LEAST_SURE = (
    50.0  # mean confidence; below it what Tesseract sees is not writing, or not in a language it has
)
_LETTER = Frame(0.0, 0.0, 612.0, 792.0, 0)  # stands for a page of which nothing is known
_AHEAD = 2  # pictures that wait for each core, 4 MB each
_PICTURE = 0.4  # of the page's area, from which a picture may be the page itself


class PageRead(NamedTuple):
    """What a page prints, the page for the Document, and at most one problem."""

    printed: Printed
    page: Page
    problem: Problem | None


class _Picture(NamedTuple):
    """A page to be recognised: its picture, and the text it has and how good that is."""

    image: Any
    printed: Printed
    score: float | None


def read_pages(document: Any) -> list[PageRead]:  # noqa: ANN401 -- a PDFium handle
    """All pages of an open document. Pictures are recognised several at once, beside the reading of text."""
    read: list[PageRead | Future[PageRead]] = []
    with ThreadPoolExecutor(max_workers=_cores()) as pool:
        waiting: deque[Future[PageRead]] = deque()
        for index in range(len(document)):
            page = _read_or_damaged(document, index)
            if isinstance(page, _Picture):
                waiting.append(pool.submit(_by_sight, page, index))
                read.append(waiting[-1])
                if len(waiting) > _AHEAD * _cores():  # pictures are large: not all of them at once
                    with unlocked():
                        wait([waiting.popleft()])
            else:
                read.append(page)
        with unlocked():
            wait(waiting)
    return [page.result() if isinstance(page, Future) else page for page in read]


def all_damaged(pages: list[PageRead]) -> bool:
    """Whether PDFium could not open a single one of them."""
    return all(page.problem is not None and page.problem.kind == "damaged" for page in pages)


def _read_or_damaged(document: Any, index: int) -> PageRead | _Picture:  # noqa: ANN401 -- a PDFium handle
    """The page; an empty one with a problem where the file names a page that cannot be opened."""
    import pypdfium2

    try:
        return _read_page(document, index)
    except pypdfium2.PdfiumError:
        number = index + 1
        problem = Problem("damaged", f"page {number} cannot be opened: the file is damaged there", number)
        return _result(Printed([], _LETTER, 0, [], []), index, None, problem)


def _cores() -> int:
    return os.cpu_count() or 1


def _read_page(document: Any, index: int) -> PageRead | _Picture:  # noqa: ANN401 -- a PDFium handle
    page = document[index]
    try:
        frame = frame_of(page)
        with text_of(page) as textpage:
            printed = read_pieces(textpage, frame, read_rules(page, frame))
        printed = printed._replace(pieces=among(printed.pieces, read_fields(document, page, frame)))
        score = quality(_text(printed))
        if not _needs_eyes(page, printed, score):
            return _result(printed, index, score, None)
        return _Picture(picture_of(page), printed, score)
    finally:
        page.close()


def _text(printed: Printed) -> str:
    return " ".join(piece.text for piece in printed.pieces)


def _result(printed: Printed, index: int, score: float | None, problem: Problem | None) -> PageRead:
    width, height = printed.frame.size
    return PageRead(printed, Page(index + 1, round(width, 2), round(height, 2), score), problem)


def _needs_eyes(page: Any, printed: Printed, score: float | None) -> bool:  # noqa: ANN401 -- a PDFium handle
    """True for a page whose words are in a picture, in outlines, or spoilt; not for a blank one."""
    if score is not None and score < BAD_BELOW:
        return True
    letters = sum(map(str.isalpha, _text(printed)))
    return letters < _FEW_LETTERS and _is_picture(page, printed.frame, bare=letters == 0)


def _is_picture(page: Any, frame: Frame, *, bare: bool) -> bool:  # noqa: ANN401 -- a PDFium handle
    import pypdfium2.raw as pdfium

    width, height = frame.size
    paths = 0
    for item in page.get_objects(max_depth=3):
        if item.type == pdfium.FPDF_PAGEOBJ_IMAGE:
            left, bottom, right, top = item.get_bounds()
            if (right - left) * (top - bottom) > _PICTURE * width * height:
                return True
        paths += item.type == pdfium.FPDF_PAGEOBJ_PATH
    return bare and paths > _FEW_LETTERS  # letters drawn as outlines


def _by_sight(picture: _Picture, index: int) -> PageRead:
    number = index + 1
    image, printed, score = picture
    try:
        seen = recognise(image, printed.frame)
    except TesseractMissing:
        return _unread(printed, index, score, "and Tesseract, which could recognise it, is not installed")
    better = quality(_text(seen.printed))
    unsure = seen.confidence < _LEAST_SURE
    if not seen.printed.pieces or unsure or (score is not None and (better or 0.0) <= score):
        return _unread(printed, index, score, "and none could be recognised")
    # Recognition makes words of what it cannot see: how sure it is tells more (benchmarks/legibility.py).
    trust = min(better if better is not None else 1.0, round(seen.confidence / 100, 3))
    return _result(seen.printed, index, trust, _doubt(seen, number))


def _doubt(seen: Recognised, number: int) -> Problem:
    sure = f"{seen.confidence:.0f} %"
    return Problem(
        "ocr", f"page {number} is a picture: its words were recognised, on average {sure} sure", number
    )


def _unread(printed: Printed, index: int, score: float | None, why: str) -> PageRead:
    number = index + 1
    if score is not None:
        message = f"page {number} holds text that does not look like language, {why}"
        return _result(printed, index, score, Problem("bad_text", message, number))
    message = f"page {number} is a picture without text, {why}"
    return _result(printed, index, None, Problem("no_text", message, number))

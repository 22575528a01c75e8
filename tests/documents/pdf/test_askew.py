"""Scans that lie askew are straightened to be read, and boxes still lie on the page as it is."""

from __future__ import annotations

import io
import shutil
from collections.abc import Callable
from typing import Any

import pytest

from clausekit.datamodel import Box
from clausekit.documents import read
from clausekit.documents.pdf import page
from clausekit.documents.pdf.askew import straightened, tilt_of, tilted

Fixture = Callable[..., Any]

needs_tesseract = pytest.mark.skipif(shutil.which("tesseract") is None, reason="Tesseract is not installed")
WORDS = "Either party may end this Agreement by thirty days notice."


def _picture(data: bytes, askew: float = 0.0) -> Any:
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    image = document[0].render(scale=2.5, grayscale=True).to_pil()
    document.close()
    return image.rotate(askew, fillcolor=255)


def _scan(*images: Any) -> bytes:
    out = io.BytesIO()
    images[0].save(out, "PDF", resolution=180, save_all=True, append_images=images[1:])
    return out.getvalue()


def _page(draw: Fixture) -> bytes:
    return draw([(72, 100 + 24 * line, WORDS, "Helvetica", 14) for line in range(12)])


@pytest.mark.parametrize("askew", [0.0, 1.5, -2.0, 3.2])
def test_the_tilt_of_a_page_is_measured_and_undone(askew: float, draw: Fixture) -> None:
    image = _picture(_page(draw), askew)
    assert tilt_of(image) == pytest.approx(-askew, abs=0.2)
    assert tilt_of(straightened(image, tilt_of(image))) == 0.0


def test_a_blank_picture_lies_straight(draw: Fixture) -> None:
    assert tilt_of(_picture(draw([]))) == 0.0


def test_a_box_goes_back_to_where_the_words_are() -> None:
    size = (600.0, 800.0)
    assert tilted(Box(100, 50, 200, 60), 0.0, size) == Box(100, 50, 200, 60)
    middle = tilted(Box(290, 390, 310, 410), 2.0, size)
    assert ((middle.x0 + middle.x1) / 2, (middle.top + middle.bottom) / 2) == pytest.approx((300, 400))
    right = tilted(Box(500, 400, 520, 410), 2.0, size)  # lines fall to the right
    assert (right.top + right.bottom) / 2 == pytest.approx(405 + 210 * 0.035, abs=0.5)


@needs_tesseract
def test_a_scan_askew_is_read_and_boxed(draw: Fixture) -> None:
    document = read(_scan(_picture(_page(draw), 2.0)), "scan.pdf")
    assert document.text.count(WORDS) == 12
    heights = [(line.box.top + line.box.bottom) / 2 for line in document.lines]
    turned = [100 + 24 * line for line in range(12)]  # their middles stood near these before the turn
    assert heights == pytest.approx(turned, abs=8)


@needs_tesseract
def test_pages_recognised_at_once_stay_in_order(draw: Fixture, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page, "_cores", lambda: 3)
    pages = [_picture(draw([(72, 100, f"This is sheet number {n}.", "Helvetica", 18)])) for n in range(7)]
    document = read(_scan(*pages), "scan.pdf")
    assert document.text.splitlines() == [f"This is sheet number {n}." for n in range(7)]
    assert [problem.page for problem in document.problems] == list(range(1, 8))

"""What holds for every PDF, and the awkward ones: turned, scanned, locked, filled in, ruled, damaged."""

from __future__ import annotations

import io
import os
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from clausekit.datamodel import Document, Span
from clausekit.documents import load, read
from clausekit.documents.pdf import ocr
from clausekit.documents.pdf.quality import BAD_BELOW, quality
from clausekit.errors import DamagedFile, DocumentError, EncryptedFile

Fixture = Callable[..., Any]

# With CI=true these run all the same, and fail, so that nobody's absence goes unnoticed.
needs_tesseract = pytest.mark.skipif(
    shutil.which("tesseract") is None and os.environ.get("CI") != "true", reason="Tesseract is not installed"
)


def _check(document: Document) -> None:
    """Blocks in order, joined by a newline or a tab; lines in order, inside blocks and pages."""
    end = 0
    for number, block in enumerate(document.blocks):
        between = document.text[end : block.span.start]
        assert between == "" if number == 0 else between in ("\n", "\t")
        assert len(block.span) > 0
        end = block.span.end
    assert end == len(document.text)
    starts = [line.span.start for line in document.lines]
    assert starts == sorted(starts)
    spans = iter(document.blocks)
    block = next(spans, None)
    for line in document.lines:
        while block and line.span not in block.span:
            block = next(spans, None)
        assert block, f"line {line} lies in no block"
        page = document.pages[line.page - 1]
        assert -1 <= line.box.x0 <= line.box.x1 <= page.width + 1
        assert -1 <= line.box.top <= line.box.bottom <= page.height + 1


LINE = st.tuples(
    st.sampled_from([72, 72, 72, 90, 108, 250, 330]),
    st.integers(50, 750),
    st.text("abc ABC.,;:()-12•", min_size=1, max_size=60).filter(str.strip),
)


@given(pages=st.lists(st.lists(LINE, max_size=25), min_size=1, max_size=3))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_lines_anywhere_keep_the_promises(pages: list[list[tuple[int, int, str]]], printed: Fixture) -> None:
    document = printed(*pages)
    _check(document)
    if not document.problems:  # noise may be sent to recognition, which sees what it sees
        drawn = sum(c.isalnum() for page in pages for _, _, text in page for c in text)
        assert sum(map(str.isalnum, document.text)) <= drawn


@pytest.mark.data
@pytest.mark.parametrize("name", ["bonterms-cloud-terms", "bonterms-sla", "bonterms-dpa", "basecamp-dpa"])
def test_real_forms_keep_the_promises(name: str, data_dir: Path) -> None:
    _check(load(data_dir / "contracts" / f"{name}.pdf"))


@pytest.mark.data
@pytest.mark.parametrize("name", ["003", "091", "192", "211", "350"])
def test_real_contracts_keep_the_promises(name: str, data_dir: Path) -> None:
    document = load(data_dir / "cuad" / "pdf" / f"{name}.pdf")
    _check(document)
    again = read((data_dir / "cuad" / "pdf" / f"{name}.pdf").read_bytes(), document.source)
    assert again == document


@pytest.mark.data
def test_clauses_of_a_real_form_are_blocks_of_their_own(data_dir: Path) -> None:
    document = load(data_dir / "contracts" / "bonterms-cloud-terms.pdf")
    starts = [document.quote(Span(block.span.start, block.span.start + 5)) for block in document.blocks]
    for number in ["1. Th", "5.1. ", "8.2. ", "14.1.", "14.5.", "15. I"]:
        assert starts.count(number) == 1
    assert document.text.startswith("Bonterms Cloud Terms\n(Version 1.0)\n1. The Agreement.")


@pytest.mark.data
def test_a_ruled_table_is_read_row_by_row(data_dir: Path) -> None:
    document = load(data_dir / "contracts" / "bonterms-sla.pdf")
    assert "Credit Tier 1\t99.00% - 99.89%\t5% of monthly fees\nCredit Tier 2\t" in document.text
    tier = next(block for block in document.blocks if document.quote(block.span) == "Credit Tier 2")
    assert (tier.kind, tier.cell) == ("cell", (0, 4, 0))


def test_a_drawn_grid_parts_runs_that_stand_close(printed: Fixture) -> None:
    def grid(canvas: Any) -> None:
        canvas.grid([70, 130, 190], [672, 690, 708])

    document = printed(
        [(74, 98, "Severity"), (134, 98, "Reply"), (74, 116, "One"), (134, 116, "1 hour")], decorate=grid
    )
    assert document.text == "Severity\tReply\nOne\t1 hour"
    assert [block.cell for block in document.blocks] == [(0, 0, 0), (0, 0, 1), (0, 1, 0), (0, 1, 1)]
    _check(document)


def test_an_underlined_heading_is_seen(printed: Fixture, of_kind: Fixture) -> None:
    def underline(canvas: Any) -> None:
        canvas.line(90, 690.5, 143, 690.5)

    page = [(72, 100, "3."), (90, 100, "Payment of fees"), (72, 118, "The Customer shall pay every invoice.")]
    assert of_kind(printed(page), "heading") == []
    page[1] = (90, 100, "Payment due")
    assert of_kind(printed(page, decorate=underline), "heading") == ["3. Payment due"]


def test_two_columns_printed_line_by_line_are_read_one_after_the_other(
    printed: Fixture, body: Fixture
) -> None:
    left = ["The left column of this page", "holds words that go on from", "one line to the next one and"] * 4
    right = ["while the right column holds", "other words that have to be", "read after all of the left"] * 4
    page = []
    for index in range(12):
        page += [(72, 100 + 12 * index, left[index]), (330, 100 + 12 * index, right[index])]
    text = " ".join(body(printed(page)))
    assert text.index("the next one and The left") < text.index("while the right")
    assert "page while" not in text


@pytest.mark.parametrize("turns", [0, 90, 180, 270])
def test_boxes_are_of_the_page_as_shown(turns: int, draw: Fixture) -> None:
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter()
    page = PdfReader(
        io.BytesIO(draw([(72, 100, "Governing law"), (72, 300, "The laws of England apply.")]))
    ).pages[0]
    writer.add_page(page.rotate(turns))
    out = io.BytesIO()
    writer.write(out)
    document = read(out.getvalue(), "turned.pdf")
    _check(document)
    assert document.text == "Governing law\nThe laws of England apply."
    assert (document.pages[0].width, document.pages[0].height) == (
        (612, 792) if turns % 180 == 0 else (792, 612)
    )
    box = document.lines[0].box
    near_top = {0: box.top, 90: 792 - box.x1, 180: 792 - box.bottom, 270: box.x0}[turns]
    assert near_top == pytest.approx(91, abs=3)


def test_filled_fields_stand_where_their_labels_are(draw: Fixture) -> None:
    def form(canvas: Any) -> None:
        canvas.acroForm.textfield(
            name="who", x=130, y=688, width=150, height=16, value="Acme Ltd", borderWidth=0
        )
        canvas.acroForm.checkbox(name="auto", x=60, y=640, checked=True, size=12)

    data = draw([(72, 100, "Customer:"), (80, 150, "Renews by itself"), (72, 200, "The end.")], decorate=form)
    document = read(data, "form.pdf")
    assert document.text == "Customer: Acme Ltd\n[x] Renews by itself\nThe end."


def test_a_field_far_from_its_label_is_still_its_value(draw: Fixture) -> None:
    values = {"Effective Date:": "12 March 2027", "Customer:": "Harbour plc", "Term:": "One year"}

    def form(canvas: Any) -> None:
        for index, value in enumerate(values.values()):
            canvas.acroForm.textfield(
                name=f"f{index}", x=260, y=688 - 60 * index, width=120, height=18, value=value
            )

    data = draw([(72, 100 + 60 * index, label) for index, label in enumerate(values)], decorate=form)
    words = " ".join(read(data, "form.pdf").text.split())
    assert words == " ".join(f"{label} {value}" for label, value in values.items())


@pytest.mark.data
@pytest.mark.parametrize(
    ("name", "password"),
    [
        ("pdfminer_rc4-40", "baz"),
        ("pdfminer_aes-128-m", "baz"),
        ("pdfminer_aes-256", "baz"),
        ("pypdf_libreoffice-writer-password", "openpassword"),
        ("docling_password_twocol_2206.01062_pg3", "1234"),
    ],
)
def test_a_locked_file_opens_with_its_password_only(name: str, password: str, data_dir: Path) -> None:
    file = data_dir / "fixtures" / "pdf" / f"{name}.pdf"
    with pytest.raises(EncryptedFile, match="asks for a password"):
        load(file)
    with pytest.raises(EncryptedFile, match="does not open"):
        load(file, password="wrong")  # noqa: S106
    _check(load(file, password=password))


@pytest.mark.data
@pytest.mark.slow
def test_every_fixture_is_read_or_refused_in_one_sentence(data_dir: Path) -> None:
    for file in sorted((data_dir / "fixtures" / "pdf").glob("*.pdf")):
        try:
            _check(load(file))
        except DocumentError as error:
            assert "\n" not in str(error)
            assert file.name in str(error)


@needs_tesseract
def test_a_scan_is_recognised_and_says_so(draw: Fixture) -> None:
    data = _as_picture(
        draw(
            [
                (72, 100, "Either party may end this Agreement", "Helvetica", 16),
                (72, 120, "by thirty days notice.", "Helvetica", 16),
            ]
        )
    )
    document = read(data, "scan.pdf")
    assert document.text == "Either party may end this Agreement by thirty days notice."
    assert [(problem.kind, problem.page) for problem in document.problems] == [("ocr", 1)]
    assert document.lines[0].box.x0 == pytest.approx(72, abs=3)
    assert document.lines[0].box.bottom == pytest.approx(103, abs=5)
    _check(document)


def test_without_tesseract_a_scan_is_named_as_unread(draw: Fixture, monkeypatch: pytest.MonkeyPatch) -> None:
    def absent(_image: object) -> None:
        raise ocr.TesseractMissing

    monkeypatch.setattr(ocr, "_words", absent)
    document = read(_as_picture(draw([(72, 100, "Unseen words", "Helvetica", 16)])), "scan.pdf")
    assert document.text == ""
    [problem] = document.problems
    assert (problem.kind, problem.page) == ("no_text", 1)
    assert "Tesseract" in problem.message


def test_numbers_that_count_lines_are_not_in_the_sentences(
    printed: Fixture, body: Fixture, of_kind: Fixture
) -> None:
    words = [
        "The parties agree that the Services shall be performed",
        "with care at the places that the Order names and",
    ]
    page = [(40, 100 + 14 * index, str(index + 1)) for index in range(10)]
    page += [(90, 100 + 14 * index, words[index % 2]) for index in range(10)]
    document = printed(page)
    assert body(document) == [" ".join(words * 5)]
    assert of_kind(document, "line_number") == [str(number) for number in range(1, 11)]
    _check(document)


def test_a_blank_page_is_no_problem(printed: Fixture) -> None:
    document = printed([(72, 100, "The first page has words.")], [])
    assert document.problems == ()
    assert [page.number for page in document.pages] == [1, 2]


def _as_picture(data: bytes) -> bytes:
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    image = document[0].render(scale=2.5).to_pil()
    document.close()
    out = io.BytesIO()
    image.save(out, "PDF", resolution=180)
    return out.getvalue()


def test_quality_tells_language_from_noise() -> None:
    words = (
        "The Customer shall pay each undisputed invoice within 30 days (see Section 5.2(a)) of its receipt. "
        * 3
    )
    shifted = "".join(chr((ord(c) - 97 + 3) % 26 + 97) if c.isalpha() else c for c in words.lower())
    noise = "q\ufffdx \ue003\ue011 zx#k9 ~~|a vbn$$x \ue004 kkx^p " * 20
    assert (quality(words) or 0) > 0.95
    assert (quality(shifted) or 0) < BAD_BELOW
    assert (quality(noise) or 0) < BAD_BELOW
    assert quality("too short") is None


@given(data=st.data())
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_damaged_file_is_read_or_refused_but_never_crashes(data: st.DataObject, draw: Fixture) -> None:
    whole = draw([(72, 100, "Either party may end this Agreement.")])
    cut = data.draw(st.integers(20, len(whole)))
    at = data.draw(st.integers(0, cut - 1))
    broken = whole[:at] + bytes([data.draw(st.integers(0, 255))]) + whole[at + 1 : cut]
    try:
        _check(read(broken, "broken.pdf"))
    except DocumentError as error:
        assert "broken.pdf" in str(error)


def test_half_a_file_is_damaged(draw: Fixture) -> None:
    whole = draw([(72, 100, "Words")])
    with pytest.raises(DamagedFile, match="damaged or cut-off"):
        read(whole[:200], "half.pdf")


def test_one_document_at_a_time_uses_the_library(draw: Fixture) -> None:
    from concurrent.futures import ThreadPoolExecutor

    files = [
        draw(*[[(72, 100, f"Contract {number} page {page}.")] for page in range(5)]) for number in range(8)
    ]
    with ThreadPoolExecutor(4) as pool:
        read_at_once = list(pool.map(read, files, ["x.pdf"] * 8))
    for number, document in enumerate(read_at_once):
        assert document.text.count(f"Contract {number} page") == 5
        assert document == replace(read(files[number], "x.pdf"))

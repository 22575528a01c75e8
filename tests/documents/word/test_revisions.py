"""Tracked changes are read as accepted, and the reviewer is told of them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from clausekit.datamodel import Document
from clausekit.documents.word import from_docx

Load = Callable[..., Document]
BY = 'w:id="1" w:author="Ada Lovelace" w:date="2027-03-12T10:00:00Z"'
BY_BO = 'w:id="2" w:author="Bo" w:date="2027-03-14T10:00:00Z"'


def deleted(text: str, by: str = BY) -> str:
    return f'<w:del {by}><w:r><w:delText xml:space="preserve">{text}</w:delText></w:r></w:del>'


def test_insertions_stay_and_deletions_go(loaded: Load, xml: Any) -> None:
    inserted = f"<w:ins {BY_BO}>{xml.run('sixty')}</w:ins>"
    document = loaded(
        f"<w:p>{xml.run('Pay in ')}{deleted('thirty')}{inserted}{xml.run(' days')}</w:p>{xml.para('End')}"
    )
    assert document.text == "Pay in sixty days\nEnd"
    assert [block.changed for block in document.blocks] == [True, False]
    (problem,) = document.problems
    assert problem.kind == "tracked_changes"
    assert problem.message.startswith(
        "2 tracked changes are pending (1 deletion, 1 insertion), by Ada Lovelace and Bo"
    )
    assert "2027-03-12 and 2027-03-14" in problem.message


def test_moved_text_is_read_where_it_went(loaded: Load, xml: Any) -> None:
    gone = f"<w:p><w:moveFrom {BY}>{xml.run('moved')}</w:moveFrom>{xml.run('first')}</w:p>"
    here = f"<w:p>{xml.run('second ')}<w:moveTo {BY}>{xml.run('moved')}</w:moveTo></w:p>"
    assert loaded(gone + here).text == "first\nsecond moved"


def test_a_deleted_paragraph_mark_joins_what_follows(loaded: Load, xml: Any) -> None:
    numbering = xml.abstract(0, xml.level(0, "decimal", "%1.")) + xml.num(1, 0)
    body = (
        xml.para("One", num=(1, 0))
        + xml.para("Two ", num=(1, 0), mark=f"<w:del {BY}/>")
        + xml.para("three", num=(1, 0))
    )
    document = loaded(body + xml.para("Four", num=(1, 0)), numbering=numbering)
    assert document.text == "1.\tOne\n2.\tTwo three\n3.\tFour"
    assert document.blocks[1].place is not None
    assert document.blocks[1].place.paragraph == 2


def test_a_deleted_list_item_is_not_counted(loaded: Load, xml: Any) -> None:
    numbering = xml.abstract(0, xml.level(0, "decimal", "%1.")) + xml.num(1, 0)
    item = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    gone = f"<w:p><w:pPr>{item}<w:rPr><w:del {BY}/></w:rPr></w:pPr>{deleted('Gone')}</w:p>"
    document = loaded(xml.para("One", num=(1, 0)) + gone + xml.para("Two", num=(1, 0)), numbering=numbering)
    assert document.text == "1.\tOne\n2.\tTwo"


def test_a_deleted_row_is_not_read(loaded: Load, xml: Any) -> None:
    gone = f"<w:tr><w:trPr><w:del {BY}/></w:trPr><w:tc>{xml.para('gone')}</w:tc></w:tr>"
    added = f"<w:tr><w:trPr><w:ins {BY}/></w:trPr><w:tc>{xml.para('added')}</w:tc></w:tr>"
    kept = f"<w:tr><w:tc>{xml.para('kept')}</w:tc></w:tr>"
    document = loaded(f"<w:tbl>{gone}{added}{kept}</w:tbl>")
    assert document.text == "added\nkept"
    assert [block.changed for block in document.blocks] == [True, False]


def test_a_style_separator_keeps_heading_and_words_in_one_line(loaded: Load, xml: Any) -> None:
    styles = '<w:style w:type="paragraph" w:styleId="H2"><w:name w:val="heading 2"/></w:style>'
    body = (
        xml.para("Notice.", style="H2", mark="<w:vanish/><w:specVanish/>")
        + xml.para(" Any notice …")
        + xml.para("x")
    )
    document = loaded(body, styles=styles)
    assert document.text == "Notice. Any notice …\nx"
    assert (document.blocks[0].kind, document.blocks[0].level) == ("heading", 1)


def test_comments_are_counted_and_not_read(loaded: Load, xml: Any) -> None:
    comments = f'<w:comment w:id="0" w:author="Ada">{xml.para("too long")}</w:comment>'
    document = loaded(xml.para("Term"), comments=comments)
    assert document.text == "Term"
    assert [(p.kind, p.message) for p in document.problems] == [
        ("comments", "the file holds 1 comment by Ada, not part of what is read")
    ]


def test_files_within_the_file_are_said_to_be_unread(loaded: Load, xml: Any) -> None:
    embedded = (
        '<w:p><w:r><w:object><o:OLEObject xmlns:o="urn:schemas-microsoft-com:office:office"'
        ' ProgID="Excel.Sheet.12"/></w:object></w:r></w:p>'
    )
    document = loaded(xml.para("Prices as attached") + embedded + '<w:altChunk r:id="x"/>')
    assert [problem.kind for problem in document.problems] == ["unread_part", "unread_part"]
    assert "Excel.Sheet.12" in document.problems[1].message


@pytest.mark.data
def test_the_accepted_view_is_what_accepting_gives(data_dir: Path) -> None:
    folder = data_dir / "fixtures" / "docx"
    pending, accepted = (
        from_docx((folder / f"powertools_RP001-Tracked-Revisions-01{twin}.docx").read_bytes(), "x")
        for twin in ("", "-Accepted")
    )
    assert pending.text == accepted.text
    assert pending.problems
    assert not accepted.problems


def test_pieces_of_one_change_count_once(loaded: Load, xml: Any) -> None:
    document = loaded(f"<w:p>{xml.run('x')}{deleted('thirty')}{deleted(' days')}{deleted('y', BY_BO)}</w:p>")
    assert document.problems[0].message.startswith("2 tracked changes are pending (2 deletions)")


def test_changes_in_notes_are_pending_too(loaded: Load, xml: Any) -> None:
    note = f'<w:footnote w:id="2"><w:p>{xml.run("kept")}{deleted("gone")}</w:p></w:footnote>'
    document = loaded(f'<w:p>{xml.run("x")}<w:r><w:footnoteReference w:id="2"/></w:r></w:p>', footnotes=note)
    assert document.text == "x¹\nkept"
    assert [problem.kind for problem in document.problems] == ["tracked_changes"]

"""Tracked changes are read as accepted, and the reviewer is told of them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from clausekit.datamodel import Document, Revision, Span
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


def inserted(inside: str, by: str = BY) -> str:
    return f"<w:ins {by}>{inside}</w:ins>"


def seen(document: Document) -> list[tuple[str, str, str, bool]]:
    """(kind, author, words, shown in the view) of each revision."""
    return [(r.kind, r.author, r.text, bool(r.span)) for r in document.revisions]


def test_a_revision_says_who_did_what_where_and_when(loaded: Load, xml: Any) -> None:
    document = loaded(
        f"<w:p>{xml.run('Pay in ')}{deleted('thirty')}{inserted(xml.run('sixty'), BY_BO)}"
        f"{xml.run(' days')}</w:p>"
    )
    assert document.revisions == (
        Revision("deleted", "Ada Lovelace", "2027-03-12T10:00:00Z", Span(7, 7), "thirty"),
        Revision("inserted", "Bo", "2027-03-14T10:00:00Z", Span(7, 12), "sixty"),
    )
    assert document.quote(document.revisions[1].span) == "sixty"


def test_a_change_without_author_or_date_is_still_a_change(loaded: Load, xml: Any) -> None:
    (revision,) = loaded(f"<w:p>{xml.run('a ')}{inserted(xml.run('b'), '')}</w:p>").revisions
    assert (revision.author, revision.date, revision.text) == ("", "", "b")


def test_pieces_beside_each_other_are_one_revision(loaded: Load, xml: Any) -> None:
    pieces = inserted(xml.run("one ")) + inserted(xml.run("two")) + inserted(xml.run(" three"), BY_BO)
    document = loaded(f"<w:p>{pieces}{xml.run(' four ')}{inserted(xml.run('five'))}</w:p>")
    assert [(r.author, r.text) for r in document.revisions] == [
        ("Ada Lovelace", "one two"), ("Bo", " three"), ("Ada Lovelace", "five"),
    ]  # fmt: skip


def test_a_move_has_two_ends(loaded: Load, xml: Any) -> None:
    gone = f"<w:p><w:moveFrom {BY}>{xml.run('moved ')}</w:moveFrom>{xml.run('first')}</w:p>"
    here = f"<w:p>{xml.run('second ')}<w:moveTo {BY}>{xml.run('moved')}</w:moveTo></w:p>"
    document = loaded(gone + here)
    assert seen(document) == [
        ("moved", "Ada Lovelace", "moved ", False), ("moved", "Ada Lovelace", "moved", True),
    ]  # fmt: skip
    assert [r.span for r in document.revisions] == [Span(0, 0), Span(13, 18)]
    assert "1 tracked change is pending (1 move)" in document.problems[0].message


def test_words_that_one_inserted_and_another_deleted(loaded: Load, xml: Any) -> None:
    nested = inserted(xml.run("very ") + deleted("very ", BY_BO) + xml.run("late"))
    document = loaded(f"<w:p>{xml.run('not ')}{nested}</w:p>")
    assert document.text == "not very late"
    assert seen(document) == [
        ("inserted", "Ada Lovelace", "very late", True),
        ("deleted", "Bo", "very ", False),
    ]
    whole = loaded(f"<w:p>{xml.run('kept')}{inserted(deleted(' gone', BY_BO))}</w:p>")
    assert whole.text == "kept"
    assert seen(whole) == [("inserted", "Ada Lovelace", " gone", False), ("deleted", "Bo", " gone", False)]


def test_an_inserted_paragraph_is_its_words_and_its_mark(loaded: Load, xml: Any) -> None:
    numbering = xml.abstract(0, xml.level(0, "decimal", "%1.")) + xml.num(1, 0)
    item = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    new = f"<w:p><w:pPr>{item}<w:rPr><w:ins {BY}/></w:rPr></w:pPr>{inserted(xml.run('New'))}</w:p>"
    document = loaded(xml.para("A", num=(1, 0)) + new + xml.para("B", num=(1, 0)), numbering=numbering)
    assert document.text == "1.\tA\n2.\tNew\n3.\tB"
    (revision,) = document.revisions
    assert document.quote(revision.span) == revision.text == "New\n"


def test_a_deleted_paragraph_stands_where_the_next_begins(loaded: Load, xml: Any) -> None:
    gone = f"<w:p><w:pPr><w:rPr><w:del {BY}/></w:rPr></w:pPr>{deleted('Gone')}</w:p>"
    document = loaded(xml.para("A") + gone + xml.para("B"))
    (revision,) = document.revisions
    assert (revision.text, revision.span) == ("Gone\n", Span(2, 2))
    a, b = document.blocks
    assert not revision.touches(a.span)
    assert not revision.touches(b.span)
    assert revision.touches(Span(0, 3))


def test_a_paragraph_emptied_of_its_words_leaves_its_neighbours_alone(loaded: Load, xml: Any) -> None:
    document = loaded(xml.para("A") + f"<w:p>{deleted('Gone')}</w:p>" + xml.para("B"))
    (revision,) = document.revisions
    assert (revision.text, revision.span) == ("Gone\n", Span(2, 2))
    last = loaded(xml.para("A") + f"<w:p>{deleted('Gone')}</w:p>")
    assert last.revisions[0].text == "\nGone"
    assert not last.revisions[0].touches(last.blocks[0].span)


def test_words_deleted_at_the_edge_of_a_paragraph_touch_it(loaded: Load, xml: Any) -> None:
    document = loaded(f"<w:p>{deleted('The ')}{xml.run('Supplier')}{deleted(' only')}</w:p>{xml.para('B')}")
    first, last = document.revisions
    a, b = document.blocks
    assert first.touches(a.span)
    assert last.touches(a.span)
    assert not last.touches(b.span)


def test_a_row_is_one_revision(loaded: Load, xml: Any) -> None:
    def row(change: str, *words: str) -> str:
        inner = "".join(f"<w:tc>{word}</w:tc>" for word in words)
        return f"<w:tr><w:trPr>{change}</w:trPr>{inner}</w:tr>"

    added = f"<w:p><w:pPr><w:rPr><w:ins {BY}/></w:rPr></w:pPr>{inserted(xml.run('fee'))}</w:p>"
    body = (
        row("", xml.para("kept"), xml.para("1"))
        + row(f"<w:ins {BY}/>", added, xml.para("2"))
        + row(f"<w:del {BY_BO}/>", xml.para("gone"), xml.para("3"))
    )
    document = loaded(f"<w:tbl>{body}</w:tbl>{xml.para('after')}")
    assert document.text == "kept\t1\nfee\t2\nafter"
    assert seen(document) == [
        ("inserted", "Ada Lovelace", "fee\t2", True),
        ("deleted", "Bo", "gone\t3\n", False),
    ]


def test_inserted_and_deleted_cells(loaded: Load, xml: Any) -> None:
    def cell(change: str, words: str) -> str:
        return f"<w:tc><w:tcPr>{change}</w:tcPr>{xml.para(words)}</w:tc>"

    row = cell("", "a") + cell(f"<w:cellIns {BY}/>", "b") + cell(f"<w:cellDel {BY_BO}/>", "c")
    document = loaded(f"<w:tbl><w:tr>{row}</w:tr></w:tbl>{xml.para('z')}")
    assert document.text == "a\tb\nz"
    assert [(r.kind, r.author, r.text.strip()) for r in document.revisions] == [
        ("inserted", "Ada Lovelace", "b"), ("deleted", "Bo", "c"),
    ]  # fmt: skip


def test_both_branches_of_a_text_box_are_one_change(loaded: Load, xml: Any) -> None:
    box = f"<w:txbxContent><w:p>{xml.run('in ')}{inserted(xml.run('a box'))}</w:p></w:txbxContent>"
    body = (
        f"<w:p>{xml.run('x')}<w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx>{box}</wps:txbx>"
        f"</w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback>"
        f"</mc:AlternateContent></w:r>{deleted('y')}</w:p>{xml.para('z')}"
    )
    document = loaded(body)
    assert document.text == "x\nin a box\nz"
    assert [(r.kind, r.text, r.span) for r in document.revisions] == [
        ("deleted", "y", Span(1, 1)), ("inserted", "a box", Span(5, 10)),
    ]  # fmt: skip


def test_changes_in_headers_and_notes_are_revisions(loaded: Load, xml: Any) -> None:
    note = f'<w:footnote w:id="2"><w:p>{xml.run("kept")}{deleted(" gone")}</w:p></w:footnote>'
    header = f"<w:p>{xml.run('Draft ')}{inserted(xml.run('2'), BY_BO)}</w:p>"
    body = f'<w:p>{xml.run("x")}<w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
    section = '<w:sectPr><w:headerReference w:type="default" r:id="header"/></w:sectPr>'
    document = loaded(body + section, footnotes=note, header=header)
    assert document.text == "x¹\nkept\nDraft 2"
    assert [(r.kind, r.text, r.span) for r in document.revisions] == [
        ("deleted", " gone", Span(7, 7)), ("inserted", "2", Span(14, 15)),
    ]  # fmt: skip


def test_a_change_of_format_alone_is_no_revision(loaded: Load, xml: Any) -> None:
    bold = f"<w:b/><w:rPrChange {BY}><w:rPr/></w:rPrChange>"
    document = loaded(f"<w:p>{xml.run('Now bold', bold)}</w:p>")
    assert document.revisions == ()
    assert "1 change of format" in document.problems[0].message


def test_a_text_box_within_an_insertion_stands_behind_the_paragraph(loaded: Load, xml: Any) -> None:
    box = f"<w:txbxContent>{xml.para('boxed')}</w:txbxContent>"
    drawn = f"<w:r><w:pict><v:textbox>{box}</v:textbox></w:pict></w:r>"
    change = inserted(xml.run("new ") + drawn + xml.run("words"))
    document = loaded(f"<w:p>{xml.run('some ')}{change}{xml.run(' stay')}</w:p>")
    assert document.text == "some new words stay\nboxed"
    assert [document.quote(revision.span) for revision in document.revisions] == ["new words", "boxed"]


def test_a_whole_document_of_changes_is_read_at_once(loaded: Load, xml: Any) -> None:
    pieces = "".join(inserted(xml.run("word ")) + deleted("gone ", BY_BO) for _ in range(3_000))
    document = loaded(f"<w:p>{pieces}</w:p>" + "".join(f"<w:p>{deleted('x')}</w:p>" for _ in range(3_000)))
    assert len(document.revisions) == 6_001
    assert len(document.revisions[-1].text) == 6_000

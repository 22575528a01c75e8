"""The original view is the text as it was before the pending changes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausekit.datamodel import Document
from clausekit.documents import load, read
from clausekit.documents.word import from_docx
from clausekit.errors import UsageError

Build = Callable[..., bytes]
BY = 'w:id="1" w:author="Ada" w:date="2027-03-12T10:00:00Z"'
ITEM = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'


@pytest.fixture
def original(word_bytes: Build) -> Callable[..., Document]:
    """Builds a Word file as `word_bytes` does and reads it as it was before its changes."""

    def read_original(body: str, **parts: str) -> Document:
        return from_docx(word_bytes(body, **parts), "built.docx", view="original")

    return read_original


def deleted(text: str) -> str:
    return f'<w:del {BY}><w:r><w:delText xml:space="preserve">{text}</w:delText></w:r></w:del>'


def lists(xml: Any) -> str:
    return str(xml.abstract(0, xml.level(0, "decimal", "%1.")) + xml.num(1, 0))


def test_deleted_words_are_in_and_inserted_ones_out(original: Any, xml: Any) -> None:
    inserted = f"<w:ins {BY}>{xml.run('sixty')}</w:ins>"
    document = original(f"<w:p>{xml.run('Pay in ')}{deleted('thirty')}{inserted}{xml.run(' days')}</w:p>")
    assert document.text == "Pay in thirty days"
    assert document.view == "original"
    assert [(r.kind, r.text, document.quote(r.span)) for r in document.revisions] == [
        ("deleted", "thirty", "thirty"), ("inserted", "sixty", ""),
    ]  # fmt: skip
    assert document.problems[0].message.endswith("the text is read as it was before them")


def test_moved_words_are_where_they_came_from(original: Any, xml: Any) -> None:
    gone = f"<w:p><w:moveFrom {BY}>{xml.run('moved ')}</w:moveFrom>{xml.run('first')}</w:p>"
    here = f"<w:p>{xml.run('second ')}<w:moveTo {BY}>{xml.run('moved')}</w:moveTo></w:p>"
    assert original(gone + here).text == "moved first\nsecond"


def test_what_was_inserted_and_deleted_again_was_never_there(original: Any, xml: Any) -> None:
    nested = f"<w:ins {BY}>{xml.run('a')}{deleted('b')}</w:ins>"
    assert original(f"<w:p>{xml.run('x')}{nested}{xml.run('y')}</w:p>").text == "xy"


def test_an_inserted_mark_joins_and_a_deleted_one_parts(original: Any, xml: Any) -> None:
    parted = xml.para("one ", mark=f"<w:ins {BY}/>") + xml.para("two")
    joined = xml.para("three", mark=f"<w:del {BY}/>") + xml.para("four")
    assert original(parted + joined).text == "one two\nthree\nfour"


def test_rows_and_cells(original: Any, xml: Any) -> None:
    def row(change: str, *cells: str) -> str:
        return f"<w:tr><w:trPr>{change}</w:trPr>{''.join(f'<w:tc>{cell}</w:tc>' for cell in cells)}</w:tr>"

    def noted(change: str, words: str) -> str:
        return f"<w:tcPr>{change}</w:tcPr>{xml.para(words)}"

    body = (
        row(f"<w:ins {BY}/>", xml.para("new"))
        + row(f"<w:del {BY}/>", xml.para("old"), xml.para("1"))
        + row("", xml.para("a"), noted(f"<w:cellIns {BY}/>", "b"), noted(f"<w:cellDel {BY}/>", "c"))
    )
    document = original(f"<w:tbl>{body}</w:tbl>")
    assert document.text == "old\t1\na\tc"
    assert [block.changed for block in document.blocks] == [True, True, False, True]


def test_lists_are_counted_as_they_were(original: Any, xml: Any) -> None:
    new = f"<w:p><w:pPr>{ITEM}<w:rPr><w:ins {BY}/></w:rPr></w:pPr><w:ins {BY}>{xml.run('New')}</w:ins></w:p>"
    body = xml.para("One", num=(1, 0)) + new + xml.para("Two", num=(1, 0))
    assert original(body, numbering=lists(xml)).text == "1.\tOne\n2.\tTwo"


def test_a_paragraph_that_became_an_item_was_none(original: Any, word_bytes: Build, xml: Any) -> None:
    became = f"<w:p><w:pPr>{ITEM}<w:pPrChange {BY}><w:pPr/></w:pPrChange></w:pPr>{xml.run('a')}</w:p>"
    numbered = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/><w:ins {BY}/></w:numPr>'
    body = became + f"<w:p><w:pPr>{numbered}</w:pPr>{xml.run('b')}</w:p>" + xml.para("c", num=(1, 0))
    assert original(body, numbering=lists(xml)).text == "a\nb\n1.\tc"
    assert from_docx(word_bytes(body, numbering=lists(xml)), "x").text == "1.\ta\n2.\tb\n3.\tc"


def test_words_hidden_by_a_change_were_seen(original: Any, xml: Any) -> None:
    hidden = xml.run("secret", f"<w:vanish/><w:rPrChange {BY}><w:rPr/></w:rPrChange>")
    assert original(f"<w:p>{xml.run('no ')}{hidden}</w:p>").text == "no secret"


def test_a_deleted_note_is_read_and_an_inserted_one_is_not(original: Any, xml: Any) -> None:
    notes = "".join(f'<w:footnote w:id="{n}">{xml.para(f"note {n}")}</w:footnote>' for n in (2, 3))
    gone = f'<w:del {BY}><w:r><w:footnoteReference w:id="2"/></w:r></w:del>'
    new = f'<w:ins {BY}><w:r><w:footnoteReference w:id="3"/></w:r></w:ins>'
    assert original(f"<w:p>{xml.run('x')}{gone}{new}</w:p>", footnotes=notes).text == "x¹\nnote 2"


def test_deleted_fields_show_their_result_and_not_their_instruction(original: Any, xml: Any) -> None:
    def field(inside: str) -> str:
        return f"<w:del {BY}><w:r>{inside}</w:r></w:del>"

    parts = ('<w:fldChar w:fldCharType="begin"/>', "<w:delInstrText> REF x </w:delInstrText>",
             '<w:fldChar w:fldCharType="separate"/>', "<w:delText>7.2</w:delText>",
             '<w:fldChar w:fldCharType="end"/>')  # fmt: skip
    body = f"<w:p>{xml.run('see ')}{''.join(map(field, parts))}</w:p>"
    assert original(body).text == "see 7.2"


def test_the_front_door_takes_the_view(word_bytes: Build, xml: Any, tmp_path: Path) -> None:
    data = word_bytes(f"<w:p>{xml.run('Pay ')}{deleted('late')}</w:p>")
    file = tmp_path / "a.docx"
    file.write_bytes(data)
    assert load(file).text == "Pay"
    assert load(file, view="original").text == "Pay late"
    assert read(b"Plain words", "a.txt", view="original").text == "Plain words"
    with pytest.raises(UsageError, match="'accepted' or 'original', not 'rejected'"):
        read(data, "a.docx", view="rejected")  # type: ignore[arg-type]


words = st.text("abc", min_size=1, max_size=4)
pieces = st.lists(st.tuples(st.sampled_from(["kept", "ins", "del"]), words), min_size=1, max_size=4)
paragraphs = st.lists(st.tuples(pieces, st.sampled_from(["kept", "ins", "del"])), min_size=1, max_size=5)


def written(paragraph: tuple[list[tuple[str, str]], str]) -> str:
    changes = {"kept": "{}", "ins": f"<w:ins {BY}>{{}}</w:ins>", "del": f"<w:del {BY}>{{}}</w:del>"}
    inside = ""
    for kind, text in paragraph[0]:
        name = "delText" if kind == "del" else "t"
        inside += changes[kind].format(f"<w:r><w:{name}>{text}</w:{name}></w:r>")
    mark = "" if paragraph[1] == "kept" else f"<w:{paragraph[1]} {BY}/>"
    return f"<w:p><w:pPr><w:rPr>{mark}</w:rPr></w:pPr>{inside}</w:p>"


def expected(body: list[tuple[list[tuple[str, str]], str]], gone: str) -> str:
    text = ""
    for inside, mark in body:
        text += "".join(words for kind, words in inside if kind != gone) + ("" if mark == gone else "\n")
    return "\n".join(line for line in text.split("\n") if line)


def undone(document: Document) -> str:
    """The document's text with each revision taken back by what the revision says."""
    text = document.text
    for revision in reversed(document.revisions):
        before, after = text[: revision.span.start], text[revision.span.end :]
        text = before + ("" if revision.span else revision.text) + after
    return "\n".join(line for line in text.split("\n") if line)


@given(body=paragraphs)
def test_each_view_is_the_other_with_its_revisions_taken_back(
    word_bytes: Build, body: list[tuple[list[tuple[str, str]], str]]
) -> None:
    body = [([("kept", "first")], "kept"), *body, ([("kept", "last")], "kept")]
    data = word_bytes("".join(map(written, body)))
    accepted, original = from_docx(data, "x"), from_docx(data, "x", view="original")
    assert accepted.text == expected(body, "del")
    assert original.text == expected(body, "ins")
    assert undone(accepted) == original.text
    assert undone(original) == accepted.text
    for document in (accepted, original):
        assert all(not r.span or document.quote(r.span) == r.text for r in document.revisions)


REDLINES = ("redlines_original.docx", "redlines_expected_redline.docx", "redlines_modified.docx")


@pytest.mark.data
def test_both_views_of_a_compared_file_are_the_files_that_were_compared(data_dir: Path) -> None:
    before, compared, after = (data_dir / "fixtures" / "docx" / name for name in REDLINES)
    assert load(compared, view="original").text == load(before).text
    bullet = "\u2022\t"  # the comparison left the definition of its list out of the file
    assert load(compared).text == load(after).text.replace(bullet, "")


@pytest.mark.data
@pytest.mark.parametrize(
    ("name", "before"),
    [
        ("RP002-Deleted-Text", "Video provides a powerful way"),
        ("RP003-Inserted-Text", "Video a powerful way"),
    ],
)
def test_real_files_as_they_were(data_dir: Path, name: str, before: str) -> None:
    file = data_dir / "fixtures" / "docx" / f"powertools_{name}.docx"
    assert load(file, view="original").text.startswith(before)

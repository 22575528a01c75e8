"""Comments that a Word file holds: who, when, what, and at which words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from clausekit.datamodel import Comment, Document, Span
from clausekit.documents.word import from_docx

Load = Callable[..., Document]
W15 = "http://schemas.microsoft.com/office/word/2012/wordml"
BY = 'w:id="9" w:author="Ada" w:date="2027-03-12T10:00:00Z"'


def comment(id: int, *lines: str, author: str = "Ada", paragraph: str = "") -> str:
    """A `w:comment` of one paragraph a line; the last has the `w14:paraId` `paragraph`."""
    written = [f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in lines]
    written[-1] = written[-1].replace("<w:p>", f'<w:p w14:paraId="{paragraph}">')
    date = f'w:date="2027-03-1{id}T10:00:00Z"'
    return f'<w:comment w:id="{id}" w:author="{author}" {date}>{"".join(written)}</w:comment>'


def start(id: int) -> str:
    return f'<w:commentRangeStart w:id="{id}"/>'


def end(id: int) -> str:
    return f'<w:commentRangeEnd w:id="{id}"/><w:r><w:commentReference w:id="{id}"/></w:r>'


def quoted(document: Document) -> list[tuple[str, str]]:
    return [(remark.text, document.quote(remark.span)) for remark in document.comments]


def test_a_comment_has_an_author_a_date_words_and_a_place(loaded: Load, xml: Any) -> None:
    body = f"<w:p>{xml.run('Pay in ')}{start(0)}{xml.run('sixty days')}{end(0)}{xml.run(' net')}</w:p>"
    document = loaded(body, comments=comment(0, "Too long.", "Thirty?"))
    assert document.text == "Pay in sixty days net"
    assert document.comments == (Comment("Ada", "2027-03-10T10:00:00Z", "Too long.\nThirty?", Span(7, 17)),)


def test_a_comment_may_span_paragraphs_and_cells(loaded: Load, xml: Any) -> None:
    numbering = xml.abstract(0, xml.level(0, "decimal", "%1.")) + xml.num(1, 0)
    body = (
        f"<w:p>{xml.run('one ')}{start(0)}{xml.run('two')}</w:p>{xml.para('three', num=(1, 0))}"
        f"<w:p>{xml.run('four')}{end(0)}{xml.run(' five')}</w:p>"
        + xml.table((f"<w:p>{start(1)}{xml.run('a')}</w:p>", f"<w:p>{xml.run('b')}{end(1)}</w:p>"))
    )
    document = loaded(body, numbering=numbering, comments=comment(0, "all") + comment(1, "cells"))
    assert quoted(document) == [("all", "two\n1.\tthree\nfour"), ("cells", "a\tb")]


def test_marks_between_paragraphs_enclose_whole_paragraphs(loaded: Load, xml: Any) -> None:
    mark_and_reference = end(0).replace("<w:r>", "<w:p><w:r>").replace("</w:r>", "</w:r></w:p>")
    body = xml.para("before") + start(0) + xml.para("held") + mark_and_reference + xml.para("after")
    assert quoted(loaded(body, comments=comment(0, "it"))) == [("it", "held")]


def test_a_comment_at_a_point_has_an_empty_span(loaded: Load, xml: Any) -> None:
    reference = '<w:r><w:commentReference w:id="0"/></w:r>'
    document = loaded(
        f"<w:p>{xml.run('Pay')}{reference}{xml.run(' now')}</w:p>", comments=comment(0, "when?")
    )
    assert document.comments[0].span == Span(3, 3)


def test_a_comment_at_deleted_words_stands_where_they_were(loaded: Load, word_bytes: Any, xml: Any) -> None:
    gone = f'<w:del {BY}><w:r><w:delText xml:space="preserve">late </w:delText></w:r></w:del>'
    body = f"<w:p>{xml.run('Pay ')}{start(0)}{gone}{end(0)}{xml.run('now')}</w:p>"
    assert loaded(body, comments=comment(0, "why?")).comments[0].span == Span(4, 4)
    before = from_docx(word_bytes(body, comments=comment(0, "why?")), "x", view="original")
    assert quoted(before) == [("why?", "late")]


def test_answers_stand_behind_what_they_answer(loaded: Load, xml: Any) -> None:
    both = comment(0, "Too long", paragraph="A") + comment(1, "Elsewhere", paragraph="B")
    answers = comment(2, "Agreed", author="Bo", paragraph="C") + comment(3, "Done", paragraph="D")
    threads = "".join(
        f'<w15:commentEx xmlns:w15="{W15}" w15:paraId="{own}" w15:paraIdParent="{above}"/>'
        for own, above in (("C", "A"), ("D", "C"), ("B", "B"))
    )
    body = (
        f"<w:p>{start(0)}{start(2)}{xml.run('sixty days')}{end(0)}{end(2)}</w:p>"
        f"<w:p>{start(1)}{xml.run('other')}{end(1)}</w:p>"
    )
    document = loaded(body, comments=both + answers, commentsExtended=threads)
    assert quoted(document) == [
        ("Too long", "sixty days"), ("Agreed", "sixty days"), ("Done", "sixty days"), ("Elsewhere", "other"),
    ]  # fmt: skip


def test_a_comment_that_nothing_refers_to_is_left_out(loaded: Load, xml: Any) -> None:
    body = f"<w:p>{start(0)}{xml.run('here')}{end(0)}</w:p>"
    document = loaded(body, comments=comment(0, "kept") + comment(1, "stale"))
    assert quoted(document) == [("kept", "here")]


def test_a_reference_to_no_comment_is_nothing(loaded: Load, xml: Any) -> None:
    assert loaded(f"<w:p>{start(5)}{xml.run('here')}{end(5)}</w:p>", comments="").comments == ()

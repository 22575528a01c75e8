"""The reviewer's own Word file comes back with comments at exactly the words, and otherwise unchanged."""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clausekit.datamodel import (
    Block,
    Clause,
    Contract,
    Document,
    Finding,
    Label,
    Review,
    Severity,
    Span,
    State,
)
from clausekit.documents.word import from_docx
from clausekit.documents.word.names import P, R, T, w
from clausekit.documents.word.package import STRICT_TO_TRANSITIONAL
from clausekit.documents.word.wordfile import word_file
from clausekit.errors import ExportError
from clausekit.exports.to_docx import to_docx

Build = Callable[..., bytes]
START, END = w("commentRangeStart"), w("commentRangeEnd")


def finding(
    name: str, *evidence: Span, state: State = "risk", clause: str | None = None, suggestion: str = ""
) -> Finding:
    return Finding(
        rule=name, state=state, severity=Severity.HIGH, hurts="customer", owner="legal",
        title=f"Title {name}",
        message="It hurts.", why="Because.", suggestion=suggestion, source="our judgement", clause=clause,
        evidence=evidence, searched=() if evidence else ("term",), fingerprint=name,
    )  # fmt: skip


def review_of(document: Document, findings: Sequence[Finding], clauses: tuple[Clause, ...] = ()) -> Review:
    contract = Contract(document, Label("saas", 1.0), (), clauses, (), ())
    return Review(contract, "saas", "customer", tuple(findings), ())


def written(data: bytes, findings: Sequence[Finding], path: Path, clauses: tuple[Clause, ...] = ()) -> bytes:
    document = from_docx(data, "contract.docx")
    to_docx(review_of(document, findings, clauses), path, original=data)
    return path.read_bytes()


def anchored(data: bytes) -> dict[str, str]:
    """The characters of `w:t` between the marks of each comment, by its title; paragraphs by newlines."""
    file = word_file(data, "commented.docx")
    open_marks: dict[str, list[str]] = {}
    words: dict[str, str] = {}
    for element in file.main.root.iter(START, END, P, T):
        id = element.get(w("id")) or ""
        if element.tag == START:
            open_marks[id] = []
        elif element.tag == END:
            words[id] = "".join(open_marks.pop(id))
        else:
            for held in open_marks.values():
                held.append("\n" if element.tag == P else element.text or "")
    titles = {str(c.comment_id): c.paragraphs[0].text for c in docx.Document(io.BytesIO(data)).comments}
    assert not open_marks
    return {
        re.sub(r"^.*Title (\S+) \(high\)$", r"\1", titles[id]): text
        for id, text in words.items()
        if id in titles
    }


def span_of(document_or_data: Document | bytes, words: str) -> Span:
    text = (
        document_or_data.text
        if isinstance(document_or_data, Document)
        else from_docx(document_or_data, "x").text
    )
    start = text.index(words)
    return Span(start, start + len(words))


def p(*inner: str) -> str:
    return f"<w:p>{''.join(inner)}</w:p>"


def r(text: str, properties: str = "") -> str:
    own = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r w:rsidR="00AA">{own}<w:t xml:space="preserve">{text}</w:t></w:r>'


def test_a_comment_stands_at_exactly_its_words(word_bytes: Build, tmp_path: Path) -> None:
    data = word_bytes(p(r("The term is ", "<w:b/>"), r("one year and renews", "<w:i/>")))
    new = written(data, [finding("A", span_of(data, "is one year"))], tmp_path / "out.docx")
    assert anchored(new) == {"A": "is one year"}
    assert from_docx(new, "x").text == from_docx(data, "x").text
    looks = [
        (run.text, run.bold, run.italic)
        for run in docx.Document(io.BytesIO(new)).paragraphs[0].runs
        if run.text
    ]
    assert looks == [
        ("The term ", True, None),
        ("is ", True, None),
        ("one year", None, True),
        (" and renews", None, True),
    ]


def test_the_comment_says_what_why_and_what_instead(word_bytes: Build, tmp_path: Path) -> None:
    data = word_bytes(p(r("one two three")))
    spans = [span_of(data, "one"), span_of(data, "three")]
    new = written(data, [finding("A", *spans, suggestion="Write this.\nAnd that.")], tmp_path / "out.docx")
    (comment,) = docx.Document(io.BytesIO(new)).comments
    assert (comment.author, comment.initials) == ("clausekit", "ck")
    assert comment.timestamp is not None
    assert [paragraph.text for paragraph in comment.paragraphs] == [
        "Title A (high)", "It hurts.", "Why: Because.", "Suggested wording: Write this.", "And that.",
        "See also: “three”", "Rule: A (our judgement)",
    ]  # fmt: skip


def test_other_parts_keep_their_bytes(word_bytes: Build, tmp_path: Path) -> None:
    data = word_bytes(p(r("one two")), styles="<w:docDefaults/>", raw={"word/media/image1.png": "not really"})
    new = written(data, [finding("A", Span(0, 3))], tmp_path / "out.docx")
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(io.BytesIO(new)) as after:
        changed = {
            name
            for name in after.namelist()
            if name not in before.namelist() or before.read(name) != after.read(name)
        }
        assert after.namelist()[: len(before.namelist())] == before.namelist()
    assert changed == {
        "word/document.xml", "word/comments.xml", "word/_rels/document.xml.rels", "[Content_Types].xml",
    }  # fmt: skip


def test_without_findings_the_file_is_the_same(word_bytes: Build, tmp_path: Path) -> None:
    data = word_bytes(p(r("one")))
    assert written(data, [], tmp_path / "out.docx") == data


def test_comments_that_were_there_stay(word_bytes: Build, tmp_path: Path) -> None:
    old = f'<w:comment w:id="4" w:author="Ada">{p(r("mine"))}</w:comment>'
    marks = (
        '<w:commentRangeStart w:id="4"/>',
        '<w:commentRangeEnd w:id="4"/><w:r><w:commentReference w:id="4"/></w:r>',
    )
    data = word_bytes(p(marks[0], r("one two three"), marks[1]), comments=old)
    new = written(data, [finding("A", span_of(data, "two"))], tmp_path / "out.docx")
    assert [(c.comment_id, c.author) for c in docx.Document(io.BytesIO(new)).comments] == [
        (4, "Ada"),
        (5, "clausekit"),
    ]
    assert anchored(new) == {"mine": "one two three", "A": "two"}


def test_findings_may_overlap_and_share_their_ends(word_bytes: Build, tmp_path: Path) -> None:
    data = word_bytes(p(r("one two three four")))
    spans = {"A": "one two three", "B": "two", "C": "two three four", "D": "one two three four"}
    new = written(
        data, [finding(name, span_of(data, words)) for name, words in spans.items()], tmp_path / "out.docx"
    )
    assert anchored(new) == spans


def test_a_span_may_run_over_paragraphs_and_cells(word_bytes: Build, tmp_path: Path) -> None:
    row = f"<w:tr><w:tc>{p(r('left cell'))}</w:tc><w:tc>{p(r('right cell'))}</w:tc></w:tr>"
    data = word_bytes(p(r("first one")) + p(r("second one")) + f"<w:tbl>{row}</w:tbl>" + p(r("end")))
    spans = [span_of(data, "one\nsecond"), span_of(data, "cell\tright")]
    new = written(data, [finding("A", spans[0]), finding("B", spans[1])], tmp_path / "out.docx")
    assert anchored(new) == {"A": "one\nsecond", "B": "cell\nright"}


@pytest.mark.parametrize(
    ("before", "after", "exact"),
    [
        ('<w:ins w:id="9" w:author="Ada">', "</w:ins>", True),
        ('<w:hyperlink r:id="x">', "</w:hyperlink>", True),
        ("<w:sdt><w:sdtPr/><w:sdtContent>", "</w:sdtContent></w:sdt>", True),
        ("<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>", "</w:sdtContent></w:sdt>", False),
        ('<w:fldSimple w:instr="REF x">', "</w:fldSimple>", False),
        ("<w:smartTag>", "</w:smartTag>", True),
    ],
)
def test_words_inside_other_elements_are_anchored_legally(
    word_bytes: Build, tmp_path: Path, before: str, after: str, exact: bool
) -> None:
    data = word_bytes(p(r("Pay "), before, r("within sixty days"), after, r(" of it")))
    new = written(data, [finding("A", span_of(data, "sixty"))], tmp_path / "out.docx")
    assert anchored(new) == {"A": "sixty" if exact else "within sixty days"}
    file = word_file(new, "x")
    assert all(
        e.getparent().tag == P for e in file.main.root.iter(R) if e.find(w("commentReference")) is not None
    )
    assert from_docx(new, "x").text == "Pay within sixty days of it"


def test_deleted_words_inside_a_span_stay_deleted(word_bytes: Build, tmp_path: Path) -> None:
    gone = '<w:del w:id="9" w:author="Ada"><w:r><w:delText>thirty </w:delText></w:r></w:del>'
    data = word_bytes(p(r("within "), gone, r("sixty days")))
    new = written(data, [finding("A", span_of(data, "within sixty"))], tmp_path / "out.docx")
    assert anchored(new) == {"A": "within sixty"}
    assert b"thirty" in zipfile.ZipFile(io.BytesIO(new)).read("word/document.xml")


def test_notes_and_text_boxes_are_commented_where_they_hang(word_bytes: Build, tmp_path: Path) -> None:
    note = f'<w:footnote w:id="2">{p(r("a note on interest"))}</w:footnote>'
    box = f"<w:r><w:pict><v:textbox><w:txbxContent>{p(r('a box'))}</w:txbxContent></v:textbox></w:pict></w:r>"
    data = word_bytes(
        p(r("Pay"), '<w:r><w:footnoteReference w:id="2"/></w:r>') + p(r("See "), box), footnotes=note
    )
    findings = [finding("A", span_of(data, "interest")), finding("B", span_of(data, "box"))]
    new = written(data, findings, tmp_path / "out.docx")
    assert anchored(new) == {"A": "", "B": "\na box"}
    for element in word_file(new, "x").main.root.iter(START):
        assert element.getparent().getparent().tag == w("body")


def test_words_of_a_footer_are_commented_at_the_title(word_bytes: Build, tmp_path: Path) -> None:
    footer = '<w:sectPr><w:footerReference w:type="default" r:id="footer"/></w:sectPr>'
    data = word_bytes(
        p(r("Services Agreement")) + p(r("Term")) + footer, footer=p(r("See example.com/terms"))
    )
    new = written(data, [finding("A", span_of(data, "example.com"))], tmp_path / "out.docx")
    assert anchored(new) == {"A": "Services Agreement"}


def test_a_missing_thing_is_said_at_its_clause_or_the_title(word_bytes: Build, tmp_path: Path) -> None:
    styles = '<w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style>'
    title = f'<w:p><w:pPr><w:pStyle w:val="T"/></w:pPr>{r("Services Agreement")}</w:p>'
    data = word_bytes(p(r("Draft")) + title + p(r("1. Term. It is one year.")), styles=styles)
    start = span_of(data, "1. Term.").start
    clause = Clause("1", "1.", "Term", Span(start, start + 24), Span(start + 9, start + 24))
    findings = [
        finding("A", state="missing"),
        finding("B", state="missing", clause="1"),
        finding("C", state="unread"),
    ]
    findings.append(replace(finding("D", state="missing"), searched=("1. Term", "words that count")))
    new = written(data, findings, tmp_path / "out.docx", (clause,))
    assert anchored(new) == {
        "A": "Services Agreement", "B": "1. Term. ", "C": "Services Agreement", "D": "1. Term. ",
    }  # fmt: skip
    openings = {comment.paragraphs[0].text for comment in docx.Document(io.BytesIO(new)).comments}
    assert openings == {
        "Missing — Title A (high)", "Missing — Title B (high)", "Missing — Title D (high)",
        "Not read — Title C (high)",
    }  # fmt: skip


def test_a_heading_far_on_is_not_the_title(word_bytes: Build, tmp_path: Path) -> None:
    styles = '<w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 1"/></w:style>'
    heading = f'<w:p><w:pPr><w:pStyle w:val="H"/></w:pPr>{r("Term")}</w:p>'
    data = word_bytes(p(r("Cover")) + p(r("key terms " * 300)) + heading, styles=styles)
    new = written(data, [finding("A", state="missing")], tmp_path / "out.docx")
    assert anchored(new) == {"A": "Cover"}


def test_white_space_that_was_not_shown_does_not_appear(word_bytes: Build, tmp_path: Path) -> None:
    data = word_bytes(p("<w:r><w:t>  one two  </w:t></w:r>", r("three")))
    new = written(data, [finding("A", span_of(data, "two"))], tmp_path / "out.docx")
    assert anchored(new) == {"A": "two"}
    assert from_docx(new, "x").text == "one twothree"


def test_a_strict_file_stays_strict(word_bytes: Build, tmp_path: Path) -> None:
    strict = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(word_bytes(p(r("one two"))))) as old,
        zipfile.ZipFile(strict, "w") as new_zip,
    ):
        for name in old.namelist():
            text = old.read(name)
            for own, transitional in STRICT_TO_TRANSITIONAL:
                text = text.replace(transitional, own)
            new_zip.writestr(name, text)
    new = written(strict.getvalue(), [finding("A", Span(4, 7))], tmp_path / "out.docx")
    with zipfile.ZipFile(io.BytesIO(new)) as archive:
        for name in ("word/document.xml", "word/comments.xml", "word/_rels/document.xml.rels"):
            assert b"schemas.openxmlformats.org/wordprocessingml" not in archive.read(name)
            assert b"schemas.openxmlformats.org/officeDocument" not in archive.read(name)
    assert from_docx(new, "x").text == "one two"


def test_a_file_that_changed_is_refused(word_bytes: Build, tmp_path: Path) -> None:
    data = word_bytes(p(r("one")))
    review = review_of(from_docx(data, "c.docx"), [finding("A", Span(0, 3))])
    with pytest.raises(ExportError, match="has changed since"):
        to_docx(review, tmp_path / "out.docx", original=data + b" ")
    with pytest.raises(ExportError, match="cannot be read any more"):
        to_docx(review, tmp_path / "out.docx", original=tmp_path / "gone.docx")
    assert list(tmp_path.iterdir()) == []


def test_the_source_is_read_when_no_original_is_given(word_bytes: Build, tmp_path: Path) -> None:
    source = tmp_path / "contract.docx"
    source.write_bytes(word_bytes(p(r("one two"))))
    document = from_docx(source.read_bytes(), str(source))
    to_docx(review_of(document, [finding("A", Span(4, 7))]), tmp_path / "out.docx")
    assert anchored((tmp_path / "out.docx").read_bytes()) == {"A": "two"}


def test_a_text_becomes_a_clean_word_file(tmp_path: Path) -> None:
    texts = ["Agreement", "Pay within\x0bsixty\u00ad days", "Fee", "USD 100", "Page 1", " late  "]
    kinds: list[Any] = ["heading", "paragraph", "cell", "cell", "page_number", "paragraph"]
    cells = [None, None, (0, 0, 0), (0, 0, 1), None, None]
    blocks, start = [], 0
    for text, kind, cell in zip(texts, kinds, cells, strict=True):
        blocks.append(
            Block(Span(start, start + len(text)), kind, cell=cell, level=0 if kind == "heading" else None)
        )
        start += len(text) + 1
    text = "\n".join(texts)
    document = Document(
        "in/fees.pdf", hashlib.sha256(b"").hexdigest(), "application/pdf", text, tuple(blocks)
    )
    findings = [finding("A", span_of(document, "sixty\u00ad days")), finding("B", span_of(document, "100")),
                finding("C", span_of(document, "Page")), finding("D", span_of(document, "ate"))]  # fmt: skip
    path = tmp_path / "out.docx"
    to_docx(review_of(document, findings), path)
    made = docx.Document(str(path))
    assert made.paragraphs[0].text == "Made by clausekit from the text of fees.pdf; not the original file."
    assert [paragraph.text for paragraph in made.paragraphs[1:]] == [
        "Agreement",
        "Pay within sixty  days",
        "late",
    ]
    assert [cell.text for cell in made.tables[0].rows[0].cells] == ["Fee", "USD 100"]
    assert anchored(path.read_bytes()) == {"A": "sixty  days", "B": "100", "C": "Agreement", "D": "ate"}


@settings(max_examples=60, deadline=None)
@given(
    texts=st.lists(
        st.lists(st.text("ab é", min_size=1, max_size=6), min_size=1, max_size=4), min_size=1, max_size=4
    ),
    data=st.data(),
)
def test_any_span_of_any_file(
    word_bytes: Build, tmp_path_factory: pytest.TempPathFactory, texts: list[list[str]], data: st.DataObject
) -> None:
    file = word_bytes("".join(p(*map(r, runs)) for runs in [*texts, ["end"]]))
    text = from_docx(file, "x").text
    findings = []
    for index in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(text) - 1))
        findings.append(finding(f"F{index}", Span(start, data.draw(st.integers(start + 1, len(text))))))
    new = written(file, findings, tmp_path_factory.mktemp("any") / "out.docx")
    assert from_docx(new, "x").text == text
    marked = anchored(new)
    for each in findings:
        quoted = text[each.evidence[0].start : each.evidence[0].end]
        if quoted.strip("\n"):
            assert re.sub(r"\s+", " ", marked[each.rule]).strip() == re.sub(r"\s+", " ", quoted).strip()


@pytest.mark.data
def test_real_files_come_back_whole(data_dir: Path, tmp_path: Path) -> None:
    paths = sorted(
        [*(data_dir / "contracts").glob("*.docx"), *(data_dir / "fixtures" / "docx").glob("*.docx")]
    )
    for path in paths:
        if "having-tables" in path.name or "LIR0" in path.name:  # holds no words; thousands of numbers
            continue
        data = path.read_bytes()
        document = from_docx(data, path.name)
        words = [match.span() for match in re.finditer(r"\S+", document.text)][
            :: max(1, len(document.text) // 120)
        ]
        findings = [finding(f"F{n}", Span(*span)) for n, span in enumerate(words)]
        new = written(data, findings, tmp_path / path.name)
        assert from_docx(new, path.name).text == document.text, path
        comments = word_file(new, "x")
        held = sum(1 for _ in comments.main.root.iter(w("commentReference")))
        before = sum(1 for _ in word_file(data, "x").main.root.iter(w("commentReference")))
        assert held == before + len(findings), path
        if "Strict" not in path.name:  # python-docx cannot open Strict files
            docx.Document(io.BytesIO(new))

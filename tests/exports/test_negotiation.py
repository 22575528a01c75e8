"""A file in negotiation: its pending changes and remarks survive, and reports say what they touch."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import docx
import pytest

from clausekit.datamodel import Contract, Document, Finding, Label, Review, Severity, Span, State, View
from clausekit.documents.word import from_docx
from clausekit.exports import render
from clausekit.exports.docx_words import lines
from clausekit.exports.presentation import in_negotiation
from clausekit.exports.to_docx import to_docx

Build = Callable[..., bytes]
BY = 'w:id="7" w:author="Ada" w:date="2027-03-12T10:00:00Z"'
BO = 'w:id="8" w:author="Bo"'
VIEWS: tuple[View, ...] = ("accepted", "original")


def finding(name: str, *evidence: Span, state: State = "risk", title: str = "") -> Finding:
    return Finding(
        rule=name, state=state, severity=Severity.HIGH, hurts="customer", owner="legal",
        title=title or f"Title {name}", message="It hurts.", why="", suggestion="", source="", clause=None,
        evidence=evidence, searched=() if evidence else ("term",), fingerprint=name,
    )  # fmt: skip


def commented(data: bytes, document: Document, findings: Sequence[Finding], path: Path) -> bytes:
    contract = Contract(document, Label("saas", 1.0), (), (), (), ())
    to_docx(Review(contract, "saas", "customer", tuple(findings), ()), path, original=data)
    return path.read_bytes()


def words_of(document: Document) -> list[Finding]:
    """Findings at each revision, at the words around it, and at the whole text."""
    whole = Span(0, len(document.text))
    findings = [finding("whole", whole)]
    for number, revision in enumerate(document.revisions[:40]):
        around = Span(max(revision.span.start - 3, 0), min(revision.span.end + 3, whole.end))
        findings.append(finding(f"A{number}", around))
        if revision.span:
            findings.append(finding(f"R{number}", revision.span))
    return findings


def body() -> str:
    def r(text: str) -> str:
        return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'

    gone = f'<w:del {BY}><w:r><w:delText xml:space="preserve">thirty long days</w:delText></w:r></w:del>'
    moved = f"<w:moveFrom {BO}>{r('promptly')}</w:moveFrom>"
    start, end = '<w:commentRangeStart w:id="0"/>', '<w:commentRangeEnd w:id="0"/>'
    reference = '<w:r><w:commentReference w:id="0"/></w:r>'
    return (
        f"<w:p>{r('Pay ')}{start}{gone}<w:ins {BO}>{r('sixty days')}</w:ins>{r(' net')}{end}{reference}</w:p>"
        f"<w:p><w:pPr><w:rPr><w:ins {BY}/></w:rPr></w:pPr>{moved}{r('One ')}</w:p>"
        f"<w:p>{r('two ')}<w:moveTo {BO}>{r('promptly')}</w:moveTo></w:p>"
        f"<w:tbl><w:tr><w:trPr><w:del {BY}/></w:trPr><w:tc><w:p>{r('old')}</w:p></w:tc></w:tr>"
        f"<w:tr><w:tc><w:p>{r('kept')}</w:p></w:tc></w:tr></w:tbl>"
    )


REMARK = '<w:comment w:id="0" w:author="Ada"><w:p><w:r><w:t>Too long</w:t></w:r></w:p></w:comment>'


@pytest.mark.parametrize("view", VIEWS)
def test_changes_and_remarks_survive_our_comments(word_bytes: Build, tmp_path: Path, view: View) -> None:
    data = word_bytes(body(), comments=REMARK)
    before = from_docx(data, "x.docx", view=view)
    new = commented(data, before, words_of(before), tmp_path / "out.docx")
    for other in VIEWS:
        old, now = from_docx(data, "x.docx", view=other), from_docx(new, "x.docx", view=other)
        assert (now.text, now.revisions) == (old.text, old.revisions)
        assert [remark for remark in now.comments if remark.author != "clausekit"] == list(old.comments)
    docx.Document(io.BytesIO(new))


@pytest.mark.parametrize("view", VIEWS)
def test_comments_stand_at_the_words_of_the_view(word_bytes: Build, tmp_path: Path, view: View) -> None:
    data = word_bytes(body())
    document = from_docx(data, "x.docx", view=view)
    word = "sixty" if view == "accepted" else "long"
    start = document.text.index(word)
    new = commented(data, document, [finding("A", Span(start, start + len(word)))], tmp_path / "out.docx")
    again = from_docx(new, "x.docx", view=view)
    assert [again.quote(remark.span) for remark in again.comments] == [word]


@pytest.mark.data
@pytest.mark.parametrize("view", VIEWS)
def test_real_redlines_survive_our_comments(data_dir: Path, tmp_path: Path, view: View) -> None:
    paths = [
        path
        for path in sorted((data_dir / "fixtures" / "docx").glob("*.docx"))
        if "RP0" in path.name or "redline" in path.name or "comments" in path.name
    ]
    assert len(paths) >= 10
    for path in paths:
        data = path.read_bytes()
        document = from_docx(data, path.name, view=view)
        new = commented(data, document, words_of(document), tmp_path / path.name)
        for other in VIEWS:
            old, now = (from_docx(each, path.name, view=other) for each in (data, new))
            assert (now.text, now.revisions) == (old.text, old.revisions), path
            assert len(now.comments) == len(old.comments) + len(words_of(document)), path


def in_changed_clause(review: Review) -> Review:
    clauses = [replace(clause, changed=clause.id.startswith("2")) for clause in review.contract.clauses]
    return replace(review, contract=replace(review.contract, clauses=tuple(clauses)))


def test_a_finding_in_words_under_negotiation_says_so(review: Review) -> None:
    pending = in_changed_clause(review)
    said = {each.rule: in_negotiation(pending, each) for each in pending.findings}
    assert {rule for rule, words in said.items() if words} == {"LIA-01", "ANX-01", "DAT-01"}
    assert not any(in_negotiation(review, each) for each in review.findings)


@pytest.mark.parametrize("format", ["markdown", "html"])
def test_reports_say_what_is_under_negotiation(review: Review, format: str) -> None:
    words = "in words that are still being negotiated"
    assert render(review, format).decode().count(words) == 0
    report = render(in_changed_clause(review), format).decode()
    assert report.count(words) == 3
    assert report.count("still being negotiated") == 3 + 2  # and once for each clause


def test_word_comments_say_what_is_under_negotiation(review: Review) -> None:
    pending = in_changed_clause(review)
    cap, term = (next(f for f in pending.findings if f.rule == rule) for rule in ("LIA-01", "TRM-01"))
    sentence = (
        "",
        "This stands in words that are still being negotiated; read as if pending changes were accepted.",
    )
    assert sentence in list(lines(pending, cap))
    assert sentence not in list(lines(pending, term))


@pytest.mark.parametrize(
    ("state", "title", "headline"),
    [
        ("missing", "No protection against claims", "No protection against claims"),
        ("missing", "Nobody says where disputes are decided", "Nobody says where disputes are decided"),
        ("missing", "Usual exceptions are missing", "Usual exceptions are missing"),
        ("missing", "Security without a standard", "Security without a standard"),
        ("missing", "Affiliates may not use it", "Affiliates may not use it"),
        ("missing", "Notice of price rises", "Missing — Notice of price rises"),
        ("unread", "No annex", "Not read — No annex"),
        ("unclear", "Cap on liability", "Unclear — Cap on liability"),
        ("risk", "Low cap", "Low cap"),
    ],
)
def test_headlines_say_what_is_missing_once(review: Review, state: State, title: str, headline: str) -> None:
    opening, rest = next(iter(lines(review, finding("A", state=state, title=title))))
    assert opening + rest == f"{headline} (high)"

"""Cross-references that Word ties to a place keep it, and say so when their number is an old one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from clausekit.datamodel import Document
from clausekit.documents import load
from clausekit.documents.guard import read_guarded
from clausekit.documents.word import from_docx
from clausekit.facts import find_facts

Build = Callable[..., bytes]

NUMBERING = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
    '<w:lvlText w:val="%1."/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/>'
    '<w:lvlText w:val="(%2)"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def item(words: str, *, bookmark: str = "", level: int = 0) -> str:
    mark = f'<w:bookmarkStart w:id="1" w:name="{bookmark}"/>' if bookmark else ""
    end = '<w:bookmarkEnd w:id="1"/>' if bookmark else ""
    number = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>'
    return f"<w:p><w:pPr>{number}</w:pPr>{mark}{run(words)}{end}</w:p>"


def ref(instruction: str, shown: str) -> str:
    def char(type: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{type}"/></w:r>'

    code = f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
    return f"{char('begin')}{code}{char('separate')}{run(shown)}{char('end')}"


def read(word_bytes: Build, body: str) -> Document:
    return from_docx(word_bytes(body, numbering=NUMBERING), "x.docx")


def linked(document: Document) -> list[tuple[str, str]]:
    tied = (link for link in document.links if link.target)
    return [(document.quote(link.span), document.quote(link.target)) for link in tied if link.target]


FEES = item("Fees are due.", bookmark="_Ref1")


@pytest.mark.parametrize(
    "pointer",
    [
        ref("REF _Ref1 \\r \\h", "2"),
        ref('REF "_Ref1" \\w', "2."),
        f'<w:fldSimple w:instr=" REF _Ref1 \\r ">{run("2")}</w:fldSimple>',
        f'<w:hyperlink w:anchor="_Ref1">{run("2")}</w:hyperlink>',
    ],
)
def test_a_reference_keeps_its_target(word_bytes: Build, pointer: str) -> None:
    document = read(
        word_bytes, f"{item('See Section ')}{FEES}<w:p>{run('As in ')}{pointer}{run(' above.')}</w:p>"
    )
    ((words, target),) = linked(document)
    assert (words.strip("."), target) == ("2", "2.\tFees are due.")
    assert not document.problems


def test_a_number_that_is_an_old_one_is_a_problem(word_bytes: Build) -> None:
    pointer = ref("REF _Ref1 \\r \\h", "1")
    document = read(word_bytes, f"{item('Term.')}{FEES}<w:p>{run('Under Section ')}{pointer}{run('.')}</w:p>")
    assert linked(document) == [("1", "2.\tFees are due.")]
    (problem,) = document.problems
    assert problem.kind == "numbering"
    assert "1 cross-reference shows another number" in problem.message
    assert "“1” is now 2" in problem.message


def test_a_number_within_its_parents_is_the_same_number(word_bytes: Build) -> None:
    inner = item("Late fees.", bookmark="_Ref1", level=1)
    pointer = ref("REF _Ref1 \\w \\h", "1(a)")
    document = read(word_bytes, f"{item('Fees.')}{inner}<w:p>{run('Under ')}{pointer}</w:p>")
    assert linked(document) == [("1(a)", "(a)\tLate fees.")]
    assert not document.problems


def test_words_of_the_place_are_no_number(word_bytes: Build) -> None:
    pointer = ref("REF _Ref1 \\h", "Fees")
    document = read(word_bytes, f"{FEES}<w:p>{run('Under ')}{pointer}</w:p>")
    assert linked(document) == [("Fees", "1.\tFees are due.")]
    assert not document.problems


def test_pages_contents_and_broken_links_are_left_out(word_bytes: Build) -> None:
    pointers = (
        ref("PAGEREF _Ref1", "3"),
        ref("REF _Gone \\r", "9"),
        f'<w:hyperlink w:anchor="_Toc1">{run("Fees")}</w:hyperlink>',
        f'<w:hyperlink r:id="rId9">{run("elsewhere")}</w:hyperlink>',
    )
    body = f"{FEES}<w:p>{''.join(pointers)}</w:p>"
    assert read(word_bytes, body).links == ()


def test_links_come_out_of_the_guarded_process(word_bytes: Build) -> None:
    pointer = ref("REF _Ref1 \\r", "1")
    data = word_bytes(f"{FEES}<w:p>{pointer}</w:p>", numbering=NUMBERING)
    document = read_guarded(data, "x.docx")
    assert document.links == from_docx(data, "x.docx").links != ()


def test_words_that_lead_to_the_web_keep_the_address(word_bytes: Build) -> None:
    pointer = ref('HYPERLINK "https://vendor.example/sla"', "here")
    body = f"<w:p>{run('Support is described ')}{pointer}</w:p>"
    document = read(word_bytes, body)
    (link,) = document.links
    assert (document.quote(link.span), link.target, link.address) == (
        "here",
        None,
        "https://vendor.example/sla",
    )
    urls = [fact for fact in find_facts(document) if fact.kind == "url"]
    assert [(document.quote(fact.span), fact.value) for fact in urls] == [("here", link.address)]
    assert read_guarded(word_bytes(body, numbering=NUMBERING), "x.docx").links == document.links


@pytest.mark.data
def test_a_link_of_a_real_file_keeps_its_address(data_dir: Path) -> None:
    document = load(data_dir / "fixtures" / "docx" / "pythondocx_par-hyperlinks.docx")
    assert any(link.address.startswith("http") for link in document.links)

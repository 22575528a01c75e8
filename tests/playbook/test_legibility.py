"""Nothing found, and nothing not found, on a page that could hardly be read is presented as sure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from clausekit.datamodel import Box, Contract, Finding, Line, Page, Problem, ProblemKind, Severity, Span
from clausekit.playbook import check
from clausekit.playbook.legibility import SURE_ENOUGH, hard_to_read, said_of
from clausekit.playbook.schema import Playbook, Rule

Understand = Callable[[str], Contract]

TEXT = "1. Fees. Fees are due in 90 days.\n\n2. Term. It renews by itself.\n\n3. Late fees. Fees grow yearly."
WORDS = {
    "title": "A title", "hurts": "customer", "owner": "legal", "severity": "high", "message": "A message.",
    "why": "A reason.", "source": "judgement", "suggestion": "Better words.",
}  # fmt: skip
BOX = Box(0, 0, 1, 1)


def paged(contract: Contract, *qualities: float | None, problems: Sequence[Problem] = ()) -> Contract:
    """The contract with a page for each of its paragraphs."""
    text = contract.document.text
    starts = [text.index(words) for words in text.split("\n\n")]
    ends = [*(start - 2 for start in starts[1:]), len(text)]
    spans = map(Span, starts, ends)
    lines = [Line(span, number, BOX) for number, span in enumerate(spans, 1)]
    pages = tuple(Page(number, 600, 800, quality) for number, quality in enumerate(qualities, 1))
    document = replace(contract.document, pages=pages, lines=tuple(lines), problems=tuple(problems))
    return replace(contract, document=document)


def recognised(page: int) -> Problem:
    return Problem("ocr", f"page {page} is a picture", page)


def found(contract: Contract, kind: dict[str, object]) -> tuple[Finding, ...]:
    rule = Rule.model_validate({"id": "A-1", "check": kind, **WORDS})
    ours = Playbook.model_validate({"id": "ours", "title": "Ours", "version": "1.0", "rules": [rule]})
    return check(ours, contract, side="customer")


RENEWS: dict[str, object] = {"kind": "phrase", "phrases": ["renews by itself"]}
FEES: dict[str, object] = {"kind": "phrase", "phrases": ["fees (are|grow)"]}
LAW: dict[str, object] = {"kind": "presence", "phrases": ["governed ... law"], "subject": ["governing law"]}


def test_a_finding_on_a_page_hard_to_read_is_unclear(understand: Understand) -> None:
    contract = paged(understand(TEXT), None, 0.5, None, problems=[recognised(2)])
    (finding,) = found(contract, RENEWS)
    assert (finding.state, finding.severity) == ("unclear", Severity.MEDIUM)
    assert finding.message.endswith("A message. Page 2 was hard to read.")


def test_a_page_recognised_well_is_as_good_as_print(understand: Understand) -> None:
    contract = paged(understand(TEXT), None, 0.95, None, problems=[recognised(2)])
    (finding,) = found(contract, RENEWS)
    assert (finding.state, finding.severity, finding.message) == ("risk", Severity.HIGH, "A message.")


def test_a_bad_page_elsewhere_does_not_matter_to_what_was_found(understand: Understand) -> None:
    contract = paged(understand(TEXT), 0.3, None, None, problems=[recognised(1)])
    (finding,) = found(contract, RENEWS)
    assert finding.state == "risk"


def test_one_place_that_can_be_read_is_proof_enough(understand: Understand) -> None:
    one_bad = paged(understand(TEXT), 0.3, None, None, problems=[recognised(1)])
    assert {finding.state for finding in found(one_bad, FEES)} == {"risk"}
    all_bad = paged(understand(TEXT), 0.3, None, 0.4, problems=[recognised(1), recognised(3)])
    assert {finding.state for finding in found(all_bad, FEES)} == {"unclear"}


@pytest.mark.parametrize(
    ("quality", "kind", "state"),
    [
        (0.5, "ocr", "unread"),
        (0.95, "ocr", "missing"),
        (None, "no_text", "unread"),
        (0.3, "bad_text", "unread"),
    ],
)
def test_what_is_absent_may_stand_on_a_page_hard_to_read(
    understand: Understand, quality: float | None, kind: ProblemKind, state: str
) -> None:
    contract = paged(
        understand(TEXT), None, quality, None, problems=[Problem(kind, "page 2 is a picture", 2)]
    )
    (finding,) = found(contract, LAW)
    assert finding.state == state
    assert any("page 2" in words for words in finding.searched) == (state == "unread")


def test_print_is_judged_by_its_language_alone(understand: Understand) -> None:
    contract = paged(understand(TEXT), SURE_ENOUGH - 0.05, 0.4, None)
    assert hard_to_read(contract.document) == {2}


def test_pages_are_named_as_people_name_them() -> None:
    assert [said_of(pages) for pages in ((), (3,), (3, 4), (1, 2, 9))] == [
        "",
        " Page 3 was hard to read.",
        " Pages 3 and 4 were hard to read.",
        " Pages 1, 2 and 9 were hard to read.",
    ]

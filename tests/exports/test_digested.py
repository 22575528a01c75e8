"""The half-minute digest reads the same in every report."""

from __future__ import annotations

import html
import json
from io import StringIO

import pytest
from rich.console import Console

from clausekit.cli.report import print_report
from clausekit.datamodel import Review
from clausekit.exports import render
from clausekit.exports.digested import digest_sections
from clausekit.playbook import assess, load_playbook
from clausekit.playbook.proof import contract_from

TEXT = (
    "7. Payment. Customer shall pay each invoice within sixty (60) days after receipt of the invoice.\n"
    "9. Limitation of Liability. Vendor's liability is limited to USD 100.\n"
)


@pytest.fixture(scope="module")
def digested() -> Review:
    contract = contract_from(TEXT)
    findings, strengths = assess(load_playbook("saas"), contract, side="customer")
    return Review(contract, "saas", "customer", findings, (("clausekit", "test"),), strengths)


def test_it_says_what_matters_and_what_can_be_traded(digested: Review) -> None:
    sections = {section.title: section for section in digest_sections(digested)}
    assert len(sections["What matters most"].lines) == 5
    assert sections["What matters most"].counted
    assert sum("This decided the verdict." in line for line in sections["What matters most"].lines) == 1
    assert "sixty (60) days" in sections["Better than usual"].lines[0]


def test_every_report_holds_every_line(digested: Review) -> None:
    page = html.unescape(render(digested, "html").decode())
    table = render(digested, "markdown").decode()
    out = StringIO()
    print_report(digested, Console(file=out, width=10_000))
    for section in digest_sections(digested):
        assert section.title in table
        for line in section.lines:
            assert line in page
            assert line in out.getvalue()


def test_programs_get_the_same(digested: Review) -> None:
    whole = json.loads(render(digested, "json"))
    summary = whole["summary"]
    known = {finding["fingerprint"]: finding for finding in whole["findings"]}
    assert summary["decided_by"] in known
    assert len(summary["top"]) == 5
    assert set(summary["top"]) <= set(known)
    (strength,) = summary["strengths"]
    (evidence,) = strength["evidence"]
    text = whole["document"]["text"]
    assert text[evidence["start"] : evidence["end"]] == evidence["quote"]

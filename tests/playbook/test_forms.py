"""The whole street on market-standard forms: they must not come out red."""

from __future__ import annotations

from pathlib import Path

import pytest

from clausekit.datamodel import Severity
from clausekit.documents import load
from clausekit.playbook import check, load_playbook, playbook_for, verdict
from clausekit.reviewer import understand

pytestmark = [pytest.mark.data, pytest.mark.model]

FORMS = {
    "bonterms-cloud-terms.pdf": 7,
    "bonterms-psa.pdf": 4,
    "bonterms-sla.pdf": 2,
    "bonterms-dpa.pdf": 2,
    "bonterms-mutual-nda.pdf": 2,
    "common-paper-mutual-nda.docx": 4,
    "common-paper-software-license-agreement.docx": 7,
}


@pytest.mark.parametrize("name", FORMS)
def test_a_market_standard_form_has_few_findings_and_none_critical(data_dir: Path, name: str) -> None:
    contract = understand(load(data_dir / "contracts" / name))
    playbook = load_playbook(playbook_for(contract.kind.type))
    findings = check(playbook, contract, side="customer")
    assert len(findings) <= FORMS[name], [(finding.rule, finding.message) for finding in findings]
    assert all(finding.severity < Severity.CRITICAL for finding in findings)
    assert verdict(findings)[0] != "do_not_sign"


def test_a_form_says_where_its_service_levels_stand(data_dir: Path) -> None:
    contract = understand(load(data_dir / "contracts" / "bonterms-cloud-terms.pdf"))
    findings = {finding.rule: finding for finding in check(load_playbook("saas"), contract, side="customer")}
    assert findings["SLA-06"].state == "unread"
    quoted = [contract.document.quote(span) for span in findings["SLA-06"].evidence]
    assert any("Service Level Agreement" in quote for quote in quoted)

"""Market forms that were not trained on: the weights do what their cards say, with room for other words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from clausekit.classification import kind_of_contract, label_clauses
from clausekit.classification.headings import heading_votes
from clausekit.documents import load
from clausekit.segmentation import segment
from clausekit.taxonomy import clause_types

pytestmark = [pytest.mark.data, pytest.mark.model]

MISSION = list(clause_types())[:5]
KINDS = {
    "bonterms-cloud-terms": "saas",
    "bonterms-data-protection-addendum": "dpa",
    "bonterms-mutual-nda": "nda",
    "bonterms-professional-services-agreement-v1.2": "professional_services",
    "bonterms-service-level-agreement": "saas",
    "common-paper-csa": "saas",
    "common-paper-dpa": "dpa",
    "common-paper-mutual-nda": "nda",
    "common-paper-psa": "professional_services",
    "common-paper-software-license-agreement": "software_licence",
}


def judged(folder: Path) -> Iterator[tuple[str, bool]]:
    """Sections whose heading names one of the five types, and whether their words alone tell it."""
    for path in sorted(folder.glob("*.md")):
        document = load(path)
        clauses = segment(document)
        bare = tuple(replace(clause, heading="") for clause in clauses)
        for clause, labelled in zip(clauses, label_clauses(document, bare), strict=True):
            clear = [type for type, vote in heading_votes(clause.heading).items() if vote > 0.94]
            if clause.kind == "clause" and len(clause.body) > 80 and len(clear) == 1 and clear[0] in MISSION:
                yield clear[0], clear[0] in {label.type for label in labelled.labels}


def test_the_five_types_are_found_with_headings_hidden(data_dir: Path) -> None:
    found = list(judged(data_dir / "contracts" / "md"))
    assert len(found) > 30
    assert sum(right for _, right in found) >= 0.8 * len(found)


@pytest.mark.parametrize("name", KINDS)
def test_the_kind_of_a_market_form_is_told(data_dir: Path, name: str) -> None:
    document = load(data_dir / "contracts" / "md" / f"{name}.md")
    assert kind_of_contract(document, label_clauses(document, segment(document))).type == KINDS[name]

"""The rule of truth: what a section is of, what is accepted, what counts in the figures."""

from __future__ import annotations

from clausekit.datamodel import Span
from clausekit.documents.from_text import document_from_string
from clausekit.taxonomy import clause_types
from clausekit.training.clause_units import Unit, gather
from clausekit.training.dataset import Example
from clausekit.training.own_sections import FOLDER, own_sections

LICENCE = (
    "Licensor grants Licensee the right to install and use the program on its own computers at its own sites."
)
TEXT = (
    "1. Ownership\nThe program stays the property of Licensor in all its parts, copies and later versions, "
    f"and nothing here passes title to it. {LICENCE}\n\n"
    "2. Term and Termination\nThis contract runs for two years from its date and then ends, unless either "
    "party ends it sooner upon thirty days' notice for breach.\n\n"
    "3. Whales\nNobody shall hunt whales in the waters of the harbour while this contract lasts, by day "
    "or night, alone or with others.\n"
)


def units(*spans: tuple[str, Span]) -> list[Unit]:
    example = Example("1", "T", "Service", document_from_string(TEXT), spans)
    return [unit for unit in gather([example])[1] if unit.contract == 0]


def test_a_heading_gives_all_types_that_it_names_clearly() -> None:
    owned, ended = units()
    assert owned.types == {"intellectual_property"}
    assert ended.types == {"term_and_renewal", "termination"}
    assert owned.measured
    assert ended.measured


def test_what_experts_marked_in_a_section_is_accepted_and_not_required() -> None:
    start = TEXT.index(LICENCE)
    owned, *_ = units(("license_grant", Span(start, start + len(LICENCE))))
    assert owned.types == {"intellectual_property"}
    assert "license" in owned.accepted
    assert "license" not in units()[0].accepted


def test_a_mark_elsewhere_is_not_accepted_here() -> None:
    start = TEXT.index("This contract runs")
    owned, ended, *_ = units(("renewal_term", Span(start, start + 60)))
    assert "term_and_renewal" not in owned.accepted
    assert "term_and_renewal" not in ended.accepted - ended.types


def test_sections_of_our_own_are_never_measured() -> None:
    own = [unit for unit in gather([])[1] if unit.contract == -1]
    assert len(own) == len(list(own_sections()))
    assert not any(unit.measured for unit in own)


def test_every_file_of_own_sections_belongs_to_a_type_and_repeats_nothing() -> None:
    assert {path.stem for path in FOLDER.glob("*.yaml")} <= set(clause_types())
    texts = [text for _, text in own_sections()]
    assert len(set(texts)) == len(texts)

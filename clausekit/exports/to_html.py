"""A Review as one HTML page that needs nothing else: no script, no picture, no address outside itself."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from clausekit.datamodel import Review
from clausekit.exports.digested import digest_sections
from clausekit.exports.presentation import (
    DISCLAIMER,
    OWNER_NAMES,
    STATE_MEANINGS,
    STATE_NAMES,
    by_severity,
    clause_types_of,
    counts,
    hurt,
    in_negotiation,
    key_terms,
    kind_name,
    passages,
    place_of_finding,
    verdict_name,
    visible,
)
from clausekit.exports.sayings import sayings
from clausekit.exports.structure import schedule_rows, signature_rows

if TYPE_CHECKING:
    from jinja2 import Template

TEMPLATES = Path(__file__).parent / "templates"


def to_html(review: Review) -> str:
    """The review as a page for the screen and for print; every word of the contract is escaped."""
    document = review.contract.document
    return _template().render(
        review=review,
        contract=review.contract,
        document=document,
        name=Path(document.source).name or document.source,
        kind=kind_name(review),
        verdict=verdict_name(review),
        counts=counts(review),
        digest=digest_sections(review),
        groups=by_severity(review),
        terms=key_terms(review),
        states_used=[state for state in STATE_NAMES if any(f.state == state for f in review.findings)],
        signatures=signature_rows(review),
        schedules=schedule_rows(review),
        sayings=sayings(review),
        disclaimer=DISCLAIMER,
        place=lambda finding: place_of_finding(review, finding),
        negotiated=lambda finding: in_negotiation(review, finding),
        passages=lambda finding: passages(review, finding),
        page_of=lambda span: document.page_of(span.start) or "",
    )


@cache
def _template() -> Template:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_finalize,
    )
    environment.globals.update(
        state_names=STATE_NAMES,
        owner_names=OWNER_NAMES,
        hurt=hurt,
        state_meanings=STATE_MEANINGS,
        clause_types_of=clause_types_of,
    )
    return environment.get_template("review.html.jinja")


def _finalize(value: object) -> object:
    """Control characters have no place in HTML, wherever they come from."""
    return visible(value) if type(value) is str else value

"""One clause: its words, what its sentences say with the words marked, and a reviewer's say on its type."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import streamlit as st

from clausekit.datamodel import Clause, Contract, Provision, Span
from clausekit.exports.presentation import clause_types_of
from clausekit.exports.sayings import provision_title
from clausekit.web.parts.decisions import clause_control
from clausekit.web.parts.words import plain

LONGEST = 6000  # characters of a clause that are shown


def clause_part(clause: Clause, contract: Contract, key: str) -> None:
    """The clause whole, provisions marked in it and listed under it with their scores."""
    found = [each for each in contract.provisions if clause.span.start <= each.span.start < clause.span.end]
    with st.container(border=True):
        st.markdown(f"**{plain(f'{clause.number} {clause.heading}')}** · {plain(clause_types_of(clause))}")
        st.markdown("".join(_marked(contract, clause, [each.span for each in found])))
        for provision in sorted(found, key=_place):
            opening = contract.document.quote(provision.span)[:80]
            st.markdown(
                f"- **{plain(provision_title(provision.type))}** ({provision.score:.0%}): {plain(opening)} …"
            )
        if not found:
            st.caption("None of the things that sentences are searched for is said here.")
        clause_control(clause, contract, key)


def _marked(contract: Contract, clause: Clause, spans: Sequence[Span]) -> Iterator[str]:
    """The clause's words as Markdown, those at `spans` on a coloured ground."""
    at, end = clause.body.start, min(clause.span.end, clause.body.start + LONGEST)
    text = contract.document.text
    for span in sorted(spans):
        first, last = max(at, span.start), min(end, span.end)
        if first < last:
            yield _piece(text[at:first])
            yield f":yellow-background[{plain(text[first:last])}]"
            at = last
    yield _piece(text[at:end])
    if end < clause.span.end:
        yield " …"


def _piece(text: str) -> str:
    """Escaped words with the white space around them kept as one space."""
    return f"{' ' * text[:1].isspace()}{plain(text)}{' ' * text[-1:].isspace()}"


def _place(provision: Provision) -> Span:
    return provision.span

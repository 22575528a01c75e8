"""A Contract in, the places in it that wait for somebody to fill them in."""

from __future__ import annotations

import re

from clausekit.datamodel import Contract, Span

# "[To be completed by …]" says who fills the place in, not what stands there; "{field_name}" that a machine
# should have done it.
_TO_COME = re.compile(
    r"\[\s?(?:(?:still|yet)\s)?to\sbe\s(?:complet|confirm|advis|defin|determin|specif|nam|identif|fill|insert|final|set|"
    r"nominat|appoint)\w{0,8}\b[^\[\]\n]{0,80}\]|\{[a-z][a-z0-9]{0,20}(?:_[a-z0-9]{1,20}){0,6}\}",
    re.IGNORECASE,
)
_LONGEST_CELL = 80
# The whole of a cell that says only that something is still to come.
_STILL = re.compile(
    r"\W{0,3}(?:(?:still|yet)\s)?to\sbe\s(?:complet|confirm|advis|defin|determin|specif|nam|identif|fill|insert|final|"
    r"nominat|appoint|agre|decid|provid|suppli)\w{0,8}(?:\s(?:by|upon|between)\s[\w\s]{1,40})?\W{0,3}",
    re.IGNORECASE,
)


def open_places(contract: Contract) -> list[Span]:
    """Blanks to be filled in, in text order; lines for signatures do not count, nor does "to be agreed"."""
    known = {
        fact.span
        for fact in contract.facts
        if fact.kind == "blank" and fact.unit == "open" and fact.value != "to_be_agreed"
    }
    blocks = contract.document.blocks
    cells = (block.span for block in blocks if block.cell and len(block.span) < _LONGEST_CELL)
    known |= {span for span in cells if _STILL.fullmatch(contract.document.quote(span))}
    to_come = (Span(*match.span()) for match in _TO_COME.finditer(contract.document.text))
    more = {span for span in to_come if not any(span.overlaps(other) for other in known)}
    signed = [clause.span for clause in contract.clauses if clause.kind == "signature"]
    return sorted(span for span in known | more if not any(span in place for place in signed))

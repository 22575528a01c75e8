"""A contract's key terms: a Document, its clauses, facts and parties in; terms out, only those found."""

from __future__ import annotations

from clausekit.datamodel import Clause, Document, Fact, Party, Provision, Term
from clausekit.facts.terms import amounts, beginnings, choice, effective, expiry, renewal, title
from clausekit.facts.terms.source import source_of
from clausekit.facts.terms.starts import Starts

__all__ = ["TERM_NAMES", "find_terms"]

TERM_NAMES = (
    "document_name", "agreement_date", "effective_date", "expiration_date", "renewal_term",
    "notice_to_terminate_renewal", "governing_law", "jurisdiction", "liability_cap", "payment_days",
    "uptime_percent",
)  # fmt: skip


def find_terms(
    document: Document,
    clauses: tuple[Clause, ...],
    facts: tuple[Fact, ...],
    parties: tuple[Party, ...],
    provisions: tuple[Provision, ...] = (),
) -> tuple[Term, ...]:
    """Key terms in the order of `TERM_NAMES`; a term that the words do not settle is left out.

    `facts` must be sorted by span, as `find_facts` gives them. `provisions` say where a model sees the
    renewal, the law and so on: rules still read the value, but the two together choose the sentence.
    """
    source = source_of(document, clauses, facts, parties, provisions)
    name = title.find(source)
    made = beginnings.find(source)
    bound = effective.find(source, made)
    known = Starts(
        effective=bound.value if bound else None,
        made=made.value if made else None,
        waits=effective.hangs_on_event(source),
    )
    found = [
        *([name] if name else []),
        *([Term("agreement_date", made.value, made.span)] if made else []),
        *([Term("effective_date", bound.value, bound.span)] if bound else []),
        *expiry.find(source, known),
        *renewal.find(source),
        *choice.find(source),
        *amounts.find(source),
    ]
    return tuple(sorted(found, key=_place))


def _place(term: Term) -> int:
    return TERM_NAMES.index(term.name)

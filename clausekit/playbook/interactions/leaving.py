"""The end of the contract: refunds, what survives, and data that is deleted while it may be fetched."""

from __future__ import annotations

from collections.abc import Iterator

from clausekit.datamodel import Clause, Span
from clausekit.playbook.interactions.shared import Clash, number_of, only, printed
from clausekit.playbook.reading import Match, Reading
from clausekit.playbook.words import days

_NO_REFUND = (
    "(fee|charge|payment|amount) ... (non-refundable|nonrefundable|not refundable|not be refunded)",
)
_QUALIFIED = (
    "(except*|unless|otherwise|other than|save|notwithstanding|subject to)",
    "(deposit|set-up|setup|onboarding|implementation)",
)
_REFUND = (
    "<vendor> (shall|will|must) .... refund .... (prepaid|pre-paid|unused|fee|charge)",
    "<customer> ... (receive*|entitled to) .. refund",
    "(prepaid|pre-paid|unused) fee .... refunded",
)
_GIVES_WAY = ("notwithstanding", "no .. refund", "not .. refund")
_ENDS = "(termination|expiration|expiry|end)"
_GONE = "(delete|destroy|erase|purge|deleted|destroyed|erased)"
_RETRIEVAL = (
    "(export|retrieve|retrieval|download|extract) ... (data|content) .. (for|within|during|up to) .. #",
    (
        f"(for|within|during) .. # ... (after|following|of) .. {_ENDS} ... "
        "(export|retrieve|download|retrieval|extract|available)"
    ),
    "(data|content) .. (available|accessible) ... (export|download|retrieval) .. (for|within) .. #",
)
_DELETION = (
    f"{_GONE} .... within .. # .. (after|of|following|from) .. {_ENDS}",
    f"within .. # .. (after|of|following|from) .. {_ENDS} .... {_GONE}",
)
_LATER = (
    "(further|thereafter|afterwards|after that|then|following that|end of that|such period|last of)",
    "backup*",
    "confidential information",
)
_SURVIVES = (
    "(section|article|clause|paragraph) .... (survive|survives)",
    "survive* .... (section|article|clause|paragraph)",
)
_OPEN_LIST = (
    "(nature|intended|context|meant|including|accrued|sense|expressly)",
    "(confidential*|any other|without limitation)",
)
_LASTS = ("(surviv*|after|following|perpetual*|indefinite*|years from)",)
_SECTIONS = {"section", "article", "clause", "paragraph"}


def refund_conflict(reading: Reading) -> Iterator[Clash]:
    """Fees that are never refunded, and a promise of a refund."""
    never = [match for match in reading.find(_NO_REFUND) if not reading.says(_QUALIFIED, match.sentence)]
    promised = [
        match
        for match in reading.find(_REFUND)
        if not reading.says(_GIVES_WAY, match.sentence)
        and match.sentence not in {other.sentence for other in never}
    ]
    if never and promised:
        yield Clash((reading.quote(never[0]), reading.quote(promised[0])), printed(reading, never[0].span))


def deletion_before_retrieval(reading: Reading) -> Iterator[Clash]:
    """Data that must be deleted sooner after the end than the customer may still fetch it."""
    retrieval, deletion = (only(reading, phrases, "duration", _LATER) for phrases in (_RETRIEVAL, _DELETION))
    if not (retrieval and deletion and retrieval.fact and deletion.fact):
        return
    window, limit = (
        days(match.fact.value, match.fact.unit) or 0 for match in (retrieval, deletion) if match.fact
    )
    if 0 < limit < window:
        steps = f"{window:g} days to fetch less {limit:g} days to delete = {window - limit:g} days"
        yield Clash((reading.quote(retrieval), reading.quote(deletion)), f"{window - limit:g} days", steps)


def survival_omits(reading: Reading) -> Iterator[Clash]:
    """A closed list of what survives that leaves out confidentiality or the limit of liability."""
    for match in reading.find(_SURVIVES):
        if reading.says(_OPEN_LIST, match.sentence):
            return
        named = _named(reading, match)
        left_out = [what for what, types in _WANTED.items() if _forgotten(reading, types, named)]
        if len(named) > 1 and left_out:
            yield Clash((reading.quote(match),), " and ".join(left_out))
        return


_WANTED = {"confidentiality": "confidentiality", "the limit of liability": "limitation_of_liability"}


def _named(reading: Reading, match: Match) -> list[Clause]:
    """The clauses that the list names; none when one of its numbers is not known."""
    facts = [
        fact for fact in reading.contract.facts_in(match.sentence, "reference") if fact.unit in _SECTIONS
    ]
    named = [[c for c in reading.contract.clauses if number_of(c) == fact.value] for fact in facts]
    return [clause for clauses in named for clause in clauses] if all(named) else []


def _forgotten(reading: Reading, type_: str, named: list[Clause]) -> bool:
    """Whether the contract has one clause of the type, the list does not name it, and it does not itself
    say that it lasts."""
    wanted = [clause for clause in reading.labelled((type_,)) if clause.kind == "clause"]
    if len(wanted) != 1:
        return False
    place = Span(wanted[0].span.start, wanted[0].span.end)
    touched = any(clause.span in place or place in clause.span for clause in named)
    return not touched and not (type_ == "confidentiality" and reading.says(_LASTS, place))

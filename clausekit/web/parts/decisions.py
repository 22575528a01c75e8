"""A reviewer's word on a clause or a finding: kept in a store on this machine, and shown again next time."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import closing
from typing import TypeVar

import streamlit as st

from clausekit.datamodel import Clause, Contract, Finding, Review
from clausekit.errors import StoreError
from clausekit.store.decisions import (
    ClauseDecision,
    Decisions,
    FindingDecision,
    Verdict,
    default_store,
    mark_of,
    standing,
    store_so_far,
)
from clausekit.web.parts.words import plain

Standing = Mapping[str, FindingDecision]
Answer = TypeVar("Answer")


def decided(review: Review) -> Standing:
    """For each fingerprint what was decided before; nothing where no store can be opened."""
    fingerprints = [finding.fingerprint for finding in review.findings]
    document = review.contract.document.sha256
    return _asked(lambda decisions: standing(decisions.findings(fingerprints), document)) or {}


def finding_control(finding: Finding, review: Review, before: FindingDecision | None, key: str) -> None:
    """What was decided before, and buttons to decide or to take it back."""
    document = review.contract.document.sha256
    if before is not None:
        _said_before(before, document)
    name = f"{finding.fingerprint}-{finding.clause}-{key}"
    with st.popover("Decide", icon=":material/how_to_reg:"):
        reason = st.text_input("Why (kept with the decision)", key=f"why-{name}")
        columns = st.columns(3)
        dismissed = columns[0].button("Dismiss", key=f"dismiss-{name}")
        confirmed = columns[1].button("Confirm", key=f"confirm-{name}")
        undone = before is not None and columns[2].button("Take back", key=f"undo-{name}")
        st.caption(_where())
    if undone and before is not None:
        _forget(before)
    elif dismissed or confirmed:
        _keep(_decision(finding, document, "dismissed" if dismissed else "confirmed", reason))


def clause_control(clause: Clause, contract: Contract, key: str) -> None:
    """Which type the clause was said to be of, and a choice to say another."""
    from clausekit.classification.clause_rows import judged_text
    from clausekit.taxonomy import clause_types

    titles = {id: record.title for id, record in clause_types().items()}
    words = judged_text(contract.document, clause, contract.clauses)
    if not words:
        return
    kept_before = _asked(lambda decisions: decisions.clauses(contract.document.sha256)) or ()
    before = next((each for each in kept_before if each.mark == mark_of(words)), None)
    if before:
        st.caption(f"A reviewer said: {titles.get(before.type, before.type)}")
    with st.popover("The type is wrong", icon=":material/edit:"):
        ids = sorted(titles, key=titles.__getitem__)
        chosen = st.selectbox(
            "It is about", ids, index=None, format_func=titles.__getitem__, key=f"type-{clause.id}-{key}"
        )
        kept = st.button("Keep", key=f"keep-{clause.id}-{key}", disabled=chosen is None)
        undone = before is not None and st.button("Take back", key=f"undo-{clause.id}-{key}")
        st.caption(f"{_where()} The words of the clause are kept with it, to learn from.")
    if undone and before is not None:
        _forget(before)
    elif kept and chosen:
        said = tuple(label.type for label in clause.labels if label.type != chosen)
        _keep(ClauseDecision(contract.document.sha256, words, chosen, said, clause.heading))


def _said_before(before: FindingDecision, document: str) -> None:
    where = "" if before.document == document else ", of the same words in another file"
    reason = f": {plain(before.reason)}" if before.reason else ""
    st.caption(f"{before.verdict.capitalize()} on {before.decided_at:%d %B %Y}{where}{reason}")


def _decision(finding: Finding, document: str, verdict: Verdict, reason: str) -> FindingDecision:
    quoted = bool(finding.evidence)
    return FindingDecision(
        document, finding.fingerprint, finding.rule, quoted=quoted, verdict=verdict, reason=reason.strip()
    )


def _keep(decision: ClauseDecision | FindingDecision) -> None:
    _changed(lambda decisions: decisions.keep(decision))


def _forget(decision: ClauseDecision | FindingDecision) -> None:
    _changed(lambda decisions: decisions.take_back(decision))


def _changed(change: Callable[[Decisions], None]) -> None:
    """Make a change in the store, then show the page as it now is."""
    try:
        with closing(Decisions(default_store())) as decisions:
            change(decisions)
    except StoreError as error:
        st.error(plain(str(error)), icon=":material/block:")
        return
    st.rerun()


def _asked(question: Callable[[Decisions], Answer]) -> Answer | None:
    """The store's answer; None where nothing was decided yet or the store cannot be opened."""
    url = store_so_far()
    if url is None:
        return None
    try:
        with closing(Decisions(url)) as decisions:
            return question(decisions)
    except StoreError as error:
        st.error(plain(str(error)), icon=":material/block:")
        return None


def _where() -> str:
    return "Kept on this machine; “clausekit feedback delete” forgets it."

"""Findings by severity with the words that prove them."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from clausekit.datamodel import Contract, Finding, Review, Severity
from clausekit.web.parts.words import SEVERITY_BADGES, STATE_WORDS, plain, quotation

OWNERS = {
    "legal": "Legal",
    "procurement": "Procurement",
    "it": "IT",
    "security": "Security",
    "finance": "Finance",
}


def findings_part(review: Review, key: str) -> None:
    """The filter and the list; `key` keeps the widgets of several contracts apart."""
    if not review.findings:
        st.success("No departure from the playbook was found.", icon=":material/check_circle:")
        return
    shown = _filtered(review, key)
    st.caption(f"{len(shown)} of {len(review.findings)} findings")
    for finding in shown:
        _card(finding, review.contract)


def _filtered(review: Review, key: str) -> Sequence[Finding]:
    columns = st.columns([3, 3, 2, 2])
    severities = columns[0].pills(
        "Severity",
        [severity.name.capitalize() for severity in reversed(Severity)],
        selection_mode="multi",
        key=f"severity-{key}",
    )
    states = columns[1].pills("State", list(STATE_WORDS.values()), selection_mode="multi", key=f"state-{key}")
    owner = columns[2].selectbox("Whose it is", ["Everyone", *OWNERS.values()], key=f"owner-{key}")
    words = columns[3].text_input("Words", key=f"words-{key}", placeholder="liability").casefold()
    return [
        finding
        for finding in review.findings
        if (not severities or finding.severity.name.capitalize() in severities)
        and (not states or STATE_WORDS[finding.state] in states)
        and (owner == "Everyone" or OWNERS[finding.owner] == owner)
        and words in _all_words(finding, review.contract).casefold()
    ]


def _all_words(finding: Finding, contract: Contract) -> str:
    quotes = " ".join(map(contract.document.quote, finding.evidence))
    return " ".join((finding.rule, finding.title, finding.message, quotes))


def _card(finding: Finding, contract: Contract) -> None:
    with st.container(border=True):
        badge = SEVERITY_BADGES[finding.severity.name.lower()]
        st.markdown(f"{badge} **{plain(finding.title)}** · {STATE_WORDS[finding.state]}")
        st.markdown(plain(finding.message))
        for span in finding.evidence:
            st.markdown(quotation(contract.document.quote(span)))
        if finding.searched:
            st.caption("Looked in: " + plain("; ".join(finding.searched)))
        st.caption(" · ".join(_facts(finding, contract)))
        if finding.why or finding.suggestion:
            with st.expander("Why it matters, and what to ask for"):
                st.markdown(plain(finding.why))
                if finding.suggestion:
                    st.markdown("**Suggested wording**")
                    st.markdown(quotation(finding.suggestion, limit=2000))
                st.caption(f"Source: {plain(finding.source)}")


def _facts(finding: Finding, contract: Contract) -> list[str]:
    facts = [f"Owner: {OWNERS[finding.owner]}", f"Rule {plain(finding.rule)}"]
    page = contract.document.page_of(finding.evidence[0].start) if finding.evidence else None
    if finding.clause is not None:
        clause = contract.clause(finding.clause)
        facts.insert(0, plain(f"{clause.number} {clause.heading}".strip() or clause.id))
    return facts + ([f"Page {page}"] if page else [])

"""The head of a review: what it is, between whom, how it stands, its key terms."""

from __future__ import annotations

import streamlit as st

from clausekit.datamodel import Contract, Review, Severity
from clausekit.playbook.verdict import verdict
from clausekit.web.parts.words import VERDICT_WORDS, plain

TERM_WORDS = {
    "document_name": "Title",
    "agreement_date": "Agreement date",
    "effective_date": "Effective date",
    "expiration_date": "Expires",
    "renewal_term": "Renews for",
    "notice_to_terminate_renewal": "Notice to stop the renewal",
    "governing_law": "Governing law",
    "jurisdiction": "Courts",
    "liability_cap": "Cap on liability",
    "payment_days": "Days to pay",
    "uptime_percent": "Uptime, percent",
}


def overview_part(name: str, review: Review) -> None:
    """Title line, verdict, counts by severity, and what could not be read."""
    contract = review.contract
    st.subheader(plain(name), anchor=False)
    parties = " and ".join(f"{plain(party.name)} ({party.role})" for party in contract.parties)
    kind = plain(contract.kind.type.replace("_", " "))
    st.markdown(" · ".join((kind, parties or "parties not found", f"for the {review.side}")))
    st.caption(f"Playbook: {plain(review.playbook)}")
    columns = st.columns([2, 1, 1, 1, 1])
    columns[0].metric("Verdict", VERDICT_WORDS[verdict(review.findings)[0]])
    for column, severity in zip(columns[1:], reversed(Severity), strict=True):
        count = sum(finding.severity is severity for finding in review.findings)
        column.metric(severity.name.capitalize(), count)
    for problem in contract.document.problems:
        page = f"Page {problem.page}: " if problem.page else ""
        st.warning(page + plain(problem.message), icon=":material/visibility_off:")


def terms_part(contract: Contract) -> None:
    """Every key term with the words that give it; those not found are said to be not found."""
    rows = []
    for name, title in TERM_WORDS.items():
        term = contract.term(name)
        words = " ".join(contract.document.quote(term.span).split()) if term else ""
        page = contract.document.page_of(term.span.start) if term else None
        rows.append(
            {"Term": title, "Value": term.value if term else "not found", "Words": words, "Page": page}
        )
    st.dataframe(rows, hide_index=True, width="stretch")
    st.markdown("**Parties**")
    st.dataframe(
        [
            {
                "Name": party.name,
                "Called": ", ".join(party.aliases),
                "Side": party.role,
                "Because": party.reason,
            }
            for party in contract.parties
        ],
        hide_index=True,
        width="stretch",
    )

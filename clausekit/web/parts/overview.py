"""The head of a review: what it is, between whom, how it stands, its key terms."""

from __future__ import annotations

import streamlit as st

from clausekit.datamodel import Contract, Review, Severity
from clausekit.exports.digested import digest_sections
from clausekit.exports.presentation import VERDICT_NAMES, key_terms, kind_name, verdict_of
from clausekit.exports.structure import schedule_rows, signature_rows
from clausekit.playbook.verdict import Verdict
from clausekit.web.parts.words import plain

VERDICT_BADGES: dict[Verdict, str] = {
    "do_not_sign": ":red-badge[:material/block: {}]",
    "negotiate": ":orange-badge[:material/forum: {}]",
    "ready_to_sign": ":green-badge[:material/check_circle: {}]",
}


def overview_part(name: str, review: Review) -> None:
    """Title line, verdict, counts by severity, and what could not be read."""
    contract = review.contract
    st.subheader(plain(name), anchor=False)
    verdict = verdict_of(review)
    st.markdown(VERDICT_BADGES[verdict].format(VERDICT_NAMES[verdict]))
    st.markdown(f"{plain(kind_name(review))} · {_parties(contract)} · reviewed for the {review.side}")
    for column, severity in zip(st.columns(len(Severity)), reversed(Severity), strict=True):
        count = sum(finding.severity is severity for finding in review.findings)
        column.metric(severity.name.capitalize(), count)
    for section in digest_sections(review):
        st.markdown(f"**{section.title}**")
        for number, line in enumerate(section.lines, start=1):
            st.markdown(f"{f'{number}.' if section.counted else '-'} {plain(line)}")
    for problem in contract.document.problems:
        page = f"Page {problem.page}: " if problem.page else ""
        st.warning(page + plain(problem.message), icon=":material/visibility_off:")


def _parties(contract: Contract) -> str:
    shown = [f"{plain(party.name)} ({party.role})" for party in contract.parties]
    return " and ".join(shown) or "parties not found"


def terms_part(review: Review) -> None:
    """Every key term with the words that give it; those not found are said to be not found."""
    terms = [
        {"Term": term.name, "Value": term.value or "not found", "Words": term.words, "Where": term.place}
        for term in key_terms(review)
    ]
    st.dataframe(terms, hide_index=True, width="stretch")
    st.markdown("**Parties**")
    parties = [
        {
            "Name": party.name,
            "Called": ", ".join(party.aliases),
            "Side": party.role,
            "Because": party.reason,
        }
        for party in review.contract.parties
    ]
    st.dataframe(parties, hide_index=True, width="stretch")


def signatures_part(review: Review) -> None:
    """Who signed and who did not, and which schedules are present, blank or only named."""
    signatures, schedules = signature_rows(review), schedule_rows(review)
    if not signatures and not schedules:
        st.caption("No place to sign and no schedule was found.")
    if signatures:
        rows = [
            {"Party": row.party, "By": row.signer, "Signed": row.state, "Where": row.place}
            for row in signatures
        ]
        st.dataframe(rows, hide_index=True, width="stretch")
    if schedules:
        attached = [{"Schedule": row.name, "State": row.state, "Where": row.place} for row in schedules]
        st.dataframe(attached, hide_index=True, width="stretch")

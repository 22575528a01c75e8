"""Findings by severity with the words that prove them."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from clausekit.datamodel import Contract, Finding, Review, Severity
from clausekit.exports.presentation import OWNER_NAMES, STATE_NAMES, in_negotiation, ordered, place_of_finding
from clausekit.store.decisions import FindingDecision
from clausekit.web.parts.decisions import decided, finding_control
from clausekit.web.parts.words import SEVERITY_BADGES, plain, quotation

DISMISSED_BADGE = ":gray-badge[:material/visibility_off: Dismissed]"


def findings_part(review: Review, key: str) -> None:
    """The filter and the list; `key` keeps the widgets of several contracts apart."""
    if not review.findings:
        st.success("No departure from the playbook was found.", icon=":material/check_circle:")
        return
    shown, known = _filtered(review, key), decided(review)
    dismissed = sum(_dismissed(known.get(finding.fingerprint)) for finding in review.findings)
    more = f", {dismissed} of them dismissed before" if dismissed else ""
    st.caption(f"{len(shown)} of {len(review.findings)} findings{more}")
    for place, finding in enumerate(shown):
        _card(finding, review, known.get(finding.fingerprint), f"{place}-{key}")


def _filtered(review: Review, key: str) -> Sequence[Finding]:
    columns = st.columns([4, 4, 2, 2])
    severities = columns[0].pills(
        "Severity",
        [severity.name.capitalize() for severity in reversed(Severity)],
        selection_mode="multi",
        key=f"severity-{key}",
    )
    states = columns[1].pills("State", list(STATE_NAMES.values()), selection_mode="multi", key=f"state-{key}")
    owner = columns[2].selectbox(
        "Whose it is", ["", *OWNER_NAMES], format_func=_owner_name, key=f"owner-{key}"
    )
    words = columns[3].text_input("Words", key=f"words-{key}", placeholder="liability").casefold()
    return [
        finding
        for finding in ordered(review)
        if (not severities or finding.severity.name.capitalize() in severities)
        and (not states or STATE_NAMES[finding.state] in states)
        and (not owner or finding.owner == owner)
        and words in _all_words(finding, review.contract).casefold()
    ]


def _all_words(finding: Finding, contract: Contract) -> str:
    quotes = " ".join(map(contract.document.quote, finding.evidence))
    return " ".join((finding.rule, finding.title, finding.message, quotes))


def _dismissed(before: FindingDecision | None) -> bool:
    return before is not None and before.verdict == "dismissed"


def _card(finding: Finding, review: Review, before: FindingDecision | None, key: str) -> None:
    document = review.contract.document
    with st.container(border=True):
        badge = SEVERITY_BADGES[finding.severity.name.lower()]
        title, message = plain(finding.title), plain(finding.message)
        if _dismissed(before):
            badge, title, message = DISMISSED_BADGE, f":gray[{title}]", f":gray[{message}]"
        st.markdown(f"{badge} **{title}** · {STATE_NAMES[finding.state]}")
        st.markdown(message)
        for span in finding.evidence:
            st.markdown(quotation(document.quote(span)))
        if finding.searched:
            st.caption("Looked in: " + plain("; ".join(finding.searched)))
        st.caption(" · ".join(_facts(finding, review)))
        if finding.why or finding.suggestion:
            with st.expander("Why it matters, and what to ask for"):
                st.markdown(plain(finding.why))
                if finding.suggestion:
                    st.markdown("**Suggested wording**")
                    st.markdown(quotation(finding.suggestion))
                st.caption(f"Source: {plain(finding.source)}")
        finding_control(finding, review, before, key)


def _facts(finding: Finding, review: Review) -> list[str]:
    place = place_of_finding(review, finding)
    facts = [f"Owner: {OWNER_NAMES[finding.owner]}", f"rule {plain(finding.rule)}"]
    negotiated = in_negotiation(review, finding)
    where = [words[:1].upper() + words[1:] for words in (place, negotiated) if words]
    return [*map(plain, where), *facts]


def _owner_name(owner: str) -> str:
    return f"For {OWNER_NAMES[owner]}" if owner in OWNER_NAMES else "Everyone"

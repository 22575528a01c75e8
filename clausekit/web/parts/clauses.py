"""The contract's outline with what each clause is about."""

from __future__ import annotations

from typing import Any

import streamlit as st

from clausekit.datamodel import Clause, Contract

OPENING = 160  # characters of a clause's own words that tell it apart in a list


def clauses_part(contract: Contract, key: str) -> None:
    """A table of every clause with number, heading, types and opening words."""
    from clausekit.taxonomy import clause_types

    titles = {type: record.title for type, record in clause_types().items()}
    found = sorted({titles.get(label.type, label.type) for c in contract.clauses for label in c.labels})
    wanted = st.multiselect("Types", found, key=f"types-{key}", placeholder="All types")
    rows = [_row(clause, contract, titles) for clause in contract.clauses]
    shown = [row for row in rows if not wanted or set(wanted) & set(row["Types"])]
    known = {"Page": contract.document.pages, "Still negotiated": contract.document.revisions}
    unknown = {name: None for name, found_any in known.items() if not found_any}
    st.dataframe(shown, hide_index=True, width="stretch", height=520, column_config=unknown)


def _row(clause: Clause, contract: Contract, titles: dict[str, str]) -> dict[str, Any]:
    opening = " ".join(contract.document.quote(clause.body)[:OPENING].split())
    return {
        "Number": clause.number,
        "Heading": "\u2003" * clause.level + clause.heading,
        "Types": [titles.get(label.type, label.type) for label in clause.labels] or ["unclassified"],
        "Sure": f"{clause.labels[0].score:.0%}" if clause.labels else "",
        "Still negotiated": clause.changed,
        "Words": opening,
        "Page": contract.document.page_of(clause.span.start),
    }

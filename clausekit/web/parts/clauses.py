"""The contract's outline with what each clause is about and says, and one clause opened."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from clausekit.datamodel import Clause, Contract, Provision
from clausekit.exports.sayings import provision_title, said_by_clause
from clausekit.web.parts.clause import clause_part

OPENING = 160  # characters of a clause's own words that tell it apart in a list

Said = Mapping[str, Sequence[Provision]]


@st.fragment
def clauses_part(contract: Contract, key: str) -> None:
    """A table of every clause with number, heading, types, what it says and opening words; one to open."""
    from clausekit.taxonomy import clause_types

    titles = {type: record.title for type, record in clause_types().items()}
    found = sorted({titles.get(label.type, label.type) for c in contract.clauses for label in c.labels})
    wanted = st.multiselect("Types", found, key=f"types-{key}", placeholder="All types")
    said = said_by_clause(contract)
    rows = [(clause, _row(clause, contract, titles, said)) for clause in contract.clauses]
    shown = [(clause, row) for clause, row in rows if not wanted or set(wanted) & set(row["Types"])]
    known = {"Page": contract.document.pages, "Still negotiated": contract.document.revisions}
    unknown = {name: None for name, found_any in known.items() if not found_any}
    names = {clause.id: _name(clause, row) for clause, row in shown}
    id = st.selectbox(
        "Open a clause", list(names), index=None, format_func=names.__getitem__, key=f"clause-{key}",
        placeholder="Choose one to see what its sentences say, or to correct its type",
    )  # fmt: skip
    if id:
        clause_part(contract.clause(id), contract, key)
    table = [row for _, row in shown]
    st.dataframe(table, hide_index=True, width="stretch", height=520, column_config=unknown)


def _row(clause: Clause, contract: Contract, titles: Mapping[str, str], said: Said) -> dict[str, Any]:
    opening = " ".join(contract.document.quote(clause.body)[:OPENING].split())
    return {
        "Number": clause.number,
        "Heading": "\u2003" * clause.level + clause.heading,
        "Types": [titles.get(label.type, label.type) for label in clause.labels] or ["unclassified"],
        "Sure": f"{clause.labels[0].score:.0%}" if clause.labels else "",
        "Says": list(dict.fromkeys(provision_title(each.type) for each in said.get(clause.id, ()))),
        "Still negotiated": clause.changed,
        "Words": opening,
        "Page": contract.document.page_of(clause.span.start),
    }


def _name(clause: Clause, row: Mapping[str, Any]) -> str:
    name = f"{clause.number} {clause.heading}".strip()
    return name or row["Words"][:60] or clause.kind

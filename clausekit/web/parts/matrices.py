"""What a law asks of the contract, requirement by requirement."""

from __future__ import annotations

import streamlit as st

from clausekit.datamodel import Contract
from clausekit.exports.matrix_table import NAMES, counted, places, quotes, render_matrix
from clausekit.playbook.matrices import builtin_matrices, fill_matrix, load_matrix
from clausekit.web.parts.words import plain


@st.fragment
def matrices_part(contract: Contract, key: str) -> None:
    """The chosen matrix as a table, and the same as a file."""
    titles = {id: load_matrix(id).title for id in builtin_matrices()}
    id = st.selectbox(
        "Law", list(titles), index=None, format_func=titles.__getitem__, key=f"matrix-{key}",
        placeholder="Choose what to hold the contract against",
    )  # fmt: skip
    if not id:
        return
    matrix = load_matrix(id)
    answers = fill_matrix(matrix, contract)
    st.markdown(f"{plain(matrix.source)}: {counted(answers)}.")
    rows = [
        {
            "Requirement": f"{answer.requirement.id} {answer.requirement.title}",
            "Answer": NAMES[answer.state],
            "Clauses": places(answer, contract),
            "Words": " […] ".join(quotes(answer, contract)),
            "Not found": "; ".join(answer.unmet),
        }
        for answer in answers
    ]
    st.dataframe(rows, hide_index=True, width="stretch")
    st.caption(f"{plain(' '.join(matrix.about.split()))} This is no legal advice.")
    data = render_matrix(matrix, answers, contract, "csv")
    st.download_button("Download as CSV", data, f"{id}.csv", "text/csv", key=f"matrix-csv-{key}")

"""What made the reviews: versions, model cards, and what this is not."""

from __future__ import annotations

import re
from importlib.metadata import version

import streamlit as st

from clausekit.classification import model_versions
from clausekit.resources import resource

LEARNED_FROM = (
    "Clauses and provisions: the Contract Understanding Atticus Dataset (CUAD) v1 by The Atticus Project, "
    "Inc., CC BY 4.0, and sentences of our own. Unfair online terms: the tagged terms of Galassi, Lagioia, "
    "Jabłonowska and Lippi (2024), CC BY 4.0. No text of either is shipped. The weights are under Apache-2.0."
)
FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)


def about() -> None:
    """Versions and the cards of the models that ship with clausekit."""
    st.title("About clausekit", anchor=False)
    st.markdown(
        f"clausekit {version('clausekit')} reads contracts on this machine and sends nothing anywhere. "
        "It points at words; what to make of them is for a lawyer. No lawyer has reviewed the built-in rules."
    )
    st.markdown(f"**What it learned from.** {LEARNED_FROM}")
    versions = model_versions()
    for card in sorted(resource("models").glob("*/card.md")):
        name, words = card.parent.name, FRONT_MATTER.sub("", card.read_text(encoding="utf-8"))
        with st.expander(f"{words.partition(chr(10))[0].lstrip('# ')} ({name} {versions.get(name, '')})"):
            st.markdown(words)

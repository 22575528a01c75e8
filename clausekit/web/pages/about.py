"""What made the reviews: versions, model cards, and what this is not."""

from __future__ import annotations

import re
from importlib.metadata import version

import streamlit as st

from clausekit.resources import resource

FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)


def about() -> None:
    """Versions and the cards of the models that ship with clausekit."""
    st.title("About clausekit", anchor=False)
    st.markdown(
        f"clausekit {version('clausekit')} reads contracts on this machine and sends nothing anywhere. "
        "It points at words; what to make of them is for a lawyer. No lawyer has reviewed the built-in rules."
    )
    for card in sorted(resource("models").glob("*/card.md")):
        with st.expander(f"Model: {card.parent.name}"):
            st.markdown(FRONT_MATTER.sub("", card.read_text(encoding="utf-8")))

"""What a visit remembers: the only module that touches `st.session_state`.

Reviews live as long as the browser tab's session, in memory, and are seen by nobody else.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import streamlit as st

from clausekit.datamodel import Review

_KEY = "clausekit_visit"


@dataclass(slots=True)
class Entry:
    """One file of this visit with its bytes: a review, or the sentence that says why there is none."""

    name: str
    data: bytes
    review: Review | None = None
    error: str = ""


@dataclass(slots=True)
class Visit:
    """Files by the digest of content and settings, in the order in which they came."""

    entries: dict[str, Entry] = field(default_factory=dict)
    sample: str = ""


def visit() -> Visit:
    """The state of this browser tab."""
    if _KEY not in st.session_state:
        st.session_state[_KEY] = Visit()
    state: Visit = st.session_state[_KEY]
    return state

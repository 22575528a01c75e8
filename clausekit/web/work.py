"""Bytes and settings in, an Entry out, with the stage shown while it runs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import PurePath

import streamlit as st

from clausekit.datamodel import Side, View
from clausekit.documents.guard import members_guarded, read_guarded
from clausekit.documents.sniff import CONTAINER_SUFFIXES
from clausekit.errors import ClausekitError, DocumentError
from clausekit.reviewer import Reviewer, Stage
from clausekit.web.state import Entry, visit

STAGE_WORDS: dict[Stage, str] = {
    "segment": "Finding the clauses",
    "classify": "Telling what each clause is about",
    "facts": "Reading parties, dates, money and terms",
    "check": "Checking against the playbook",
}


@dataclass(frozen=True, slots=True)
class Settings:
    """How the reader wants contracts reviewed; without a playbook it is chosen from the contract's kind."""

    playbook: str
    side: Side
    password: str = field(default="", repr=False)
    view: View = "accepted"


def entries_for(name: str, data: bytes, settings: Settings) -> Iterator[Entry]:
    """The entry for these bytes; one for each contract when they are an archive or an e-mail."""
    if PurePath(name).suffix.lower() not in CONTAINER_SUFFIXES:
        yield entry_for(name, data, settings)
        return
    try:
        inside = members_guarded(data, name)
    except ClausekitError as error:
        yield Entry(name, data, error=str(error))
        return
    for inner, content in inside:
        if isinstance(content, DocumentError):
            yield Entry(inner, b"", error=str(content))
        else:
            yield entry_for(inner, content, settings)


def entry_for(name: str, data: bytes, settings: Settings) -> Entry:
    """The entry for these bytes, reviewed now unless this visit already did so with the same settings."""
    known = visit().entries
    # The password takes part so that a second try is a new one; only its digest is kept.
    mark = f"{settings.playbook}|{settings.side}|{settings.password}|{settings.view}|{name}".encode()
    key = sha256(data + b"|" + mark).hexdigest()
    if key not in known:
        known[key] = _reviewed(name, data, settings)
    return known[key]


def _reviewed(name: str, data: bytes, settings: Settings) -> Entry:
    with st.status(f"Reading {name}", expanded=False) as status:
        try:
            reviewer = Reviewer(settings.playbook or None, side=settings.side)
            document = read_guarded(data, name, password=settings.password or None, view=settings.view)
            review = reviewer.review(
                document, on_stage=lambda stage: status.update(label=f"{STAGE_WORDS[stage]}: {name}")
            )
        except ClausekitError as error:
            status.update(label=f"Not read: {name}", state="error")
            return Entry(name, data, error=str(error))
        status.update(label=f"Reviewed {name}", state="complete")
        return Entry(name, data, review)

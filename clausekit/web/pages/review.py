"""Upload contracts or open a sample, and see what was found."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import get_args

import streamlit as st

from clausekit.datamodel import Side, View
from clausekit.playbook import builtin_playbooks, load_playbook
from clausekit.resources import resource
from clausekit.web.parts.clauses import clauses_part
from clausekit.web.parts.downloads import downloads_part
from clausekit.web.parts.findings import findings_part
from clausekit.web.parts.matrices import matrices_part
from clausekit.web.parts.overview import overview_part, signatures_part, terms_part
from clausekit.web.parts.values import values_part
from clausekit.web.parts.words import plain
from clausekit.web.state import Entry
from clausekit.web.work import Settings, entries_for, entry_for

AUTOMATIC = "Chosen from the contract"
VIEW_NAMES: dict[View, str] = {"accepted": "As if all were accepted", "original": "As it was before them"}
SUFFIXES = ["pdf", "docx", "txt", "md", "doc", "rtf", "odt", "html", "htm", "eml", "zip"]


def review() -> None:
    """The app's first page."""
    st.title("Review a contract", anchor=False)
    st.caption(
        "Everything runs on this machine. This is no legal advice; no lawyer has reviewed the built-in rules."
    )
    settings = _settings()
    entries = [entry for name, data in _chosen_files() for entry in entries_for(name, data, settings)]
    if not entries:
        st.info(
            "Upload a contract, or open a sample to see what a review looks like.",
            icon=":material/upload_file:",
        )
        return
    for entry in entries:
        if entry.error:
            st.error(plain(entry.error), icon=":material/block:")
    reviewed = [entry for entry in entries if entry.review]
    if reviewed:
        show_entry(_in_view(_pick(reviewed), settings))


def show_entry(entry: Entry) -> None:
    """One review, whole."""
    if entry.review is None:
        return
    key = f"{entry.name}-{entry.review.contract.document.sha256[:12]}"
    overview_part(entry.name, entry.review)
    downloads_part(entry, key)
    findings, clauses, terms, signatures, worth, laws = st.tabs(
        [
            f"Findings ({len(entry.review.findings)})",
            f"Clauses ({len(entry.review.contract.clauses)})",
            "Key terms",
            "Signatures and schedules",
            "What it is worth",
            "Laws",
        ]
    )
    with findings:
        findings_part(entry.review, key)
    with clauses:
        clauses_part(entry.review.contract, key)
    with terms:
        terms_part(entry.review)
    with signatures:
        signatures_part(entry.review)
    with worth:
        values_part(entry.review.contract, key)
    with laws:
        matrices_part(entry.review.contract, key)


def _in_view(entry: Entry, settings: Settings) -> Entry:
    """The entry in the view that the reader chooses, where its file has changes that are still pending."""
    document = entry.review.contract.document if entry.review else None
    if document is None or not document.revisions:
        return entry
    view = st.radio(
        f"The file has {len(document.revisions)} pending changes: read it",
        list(get_args(View)),
        format_func=VIEW_NAMES.__getitem__,
        horizontal=True,
        key=f"view-{entry.name}-{document.sha256[:12]}",
    )
    chosen = entry_for(entry.name, entry.data, replace(settings, view=view or "accepted"))
    if chosen.error:
        st.error(plain(chosen.error), icon=":material/block:")
    return chosen


def _settings() -> Settings:
    titles = {"": AUTOMATIC} | {id: load_playbook(id).title for id in builtin_playbooks()}
    with st.sidebar:
        st.header("Settings", anchor=False)
        playbook = st.selectbox("Playbook", list(titles), format_func=titles.__getitem__, key="playbook")
        side: Side = st.radio("We are the", list(get_args(Side)), format_func=str.capitalize, key="side")
        password = st.text_input("Password, if a file asks for one", type="password", key="password")
    return Settings(playbook or "", side, password)


def _chosen_files() -> Iterator[tuple[str, bytes]]:
    upload, sample = st.columns([3, 2], vertical_alignment="bottom")
    files = upload.file_uploader("Contracts", type=SUFFIXES, accept_multiple_files=True, key="files")
    names = sorted(path.name for path in resource("sample_contracts").glob("*.docx"))
    chosen = sample.selectbox("Or open a sample", ["", *names], format_func=_sample_title, key="sample")
    for file in files or ():
        yield file.name, file.getvalue()
    if chosen and not files:
        yield chosen, (resource("sample_contracts") / chosen).read_bytes()


def _sample_title(name: str) -> str:
    return Path(name).stem.replace("_", " ").capitalize() if name else "No sample"


def _pick(entries: list[Entry]) -> Entry:
    if len(entries) == 1:
        return entries[0]
    place = st.selectbox(
        "Contract", range(len(entries)), format_func=lambda index: entries[index].name, key="contract"
    )
    return entries[place or 0]

"""What was scanned: one row a contract, and the way into each."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import streamlit as st

from clausekit.datamodel import Outcome
from clausekit.documents.guard import members_guarded
from clausekit.documents.sniff import CONTAINER_SUFFIXES
from clausekit.errors import ClausekitError
from clausekit.exports.presentation import VERDICT_NAMES
from clausekit.store.database import Store
from clausekit.store.summary import Row
from clausekit.web.pages.review import show_entry
from clausekit.web.parts.words import plain
from clausekit.web.state import Entry

EMPTY = "This store holds nothing yet. Fill it with: clausekit scan FOLDER --store "


def portfolio() -> None:
    """A table of every scanned contract; choosing one opens its review."""
    st.title("Portfolio", anchor=False)
    url = st.text_input("Store", key="store", placeholder="sqlite:///portfolio.db")
    if not url:
        st.info("Give the store that a scan has filled: clausekit scan FOLDER --store sqlite:///portfolio.db")
        return
    try:
        _show(Store(url), url)
    except ClausekitError as error:
        st.error(plain(str(error)), icon=":material/block:")


def _show(store: Store, url: str) -> None:
    rows = store.rows()
    if not rows:
        st.info(EMPTY + url)
        return
    _counts(rows)
    chosen = st.dataframe(
        [_shown(row) for row in rows],
        hide_index=True,
        width="stretch",
        on_select="rerun",
        selection_mode="single-row",
        key="portfolio-table",
    )
    picked = chosen.selection.rows
    if picked:
        _open(store.outcome(rows[picked[0]].path))


def _counts(rows: tuple[Row, ...]) -> None:
    columns = st.columns(4)
    columns[0].metric("Contracts", len(rows))
    columns[1].metric("With critical findings", sum(row.critical > 0 for row in rows))
    columns[2].metric("Renew by themselves", sum(bool(row.renewal_term) for row in rows))
    columns[3].metric("Not read", sum(bool(row.error) for row in rows))


def _shown(row: Row) -> dict[str, object]:
    names: dict[str, str] = dict(VERDICT_NAMES.items())
    known = asdict(row)
    known["verdict"] = names.get(row.verdict, "")
    del known["sha256"]
    return {name.replace("_", " ").capitalize(): value for name, value in known.items()}


def _open(outcome: Outcome) -> None:
    st.divider()
    if outcome.review is None:
        st.error(plain(outcome.error or "no review"), icon=":material/block:")
        return
    path = Path(outcome.path)
    show_entry(Entry(path.name, _bytes_of(path), outcome.review))


def _bytes_of(path: Path) -> bytes:
    """What was scanned, out of its archive or e-mail where it lies in one; b"" when it is there no more."""
    if path.is_file():
        return path.read_bytes()
    for around in path.parents:
        if around.suffix.lower() in CONTAINER_SUFFIXES and around.is_file():
            inside = dict(members_guarded(around.read_bytes(), str(around)))
            content = inside.get(str(path), b"")
            return content if isinstance(content, bytes) else b""
    return b""

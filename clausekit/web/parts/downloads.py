"""The review as files to take away."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import streamlit as st

from clausekit.errors import UsageError
from clausekit.exports import render
from clausekit.web.state import Entry

FORMATS = {
    "markdown": ("Markdown", "md", "text/markdown"),
    "json": ("JSON", "json", "application/json"),
    "html": ("Report (HTML)", "html", "text/html"),
    "csv": ("CSV", "csv", "text/csv"),
    "docx": (
        "Word with comments",
        "docx",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ),
}


def downloads_part(entry: Entry, key: str) -> None:
    """One button a format; each file is made when its button is pressed."""
    for column, (format, (title, suffix, media_type)) in zip(
        st.columns(len(FORMATS)), FORMATS.items(), strict=True
    ):
        column.download_button(
            title,
            data=partial(_made, entry, format),
            file_name=f"{Path(entry.name).stem}-reviewed.{suffix}",
            mime=media_type,
            key=f"download-{format}-{key}",
            on_click="ignore",
            width="stretch",
        )


def _made(entry: Entry, format: str) -> bytes:
    if entry.review is None:
        raise UsageError("there is no review to export")
    return render(entry.review, format, original=entry.data or None)

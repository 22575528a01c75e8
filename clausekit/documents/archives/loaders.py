"""A container that holds one contract is that contract; of several, each must be read by itself."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from itertools import islice
from pathlib import PurePath

from clausekit.datamodel import Document, Problem, View
from clausekit.documents.archives.mail import attachments, body
from clausekit.documents.archives.unfolding import members
from clausekit.errors import DocumentError, EmptyFile, UnsupportedFile


def from_archive(data: bytes, name: str, *, password: str | None = None, view: View = "accepted") -> Document:
    """The only contract in a ZIP archive; its source is the name inside, "bundle.zip/msa.docx".

    Raises UnsupportedFile when there are several, and what `members` and the contract's loader raise.
    """
    from clausekit.documents import read

    inner, content = _only(data, name)
    return read(content, inner, password=password, view=view)


def from_email(data: bytes, name: str, *, password: str | None = None, view: View = "accepted") -> Document:
    """The only contract attached to an e-mail, or the words of the e-mail when none is.

    Raises UnsupportedFile when several are attached, EmptyFile, DamagedFile and what their loaders raise.
    """
    from clausekit.documents import read
    from clausekit.documents.from_text import from_text
    from clausekit.documents.html import from_html

    inner, content = _only(data, name)
    if inner != name:
        return read(content, inner, password=password, view=view)
    text, is_page = body(data, name)
    if not text.strip():
        raise EmptyFile(f"'{name}' is an e-mail without words or contracts: choose a file with text in it")
    document = (from_html if is_page else from_text)(text, name)
    return replace(
        document,
        sha256=hashlib.sha256(data).hexdigest(),
        media_type="message/rfc822",
        problems=(*document.problems, *_left_out(data, name)),
    )


def _left_out(data: bytes, name: str) -> tuple[Problem, ...]:
    count = sum(1 for _ in attachments(data, name))
    if not count:
        return ()
    return (Problem("unread_part", f"{count} attached files, pictures or the like, were not read"),)


def _only(data: bytes, name: str) -> tuple[str, bytes]:
    first = list(islice(members(data, name), 2))
    if len(first) > 1:
        raise UnsupportedFile(
            f"'{PurePath(name).name}' holds several contracts: let its name end in .zip or .eml, or unpack it"
        )
    inner, content = first[0]
    if isinstance(content, DocumentError):
        raise content
    return inner, content

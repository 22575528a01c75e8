"""The steps from the bytes of a web page to a Document. Nothing that the page links to is fetched."""

from __future__ import annotations

import codecs
import hashlib
import re
from typing import TYPE_CHECKING, Final

from clausekit.datamodel import Document, Problem
from clausekit.documents.decoding import MARKS, decode
from clausekit.documents.html.walk import Walker
from clausekit.documents.pieces import lay_out
from clausekit.errors import DamagedFile, EmptyFile

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_CHARSET: Final = re.compile(
    rb"<meta\b[^>]{0,200}?charset\s{0,9}=\s{0,9}[\"']?([\w.:-]{1,40})", re.IGNORECASE
)
_PROLOG: Final = re.compile(r"\s{0,200}<\?xml\b[^>]{0,300}\?>")
_XML_ENCODING: Final = re.compile(
    rb"\s{0,200}<\?xml\b[^>]{0,200}?encoding=[\"']([\w.:-]{1,40})", re.IGNORECASE
)
_HEAD: Final = 4096  # HTML 5, 13.2.3.2 asks for the first 1024 bytes; what word processors write needs more
_LATIN: Final = frozenset({"iso8859-1", "ascii"})  # browsers read both as Windows-1252 (WHATWG Encoding, 4.2)


def from_html(data: bytes, name: str, *, password: str | None = None) -> Document:  # noqa: ARG001 -- loaders share one signature
    """The Document of a web page: headings, paragraphs, list numbers as shown, tables as cells.

    `password` is never needed. Raises EmptyFile, UnsupportedFile and DamagedFile.
    """
    text, problems = _text(data, name)
    walker = Walker()
    root, whole = _parsed(text, name)
    walker.walk(root)
    pieces = [piece for piece in walker.pieces if piece.words]
    if not pieces:
        raise EmptyFile(f"'{name}' shows no words: choose a file with text in it")
    words, blocks = lay_out(pieces)
    if walker.deleted:
        problems += (Problem("tracked_changes", "words that the page marks as deleted were left out"),)
    if walker.cut or not whole:
        problems += (Problem("limit", "elements nested too deep were left out"),)
    return Document(
        source=name,
        sha256=hashlib.sha256(data).hexdigest(),
        media_type="text/html",
        text=words,
        blocks=blocks,
        problems=problems,
    )


def _text(data: bytes, name: str) -> tuple[str, tuple[Problem, ...]]:
    """The characters of the page: a byte order mark decides, then the page's own word, then the guess that
    is made for any text."""
    marked = any(data.startswith(mark) for mark, _ in MARKS)
    declared = _CHARSET.search(data, 0, _HEAD) or _XML_ENCODING.match(data)
    if declared and not marked:
        encoding = _known(declared[1].decode("ascii"))
        if encoding:
            return decode(data.decode(encoding, "replace").encode("utf-8", "replace"), name)
    return decode(data, name)


def _known(encoding: str) -> str | None:
    """Python's name for `encoding`, when it is one of text and the page can be in it at all."""
    try:
        found = codecs.lookup(encoding)
    except LookupError:
        return None
    if not getattr(found, "_is_text_encoding", True) or found.name.startswith(("utf-16", "utf-32")):
        return None  # the page was readable as ASCII up to here, so it is neither
    return "cp1252" if found.name in _LATIN else found.name


def _parsed(text: str, name: str) -> tuple[HtmlElement, bool]:
    """The page's root, and whether the parser took all of it."""
    from lxml import etree, html

    parser = html.HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
    )
    page = _PROLOG.sub("", text, count=1).encode("utf-8", "replace")
    try:
        root = html.document_fromstring(page, parser=parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise DamagedFile(f"'{name}' is a damaged web page: print it to a PDF or save its text") from error
    return root, not any("depth" in entry.message for entry in parser.error_log)

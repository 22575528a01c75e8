"""Files in, Documents out."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from os import PathLike
from pathlib import Path
from typing import Any, Protocol, get_args

from clausekit.datamodel import Document, View
from clausekit.documents.limits import check_size
from clausekit.documents.sniff import DOC, DOCX, EMAIL, HTML, MARKDOWN, ODT, PDF, RTF, TEXT, ZIP, sniff
from clausekit.errors import DocumentError, EmptyFile, UsageError

__all__ = ["LOADERS", "bytes_of", "load", "members", "read"]


class Loader(Protocol):
    """Reads the bytes of one media type; `name` is what the Document's source and errors call the file."""

    def __call__(self, data: bytes, name: str, *, password: str | None = None) -> Document: ...


class ViewLoader(Protocol):
    """A loader of files that may hold tracked changes, or other files that do."""

    def __call__(
        self, data: bytes, name: str, *, password: str | None = None, view: View = "accepted"
    ) -> Document: ...


LOADERS = {
    PDF: "clausekit.documents.pdf:from_pdf",
    DOCX: "clausekit.documents.word:from_docx",
    TEXT: "clausekit.documents.from_text:from_text",
    MARKDOWN: "clausekit.documents.from_markdown:from_markdown",
    HTML: "clausekit.documents.html:from_html",
    DOC: "clausekit.documents.office:from_office",
    RTF: "clausekit.documents.office:from_office",
    ODT: "clausekit.documents.office:from_office",
    EMAIL: "clausekit.documents.archives:from_email",
    ZIP: "clausekit.documents.archives:from_archive",
}
"""Media type → "module:function" of its loader; a loader's libraries are imported when it is first needed."""

_WITH_CHANGES = frozenset({DOCX, DOC, RTF, ODT, EMAIL, ZIP})


def load(path: str | PathLike[str], *, password: str | None = None, view: View = "accepted") -> Document:
    """The contract in the file `path`. `password` opens an encrypted PDF.

    A word processor's file with tracked changes is read as if all were accepted, with `view="original"` as it
    was before them; other formats are read the same in either view.

    Raises DocumentError (see errors.py) when the file is absent or cannot be read as a contract.
    """
    return read(bytes_of(path), str(path), password=password, view=view)


def bytes_of(path: str | PathLike[str]) -> bytes:
    """What is in the file `path`. Raises DocumentError when it cannot be read or is above the limit."""
    file = Path(path)
    try:
        check_size(file.stat().st_size, str(path))
        return file.read_bytes()
    except FileNotFoundError as error:
        raise DocumentError(f"there is no file '{path}'") from error
    except IsADirectoryError as error:
        raise DocumentError(f"'{path}' is a folder: name a file in it") from error
    except PermissionError as error:
        raise DocumentError(f"'{path}' may not be read by this user: check its permissions") from error
    except (OSError, ValueError) as error:
        raise DocumentError(f"'{path}' cannot be read: {_reason(error)}") from error


def read(data: bytes, name: str, *, password: str | None = None, view: View = "accepted") -> Document:
    """The contract in `data`; its kind is found from the content, `name` is for messages and `.md`.

    `view` is as in `load`.

    Raises UnsupportedFile, EncryptedFile, DamagedFile, EmptyFile or FileTooLarge, and UsageError for another
    view.
    """
    if view not in get_args(View):
        raise UsageError(f"a view is {' or '.join(map(repr, get_args(View)))}, not '{view}'")
    check_size(len(data), name)
    if not data.strip():
        raise EmptyFile(f"'{name}' is empty")
    media_type = sniff(data, name)
    if media_type in _WITH_CHANGES:
        return _view_loader(media_type)(data, name, password=password, view=view)
    return _loader(media_type)(data, name, password=password)


def members(data: bytes, name: str) -> Iterator[tuple[str, bytes | DocumentError]]:
    """The contracts in a ZIP archive or e-mail, "bundle.zip/msa.docx" and its bytes; any other file itself.

    A member that cannot be unpacked stands there as the error that says why. Nothing is written to the disk.
    Raises EmptyFile when there is none in it, and FileTooLarge, DamagedFile or EncryptedFile for an archive
    that is too much, broken, made to harm or behind a password.
    """
    from clausekit.documents.archives import members as found

    return found(data, name)


def _loader(media_type: str) -> Loader:
    loader: Loader = _function(media_type)
    return loader


def _view_loader(media_type: str) -> ViewLoader:
    loader: ViewLoader = _function(media_type)
    return loader


def _function(media_type: str) -> Any:  # noqa: ANN401 -- one of the two kinds of loader
    module, _, function = LOADERS[media_type].partition(":")
    return getattr(import_module(module), function)


def _reason(error: Exception) -> str:
    return getattr(error, "strerror", None) or "its name is not a valid path"

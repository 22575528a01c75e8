"""A PDF opened by PDFium, or one clear sentence why not."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from clausekit.documents.limits import check_pages
from clausekit.documents.pdf.frame import Frame
from clausekit.errors import DamagedFile, DocumentError, EmptyFile, EncryptedFile

LOCK = threading.RLock()
"""PDFium keeps state for the whole process and must not be entered by two threads (fpdfview.h)."""

_PASSWORD, _SECURITY = 4, 5  # FPDF_ERR_PASSWORD, FPDF_ERR_SECURITY


@contextmanager
def opened(data: bytes, name: str, password: str | None) -> Iterator[Any]:
    """PDFium's document, closed at the end; the lock is held meanwhile.

    Raises EncryptedFile, DamagedFile, EmptyFile (no pages) or FileTooLarge.
    """
    import pypdfium2

    with LOCK:
        try:
            document = pypdfium2.PdfDocument(data, password=password)
        except pypdfium2.PdfiumError as error:
            raise _refusal(error, name, password) from error
        try:
            if len(document) == 0:
                raise EmptyFile(f"'{name}' has no pages")
            check_pages(len(document), name)
            if document.get_formtype() != pypdfium2.raw.FORMTYPE_NONE:
                document.init_forms()
            yield document
        finally:
            document.close()


def _refusal(error: Exception, name: str, password: str | None) -> DocumentError:
    code = getattr(error, "err_code", None)
    if code == _PASSWORD and password is None:
        return EncryptedFile(f"'{name}' asks for a password: give the one that opens it")
    if code == _PASSWORD:
        return EncryptedFile(f"the password given does not open '{name}'")
    if code == _SECURITY:
        return EncryptedFile(
            f"'{name}' is protected in a way that is not known here: save it without protection"
        )
    return damaged(name)


def damaged(name: str) -> DamagedFile:
    """The refusal of a file out of which no page comes."""
    return DamagedFile(f"'{name}' is a damaged or cut-off PDF: export or download it again")


@contextmanager
def text_of(page: Any) -> Iterator[Any]:  # noqa: ANN401 -- PDFium handles
    """PDFium's handle of the text of `page`, closed at the end."""
    import pypdfium2.raw as pdfium

    textpage = pdfium.FPDFText_LoadPage(page.raw)
    if not textpage:
        yield None
        return
    try:
        yield textpage
    finally:
        pdfium.FPDFText_ClosePage(textpage)


def frame_of(page: Any) -> Frame:  # noqa: ANN401 -- a PDFium handle
    """What of the page is shown, and how it is turned."""
    left, bottom, right, top = page.get_bbox()
    return Frame(left, bottom, right, top, page.get_rotation() // 90)


@contextmanager
def unlocked() -> Iterator[None]:
    """Lets other threads use PDFium while this one, which holds the lock, does something long without it."""
    LOCK.release()
    try:
        yield
    finally:
        LOCK.acquire()

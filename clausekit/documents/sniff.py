"""What the bytes of a file really are, whatever its name says. Bytes in, a media type out."""

from __future__ import annotations

import codecs
import io
import re
import zipfile
from pathlib import PurePath

from clausekit.documents.limits import check_unpacked
from clausekit.errors import DamagedFile, DocumentError, EncryptedFile, UnsupportedFile

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
TEXT = "text/plain"
MARKDOWN = "text/markdown"

READABLE = "a .docx, .pdf, .md or .txt file"

_PDF_HEADER_WITHIN = 1024  # PDF Reference 1.7, implementation note 13: readers accept the header there
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # [MS-CFB] 2.2
_ZIPS = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_MARKDOWN_NAMES = frozenset({".md", ".markdown", ".mdown", ".mkd"})
_BOMS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)

# Openings of formats that someone may take for a contract, and what they are called.
_KNOWN = (
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"\x89PNG\r\n\x1a\n", "a PNG picture"),
    (b"GIF8", "a GIF picture"),
    (b"II*\x00", "a TIFF picture"),
    (b"MM\x00*", "a TIFF picture"),
    (b"BM", "a bitmap picture"),
    (b"RIFF", "a picture or a recording"),
    (b"{\\rtf", "a Rich Text file"),
    (b"%!PS", "a PostScript file"),
    (b"Rar!", "a RAR archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
)
_PICTURES = "picture"
_TEXTUAL_OPENINGS = (b"BM", b"RIFF", b"BZh", b"GIF8", b"Rar!")  # a text might begin with these letters

_WORD_MAIN = re.compile(
    r'PartName="/?(?P<part>[^"]{1,300})"[^>]{0,300}ContentType="[^"]{0,120}'
    r"(?:wordprocessingml|ms-word)\.(?:document|template)(?:\.macroEnabled)?(?:Template)?\.main\+xml"
    r'|ContentType="[^"]{0,120}(?:wordprocessingml|ms-word)\.(?:document|template)'
    r"(?:\.macroEnabled)?(?:Template)?\.main\+xml",
    re.IGNORECASE,
)
_OTHER_ZIPS = (
    ("xl/", "an Excel workbook"),
    ("ppt/", "a PowerPoint presentation"),
    ("META-INF/container.xml", "an e-book"),
    ("Index/Document.iwa", "a Pages document"),
)
_HTML = re.compile(
    rb"\s{0,200}(?:<\?xml[^>]{0,200}>\s{0,200})?(?:<!--.{0,500}?-->\s{0,200})?<(?:!doctype\s+html|html)\b",
    re.IGNORECASE | re.DOTALL,
)


def sniff(data: bytes, name: str) -> str:
    """Media type of `data`: one of PDF, DOCX, TEXT, MARKDOWN. `name` only tells Markdown from plain text.

    Raises UnsupportedFile for a kind that no loader reads, EncryptedFile for a Word file behind a
    password, DamagedFile for a broken ZIP, FileTooLarge for one that unpacks to too much.
    """
    if b"%PDF-" in data[:_PDF_HEADER_WITHIN]:
        return PDF
    if data.startswith(_ZIPS):
        return _sniff_zip(data, name)
    if data.startswith(_OLE):
        raise _ole_error(data, name)
    _refuse_known(data, name)
    _refuse_binary(data, name)
    return MARKDOWN if PurePath(name).suffix.lower() in _MARKDOWN_NAMES else TEXT


def _refuse_known(data: bytes, name: str) -> None:
    for opening, what in _KNOWN:
        if data.startswith(opening) and not (opening in _TEXTUAL_OPENINGS and _looks_like_text(data)):
            hint = "scan it into a PDF first" if _PICTURES in what else f"save it as {READABLE}"
            raise UnsupportedFile(f"'{name}' is {what}: {hint}")
    if _HTML.match(data):
        raise UnsupportedFile(f"'{name}' is a web page: print it to a PDF or save its text")


def _refuse_binary(data: bytes, name: str) -> None:
    if _looks_like_text(data):
        return
    if PurePath(name).suffix.lower() == ".pdf":
        raise DamagedFile(f"'{name}' is not a PDF: its beginning is missing or it is another kind of file")
    raise UnsupportedFile(f"'{name}' is neither a document nor text: choose {READABLE}")


def _looks_like_text(data: bytes) -> bool:
    """No control characters but white space, in the first 64 KB; UTF-16 is recognised by its mark."""
    if data.startswith(_BOMS):
        return True
    sample = data[: 64 * 1024]
    control = sum(sample.count(code) for code in _CONTROLS)
    return control <= len(sample) // 1000  # a stray form feed or escape does not make a file binary


_CONTROLS = tuple(bytes([code]) for code in range(32) if code not in b"\t\n\v\f\r\x1a\x1b")


def _sniff_zip(data: bytes, name: str) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            check_unpacked(parts, name)
            names = {part.filename.lower(): part.filename for part in parts}
            types = names.get("[content_types].xml")
            listing = archive.read(types).decode("utf-8", "replace") if types else ""
    except DocumentError:
        raise
    except RuntimeError as error:  # zipfile: "File is encrypted, password required"
        raise EncryptedFile(f"'{name}' is a ZIP file with a password: unpack it first") from error
    except (
        Exception
    ) as error:  # zipfile raises a dozen kinds for a broken file, EOFError and struct.error among them
        raise DamagedFile(
            f"'{name}' is a broken Word or ZIP file: open it in Word and save it again"
        ) from error
    if _WORD_MAIN.search(listing) or "word/document.xml" in names:
        return DOCX
    raise UnsupportedFile(f"'{name}' is {_zip_kind(set(names.values()))}: choose {READABLE}")


def _zip_kind(names: set[str]) -> str:
    for opening, what in _OTHER_ZIPS:
        if any(entry.startswith(opening) for entry in names):
            return what
    if {"mimetype", "content.xml"} <= names:
        return "an OpenDocument file"
    return "a ZIP archive"


def _ole_error(data: bytes, name: str) -> DocumentError:
    """Old Office files and Office files behind a password share one container; stream names tell which."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return EncryptedFile(f"'{name}' is a Word file behind a password: save it without one")
    if "WordDocument".encode("utf-16-le") in data:
        return UnsupportedFile(f"'{name}' is an old Word file (.doc): open it in Word and save it as .docx")
    return UnsupportedFile(f"'{name}' is an old Office or e-mail file: choose {READABLE}")

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
HTML = "text/html"
DOC = "application/msword"
RTF = "application/rtf"
ODT = "application/vnd.oasis.opendocument.text"
EMAIL = "message/rfc822"
ZIP = "application/zip"

READABLE = "a .docx, .pdf, .md or .txt file"
READABLE_SUFFIXES = frozenset({
    ".pdf", ".docx", ".docm", ".dotx", ".txt", ".md", ".markdown",
    ".doc", ".rtf", ".odt", ".html", ".htm", ".eml", ".zip",
})  # fmt: skip
"""Names of files that are worth reading where many lie together; a file that is named outright is tried."""
CONTAINER_SUFFIXES = frozenset({".zip", ".eml"})
"""Names of files that may hold several contracts."""
ABOUT_THE_FOLDER = frozenset({"readme", "license", "licence", "changelog", "contributing"})
"""Names, without suffix, of files that lie beside contracts and are none."""

_PDF_HEADER_WITHIN = 1024  # PDF Reference 1.7, implementation note 13: readers accept the header there
OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # [MS-CFB] 2.2
_WORD_STREAM = "WordDocument"
_FIB_ENCRYPTED = 0x01  # [MS-DOC] 2.5.2: fEncrypted, bit 8 of the flags at offset 10
_LISTING = 2**20
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
    rb"(?:\xef\xbb\xbf)?\s{0,200}(?:<\?xml[^>]{0,200}>\s{0,200})?(?:<!--.{0,500}?-->\s{0,200})?<(?:!doctype\s+html|html)\b",
    re.IGNORECASE | re.DOTALL,
)
_HTML_PIECE = re.compile(
    rb"\s{0,200}<(?:head|body|title|meta|div|p|table|h[1-6]|span|font|center)\b", re.IGNORECASE
)
_HEADER_LINE = re.compile(
    rb"(?P<name>[!-9;-~]{1,80}):[^\r\n]{0,2000}\r?\n(?:[ \t][^\r\n]{0,2000}\r?\n){0,200}"
)
_MAIL_HEADERS = frozenset({b"mime-version", b"message-id", b"received", b"return-path", b"x-mailer"})


def is_readable_name(path: str) -> bool:
    """Whether a file of that name, among many, is worth reading: a known suffix, not hidden, no README."""
    parts = PurePath(path).parts
    hidden = any(part.startswith((".", "~$", "__MACOSX")) for part in parts)
    about = PurePath(path).stem.lower() in ABOUT_THE_FOLDER
    return not (hidden or about) and PurePath(path).suffix.lower() in READABLE_SUFFIXES


def sniff(data: bytes, name: str) -> str:
    """Media type of `data`, one of those above. `name` only tells Markdown from plain text, and a piece of a
    web page from text with a tag in it.

    Raises UnsupportedFile for a kind that no loader reads, EncryptedFile for an office file behind a
    password, DamagedFile for a broken ZIP or OLE container, FileTooLarge for a ZIP that unpacks to too much.
    """
    if b"%PDF-" in data[:_PDF_HEADER_WITHIN]:
        return PDF
    if data.startswith(_ZIPS):
        return _sniff_zip(data, name)
    if data.startswith(OLE_MAGIC):
        return _sniff_ole(data, name)
    if data.startswith(b"{\\rtf"):
        return RTF
    return _sniff_text(data, name)


def _sniff_text(data: bytes, name: str) -> str:
    """The kinds that are text, told by how they begin; anything else is refused."""
    suffix = PurePath(name).suffix.lower()
    if _HTML.match(data) or (suffix in {".html", ".htm"} and _HTML_PIECE.match(data)):
        return HTML
    if _is_email(data):
        return EMAIL
    _refuse_known(data, name)
    _refuse_binary(data, name)
    return MARKDOWN if suffix in _MARKDOWN_NAMES else TEXT


def _is_email(data: bytes) -> bool:
    """Header lines from the first byte on, and among them one that only mail programs write: a memorandum
    that begins with "From:" and "To:" has none."""
    position, seen = 0, 0
    while match := _HEADER_LINE.match(data, position):
        if match["name"].lower() in _MAIL_HEADERS:
            return True
        position, seen = match.end(), seen + 1
        if seen > 200:
            break
    return False


def _refuse_known(data: bytes, name: str) -> None:
    for opening, what in _KNOWN:
        if data.startswith(opening) and not (opening in _TEXTUAL_OPENINGS and _looks_like_text(data)):
            hint = "scan it into a PDF first" if _PICTURES in what else f"save it as {READABLE}"
            raise UnsupportedFile(f"'{name}' is {what}: {hint}")


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
            names = {part.filename.lower(): part for part in parts}
            listing = _beginning(archive, names.get("[content_types].xml"))
            mimetype = _beginning(archive, names.get("mimetype")).strip()
            manifest = _beginning(archive, names.get("meta-inf/manifest.xml"))
    except DocumentError:
        raise
    except RuntimeError as error:  # zipfile: "File is encrypted, password required"
        raise EncryptedFile(f"'{name}' is a ZIP file with a password: unpack it first") from error
    except (
        Exception
    ) as error:  # zipfile raises a dozen kinds for a broken file, EOFError and struct.error too
        raise DamagedFile(
            f"'{name}' is a broken Word or ZIP file: open it in Word and save it again"
        ) from error
    if _WORD_MAIN.search(listing) or "word/document.xml" in names:
        return DOCX
    if mimetype in {ODT, f"{ODT}-template"}:
        if "encryption-data" in manifest:
            raise EncryptedFile(f"'{name}' is an OpenDocument file behind a password: save it without one")
        return ODT
    if what := _zip_kind({part.filename for part in parts}):
        raise UnsupportedFile(f"'{name}' is {what}: choose {READABLE}")
    return ZIP


def _beginning(archive: zipfile.ZipFile, part: zipfile.ZipInfo | None) -> str:
    """The first megabyte of `part`: its entry may say less than it unpacks to."""
    if part is None:
        return ""
    with archive.open(part) as file:
        return file.read(_LISTING).decode("utf-8", "replace")


def _zip_kind(names: set[str]) -> str:
    """What a ZIP that is no archive is called; "" for an archive."""
    for opening, what in _OTHER_ZIPS:
        if any(entry.startswith(opening) for entry in names):
            return what
    return "an OpenDocument file of another kind" if {"mimetype", "content.xml"} <= names else ""


def _sniff_ole(data: bytes, name: str) -> str:
    """Old Office files and Office files behind a password share one container; its streams tell which."""
    from clausekit.documents.office.ole import Ole

    try:
        ole = Ole(data)
    except ValueError as error:
        raise DamagedFile(f"'{name}' is a damaged old Office file: save it as .docx") from error
    if "EncryptedPackage" in ole.names:
        raise EncryptedFile(f"'{name}' is a Word file behind a password: save it without one")
    if _WORD_STREAM not in ole.names:
        raise UnsupportedFile(f"'{name}' is an old Office or e-mail file: choose {READABLE}")
    beginning = ole.beginning(_WORD_STREAM, 12)
    if len(beginning) == 12 and beginning[11] & _FIB_ENCRYPTED:
        raise EncryptedFile(f"'{name}' is an old Word file behind a password: save it without one")
    return DOC

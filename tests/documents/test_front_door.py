"""The front door: one sentence for whatever is not a contract, and the content decides what a file is."""

from __future__ import annotations

import io
import os
import struct
import zipfile
from importlib import import_module
from pathlib import Path

import pytest

from clausekit.documents import LOADERS, load, read
from clausekit.documents.sniff import DOC, DOCX, EMAIL, HTML, MARKDOWN, ODT, PDF, RTF, TEXT, ZIP, sniff
from clausekit.errors import (
    DamagedFile,
    DocumentError,
    EmptyFile,
    EncryptedFile,
    FileTooLarge,
    UnsupportedFile,
)

TYPES = (
    '<Types><Override PartName="/word/document2.xml" ContentType="application/vnd.openxmlformats-'
    'officedocument.wordprocessingml.document.main+xml"/></Types>'
)


NONE = 0xFFFFFFFF


def _ole(*streams: str, flags: int = 0) -> bytes:
    """An OLE container with these streams at the top, side by side, and one embedded deeper down."""
    header = bytearray(512)
    header[:8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    struct.pack_into("<H", header, 30, 9)
    struct.pack_into("<I", header, 48, 1)
    struct.pack_into("<109I", header, 76, 0, *[NONE] * 108)
    table = struct.pack("<4I", 0xFFFFFFFD, 2, 0xFFFFFFFE, 0xFFFFFFFE) + struct.pack("<I", NONE) * 124
    entries = [_entry("Root Entry", child=1)]
    last = len(streams)
    for index, name in enumerate(streams, 1):
        entries.append(_entry(name, right=index + 1 if index < last else NONE, start=3))
    entries.append(_entry("Embedded", child=last + 2))
    entries.append(_entry("Workbook"))
    directory = b"".join(entries).ljust(1024, bytes(1))
    content = struct.pack("<10xH", flags).ljust(512, b"\0")
    return bytes(header) + table + directory + content


def _entry(name: str, *, right: int = NONE, child: int = NONE, start: int = 0) -> bytes:
    words = name.encode("utf-16-le")
    entry = bytearray(128)
    entry[: len(words)] = words
    struct.pack_into("<H", entry, 64, len(words) + 2)
    struct.pack_into("<III", entry, 68, NONE, right, child)
    struct.pack_into("<I", entry, 116, start)
    return bytes(entry)


def _zip(**parts: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/"), content)
    return out.getvalue()


def test_every_loader_exists() -> None:
    for target in LOADERS.values():
        module, _, function = target.partition(":")
        assert callable(getattr(import_module(module), function))


def test_a_missing_file_and_a_folder_are_named(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match=r"there is no file '.*nowhere\.pdf'"):
        load(tmp_path / "nowhere.pdf")
    with pytest.raises(DocumentError, match="is a folder"):
        load(tmp_path)


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="this user may read everything")
def test_a_forbidden_file_is_named(tmp_path: Path) -> None:
    secret = tmp_path / "secret.pdf"
    secret.write_bytes(b"%PDF-1.4")
    secret.chmod(0)
    with pytest.raises(DocumentError, match="permissions"):
        load(secret)


def test_an_impossible_path_is_one_sentence() -> None:
    with pytest.raises(DocumentError, match="not a valid path"):
        load("a\0b")


@pytest.mark.parametrize("data", [b"", b" \r\n\t "])
def test_a_file_of_nothing_is_empty(data: bytes, tmp_path: Path) -> None:
    (tmp_path / "void.txt").write_bytes(data)
    with pytest.raises(EmptyFile, match=r"void\.txt' is empty"):
        load(tmp_path / "void.txt")


def test_a_file_above_the_limit_is_not_even_read(tmp_path: Path) -> None:
    vast = tmp_path / "vast.pdf"
    with vast.open("wb") as file:
        file.truncate(101 * 1024 * 1024)
    with pytest.raises(FileTooLarge, match="101 MB"):
        load(vast)


@pytest.mark.parametrize(
    ("data", "name", "expected"),
    [
        (b"%PDF-1.7\n", "contract.docx", PDF),
        (b"\r\n" * 100 + b"%PDF-1.4", "late.pdf", PDF),
        (_zip(**{"[Content_Types].xml": TYPES, "word__document2.xml": "<x/>"}), "any.zip", DOCX),
        (_zip(**{"word__document.xml": "<x/>"}), "bare.docx", DOCX),
        (b"# Terms\n", "terms.md", MARKDOWN),
        (b"# Terms\n", "terms.MARKDOWN", MARKDOWN),
        (b"# Terms\n", "terms.txt", TEXT),
        ("\ufeffTerms".encode("utf-16-le"), "terms.txt", TEXT),
        (b"Smith \x93quoted\x94 \xa9", "cp1252.txt", TEXT),
        (b"BMW Group Terms", "bmw.txt", TEXT),
        (b"page one\fpage two", "pages.txt", TEXT),
        (b"{\\rtf1 Terms}", "terms.doc", RTF),
        (_ole("WordDocument", "1Table"), "old.txt", DOC),
        (_ole("1Table", "WordDocument"), "old.doc", DOC),
        (_zip(mimetype=ODT, **{"content.xml": "<x/>"}), "any.zip", ODT),
        (_zip(**{"a.txt": "hello"}), "more.docx", ZIP),
        (b"<!DOCTYPE html><html>", "terms.txt", HTML),
        (b"\xef\xbb\xbf<!-- saved --><HTML><body>", "terms.md", HTML),
        (b"<p>Terms</p>", "terms.htm", HTML),
        (b"<p>Terms</p>", "terms.md", MARKDOWN),
        (b"From: a@example.com\r\nSubject: terms\r\nMIME-Version: 1.0\r\n\r\nHello", "mail.txt", EMAIL),
        (b"From: The Board\nTo: All\nSubject: terms\n\nHello", "memo.txt", TEXT),
    ],
)
def test_the_content_decides_the_kind(data: bytes, name: str, expected: str) -> None:
    assert sniff(data, name) == expected


@pytest.mark.parametrize(
    ("data", "name", "error", "says"),
    [
        (b"\xff\xd8\xff\xe0rest", "scan.pdf", UnsupportedFile, "a JPEG picture: scan it into a PDF"),
        (b"\x89PNG\r\n\x1a\n", "scan.png", UnsupportedFile, "a PNG picture"),
        (bytes(range(256)) * 40, "noise.txt", UnsupportedFile, "neither a document nor text"),
        (bytes(range(256)) * 40, "noise.pdf", DamagedFile, "not a PDF"),
        (_ole("WordDocument", "1Table", flags=0x100), "old.doc", EncryptedFile, "old Word file behind"),
        (_ole("EncryptedPackage"), "new.docx", EncryptedFile, "password"),
        (_ole("__properties_version1.0"), "mail.msg", UnsupportedFile, "old Office or e-mail"),
        (_ole("Workbook"), "prices.doc", UnsupportedFile, "old Office or e-mail"),
        (_ole("WordDocument")[:700], "cut.doc", DamagedFile, "damaged old Office"),
        (_zip(**{"xl__workbook.xml": "<x/>"}), "prices.xlsx", UnsupportedFile, "an Excel workbook"),
        (_zip(**{"mimetype": "x", "content.xml": "<x/>"}), "text.odt", UnsupportedFile, "OpenDocument"),
        (_zip(**{"mimetype": ODT, "META-INF__manifest.xml": "encryption-data"}), "a.odt", EncryptedFile, "a"),
        (_zip(**{"a.txt": "hello", "b.txt": "you"}), "more.zip", UnsupportedFile, "several contracts"),
        (_zip(**{"a.png": "hello"}), "none.zip", EmptyFile, "no file that looks like a contract"),
        (_zip(**{"word__document.xml": "<x/>" * 50})[:120], "cut.docx", DamagedFile, "broken"),
        (_zip(**{"word__document.xml": "a" * 12_000_000}), "bomb.docx", FileTooLarge, "unpacked"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_said_in_one_sentence(
    data: bytes, name: str, error: type[DocumentError], says: str
) -> None:
    with pytest.raises(error) as caught:
        read(data, name)
    message = str(caught.value)
    assert says in message
    assert f"'{name}'" in message
    assert "\n" not in message


@pytest.mark.data
def test_every_fixture_is_known_by_its_content(data_dir: Path) -> None:
    for file in sorted((data_dir / "fixtures").glob("*/*")):
        assert sniff(file.read_bytes(), "x") == {".pdf": PDF, ".docx": DOCX}[file.suffix]

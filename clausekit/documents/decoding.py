"""Bytes of a text file in, its characters out.

A byte order mark decides; then UTF-8, which other encodings all but never satisfy by accident; then UTF-16
without a mark, told by its zero bytes; then Windows-1252, what Western word processors write. Nothing is
guessed from letter frequencies: a statistical guess that errs changes words without a sign, and in a
contract of a page or two it errs often.
"""

from __future__ import annotations

import codecs
import re

from clausekit.datamodel import Problem
from clausekit.errors import EmptyFile, UnsupportedFile

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
SAMPLE = 4096
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
INVISIBLE = re.compile("[\x00-\x08\x0e-\x1f\x7f\u200b\u2060\ufeff]")
NEWLINE = re.compile("\r\n|[\r\x0b\x85\u2028\u2029]")


def decode(data: bytes, name: str) -> tuple[str, tuple[Problem, ...]]:
    """The text of `data` with `\\n` for every line end, and what was wrong with it.

    Form feeds stay (they end pages); control and zero-width characters go.
    Raises EmptyFile when nothing is printed, UnsupportedFile when the bytes are no text.
    """
    text, encoding = _characters(data, name)
    _reject_binary(text, name)
    text = INVISIBLE.sub("", NEWLINE.sub("\n", text))
    if not text.strip():
        raise EmptyFile(f"'{name}' holds no words: choose a file with text in it")
    return text, _problems(text, encoding)


def _characters(data: bytes, name: str) -> tuple[str, str]:
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace"), encoding
    for encoding in ("utf-8", *_wide(data)):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text, encoding
    if b"\x00" in data:
        raise UnsupportedFile(f"'{name}' is not a text file: it holds binary data")
    return data.decode("cp1252", "replace"), "cp1252"


def _wide(data: bytes) -> tuple[str, ...]:
    """UTF-16 without a mark: Latin text has a zero for every second byte."""
    head = data[:SAMPLE]
    if len(head) < 4 or len(data) % 2:
        return ()
    half = len(head) / 2
    if head[1::2].count(0) > 0.7 * half and head[0::2].count(0) == 0:
        return ("utf-16-le",)
    if head[0::2].count(0) > 0.7 * half and head[1::2].count(0) == 0:
        return ("utf-16-be",)
    return ()


def _reject_binary(text: str, name: str) -> None:
    head = text[:SAMPLE]
    if len(CONTROL.findall(head)) > 0.02 * len(head):
        raise UnsupportedFile(f"'{name}' is not a text file: it holds binary data")


def _problems(text: str, encoding: str) -> tuple[Problem, ...]:
    lost = text.count("\ufffd")
    if not lost:
        return ()
    return (Problem("bad_text", f"{lost} characters could not be read as {encoding}"),)

"""A ZIP archive in, its files out, each checked before it is unpacked."""

from __future__ import annotations

import io
import re
import stat
import zipfile
from collections.abc import Iterator
from typing import Final

from clausekit.documents.limits import MAX_MEMBERS, check_size, check_unpacked
from clausekit.errors import DamagedFile, DocumentError, EncryptedFile, FileTooLarge

_DRIVE: Final = re.compile(r"[A-Za-z]:")
_CONTROL: Final = re.compile(r"[\x00-\x1f\x7f]")
_LONGEST_NAME: Final = 1024


def entries(data: bytes, name: str) -> Iterator[tuple[str, bytes | DocumentError]]:
    """The files in the archive `data`, by the path that they have in it, with forward slashes.

    One that cannot be unpacked comes as the error that says why. Raises FileTooLarge, DamagedFile and
    EncryptedFile for the whole of it before the first file.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except Exception as error:  # zipfile raises a dozen kinds for a broken file
        raise _damaged(name) from error
    with archive:
        parts = archive.infolist()
        _check(parts, name)
        for part in parts:
            if not part.is_dir():
                yield part.filename.replace("\\", "/"), _unpacked_or_why(archive, part, name)


def _check(parts: list[zipfile.ZipInfo], name: str) -> None:
    if len(parts) > MAX_MEMBERS:
        raise FileTooLarge(
            f"'{name}' holds {len(parts):,} files: the most is {MAX_MEMBERS:,}; unpack it yourself"
        )
    check_unpacked(parts, name)
    for part in parts:
        if not _harmless(part):
            raise DamagedFile(
                f"'{name}' holds a file whose name leads out of the archive: do not unpack it, ask its sender"
            )
        if part.flag_bits & 1:
            raise EncryptedFile(f"'{name}' is a ZIP file with a password: unpack it first")


def _harmless(part: zipfile.ZipInfo) -> bool:
    """A plain file or folder below the archive's own top, by the rules of every system."""
    name = part.filename.replace("\\", "/")
    mode = part.external_attr >> 16  # of archives made under Unix; 0 elsewhere
    plain = stat.S_IFMT(mode) in {0, stat.S_IFREG, stat.S_IFDIR}
    inside = not name.startswith("/") and ".." not in name.split("/") and not _DRIVE.match(name)
    return plain and inside and 0 < len(name) <= _LONGEST_NAME and not _CONTROL.search(part.orig_filename)


def _unpacked_or_why(archive: zipfile.ZipFile, part: zipfile.ZipInfo, name: str) -> bytes | DocumentError:
    try:
        return _unpacked(archive, part, name)
    except DocumentError as error:
        return error


def _unpacked(archive: zipfile.ZipFile, part: zipfile.ZipInfo, name: str) -> bytes:
    """The bytes of `part`: never more than its directory entry says, which was checked."""
    check_size(part.file_size, f"{name}/{part.filename}")
    try:
        with archive.open(part) as file:
            data = file.read(part.file_size)
            rest = file.read(1)
    except Exception as error:
        raise _spoilt(name, part) from error
    if rest or len(data) != part.file_size:
        raise _spoilt(name, part)
    return data


def _damaged(name: str) -> DamagedFile:
    return DamagedFile(f"'{name}' is a broken ZIP archive: have it sent again")


def _spoilt(name: str, part: zipfile.ZipInfo) -> DamagedFile:
    inner = part.filename.replace("\\", "/")
    return DamagedFile(
        f"'{name}/{inner}' does not come whole out of its broken ZIP archive: have it sent again"
    )

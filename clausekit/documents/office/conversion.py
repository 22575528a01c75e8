"""A file that only an office suite can read, made a .docx by LibreOffice and read like any other."""

from __future__ import annotations

import hashlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Final

from clausekit.datamodel import Document, View
from clausekit.documents.limits import MAX_SECONDS, check_size
from clausekit.errors import DamagedFile, FileTooLarge, UnsupportedFile

PROGRAMS: Final = ("soffice", "libreoffice")
_ELSEWHERE: Final = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:/Program Files/LibreOffice/program/soffice.com",
)
_FILTERS: Final = {"rtf": "Rich Text Format", "doc": "MS Word 97", "odt": "writer8"}
"""What LibreOffice calls the filter that it must use; it would else guess by itself."""

# Office.Common/Security: no macro runs, whatever a document says of itself; nothing is fetched for a link
# of a document from a place that is not trusted, and no place is. Writer/Content: links are never renewed.
_SETTINGS: Final = (
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Office.Common/Security/Scripting", "DisableActiveContent", "true"),
    ("Office.Writer/Content/Update", "Link", "0"),
    ("Office.Common/Misc", "FirstRun", "false"),
    ("Office.Common/Misc", "UseSystemFileDialog", "false"),
    ("Inet/Settings", "ooInetProxyType", "2"),
    ("Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPSProxyPort", "9"),
)


def from_office(
    data: bytes,
    name: str,
    *,
    password: str | None = None,  # noqa: ARG001 -- loaders share one signature
    view: View = "accepted",
) -> Document:
    """The contract in a .doc, .rtf or .odt; `password` is never used, `view` is as of Word files.

    Its blocks have no place: comments cannot be put into a file of such a kind.
    Raises UnsupportedFile where LibreOffice is not installed, DamagedFile, FileTooLarge and EmptyFile.
    """
    from clausekit.documents.sniff import sniff
    from clausekit.documents.word import from_docx

    media_type = sniff(data, name)
    document = from_docx(_as_docx(data, name, _suffix(data)), name, view=view)
    return replace(
        document,
        sha256=hashlib.sha256(data).hexdigest(),
        media_type=media_type,
        blocks=tuple(replace(block, place=None) for block in document.blocks),
    )


def office_program() -> str | None:
    """Path of LibreOffice; None where it is not installed."""
    found = next(filter(None, map(shutil.which, PROGRAMS)), None)
    return found or next((path for path in _ELSEWHERE if Path(path).is_file()), None)


def _suffix(data: bytes) -> str:
    if data.startswith(b"{\\rtf"):
        return "rtf"
    return "odt" if data.startswith(b"PK") else "doc"


def _as_docx(data: bytes, name: str, suffix: str) -> bytes:
    program = office_program()
    if program is None:
        raise UnsupportedFile(
            f"'{name}' is a .{suffix} file, which only LibreOffice can read here: "
            "install it, or save the file as .docx"
        )
    with tempfile.TemporaryDirectory(prefix="clausekit-office-", ignore_cleanup_errors=True) as place:
        folder = Path(place)
        (folder / f"contract.{suffix}").write_bytes(data)
        _write_profile(folder / "profile")
        _run(_command(program, folder, suffix), folder, name)
        made = folder / "out" / "contract.docx"
        if not made.is_file():
            raise DamagedFile(
                f"'{name}' is a damaged .{suffix} file: open it in a word processor, save as .docx"
            )
        check_size(made.stat().st_size, name)
        return made.read_bytes()


def _command(program: str, folder: Path, suffix: str) -> list[str]:
    return [
        program,
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--headless", "--norestore", "--nologo", "--nolockcheck", "--nodefault",
        f"--infilter={_FILTERS[suffix]}",
        "--convert-to", "docx:MS Word 2007 XML",
        "--outdir", str(folder / "out"),
        str(folder / f"contract.{suffix}"),
    ]  # fmt: skip


def _run(command: list[str], folder: Path, name: str) -> None:
    """Run LibreOffice; it and what it starts are ended when the time is over."""
    with subprocess.Popen(  # noqa: S603 -- the program found above, on a file of our naming
        command,
        cwd=folder,
        env=os.environ | {"HOME": str(folder), "TMPDIR": str(folder), "SAL_USE_VCLPLUGIN": "svp"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as office:
        try:
            office.wait(MAX_SECONDS)
        except subprocess.TimeoutExpired as error:
            raise FileTooLarge(
                f"'{name}' kept LibreOffice busy for {MAX_SECONDS:g} s: save it as .docx"
            ) from error
        finally:
            _end(office)


def _end(office: subprocess.Popen[bytes]) -> None:
    """End the launcher and the program that it started."""
    import psutil

    with suppress(psutil.Error):
        for process in psutil.Process(office.pid).children(recursive=True):
            with suppress(psutil.Error):
                process.kill()
    if sys.platform == "win32":
        office.kill()
    else:
        with suppress(ProcessLookupError):
            office.send_signal(signal.SIGKILL)


def _write_profile(folder: Path) -> None:
    """A user profile with the settings above and nothing else in it."""
    items = "".join(
        f'<item oor:path="/org.openoffice.{path}"><prop oor:name="{prop}" oor:op="fuse">'
        f"<value>{value}</value></prop></item>"
        for path, prop, value in _SETTINGS
    )
    user = folder / "user"
    user.mkdir(parents=True)
    (user / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry">'
        f"{items}</oor:items>",
        encoding="utf-8",
    )

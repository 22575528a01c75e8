"""What the reading process does: requests on its input, answers on its output, until the input ends.

A request is (job, (data, name, …), seconds, memory), where the job is "read" or "members"; the answers are
("pages", count) and then one of ("done", result), ("error", class, message), ("memory",) and
("bug", class, traceback).
Run as ``python -P -m clausekit.documents.guard.child``.
"""

from __future__ import annotations

import os
import shutil
import signal
import sys
import tempfile
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, Final

from clausekit.datamodel import Document, View
from clausekit.documents.guard.wire import FOLDER_PREFIX, receive, send
from clausekit.documents.limits import MAX_OPEN_FILES, MAX_REQUEST_BYTES, MAX_UNPACKED_BYTES
from clausekit.errors import ClausekitError

_GRACE: Final = 5
"""Seconds after its limit at which a reading process ends by itself, should its master be gone."""


def main() -> None:
    """Serve the master until it closes the connection."""
    answers = _own_output()
    _confine()
    send(answers, ("ready",))
    while True:
        try:
            request = receive(sys.stdin.buffer, MAX_REQUEST_BYTES)
        except EOFError:
            _remove_folder()
            return
        send(answers, _answer(answers, *request))


def _remove_folder() -> None:
    """Remove the folder that the master made for this process: it may have been killed before it could."""
    folder = Path.cwd()
    if folder.name.startswith(FOLDER_PREFIX) and folder.samefile(tempfile.gettempdir()):
        shutil.rmtree(folder, ignore_errors=True)


def _own_output() -> IO[bytes]:
    """The connection to the master; what parsers print goes nowhere, so that it cannot garble an answer."""
    own = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.close(nowhere)
    return own


def _confine() -> None:
    """Limits that hold for the whole life of the process. On Windows there are none of these."""
    sys.addaudithook(_refuse_network)
    if sys.platform == "win32":
        return
    import resource

    # A core dump would leave the contract's text on the disk.
    for limit, value in (
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, MAX_UNPACKED_BYTES),
        (resource.RLIMIT_NOFILE, MAX_OPEN_FILES),
    ):
        _, hard = resource.getrlimit(limit)
        most = value if hard == resource.RLIM_INFINITY else min(value, hard)
        resource.setrlimit(limit, (most, most))


def _refuse_network(event: str, _: tuple[Any, ...]) -> None:
    if event in {"socket.connect", "socket.getaddrinfo", "socket.sendto", "socket.bind"}:
        raise PermissionError("reading a contract needs no network")


def _answer(
    answers: IO[bytes], job: str, arguments: tuple[Any, ...], seconds: float, memory: int
) -> tuple[Any, ...]:
    _set_memory(memory)
    try:
        with _private_folder():
            pages = _pages(*arguments[:3]) if job == "read" else 0
            send(answers, ("pages", pages))
            with _alarm(seconds, pages):
                return ("done", _JOBS[job](*arguments))
    except ClausekitError as error:
        return ("error", type(error).__name__, str(error))
    except MemoryError:
        return ("memory",)
    except Exception as error:  # a parser's own mistake must not end the process
        return ("bug", type(error).__name__, traceback.format_exc())


def _read(data: bytes, name: str, password: str | None, view: View) -> Document:
    from clausekit.documents import read

    return read(data, name, password=password, view=view)


def _members(data: bytes, name: str) -> tuple[tuple[str, bytes], ...]:
    from clausekit.documents import members

    return tuple(members(data, name))


_JOBS: Final[dict[str, Callable[..., object]]] = {"read": _read, "members": _members}


def _set_memory(memory: int) -> None:
    if sys.platform != "win32":
        import resource

        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        most = memory if hard == resource.RLIM_INFINITY else min(memory, hard)
        resource.setrlimit(resource.RLIMIT_AS, (most, hard))


def _pages(data: bytes, _: str, password: str | None) -> int:
    """How many pages a PDF has, because the time allowed depends on them; 0 for anything else."""
    if not data.startswith(b"%PDF-"):
        return 0
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data, password=password)
    except pypdfium2.PdfiumError:
        return 0
    try:
        return len(document)
    finally:
        document.close()


@contextmanager
def _alarm(seconds: float, pages: int) -> Iterator[None]:
    """Ends this process late after its time: the master does so earlier, unless it was killed itself."""
    if sys.platform == "win32":
        yield
        return
    from clausekit.documents.limits import seconds_for

    signal.setitimer(signal.ITIMER_REAL, seconds_for(seconds, pages) + _GRACE)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


@contextmanager
def _private_folder() -> Iterator[None]:
    """A folder for whatever a parser, or a program that it calls, writes; removed with all that is in it."""
    before = tempfile.tempdir, {name: os.environ.get(name, "") for name in _FOLDER_NAMES}
    with tempfile.TemporaryDirectory(prefix="reading-", ignore_cleanup_errors=True) as folder:
        tempfile.tempdir = folder
        os.environ.update(dict.fromkeys(_FOLDER_NAMES, folder))
        try:
            yield
        finally:
            tempfile.tempdir = before[0]
            os.environ.update(before[1])


_FOLDER_NAMES: Final = ("TMPDIR", "TEMP", "TMP")

if __name__ == "__main__":
    main()

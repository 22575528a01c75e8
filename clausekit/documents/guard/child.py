"""What the reading process does: requests on its input, answers on its output, until the input ends.

A request is (job, (data, name, …), seconds, memory), where the job is "read" or "members"; the answers are
("pages", count) and then one of ("done", result), ("error", class, message), ("memory",) and
("bug", class, traceback).
Run as ``python -P -m clausekit.documents.guard.child``.
"""

from __future__ import annotations

import os
import sys
import tempfile
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import IO, Any, Final

from clausekit.datamodel import Document, View
from clausekit.documents.guard.serving import alarm, serve
from clausekit.documents.guard.wire import send
from clausekit.documents.limits import MAX_OPEN_FILES, MAX_UNPACKED_BYTES, seconds_for
from clausekit.errors import ClausekitError


def main() -> None:
    """Serve the master until it closes the connection."""
    serve(_confine, _answer)


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
            with alarm(seconds_for(seconds, pages)):
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


def _members(data: bytes, name: str) -> tuple[tuple[object, ...], ...]:
    """Each member as (name, bytes), or (name, class of the error, its sentence)."""
    from clausekit.documents import members

    return tuple(
        (inner, content) if isinstance(content, bytes) else (inner, type(content).__name__, str(content))
        for inner, content in members(data, name)
    )


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

"""The reading processes that are kept for the next file, and the sentence for each way to fail."""

from __future__ import annotations

import atexit
import logging
import os
import threading
from collections.abc import Sequence
from functools import cache
from typing import Any, Final

from clausekit.datamodel import Document, View
from clausekit.documents.guard.process import CHILD, Process, ReaderDied, ReaderMissing
from clausekit.documents.limits import MAX_MEMORY, MAX_SECONDS, check_size
from clausekit.errors import ClausekitError, DamagedFile, DocumentError, EmptyFile, FileTooLarge

logger = logging.getLogger(__name__)

_FILES_EACH: Final = 200
"""Files after which a process is replaced, so that a leak in a parser cannot grow for ever."""


def read_guarded(
    data: bytes,
    name: str,
    *,
    password: str | None = None,
    view: View = "accepted",
    seconds: float = MAX_SECONDS,
    memory: int = MAX_MEMORY,
) -> Document:
    """What `documents.read` gives for `data`, read by a process of its own that is kept for the next file.

    `seconds` is for the file as a whole, pages of a PDF get more (limits.py); `memory` is bytes of address
    space, held on POSIX systems. Raises what `read` raises; FileTooLarge when a limit is met, DamagedFile
    when the parser crashes.
    """
    return _readers().read(data, name, password=password, view=view, seconds=seconds, memory=memory)


def members_guarded(data: bytes, name: str) -> tuple[tuple[str, bytes | DocumentError], ...]:
    """What `documents.members` gives for `data`, all of it, unpacked by a process of its own.

    Raises what `members` raises; FileTooLarge when a limit is met, DamagedFile when the unpacking crashes.
    """
    return _readers().members(data, name)


def warm_up() -> None:
    """Start a reading process ahead of the first file; returns at once."""
    _readers().warm_up()


class Readers:
    """Up to `most` reading processes, started when needed. Threads may share it; others wait their turn."""

    def __init__(self, most: int = 2, child: Sequence[str] = CHILD) -> None:
        self._child = tuple(child)
        self._turns = threading.BoundedSemaphore(most)
        self._lock = threading.Lock()
        self._idle: list[Process] = []
        self._busy: set[Process] = set()

    def read(
        self,
        data: bytes,
        name: str,
        *,
        password: str | None = None,
        view: View = "accepted",
        seconds: float = MAX_SECONDS,
        memory: int = MAX_MEMORY,
    ) -> Document:
        """See `read_guarded`."""
        answer = self._asked("read", (data, name, password, view), seconds, memory)
        if isinstance(answer, Document):
            return answer
        raise _nonsense(name)

    def members(
        self, data: bytes, name: str, *, seconds: float = MAX_SECONDS, memory: int = MAX_MEMORY
    ) -> tuple[tuple[str, bytes | DocumentError], ...]:
        """See `members_guarded`."""
        answer = self._asked("members", (data, name), seconds, memory)
        if isinstance(answer, tuple):
            return tuple(_member(value, name) for value in answer)
        raise _nonsense(name)

    def _asked(self, job: str, arguments: tuple[Any, ...], seconds: float, memory: int) -> object:
        data, name = arguments[:2]
        check_size(len(data), name)
        if not data.strip():
            raise EmptyFile(f"'{name}' is empty")
        with self._turns:
            process = self._taken()
            try:
                answer = process.ask((job, arguments, seconds, memory), seconds)
                if answer[0] == "memory":
                    process.end()  # an allocator that met its limit may be in any state
            except ReaderDied as death:
                raise _sentence(death, name, seconds) from death
            except ReaderMissing as error:
                raise DocumentError(
                    f"'{name}' was not read: the process that reads files does not start; "
                    "'clausekit doctor' says what is missing"
                ) from error
            finally:
                self._put_back(process)
        return _result(answer, name, memory)

    def warm_up(self) -> None:
        """Start a process ahead of the first file; returns at once."""
        with self._lock:
            if not self._idle and not self._busy:
                self._idle.append(Process(self._child))

    def close(self) -> None:
        """End every process."""
        with self._lock:
            processes = [*self._idle, *self._busy]
            self._idle.clear()
        for process in processes:
            process.end()

    def forget(self) -> None:
        """Leave the processes to the one that started them; for a copy of this one made by fork."""
        self._lock = threading.Lock()
        self._idle.clear()
        self._busy.clear()

    def _taken(self) -> Process:
        with self._lock:
            while self._idle:
                process = self._idle.pop()
                if process.alive and process.asked < _FILES_EACH:
                    break
                process.end()
            else:
                process = Process(self._child)
            self._busy.add(process)
        return process

    def _put_back(self, process: Process) -> None:
        with self._lock:
            self._busy.discard(process)
            if process.alive:
                self._idle.append(process)


def _result(answer: tuple[Any, ...], name: str, memory: int) -> object:
    match answer:
        case ("done", result):
            return result
        case ("error", str() as kind, str() as message):
            raise _error_class(kind)(message)
        case ("memory",):
            raise FileTooLarge(f"'{name}' needs more than {memory // 2**20:,} MB of memory: split it")
        case ("bug", str() as kind, str() as trace):
            logger.debug("a reader failed: %s", trace)
            raise DamagedFile(f"'{name}' could not be read ({kind} in its reader): save it again")
    raise _nonsense(name)


def _nonsense(name: str) -> DamagedFile:
    return DamagedFile(f"'{name}' made its reader answer nonsense: save it again from another program")


def _member(value: object, name: str) -> tuple[str, bytes | DocumentError]:
    match value:
        case (str() as inner, bytes() as content):
            return inner, content
        case (str() as inner, str() as kind, str() as message):
            error = _error_class(kind)(message)
            return inner, error if isinstance(error, DocumentError) else DocumentError(message)
    raise _nonsense(name)


def _error_class(name: str) -> type[ClausekitError]:
    """The error of that name; a plain DocumentError for one that is not known."""
    waiting: list[type[ClausekitError]] = [ClausekitError]
    while waiting:
        found = waiting.pop()
        if found.__name__ == name:
            return found
        waiting += found.__subclasses__()
    return DocumentError


def _sentence(death: ReaderDied, name: str, seconds: float) -> DocumentError:
    if death.late:
        return FileTooLarge(f"'{name}' took longer than the {seconds:g} s that a file may take: split it")
    return DamagedFile(
        f"'{name}' made the program that reads it crash or run out of memory: print it to a new PDF"
    )


@cache
def _readers() -> Readers:
    readers = Readers()
    atexit.register(readers.close)
    if hasattr(os, "register_at_fork"):
        os.register_at_fork(after_in_child=readers.forget)
    return readers

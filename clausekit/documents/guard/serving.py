"""The other side of `Process`: requests on the input, answers on the output, until the input ends.

A program that serves says ("ready",) first. A request is a tuple of plain values; an answer is a tuple whose
first value is not "pages", which only asks for more time.
"""

from __future__ import annotations

import os
import shutil
import signal
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, Final, TypeAlias

from clausekit.documents.guard.wire import FOLDER_PREFIX, receive, send
from clausekit.documents.limits import MAX_REQUEST_BYTES

Answer: TypeAlias = Callable[..., tuple[Any, ...]]

_GRACE: Final = 5
"""Seconds after its limit at which a serving process ends by itself, should its master be gone."""


def serve(prepare: Callable[[], None], answer: Answer) -> None:
    """Prepare, then answer each request by `answer(answers, *request)` until the master hangs up."""
    answers = _own_output()
    prepare()
    send(answers, ("ready",))
    while True:
        try:
            request = receive(sys.stdin.buffer, MAX_REQUEST_BYTES)
        except EOFError:
            _remove_folder()
            return
        send(answers, answer(answers, *request))


@contextmanager
def alarm(seconds: float) -> Iterator[None]:
    """Ends this process late after its time: the master does so earlier, unless it was killed itself."""
    if sys.platform == "win32":
        yield
        return
    signal.setitimer(signal.ITIMER_REAL, seconds + _GRACE)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


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

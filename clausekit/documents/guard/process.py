"""One reading process as its master sees it: started, asked, ended with everything that it started itself."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import IO, Any, Final, Self

from clausekit.documents.guard.wire import FOLDER_PREFIX, receive, send
from clausekit.documents.limits import MAX_ANSWER_BYTES, seconds_for

CHILD: Final = ("-m", "clausekit.documents.guard.child")
_START: Final = 60.0
"""Seconds that a process may take to start: half a second usually, more on a machine that is busy."""
_KEPT: Final = frozenset({
    "PATH", "HOME", "LANG", "LANGUAGE", "LC_ALL", "LC_CTYPE", "TZ", "TESSDATA_PREFIX", "LD_LIBRARY_PATH",
    "DYLD_LIBRARY_PATH", "SYSTEMROOT", "SYSTEMDRIVE", "PROGRAMFILES", "PATHEXT", "COMSPEC", "WINDIR",
})  # fmt: skip
"""What a reader and the programs it calls need of the environment: passwords and keys stay behind."""


class ReaderDied(Exception):
    """The process ended before it answered. `late`: because its time was over; `status`: as Popen says it."""

    def __init__(self, *, late: bool, status: int) -> None:
        super().__init__(status)
        self.late = late
        self.status = status


class ReaderMissing(Exception):
    """The process could not be started at all."""


class Process:
    """A reading process and the only folder that it is told to write to."""

    def __init__(self, child: Sequence[str]) -> None:
        self.asked = 0
        self._ready = False
        self._folder = tempfile.mkdtemp(prefix=FOLDER_PREFIX)
        self._popen = subprocess.Popen(  # noqa: S603 -- this interpreter and a module of ours
            [sys.executable, "-P", *child],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=self._folder,
            env=_environment(self._folder),
            start_new_session=True,  # so that it can be ended together with the programs that it calls
        )

    @property
    def alive(self) -> bool:
        """Whether the process still runs."""
        return self._popen.poll() is None

    def ask(self, request: tuple[Any, ...], seconds: float) -> tuple[Any, ...]:
        """The answer to `request`, see child.py. `seconds` grow with the pages that the process counts.

        Raises ReaderDied and ReaderMissing; after either, and after any other error, the process is gone.
        """
        self.asked += 1
        try:
            self._wait_until_ready()
            return self._exchange(request, seconds)
        except BaseException:
            self.end()
            raise

    def end(self) -> None:
        """End the process and all that it started, and remove its folder."""
        self._kill()
        self._popen.wait()
        for stream in (self._popen.stdin, self._popen.stdout):
            with suppress(OSError):
                _given(stream).close()
        shutil.rmtree(self._folder, ignore_errors=True)

    def _wait_until_ready(self) -> None:
        if self._ready:
            return
        with _Deadline(_START, self._kill):
            try:
                self._ready = receive(_given(self._popen.stdout), 100) == ("ready",)
            except (EOFError, ValueError) as error:
                raise ReaderMissing from error

    def _exchange(self, request: tuple[Any, ...], seconds: float) -> tuple[Any, ...]:
        with _Deadline(seconds, self._kill) as deadline:
            try:
                send(_given(self._popen.stdin), request)
                while True:
                    answer: tuple[Any, ...] = receive(_given(self._popen.stdout), MAX_ANSWER_BYTES)
                    if answer[0] != "pages":
                        return answer
                    deadline.restart(seconds_for(seconds, answer[1]))
            except (EOFError, OSError, ValueError) as error:
                late = deadline.over
                self._kill()
                raise ReaderDied(late=late, status=self._popen.wait()) from error

    def _kill(self) -> None:
        if sys.platform == "win32":
            self._popen.kill()
            return
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(self._popen.pid, signal.SIGKILL)


class _Deadline:
    """Calls `stop` when its time is over, unless the block has ended by then."""

    def __init__(self, seconds: float, stop: Any) -> None:  # noqa: ANN401 -- a callable without arguments
        self._stop = stop
        self.over = False
        self._timer = self._started(seconds)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()

    def restart(self, seconds: float) -> None:
        """Begin anew with `seconds`."""
        self._timer.cancel()
        self._timer = self._started(seconds)

    def _started(self, seconds: float) -> threading.Timer:
        timer = threading.Timer(seconds, self._end)
        timer.daemon = True
        timer.start()
        return timer

    def _end(self) -> None:
        self.over = True
        self._stop()


def _environment(folder: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name.upper() in _KEPT}
    package = str(Path(__file__).resolve().parents[3])
    path = os.pathsep.join([package, *filter(None, [os.environ.get("PYTHONPATH")])])
    places = dict.fromkeys(("TMPDIR", "TEMP", "TMP"), folder)
    return {**kept, **places, "PYTHONPATH": path, "PYTHONDONTWRITEBYTECODE": "1", "OMP_THREAD_LIMIT": "1"}


def _given(stream: IO[bytes] | None) -> IO[bytes]:
    if stream is None:
        raise ValueError("the process has no such stream")
    return stream

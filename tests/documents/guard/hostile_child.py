"""A reading process whose text loader does what the text says: hang, crash, eat memory, write, forge."""

from __future__ import annotations

import ctypes
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from clausekit.datamodel import Document
from clausekit.documents import LOADERS
from clausekit.documents.from_text import from_text
from clausekit.documents.guard.child import main
from clausekit.documents.sniff import TEXT
from clausekit.errors import DamagedFile


def _spin(_: str) -> None:
    while True:
        pass


def _start_a_program(mark: str) -> None:
    with subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"]) as started:
        Path(mark).write_text(str(started.pid))


def _write(mark: str) -> None:
    folder = Path(tempfile.mkdtemp())
    (folder / "copy").write_text("the contract")
    Path(mark).write_text(str(folder))


def _fill(size: str) -> None:
    with tempfile.TemporaryFile() as file:
        file.truncate(int(size))


def _print(_: str) -> None:
    os.write(1, b"noise on standard output")
    sys.stdout.write("more of it")


def _refuse(reason: str) -> None:
    raise DamagedFile(f"'terms.txt' is refused: {reason}")


def _recurse(argument: str) -> None:
    _recurse(argument)


DEEDS = {
    "hang": lambda seconds: time.sleep(float(seconds)),
    "spin": _spin,
    "segfault": lambda _: ctypes.string_at(0),
    "killed": lambda _: os.kill(os.getpid(), signal.SIGKILL),
    "leave": lambda _: os._exit(3),
    "eat": lambda size: bytearray(int(size)),
    "recurse": _recurse,
    "program": _start_a_program,
    "write": _write,
    "fill": _fill,
    "print": _print,
    "call": lambda port: socket.create_connection(("127.0.0.1", int(port)), timeout=1),
    "refuse": _refuse,
}


def obey(data: bytes, name: str, *, password: str | None = None) -> Document:
    """Do what the first word of `data` says; its second word is the argument."""
    command, _, argument = data.decode().partition(" ")
    if command == "who":
        data = f"{os.getpid()} {sorted(os.environ)}".encode()
    elif command in DEEDS:
        DEEDS[command](argument)
    return from_text(data, name, password=password)


LOADERS[TEXT] = "__main__:obey"

if __name__ == "__main__":
    main()

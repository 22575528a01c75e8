"""Whatever a file does to the process that reads it is one sentence, and the next file is read as ever."""

from __future__ import annotations

import os
import socket
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from clausekit.datamodel import Document
from clausekit.documents import read
from clausekit.documents.guard import Readers, read_guarded
from clausekit.errors import DamagedFile, DocumentError, EmptyFile, EncryptedFile, FileTooLarge

HOSTILE = Path(__file__).with_name("hostile_child.py")
MEMORY = 2 * 1024**3
posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limits")


@pytest.fixture(scope="module")
def readers() -> Iterator[Readers]:
    """Reading processes that do what a text tells them."""
    readers = Readers(most=1, child=[str(HOSTILE)])
    yield readers
    readers.close()


@pytest.fixture
def obey(readers: Readers) -> Callable[..., Document]:
    """Reads a text that is a command to the reading process."""

    def reading(text: str, seconds: float = 20.0, memory: int = MEMORY) -> Document:
        return readers.read(text.encode(), "terms.txt", seconds=seconds, memory=memory)

    return reading


def _one_sentence(error: BaseException) -> None:
    assert "'terms.txt'" in str(error)
    assert "\n" not in str(error)


def _gone(pid: int) -> bool:
    stat = Path(f"/proc/{pid}/stat")
    return not stat.exists() or stat.read_text().rpartition(")")[2].split()[0] == "Z"


def _within(seconds: float, true: Callable[[], bool]) -> bool:
    until = time.monotonic() + seconds
    while not true() and time.monotonic() < until:
        time.sleep(0.05)
    return true()


def test_the_document_is_the_one_that_read_gives(samples_dir: Path) -> None:
    for file in (samples_dir / "saas_vendor_draft.docx", samples_dir / "saas_vendor_draft.pdf"):
        assert read_guarded(file.read_bytes(), str(file)) == read(file.read_bytes(), str(file))


@pytest.mark.parametrize(
    ("data", "name", "error"),
    [
        (b"", "void.txt", EmptyFile),
        (b"PK\x03\x04 cut", "cut.docx", DamagedFile),
        (b"%PDF-1.7\nnothing", "cut.pdf", DamagedFile),
        (bytes(101 * 1024**2), "vast.pdf", FileTooLarge),
    ],
)
def test_errors_come_back_as_they_are(data: bytes, name: str, error: type[DocumentError]) -> None:
    with pytest.raises(DocumentError) as inside:
        read(data, name)
    with pytest.raises(error) as guarded:
        read_guarded(data, name)
    assert type(guarded.value) is type(inside.value)
    assert str(guarded.value) == str(inside.value)


def test_a_password_goes_along(data_dir: Path) -> None:
    data = (data_dir / "fixtures" / "pdf" / "pypdf_libreoffice-writer-password.pdf").read_bytes()
    with pytest.raises(EncryptedFile):
        read_guarded(data, "locked.pdf")
    assert read_guarded(data, "locked.pdf", password="openpassword").text  # noqa: S106 -- a fixture's


@pytest.mark.parametrize(
    ("text", "seconds", "error", "says"),
    [
        ("hang 60", 0.5, FileTooLarge, r"longer than the 0\.5 s"),
        ("spin", 0.5, FileTooLarge, r"longer than the 0\.5 s"),
        ("segfault", 20, DamagedFile, "crash"),
        ("killed", 20, DamagedFile, "crash"),
        ("leave", 20, DamagedFile, "crash"),
        ("recurse", 20, DamagedFile, "RecursionError"),
        ("refuse because", 20, DamagedFile, "refused: because"),
    ],
)
def test_every_failure_is_one_sentence_and_the_next_file_is_read(
    obey: Callable[..., Document], text: str, seconds: float, error: type[DocumentError], says: str
) -> None:
    start = time.monotonic()
    with pytest.raises(error, match=says) as caught:
        obey(text, seconds)
    assert time.monotonic() - start < 15
    _one_sentence(caught.value)
    assert obey("fine words").text == "fine words"


@posix
def test_memory_has_a_limit(obey: Callable[..., Document]) -> None:
    with pytest.raises(FileTooLarge, match="more than 600 MB of memory"):
        obey("eat 700000000", memory=600 * 1024**2)
    assert obey("eat 700000000").text


@posix
def test_what_is_written_has_a_limit(obey: Callable[..., Document]) -> None:
    with pytest.raises(DamagedFile, match="OSError"):
        obey("fill 600000000")


@posix
def test_programs_that_a_reader_started_end_with_it(obey: Callable[..., Document], tmp_path: Path) -> None:
    with pytest.raises(FileTooLarge):
        obey(f"program {tmp_path / 'pid'}", seconds=2)
    assert _within(5, lambda: _gone(int((tmp_path / "pid").read_text())))


def test_what_a_reader_writes_is_removed(obey: Callable[..., Document], tmp_path: Path) -> None:
    obey(f"write {tmp_path / 'where'}")
    folder = Path((tmp_path / "where").read_text())
    assert folder.is_relative_to(tempfile.gettempdir())
    assert not folder.exists()


def test_a_dead_readers_folder_is_removed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    readers = Readers(child=[str(HOSTILE)])
    with pytest.raises(FileTooLarge):
        readers.read(b"hang 60", "terms.txt", seconds=1, memory=MEMORY)
    readers.read(b"words", "terms.txt", seconds=20, memory=MEMORY)
    assert len(list(tmp_path.iterdir())) == 1
    readers.close()
    assert list(tmp_path.iterdir()) == []


def test_what_parsers_print_does_not_garble_the_answer(obey: Callable[..., Document]) -> None:
    assert obey("print this").text == "print this"


def test_a_reader_reaches_no_network(obey: Callable[..., Document]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        with pytest.raises(DamagedFile, match="PermissionError"):
            obey(f"call {server.getsockname()[1]}")
        with pytest.raises(TimeoutError):
            server.accept()


def test_passwords_of_the_environment_stay_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAUSEKIT_PASSWORD", "secret")
    readers = Readers(child=[str(HOSTILE)])
    try:
        names = readers.read(b"who", "terms.txt", seconds=20, memory=MEMORY).text
    finally:
        readers.close()
    assert "PATH" in names
    assert "CLAUSEKIT_PASSWORD" not in names


def test_one_process_is_kept_for_the_next_file(obey: Callable[..., Document]) -> None:
    first = obey("who").text.split()[0]
    start = time.monotonic()
    assert obey("who").text.split()[0] == first
    assert time.monotonic() - start < 1
    assert int(first) != os.getpid()


def test_threads_share_the_readers(readers: Readers) -> None:
    texts: list[str] = []

    def work(index: int) -> None:
        document = readers.read(f"text {index}".encode(), "terms.txt", seconds=20, memory=MEMORY)
        texts.append(document.text)

    threads = [threading.Thread(target=work, args=(index,)) for index in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(texts) == [f"text {index}" for index in range(8)]


def test_a_reader_that_cannot_start_is_said_so() -> None:
    readers = Readers(child=["-c", "raise SystemExit(1)"])
    with pytest.raises(DocumentError, match="does not start"):
        readers.read(b"words", "terms.txt", seconds=5, memory=MEMORY)


FORGER = """
import os, sys
from clausekit.documents.guard.wire import receive, send
out = os.fdopen(os.dup(1), "wb")
send(out, ("ready",))
receive(sys.stdin.buffer, 1000)
class Forged:
    def __reduce__(self):
        return (os.system, ("touch " + sys.argv[1],))
send(out, ("document", Forged()))
"""


def test_a_forged_answer_runs_nothing(tmp_path: Path) -> None:
    mark = tmp_path / "mark"
    readers = Readers(child=["-c", FORGER, str(mark)])
    with pytest.raises(DamagedFile):
        readers.read(b"words", "terms.txt", seconds=10, memory=MEMORY)
    assert not mark.exists()

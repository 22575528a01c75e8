"""Old formats say what the Word file says that they were made from, and reach nothing outside."""

from __future__ import annotations

import shutil
import socket
import subprocess
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from clausekit.documents import read
from clausekit.documents.guard import read_guarded
from clausekit.errors import DocumentError, UnsupportedFile

pytestmark = pytest.mark.slow

FILTERS = {"doc": "doc:MS Word 97", "rtf": "rtf:Rich Text Format", "odt": "odt:writer8"}


@pytest.fixture(scope="module")
def office(program: Callable[[str], str]) -> str:
    """Path of LibreOffice."""
    return program("soffice")


@pytest.fixture(scope="module")
def converted(office: str, samples_dir: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """One sample in each of the formats."""
    folder = tmp_path_factory.mktemp("office")
    shutil.copy(samples_dir / "mutual_nda.docx", folder / "nda.docx")
    for filter in FILTERS.values():
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        command = [office, profile, "--headless", "--convert-to", filter, "--outdir", str(folder)]
        subprocess.run([*command, str(folder / "nda.docx")], check=True, capture_output=True, timeout=120)
    return {suffix: (folder / f"nda.{suffix}").read_bytes() for suffix in FILTERS}


@pytest.mark.parametrize("suffix", FILTERS)
def test_the_words_are_those_of_the_word_file(
    converted: dict[str, bytes], samples_dir: Path, suffix: str
) -> None:
    words = read((samples_dir / "mutual_nda.docx").read_bytes(), "nda.docx").text.split()
    document = read_guarded(converted[suffix], f"nda.{suffix}")
    assert len(set(words) ^ set(document.text.split())) <= len(words) // 100
    assert abs(len(document.text.split()) - len(words)) <= len(words) // 100
    assert all(block.place is None for block in document.blocks)
    assert document.source == f"nda.{suffix}"


@pytest.mark.parametrize("suffix", FILTERS)
def test_a_cut_file_is_one_sentence_or_what_is_left(converted: dict[str, bytes], suffix: str) -> None:
    try:
        read(converted[suffix][: len(converted[suffix]) // 2], f"nda.{suffix}")
    except DocumentError as error:
        assert f"nda.{suffix}" in str(error)


def test_without_the_program_it_is_said_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("clausekit.documents.office.conversion.office_program", lambda: None)
    with pytest.raises(UnsupportedFile, match=r"only LibreOffice can read here: install it, or save"):
        read(b"{\\rtf1 Terms}", "terms.rtf")


@pytest.fixture
def listener() -> Iterator[tuple[int, list[bytes]]]:
    """A port that notes who calls it."""
    calls: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as server:

        def listen() -> None:
            try:
                while True:
                    connection, _ = server.accept()
                    with connection:
                        calls.append(connection.recv(100))
            except OSError:
                return

        thread = threading.Thread(target=listen)
        thread.start()
        yield server.getsockname()[1], calls
        server.shutdown(socket.SHUT_RDWR)
    thread.join()


def test_nothing_is_fetched_for_a_document(office: str, listener: tuple[int, list[bytes]]) -> None:
    port, calls = listener
    address = f"http://127.0.0.1:{port}"
    field = r"{{\field{{\*\fldinst {0} \"{1}\"}}{{\fldrslt x}}}}"
    pictures = field.format("INCLUDEPICTURE", f"{address}/a.png") + field.format(
        "INCLUDETEXT", f"{address}/b.rtf"
    )
    text = r"{\rtf1 Before " + pictures + " after.}"
    assert "Before" in read(text.encode(), "terms.rtf").text
    assert calls == []

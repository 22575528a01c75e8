"""Old formats say what the Word file says that they were made from, and reach nothing outside."""

from __future__ import annotations

import io
import shutil
import socket
import subprocess
import threading
import zipfile
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


_NAMES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" '
    'xmlns:xlink="http://www.w3.org/1999/xlink" '
    'xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"'
)


_MANIFEST = (
    '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><m:file-entry m:full-path="/" '
    'm:media-type="application/vnd.oasis.opendocument.text"/>'
    '<m:file-entry m:full-path="content.xml" m:media-type="text/xml"/></m:manifest>'
)


def _linking(port: int) -> bytes:
    """An OpenDocument text with a picture and a section that lie on a server."""
    address = f"http://127.0.0.1:{port}"
    picture = (
        '<draw:frame svg:width="2cm" svg:height="2cm" text:anchor-type="as-char"><draw:image '
        f'xlink:href="{address}/a.png" xlink:show="embed" xlink:actuate="onLoad"/></draw:frame>'
    )
    section = (
        f'<text:section text:name="s"><text:section-source xlink:href="{address}/b.odt"/></text:section>'
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr(
            "content.xml",
            f'<office:document-content {_NAMES} office:version="1.2"><office:body><office:text>'
            f"<text:p>Before{picture}</text:p>{section}</office:text></office:body></office:document-content>",
        )
        archive.writestr("META-INF/manifest.xml", _MANIFEST)
    return out.getvalue()


def test_nothing_is_fetched_for_a_document(office: str, listener: tuple[int, list[bytes]]) -> None:
    port, calls = listener
    assert read(_linking(port), "terms.odt").text == "Before"
    assert calls == []


def test_without_the_settings_it_would_be(
    office: str, listener: tuple[int, list[bytes]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("clausekit.documents.office.conversion._SETTINGS", ())
    port, calls = listener
    read(_linking(port), "terms.odt")
    assert any(b"/a.png" in call for call in calls)

"""Files made to harm, and real ones damaged: one sentence each, within the limits, nothing left behind."""

from __future__ import annotations

import os
import random
import signal
import struct
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benchmarks.hostile import LAUGHS, mutants, mutated, pdf_of_pages, pdf_ring, word_bomb, word_with
from clausekit.datamodel import Document
from clausekit.documents.guard import Readers
from clausekit.errors import DamagedFile, DocumentError, EncryptedFile, FileTooLarge

SECONDS = 30.0
MEMORY = 1024**3


@pytest.fixture(scope="module")
def readers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Readers]:
    """A reading process whose folder must be gone at the end."""
    folder = tmp_path_factory.mktemp("readers")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tempfile, "tempdir", str(folder))
        readers = Readers(most=1)
        yield readers
        readers.close()
    assert list(folder.iterdir()) == []


@pytest.fixture
def reading(readers: Readers) -> Callable[..., Document]:
    """Reads under the limits, and in that time."""

    def reading(data: bytes, name: str, password: str | None = None) -> Document:
        start = time.monotonic()
        try:
            return readers.read(data, name, password=password, seconds=SECONDS, memory=MEMORY)
        finally:
            assert time.monotonic() - start < SECONDS + 10

    return reading


@pytest.mark.slow
def test_a_word_file_of_ten_gigabytes_is_refused_before_it_is_unpacked(
    reading: Callable[..., Document],
) -> None:
    bomb = word_bomb(10 * 1024**3)
    assert len(bomb) < 64 * 1024**2
    start = time.monotonic()
    with pytest.raises(FileTooLarge, match="would unpack to 10,240 MB"):
        reading(bomb, "bomb.docx")
    assert time.monotonic() - start < 5


def test_a_part_that_unpacks_to_more_than_it_says_is_damage(reading: Callable[..., Document]) -> None:
    bomb = bytearray(word_bomb(3 * MEMORY // 2))
    struct.pack_into("<I", bomb, bomb.index(b"PK\x01\x02") + 24, 5000)  # APPNOTE 4.3.12: uncompressed size
    with pytest.raises(DamagedFile, match="cannot be unpacked"):
        reading(bytes(bomb), "lie.docx")


@pytest.mark.parametrize("prolog", [LAUGHS, '<!DOCTYPE x [<!ENTITY a11 SYSTEM "file:///etc/passwd">]>'])
def test_entities_are_refused(reading: Callable[..., Document], prolog: str) -> None:
    with pytest.raises(DamagedFile, match="damaged Word file"):
        reading(word_with(prolog), "terms.docx")


def test_a_word_file_nested_without_end(reading: Callable[..., Document]) -> None:
    with pytest.raises(DamagedFile):
        reading(word_with("", "<w:sdt><w:sdtContent>" * 20_000), "terms.docx")


def test_a_pdf_of_twenty_thousand_pages_is_refused(reading: Callable[..., Document]) -> None:
    with pytest.raises(FileTooLarge, match="has 20,000 pages: the most that is read is 5,000"):
        reading(pdf_of_pages(20_000), "pages.pdf")


def test_a_page_tree_that_is_a_ring_ends(reading: Callable[..., Document]) -> None:
    try:
        assert reading(pdf_ring(), "ring.pdf").problems
    except DamagedFile as error:
        _told(error, "ring.pdf")


@pytest.mark.data
def test_xobjects_that_call_each_other_end(reading: Callable[..., Document], data_dir: Path) -> None:
    evil = data_dir / "fixtures" / "pdf" / "pdfminer_issue-1113-evil-xobjects.pdf"
    assert reading(evil.read_bytes(), "evil.pdf").pages


@pytest.mark.data
@pytest.mark.slow
def test_every_fixture_is_read_or_is_one_sentence(reading: Callable[..., Document], data_dir: Path) -> None:
    for file in sorted((data_dir / "fixtures").glob("*/*")):
        try:
            document = reading(file.read_bytes(), file.name)
        except DocumentError as error:
            _told(error, file.name)
        else:
            assert document.text


@pytest.mark.slow
def test_damaged_copies_are_read_or_are_one_sentence(
    reading: Callable[..., Document], samples_dir: Path
) -> None:
    originals = {file.name: file.read_bytes() for file in sorted(samples_dir.iterdir()) if _is_contract(file)}
    refused_for_size = 0
    for name, data in mutants(originals, 200):
        try:
            reading(data, name)
        except DocumentError as error:
            _told(error, name)
            refused_for_size += isinstance(error, FileTooLarge)
    # A flipped bit can make an archive's directory promise a size that no honest file has; seldom.
    assert refused_for_size <= 3


@pytest.mark.slow
@settings(max_examples=120, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(seed=st.integers(0, 2**32))
def test_damage_of_any_kind_is_survived(readers: Readers, samples_dir: Path, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 -- the same damage for the same seed
    files = sorted(file for file in samples_dir.iterdir() if _is_contract(file))
    file = chance.choice(files)
    data = file.read_bytes()
    for _ in range(chance.randrange(1, 4)):
        data = mutated(data, chance) if len(data) > 20 else data
    try:
        document = readers.read(data, file.name, seconds=SECONDS, memory=MEMORY)
    except DocumentError as error:
        _told(error, file.name)
        assert not isinstance(error, EncryptedFile) or b"Encrypt" in data or data.startswith(b"PK")
    else:
        assert all(document.quote(block.span) for block in document.blocks)


def test_a_reader_ends_with_a_master_that_was_killed(tmp_path: Path) -> None:
    script = (
        "import sys, tempfile, time; tempfile.tempdir = sys.argv[1]\n"
        "from clausekit.documents.guard import Readers\n"
        "readers = Readers(); readers.read(b'words', 'a.txt'); print('ready', flush=True); time.sleep(60)"
    )
    with subprocess.Popen([sys.executable, "-c", script, str(tmp_path)], stdout=subprocess.PIPE) as master:
        assert master.stdout
        assert master.stdout.readline().strip() == b"ready"
        assert len(list(tmp_path.iterdir())) == 1
        os.kill(master.pid, signal.SIGTERM)
    until = time.monotonic() + 10
    while list(tmp_path.iterdir()) and time.monotonic() < until:
        time.sleep(0.05)
    assert list(tmp_path.iterdir()) == []


def _is_contract(file: Path) -> bool:
    return file.suffix in {".docx", ".pdf", ".md", ".txt"} and file.stat().st_size < 300_000


def _told(error: DocumentError, name: str) -> None:
    assert name in str(error)
    assert "\n" not in str(error)
    assert len(str(error)) < 300

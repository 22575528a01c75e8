"""Every format from one table; a file appears whole or not at all."""

from __future__ import annotations

import stat
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from clausekit.datamodel import Review
from clausekit.errors import ExportError, UsageError
from clausekit.exports import EXPORTERS, export, format_of, render

ROOM = Path(__file__).resolve().parents[2] / "clausekit" / "exports"
TEXT_FORMATS = [format for format, exporter in EXPORTERS.items() if not exporter.whole_file]


def test_every_module_that_makes_a_format_stands_in_the_table() -> None:
    assert {exporter.module for exporter in EXPORTERS.values()} == {
        path.stem for path in ROOM.glob("to_*.py")
    }


def test_no_suffix_stands_for_two_formats() -> None:
    suffixes = [suffix for exporter in EXPORTERS.values() for suffix in exporter.suffixes]
    assert len(suffixes) == len(set(suffixes))


@pytest.mark.parametrize("format", TEXT_FORMATS)
def test_a_file_holds_what_render_gives(review: Review, tmp_path: Path, format: str) -> None:
    path = tmp_path / f"out{EXPORTERS[format].suffixes[0].upper()}"
    export(review, path)
    assert path.read_bytes() == render(review, format)
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("format", TEXT_FORMATS)
def test_a_document_without_pages_can_be_exported(unpaged_review: Review, format: str) -> None:
    assert render(unpaged_review, format).decode("utf-8")


def test_word_is_written_by_the_same_door(review: Review, tmp_path: Path) -> None:
    export(review, tmp_path / "out.docx")
    for data in ((tmp_path / "out.docx").read_bytes(), render(review, "docx")):
        with ZipFile(BytesIO(data)) as archive:
            assert archive.read("word/comments.xml").count(b"<w:comment ") == len(review.findings)
    assert [path.name for path in tmp_path.iterdir()] == ["out.docx"]


def test_a_named_format_goes_before_the_suffix(review: Review, tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    export(review, path, format="markdown")
    assert path.read_text(encoding="utf-8").startswith("# Review of")


@pytest.mark.parametrize("name", ["review", "review.pdf", "review.", ".html"])
def test_a_suffix_that_names_no_format_is_answered_with_those_that_do(name: str) -> None:
    with pytest.raises(UsageError, match=r"\.json, \.md, \.csv, \.html, \.docx"):
        format_of(name)


def test_an_unknown_format_is_answered_with_the_known_ones(review: Review) -> None:
    with pytest.raises(UsageError, match="unknown format 'odt': use one of json, markdown, csv, html, docx"):
        render(review, "odt")


def test_an_absent_folder_is_one_sentence(review: Review, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="there is no folder"):
        export(review, tmp_path / "absent" / "out.json")


def test_a_folder_is_no_file_to_write(review: Review, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="it is a folder"):
        export(review, tmp_path, format="json")


def test_what_stood_there_stays_when_writing_fails(
    review: Review, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "out.json"
    path.write_text("before")

    def fail(self: Path, data: bytes) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", fail)
    with pytest.raises(ExportError, match="no space left on device"):
        export(review, path)
    assert path.read_text() == "before"
    assert list(tmp_path.iterdir()) == [path]


def test_permissions_are_those_of_the_file_replaced(review: Review, tmp_path: Path) -> None:
    path = tmp_path / "out.json"
    path.touch()
    path.chmod(0o640)
    export(review, path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o640

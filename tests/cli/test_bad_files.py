"""A file that cannot be read: one sentence, exit code 3, and the others are still reviewed."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]


pytestmark = pytest.mark.usefixtures("unlearned")

JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00" + bytes(range(256)) * 8
NO_PAGES = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n"
    b"xref\n0 3\n0000000000 65535 f \n0000000009 00000 n \n0000000052 00000 n \n"
    b"trailer<</Size 3/Root 1 0 R>>\nstartxref\n97\n%%EOF\n"
)


def _archive() -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("letter.xyz", "not a Word file")
    return out.getvalue()


def _encrypted() -> bytes:
    from pypdf import PdfWriter

    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    writer.encrypt("open sesame", algorithm="RC4-128")
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def _truncated(samples_dir: Path) -> bytes:
    return (samples_dir / "saas_balanced.pdf").read_bytes()[:700]


@pytest.fixture(
    params=[
        "empty.pdf",
        "photo.pdf",
        "locked.pdf",
        "cut.pdf",
        "archive.docx",
        "pageless.pdf",
        "binary.txt",
        "absent.pdf",
    ]
)
def bad_file(request: pytest.FixtureRequest, tmp_path: Path, samples_dir: Path) -> Path:
    """One file of each unreadable sort."""
    path = tmp_path / str(request.param)
    content = {
        "empty.pdf": b"",
        "photo.pdf": JPEG,
        "locked.pdf": _encrypted(),
        "cut.pdf": _truncated(samples_dir),
        "archive.docx": _archive(),
        "pageless.pdf": NO_PAGES,
        "binary.txt": bytes(range(256)) * 40,
    }.get(path.name)
    if content is not None:
        path.write_bytes(content)
    return path


def test_one_sentence_and_the_others_are_reviewed(run: Run, bad_file: Path, contract: Path) -> None:
    answer = run("review", bad_file, contract, "--format", "json")
    assert answer.code == 3
    assert answer.err.startswith("clausekit: ")
    assert answer.err.count("\n") == 1
    assert "Traceback" not in answer.err
    assert bad_file.name in answer.err
    assert json.loads(answer.out)["document"]["source"] == str(contract)


def test_alone_it_leaves_nothing_behind(run: Run, bad_file: Path, tmp_path: Path) -> None:
    answer = run("review", bad_file, "-o", tmp_path / "out.html")
    assert (answer.code, answer.out) == (3, "")
    assert not (tmp_path / "out.html").exists()


def test_unread_goes_before_findings(run: Run, bad_file: Path, contract: Path) -> None:
    assert run("review", bad_file, contract, "--fail-on", "low").code == 3


def test_a_folder_is_no_file(run: Run, tmp_path: Path) -> None:
    answer = run("review", tmp_path)
    assert answer.code == 3
    assert "folder" in answer.err


@pytest.mark.data
def test_a_password_opens(run: Run, data_dir: Path) -> None:
    locked = data_dir / "fixtures" / "pdf" / "pypdf_libreoffice-writer-password.pdf"
    assert run("review", locked).code == 3
    assert run("review", locked, "--password", "wrong").code == 3
    assert run("review", locked, "--password", "openpassword").code == 0


@pytest.mark.data
def test_a_password_from_the_environment(run: Run, data_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAUSEKIT_PASSWORD", "openpassword")
    assert run("review", data_dir / "fixtures" / "pdf" / "pypdf_libreoffice-writer-password.pdf").code == 0


@pytest.mark.data
def test_a_password_is_asked_for_unseen(run: Run, data_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[dict[str, object]] = []

    def prompt(text: str, **settings: object) -> str:
        asked.append(settings)
        return "openpassword"

    monkeypatch.setattr("typer.prompt", prompt)
    locked = data_dir / "fixtures" / "pdf" / "pypdf_libreoffice-writer-password.pdf"
    assert run("review", locked, "--ask-password").code == 0
    assert asked == [{"hide_input": True, "err": True}]

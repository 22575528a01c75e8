"""A password opens a file and leaves no trace: not in an answer, a report, a log, a store or a message."""

from __future__ import annotations

import io
import logging
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]
RIGHT, WRONG = "open-sesame-417", "close-sesame-928"

pytestmark = pytest.mark.usefixtures("unlearned")


@pytest.fixture
def locked(tmp_path: Path) -> Path:
    """A contract behind a password."""
    from pypdf import PdfReader, PdfWriter
    from reportlab.pdfgen.canvas import Canvas

    page = io.BytesIO()
    canvas = Canvas(page)
    for line, words in enumerate(("SERVICES AGREEMENT", "1. Term. One year.", "2. Law. The laws of Malta.")):
        canvas.drawString(72, 700 - 30 * line, words)
    canvas.save()
    writer = PdfWriter(clone_from=PdfReader(page))
    writer.encrypt(RIGHT)
    path = tmp_path / "locked.pdf"
    with path.open("wb") as file:
        writer.write(file)
    return path


@pytest.mark.parametrize(("password", "code"), [(RIGHT, 0), (WRONG, 3)])
@pytest.mark.parametrize("format", ["text", "json", "html"])
def test_no_answer_report_or_log_holds_it(
    run: Run,
    locked: Path,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
    password: str,
    code: int,
    format: str,
) -> None:
    caplog.set_level(logging.DEBUG)
    answer = run("review", locked, "--password", password, "--format", format, "--report", tmp_path / "out")
    assert answer.code == code
    written = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file() and path != locked)
    assert (len(written) > 1000) == (code == 0)
    for text in (answer.out, answer.err, caplog.text, written.decode(errors="replace")):
        assert password not in text


def test_a_traceback_for_its_makers_does_not_hold_it(
    locked: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    from clausekit.cli.main import main

    def broken(*_: object, **__: object) -> object:
        raise ZeroDivisionError("a bug")

    monkeypatch.setenv("CLAUSEKIT_DEBUG", "1")
    monkeypatch.setattr("clausekit.reviewer.Reviewer.review", broken)
    with pytest.raises(ZeroDivisionError) as told:
        main(["review", str(locked), "--password", RIGHT])
    captured = capfd.readouterr()
    assert RIGHT not in captured.out + captured.err + str(told.value)


def test_what_the_app_remembers_does_not_show_it() -> None:
    from clausekit.web.work import Settings

    assert RIGHT not in repr(Settings("", "customer", RIGHT))

"""The documentation is whole: links lead somewhere, and what is generated is up to date."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PAGES = [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), ROOT / "docs" / "rules" / "index.md"]
LINK = re.compile(r"\]\((?!https?:)([^)#\s]+)[^)]*\)")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_leads_to_a_file(page: Path) -> None:
    targets = LINK.findall(page.read_text(encoding="utf-8"))
    assert [target for target in targets if not (page.parent / target).exists()] == []


def test_generated_pages_are_up_to_date() -> None:
    command = [sys.executable, "-m", "scripts.make_docs", "--check"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + "run: make docs"


def test_no_page_names_a_machine_or_a_registry() -> None:
    stray = re.compile(r"(?<![\w.])/(?:root|home|Users)/\w|/simple/|@ file:|index-url", re.IGNORECASE)
    files = [*PAGES, *(ROOT / "models").glob("*/card.md"), ROOT / "constraints.txt", ROOT / "pyproject.toml"]
    assert [file.name for file in files if stray.search(file.read_text(encoding="utf-8"))] == []

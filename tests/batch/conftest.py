"""Small real files to scan."""

from __future__ import annotations

from pathlib import Path

import pytest

AGREEMENT = """SERVICES AGREEMENT

This Services Agreement is made on 1 March 2027
between Northwind Ltd ("Supplier") and Harbour plc ("Customer").

1. Confidentiality

Each party shall keep the other party's Confidential Information secret for five (5) years.

2. Governing Law

This Agreement is governed by the laws of England and Wales.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three readable contracts, one of them deeper down, and one file that no loader can read."""
    (tmp_path / "deeper").mkdir()
    (tmp_path / "a.txt").write_text(AGREEMENT, encoding="utf-8")
    (tmp_path / "b.txt").write_text(AGREEMENT.replace("Harbour", "Quayside"), encoding="utf-8")
    (tmp_path / "deeper" / "c.md").write_text(AGREEMENT.replace("five (5)", "two (2)"), encoding="utf-8")
    (tmp_path / "broken.pdf").write_bytes(b"\xff\xd8\xff\xe0 a photograph")
    return tmp_path

"""The command line run in this process, on real files, without trained weights."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from clausekit.cli.main import main
from clausekit.datamodel import Clause, Contract, Document, Label, Provision, Span
from clausekit.facts import find_facts, find_parties, find_terms
from clausekit.segmentation import segment

CONTRACT = """SOFTWARE SERVICES AGREEMENT

This Agreement is made on 12 March 2027 between Northwind Ltd ("Supplier") and Fabrikam GmbH ("Customer").

1. Term. This Agreement runs for one year and renews for further years unless a party says no 120 days before.

2. Liability. Supplier's liability is limited to USD 100. \x1b[31mCustomer is liable without limit.

3. Governing law. This Agreement is governed by the laws of Malta.
"""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a command left behind."""

    code: int
    out: str
    err: str


Run = Callable[..., Answer]


@pytest.fixture
def run(capfdbinary: pytest.CaptureFixture[bytes]) -> Run:
    """Runs one command line and says how it ended."""

    def run(*arguments: str | Path) -> Answer:
        code = main([str(argument) for argument in arguments])
        captured = capfdbinary.readouterr()
        return Answer(code, captured.out.decode("utf-8"), captured.err.decode("utf-8"))

    return run


@pytest.fixture
def unlearned(monkeypatch: pytest.MonkeyPatch) -> None:
    """Contracts are understood without the learned parts: everything else is the real thing."""

    def understand(document: Document, on_stage: Callable[[str], None] | None = None) -> Contract:
        clauses = segment(document)
        parties, facts = find_parties(document, clauses), find_facts(document)
        terms = find_terms(document, clauses, facts, parties)
        return Contract(document, Label("saas", 0.9), parties, clauses, (), facts, terms)

    def no_weights() -> dict[str, str]:
        return {}

    monkeypatch.setattr("clausekit.reviewer.understand", understand)
    monkeypatch.setattr("clausekit.classification.model_versions", no_weights)


@pytest.fixture
def one_provision(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Each document has one provision, its first ten characters; collects the thresholds asked for."""
    asked: list[float] = []

    def find_provisions(
        document: Document, clauses: tuple[Clause, ...], *, threshold: float
    ) -> tuple[Provision, ...]:
        asked.append(threshold)
        return (Provision("document_name", Span(0, 10), 0.25),)

    def label_clauses(document: Document, clauses: tuple[Clause, ...]) -> tuple[Clause, ...]:
        return clauses

    monkeypatch.setattr("clausekit.classification.find_provisions", find_provisions)
    monkeypatch.setattr("clausekit.classification.label_clauses", label_clauses)
    return asked


@pytest.fixture
def contract(tmp_path: Path) -> Path:
    """A little contract in a text file."""
    path = tmp_path / "msa.txt"
    path.write_text(CONTRACT, encoding="utf-8")
    return path


@pytest.fixture
def draft(tmp_path: Path, word_bytes: Callable[..., bytes]) -> Path:
    """A Word file in which Ada wants the laws of Scotland instead of Malta's."""
    by = 'w:id="1" w:author="Ada" w:date="2027-03-12T10:00:00Z"'
    body = (
        "<w:p><w:r><w:t>SOFTWARE SERVICES AGREEMENT</w:t></w:r></w:p>"
        "<w:p><w:r><w:t xml:space='preserve'>1. Governing law. The laws of </w:t></w:r>"
        f"<w:ins {by}><w:r><w:t>Scotland</w:t></w:r></w:ins>"
        f"<w:del {by}><w:r><w:delText>Malta</w:delText></w:r></w:del>"
        "<w:r><w:t xml:space='preserve'> govern this Agreement.</w:t></w:r></w:p>"
        "<w:p><w:r><w:t>2. Term. This Agreement runs for one year.</w:t></w:r></w:p>"
    )
    path = tmp_path / "draft.docx"
    path.write_bytes(word_bytes(body))
    return path

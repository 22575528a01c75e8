"""A filled matrix as a table: requirement, answer, and the words that meet it."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Sequence
from io import StringIO
from typing import Final

from clausekit.datamodel import Contract, Span
from clausekit.errors import UsageError
from clausekit.exports.presentation import one_line, shortened
from clausekit.exports.to_csv import BYTE_ORDER_MARK, harmless
from clausekit.exports.to_markdown import escaped
from clausekit.playbook.matrices import Answer, Matrix
from clausekit.segmentation import full_number

COLUMNS: Final = (
    "file",
    "matrix",
    "requirement",
    "title",
    "asks",
    "answer",
    "clauses",
    "quote",
    "unmet",
    "searched",
)
NAMES: Final = {"met": "met", "partly": "met in part", "gap": "gap", "unread": "not read"}


def render_matrix(matrix: Matrix, answers: Sequence[Answer], contract: Contract, format: str) -> bytes:
    """The answers as "json", "csv" or "markdown". Raises UsageError for another format."""
    makers = {"json": _json, "csv": _csv, "markdown": _markdown}
    if format not in makers:
        raise UsageError(f"a matrix is written as {', '.join(makers)}, not as '{format}'")
    return makers[format](matrix, answers, contract).encode("utf-8", errors="replace")


def places(answer: Answer, contract: Contract) -> str:
    """Numbers (or headings) of the clauses that answer, as a reader names them."""
    clauses = (contract.clause(id) for id in answer.clauses)
    names = (full_number(clause, contract.clauses) or clause.heading or clause.id for clause in clauses)
    return ", ".join(names)


def quotes(answer: Answer, contract: Contract) -> Iterator[str]:
    """The words that answer, shortened, each on one line."""
    return (shortened(one_line(contract.document.quote(span))) for span in answer.evidence)


def counted(answers: Sequence[Answer]) -> str:
    """ "7 met, 2 gaps of 9 requirements", in words."""
    states = [answer.state for answer in answers]
    parts = (f"{states.count(state)} {name}" for state, name in NAMES.items() if state in states)
    return f"{len(answers)} requirements: {', '.join(parts)}"


def _csv(matrix: Matrix, answers: Sequence[Answer], contract: Contract) -> str:
    out = StringIO()
    out.write(BYTE_ORDER_MARK)
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for answer in answers:
        requirement = answer.requirement
        row = (
            contract.document.source, matrix.id, requirement.id, requirement.title, requirement.asks,
            NAMES[answer.state], places(answer, contract), " […] ".join(quotes(answer, contract)),
            "; ".join(answer.unmet), "; ".join(answer.searched),
        )  # fmt: skip
        writer.writerow([harmless(one_line(cell)) for cell in row])
    return out.getvalue()


def _json(matrix: Matrix, answers: Sequence[Answer], contract: Contract) -> str:
    whole = {
        "matrix": {"id": matrix.id, "title": matrix.title, "source": matrix.source},
        "document": {"source": contract.document.source, "sha256": contract.document.sha256},
        "answers": [_shape(answer, contract) for answer in answers],
    }
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _shape(answer: Answer, contract: Contract) -> dict[str, object]:
    return {
        "requirement": answer.requirement.id,
        "title": answer.requirement.title,
        "asks": answer.requirement.asks,
        "state": answer.state,
        "clauses": list(answer.clauses),
        "evidence": [_evidence(span, contract) for span in answer.evidence],
        "unmet": list(answer.unmet),
        "searched": list(answer.searched),
    }


def _evidence(span: Span, contract: Contract) -> dict[str, object]:
    page = contract.document.page_of(span.start)
    return {"start": span.start, "end": span.end, "page": page, "quote": contract.document.quote(span)}


def _markdown(matrix: Matrix, answers: Sequence[Answer], contract: Contract) -> str:
    lines = [
        f"# {matrix.title}",
        "",
        f"{matrix.source}. {escaped(contract.document.source)}: {counted(answers)}.",
        "",
    ]
    lines += ["| requirement | answer | clauses | words |", "| --- | --- | --- | --- |"]
    for answer in answers:
        unmet = f" ({'; '.join(answer.unmet)})" if answer.unmet else ""
        words = " […] ".join(f"“{quote}”" for quote in quotes(answer, contract))
        name = f"{answer.requirement.id} {answer.requirement.title}"
        cells = (name, NAMES[answer.state] + unmet, places(answer, contract), words)
        lines.append("| " + " | ".join(escaped(one_line(cell)) for cell in cells) + " |")
    return "\n".join([*lines, "", f"{' '.join(matrix.about.split())} This is no legal advice.", ""])

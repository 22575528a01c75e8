"""A file of `clausekit feedback export` in, corrected clauses out: examples for the clause model."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from clausekit.errors import UsageError
from clausekit.taxonomy import clause_types

# Policy: how many examples from filings one correction is worth.
WEIGHT = 20


@dataclass(frozen=True, slots=True)
class Correction:
    """A clause of these words is about `type`; types in `said` that it was taken for are wrong."""

    words: str
    type: str
    said: tuple[str, ...]


def read_feedback(path: Path) -> tuple[Correction, ...]:
    """The corrected clauses in the file, in their order; decisions on findings are passed over.

    Raises UsageError, with the line, when it cannot be read as what `clausekit feedback export` writes.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"'{path}' cannot be read: give what 'clausekit feedback export' wrote") from error
    found = [_correction(line, f"line {at} of '{path}'") for at, line in enumerate(lines, 1) if line.strip()]
    return tuple(each for each in found if each is not None)


def _correction(line: str, where: str) -> Correction | None:
    try:
        row: Any = json.loads(line)
        kind = row["kind"]
        if kind != "clause":
            return None
        words, type, said = str(row["words"]), str(row["type"]), tuple(map(str, row.get("said", ())))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise UsageError(f"{where} is no decision: give what 'clausekit feedback export' wrote") from error
    if type not in clause_types():
        raise UsageError(f"{where} names the clause type '{type}', which the taxonomy does not have")
    return Correction(words, type, tuple(each for each in said if each != type))

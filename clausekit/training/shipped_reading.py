"""How faithful the words of PDFs are to a folder's text of the same contracts."""

from __future__ import annotations

import json
import re
import statistics
from collections.abc import Callable
from difflib import SequenceMatcher
from pathlib import Path, PurePath
from typing import Any, Final

from clausekit.datamodel import FURNITURE, Document
from clausekit.documents.guard import read_guarded
from clausekit.errors import DocumentError

WORD = re.compile(r"[^\W_]+")
# Files that are read, spread over the folder: comparing words takes longer than reading them.
MOST: Final = 60


def measure_reading(contracts: Path, tick: Callable[[], None]) -> dict[str, Any]:
    """F1 of the words of PDFs that `contracts` names, in their order, against its texts; {} without any."""
    scores: dict[str, float] = {}
    unread: dict[str, str] = {}
    for id, path, text in _rows(contracts):
        try:
            document = read_guarded(path.read_bytes(), path.name)
        except (DocumentError, OSError) as error:
            unread[id] = str(error)
        else:
            scores[id] = _same_words(_body(document), text)
        tick()
    if not scores:
        return {"files": 0, "unread": unread} if unread else {}
    return {
        "files": len(scores),
        "unread": unread,
        "median_f1": statistics.median(scores.values()),
        "mean_f1": statistics.fmean(scores.values()),
        "lowest": dict(sorted(scores.items(), key=_second)[:10]),
    }


def _rows(contracts: Path) -> list[tuple[str, Path, str]]:
    """Id, file and text of the contracts whose PDF lies in the folder."""
    with contracts.open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines if line.strip()]
    named = [(row, PurePath(str(row.get("pdf") or ""))) for row in rows]
    found = [
        (str(row["id"]), contracts.parent / path, str(row["text"]))
        for row, path in named
        if ".." not in path.parts and not path.is_absolute() and (contracts.parent / path).is_file()
    ]
    return found[:: max(1, -(-len(found) // MOST))]


def _body(document: Document) -> str:
    return "\n".join(document.quote(block.span) for block in document.blocks if block.kind not in FURNITURE)


def _same_words(ours: str, theirs: str) -> float:
    one, other = (WORD.findall(text.lower()) for text in (ours, theirs))
    common = sum(
        block.size for block in SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
    )
    return 2 * common / max(1, len(one) + len(other))


def _second(item: tuple[str, float]) -> float:
    return item[1]

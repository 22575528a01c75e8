"""docs/models.md: what the trained models are, and the card of each."""

from __future__ import annotations

import json
import re
from pathlib import Path

MODELS = Path(__file__).resolve().parent.parent / "models"
HEADING = re.compile(r"^(#+ )", re.MULTILINE)
INTRO = """# Models

What clausekit learned, from what, how well it does, and where it fails. This page is made from the cards that
lie beside the weights in `models/`; training writes them (see [learning](learning.md)).

Weights are numbers in safetensors files with their settings in JSON, and one graph in an ONNX file: opening
them runs no code. Together they take {megabytes:.0f} MB.

| model | says | version | size |
|---|---|---|---|
{rows}

## Licence and attribution

`clauses`, `provisions` and `own_provisions` learned from the Contract Understanding Atticus Dataset (CUAD)
v1 by The Atticus Project, Inc., licensed under CC BY 4.0. `unfair_terms` learned from the tagged online
terms of Galassi, Lagioia, Jabłonowska and Lippi (2024), licensed under CC BY 4.0. The sentence encoder of
`own_provisions` began as all-MiniLM-L6-v2 (Apache-2.0) and was changed by training. The licence
of CUAD asks that the makers are named; no text of either set is shipped. The weights themselves come under
clausekit's own licence, Apache-2.0.
"""


def models_page() -> str:
    """The page as Markdown."""
    cards = {path.parent.name: path.read_text(encoding="utf-8") for path in sorted(MODELS.glob("*/card.md"))}
    rows = "\n".join(_row(name, card) for name, card in cards.items())
    whole = sum(path.stat().st_size for path in MODELS.rglob("*") if path.is_file())
    parts = [HEADING.sub(r"#\1", card.strip()) for card in cards.values()]
    return "\n\n".join((INTRO.format(megabytes=whole / 1e6, rows=rows).strip(), *parts)) + "\n"


def _row(name: str, card: str) -> str:
    title = card.partition("\n")[0].lstrip("# ")
    version = json.loads((MODELS / name / "model.json").read_text(encoding="utf-8"))["version"]
    size = sum(path.stat().st_size for path in (MODELS / name).iterdir()) / 1e6
    return f"| `{name}` | {title[:1].lower()}{title[1:]} | {version} | {size:.1f} MB |"

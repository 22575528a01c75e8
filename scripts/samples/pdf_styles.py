"""The paragraph styles of a sample's PDF."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT
from reportlab.lib.styles import ParagraphStyle

FACES = {"serif": ("Times-Roman", "Times-Bold"), "sans": ("Helvetica", "Helvetica-Bold")}
STEP = 30  # points that each level of clause is indented by


def paragraph_styles(meta: Mapping[str, Any]) -> dict[str, ParagraphStyle]:
    """A style for each kind of item and level of clause; `meta` is a sample's front matter."""
    face, bold = FACES[meta["face"]]
    size = float(meta["size"])
    base = ParagraphStyle(
        "paragraph", fontName=face, fontSize=size, leading=size * 1.25, spaceAfter=6, bulletFontName=face,
        bulletFontSize=size, alignment=TA_JUSTIFY if meta.get("justified") else TA_LEFT,
    )  # fmt: skip
    strong = {"fontName": bold, "bulletFontName": bold, "keepWithNext": 1, "alignment": TA_LEFT}
    values = _headings(strong, size) | _body() | _clauses(1 if meta["numbering"] == "flat" else 0)
    values |= {
        "clause_heading": {**strong, "leftIndent": STEP, "spaceBefore": 8},
        "head": {**strong, "spaceAfter": 0},
    }
    return {name: ParagraphStyle(name, base, **value) for name, value in values.items()} | {"paragraph": base}


def _headings(strong: dict[str, Any], size: float) -> dict[str, dict[str, Any]]:
    middle = {**strong, "alignment": TA_CENTER}
    return {
        "title": {**middle, "fontSize": size + 5, "leading": size + 9, "spaceAfter": 14},
        "schedule": {**middle, "fontSize": size + 2, "leading": size + 6, "spaceAfter": 10},
        "article": {**middle, "spaceBefore": 10},
        "heading": {**strong, "spaceBefore": 8},
        "subheading": {**strong, "spaceBefore": 4, "leftIndent": STEP},
    }


def _body() -> dict[str, dict[str, Any]]:
    indented = {key: {"leftIndent": STEP} for key in ("indented", "definition", "party", "recital")}
    return {
        **indented,
        "centred": {"alignment": TA_CENTER},
        "line": {"spaceAfter": 0, "alignment": TA_LEFT},
        "bullet": {"leftIndent": 2 * STEP, "bulletIndent": 1.4 * STEP},
        "cell": {"spaceAfter": 0, "alignment": TA_LEFT},
    }


def _clauses(deeper: int) -> dict[str, dict[str, Any]]:
    """Levels 1 and 2 share the margin, where level 1 is a heading; `deeper` is 1 where it is not."""
    steps = {level: max(level - 2 + deeper, 0) for level in range(1, 5)}
    return {
        f"clause{level}": {"leftIndent": (step + 1) * STEP, "bulletIndent": step * STEP}
        for level, step in steps.items()
    }

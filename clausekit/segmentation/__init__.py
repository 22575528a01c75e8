"""Document in, Clauses out: the contract's tree, in text order, parents before children."""

from __future__ import annotations

from clausekit.datamodel import Clause, Document
from clausekit.segmentation.attachments import schedules
from clausekit.segmentation.clauses import Maker
from clausekit.segmentation.marks import find_marks
from clausekit.segmentation.meanings import definitions
from clausekit.segmentation.outline import build
from clausekit.segmentation.parts import schedule_key
from clausekit.segmentation.paths import full_number
from clausekit.segmentation.pending import with_changes
from clausekit.segmentation.problems import numbering_problems
from clausekit.segmentation.sheet import read_sheet
from clausekit.segmentation.signing import signatures
from clausekit.segmentation.targets import references, resolve
from clausekit.segmentation.unstructured import paragraphs_as_clauses

__all__ = [
    "definitions", "full_number", "numbering_problems", "references", "resolve", "schedule_key", "schedules",
    "segment", "signatures",
]  # fmt: skip


def segment(document: Document) -> tuple[Clause, ...]:
    """The clauses of `document`: preamble, recitals, clauses, definitions, schedules and signatures.

    Every word outside furniture lies in exactly one clause of the top level, children within their parent.
    An empty document has no clauses. A clause that a pending revision touches is marked as changed.
    """
    sheet = read_sheet(document)
    marks = find_marks(sheet)
    nodes = paragraphs_as_clauses(sheet, marks, build(document.text, marks))
    return with_changes(document, Maker(document, sheet.blocks, nodes).make())

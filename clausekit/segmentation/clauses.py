"""Nodes in, Clauses out: spans, headings, bodies and ids."""

from __future__ import annotations

import re
from bisect import bisect_left

from clausekit.datamodel import Block, Clause, ClauseKind, Document, Span
from clausekit.segmentation.headings import heading_after, run_in, title_like
from clausekit.segmentation.numbering import ARTICLE, NUMERIC, Number
from clausekit.segmentation.outline import Node
from clausekit.segmentation.parts import DEFINITION, SCHEDULE, schedule_key

SLUG = re.compile(r"[^\w]+")
LONGEST_SLUG = 40
FIXED: dict[ClauseKind, str] = {"preamble": "preamble", "recitals": "recitals", "signature": "signature"}


class Maker:
    """Makes the Clauses of one document; holds what every step needs to look up."""

    def __init__(self, document: Document, blocks: list[Block], nodes: list[Node]) -> None:
        self.text = document.text
        self.blocks = blocks
        self.nodes = nodes
        self.starts = [block.span.start for block in blocks]
        self.ids: set[str] = set()
        self.copies: dict[str, int] = {}

    def make(self) -> tuple[Clause, ...]:
        """All clauses in text order, parents before children; the preamble comes of what precedes them."""
        made: list[Clause] = []
        if self.blocks and (not self.nodes or self.starts[0] < self.nodes[0].start):
            made.append(self._preamble())
        ends = self._ends()
        open_clauses: list[Clause] = []
        for index, node in enumerate(self.nodes):
            del open_clauses[node.depth :]
            if node.kind is None:
                continue
            parent = open_clauses[-1] if open_clauses else None
            clause = self._clause(index, node, ends[index], parent)
            open_clauses.append(clause)
            made.append(clause)
        return tuple(made)

    def _preamble(self) -> Clause:
        limit = self.nodes[0].start if self.nodes else len(self.text)
        span = Span(self.starts[0], self._content_end(self.starts[0], limit))
        return Clause(self._unique("preamble"), "", "", span, span, None, "preamble", 0)

    def _ends(self) -> list[int]:
        """Where each node ends: at the next one that is not below it. One pass from the back."""
        limits = [0] * len(self.nodes)
        next_at: dict[int, int] = {}
        for index in range(len(self.nodes) - 1, -1, -1):
            node = self.nodes[index]
            limits[index] = min(
                (next_at[d] for d in range(node.depth + 1) if d in next_at), default=len(self.text)
            )
            next_at[node.depth] = node.start
            for deeper in [d for d in next_at if d > node.depth]:
                del next_at[deeper]
        return limits

    def _content_end(self, start: int, limit: int) -> int:
        """End of the last words before `limit`: white space and trailing furniture belong to no clause."""
        index = bisect_left(self.starts, limit) - 1
        end = min(self.blocks[index].span.end, limit)
        while end > start and self.text[end - 1].isspace():
            end -= 1
        return end

    def _clause(self, index: int, node: Node, limit: int, parent: Clause | None) -> Clause:
        end = self._content_end(node.start, limit)
        following = self.nodes[index + 1].start if index + 1 < len(self.nodes) else len(self.text)
        own_end = min(node.mark.end, end, following)
        number, after = self._number(node)
        heading = self._heading(node, after, own_end, min(following, end))
        body = self._body_start(heading.end if heading else after, end)
        if (
            node.kind == "clause"
            and not heading
            and DEFINITION.match(self.text[body : min(own_end, body + 400)])
        ):
            return self._definition(node, number, Span(node.start, end), body, parent)
        words = self.text[heading.start : heading.end] if heading else ""
        if node.kind == "definition":
            return self._definition(node, number, Span(node.start, end), node.start, parent)
        id = self._id(node, number, words, parent)
        kind = node.kind or "clause"
        span = Span(node.start, end)
        return Clause(
            id, number, _clean(words), span, Span(body, end), parent.id if parent else None, kind, node.depth
        )

    def _definition(self, node: Node, number: str, span: Span, body: int, parent: Clause | None) -> Clause:
        found = DEFINITION.match(self.text[body : min(span.end, body + 400)])
        term = (found["quoted"] or found["plain"] or "") if found else ""
        id = self._id(node, number, term, parent)
        start = min(body, span.end)
        return Clause(
            id,
            number,
            _clean(term),
            span,
            Span(start, span.end),
            parent.id if parent else None,
            "definition",
            node.depth,
        )

    def _number(self, node: Node) -> tuple[str, int]:
        """The number as printed, without its closing dot, and where the words after it start."""
        if node.number:
            return node.number.printed, node.number.end
        if node.kind == "schedule":
            found = SCHEDULE.match(self.text, node.start, node.mark.end)
            if found:
                return found.group(), found.end()
        return "", node.start

    def _heading(self, node: Node, after: int, own_end: int, limit: int) -> Span | None:
        if node.kind in ("recitals", "signature"):
            return None
        if node.mark.role in ("heading", "row"):
            end = min(node.mark.heading_end, own_end)
            return Span(node.start, node.start + len(self.text[node.start : end].rstrip(" .:–—-")))
        if node.mark.role == "paragraph":
            return run_in(self.text, node.start, own_end, numbered=False)
        if self.text[after:own_end].strip(" \t\n.:–—-"):
            heading = heading_after(self.text, after, own_end)
            names = heading is None or not self.text[heading.start : heading.end].lower().startswith("to ")
            return heading if names or node.kind != "schedule" else None
        return self._next_block_heading(node, limit)

    def _next_block_heading(self, node: Node, limit: int) -> Span | None:
        """The heading of a number that stands alone in its block ("ARTICLE II", then "Definitions")."""
        index = node.mark.index + 1
        if index >= len(self.blocks) or self.blocks[index].span.start >= limit:
            return None
        block = self.blocks[index]
        words = self.text[block.span.start : min(block.span.end, limit)].strip()
        if title_like(words, numbered=True) and not words.endswith((",", ";")):
            return Span(block.span.start, block.span.start + len(words.rstrip(" .:–—-")))
        return None

    def _body_start(self, after: int, end: int) -> int:
        while after < end and (self.text[after].isspace() or self.text[after] in ".:–—"):
            after += 1
        return min(after, end)

    def _id(self, node: Node, number: str, heading: str, parent: Clause | None) -> str:
        if node.kind in FIXED:
            return self._unique(FIXED[node.kind])
        if node.kind == "schedule":
            key = schedule_key(self.text[node.start : node.mark.end])
            return self._unique(key or _slug(heading) or "schedule")
        if node.number:
            return self._unique(*_number_ids(node.number, number, parent))
        own = _slug(heading) or ("paragraph" if node.mark.role == "paragraph" else "clause")
        return self._unique(*([f"{parent.id}.{own}"] if parent else [own]))

    def _unique(self, *wishes: str) -> str:
        """The first of `wishes` that is free; else the last with "-2", "-3" …"""
        for wish in wishes:
            if wish not in self.ids:
                self.ids.add(wish)
                return wish
        base = wishes[-1]
        copy = self.copies.get(base, 1) + 1
        while f"{base}-{copy}" in self.ids:
            copy += 1
        self.copies[base] = copy
        self.ids.add(f"{base}-{copy}")
        return f"{base}-{copy}"


def _number_ids(number: Number, printed: str, parent: Clause | None) -> tuple[str, ...]:
    """Ids to try: whole numbers and decimals stand alone in their schedule, "(b)" hangs under its parent."""
    if number.style == ARTICLE:
        own = _slug(printed)
    elif number.style == NUMERIC:
        own = ".".join(re.findall(r"\d+|(?<=\()\w+", printed)) or ".".join(map(str, number.path))
    else:
        own = "".join(re.findall(r"\w+", printed)).lower()
    if parent is None:
        return (own,)
    below = f"{parent.id}.{own}"
    if number.style in (ARTICLE, NUMERIC):
        schedule = parent.id.split(".")[0] if parent.id.split("-")[0] in SCHEDULE_WORDS else ""
        return (f"{schedule}.{own}" if schedule else own, below)
    return (below,)


SCHEDULE_WORDS = frozenset(
    {"schedule", "exhibit", "annex", "annexure", "appendix", "attachment", "addendum", "recitals"}
)


def _slug(words: str) -> str:
    slug = SLUG.sub("-", words.lower()).strip("-_")
    return slug[:LONGEST_SLUG].rstrip("-_")


def _clean(words: str) -> str:
    return " ".join(words.split())

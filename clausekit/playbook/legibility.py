"""A Document in, the pages out on which nothing found, and nothing not found, may be presented as sure."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from clausekit.datamodel import Document, Span

SURE_ENOUGH: Final = 0.8
"""Quality below which a recognised page is hard to read.

Measured with `python -m benchmarks.legibility` on 84 pictures of pages, from clean to hardly legible. Of the
59 that were recognised, each of the 12 below 0.8 had more than 5 % of its characters wrong, and 2 such pages
lay above; 0.85 would have called 4 more, all of them right to 5 %, and found neither of the two. How much of
a page looks like language tells nothing here: one with a third of its characters wrong scored 0.98.
"""

_LANGUAGE: Final = 0.6
"""Share that looks like language below which a page that was not recognised is no language: the lowest of
1,083 real pages had 0.76, a font without a table of its characters stays below 0.4."""


def hard_to_read(document: Document) -> frozenset[int]:
    """Numbers of the pages whose words cannot be trusted, or that have none that could be read."""
    recognised = {problem.page for problem in document.problems if problem.kind == "ocr"}
    unreadable = {problem.page for problem in document.problems if problem.kind in {"bad_text", "no_text"}}
    doubtful = {
        page.number
        for page in document.pages
        if page.quality is not None
        and page.quality < (SURE_ENOUGH if page.number in recognised else _LANGUAGE)
    }
    return frozenset(doubtful | {page for page in unreadable if page is not None})


def pages_hard_to_read(document: Document, spans: Iterable[Span]) -> tuple[int, ...]:
    """Those of the pages above on which words of `spans` stand, in order."""
    hard = hard_to_read(document)
    if not hard:
        return ()
    return tuple(sorted(hard & {line.page for span in spans for line in document.lines_in(span)}))


def said_of(pages: tuple[int, ...]) -> str:
    """ "Page 3 was hard to read.", to stand at the end of a message; "" for no page."""
    if not pages:
        return ""
    *first, last = map(str, pages)
    names = f"Pages {', '.join(first)} and {last} were" if first else f"Page {last} was"
    return f" {names} hard to read."

"""A Review as Word comments: in a copy of the reviewer's own file, or in a clean new one made of the text.

Each finding is one comment of Word's own kind, at exactly the words that show it. A finding about something
absent stands at the clause where it was looked for, else at the document's title.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from clausekit.datamodel import FURNITURE, Clause, Document, Finding, Review, Span
from clausekit.documents.word.place import Places, Stretch, places
from clausekit.documents.word.wordfile import WordFile, word_file
from clausekit.errors import DocumentError, ExportError
from clausekit.exports.docx_comments import Comment, commented, hangs_on_main_text, in_main_text
from clausekit.exports.docx_plain import plain
from clausekit.exports.docx_words import lines
from clausekit.exports.presentation import ordered
from clausekit.exports.writing import appearing_whole

WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_NEAR_THE_BEGINNING: Final = 2_000  # characters: a heading further on heads a clause, not the document
_LONGEST_ANCHOR: Final = 120  # characters of a title or heading that a comment about an absence is put at


def to_docx(review: Review, path: Path, *, original: bytes | Path | None = None) -> None:
    """Write the commented Word file to `path`; it appears whole or not at all.

    `original` is the file that was reviewed, or its bytes; without it the document's source is read.
    Raises ExportError when the original is gone or has changed since, or `path` cannot be written.
    """
    data = _commented_copy(review, original) if _is_word(review) else _new_file(review)
    with appearing_whole(path) as beside:
        beside.write_bytes(data)


def _is_word(review: Review) -> bool:
    return review.contract.document.media_type == WORD


def _commented_copy(review: Review, original: bytes | Path | None) -> bytes:
    document = review.contract.document
    data = original if isinstance(original, bytes) else _bytes_of(original or Path(document.source))
    if hashlib.sha256(data).hexdigest() != document.sha256:
        raise ExportError(
            f"'{document.source}' has changed since it was reviewed: review it again, then write the comments"
        )
    try:
        file = word_file(data, document.source, document.view)
    except DocumentError as error:
        raise ExportError(f"comments cannot be put into '{document.source}': {error}") from error
    done = commented(file, list(_comments(review, file, places(document, file))))
    return plain(done, document.source)


def _bytes_of(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except (OSError, ValueError) as error:
        raise ExportError(
            f"the Word file '{path}' cannot be read any more: give the file that was reviewed"
        ) from error


def _new_file(review: Review) -> bytes:
    from clausekit.exports.docx_clean import clean_file

    document = review.contract.document
    data, where = clean_file(document)
    file = word_file(data, document.source)
    return commented(file, list(_comments(review, file, where(file))))


def _comments(review: Review, file: WordFile, located: Places) -> Iterator[Comment]:
    """One comment for each finding, in the order of their words."""
    found = []
    for finding in ordered(review):
        span = _anchor(review, finding)
        stretches = list(located.locate(span)) if span else []
        main = [stretch for stretch in stretches if in_main_text(file, stretch.passage)]
        hanging = [stretch for stretch in stretches if hangs_on_main_text(file, stretch.passage)]
        main = main or hanging[:1] or _title(review.contract.document, located)
        if not main:
            raise ExportError(
                f"'{review.contract.document.source}' has no words that a comment could be put at"
            )
        found.append((span or Span(0, 0), Comment(main[0], main[-1], tuple(lines(review, finding)))))
    return (comment for _, comment in sorted(found, key=_position))


def _position(pair: tuple[Span, Comment]) -> int:
    return pair[0].start


def _anchor(review: Review, finding: Finding) -> Span | None:
    """The words that the comment is put at: the evidence, else the head of the clause; None for the title."""
    if finding.evidence:
        return min(finding.evidence)
    clause = _clause(review, finding)
    if clause is None:
        return None
    if clause.number or clause.heading:
        return Span(clause.span.start, max(min(clause.body.start, clause.span.end), clause.span.start + 1))
    return Span(clause.span.start, min(clause.span.start + 1, clause.span.end))


def _clause(review: Review, finding: Finding) -> Clause | None:
    """The clause that the finding names, else the highest of those that it says were searched."""
    clauses = review.contract.clauses
    named = [clause for clause in clauses if clause.id == finding.clause]
    searched = [
        clause for clause in clauses if f"{clause.number} {clause.heading}".strip() in finding.searched
    ]
    return next(iter(named), None) or min(searched, key=_level, default=None)


def _level(clause: Clause) -> int:
    return clause.level


def _title(document: Document, located: Places) -> list[Stretch]:
    """The first heading or title near the beginning, else the first words that are not furniture."""
    text = [block for block in document.blocks if block.kind not in FURNITURE]
    titles = [block for block in text if block.kind == "heading" and block.span.start < _NEAR_THE_BEGINNING]
    for block in (*titles, *text):
        stretches = list(located.locate(block.span))
        if stretches:
            return [_shortened(stretches[0])]
    return []


def _shortened(stretch: Stretch) -> Stretch:
    words = stretch.words
    if len(words) <= _LONGEST_ANCHOR:
        return stretch
    kept = len(words[:_LONGEST_ANCHOR].rpartition(" ")[0]) or _LONGEST_ANCHOR
    return Stretch(stretch.passage, stretch.start, stretch.start + kept)

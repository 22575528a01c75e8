"""What to know of a Word file besides its words: pending changes, comments, things not read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from clausekit.datamodel import Problem, Revision, View
from clausekit.documents.word.comments import comment_elements
from clausekit.documents.word.names import (
    DRAWING,
    GRAPHIC,
    OFFICE,
    PICTURE,
    Element,
    w,
)
from clausekit.documents.word.wordfile import WordFile

_FORMAT: Final = "change of format"
_FORMATS: Final = tuple(
    w(f"{name}Change") for name in ("pPr", "rPr", "tblPr", "trPr", "tcPr", "sectPr", "numbering")
)
_NOUNS: Final = {"inserted": "insertion", "deleted": "deletion", "moved": "move"}
_READ_AS: Final[dict[View, str]] = {
    "accepted": "the text is read as if all were accepted",
    "original": "the text is read as it was before them",
}
_SCAN_EXTENT: Final = 3_600_000  # EMU: ten centimetres each way; a logo is smaller, a scanned page larger
_EMBEDDED: Final = f"{{{OFFICE}}}OLEObject"
_MOST_NAMES: Final = 5
_UNREAD: Final = ((w("altChunk"), "a file put in whole"), (w("subDoc"), "a sub-document"))


def problems(file: WordFile, words: int, revisions: Sequence[Revision]) -> Iterator[Problem]:
    """The problems of a file of `words` words: tracked changes, comments, parts that are not read."""
    yield from _tracked(file, revisions)
    yield from _comments(file)
    if file.main.fields.counters:
        counted = _counted("number", file.main.fields.counters)
        yield Problem("numbering", f"{counted} of LISTNUM or AUTONUM fields cannot be known from the file")
    yield from _unread(file, words)


def _tracked(file: WordFile, revisions: Sequence[Revision]) -> Iterator[Problem]:
    moves_shown = any(revision.kind == "moved" and revision.span for revision in revisions)
    pending = [
        (_NOUNS[revision.kind], revision.author, revision.date)
        for revision in revisions
        if revision.span or revision.kind != "moved" or not moves_shown  # a move's two ends count once
    ]
    pending += _format_changes(file)
    if not pending:
        return
    counts = Counter(kind for kind, _, _ in pending)
    authors = Counter(author or "an unnamed author" for _, author, _ in pending)
    kinds = ", ".join(_counted(kind, number) for kind, number in counts.most_common())
    total = len(pending)
    message = (
        f"{_counted('tracked change', total)} {'is' if total == 1 else 'are'} pending ({kinds}), "
        f"by {_names(authors)}{_period([date[:10] for _, _, date in pending if date])}; "
        f"{_READ_AS[file.sight.view]}"
    )
    yield Problem("tracked_changes", message)


def _format_changes(file: WordFile) -> list[tuple[str, str, str]]:
    """("change of format", author, date) of the main text and notes; the pieces of one change count once."""
    found: list[tuple[str, str, str]] = []
    notes = {part.name: part.root for part, _ in file.notes.values()}
    for root in (file.main.root, *notes.values()):
        for element in root.iter(*_FORMATS):
            change = (_FORMAT, element.get(w("author")) or "", element.get(w("date")) or "")
            if not found or found[-1] != change:
                found.append(change)
    return found


def _comments(file: WordFile) -> Iterator[Problem]:
    authors = Counter(element.get(w("author")) or "an unnamed author" for element in comment_elements(file))
    if authors:
        number = sum(authors.values())
        yield Problem(
            "comments",
            f"the file holds {_counted('comment', number)} by {_names(authors)}, not part of what is read",
        )


def _unread(file: WordFile, words: int) -> Iterator[Problem]:
    for tag, what in _UNREAD:
        if next(file.main.root.iter(tag), None) is not None:
            yield Problem("unread_part", f"{what} is not read: copy its text into the document")
    embedded = [element.get("ProgID") or "a file" for element in file.main.root.iter(_EMBEDDED)]
    if embedded:
        kinds = ", ".join(sorted(set(embedded)))
        yield Problem(
            "unread_part",
            f"{_counted('embedded file', len(embedded))} ({kinds}) not read: give it as a file",
        )
    diagrams = sum("/diagram" in (data.get("uri") or "") for data in file.main.root.iter(GRAPHIC))
    if diagrams:
        yield Problem("unread_part", f"{_counted('drawn diagram', diagrams)} not read: see it in Word")
    pictures = sum(1 for _ in _page_pictures(file.main.root))
    if pictures and pictures * 150 > words:  # a page of contract has some 500 words
        yield Problem("unread_part", f"{_counted('large picture', pictures)} not read: it may be a scan")


def _page_pictures(root: Element) -> Iterator[Element]:
    for tag in ("inline", "anchor"):
        for drawing in root.iter(f"{{{DRAWING}}}{tag}"):
            extent = drawing.find(f"{{{DRAWING}}}extent")
            blip = next(drawing.iter(PICTURE), None)
            if extent is None or blip is None:
                continue
            if all(_emu(extent.get(side)) >= _SCAN_EXTENT for side in ("cx", "cy")):
                yield drawing


def _emu(text: str | None) -> int:
    return int(text) if text and text.isdigit() else 0


def _counted(noun: str, number: int) -> str:
    plural = noun.replace("change of", "changes of") if "change of" in noun else f"{noun}s"
    return f"{number} {noun if number == 1 else plural}"


def _names(authors: Counter[str]) -> str:
    names = [name for name, _ in authors.most_common()]
    more = len(names) - _MOST_NAMES
    if more > 0:
        return ", ".join(names[:_MOST_NAMES]) + f" and {more} more"
    return ", ".join(names[:-1]) + " and " + names[-1] if len(names) > 1 else names[0]


def _period(dates: list[str]) -> str:
    if not dates:
        return ""
    first, last = min(dates), max(dates)
    return f" on {first}" if first == last else f" between {first} and {last}"

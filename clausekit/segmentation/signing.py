"""A Document and its clauses in, its places to sign out: for which party, by whom, whether it is signed."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from clausekit.datamodel import Clause, Document, Signature, Span
from clausekit.segmentation.parts import SCHEDULE
from clausekit.segmentation.signing_grid import signature_grids
from clausekit.segmentation.signing_lines import ELECTRONIC, MARK, Field, SigningLine, signing_lines
from clausekit.segmentation.signing_slot import Slot, sign, under
from clausekit.segmentation.signing_words import (
    COMPANY,
    ENTITY,
    ON_BEHALF,
    ROLE,
    RULE,
    STRONG,
    clean,
    party_of,
)

PROSE = 160
"""Characters of a line that is text, not part of a block of signatures."""
REACH = 6
"""Lines without a label after which a place to sign is left."""
HEADS = 4
"""Lines above the place to sign that may name the party."""
SCANNED = frozenset({"ocr", "no_text", "bad_text"})


def signatures(document: Document, clauses: Sequence[Clause]) -> tuple[Signature, ...]:
    """Every place to sign, in text order, witnesses left out.

    `signed` is True at "/s/" or the mark of an electronic signature, False where the line is blank, and None
    on a page that was recognised from a picture, where a hand's signature leaves no words, and where a name
    is typed on the line without saying that it signs.
    """
    areas = [clause.span for clause in clauses if clause.kind == "signature"]
    scanned = {problem.page for problem in document.problems if problem.kind in SCANNED}
    reader = Reader()
    found, grids = signature_grids(document)
    for line in signing_lines(document):
        if not any(line.fields[0].span in grid for grid in grids):
            reader.read(line)
    for slot in reader.finish():
        in_area = any(slot.span.overlaps(area) for area in areas)
        if _is_place(slot, in_area=in_area):
            unread = slot.signed is False and (
                None in scanned or document.page_of(slot.span.start) in scanned
            )
            found.append(_signature(slot, signed=None if unread else slot.signed))
    return tuple(sorted(found, key=_place))


def _is_place(slot: Slot, *, in_area: bool) -> bool:
    """A blank line for a signature stands among signatures, or with a name, title or date to fill in."""
    if not slot.opened:
        return False
    more = {"name", "title", "date"} & slot.fields.keys()
    return slot.signed is True or len(more) >= 2 or (in_area and (bool(more) or bool(slot.party)))


def _signature(slot: Slot, *, signed: bool | None) -> Signature:
    get = slot.fields.get
    signer = MARK.sub("", get("name") or get("printed") or get("signed", "")).strip()
    party = slot.party
    if STRONG.search(signer) and not ENTITY.search(party):
        party, signer = signer, ""  # a company that is said to sign itself
    return Signature(party, signer, get("title", ""), get("date", ""), signed, slot.span)


class Reader:
    """Reads lines one by one; holds the open place of each column and what may belong to it."""

    def __init__(self) -> None:
        self.open: dict[int, Slot] = {}
        self.heads: defaultdict[int, list[str]] = defaultdict(list)
        self.done: list[Slot] = []
        self.signers: dict[int, str] = {}

    def read(self, line: SigningLine) -> None:
        """Take one line in."""
        if len(line.fields) == 1 and len(line.fields[0].words) > PROSE and line.fields[0].label == "none":
            self._leave()
            return
        if SCHEDULE.match(line.fields[0].words):
            self._leave()
        line = _together(line)
        self._share_heads(line)
        for part in line.fields:
            if part.label == "none":
                self._words(part, line)
            elif part.label == "witness":
                self._close(part.column)
                self.open[part.column] = Slot("", part.span)  # what follows is the witness's
            else:
                self._labelled(part)
        for column, slot in list(self.open.items()):
            slot.idle += 1
            if slot.idle > REACH:
                self._close(column)

    def finish(self) -> list[Slot]:
        """All places, when no more lines come."""
        self._leave()
        return self.done

    def _leave(self) -> None:
        for column in list(self.open):
            self._close(column)
        self.heads.clear()

    def _close(self, column: int) -> None:
        slot = self.open.pop(column, None)
        if slot:
            self.done.append(slot)

    def _share_heads(self, line: SigningLine) -> None:
        """Two names above each other over two columns of lines to sign belong one to each column."""
        signing = [part for part in line.fields if part.label == "sign"]
        heads = self.heads[0]
        if len(signing) != 2 or self.heads[1] or self.open or not heads:
            return
        first = STRONG.search(heads[-1])
        if first and STRONG.search(heads[-1], first.end()):
            heads[-1], second = heads[-1][: first.end()], heads[-1][first.end() :]
            self.heads[1] = [second]
        elif len(heads) > 1:
            self.heads[1] = [heads.pop()]

    def _labelled(self, part: Field) -> None:
        if part.label == "sign" and ENTITY.search(part.words) and not MARK.search(part.words):
            self.heads[part.column].append(part.words)  # "By: Acme Corporation, its General Partner"
            return
        slot = self.open.get(part.column)
        if slot is None or part.label in slot.fields:
            slot = self._begin(part)
        slot.take(part)
        if part.label == "sign":
            slot.opened = True
            sign(slot, part)

    def _begin(self, part: Field) -> Slot:
        before = self.open.get(part.column)
        self._close(part.column)
        heads = self.heads.pop(part.column, [])
        party = party_of(heads) or (before.party if before and before.opened else "")
        self.open[part.column] = slot = Slot(party, part.span)
        if signer := self.signers.pop(part.column, ""):
            slot.fields["printed"] = signer
        return slot

    def _words(self, part: Field, line: SigningLine) -> None:
        """A line without a label: a signature, a name or office under one, or the name of a party."""
        if behalf := ON_BEHALF.match(part.words):
            self._on_behalf(behalf, part, line)
            return
        slot = self.open.get(part.column)
        if MARK.search(part.words[:12]) or ELECTRONIC.search(part.words):
            if slot is None or slot.signed or (slot.opened and slot.fields.get("sign")):
                slot = self._begin(part)
            slot.opened = True
            slot.widen(part)
            sign(slot, part)
        elif (
            slot is not None and slot.opened and not slot.party and (company := COMPANY.fullmatch(part.words))
        ):
            slot.party = clean(company[1])
        elif slot is not None and slot.opened and under(slot, part.words):
            slot.widen(part)
        elif not RULE.fullmatch(part.words):
            self._head(part, line)

    def _on_behalf(self, behalf: re.Match[str], part: Field, line: SigningLine) -> None:
        """ "Signed by A. B. for and on behalf of C. Limited", before the line to sign on or beside it."""
        column = next((other.column for other in line.fields if other.label == "sign"), part.column)
        self._close(column)
        self.heads[column] = [behalf["party"]]
        if behalf["name"]:
            self.signers[column] = behalf["name"]

    def _head(self, part: Field, line: SigningLine) -> None:
        alone = len(line.fields) == 1
        if alone and len(self.open) > 1 and not ENTITY.search(part.words):
            return
        second = self.heads[1]
        if (
            alone
            and second
            and self.heads[0]
            and STRONG.search(self.heads[0][-1])
            and not STRONG.search(second[-1])
        ):
            second[-1] = f"{second[-1]} {part.words}"  # the rest of a name that its column was too narrow for
            return
        heads = self.heads[part.column]
        heads.append(part.words)
        del heads[:-HEADS]
        slot = self.open.get(part.column)
        if slot is not None and slot.opened and (ENTITY.search(part.words) or ROLE.fullmatch(part.words)):
            self._close(part.column)


def _together(line: SigningLine) -> SigningLine:
    """The line as one column where one field alone is a place to sign: "Dated: 3/1/99   By: /s/ A. B."."""
    signing = [part for part in line.fields if part.label == "sign"]
    labels = [part.label for part in line.fields]
    if len(signing) != 1 or line.columns < 2 or len(set(labels)) < len(labels) or "none" in labels:
        return line
    return SigningLine(tuple(replace(part, column=0) for part in line.fields), 1)


def _place(signature: Signature) -> Span:
    return signature.span

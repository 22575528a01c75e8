"""A Review as JSON: the promise to other programs, documented in docs/json.md."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, cast

from clausekit.datamodel import (
    Clause,
    Comment,
    Document,
    Fact,
    Finding,
    Line,
    Party,
    Provision,
    Review,
    Revision,
    Severity,
    Span,
    Strength,
)
from clausekit.exports.presentation import TERM_NAMES
from clausekit.exports.structure_json import definition_dict, reference_dict, schedule_dict, signature_dict
from clausekit.playbook.digest import digest

if TYPE_CHECKING:  # building the shape's models costs a tenth of a second that only the schema needs
    from clausekit.exports import shape, shape_places


def to_json(review: Review) -> str:
    """The review as one JSON object, indented, ending in a newline."""
    return json.dumps(to_dict(review), ensure_ascii=False, indent=2) + "\n"


def to_json_line(review: Review) -> str:
    """The review as one JSON object on one line, for a stream of several."""
    return json.dumps(to_dict(review), ensure_ascii=False, separators=(",", ":")) + "\n"


def to_dict(review: Review) -> shape.ReviewShape:
    """The review as plain values, every key of the documented shape present."""
    contract, document = review.contract, review.contract.document
    return {
        "schema_version": "1.3",
        "document": _document(document),
        "contract": {
            "kind": {"type": contract.kind.type, "score": _score(contract.kind.score)},
            "parties": [_party(party) for party in contract.parties],
            "terms": _terms(review),
        },
        "clauses": [_clause(document, clause) for clause in contract.clauses],
        "provisions": [provision_dict(document, provision) for provision in contract.provisions],
        "facts": [_fact(document, fact) for fact in contract.facts],
        "definitions": [definition_dict(document, definition) for definition in contract.definitions],
        "references": [reference_dict(document, reference) for reference in contract.references],
        "schedules": [schedule_dict(document, schedule) for schedule in contract.schedules],
        "signatures": [signature_dict(document, signature) for signature in contract.signatures],
        "findings": [_finding(document, finding) for finding in review.findings],
        "summary": _summary(review),
        "made_by": {"playbook": review.playbook, **dict(review.made_by), "side": review.side},
    }


def provision_dict(document: Document, provision: Provision) -> shape.ProvisionShape:
    """One provision as plain values, as in `to_dict` and in the lines of `clausekit predict`."""
    span = provision.span
    return {
        "type": provision.type,
        "start": span.start,
        "end": span.end,
        "page": document.page_of(span.start),
        "score": _score(provision.score),
        "quote": document.quote(span),
    }


def boxes_of(document: Document, span: Span) -> Iterator[shape.BoxShape]:
    """A rectangle for each printed line that `span` touches.

    The first and last are narrowed by the share of the line's characters that `span` holds: right to within a
    few points for ordinary type, since letters differ in width.
    """
    for line in document.lines_in(span):
        yield {"page": line.page, "box": _narrowed(line, span)}


def _narrowed(line: Line, span: Span) -> list[float]:
    box, length = line.box, max(len(line.span), 1)
    share = (box.x1 - box.x0) / length
    left = box.x0 + share * max(span.start - line.span.start, 0)
    right = box.x1 - share * max(line.span.end - span.end, 0)
    return [round(value, 2) for value in (left, box.top, right, box.bottom)]


def _document(document: Document) -> shape.DocumentShape:
    return {
        "source": document.source,
        "sha256": document.sha256,
        "media_type": document.media_type,
        "pages": len(document.pages),
        "text": document.text,
        "view": document.view,
        "problems": [
            {"page": problem.page, "kind": problem.kind, "message": problem.message}
            for problem in document.problems
        ],
        "revisions": [_revision(revision) for revision in document.revisions],
        "comments": [_comment(document, comment) for comment in document.comments],
    }


def _revision(revision: Revision) -> shape.RevisionShape:
    return {
        "kind": revision.kind,
        "author": revision.author,
        "date": revision.date,
        "start": revision.span.start,
        "end": revision.span.end,
        "text": revision.text,
    }


def _comment(document: Document, comment: Comment) -> shape.CommentShape:
    return {
        "author": comment.author,
        "date": comment.date,
        "text": comment.text,
        "start": comment.span.start,
        "end": comment.span.end,
        "quote": document.quote(comment.span),
    }


def _party(party: Party) -> shape.PartyShape:
    return {
        "name": party.name,
        "aliases": list(party.aliases),
        "role": party.role,
        "span": _span(party.span),
    }


def _terms(review: Review) -> shape.TermsShape:
    terms: dict[str, shape.TermShape | None] = {name: _term(review, name) for name in TERM_NAMES}
    return cast("shape.TermsShape", terms)  # a test holds TERM_NAMES to the keys of the shape


def _term(review: Review, name: str) -> shape.TermShape | None:
    term, document = review.contract.term(name), review.contract.document
    if term is None:
        return None
    return {
        "value": term.value,
        "text": document.quote(term.span),
        "span": _span(term.span),
        "page": document.page_of(term.span.start),
    }


def _clause(document: Document, clause: Clause) -> shape.ClauseShape:
    return {
        "id": clause.id,
        "number": clause.number,
        "heading": clause.heading,
        "parent": clause.parent,
        "start": clause.span.start,
        "end": clause.span.end,
        "page": document.page_of(clause.span.start),
        "changed": clause.changed,
        "labels": [
            {"type": label.type, "score": _score(label.score), "reason": label.reason}
            for label in clause.labels
        ],
    }


def _fact(document: Document, fact: Fact) -> shape.FactShape:
    return {
        "kind": fact.kind,
        "value": fact.value,
        "unit": fact.unit,
        "start": fact.span.start,
        "end": fact.span.end,
        "page": document.page_of(fact.span.start),
        "quote": document.quote(fact.span),
    }


def _finding(document: Document, finding: Finding) -> shape.FindingShape:
    return {
        "rule": finding.rule,
        "state": finding.state,
        "severity": _severity(finding.severity),
        "hurts": finding.hurts,
        "owner": finding.owner,
        "title": finding.title,
        "message": finding.message,
        "why": finding.why,
        "suggestion": finding.suggestion,
        "source": finding.source,
        "clause": finding.clause,
        "evidence": [_evidence(document, span) for span in finding.evidence],
        "searched": list(finding.searched),
        "fingerprint": finding.fingerprint,
    }


def _evidence(document: Document, span: Span) -> shape.EvidenceShape:
    return {
        "start": span.start,
        "end": span.end,
        "page": document.page_of(span.start),
        "boxes": list(boxes_of(document, span)),
        "quote": document.quote(span),
    }


def _summary(review: Review) -> shape.SummaryShape:
    severities = Counter(finding.severity for finding in review.findings)
    states = Counter(finding.state for finding in review.findings)
    short = digest(review)
    return {
        "by_severity": {
            "critical": severities[Severity.CRITICAL],
            "high": severities[Severity.HIGH],
            "medium": severities[Severity.MEDIUM],
            "low": severities[Severity.LOW],
        },
        "by_state": {
            "risk": states["risk"],
            "missing": states["missing"],
            "unread": states["unread"],
            "unclear": states["unclear"],
        },
        "verdict": short.verdict,
        "decided_by": short.decided.fingerprint if short.decided else None,
        "top": [finding.fingerprint for finding in short.top],
        "strengths": [_strength(review.contract.document, each) for each in short.strengths],
        "not_read": list(short.not_read),
    }


def _strength(document: Document, strength: Strength) -> shape.StrengthShape:
    return {
        "rule": strength.rule,
        "title": strength.title,
        "message": strength.message,
        "source": strength.source,
        "clause": strength.clause,
        "evidence": [_evidence(document, span) for span in strength.evidence],
    }


def _severity(severity: Severity) -> shape.SeverityName:
    names: dict[Severity, shape.SeverityName] = {
        Severity.CRITICAL: "critical",
        Severity.HIGH: "high",
        Severity.MEDIUM: "medium",
        Severity.LOW: "low",
    }
    return names[severity]


def _span(span: Span) -> shape_places.SpanShape:
    return {"start": span.start, "end": span.end}


def _score(score: float) -> float:
    return round(float(score), 6)

"""What a contract defines, attaches, points at and who signed it, as plain values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausekit.datamodel import Definition, Document, Reference, Schedule, Signature

if TYPE_CHECKING:
    from clausekit.exports import shape_structure as shape


def definition_dict(document: Document, definition: Definition) -> shape.DefinitionShape:
    """One defined term."""
    return {
        "term": definition.term,
        "start": definition.span.start,
        "end": definition.span.end,
        "page": document.page_of(definition.span.start),
        "meaning": {"start": definition.meaning.start, "end": definition.meaning.end},
    }


def reference_dict(document: Document, reference: Reference) -> shape.ReferenceShape:
    """One cross-reference."""
    return {
        "number": reference.number,
        "clause": reference.clause,
        "start": reference.span.start,
        "end": reference.span.end,
        "page": document.page_of(reference.span.start),
    }


def schedule_dict(document: Document, schedule: Schedule) -> shape.ScheduleShape:
    """One attachment."""
    return {
        "name": schedule.name,
        "title": schedule.title,
        "state": schedule.state,
        "clause": schedule.clause,
        "start": schedule.span.start,
        "end": schedule.span.end,
        "page": document.page_of(schedule.span.start),
    }


def signature_dict(document: Document, signature: Signature) -> shape.SignatureShape:
    """One place to sign."""
    return {
        "party": signature.party,
        "signer": signature.signer,
        "title": signature.title,
        "date": signature.date,
        "signed": signature.signed,
        "start": signature.span.start,
        "end": signature.span.end,
        "page": document.page_of(signature.span.start),
    }

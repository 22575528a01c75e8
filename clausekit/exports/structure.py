"""What every report for people says of signatures and schedules, said once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from clausekit.datamodel import Review, ScheduleState, Signature
from clausekit.exports.presentation import one_line, place_of

SCHEDULE_STATES: Final[dict[ScheduleState, str]] = {
    "absent": "named, but not in the file",
    "blank": "blank: a heading or a placeholder",
    "present": "present",
}


@dataclass(frozen=True, slots=True)
class SignatureRow:
    """One place to sign as people read it; `signed` is None when the text cannot tell."""

    party: str
    signer: str
    state: str
    place: str
    signed: bool | None


@dataclass(frozen=True, slots=True)
class ScheduleRow:
    """One attachment as people read it."""

    name: str
    state: str
    place: str
    here: bool


def signature_rows(review: Review) -> list[SignatureRow]:
    """Who signed and who did not, in the order of the contract."""
    return [_signature_row(review, signature) for signature in review.contract.signatures]


def _signature_row(review: Review, signature: Signature) -> SignatureRow:
    signer = ", ".join(filter(None, (signature.signer, signature.title)))
    state = {True: "signed", False: "not signed", None: "cannot be told"}[signature.signed]
    dated = f" ({signature.date})" if signature.date else ""
    return SignatureRow(
        one_line(signature.party) or "party not named",
        one_line(signer),
        one_line(state + dated),
        place_of(review, signature.span),
        signature.signed,
    )


def schedule_rows(review: Review) -> list[ScheduleRow]:
    """What is attached, what is blank and what is only named: those that are not there first."""
    order = list(SCHEDULE_STATES)
    return [
        ScheduleRow(
            one_line(" – ".join(filter(None, (schedule.name, schedule.title)))),
            SCHEDULE_STATES[schedule.state],
            place_of(review, schedule.span),
            schedule.state == "present",
        )
        for schedule in sorted(review.contract.schedules, key=lambda s: (order.index(s.state), s.span))
    ]

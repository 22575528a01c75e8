"""A right or a duty of one side only, by the grammar of the clauses that are about it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from clausekit.datamodel import Contract
from clausekit.playbook.checks.one_sided import OneSided
from clausekit.playbook.reading import Reading
from clausekit.playbook.scope import Scope

Understand = Callable[[str], Contract]
SECRETS = {
    "kind": "one_sided",
    "it": "duty",
    "phrases": ["<party> shall keep .. secret"],
    "does": ["not .... disclose", "keep .... secret"],
    "mutual": ["<both> shall .... secret"],
    "unless": ["password"],
}
HEAD = "7. Confidentiality. "


def hurt(contract: Contract) -> list[str | None]:
    check = OneSided.model_validate(SECRETS)
    return [hit.hurts or hit.state for hit in check.hits(Scope(Reading(contract), ("confidentiality",)))]


@pytest.mark.parametrize(("words", "expected"), [
    ("Customer must: (a) not copy or disclose Confidential Information.", ["customer"]),
    ("Vendor, during and after the term, agrees to keep Confidential Information secret.", ["vendor"]),
    ("Customer must not disclose Confidential Information. Vendor must not disclose it.", []),
    ("Customer must not disclose Confidential Information. Neither party shall let it be less secret.", []),
    ("Customer must not disclose Confidential Information. The receiving party must not disclose it.", []),
    ("Customer must not disclose a password of Confidential Information.", []),
    ("Confidential Information shall not be disclosed.", []),
])  # fmt: skip
def test_one_side_alone_is_the_subject(understand: Understand, words: str, expected: list[str]) -> None:
    assert hurt(understand(HEAD + words)) == expected


def test_words_outside_the_clause_do_not_make_it_mutual(understand: Understand) -> None:
    away = "\n\n8. Governing law. The laws of Ohio apply. Each party shall in court keep its papers secret."
    inside = HEAD + "Customer must not disclose Confidential Information."
    assert hurt(understand(inside)) == ["customer"]
    assert hurt(understand(inside + away)) == ["customer"]


def test_the_same_duty_of_the_other_side_counts_wherever_it_stands(understand: Understand) -> None:
    inside = HEAD + "Customer must not disclose Confidential Information."
    assert not hurt(understand(inside + "\n\n8. Staff. Vendor shall keep it secret."))

"""A Document in, a Review out: the rooms walked through in order.

`review(path)` is the same for a file.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeAlias, get_args

from clausekit.datamodel import Contract, Document, Review, Side, View
from clausekit.errors import UsageError

if TYPE_CHECKING:
    from clausekit.playbook import Playbook

Stage: TypeAlias = Literal["segment", "classify", "facts", "check"]
OnStage: TypeAlias = Callable[[Stage], None]


def understand(document: Document, on_stage: OnStage | None = None) -> Contract:
    """Everything that is understood of `document` before any playbook is opened.

    The document of the contract has one Problem more for each number of a clause that is skipped or repeated.
    """
    from clausekit.classification import find_provisions, kind_of_contract, label_clauses
    from clausekit.facts import find_facts, find_parties, find_terms
    from clausekit.segmentation import numbering_problems, segment

    tell = on_stage or _silently
    tell("segment")
    clauses = segment(document)
    numbering = numbering_problems(document, clauses)
    document = replace(document, problems=(*document.problems, *numbering))
    tell("classify")
    clauses = label_clauses(document, clauses)
    parties = find_parties(document, clauses)
    provisions = find_provisions(document, clauses, parties)
    kind = kind_of_contract(document, clauses)
    tell("facts")
    facts = find_facts(document)
    terms = find_terms(document, clauses, facts, parties, provisions)
    contract = Contract(document, kind, parties, clauses, provisions, facts, terms)
    return _with_structure(contract)


def _with_structure(contract: Contract) -> Contract:
    """The contract with its definitions, cross-references, schedules and places to sign."""
    from clausekit.segmentation import definitions, references, schedules, signatures

    document, clauses = contract.document, contract.clauses
    named = references(document, clauses)
    return replace(
        contract,
        definitions=definitions(document, clauses),
        references=named,
        schedules=schedules(document, clauses, named),
        signatures=signatures(document, clauses),
    )


class Reviewer:
    """Reviews documents for one side by one playbook; made once, used for many.

    `playbook` is the id of a built-in one, the path of a file, or None: then each contract gets the built-in
    playbook for its kind. Raises UsageError for an unknown side, PlaybookError for a playbook that is not
    valid.
    """

    def __init__(self, playbook: str | Path | None = None, *, side: Side = "customer") -> None:
        if side not in get_args(Side):
            raise UsageError(f"the side is 'customer' or 'vendor', not '{side}'")
        self.side = side
        self._fixed = self._load(playbook) if playbook else None

    def review(self, document: Document, on_stage: OnStage | None = None) -> Review:
        """Every departure of `document` from the playbook, with its proof.

        `on_stage` is called with the name of each `Stage` as it begins.
        """
        from clausekit.playbook import assess

        contract = understand(document, on_stage)
        (on_stage or _silently)("check")
        playbook = self.playbook_for(contract)
        findings, strengths = assess(playbook, contract, side=self.side)
        return Review(contract, playbook.id, self.side, findings, _made_by(playbook), strengths)

    def version(self) -> str:
        """A short hash that changes when clausekit, its models or the playbooks in use change.

        Rules count by what they say: whoever edits a playbook seldom counts its version on.
        """
        from clausekit.playbook import builtin_playbooks, load_playbook
        from clausekit.playbook.strengths import strength_rules

        used = [self._fixed] if self._fixed else [load_playbook(id) for id in builtin_playbooks()]
        parts = [self.side, *(repr(_made_by(playbook)) for playbook in used)]
        parts += [playbook.model_dump_json() for playbook in used]
        parts += [rule.model_dump_json() for _, rule in strength_rules()]
        return sha256("\n".join(parts).encode()).hexdigest()[:16]

    def playbook_for(self, contract: Contract) -> Playbook:
        """The playbook that a review of `contract` goes by."""
        from clausekit.playbook import playbook_for

        if self._fixed:
            return self._fixed
        return self._load(playbook_for(contract.kind.type))  # built-in ones are read once a process

    @staticmethod
    def _load(ref: str | Path) -> Playbook:
        from clausekit.playbook import load_playbook

        return load_playbook(ref)


def review(
    path: str | Path,
    *,
    playbook: str | Path | None = None,
    side: Side = "customer",
    password: str | None = None,
    view: View = "accepted",
) -> Review:
    """Review the contract in the file at `path`; `view` says how pending changes are read, see `load`.

    Raises a DocumentError when the file cannot be read, PlaybookError or UsageError like `Reviewer`.
    """
    from clausekit.documents import load

    reviewer = Reviewer(playbook, side=side)
    return reviewer.review(load(path, password=password, view=view))


def _made_by(playbook: Playbook) -> tuple[tuple[str, str], ...]:
    from importlib.metadata import version

    from clausekit.classification import model_versions

    models = ", ".join(f"{name} {mark}" for name, mark in sorted(model_versions().items()))
    return (
        ("clausekit", version("clausekit")),
        ("playbook", f"{playbook.id} {playbook.version}"),
        ("models", models or "none"),
    )


def _silently(stage: Stage) -> None:
    """Stands in when nobody listens."""

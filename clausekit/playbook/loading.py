"""A name or a file in, a Playbook out, or one sentence that says what is wrong with it, and on which line."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any, get_args

from pydantic import BaseModel, ValidationError

from clausekit.errors import PlaybookError
from clausekit.playbook.checks import AnyCheck
from clausekit.playbook.marks import Key, Marked, Plain
from clausekit.playbook.merging import BUILTIN, builtin_playbooks, find_file, merged
from clausekit.playbook.schema import Condition, Examples, Playbook, Rule
from clausekit.taxonomy import clause_types, contract_types, provision_types

# Which built-in playbook reviews a kind of contract; every other kind gets the general one.
_FOR_KIND = {
    "saas": "saas",
    "nda": "nda",
    "dpa": "dpa",
    "telecom": "telecom",
    "professional_services": "professional_services",
    "staff_augmentation": "staff_augmentation",
    "managed_services": "managed_services",
    "hardware": "hardware",
    "maintenance": "maintenance",
    "software_licence": "software_licence",
    "reseller": "reseller",
}
_GENERAL = "general"


def load_playbook(ref: str | Path) -> Playbook:
    """The built-in playbook of that id, or the one in the file at that path.

    Raises PlaybookError naming file and line, and what would be right.
    """
    file = find_file(ref)
    return _builtin(file) if file.parent == BUILTIN else _load(file)


def playbook_for(kind: str) -> str:
    """Id of the built-in playbook for a kind of contract."""
    id = _FOR_KIND.get(kind, _GENERAL)
    return id if id in builtin_playbooks() else _GENERAL


@cache
def _builtin(file: Path) -> Playbook:
    return _load(file)


def _load(file: Path) -> Playbook:
    data = merged(file)
    try:
        playbook = Playbook.model_validate(data.values)
    except ValidationError as error:
        raise PlaybookError(_explained(error, data)) from None
    _check_names(playbook, data)
    return playbook


def _check_names(playbook: Playbook, data: Marked) -> None:
    """Every clause type, provision, kind of contract and rule that a rule names must exist."""
    _known(playbook.kinds, contract_types(), "kind of contract", data, ("kinds",))
    rules = {rule.id for rule in playbook.rules}
    for index, rule in enumerate(playbook.rules):
        at: Key = ("rules", index)
        _known(rule.clause, clause_types(), "type of clause", data, (*at, "clause"))
        _known(rule.provision, provision_types(), "provision", data, (*at, "provision"))
        met = getattr(rule.check, "met_by", ())
        _known(met, provision_types(), "provision", data, (*at, "check", "met_by"))
        _known(rule.kinds, contract_types(), "kind of contract", data, (*at, "kinds"))
        _known(rule.covers, rules, "rule", data, (*at, "covers"))
        for name, condition in (("when", rule.when), ("unless", rule.unless)):
            if condition:
                _known(condition.clauses, clause_types(), "type of clause", data, (*at, name, "clauses"))


def _known(names: Iterable[str], known: Collection[str], what: str, data: Marked, path: Key) -> None:
    for name in names:
        if name not in known:
            raise PlaybookError(f"{data.mark(path)}: no {what} is called '{name}'{_near(name, known)}")


def _near(name: str, known: Iterable[str]) -> str:
    near = get_close_matches(name, list(known), n=1, cutoff=0.5)
    return f"; did you mean '{near[0]}'?" if near else ""


def _explained(error: ValidationError, data: Marked) -> str:
    errors = error.errors()
    # A misspelt key is also a missing one; the first is what its author can see.
    first = next((found for found in errors if found["type"] == "extra_forbidden"), errors[0])
    path = _path(first["loc"], data.values)
    where = data.mark(path)
    more = f" (and {len(errors) - 1} more)" if len(errors) > 1 else ""
    return f"{where}, {_spoken(path, data)}: {_what(first, path, data)}{more}"


def _path(loc: tuple[int | str, ...], values: Plain) -> Key:
    """The part of pydantic's location that stands in the file: it also names the kinds of a union."""
    path: list[str | int] = []
    here = values
    for step in loc:
        if isinstance(here, dict) and step in here:
            here = here[str(step)]
        elif isinstance(here, list) and isinstance(step, int) and step < len(here):
            here = here[step]
        else:
            continue
        path.append(step)
    return tuple(path)


def _spoken(path: Key, data: Marked) -> str:
    rules = data.values.get("rules")
    steps = [str(step + 1) if isinstance(step, int) else step for step in path]
    if len(path) > 1 and path[0] == "rules" and isinstance(path[1], int) and isinstance(rules, list):
        rule = rules[path[1]]
        name = rule.get("id") if isinstance(rule, dict) else None
        steps = [f"rule {name}", *steps[2:]]
    return " > ".join(steps) or "playbook"


def _what(error: Any, path: Key, data: Marked) -> str:  # noqa: ANN401 -- pydantic's own dict
    name = str(error["loc"][-1]) if error["loc"] else ""
    kinds = [_kind(model) for model in get_args(AnyCheck)]
    if error["type"] == "extra_forbidden":
        return f"there is no key '{name}'{_near(name, _keys(path, data))}"
    if error["type"] == "missing":
        hint = (
            " (a rule that changes another must have an id of the playbook it extends)"
            if len(path) == 2
            else ""
        )
        return f"the key '{name}' is missing{hint}"
    if error["type"] == "union_tag_invalid":
        tag = str(error["ctx"]["tag"])
        near = _near(tag, kinds) or "."
        return f"no kind of check is called '{tag}'{near} There are {', '.join(sorted(kinds))}."
    if error["type"] == "union_tag_not_found":
        return f"a check needs a 'kind', one of {', '.join(sorted(kinds))}"
    if error["type"] == "value_error":
        return str(error["ctx"]["error"])
    return f"'{error['input']}' does not fit: {error['msg'][0].lower()}{error['msg'][1:]}"


def _keys(path: Key, data: Marked) -> list[str]:
    """Keys that could have been meant at `path`."""
    if "check" in path:
        models: tuple[type[BaseModel], ...] = get_args(AnyCheck)
        check = _at(path[: path.index("check") + 1], data)
        kind = check.get("kind") if isinstance(check, dict) else None
        return [
            key
            for model in models
            if _kind(model) == kind
            for key in (*model.model_fields, "over", "under", "severity")
        ]
    model = (
        Examples
        if "examples" in path
        else Condition
        if {"when", "unless"} & set(path)
        else Rule
        if "rules" in path
        else Playbook
    )
    return list(model.model_fields)


def _at(path: Key, data: Marked) -> Plain:
    here: Plain = data.values
    for step in path:
        here = (
            here[step]
            if isinstance(here, list) and isinstance(step, int)
            else here[str(step)]
            if isinstance(here, dict)
            else None
        )
    return here


def _kind(model: type[BaseModel]) -> str:
    return str(get_args(model.model_fields["kind"].annotation)[0])

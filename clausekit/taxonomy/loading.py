"""Reads the YAML files once and hands out the same read-only mappings ever after."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

import yaml
from pydantic import ValidationError

from clausekit.errors import ModelError
from clausekit.taxonomy.records import ClauseType, ContractType, ProvisionType, Record

HERE = Path(__file__).resolve().parent
R = TypeVar("R", bound=Record)


@cache
def clause_types() -> Mapping[str, ClauseType]:
    """Every clause type by id; the five that matter most first, then by id."""
    kinds = load_folder(HERE / "types", ClauseType)
    for kind in kinds.values():
        require_known(kind.id, kind.near, kinds)
    return MappingProxyType(dict(sorted(kinds.items(), key=lambda item: (item[1].rank, item[0]))))


@cache
def provision_types() -> Mapping[str, ProvisionType]:
    """Every provision type by id, in the order of ids."""
    kinds = load_folder(HERE / "provisions", ProvisionType)
    for kind in kinds.values():
        require_known(kind.id, kind.clauses, clause_types())
        require_known(kind.id, kind.overlaps, kinds, what="provision")
    return MappingProxyType(kinds)


def cuad_provisions() -> tuple[str, ...]:
    """Ids of the provision types that CUAD's experts labelled, in order."""
    return tuple(id for id, kind in provision_types().items() if kind.origin == "cuad")


def own_provisions() -> tuple[str, ...]:
    """Ids of the provision types whose examples we wrote ourselves, in order."""
    return tuple(id for id, kind in provision_types().items() if kind.origin == "own")


def unfair_provisions() -> tuple[str, ...]:
    """Ids of the provision types that make online terms unfair to their users, in order."""
    return tuple(id for id, kind in provision_types().items() if kind.origin == "unfair_tos")


@cache
def contract_types() -> Mapping[str, ContractType]:
    """Every kind of contract by id, in the order of ids."""
    kinds = load_folder(HERE / "contracts", ContractType)
    for kind in kinds.values():
        require_known(kind.id, kind.clauses, clause_types())
    return MappingProxyType(kinds)


def load_folder(folder: Path, record: type[R]) -> dict[str, R]:
    """The records of all `*.yaml` in `folder` by id. Raises ModelError naming file and mistake."""
    return {path.stem: _load(path, record) for path in sorted(folder.glob("*.yaml"))}


def require_known(id: str, named: Iterable[str], known: Iterable[str], *, what: str = "clause") -> None:
    """Raises ModelError when the record `id` names a type that does not exist."""
    for name in named:
        if name not in known:
            raise ModelError(f"taxonomy: '{id}' refers to '{name}', which is no {what} type")


def _load(path: Path, record: type[R]) -> R:
    try:
        found = record.model_validate(yaml.load(path.read_bytes(), Loader=_LOADER))  # noqa: S506 - a safe loader
    except yaml.YAMLError as error:
        raise ModelError(f"taxonomy file {path.name} is not valid YAML: {error}") from error
    except ValidationError as error:
        said = "; ".join(f"{'.'.join(map(str, each['loc']))}: {each['msg']}" for each in error.errors())
        raise ModelError(f"taxonomy file {path.name}: {said}") from error
    if found.id != path.stem:
        raise ModelError(f"taxonomy file {path.name} must be named after its id '{found.id}'")
    return found


# libyaml's loader is some ten times faster than the one in Python, and as safe.
_LOADER: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

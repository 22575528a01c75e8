"""Playbook files in, one merged mapping out: `extends` and `include` followed, rules replaced by id, lines
kept."""

from __future__ import annotations

from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path

from clausekit.errors import PlaybookError
from clausekit.playbook.marks import Key, Mark, Marked, Plain, read_marked

BUILTIN = Path(__file__).parent / "builtin"
SUFFIXES = {".yaml", ".yml"}
_DEEPEST = 8
_HEADER = ("extends", "include", "rules")


@dataclass(slots=True)
class _Rule:
    values: dict[str, Plain]
    marks: dict[Key, Mark]


@dataclass(slots=True)
class _Merged:
    header: dict[str, Plain] = field(default_factory=dict)
    marks: dict[Key, Mark] = field(default_factory=dict)
    rules: dict[str, _Rule] = field(default_factory=dict)


def builtin_playbooks() -> tuple[str, ...]:
    """Ids of the playbooks that come with clausekit."""
    return tuple(sorted(file.stem for file in BUILTIN.glob("*.yaml")))


def find_file(ref: str | Path, beside: Path | None = None) -> Path:
    """The file of a playbook given by its id or path. Raises PlaybookError with what would be right."""
    if str(ref) in builtin_playbooks():
        return BUILTIN / f"{ref}.yaml"
    path = Path(ref)
    file = beside / path if beside and not path.is_absolute() else path
    if file.suffix in SUFFIXES:
        if not file.is_file():
            raise PlaybookError(f"there is no playbook file '{path}'")
        return file
    near = get_close_matches(str(ref), builtin_playbooks(), n=1)
    hint = f"; did you mean '{near[0]}'?" if near else "."
    known = ", ".join(builtin_playbooks())
    raise PlaybookError(
        f"no playbook is called '{ref}'{hint} Known are {known}, or give the path of a .yaml file"
    )


def merged(file: Path) -> Marked:
    """The mapping of the playbook in `file`, everything it extends and includes merged in."""
    whole = _merge(file, ())
    marks = {key: mark for key, mark in whole.marks.items() if not key or key[0] not in _HEADER}
    marks |= {(): Mark(file, 1)}
    rules: list[Plain] = []
    for index, rule in enumerate(whole.rules.values()):
        rules.append(rule.values)
        marks |= {("rules", index, *key): mark for key, mark in rule.marks.items()}
    return Marked({**whole.header, "rules": rules}, marks)


def _merge(file: Path, above: tuple[Path, ...]) -> _Merged:
    resolved = file.resolve()
    if resolved in above or len(above) > _DEEPEST:
        raise PlaybookError(f"{file.name} extends itself, by way of {above[-1].name}")
    read = read_marked(file)
    whole = _Merged()
    if "extends" in read.values:
        whole = _merge(_named(read, ("extends",), file), (*above, resolved))
    includes = read.values.get("include", [])
    if not isinstance(includes, list):
        raise PlaybookError(f"{read.mark(('include',))}: 'include' should be a list of files")
    for index in range(len(includes)):
        part = _merge(_named(read, ("include", index), file), (*above, resolved))
        _take(whole, part.rules, read, index)
    whole.header |= {key: value for key, value in read.values.items() if key not in _HEADER}
    whole.marks |= read.marks
    _add_rules(whole, read)
    return whole


def _named(read: Marked, path: Key, file: Path) -> Path:
    value: Plain = read.values[str(path[0])]
    if len(path) > 1 and isinstance(value, list) and isinstance(path[1], int):
        value = value[path[1]]
    try:
        return find_file(str(value), file.parent)
    except PlaybookError as error:
        raise PlaybookError(f"{read.mark(path)}: {error}") from None


def _take(whole: _Merged, rules: dict[str, _Rule], read: Marked, index: int) -> None:
    for id, rule in rules.items():
        if id in whole.rules:
            raise PlaybookError(
                f"{read.mark(('include', index))}: the rule {id} is already there from another file"
            )
        whole.rules[id] = rule


def _add_rules(whole: _Merged, read: Marked) -> None:
    rules = read.values.get("rules", [])
    if not isinstance(rules, list):
        raise PlaybookError(f"{read.mark(('rules',))}: 'rules' should be a list")
    here: dict[str, Mark | None] = {}
    for index, values in enumerate(rules):
        mark = read.mark(("rules", index))
        if not isinstance(values, dict) or not isinstance(values.get("id"), str):
            raise PlaybookError(f"{mark}: a rule should begin with its id, such as '- id: TRM-01'")
        id = str(values["id"])
        if id in here:
            raise PlaybookError(f"{mark}: the rule {id} stands twice in this file; first in {here[id]}")
        here[id] = mark
        marks = {key[2:]: found for key, found in read.marks.items() if key[:2] == ("rules", index)}
        whole.rules[id] = _over(whole.rules.get(id), _Rule(values, marks))


def _over(base: _Rule | None, rule: _Rule) -> _Rule:
    """`rule` laid over the one of the same id that it extends; the keys of a check of the same kind are
    merged."""
    if base is None:
        return rule
    values: dict[str, Plain] = {**base.values, **rule.values}
    if "check" in rule.values and "examples" not in rule.values:
        values.pop("examples", None)  # they were examples of other limits
    old, new = base.values.get("check"), rule.values.get("check")
    if (
        isinstance(old, dict)
        and isinstance(new, dict)
        and new.get("kind", old.get("kind")) == old.get("kind")
    ):
        values["check"] = {**old, **new}
    return _Rule(values, {**base.marks, **rule.marks})

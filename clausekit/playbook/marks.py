"""YAML in, plain values out, and the line on which each of them stands.

Playbooks are written by people who do not program: every complaint has to name the line.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

import yaml

from clausekit.errors import PlaybookError

Plain: TypeAlias = "str | int | float | bool | list[Plain] | dict[str, Plain] | None"
Key: TypeAlias = tuple[str | int, ...]

_LARGEST = 2_000_000
_DEEPEST = 12


@dataclass(frozen=True, slots=True)
class Mark:
    """A line, counted from 1, of a file."""

    file: Path
    line: int

    def __str__(self) -> str:
        return f"{self.file.name}, line {self.line}"


@dataclass(slots=True)
class Marked:
    """A mapping as read: its values, and where each path of keys stands."""

    values: dict[str, Plain]
    marks: dict[Key, Mark] = field(default_factory=dict)

    def mark(self, path: Key) -> Mark | None:
        """The line of the nearest thing that stands on the way to `path`."""
        for length in range(len(path), -1, -1):
            if path[:length] in self.marks:
                return self.marks[path[:length]]
        return None


def read_marked(file: Path) -> Marked:
    """The mapping in a YAML file. Raises PlaybookError with file and line."""
    node = _compose(file)
    if not isinstance(node, yaml.MappingNode):
        raise PlaybookError(
            f"{file.name} is not a playbook: it should be a list of keys and values such as 'id: my-playbook'"
        )
    reader = _Reader(file)
    return Marked(reader.mapping(node, ()), reader.marks)


def _compose(file: Path) -> yaml.Node | None:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        if file.stat().st_size > _LARGEST:
            raise PlaybookError(
                f"{file.name} is larger than {_LARGEST // 1_000_000} MB, no playbook should be"
            )
        node: yaml.Node | None = yaml.compose(file.read_text(encoding="utf-8"), Loader=loader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        reason = f"this is not valid YAML ({error.problem}); check indentation and quotes"
        raise PlaybookError(f"{Mark(file, line)}: {reason}") from None
    except yaml.YAMLError:
        raise PlaybookError(f"{file.name} holds characters that YAML does not allow") from None
    except UnicodeDecodeError:
        raise PlaybookError(f"{file.name} is not text in UTF-8") from None
    except OSError as error:
        raise PlaybookError(f"cannot read the playbook '{file}': {error.strerror or 'no access'}") from None
    return node


class _Reader:
    """Turns nodes into plain values and remembers on which line each stood."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.marks: dict[Key, Mark] = {(): Mark(file, 1)}
        self._seen: set[int] = set()

    def mapping(self, node: yaml.MappingNode, path: Key) -> dict[str, Plain]:
        values: dict[str, Plain] = {}
        for key_node, value_node in node.value:
            line = Mark(self.file, key_node.start_mark.line + 1)
            if not isinstance(key_node, yaml.ScalarNode):
                raise PlaybookError(f"{line}: a key should be a word")
            key = str(key_node.value)
            if key in values:
                raise PlaybookError(f"{line}: '{key}' stands here twice; keep one")
            self.marks[(*path, key)] = line
            values[key] = self._plain(value_node, (*path, key))
        return values

    def _plain(self, node: yaml.Node, path: Key) -> Plain:
        mark = self.marks.setdefault(path, Mark(self.file, node.start_mark.line + 1))
        if id(node) in self._seen:
            raise PlaybookError(f"{mark}: a YAML alias (*name) is used; write the value out instead")
        self._seen.add(id(node))
        if len(path) > _DEEPEST:
            raise PlaybookError(f"{mark}: nested too deeply")
        if isinstance(node, yaml.MappingNode):
            return self.mapping(node, path)
        if isinstance(node, yaml.SequenceNode):
            return [self._plain(item, (*path, index)) for index, item in enumerate(node.value)]
        return _scalar(node)


def _scalar(node: yaml.Node) -> Plain:
    """The value of a scalar. Dates stay words, and so do "no" and "on", which a phrase may well be."""
    tag = node.tag.rsplit(":", 1)[-1]
    text = str(node.value)
    if tag == "bool" and text.lower() in {"true", "false"}:
        return text.lower() == "true"
    if tag == "null":
        return None
    if tag in {"int", "float"}:
        try:
            return int(text) if tag == "int" else float(text)
        except ValueError:
            return text
    return text

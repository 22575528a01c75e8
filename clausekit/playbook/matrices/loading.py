"""A name or a file in, a Matrix out, or one sentence that says what is wrong with it, and on which line."""

from __future__ import annotations

from pathlib import Path

from pydantic import ValidationError

from clausekit.errors import PlaybookError
from clausekit.playbook.marks import Key, read_marked
from clausekit.playbook.matrices.schema import Matrix

_BUILTIN = Path(__file__).parent.parent / "builtin" / "matrices"
_SUFFIXES = {".yaml", ".yml"}


def builtin_matrices() -> tuple[str, ...]:
    """Ids of the matrices that come with clausekit."""
    return tuple(sorted(file.stem for file in _BUILTIN.glob("*.yaml")))


def load_matrix(ref: str | Path) -> Matrix:
    """The built-in matrix of that id, or the one in the file at that path.

    Raises PlaybookError naming file and line, and what would be right.
    """
    data = read_marked(_file(ref))
    try:
        return Matrix.model_validate(data.values)
    except ValidationError as error:
        errors = error.errors()
        # A misspelt key is also a missing one; the first is what its author can see.
        first = next((found for found in errors if found["type"] == "extra_forbidden"), errors[0])
        path: Key = first["loc"]
        what = f"{first['msg'][0].lower()}{first['msg'][1:]}".removeprefix("value error, ")
        raise PlaybookError(f"{data.mark(path)}, {' > '.join(map(str, path)) or 'matrix'}: {what}") from None


def _file(ref: str | Path) -> Path:
    if str(ref) in builtin_matrices():
        return _BUILTIN / f"{ref}.yaml"
    file = Path(ref)
    if file.suffix in _SUFFIXES:
        if not file.is_file():
            raise PlaybookError(f"there is no matrix file '{file}'")
        return file
    known = ", ".join(builtin_matrices())
    raise PlaybookError(f"no matrix is called '{ref}'. Known are {known}, or give the path of a .yaml file")

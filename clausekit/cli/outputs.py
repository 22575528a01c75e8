"""Where reviews go: standard output, one file, or a folder with a file each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from io import StringIO
from pathlib import Path
from typing import Final, TypeAlias

from clausekit.cli.console import console, write_bytes
from clausekit.datamodel import Review
from clausekit.errors import ExportError, UsageError

Output: TypeAlias = Callable[[Review, Path], None]
WORD_SUFFIXES: Final = frozenset({".docx", ".docm", ".dotx"})


def output_for(files: Sequence[Path], format: str | None, target: Path | None) -> Output:
    """What to call with each review and the file it is of.

    Without `target` reviews go to standard output; several files, or a target that is a folder, get a file
    each in that folder. Raises UsageError for what cannot be: two pages of HTML on one output, a report
    over a contract.
    """
    if target is None:
        return _on_standard_output(format or "text", several=len(files) > 1)
    if len(files) > 1 or target.is_dir():
        return _into_folder(target, format or "text")
    if target.exists() and any(file.exists() and file.samefile(target) for file in files):
        raise UsageError(f"'{target}' is the contract itself: name another file with -o")
    chosen = format or _format_of(target)
    return lambda review, file: write(review, target, chosen, file)


def write(review: Review, path: Path, format: str, file: Path) -> None:
    """Write `review`, which is of `file`, to `path`. Raises ExportError."""
    from clausekit.exports import export
    from clausekit.exports.writing import appearing_whole

    if format != "text":
        export(review, path, format=format, original=file if is_word(file) else None)
        return
    with appearing_whole(path) as beside:
        beside.write_bytes(_text(review))


def is_word(file: Path) -> bool:
    """Whether the file's name says Word."""
    return file.suffix.lower() in WORD_SUFFIXES


def folder_at(path: Path) -> Path:
    """`path` as a folder, made when it is not there. Raises ExportError."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ExportError(
            f"cannot make the folder '{path}': {(error.strerror or 'refused').lower()}"
        ) from error
    return path


def reviewed_name(file: Path, suffix: str, taken: set[str]) -> str:
    """ "msa.pdf" as "msa-reviewed.html", counted on when two contracts share a name; added to `taken`."""
    name, count = f"{file.stem}-reviewed{suffix}", 2
    while name.lower() in taken:
        name, count = f"{file.stem}-reviewed-{count}{suffix}", count + 1
    taken.add(name.lower())
    return name


def _format_of(target: Path) -> str:
    from clausekit.exports import format_of

    return "text" if target.suffix.lower() == ".txt" else format_of(target)


def _text(review: Review) -> bytes:
    from clausekit.cli.report import print_report

    out = StringIO()
    print_report(review, console(out))
    return out.getvalue().encode("utf-8", errors="replace")


def _on_standard_output(format: str, *, several: bool) -> Output:
    if format == "docx" or (several and format == "html"):
        raise UsageError(f"{format} needs a place to go: name a {'folder' if several else 'file'} with -o")
    first = True

    def output(review: Review, file: Path) -> None:  # noqa: ARG001 -- what is reviewed is in the review
        nonlocal first
        _print(review, format, several=several, first=first)
        first = False

    return output


def _print(review: Review, format: str, *, several: bool, first: bool) -> None:
    from clausekit.cli.report import print_report
    from clausekit.exports import render
    from clausekit.exports.to_csv import to_csv
    from clausekit.exports.to_json import to_json_line

    if format == "text":
        out = console()
        if not first:
            out.print()
        print_report(review, out)
    elif format == "csv":
        write_bytes(to_csv(review, header=first).encode("utf-8", errors="replace"))
    elif format == "json" and several:
        write_bytes(to_json_line(review).encode("utf-8", errors="replace"))
    else:
        write_bytes((b"" if first else b"\n") + render(review, format))


def _into_folder(folder: Path, format: str) -> Output:
    from clausekit.exports import EXPORTERS

    folder_at(folder)
    suffix = ".txt" if format == "text" else EXPORTERS[format].suffixes[0]
    taken: set[str] = set()
    return lambda review, file: write(review, folder / reviewed_name(file, suffix, taken), format, file)

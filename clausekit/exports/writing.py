"""Files that appear whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkstemp

from clausekit.errors import ExportError


@contextmanager
def appearing_whole(target: Path) -> Iterator[Path]:
    """A path beside `target` to write to; it takes the target's place when the block ends without an error.

    Raises ExportError when the folder is absent or closed, the target is a folder, or the disk refuses.
    """
    if target.is_dir():
        raise ExportError(f"cannot write '{target}': it is a folder")
    if not target.parent.is_dir():
        raise ExportError(f"cannot write '{target}': there is no folder '{target.parent}'")
    try:
        handle, name = mkstemp(dir=target.parent, prefix=f".{target.stem[:40]}-", suffix=target.suffix)
        os.close(handle)
    except OSError as error:
        raise _refused(target, error) from error
    beside = Path(name)
    try:
        yield beside
        beside.chmod(_mode(target))
        beside.replace(target)
    except OSError as error:
        raise _refused(target, error) from error
    finally:
        beside.unlink(missing_ok=True)


def _refused(target: Path, error: OSError) -> ExportError:
    return ExportError(f"cannot write '{target}': {(error.strerror or 'the disk refuses').lower()}")


def _mode(target: Path) -> int:
    """What an ordinary new file here would be allowed, or what the file to be replaced was."""
    if target.exists():
        return target.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask

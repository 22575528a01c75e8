"""Work that is done is kept, so that training which was stopped goes on where it was.

A work folder holds finished models beside the digest of all that made them (data, corrections, code, versions
of libraries) and, until their model is finished, the folds, each under the digest of its numbers. Nothing in
it is opened in a way that could run code.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from clausekit.errors import UsageError
from clausekit.resources import PACKAGE

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

Floats = NDArray[np.float32]
Part: TypeAlias = "str | NDArray[Any] | csr_matrix"

# Rooms whose code and data files decide what comes out of training, and libraries that do.
ROOMS = ("classification", "datamodel", "documents", "segmentation", "taxonomy", "training")
LIBRARIES = ("numpy", "nupunkt", "scikit-learn", "scipy")
CHUNK = 1 << 20
_FOLDS: ContextVar[Path | None] = ContextVar("folds", default=None)


class Stages:
    """Finished models in the folder `work`. Raises UsageError when it cannot be written."""

    def __init__(self, work: Path) -> None:
        self.work = work
        try:
            (work / "folds").mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise UsageError(f"the work folder '{work}' cannot be made: name another with --work") from error

    def finished(self, name: str, digest: str) -> dict[str, Any] | None:
        """The figures of the model `name` when it was finished from just these inputs."""
        try:
            known = json.loads((self.work / f"{name}.json").read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return None
        if not isinstance(known, dict) or known.get("digest") != digest:
            return None
        figures: dict[str, Any] = known["figures"]
        return figures

    def begin(self, name: str) -> None:
        """Clear away what lies in the work folder of an older model `name`."""
        (self.work / f"{name}.json").unlink(missing_ok=True)
        shutil.rmtree(self.work / name, ignore_errors=True)

    def finish(self, name: str, digest: str, figures: dict[str, Any]) -> None:
        """Note that the model `name` is whole; its folds are no longer needed."""
        beside = self.work / f"{name}.json.part"
        beside.write_text(json.dumps({"digest": digest, "figures": figures}), encoding="utf-8")
        beside.replace(self.work / f"{name}.json")
        for file in (self.work / "folds").glob("*.safetensors"):
            file.unlink()

    def deliver(self, name: str, out: Path) -> None:
        """Put the finished model `name` into `out`, file by file, each whole. Raises UsageError."""
        if not (self.work / name).is_dir():  # there was nothing to train it on
            return
        try:
            (out / name).mkdir(parents=True, exist_ok=True)
            for file in sorted((self.work / name).iterdir()):
                beside = out / name / f"{file.name}.part"
                shutil.copyfile(file, beside)
                beside.replace(out / name / file.name)
        except OSError as error:
            raise UsageError(f"'{out / name}' cannot be written: name another folder with --out") from error


@contextmanager
def same_every_time() -> Iterator[None]:
    """While it lasts, sums are made by one thread: in what order several add up is decided by chance."""
    import sklearn.ensemble
    import sklearn.svm  # noqa: F401 -- only what is loaded by now is held to one thread
    from threadpoolctl import threadpool_limits  # type: ignore[import-untyped]  # comes with scikit-learn

    with threadpool_limits(limits=1):
        yield


@contextmanager
def keeping(work: Path | None) -> Iterator[None]:
    """While it lasts, `kept` keeps what it makes in `work`; nothing is kept without."""
    token = _FOLDS.set(work / "folds" if work else None)
    try:
        yield
    finally:
        _FOLDS.reset(token)


def kept(parts: Iterable[Part], make: Callable[[], Floats]) -> Floats:
    """What `make` gives for the inputs `parts`, taken from the work folder when it lies there."""
    folder = _FOLDS.get()
    if folder is None:
        return make()
    from safetensors import SafetensorError
    from safetensors.numpy import load_file, save

    path = folder / f"{digest_of([code_digest(), *parts])}.safetensors"
    try:
        known: Floats = load_file(path)["made"]
    except (OSError, KeyError, SafetensorError):
        known = np.ascontiguousarray(make())
        beside = path.with_suffix(".part")
        beside.write_bytes(save({"made": known}))
        beside.replace(path)
    return known


def digest_of(parts: Iterable[Part]) -> str:
    """Thirty-two hexadecimal digits that change when any of `parts` does."""
    found = hashlib.sha256()
    for part in parts:
        if isinstance(part, str):
            found.update(part.encode("utf-8", "backslashreplace"))
        elif isinstance(part, np.ndarray):
            found.update(f"{part.dtype}{part.shape}".encode())
            found.update(np.ascontiguousarray(part).data)
        else:
            found.update(digest_of((str(part.shape), part.data, part.indices, part.indptr)).encode())
        found.update(b"\0")
    return found.hexdigest()[:32]


def digest_of_file(path: Path) -> str:
    """Of what the file holds; "" when there is none."""
    if not path.is_file():
        return ""
    found = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(CHUNK):
            found.update(piece)
    return found.hexdigest()[:32]


@cache
def code_digest() -> str:
    """Of the code and data files that training runs on, and of the libraries that it calls."""
    files = sorted(
        path for room in ROOMS for path in (PACKAGE / room).rglob("*") if path.suffix in {".py", ".yaml"}
    )
    named = (f"{path.relative_to(PACKAGE).as_posix()} {digest_of_file(path)}" for path in files)
    return digest_of((*named, *(f"{library} {version(library)}" for library in LIBRARIES)))

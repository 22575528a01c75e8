"""A review made by hand."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from clausekit.datamodel import (
    Block,
    Clause,
    Contract,
    Document,
    Fact,
    Finding,
    Label,
    Party,
    Problem,
    Provision,
    Review,
    Severity,
    Span,
    Term,
)  # fmt: skip

TEXT = "Services Agreement\n1. Term\nThe term is three (3) years and renews for one year.\nPage 1"


@pytest.fixture
def review() -> Review:
    """One clause, one of everything else, two findings."""
    blocks = (
        Block(Span(0, 18), "heading"),
        Block(Span(19, 26), "heading", number="1."),
        Block(Span(27, 76), "paragraph"),
        Block(Span(77, 83), "footer"),
    )
    document = Document(
        "deals/msa.txt", "ab" * 32, "text/plain", TEXT, blocks,
        problems=(Problem("no_text", "page 2 holds no text", 2),),
    )  # fmt: skip
    clause = Clause(
        "1", "1.", "Term", Span(19, 76), Span(27, 76), labels=(Label("term_and_renewal", 0.9, "x"),)
    )
    contract = Contract(
        document,
        Label("saas", 0.8, "title"),
        (Party("Harbour plc", ("Customer",), "customer", Span(0, 8)),),
        (clause,),
        (Provision("renewal_term", Span(27, 76), 0.7),),
        (Fact("duration", "P3Y", "years", Span(39, 54)),),
        (Term("renewal_term", "P1Y", Span(27, 76)),),
    )
    missing = Finding(
        "LOL-01", "missing", Severity.CRITICAL, "customer", "legal", "No cap on liability", "m", "w",
        "s", "src", None, (), ("clauses: Term",), "f1",
    )  # fmt: skip
    risk = Finding(
        "TRM-02", "risk", Severity.LOW, "customer", "procurement", "Long renewal", "m", "w", "s", "src", "1",
        (Span(59, 76),), (), "f2",
    )  # fmt: skip
    return Review(contract, "saas", "customer", (missing, risk), (("clausekit", "0.1.0"),))


@pytest.fixture(scope="session")
def postgresql() -> Iterator[Path]:
    """Folder of the socket of a PostgreSQL server of our own, without network, gone at the end."""
    programs = _postgresql_programs()
    folder = Path(
        tempfile.mkdtemp(prefix="clausekit-pg-")
    )  # not pytest's: the path of a socket must be short
    run = _as_other_user() if os.name == "posix" and os.geteuid() == 0 else {}
    if run:
        shutil.chown(folder, run["user"])
    data, options = (
        folder / "data",
        f"-c listen_addresses='' -c unix_socket_directories={folder} -c fsync=off",
    )
    make = [programs / "initdb", "-D", data, "-U", "clausekit", "-A", "trust", "-E", "UTF8", "--no-sync"]
    start = [programs / "pg_ctl", "-D", data, "-w", "-o", options, "-l", folder / "log", "start"]
    stop = [programs / "pg_ctl", "-D", data, "-m", "immediate", "stop"]
    quiet: dict[str, Any] = {"stdout": subprocess.DEVNULL, "cwd": folder, **run}
    try:
        subprocess.run(make, check=True, **quiet)
        subprocess.run(start, check=True, **quiet)
        yield folder
    finally:
        subprocess.run(stop, check=False, **quiet)
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def postgresql_url(postgresql: Path, request: pytest.FixtureRequest) -> str:
    """URL of an empty database."""
    import sqlalchemy

    server = f"postgresql+pg8000://clausekit@/{{}}?unix_sock={postgresql}/.s.PGSQL.5432"
    name = f"db{abs(hash(request.node.nodeid))}"
    engine = sqlalchemy.create_engine(server.format("postgres"), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.exec_driver_sql(f"CREATE DATABASE {name}")
    engine.dispose()
    return server.format(name)


def _postgresql_programs() -> Path:
    """The folder of initdb and pg_ctl, which Debian keeps off the path."""
    found = shutil.which("initdb")
    folders = [Path(found).parent] if found else sorted(Path("/usr/lib/postgresql").glob("*/bin"))
    if folders and (folders[-1] / "initdb").is_file():
        return folders[-1]
    reason = "needs a PostgreSQL server: scripts/system-packages.sh installs it"
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)


def _as_other_user() -> dict[str, Any]:
    """PostgreSQL refuses to run as root."""
    import pwd

    for name in ("postgres", "nobody"):
        try:
            user = pwd.getpwnam(name)
        except KeyError:
            continue
        return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
    pytest.skip("PostgreSQL does not run as root, and there is no user 'postgres' or 'nobody'")


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.slow)])
def url(tmp_path: Path, request: pytest.FixtureRequest) -> str:
    """An empty database of either kind."""
    if request.param == "postgresql":
        made: str = request.getfixturevalue("postgresql_url")
        return made
    return f"sqlite:///{tmp_path / 'kept.db'}"

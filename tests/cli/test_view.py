"""Words still in negotiation: the view is chosen by the user, and every report says which was read."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from clausekit.datamodel import View

Run = Callable[..., Any]
SAID: dict[View, str] = {
    "accepted": "the text is read as if all were accepted",
    "original": "the text is read as it was before them",
}
LAW: dict[View, str] = {"accepted": "Scotland", "original": "Malta"}


@pytest.mark.usefixtures("unlearned")
@pytest.mark.parametrize("view", list(SAID))
def test_json_holds_the_view_and_its_words(run: Run, draft: Path, view: View) -> None:
    document = json.loads(run("review", draft, "--view", view, "--format", "json").out)["document"]
    assert document["view"] == view
    assert f"The laws of {LAW[view]} govern" in document["text"]
    assert len(document["revisions"]) == 2


@pytest.mark.usefixtures("unlearned")
@pytest.mark.parametrize("view", list(SAID))
@pytest.mark.parametrize("format", ["text", "markdown", "html"])
def test_reports_say_which_view_was_read(run: Run, draft: Path, view: View, format: str) -> None:
    answer = run("review", draft, "--view", view, "--format", format)
    assert answer.code == 0
    assert SAID[view] in " ".join(answer.out.split())


@pytest.mark.usefixtures("unlearned")
def test_tables_say_the_view_and_what_is_negotiated(run: Run, draft: Path) -> None:
    import csv
    from io import StringIO

    out = run("review", draft, "--view", "original", "--format", "csv").out
    rows = list(csv.DictReader(StringIO(out.removeprefix("\ufeff"), newline="")))
    assert {row["view"] for row in rows} == {"original"}
    assert {row["negotiated"] for row in rows} <= {"yes", ""}


@pytest.mark.usefixtures("unlearned")
def test_another_view_is_wrong_usage(run: Run, draft: Path) -> None:
    answer = run("review", draft, "--view", "final")
    assert answer.code == 2
    assert "accepted" in answer.err


def test_predict_reads_either_view(
    run: Run, draft: Path, one_provision: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    from clausekit.datamodel import Provision, Span

    def find(document: Any, clauses: object, *, threshold: float) -> tuple[Provision, ...]:
        at = document.text.index("The laws")
        return (Provision("governing_law", Span(at, document.text.index(" govern this")), 0.5),)

    monkeypatch.setattr("clausekit.classification.find_provisions", find)
    quotes = {view: json.loads(run("predict", draft, "--view", view).out)["quote"] for view in LAW}
    assert quotes == {view: f"The laws of {law}" for view, law in LAW.items()}


@pytest.mark.slow
def test_the_two_views_of_a_scan_never_answer_for_each_other(run: Run, draft: Path, tmp_path: Path) -> None:
    from clausekit.store.database import Store

    url = f"sqlite:///{tmp_path / 'kept.db'}"
    for view in ("accepted", "original", "original"):
        assert run("scan", draft, "--view", view, "--store", url, "--workers", "1").code == 0
        review = Store(url).outcome(str(draft)).review
        assert review is not None
        assert review.contract.document.view == view
        assert LAW[view] in review.contract.document.text

"""A reviewer's word on findings and clauses: given in the app, kept, shown again, taken back."""

from __future__ import annotations

import warnings
from pathlib import Path

import pytest

from clausekit.store.decisions import Decisions

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.slow

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # Streamlit's own imports
    from streamlit.testing.v1 import AppTest


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Where this test's decisions go."""
    url = f"sqlite:///{tmp_path / 'decisions.db'}"
    monkeypatch.setenv("CLAUSEKIT_STORE", url)
    return url


def opened(sample: str = "mutual_nda.docx") -> AppTest:
    """The app with a sample in it, as somebody would open it another day."""
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).run()
    app.selectbox(key="sample").set_value(sample).run()
    assert not app.exception
    return app


def _words(app: AppTest) -> str:
    return "\n".join(str(element.value) for kind in (app.markdown, app.caption) for element in kind)


def _press(app: AppTest, start: str) -> AppTest:
    button = next(each for each in app.button if str(each.key).startswith(start))
    button.click().run()
    assert not app.exception
    return app


def test_a_dismissed_finding_is_shown_as_dismissed_next_time_and_never_hidden(store: str) -> None:
    app = opened("saas_vendor_draft.docx")
    before = next(caption.value for caption in app.caption if "findings" in caption.value)
    reason = next(box for box in app.text_input if str(box.key).startswith("why-"))
    reason.set_value("agreed with *procurement*").run()
    _press(app, "dismiss-")

    again = opened("saas_vendor_draft.docx")
    assert f"{before}, 1 of them dismissed before" in _words(again)
    assert "Dismissed]" in _words(again)
    assert r"agreed with \*procurement\*" in _words(again)
    (decision,) = Decisions(store).findings()
    assert (decision.verdict, decision.reason) == ("dismissed", "agreed with *procurement*")

    _press(again, "undo-")
    assert "dismissed before" not in _words(opened("saas_vendor_draft.docx"))
    assert Decisions(store).findings() == ()


def test_a_corrected_type_is_kept_with_the_words_that_the_clause_is_judged_by(store: str) -> None:
    app = opened("saas_vendor_draft.docx")
    chooser = next(box for box in app.selectbox if box.label == "Open a clause")
    chooser.select_index(12).run()
    right = next(box for box in app.selectbox if box.label == "It is about")
    right.set_value("audit").run()
    _press(app, "keep-")
    (decision,) = Decisions(store).clauses()
    assert decision.type == "audit"
    assert "audit" not in decision.said
    assert decision.words

    again = opened("saas_vendor_draft.docx")
    chooser = next(box for box in again.selectbox if box.label == "Open a clause")
    chooser.select_index(12).run()
    assert "A reviewer said: Audit" in _words(again)


def test_what_sentences_say_is_marked_in_an_opened_clause(store: str) -> None:
    app = opened("saas_vendor_draft.docx")
    chooser = next(box for box in app.selectbox if box.label == "Open a clause")
    place = next(at for at, name in enumerate(chooser.options) if "overning law" in name.lower())
    chooser.select_index(place).run()
    assert not app.exception
    assert ":yellow-background[" in _words(app)
    assert "**Governing law**" in _words(app)


def test_looking_at_a_review_makes_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CLAUSEKIT_STORE", raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    opened("mutual_nda.docx")
    assert not list(tmp_path.rglob("*.db"))


def test_a_store_that_cannot_be_opened_is_said_and_the_review_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "x.db").write_bytes(b"not a database" * 100)
    monkeypatch.setenv("CLAUSEKIT_STORE", f"sqlite:///{tmp_path / 'x.db'}")
    app = opened("saas_vendor_draft.docx")
    assert "cannot be opened" in app.error[0].value
    assert "findings" in _words(app)

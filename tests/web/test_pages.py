"""The pages without a browser: what they show and what they survive."""

from __future__ import annotations

import io
import warnings
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.slow

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # Streamlit's own imports
    from streamlit.testing.v1 import AppTest


@pytest.fixture
def app() -> Iterator[AppTest]:
    """The default page, run once."""
    test = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    test.run()
    assert not test.exception
    yield test


def _words(app: AppTest) -> str:
    return "\n".join(
        str(element.value) for kind in (app.markdown, app.caption, app.error) for element in kind
    )


def _upload(app: AppTest, *files: tuple[str, bytes]) -> AppTest:
    app.file_uploader[0].set_value([(name, data, "application/octet-stream") for name, data in files])
    return app.run()


def test_the_first_page_asks_for_a_contract(app: AppTest) -> None:
    assert app.title[0].value == "Review a contract"
    assert "no lawyer has reviewed" in _words(app)


def test_a_sample_shows_findings_with_their_words(app: AppTest) -> None:
    app.selectbox(key="sample").set_value("saas_vendor_draft.docx").run()
    assert not app.exception
    words = _words(app)
    assert "sole and exclusive remedy" in words
    assert "Tessoriva Software" in words
    assert [metric.label for metric in app.metric] == ["Critical", "High", "Medium", "Low"]
    assert int(app.metric[0].value) > 0


def test_terms_are_valued_and_numbers_asked_for(app: AppTest) -> None:
    app.selectbox(key="sample").set_value("saas_vendor_draft.docx").run()
    assert "What the limit of liability is worth" in _words(app)
    rise = next(box for box in app.number_input if "fee rise" in box.label)
    rise.set_value(10.0).run()
    assert not app.exception
    assert "one renewal that nobody wanted costs USD 349,800" in _words(app).replace("\\", "")


def test_a_law_is_held_against_the_contract(app: AppTest) -> None:
    app.selectbox(key="sample").set_value("managed_services.docx").run()
    law = next(box for box in app.selectbox if box.label == "Law")
    law.set_value("dora_30").run()
    assert not app.exception
    assert "15 requirements" in _words(app)


def test_a_filter_leaves_what_was_asked_for(app: AppTest) -> None:
    app.selectbox(key="sample").set_value("saas_vendor_draft.docx").run()
    counted = next(caption.value for caption in app.caption if "findings" in caption.value)
    owner = next(box for box in app.selectbox if box.label == "Whose it is")
    owner.set_value("finance").run()
    assert not app.exception
    filtered = next(caption.value for caption in app.caption if "findings" in caption.value)
    assert filtered != counted
    assert 0 < int(filtered.split()[0]) < int(counted.split()[0])


def test_the_other_side_sees_another_review(app: AppTest) -> None:
    app.selectbox(key="sample").set_value("saas_vendor_draft.docx").run()
    as_customer = int(app.metric[0].value)
    app.radio(key="side").set_value("vendor").run()
    assert not app.exception
    assert int(app.metric[0].value) < as_customer


def test_an_unreadable_file_is_one_sentence_and_the_others_are_shown(app: AppTest) -> None:
    good = (ROOT / "sample_contracts" / "mutual_nda.docx").read_bytes()
    _upload(app, ("broken.pdf", b"\xff\xd8\xff\xe0 no pdf"), ("nda.docx", good))
    assert not app.exception
    (error,) = app.error
    assert "broken" in error.value
    assert "\n" not in error.value
    assert any("nda" in subheader.value for subheader in app.subheader)


def test_each_contract_of_an_archive_is_an_entry(app: AppTest) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name in ("mutual_nda.docx", "saas_vendor_draft.docx"):
            archive.write(ROOT / "sample_contracts" / name, f"deal/{name}")
        archive.writestr("deal/scan.txt", b"\xff\xd8\xff\xe0 no text")
    _upload(app, ("deal.zip", packed.getvalue()))
    assert not app.exception
    assert app.selectbox(key="contract").options == [
        "deal.zip/deal/mutual_nda.docx",
        "deal.zip/deal/saas_vendor_draft.docx",
    ]
    assert "JPEG" in app.error[0].value


def test_a_file_in_negotiation_is_read_in_either_view(app: AppTest, word_bytes: Callable[..., bytes]) -> None:
    by = 'w:id="1" w:author="Ada"'
    body = (
        "<w:p><w:r><w:t xml:space='preserve'>1. Governing law. The laws of </w:t></w:r>"
        f"<w:ins {by}><w:r><w:t>Scotland</w:t></w:r></w:ins>"
        f"<w:del {by}><w:r><w:delText>Malta</w:delText></w:r></w:del>"
        "<w:r><w:t xml:space='preserve'> govern.</w:t></w:r></w:p>"
    )
    _upload(app, ("draft.docx", word_bytes(body)))
    assert not app.exception
    (choice,) = (radio for radio in app.radio if "2 pending changes" in radio.label)
    assert "read as if all were accepted" in "".join(str(warning.value) for warning in app.warning)
    choice.set_value("original").run()
    assert not app.exception
    assert "read as it was before them" in "".join(str(warning.value) for warning in app.warning)


def test_a_file_without_changes_offers_no_view(app: AppTest) -> None:
    app.selectbox(key="sample").set_value("mutual_nda.docx").run()
    assert not any("pending" in radio.label for radio in app.radio)


def test_a_harmful_archive_is_one_sentence(app: AppTest) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("../../escape.txt", "words")
    _upload(app, ("harm.zip", packed.getvalue()))
    assert not app.exception
    assert "leads out of the archive" in app.error[0].value


def test_hostile_words_stay_words(app: AppTest) -> None:
    text = b"# Agreement\n\nbetween <script>alert(1)</script> Ltd and :red[Evil] Inc.\n\n1. Term\n\nForever."
    _upload(app, ("x.md", text))
    assert not app.exception
    assert ":red[Evil]" not in _words(app)


def test_the_portfolio_asks_for_a_store_and_survives_a_wrong_one() -> None:
    page = "from clausekit.web.pages.portfolio import portfolio\nportfolio()"
    app = AppTest.from_string(page, default_timeout=60).run()
    app.text_input(key="store").set_value("nonsense").run()
    assert not app.exception
    assert "is not a store" in app.error[0].value.replace("\\", "")


def test_the_portfolio_lists_what_was_scanned(tmp_path: Path) -> None:
    from clausekit.batch import scan

    url = f"sqlite:///{tmp_path / 'p.db'}"
    list(scan([ROOT / "sample_contracts" / "mutual_nda.docx"], workers=1, store=url))
    page = "from clausekit.web.pages.portfolio import portfolio\nportfolio()"
    app = AppTest.from_string(page, default_timeout=60).run()
    app.text_input(key="store").set_value(url).run()
    assert not app.exception
    assert app.metric[0].value == "1"
    assert "mutual_nda.docx" in app.dataframe[0].value["Path"].iloc[0]


def test_a_contract_of_an_archive_is_found_again_for_its_comments(tmp_path: Path) -> None:
    from clausekit.web.pages.portfolio import _bytes_of

    sample = ROOT / "sample_contracts" / "mutual_nda.docx"
    with zipfile.ZipFile(tmp_path / "deal.zip", "w") as archive:
        archive.write(sample, "signed/nda.docx")
    assert _bytes_of(tmp_path / "deal.zip" / "signed" / "nda.docx") == sample.read_bytes()
    assert _bytes_of(tmp_path / "deal.zip" / "gone.docx") == b""
    assert _bytes_of(tmp_path / "gone.zip" / "nda.docx") == b""


def test_the_about_page_shows_every_model_card() -> None:
    app = AppTest.from_string(
        "from clausekit.web.pages.about import about\nabout()", default_timeout=60
    ).run()
    assert not app.exception
    cards = sorted((ROOT / "models").glob("*/card.md"))
    assert len(app.expander) == len(cards)

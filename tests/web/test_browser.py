"""The app as a person uses it: a real server, a real browser."""

from __future__ import annotations

import re
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest
from playwright.sync_api import Page, expect, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "sample_contracts"
pytestmark = [pytest.mark.web, pytest.mark.timeout(240)]
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
PATIENCE = 60_000  # ms; the first review loads the models


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """The address of a running app."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port = found.getsockname()[1]
    command = [sys.executable, "-m", "clausekit.cli.main", "app", "--port", str(port), "--no-browser"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        url = f"http://localhost:{port}"
        try:
            _wait_for(f"{url}/_stcore/health")
            yield url
        finally:
            server.terminate()


def _wait_for(url: str) -> None:
    for _ in range(120):
        try:
            with urlopen(url, timeout=2):  # noqa: S310 -- our own server
                return
        except OSError:
            time.sleep(0.5)
    raise AssertionError("the app did not start")


@pytest.fixture
def page(address: str, program: Callable[[str], str]) -> Iterator[Page]:
    """The first page in a fresh tab, watched for requests that leave this machine."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program("chromium"), args=ARGUMENTS)
        tab = browser.new_page(viewport={"width": 1360, "height": 1000}, accept_downloads=True)
        strangers: list[str] = []
        tab.on("request", lambda request: _note(request.url, strangers))
        tab.goto(address)
        expect(tab.get_by_role("heading", name="Review a contract")).to_be_visible(timeout=PATIENCE)
        yield tab
        browser.close()
    assert strangers == [], "the app called out"


def _note(url: str, strangers: list[str]) -> None:
    if not url.startswith(("http://localhost", "ws://localhost", "data:", "blob:")):
        strangers.append(url)


def _open_sample(page: Page, title: str) -> None:
    """As somebody does who knows the name: the list is long, and shows what fits what is typed."""
    chooser = page.get_by_role("combobox", name="Or open a sample")
    chooser.click()
    chooser.fill(title)
    page.get_by_role("option", name=title).click()
    expect(page.get_by_text("Do not sign as it stands").first).to_be_visible(timeout=PATIENCE)


def test_a_sample_is_reviewed_and_its_reports_downloaded(page: Page) -> None:
    _open_sample(page, "Saas vendor draft")
    expect(page.get_by_text("sole and exclusive remedy").first).to_be_visible()
    for button, beginning in (("Markdown", b"#"), ("JSON", b"{"), ("Word with comments", b"PK")):
        with page.expect_download(timeout=PATIENCE) as download:
            page.get_by_role("button", name=button, exact=True).click()
        assert download.value.path().read_bytes().startswith(beginning)


def test_clauses_and_key_terms_have_their_tabs(page: Page) -> None:
    _open_sample(page, "Saas vendor draft")
    page.get_by_role("tab", name="Clauses").click()
    expect(page.get_by_label("Types").first).to_be_visible()
    page.get_by_role("tab", name="Key terms").click()
    expect(page.get_by_text("Parties", exact=True)).to_be_visible()


def test_uploads_are_reviewed_and_a_broken_one_is_one_sentence(page: Page, tmp_path: Path) -> None:
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"\xff\xd8\xff\xe0 a photograph")
    page.set_input_files("input[type=file]", [broken, SAMPLES / "mutual_nda.pdf"])
    expect(page.get_by_text("broken.pdf' is").first).to_be_visible(timeout=PATIENCE)
    expect(page.get_by_role("heading", name="mutual_nda.pdf")).to_be_visible(timeout=PATIENCE)
    expect(page.get_by_text("Traceback")).to_have_count(0)


def test_a_filter_narrows_the_findings(page: Page) -> None:
    _open_sample(page, "Saas vendor draft")
    count = page.get_by_text(re.compile(r"\d+ of \d+ findings")).first
    before = count.inner_text()
    page.get_by_role("button", name="Critical", exact=True).click()
    expect(count).not_to_have_text(before, timeout=PATIENCE)

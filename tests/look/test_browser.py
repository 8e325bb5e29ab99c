"""In a real browser: nothing runs, nothing leaves, keys work, axe finds no serious fault, phones need no sideways scrolling."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from avvisi.look.publish import publish
from avvisi.look.shelf import Shelf
from tests.look import hostile, made

pytestmark = pytest.mark.browser
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    if not CHROMIUM:
        pytest.skip("Chromium is not installed")
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with playwright.sync_playwright() as running:
        opened = running.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield opened
        opened.close()


def _serving(record: Path) -> tuple[subprocess.Popen[str], str]:
    command = [sys.executable, "-m", "avvisi", "serve", str(record), "--port", "0", "--all"]
    server = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    assert server.stderr
    return server, server.stderr.readline().split()[1].rstrip("/")


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    server, found = _serving(made.build(tmp_path_factory.mktemp("browsed") / "R", made.reports()))
    with server:
        yield found
        server.terminate()


@pytest.fixture(scope="module")
def hostile_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    server, found = _serving(made.build(tmp_path_factory.mktemp("hostile") / "R", hostile.reports()))
    with server:
        yield found
        server.terminate()


class Watched:
    """A page whose complaints, dialogs and requests are written down."""

    def __init__(self, browser: Any, address: str, width: int = 1440, height: int = 900, scheme: str = "light") -> None:
        self.faults: list[str] = []
        self.address = address
        self.context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme)
        self.page = self.context.new_page()
        self.page.on("console", lambda m: self.faults.append(m.text) if m.type in ("error", "warning") else None)
        self.page.on("pageerror", lambda e: self.faults.append(str(e)))
        self.page.on("dialog", lambda d: (self.faults.append(f"dialog {d.message}"), d.dismiss()))
        self.page.on("request", lambda r: None if r.url.startswith((address, "file://")) else self.faults.append(f"request {r.url}"))
        self.page.on("popup", lambda p: self.faults.append("popup"))

    def open(self, path: str) -> None:
        self.page.goto(self.address + path)
        assert not self.faults, (path, self.faults)


def _views(watched: Watched) -> list[str]:
    """One address of each view, found from the lists."""
    page = watched.page
    found = [
        "/",
        "/matrix",
        "/incidents",
        "/sayings",
        "/people",
        "/offices",
        "/outlets",
        "/documents",
        "/problems",
        "/about",
        "/search?q=talks",
    ]
    for start, prefix in (("/matrix", "pair"), ("/matrix", "party"), ("/incidents", "incident"), ("/sayings", "utterance"), ("/people", "person"),
                          ("/offices", "office"), ("/outlets", "outlet"), ("/documents", "document")):  # fmt: skip
        watched.open(start)
        found.append(page.evaluate(f"document.querySelector('main a[href^=\"/{prefix}/\"]').getAttribute('href')"))
    return found


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_serious_fault(browser, address, scheme):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed").Axe()
    watched = Watched(browser, address, scheme=scheme)
    faults = []
    for path in _views(watched):
        watched.open(path)
        for fault in axe.run(watched.page).response["violations"]:
            if fault["impact"] in ("serious", "critical", "moderate"):
                faults.append((path, fault["id"], [n["html"][:160] + " | " + n["failureSummary"][:240] for n in fault["nodes"][:2]]))
    assert not faults, "\n".join(map(str, faults))


def test_phones_need_no_sideways_scrolling(browser, address):
    watched = Watched(browser, address, width=390, height=844)
    for path in _views(watched):
        watched.open(path)
        assert watched.page.evaluate("document.documentElement.scrollWidth") <= 390, path


def test_from_the_matrix_to_the_words_and_back_by_keys(browser, address):
    watched = Watched(browser, address)
    page = watched.page
    watched.open("/")
    page.click('a.cell[href="/pair/KEN/NOR"]')
    assert "Kenya" in page.inner_text("h1")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_url("**/incident/*")
    assert page.locator(".side article").count() == 3
    assert page.locator(".side mark").count() > 3
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "q"
    page.keyboard.type("Odera")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=Odera")
    page.keyboard.press("?")
    assert page.locator("dialog[open]").count() == 1
    page.keyboard.press("Escape")
    page.click("main a[href^='/person/']")
    assert page.inner_text("h1") == "Juma Odera"
    assert not watched.faults


def test_everything_can_be_read_without_script(browser, address):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + "/pair/KEN/NOR")
    page.click("ol.chron h3 a")
    page.click(".side a[href^='/document/']")
    page.click(".note.event summary")
    assert "asserted by" in page.inner_text(".note.event")
    context.close()


def test_a_hostile_record_runs_nothing(browser, hostile_address):
    watched = Watched(browser, hostile_address)
    page = watched.page
    paths = ["/", "/matrix?parties=30", "/incidents", "/sayings", "/people", "/offices", "/outlets", "/documents", "/search?q=%3Cscript%3E"]
    for start, prefix in (("/documents", "document"), ("/incidents", "incident"), ("/people", "person"), ("/offices", "office"), ("/outlets", "outlet"),
                          ("/sayings", "utterance"), ("/matrix?parties=30", "pair"), ("/matrix?parties=40", "party")):  # fmt: skip
        watched.open(start)
        links = page.evaluate(f"[...document.querySelectorAll('main a[href^=\"/{prefix}/\"]')].map(a => a.getAttribute('href'))")
        paths += list(dict.fromkeys(links))[:18]
    for path in paths:
        watched.open(path)
        assert page.evaluate("window.pwned") is None
    assert len(paths) > 90
    raw = page.request.get(hostile_address + next(p for p in paths if p.startswith("/document/")) + "/raw")
    assert raw.headers["content-type"] == "text/plain; charset=utf-8"


def test_published_files_open_from_the_disk(browser, tmp_path):
    shelf = Shelf(made.build(tmp_path / "R", made.reports()), searching=False)
    publish(shelf, tmp_path / "out")
    shelf.close()
    watched = Watched(browser, (tmp_path / "out").as_uri())
    watched.open("/index.html")
    page = watched.page
    assert page.evaluate("getComputedStyle(document.querySelector('.top')).display") == "flex", "the style sheet was not read"
    page.click('a.cell[href="pair/KEN/NOR.html"]')
    page.click("ol.chron h3 a")
    assert page.locator(".side article").count() == 3
    assert not watched.faults

"""In a real browser: nothing runs, nothing leaves, keys work, axe finds no serious fault, phones need no sideways scrolling."""

from collections.abc import Iterator

import pytest

from avvisi.look.publish import publish
from avvisi.look.shelf import Shelf
from tests.look import hostile, made
from tests.look.watched import Watched, serving, views

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    server, found = serving(made.build(tmp_path_factory.mktemp("browsed") / "R", made.reports()))
    with server:
        yield found
        server.terminate()


@pytest.fixture(scope="module")
def hostile_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    server, found = serving(made.build(tmp_path_factory.mktemp("hostile") / "R", hostile.reports()))
    with server:
        yield found
        server.terminate()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_serious_fault(browser, address, scheme):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed").Axe()
    watched = Watched(browser, address, scheme=scheme)
    faults = []
    for path in views(watched):
        watched.open(path)
        for fault in axe.run(watched.page).response["violations"]:
            if fault["impact"] in ("serious", "critical", "moderate"):
                faults.append((path, fault["id"], [n["html"][:160] + " | " + n["failureSummary"][:240] for n in fault["nodes"][:2]]))
    assert not faults, "\n".join(map(str, faults))


def test_phones_need_no_sideways_scrolling(browser, address):
    watched = Watched(browser, address, width=390, height=844)
    for path in views(watched):
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

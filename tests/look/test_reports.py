"""Every view of records built from real reports, in a real browser: the cell of a pair, an incident, a document, a person, search, keys."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.look.watched import Watched, serving, views

pytestmark = [pytest.mark.browser, pytest.mark.model]
ROOT = Path(__file__).parents[2]
SOURCES = {"examples": (ROOT / "examples" / "reports", "IRN", "SAU"), "samples": (ROOT.parent / "shared" / "samples", "IRN", "SYR")}


@pytest.fixture(scope="module", params=sorted(SOURCES))
def served(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str, str]]:
    folder, one, other = SOURCES[request.param]
    reports = sorted(folder.glob("*.txt"))
    if not reports:
        pytest.skip(f"the reports of {request.param} are not here ({folder.name} beside the repository)")
    record = tmp_path_factory.mktemp(request.param) / "R"
    subprocess.run([sys.executable, "-m", "avvisi", "build", *map(str, reports), "-o", str(record)], check=True, capture_output=True)
    server, address = serving(record, everyone=False)
    with server:
        yield address, one, other
        server.terminate()


def test_a_cell_of_the_matrix_leads_to_the_words(browser: Any, served: tuple[str, str, str]) -> None:
    address, one, other = served
    watched = Watched(browser, address)
    page = watched.page
    watched.open("/")
    page.click(f'a.cell[href="/pair/{one}/{other}"]')
    page.wait_for_url(f"**/pair/{one}/{other}")
    assert page.locator("ol.chron > li").count() > 3
    assert page.locator("svg.net path.edge").count() > 0
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("k")
    page.keyboard.press("Enter")
    page.wait_for_url("**/incident/*")
    words = page.inner_text(".side blockquote")
    page.click(".side a[href^='/document/']")
    page.wait_for_url("**/document/*")
    assert " ".join(words.split()) in " ".join(page.inner_text(".doc").split())
    page.locator(".note.event summary").first.click()
    assert "asserted by" in page.inner_text(".doc")
    assert page.request.get(page.url.split("#")[0] + "/raw").headers["content-type"] == "text/plain; charset=utf-8"
    assert not watched.faults
    watched.close()


def test_search_leads_to_a_person(browser: Any, served: tuple[str, str, str]) -> None:
    watched = Watched(browser, served[0])
    page = watched.page
    watched.open("/people")
    name = page.inner_text("main tbody th a")
    page.keyboard.press("/")
    page.keyboard.type(name)
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=*")
    for _ in range(50):
        if page.locator("main a[href^='/person/']").count():
            break
        page.wait_for_timeout(200)  # the index of a new record is made beside
        page.reload()
    page.keyboard.press("?")
    assert page.locator("dialog[open]").count() == 1
    page.keyboard.press("Escape")
    page.click("main a[href^='/person/']")
    page.wait_for_url("**/person/*")
    assert page.locator("h1").count() == 1
    assert page.locator("ol.chron > li").count() > 0
    assert not watched.faults
    watched.close()


def test_every_view_is_sound_at_the_desk_and_on_a_phone(browser: Any, served: tuple[str, str, str]) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed").Axe()
    faults = []
    for width, scheme in ((1440, "light"), (390, "dark")):
        watched = Watched(browser, served[0], width=width, scheme=scheme)
        for path in views(watched):
            watched.open(path)
            assert watched.page.evaluate("document.documentElement.scrollWidth") <= width, path
            for fault in axe.run(watched.page).response["violations"]:
                if fault["impact"] in ("serious", "critical", "moderate"):
                    faults.append((path, width, fault["id"], [n["html"][:160] for n in fault["nodes"][:2]]))
            for ending in (".json", ".csv"):
                plain = path.partition("?")
                twin = ("/overview" if path == "/" else plain[0]) + ending + plain[1] + plain[2]
                assert watched.page.request.get(served[0] + twin).ok, twin
        watched.close()
    assert not faults, "\n".join(map(str, faults))

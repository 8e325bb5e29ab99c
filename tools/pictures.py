"""Takes the pictures of the page anew: docs/img/*.png, from the example reports only.

    python tools/pictures.py [--browser PATH]

Needs Playwright with a Chromium; pngquant, where it is there, makes the files small.
"""

import argparse
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

from avvisi.store.derived import opened

ROOT = Path(__file__).resolve().parents[1]
PICTURES = ROOT / "docs" / "img"
# The incident on which reports differ most; the document that most incidents told by several draw on.
INCIDENT = "select incident from page.chronology order by lines desc, days + statuses + places desc, reports desc, incident limit 1"
DOCUMENT = (
    "select r.document from page.reports r join page.chronology c on c.n = r.n join page.facts f on f.document = r.document "
    "where c.reports > 1 group by r.document, f.quotes order by count(*) desc, f.quotes desc, r.document limit 1"
)


def addresses(record: Path) -> dict[str, tuple[str, int, str]]:
    """Picture -> path, height, colours."""
    with opened(record, "700MB") as c:
        incident, document = (c.execute(query).fetchone() for query in (INCIDENT, DOCUMENT))
    assert incident and document
    return {
        "overview": ("/", 1000, "light"),
        "pair": ("/pair/IRN/SAU", 900, "light"),
        "incident": (f"/incident/{incident[0]}", 900, "light"),
        "document": (f"/document/{document[0]}", 860, "dark"),
    }


def take(browser: Any, base: str, name: str, path: str, height: int, colours: str) -> None:
    """One picture; in a document the first event stands open."""
    page = browser.new_context(viewport={"width": 1280, "height": height}, color_scheme=colours, device_scale_factor=1.5).new_page()
    page.goto(base + path)
    if name == "document":
        page.locator(".doc .row.body .note.event summary").first.click()
        page.locator(".doc .row.body a.f-event").first.hover()
    target = PICTURES / f"{name}.png"
    page.screenshot(path=str(target))
    page.context.close()
    if shutil.which("pngquant"):
        subprocess.run(["pngquant", "--force", "--strip", "--output", str(target), "128", str(target)], check=True)


def main() -> None:
    """Build, serve, take."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--browser", default=shutil.which("chromium") or shutil.which("google-chrome"))
    given = parser.parse_args()
    record = Path(tempfile.mkdtemp()) / "record"
    subprocess.run([sys.executable, "-m", "avvisi", "build", str(ROOT / "examples" / "reports"), "-o", str(record)], check=True)
    server = subprocess.Popen([sys.executable, "-m", "avvisi", "serve", str(record), "--port", "0"], stderr=subprocess.PIPE, text=True)
    assert server.stderr
    base = server.stderr.readline().split()[1].rstrip("/")
    try:
        with sync_playwright() as running:
            browser = running.chromium.launch(executable_path=given.browser, args=["--no-sandbox"])
            for name, (path, height, colours) in addresses(record).items():
                take(browser, base, name, path, height, colours)
            browser.close()
    finally:
        server.terminate()
        server.wait()
        shutil.rmtree(record.parent)


if __name__ == "__main__":
    main()

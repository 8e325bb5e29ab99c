import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from avvisi.look.app import application
from avvisi.look.shelf import Shelf
from tests.look import made

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


@pytest.fixture(scope="session")
def made_record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made.build(tmp_path_factory.mktemp("made") / "R", made.reports())


@pytest.fixture
def shelf(made_record: Path) -> Iterator[Shelf]:
    opened = Shelf(made_record)
    yield opened
    opened.close()


@pytest.fixture
def app(shelf: Shelf):
    return application(shelf)


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    if not CHROMIUM:
        pytest.skip("Chromium is not installed")
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with playwright.sync_playwright() as running:
        opened = running.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield opened
        opened.close()

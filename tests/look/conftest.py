from collections.abc import Iterator
from pathlib import Path

import pytest

from avvisi.look.app import application
from avvisi.look.shelf import Shelf
from tests.look import made


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

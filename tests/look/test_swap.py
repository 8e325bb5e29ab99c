"""A build may swap the database while the page is looked at."""

import json
import threading

from avvisi.look.app import application
from avvisi.look.shelf import Shelf
from tests.look import made
from tests.look.browse import get


def test_the_page_follows_a_swapped_database_with_its_search(tmp_path):
    record = made.build(tmp_path / "R", made.reports()[:3])
    shelf = Shelf(record)
    app = application(shelf)
    assert json.loads(get(app, "/overview.json").body)["counts"]["documents"] == 3
    faults: list[int] = []
    done = threading.Event()

    def read() -> None:
        while not done.is_set():
            faults.append(get(app, "/").status)

    reader = threading.Thread(target=read)
    reader.start()
    made.build(tmp_path / "other", made.reports())
    (tmp_path / "other" / "record.duckdb").replace(record / "record.duckdb")
    after = json.loads(get(app, "/overview.json").body)["counts"]["documents"]
    done.set()
    reader.join()
    assert after == 4
    assert set(faults) == {200}
    shelf.wait()
    assert json.loads(get(app, "/search.json?q=tents").body)["counts"]["document"] == 1
    assert len([f for f in (record / "search").iterdir() if not f.name.startswith(".")]) == 1
    shelf.close()

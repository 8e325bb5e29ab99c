"""The example reports together: every disagreement that was put into them is shown, and nothing else is shown as one."""

import tomllib
from pathlib import Path
from typing import Any

import duckdb
import pytest

from avvisi.run.build import Options, build
from avvisi.store.compare import compare
from avvisi.store.query import connect
from tests.conftest import EXAMPLES

TOLD = tomllib.loads(Path(__file__).with_name("example_accounts.toml").read_text(encoding="utf-8"))["told"]
READ = [t for t in TOLD if "unread" not in t]
APART = ("differ", "contradict")

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> duckdb.DuckDBPyConnection:
    """All example reports as one record."""
    place = tmp_path_factory.mktemp("examples") / "R"
    build([str(EXAMPLES)], place, Options(workers=1))
    return connect(place)


def incidents(record: duckdb.DuckDBPyConnection, told: dict[str, Any]) -> list[dict[str, Any]]:
    """The incidents of these reports and this type, compared."""
    query = "select id from incidents where list_sort(given_ids) = list_sort(?) and (? is null or type = ?) order by id"
    kind = told.get("type")
    found = [compare(record, i) for (i,) in record.execute(query, [told["reports"], kind, kind]).fetchall()]
    return [f for f in found if f]


def apart(found: dict[str, Any]) -> dict[str, tuple[str, dict[str, str]]]:
    """Field -> verdict and, for each value, the words that say it."""
    return {
        f["field"]: (f["verdict"], {s["value"]: s["words"][0]["words"] for s in f["said"]})
        for f in found["fields"]
        if f["verdict"] in APART
    }


@pytest.mark.parametrize("told", TOLD, ids=lambda t: t["what"].split(":")[0])
def test_each_is_one_incident_with_its_disagreements_and_no_other(record: duckdb.DuckDBPyConnection, told: dict[str, Any]) -> None:
    wanted = {d["field"]: (d["verdict"], d["said"]) for d in told.get("differ", ())}
    found = incidents(record, told)
    fitting = [f for f in found if apart(f) == wanted]
    if "unread" in told:
        assert not fitting or not wanted, "it is read now: take `unread` away"
        return
    if not found and "type" not in told:
        pytest.skip("these reports share no incident")
    assert fitting, [(f["incident"]["type"], apart(f)) for f in found]
    assert all(f["lines_at_most"] == told["lines"] for f in fitting)
    gaps = [(g["report"], g["value"]) for f in fitting for g in f["left_out"]]
    for report, words in told.get("out", {}).items():
        for some in words:
            assert any(r == report and some in value for r, value in gaps), (some, gaps)


def test_nothing_else_is_shown_as_a_disagreement_between_reports(record: duckdb.DuckDBPyConnection) -> None:
    wanted = {(tuple(sorted(t["reports"])), d["field"]) for t in READ if not t.get("within") for d in t.get("differ", ())}
    shown = set()
    rows = record.execute("select id, given_ids, disagreements from incidents where len(given_ids) > 1 order by id").fetchall()
    for identity, reports, lines in rows:
        found = compare(record, identity)
        assert found is not None
        fields = apart(found)
        assert len(lines) == len(fields), (lines, fields)
        shown |= {(tuple(sorted(reports)), field) for field in fields}
    assert shown <= wanted


def test_the_corrected_report_is_kept_and_marked(record: duckdb.DuckDBPyConnection) -> None:
    query = "select d.given_id, n.given_id from documents d join documents n on n.id = d.superseded_by order by 1"
    assert record.execute(query).fetchall() == [("meridian-2018-07-08-abiy-in-asmara.txt", "meridian-2018-07-10-correction.txt")]

"""Each export read back by its own reader or validator, and compared with the record."""

import csv
import json
import re
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from avvisi.export.formats import FORMATS, Wanted, write
from avvisi.export.panel import period_of
from avvisi.export.tables import cell
from avvisi.export.told import calendar
from avvisi.store.query import connect, rows, tables

pytestmark = pytest.mark.model


def made(record: Path, out: Path, form: str, **more) -> Path:
    write(connect(record), record, str(out), Wanted(form=form, **more))
    return out


def lines(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def count(record: Path, table: str) -> int:
    return connect(record).execute(f"select count(*) from {table}").fetchone()[0]


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_record_gives_the_same_bytes(example_record, tmp_path, form):
    some = []
    for name in ("a", "b"):
        out = made(example_record, tmp_path / name, form)
        some.append({p.relative_to(out).as_posix(): p.read_bytes() for p in sorted(out.rglob("*"))} if out.is_dir() else out.read_bytes())
    assert some[0] == some[1]
    assert some[0]


def test_every_table_in_three_forms_has_all_rows(example_record, tmp_path):
    connection = connect(example_record)
    for form in ("jsonl", "csv", "parquet"):
        folder = made(example_record, tmp_path / form, form)
        for table in tables(connection):
            path = folder / f"{table}.{form}"
            if form == "parquet":
                found = pq.read_table(path).num_rows
            elif form == "csv":
                csv.field_size_limit(10_000_000)
                with open(path, encoding="utf-8", newline="") as file:
                    found = sum(1 for _ in csv.DictReader(file))
            else:
                found = len(lines(path))
            assert found == count(example_record, table), (form, table)


def test_plover_records_have_the_manuals_fields_and_their_words(example_record, tmp_path):
    texts = dict(connect(example_record).execute("select given_id, text from documents").fetchall())
    known = {
        "id", "date", "actor", "event", "has_event", "time", "enddate", "endtime", "recipient", "event_loc", "event_text", "quad_code", "event_scale",
        "mode", "context", "link", "text", "text_info", "cite_info", "coder", "coded_date", "coded_time", "comment",
    }  # fmt: skip
    found = lines(made(example_record, tmp_path / "p.jsonl", "plover"))
    assert len(found) == count(example_record, "events") > 0
    for one in found:
        assert set(one) <= known
        assert {"id", "date", "actor", "event"} <= set(one)
        assert one["date"] is None or re.fullmatch(r"\d{4}-\d\d-\d\d", one["date"])
        assert "enddate" not in one or one["date"] < one["enddate"]
        place = one["text_info"][0]
        assert texts[place["text_story"]][place["start"] : place["end"]] == one["text"]


def test_the_panels_sums_are_the_records(example_record, tmp_path):
    out = made(example_record, tmp_path / "panel", "panel", period="year")
    with open(out / "panel.csv", encoding="utf-8", newline="") as file:
        panel = list(csv.DictReader(file))
    with open(out / "undated.csv", encoding="utf-8", newline="") as file:
        undated = list(csv.DictReader(file))
    with open(out / "denominators.csv", encoding="utf-8", newline="") as file:
        assert sum(int(r["documents"]) for r in csv.DictReader(file)) == count(example_record, "documents")
    from avvisi.export.panel import pairs

    expected = sum(len(list(pairs(i))) for i in rows(connect(example_record), "select actors, recipients from incidents"))
    assert sum(int(r["incidents"]) for r in panel) + len(undated) == expected
    assert any(r["reported"] for r in undated)
    assert all(len(r["reported"]) in (0, len(panel[0]["period"])) for r in undated)
    kinds = ("outlet", "attributed", "denied", "alleged")
    assert all(int(r["incidents"]) == sum(int(r[f"incidents_{k}"]) for k in kinds) for r in panel)


def test_gexf_is_read_by_networkx(example_record, tmp_path):
    networkx = pytest.importorskip("networkx")
    graph = networkx.read_gexf(made(example_record, tmp_path / "g.gexf", "gexf"), version="1.3")
    from avvisi.export.panel import pairs

    incidents = {i["id"]: i for i in rows(connect(example_record), "select id, actors, recipients, date from incidents")}
    assert graph.number_of_nodes() >= 2
    assert graph.number_of_edges() == sum(len(list(pairs(i))) for i in incidents.values()) > 0
    for *_, edge in graph.edges(data=True):
        when = incidents[edge["incident"]]["date"] or {}
        assert (edge.get("start"), edge.get("end")) == (when.get("earliest"), when.get("latest"))


@pytest.mark.filterwarnings("ignore")
def test_followthemoney_accepts_every_entity(example_record, tmp_path):
    model = pytest.importorskip("followthemoney").model
    found = lines(made(example_record, tmp_path / "f.jsonl", "ftm"))
    ids = {e["id"] for e in found}
    for data in found:
        schema = model.get(data["schema"])
        assert schema is not None, data["schema"]
        assert set(data["properties"]) <= set(schema.properties), data
        proxy = model.get_proxy(data, cleaned=False)
        for name, values in data["properties"].items():  # nothing is dropped but the codes of states that are no more
            assert name == "country" or set(proxy.get(name)) >= set(values), (name, values, proxy.get(name))
        for link in ("holder", "post", "involved", "resolved", "document", "proof"):
            assert set(data["properties"].get(link, [])) <= ids
    assert sum(e["schema"] == "Event" for e in found) == count(example_record, "events")
    assert sum(e["schema"] == "Article" for e in found) == count(example_record, "documents")
    assert {"Article", "Person", "Position", "Occupancy", "Event"} <= {e["schema"] for e in found}


def test_geojson_points_are_on_earth(example_record, tmp_path):
    found = json.loads(made(example_record, tmp_path / "g.json", "geojson").read_text(encoding="utf-8"))
    assert found["type"] == "FeatureCollection"
    assert len(found["features"]) == connect(example_record).execute("select count(*) from incidents where place is not null").fetchone()[0]
    points = [f["geometry"]["coordinates"] for f in found["features"] if f["geometry"]]
    assert points
    assert all(-180 <= x <= 180 and -90 <= y <= 90 for x, y in points)


def test_web_annotations_select_the_words(example_record, tmp_path):
    texts = {f"urn:avvisi:document:{i}": t for i, t in connect(example_record).execute("select id, text from documents").fetchall()}
    urls = dict(connect(example_record).execute("select url, text from documents where url is not null").fetchall())
    found = lines(made(example_record, tmp_path / "w.jsonl", "webannotation"))
    assert len(found) == count(example_record, "events") + count(example_record, "quotes")
    for one in found:
        for target in one["target"]:
            text = texts.get(target["source"]) or urls[target["source"]]
            position, quote = target["selector"]
            assert text[position["start"] : position["end"]] == quote["exact"] != ""
            assert text[: position["start"]].endswith(quote["prefix"])
        assert isinstance(json.loads(one["body"][1]["value"]), dict)


def test_timelinejs_slides_are_escaped_and_dated(example_record, tmp_path):
    found = json.loads(made(example_record, tmp_path / "t.json", "timelinejs").read_text(encoding="utf-8"))["events"]
    dated = "date.value is not null and date.earliest is not null"
    assert len(found) == connect(example_record).execute(f"select count(*) from incidents where {dated}").fetchone()[0] > 0
    assert all("year" in slide["start_date"] and "<script" not in slide["text"]["text"] for slide in found)


@pytest.mark.filterwarnings("ignore")
def test_the_data_package_is_valid(example_record, tmp_path):
    frictionless = pytest.importorskip("frictionless")
    folder = made(example_record, tmp_path / "dp", "datapackage")
    csv.field_size_limit(10_000_000)
    report = frictionless.validate(str(folder / "datapackage.json"))
    assert report.valid, report.flatten(["title", "message"])[:5]


def test_without_text_no_words_of_the_reports_leave(example_record, tmp_path):
    """No run of seven words of any sentence of an event, of any quote or of any report's body: titles alone stay, as in a citation."""
    connection = connect(example_record)
    runs: set[str] = set()
    for given, regions in connection.execute("select text, regions from documents").fetchall():
        for region in regions:
            if region["kind"] == "body":
                told = given[region["start"] : region["end"]].split()
                runs |= {" ".join(told[i : i + 7]) for i in range(0, len(told) - 6)}
    titles = [title.split() for (title,) in connection.execute("select distinct title from tenures").fetchall()]  # of offices: they stay
    runs -= {" ".join(words[i : i + 7]) for words in titles for i in range(len(words) - 6)}
    assert len(runs) > 500
    for form in FORMATS:
        out = made(example_record, tmp_path / form, form, text=False)
        for path in sorted(out.rglob("*")) if out.is_dir() else [out]:
            whole = (
                json.dumps(pq.read_table(path).to_pylist(), default=str, ensure_ascii=False)
                if path.suffix == ".parquet"
                else path.read_text(encoding="utf-8")
            )
            words = re.split(r'[\s"]+', whole)
            leaked = {" ".join(words[i : i + 7]) for i in range(len(words) - 6)} & runs
            assert not leaked, (form, path.name, sorted(leaked)[:3])
    for one in lines(tmp_path / "plover"):
        assert "text" not in one
        assert "event_text" not in one
        assert not any("entity_text" in party for party in [*one["actor"], *one.get("recipient", [])])


@pytest.mark.parametrize(("value", "expected"), [("=1+1", "'=1+1"), ("@x", "'@x"), ("plain", "plain"), ("+", "+"), (-3, -3), (None, None)])
def test_cells_that_a_spreadsheet_would_run_are_defused(value, expected):
    assert cell(value, True) == expected


@pytest.mark.parametrize(
    ("first", "last", "period", "expected"),
    [
        ("2018-07-09", "2018-07-09", "week", "2018-W28"),
        ("2018-07-01", "2018-07-31", "day", None),
        ("2018-07-01", "2018-07-31", "month", "2018-07"),
        ("2020-11-30", "2020-12-06", "month", None),
        ("2020-11-30", "2020-12-06", "week", "2020-W49"),
        ("2018-12-31", "2019-01-06", "week", "2019-W01"),
        ("2018-01-01", "2018-12-31", "year", "2018"),
        (None, "2018-12-31", "year", None),
    ],
)
def test_periods(first, last, period, expected):
    assert period_of({"value": None, "earliest": first, "latest": last}, period) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2018-07-09", "2018-07-09"),
        ("1978-09-17TNI", "1978-09-17"),
        ("2018-07", "2018-07"),
        ("2020-W49", None),
        ("2018-FA", None),
        ("XXXX-12-12", None),
        (None, None),
    ],
)
def test_only_days_months_and_years_are_calendar_dates(value, expected):
    assert calendar({"value": value}) == expected

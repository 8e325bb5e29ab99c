"""Each export read back by its own reader or validator, and compared with the record."""

import csv
import json
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from avvisi.export.formats import FORMATS, Wanted, write
from avvisi.export.panel import period_of
from avvisi.export.tables import cell
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
    kinds = ("outlet", "attributed", "denied", "alleged")
    assert all(int(r["incidents"]) == sum(int(r[f"incidents_{k}"]) for k in kinds) for r in panel)


def test_gexf_is_read_by_networkx(example_record, tmp_path):
    networkx = pytest.importorskip("networkx")
    graph = networkx.read_gexf(made(example_record, tmp_path / "g.gexf", "gexf"), version="1.2draft")
    assert graph.number_of_nodes() >= 2
    assert graph.number_of_edges() > 0


@pytest.mark.filterwarnings("ignore")
def test_followthemoney_accepts_every_entity(example_record, tmp_path):
    model = pytest.importorskip("followthemoney").model
    found = lines(made(example_record, tmp_path / "f.jsonl", "ftm"))
    ids = {e["id"] for e in found}
    for data in found:
        schema = model.get(data["schema"])
        assert schema is not None, data["schema"]
        assert set(data["properties"]) <= set(schema.properties), data
        model.get_proxy(data, cleaned=False)
        for link in ("holder", "post", "involved", "resolved", "document", "proof"):
            assert set(data["properties"].get(link, [])) <= ids
    assert {"Article", "Person", "Position", "Occupancy", "Event"} <= {e["schema"] for e in found}


def test_geojson_points_are_on_earth(example_record, tmp_path):
    found = json.loads(made(example_record, tmp_path / "g.json", "geojson").read_text(encoding="utf-8"))
    assert found["type"] == "FeatureCollection"
    points = [f["geometry"]["coordinates"] for f in found["features"] if f["geometry"]]
    assert points
    assert all(-180 <= x <= 180 and -90 <= y <= 90 for x, y in points)


def test_web_annotations_select_the_words(example_record, tmp_path):
    texts = {f"urn:avvisi:document:{i}": t for i, t in connect(example_record).execute("select id, text from documents").fetchall()}
    urls = dict(connect(example_record).execute("select url, text from documents where url is not null").fetchall())
    found = lines(made(example_record, tmp_path / "w.jsonl", "webannotation"))
    assert len(found) == count(example_record, "events") + count(example_record, "quotes")
    for one in found:
        text = texts.get(one["target"]["source"]) or urls[one["target"]["source"]]
        position, quote = one["target"]["selector"][:2]
        assert text[position["start"] : position["end"]] == quote["exact"]
        assert text[: position["start"]].endswith(quote["prefix"])


def test_timelinejs_slides_are_escaped_and_dated(example_record, tmp_path):
    found = json.loads(made(example_record, tmp_path / "t.json", "timelinejs").read_text(encoding="utf-8"))["events"]
    assert found
    assert all("year" in slide["start_date"] and "<script" not in slide["text"]["text"] for slide in found)


@pytest.mark.filterwarnings("ignore")
def test_the_data_package_is_valid(example_record, tmp_path):
    frictionless = pytest.importorskip("frictionless")
    folder = made(example_record, tmp_path / "dp", "datapackage")
    csv.field_size_limit(10_000_000)
    report = frictionless.validate(str(folder / "datapackage.json"))
    assert report.valid, report.flatten(["title", "message"])[:5]


def test_without_text_no_sentence_leaves(example_record, tmp_path):
    sentence = connect(example_record).execute("select evidence.sentence.text from events limit 1").fetchone()[0]
    for form in FORMATS:
        out = made(example_record, tmp_path / form, form, text=False)
        for path in sorted(out.rglob("*")) if out.is_dir() else [out]:
            if path.suffix != ".parquet":
                assert sentence not in path.read_text(encoding="utf-8"), (form, path.name)


@pytest.mark.parametrize(("value", "expected"), [("=1+1", "'=1+1"), ("@x", "'@x"), ("plain", "plain"), (-3, -3), (None, None)])
def test_cells_that_a_spreadsheet_would_run_are_defused(value, expected):
    assert cell(value, True) == expected


@pytest.mark.parametrize(
    ("day", "period", "expected"),
    [
        ("2018-07-09", "week", "2018-W28"),
        ("2018-07", "day", None),
        ("2018-07", "month", "2018-07"),
        ("2018", "year", "2018"),
        (None, "year", None),
    ],
)
def test_periods(day, period, expected):
    assert period_of(day, period) == expected

"""The library as a programmer meets it: cheap to import, typed, frames, and facts that show safely in notebooks."""

import html.parser
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import avvisi
from avvisi.api.views import Row, Rows, cell, marked

ROOT = Path(__file__).resolve().parents[1]
HOSTILE = '<script>alert("1")</script><img src=x onerror=alert(1)> & \' "'


class Tags(html.parser.HTMLParser):
    """The tags and attributes of some HTML."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.seen: set[str] = set()
        self.words: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.seen |= {tag, *(name for name, _ in attrs)}

    def handle_data(self, data):
        self.words.append(data)


OURS = {"div", "mark", "table", "thead", "tbody", "tr", "th", "td", "caption", "style", "title"}


def test_importing_loads_nothing_heavy():
    heavy = "{'spacy', 'duckdb', 'pyarrow', 'numpy', 'typer', 'trafilatura'}"
    done = subprocess.run([sys.executable, "-c", f"import avvisi, sys; print({heavy} & set(sys.modules))"], capture_output=True, text=True)
    assert done.stdout.strip() == "set()", done


def test_what_is_promised_is_there():
    assert set(dir(avvisi)) == set(avvisi.__all__)
    assert all(getattr(avvisi, name) is not None for name in avvisi.__all__)
    with pytest.raises(AttributeError):
        avvisi.no_such_thing  # noqa: B018


def test_marks_escape_and_do_not_overlap():
    text = f"a {HOSTILE} b"
    shown = marked(
        text, [(0, 5, "#fff", HOSTILE), (3, 9, "#fff", "inside another"), (-2, 1, "#fff", "before"), (len(text) - 1, 999, "#fff", "past")]
    )
    tags = Tags(shown)
    assert tags.seen <= OURS
    assert "".join(tags.words) == text
    assert shown.count("<mark") == 1


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, ""),
        ({"value": None, "earliest": None, "latest": "2018-07-09", "basis": "published"}, "… to 2018-07-09"),
        ({"value": None, "earliest": None, "latest": None}, ""),
        ({"value": "2018-07", "earliest": "2018-07-01", "latest": "2018-07-31"}, "2018-07"),
        ([{"kind": "state", "name": "Ghana", "person": None}, {"kind": "person", "name": "Togo", "person": "A & B"}], "Ghana, A &amp; B"),
    ],
)
def test_cells_read_as_a_person_reads_them(value, expected):
    assert cell(value) == expected


def test_rows_are_safe_whatever_they_hold():
    evidence = {
        "sentence": {"start": 10, "end": 99, "text": HOSTILE},
        "trigger": {"start": 11, "end": 17, "text": HOSTILE[1:7]},
        "rule": HOSTILE,
    }
    row = {HOSTILE: HOSTILE, "evidence": evidence, "list": [HOSTILE], "party": {"name": HOSTILE}}
    for shown in (Rows([row] * 300)._repr_html_(), Row(row)._repr_html_(), Rows()._repr_html_()):
        assert Tags(shown).seen <= OURS


@pytest.mark.model
def test_a_coded_report_shows_its_words_marked():
    coded = avvisi.code("The envoy of Ghana met Togo's premier in Lomé on Monday. <b>x</b>", published="2017-05-02")
    shown = coded._repr_html_()
    tags = Tags(shown)
    assert tags.seen <= OURS
    assert "".join(tags.words) == coded.document.text
    assert any(e.type == "CONSULT" for e in coded.events)
    assert "met</mark>" in shown
    assert Tags(coded.rows("events")._repr_html_()).seen <= OURS
    assert coded.answer()["events"][0]["type"] == "CONSULT"


@pytest.mark.model
def test_a_record_gives_frames_rows_and_answers(example_record, tmp_path):
    with avvisi.open(example_record) as record:
        counts = {t: record.arrow(t).num_rows for t in record.tables}
        assert counts["documents"] >= 10
        assert len(record.rows("events")) == counts["events"]
        assert record.sql("select count(*) as n from events where quad = ?", 1)["n"][0].as_py() > 0
        with pytest.raises(KeyError, match="no table nothing"):
            record.arrow("nothing")
        event = record.rows("events")[0]
        report = record.document(event["document"])
        assert report is not None
        span = event["evidence"]["sentence"]
        assert report.text[span["start"] : span["end"]] == span["text"]
        assert "".join(Tags(report._repr_html_()).words) == report.text
        incident = record.incident(event["incident"])
        assert incident is not None
        assert any(e["sentence"] == span for e in incident["evidence"])
        assert "<mark" in incident._repr_html_()
        assert record.incident("0" * 24) is record.document("0" * 24) is None
        assert record.why(event["id"])["is"] == "event"
        assert Tags(record._repr_html_()).seen <= OURS
        record.export("gexf", tmp_path / "g.gexf")
        assert (tmp_path / "g.gexf").stat().st_size > 500


@pytest.mark.model
@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("kind", ["pandas", "polars"])
def test_frames(kind, example_record):
    pytest.importorskip(kind)
    with avvisi.open(example_record) as record:
        frame = getattr(record, kind)("incidents")
        assert len(frame) == record.arrow("incidents").num_rows
        assert "lines_at_most" in list(frame.columns)


@pytest.mark.slow
@pytest.mark.model
@pytest.mark.filterwarnings("ignore")
def test_the_example_notebook_runs(tmp_path, monkeypatch):
    pytest.importorskip("ipykernel", reason="the example notebook needs ipykernel: pip install 'avvisi[dev]'")
    nbclient, nbformat = pytest.importorskip("nbclient"), pytest.importorskip("nbformat")
    monkeypatch.setenv("PYTHONPATH", str(ROOT / "src"))
    book = nbformat.read(ROOT / "examples" / "notebook.ipynb", as_version=4)
    assert not any(cell.get("outputs") for cell in book.cells), "outputs are not committed"
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    nbclient.NotebookClient(book, timeout=300, resources={"metadata": {"path": str(tmp_path / "examples")}}).execute()
    shown = [data for cell in book.cells for output in cell.get("outputs", ()) for data in output.get("data", {})]
    assert shown.count("text/html") >= 4

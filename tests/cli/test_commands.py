"""The commands as a user runs them."""

import json
import shutil
import subprocess
import sys

import pytest

pytestmark = pytest.mark.model


def avvisi(*args: str, stdin: str | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", "avvisi", *args], input=stdin, capture_output=True, text=True, timeout=120)


@pytest.mark.parametrize(
    "command",
    [
        "build",
        "code",
        "dyad",
        "events",
        "quotes",
        "people",
        "offices",
        "office",
        "said",
        "documents",
        "why",
        "export",
        "sql",
        "audit",
        "doctor",
        "occasions",
        "incidents",
    ],
)
def test_every_command_has_help(command):
    done = avvisi(command, "--help")
    assert done.returncode == 0
    assert len(done.stdout.splitlines()) > 3


@pytest.mark.parametrize("command", ["events", "quotes", "people", "offices", "occasions", "incidents", "documents"])
def test_lists_print_a_table_and_json_lines(command, example_record):
    assert avvisi(command, "-r", str(example_record)).returncode == 0
    done = avvisi(command, "-r", str(example_record), "--json", "-n", "0")
    assert done.returncode == 0
    assert all(isinstance(json.loads(line), dict) for line in done.stdout.splitlines())
    assert done.stdout


def test_a_line_of_code_is_answered_in_order_and_an_unreadable_one_with_a_problem():
    given = '{"id": "a", "text": "Togo\'s premier met the Ghanaian envoy in Lomé on Monday.", "published": "2017-05-02"}\n{not json\n{"id": "c", "text": ""}\n'
    done = avvisi("code", stdin=given)
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert [f["id"] for f in found][:2] == ["a", None]
    assert found[0]["document"]["published"]["value"] == "2017-05-02"
    assert found[1]["problems"]
    assert len(found) == 3


def test_what_is_no_record_is_said_in_one_line(tmp_path):
    done = avvisi("events", "-r", str(tmp_path))
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert "no record" in done.stderr


def test_usage_errors_exit_2(tmp_path, example_record):
    assert avvisi("build").returncode == 2
    assert avvisi("export", str(example_record), "--as", "xml", "-o", "-").returncode == 2
    assert avvisi("dyad").returncode == 2


def test_sql_reads_and_cannot_write(example_record):
    assert avvisi("sql", "select count(*) as n from documents", "-r", str(example_record), "--json").stdout.startswith('{"n":')
    assert avvisi("sql", "delete from documents", "-r", str(example_record)).returncode == 1


def test_why_explains_an_event(example_record):
    event = json.loads(avvisi("events", "-r", str(example_record), "--json", "-n", "1").stdout)
    done = avvisi("why", event["id"], "-r", str(example_record))
    assert done.returncode == 0
    assert event["evidence"]["rule"] in done.stdout
    assert avvisi("why", "0" * 24, "-r", str(example_record)).returncode == 1


def test_a_rejected_tenure_is_in_no_answer_and_comes_back(example_record, tmp_path):
    record = shutil.copytree(example_record, tmp_path / "R")
    asked = ("sql", "select id from tenures order by id", "-r", str(record), "--json")
    before = avvisi(*asked).stdout.splitlines()
    first = json.loads(before[0])["id"]
    assert avvisi("reject", first, "-r", str(record), "--why", "not in the text", "--who", "mira").returncode == 0
    assert avvisi(*asked).stdout.splitlines() == before[1:]
    assert avvisi("audit", str(record)).returncode == 0
    (record / "corrections.toml").unlink()
    assert avvisi("build", "-o", str(record)).returncode == 0
    assert avvisi(*asked).stdout.splitlines() == before


def test_lists_of_ones_own_are_tried(tmp_path):
    rules = tmp_path / "en" / "events"
    rules.mkdir(parents=True)
    rule = '[[rule]]\nid = "{id}"\nverbs = ["{verb}"]\nrecipient = ["obj"]\nyes = [{{ text = "{yes}", trigger = "x" }}]\nno = ["{no}"]\n'
    good = rule.format(id="own.good", verb="blackball", yes="Norway blackballed Chad.", no="Norway praised Chad.")
    bad = rule.format(id="own.bad", verb="outflank", yes="Norway boycotted Chad.", no="Norway outflanked Chad.")
    (rules / "own.toml").write_text('code = "SANCTION"\n' + good, encoding="utf-8")
    assert avvisi("doctor", "--lexicon", str(tmp_path)).returncode == 0
    (rules / "own.toml").write_text('code = "SANCTION"\n' + good + bad, encoding="utf-8")
    done = avvisi("doctor", "--lexicon", str(tmp_path))
    assert done.returncode == 1
    assert "rule own.bad: no event in yes example" in done.stdout
    assert "rule own.bad: an event in no example" in done.stdout
    assert "own.good" not in done.stdout
    (rules / "own.toml").write_text('code = "SANCTION"\n[[rule]]\nid = "own.untested"\nverbs = ["snub"]\n', encoding="utf-8")
    done = avvisi("doctor", "--lexicon", str(tmp_path))
    assert done.returncode == 1
    assert "own.toml" in done.stdout


def test_only_spoken_words_stand_in_marks_and_an_act_shows_its_verb():
    from avvisi.cli.show import saying

    assert saying("the pass is open", "indirect", "asserts", "statement", "said") == "(asserts): the pass is open"
    assert saying("The pass is open", "direct", "asserts", "statement", "said") == "(asserts): “The pass is open”"
    assert saying("the charge", "indirect", "rejects", "act", "turned down") == "(rejects, “turned down”): the charge"


def test_safe_keeps_the_indent_and_shows_what_steers():
    from avvisi.cli.show import safe

    assert safe("    two\n  lines\x1b[31m") == "    two lines\\u001b[31m"


def test_the_tables_of_a_record_are_those_that_the_docs_list(example_record):
    import re
    from pathlib import Path

    pages = (Path(__file__).resolve().parents[2] / "docs" / "reference" / "tables.md").read_text(encoding="utf-8").split("\n## ")[1:]
    told = {page.split("`")[1]: set(re.findall(r"^\| `(\w+)`", page, re.M)) for page in pages}
    asked = "select table_name as t, list(column_name) as c from information_schema.columns where table_schema = 'main' and table_catalog = current_database() group by 1"
    there = [json.loads(line) for line in avvisi("sql", asked, "-r", str(example_record), "--json").stdout.splitlines()]
    assert {row["t"]: set(row["c"]) for row in there} == told


def test_a_state_is_known_by_any_of_its_names(example_record):
    by_code = avvisi("dyad", "ETH", "ERI", "-r", str(example_record), "--json").stdout
    assert by_code
    assert avvisi("dyad", "ethiopia", "Eritrean", "-r", str(example_record), "--json").stdout == by_code
    assert "nobody called Ruritania" in avvisi("dyad", "ETH", "Ruritania", "-r", str(example_record)).stderr


def test_why_tells_of_an_incident_under_the_id_of_its_first_event(example_record):
    asked = "select id, len(events) as n from incidents where len(documents) > 1 order by n desc, id limit 1"
    row = json.loads(avvisi("sql", asked, "-r", str(example_record), "--json").stdout)
    found = json.loads(avvisi("why", row["id"], "-r", str(example_record), "--json").stdout)
    assert found["is"] == "event"
    assert len(found["as_incident"]["events"]) == row["n"]
    assert found["as_incident"]["judgements"][0]["reasons"]


def test_what_is_no_type_is_told_with_those_that_are(example_record):
    done = avvisi("events", "-r", str(example_record), "--type", "meeting")
    assert done.returncode == 2
    assert "CONSULT" in done.stderr
    assert avvisi("events", "-r", str(example_record), "--type", "consult").returncode == 0


def test_a_list_without_rows_says_so(example_record):
    done = avvisi("documents", "--rejected", "-r", str(example_record))
    assert (done.returncode, done.stdout) == (0, "")
    assert "nothing" in done.stderr


def test_build_tells_what_it_stored_without_facts_and_which_ids_and_days_it_could_not_use(tmp_path):
    lines = [
        {"id": "a", "text": "Fiji's premier met the envoy of Tonga in Suva on Monday.", "published": "someday"},
        {"id": "a", "text": "Tonga's premier met the envoy of Fiji in Apia on Tuesday.", "published": "2019-02-03"},
        {"id": "b", "text": "Министр иностранных дел встретился с послом соседней страны в столице. " * 4},
        {"id": "c", "text": ""},
    ]
    given = tmp_path / "in.jsonl"
    given.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    done = avvisi("build", str(given), "-o", str(tmp_path / "R"))
    assert done.returncode == 3
    assert "4 documents read = 3 stored + 0 already there + 1 rejected" in done.stderr
    assert "not in English, stored without facts: 1 document (ru 1)" in done.stderr
    assert "one date as given is no day that can be read, such as 'someday' of a" in done.stderr
    assert "stands for several documents, such as a (2 of them)" in done.stderr
    assert "in.jsonl:4: the field 'text' holds no text" in done.stderr

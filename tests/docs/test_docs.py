"""The documentation is true: pages exist, links lead somewhere, every printed command parses, and those of the tutorial, the how-tos and README run."""

import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from avvisi.cli.main import app
from avvisi.store.query import connect

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted((ROOT / "docs").rglob("*.md"))
WORDS = [*PAGES, *(ROOT / name for name in ("README.md", "CONTRIBUTING.md", "SECURITY.md"))]
COMMAND = re.compile(r"^ {4,}(?:[A-Z_]+=\S+ +)?(avvisi .*)$", re.M)
IDS = {"INCIDENT", "OTHER", "EVENT", "UTTERANCE", "ID", "PERSON"}
STAYS = {"serve", "code"}  # they wait: for a browser, for standard input


def printed(path: Path) -> list[str]:
    """The commands of a page, without what a shell would take for itself."""
    found = [re.match(r'(?:"[^"]*"|[^#<>|"])*', line)[0].strip() for line in COMMAND.findall(path.read_text(encoding="utf-8"))]
    return [line for line in found if "[" not in line and "SOURCE" not in line and "FORMAT" not in line]  # forms, not commands


def some(paths: list[Path]) -> list[tuple[str, str]]:
    return [(path.relative_to(ROOT).as_posix(), line) for path in paths if path.exists() for line in printed(path)]


def test_the_navigation_names_every_page():
    named = set(re.findall(r": (\S+\.md)$", (ROOT / "mkdocs.yml").read_text(encoding="utf-8"), re.M))
    assert named == {path.relative_to(ROOT / "docs").as_posix() for path in PAGES}


@pytest.mark.parametrize("path", WORDS, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(path):
    for link in re.findall(r"\]\(([^)\s]+)\)", path.read_text(encoding="utf-8")):
        if not link.startswith(("http", "#", "mailto:")):
            assert (path.parent / link.split("#")[0]).exists(), link


@pytest.mark.parametrize(("page", "line"), some(WORDS))
def test_printed_commands_parse(page, line):
    _, name, *args = shlex.split(line)
    if name.startswith("--"):
        return
    command = typer.main.get_command(app).commands[name]  # type: ignore[attr-defined]
    command.make_context(name, list(args))


def test_a_command_that_does_not_parse_is_found():
    command = typer.main.get_command(app).commands["dyad"]  # type: ignore[attr-defined]
    with pytest.raises(Exception, match="sinse"):
        command.make_context("dyad", ["IRN", "--sinse", "2012"])


def test_every_extra_that_is_named_exists():
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    for path in WORDS:
        for name in re.findall(r"avvisi\[(\w+)\]", path.read_text(encoding="utf-8")):
            assert name in extras, (path.name, name)


def test_the_site_builds_without_a_warning(tmp_path):
    pytest.importorskip("mkdocs", reason="needs MkDocs: pip install 'avvisi[docs]'")
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "-q", "-d", str(tmp_path)], cwd=ROOT, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "index.html").exists()


RUN = [
    ROOT / "README.md",
    ROOT / "docs" / "tutorial.md",
    *sorted((ROOT / "docs" / "how-to").glob("*.md")),
    ROOT / "docs" / "reference" / "formats.md",
]


@pytest.fixture(scope="module")
def ground(tmp_path_factory):
    """A folder as the pages take it for granted: reports, records of the examples, lists of one's own."""
    from avvisi.run.build import Options, build

    folder = tmp_path_factory.mktemp("docs")
    shutil.copytree(ROOT / "examples", folder / "examples")
    shutil.copytree(ROOT / "examples" / "reports", folder / "reports")
    build([str(folder / "examples" / "reports")], folder / "record", Options(workers=1))
    shutil.copytree(folder / "record", folder / "demo-record")
    lists = re.search(r'(    code = "SANCTION".*?\n)\n(?=\|)', (ROOT / "docs" / "how-to" / "lexicon.md").read_text(encoding="utf-8"), re.S)
    rules = folder / "my-lists" / "en" / "events"
    rules.mkdir(parents=True)
    rules.joinpath("mine.toml").write_text(re.sub(r"^    ", "", lists[1], flags=re.M), encoding="utf-8")
    return folder


def named(record: Path) -> dict[str, str]:
    """Ids of a record for the words that stand for them: an incident of several events, one of them, another incident, a saying, a person."""
    connection = connect(record)
    ask = lambda query: connection.execute(query).fetchone()[0]  # noqa: E731
    incident = ask("select id from incidents where len(given_ids) > 1 and len(events) > 1 order by id limit 1")
    found = {
        "INCIDENT": incident,
        "EVENT": ask(f"select id from events where incident = '{incident}' and id <> '{incident}' order by id limit 1"),
        "OTHER": ask(f"select id from incidents where id <> '{incident}' order by id limit 1"),
        "UTTERANCE": ask("select id from utterances order by id limit 1"),
        "PERSON": ask("select id from people where public order by id limit 1"),
    }
    connection.close()
    return {**found, "ID": incident}


@pytest.mark.slow
@pytest.mark.model
@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize(("page", "line"), [(p, c) for p, c in some(RUN) if c.split()[1] not in STAYS and "--cluster" not in c])
def test_commands_work_as_printed(page, line, ground, monkeypatch):
    monkeypatch.chdir(ground)
    words = shlex.split(line)[1:]
    if words[0] in ("merge", "split", "redate", "rename", "reject", "takedown"):
        shutil.rmtree("corrected", ignore_errors=True)
        shutil.copytree("record", "corrected")
        words = ["corrected" if word == "record" else word for word in words]
    if IDS & set(words):
        ids = named(ground / "record")
        words = [ids.get(word, word) for word in words]
    if words[0] == "build" and "my-lists" in words:
        words = ["new" if word == "record" else word for word in words]
    done = CliRunner().invoke(app, words)
    assert done.exit_code == 0, (line, done.exit_code, done.output[-800:], done.exception)
    assert done.output.strip() or words[0] in ("export", "publish", "said", "sql"), line

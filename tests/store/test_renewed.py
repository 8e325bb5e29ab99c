"""However a record came to hold its documents, all at once or step by step, it says the same: its exports are the same bytes, its tables the same rows."""

import random
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from avvisi.export.tables import write_all
from avvisi.lexicon.load import Lexicon
from avvisi.resolve.corrections import Anchor, Correction, append
from avvisi.store import database, derived, renewed, shards
from avvisi.store.place import NAME
from avvisi.store.query import connect
from avvisi.store.shards import ShardFacts
from tests.look.made import STATES, Draft, state

LEXICON = Lexicon()
NAMES = ("Aster Holm", "Astrid Holm", "Juma Odera", "Jumah Odera", "Per Lund", "Mei Tanaka", "Meï Tanaka", "Kofi Asare")
TOPICS = [a + b + c for a in ("ba", "ke", "li", "mo") for b in ("na", "ve", "ti", "lo") for c in ("r", "s", "mi", "do")]
APPEAL = "Please help us keep this newsroom open for every island and harbour with your gift today."


def draft(number: int, version: int = 0) -> Draft:
    """A report of one of few stories: some copy others, some are undated, some end with what their house prints everywhere."""
    draw, story = random.Random(100 * number + version), number % 7
    theirs = random.Random(story)
    (one, own), (two, other) = ((name, land) for name, land in zip(theirs.sample(NAMES, 2), theirs.sample(sorted(STATES), 2), strict=True))
    if number % 3 == 0:
        one = {"Aster Holm": "Astrid Holm", "Juma Odera": "Jumah Odera"}.get(one, one)
    topic = theirs.sample(TOPICS, 18)
    told = " ".join((theirs if number % 2 else draw).choice(topic) for _ in range(60))
    said = " ".join(theirs.choice(topic) for _ in range(8))
    where = " behind closed doors in the old customs house on the quay" if number % 4 == 0 else ""
    text = f"{own} and {other}: {topic[0]} {number % 4}\n\nForeign Minister {one} of {own} met {two} of {other}{where}. {told.capitalize()}. At least {20 + number % 3} sailors were freed.\n\n"
    if number % 4 == 0:  # in words of its own
        text += " ".join(f"{draw.choice(TOPICS)}{n}" for n in range(60)) + ".\n\n"
    text += f"{one} said that {said}.\n" + (f"\n{APPEAL}\n" if number % 2 else "")
    day = f"2019-05-{1 + 3 * story + number % 2:02}"
    made = Draft(f"r{number:03}", f"Post {number % 3}", None if number % 11 == 5 else day, text)
    made.mention(one, "person", one).mention(two, "person", two).mention(own, "state", own, "full", STATES[own]).mention(
        other, "state", other, "full", STATES[other]
    )
    made.tenure(f"Foreign Minister {one}", one, "Foreign Minister", STATES[own])
    made.quote(said, one, "said that", [(f"Post {number % 3}", "outlet", "publishes"), (one, "person", "says")])
    more = {"likely": 0.3, "why": "not sure"} if number % 4 == 2 else {"likely": 0.9}
    made.event(
        "CONSULT",
        "met",
        [state(own, one, "Foreign Minister")],
        [state(other, two)],
        according_to=(made.quotes[0].id,) if story % 2 else (),
        **more,
    )
    if version or number % 5 == 0:
        made.event("ACCUSE", "were freed", [state(own)], [state(other)], status="denied" if number % 2 else "happened")
    return made


class Shelves:
    """A folder of shards that come and go, and the record that is built again each time."""

    def __init__(self, folder: Path) -> None:
        self.record, self.folder = folder / "R", folder
        self.held: dict[str, ShardFacts] = {}

    def put(self, name: str, drafts: Sequence[Draft]) -> None:
        self.take(name)
        pages, coded = zip(*(d.coded() for d in drafts), strict=True)
        made = shards.tables(pages, coded)
        self.held[name] = shards.write(self.record / "facts", name, made, rejected=0, version="v", model="m", lexicon="l")

    def take(self, name: str) -> None:
        if self.held.pop(name, None):
            shutil.rmtree(self.record / "facts" / name)

    def built(self, *, fresh: bool = False) -> dict[str, Any]:
        """What the record says, or one that was made from nothing."""
        record = self.record
        if fresh:
            record = self.folder / "fresh"
            shutil.rmtree(record, ignore_errors=True)
            record.mkdir()
            shutil.copytree(self.record / "facts", record / "facts")
            if (self.record / "corrections.toml").exists():
                shutil.copy(self.record / "corrections.toml", record / "corrections.toml")
        database.build(record, [self.held[name] for name in sorted(self.held)], LEXICON)
        return said(record)

    @property
    def renewed(self) -> int:
        return int(connect(self.record).execute("select renewed from built.state").fetchall()[0][0])


def said(record: Path) -> dict[str, Any]:
    with derived.opened(record, "300MB") as connection:
        query = "select table_catalog, table_name from information_schema.tables where table_schema = 'main' and table_catalog in ('record', 'page')"
        names = sorted(connection.execute(query).fetchall())
        found: dict[str, Any] = {
            f"{c}.{t}": sorted(connection.execute(f"select * from {c}.main.{t}").fetchall(), key=repr) for c, t in names
        }
        folder = record.parent / "out"
        shutil.rmtree(folder, ignore_errors=True)
        write_all(connection, "jsonl", folder)
    return {**found, **{path.name: path.read_bytes() for path in sorted(folder.iterdir())}}


def corrected(shelves: Shelves, number: int) -> None:
    """A line of corrections.toml: of a tenure, a name, two events or a person taken down."""
    one, other = draft(number), draft(number + 7)
    met, named = one.span("met"), one.mentions[0].span
    at = Anchor(text_hash=one.text_hash, start=met.start, end=met.end)
    person = Anchor(text_hash=one.text_hash, start=named.start, end=named.end)
    them = other.span("met")
    also = Anchor(text_hash=other.text_hash, start=them.start, end=them.end)
    held = one.tenures[0].span
    tenure = Anchor(text_hash=one.text_hash, start=held.start, end=held.end)
    made: Sequence[dict[str, Any]] = (
        {"do": "reject", "what": "tenure", "at": (tenure,)},
        {"do": "rename", "what": "person", "at": (person,), "name": "A. Holm"},
        {"do": "split", "what": "incident", "at": (at,)},
        {"do": "merge", "what": "incident", "at": (at, also)},
        {"do": "redate", "what": "event", "at": (at,), "date": "2019-05-20"},
        {"do": "takedown", "what": "person", "at": (person,)},
    )
    append(shelves.record / "corrections.toml", Correction(who="me", when="2020-01-01", **made[number % len(made)]))


def test_documents_that_come_are_written_into_the_last_database(tmp_path: Path) -> None:
    shelves = Shelves(tmp_path)
    for n in range(4):
        shelves.put(f"s{n}", [draft(i) for i in range(8 * n, 8 * n + 8)])
    shelves.built()
    assert shelves.renewed == 0
    shelves.put("s4", [draft(i) for i in range(32, 36)])
    found = shelves.built()
    assert shelves.renewed == 1
    assert found == shelves.built(fresh=True)
    assert found["record.incidents"] and found["record.judgements"] and found["record.litter"] and found["record.passages"]
    assert found["record.doubtful_events"]
    assert shelves.built() == found
    assert shelves.renewed == 2


def taken_up(record: Path) -> tuple[set[str], set[str]]:
    """The reports whose doubtful meeting was taken up, and those where it is kept aside."""
    with connect(record) as connection:
        queries = ("events where taken_up_by is not null", "doubtful_events")
        one, other = ({g for (g,) in connection.execute(f"select given_id from {q}").fetchall()} for q in queries)
    return one, other


def test_a_doubtful_event_comes_and_goes_with_the_report_that_tells_it_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(renewed, "HOLES", 9)  # so few rows are otherwise written whole again
    shelves = Shelves(tmp_path)
    shelves.put("s0", [draft(i) for i in (0, 8, 18, 21, 35)])
    shelves.built()
    assert taken_up(shelves.record) == (set(), {"r018"})
    shelves.put("s1", [draft(32)])  # of the story of r018
    shelves.built()
    assert taken_up(shelves.record) == ({"r018"}, set())
    members = [set(row[0]) for row in connect(shelves.record).execute("select given_ids from incidents").fetchall()]
    assert {"r018", "r032"} in members
    met = draft(32).span("met")
    at = Anchor(text_hash=draft(32).text_hash, start=met.start, end=met.end)
    append(shelves.record / "corrections.toml", Correction(who="me", when="2020-01-01", do="reject", what="event", at=(at,)))
    found = shelves.built()
    assert shelves.renewed == 2
    assert found == shelves.built(fresh=True)
    assert taken_up(shelves.record) == (set(), {"r018"})


def test_an_event_that_was_taken_up_is_corrected_like_others(tmp_path: Path) -> None:
    shelves = Shelves(tmp_path)
    shelves.put("s0", [draft(i) for i in (0, 8, 18, 32)])
    met = draft(18).span("met")
    at = Anchor(text_hash=draft(18).text_hash, start=met.start, end=met.end)
    append(shelves.record / "corrections.toml", Correction(who="me", when="2020-01-01", do="split", what="incident", at=(at,)))
    shelves.built()
    assert taken_up(shelves.record) == (set(), {"r018"})


def test_the_page_of_the_database_before_goes_with_it(tmp_path: Path) -> None:
    shelves = Shelves(tmp_path)
    shelves.put("s0", [draft(i) for i in range(6)])
    shelves.built()
    assert list((shelves.record / "page").iterdir())
    corrected(shelves, 5)
    database.build(shelves.record, [*shelves.held.values()], LEXICON)
    assert not list((shelves.record / "page").iterdir())


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-5000])


def flipped(path: Path) -> None:
    whole = bytearray(path.read_bytes())
    whole[len(whole) // 2] ^= 1
    path.write_bytes(whole)


@pytest.mark.parametrize("name", [NAME, database.KEPT])
@pytest.mark.parametrize("harm", [cut, flipped, Path.unlink])
def test_what_is_not_as_it_was_written_is_not_taken_up(tmp_path: Path, name: str, harm: Callable[[Path], None]) -> None:
    shelves = Shelves(tmp_path)
    shelves.put("s0", [draft(i) for i in range(8)])
    shelves.built()
    harm(shelves.record / name)
    shelves.put("s1", [draft(i) for i in range(8, 10)])
    found = shelves.built()
    assert shelves.renewed == 0
    assert found == shelves.built(fresh=True)


STEPS = st.lists(st.tuples(st.sampled_from(("come", "come", "go", "change", "correct")), st.integers(0, 9)), min_size=2, max_size=5)


@pytest.mark.slow
@settings(max_examples=12, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(steps=STEPS)
def test_steps_lead_where_one_leads(tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, int]]) -> None:
    shelves = Shelves(tmp_path_factory.mktemp("steps"))
    for n in range(4):
        shelves.put(f"s{n}", [draft(i) for i in range(7 * n, 7 * n + 7)])
    shelves.built()
    for at, (what, n) in enumerate(steps):
        if what == "come":
            shelves.put(f"t{at}", [draft(i) for i in range(40 + 5 * at, 41 + 5 * at + n % 4)])
        elif what == "go":
            shelves.take(f"s{n % 4}")
        elif what == "change":
            shelves.put(f"s{n % 4}", [draft(i, version=at + 1 if i % 3 == 0 else 0) for i in range(7 * (n % 4), 7 * (n % 4) + 7)])
        else:
            corrected(shelves, n)
        assert shelves.built() == shelves.built(fresh=True), (at, what, n)

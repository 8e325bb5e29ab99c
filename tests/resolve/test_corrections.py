"""What a user decides is written down, read again, and replayed."""

from pathlib import Path

import pytest

from avvisi.model.withheld import WITHHELD
from avvisi.resolve.corrections import Anchor, Correction, append, bind, read
from avvisi.resolve.errors import CorrectionError
from avvisi.resolve.people import People
from avvisi.resolve.persons import sightings, stated
from avvisi.resolve.reports import Reports
from tests.resolve.saying import Facts, document, person, tenure


def at(document_: str, name: str) -> Anchor:
    return Anchor(text_hash="h" + document_, start=0, end=len(name), words=name)


def made(do: str, *anchors: Anchor, **more: str) -> Correction:
    return Correction(do=do, what="person", at=anchors, who="mira", when="2024-01-02", **more)  # type: ignore[arg-type]


def test_a_correction_is_read_as_it_was_written(tmp_path: Path) -> None:
    path = tmp_path / "corrections.toml"
    path.write_text("# by hand\n")
    one = made("rename", at("a", 'Añna "Q"'), name="Añna\tQ\nuinn", why="so she signs")
    append(path, one)
    append(path, made("merge", at("a", "Anna"), at("b", "Ana")))
    assert read(path)[0] == one and len(read(path)) == 2 and path.read_text().startswith("# by hand\n")


def test_what_has_no_meaning_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "corrections.toml"
    path.write_text('[[correction]]\ndo = "redate"\nwhat = "person"\nat = [{text_hash="x"}]\nwho="m"\nwhen="2024-01-01"\ndate="soon"\n')
    with pytest.raises(CorrectionError, match="redate goes with event"):
        read(path)


FACTS = Facts(
    documents=[document(d) for d in "abc"],
    mentions=[person("a", "Joan Ferrer"), person("b", "Joan Ferrer"), person("c", "Jean Ferré")],
    tenures=[
        tenure("a", "Joan Ferrer", "Mayor", "ESP"),
        tenure("b", "Joan Ferrer", "Mayor", "ESP"),
        tenure("c", "Jean Ferré", "Mayor", None),
    ],
)


def people(*corrections: Correction) -> list[set[str]]:
    reports = Reports(FACTS)
    seen = sightings(FACTS, reports, ())
    found = People(seen, reports, stated(FACTS, reports), bind(corrections, FACTS, reports))
    return sorted(({reports.rows[d]["id"] for d, _ in p.keys} for p in found.persons), key=min), found.names  # type: ignore[return-value]


def test_merge_split_rename_and_takedown_of_persons() -> None:
    assert people()[0] == [{"a", "b"}, {"c"}]
    assert people(made("merge", at("a", "Joan Ferrer"), at("c", "Jean Ferré")))[0] == [{"a", "b", "c"}]
    assert people(made("split", at("b", "Joan Ferrer")))[0] == [{"a"}, {"b"}, {"c"}]
    assert "J. Ferrer" in people(made("rename", at("b", "Joan Ferrer"), name="J. Ferrer"))[1]
    assert WITHHELD in people(made("takedown", at("a", "Joan Ferrer")))[1]


def test_a_place_that_is_not_there_is_said_so() -> None:
    reports = Reports(FACTS)
    bound = bind([made("split", Anchor(text_hash="gone"))], FACTS, reports)
    assert bound.rows[0]["places"] == 1 and bound.rows[0]["found"] == 0


def test_what_is_merged_may_be_named_twice():
    """Documents of one text share their anchors, so a decision can name one event again and again."""
    from avvisi.resolve.incidents import decided
    from avvisi.resolve.linkage import average_link

    similar = decided([(0, 1, -2.0), (1, 2, -2.0)], ["a", "b", "c"], [["a", "b", "a", "b", "b"]], [])
    assert [(a, b) for a, b, _ in similar] == [(0, 1), (1, 2)]
    assert average_link(3, similar, least=0.0) == [0, 0, 2]


def test_the_later_of_merge_and_split_counts():
    from avvisi.resolve.corrections import Bound, Correction, _put

    def put(*done: tuple[str, list[str]]) -> Bound:
        bound = Bound()
        for do, values in done:
            _put(
                bound,
                Correction(do=do, what="incident", at=(Anchor(text_hash="x"), Anchor(text_hash="y")), who="mira", when="2024-01-02"),
                values,
            )
        return bound

    parted = put(("merge", ["a", "b", "c"]), ("split", ["c"]))
    assert (parted.merged["incident"], parted.split["incident"]) == ([["a", "b"]], [["c"]])
    again = put(("split", ["c"]), ("merge", ["a", "c"]))
    assert (again.merged["incident"], again.split["incident"]) == ([["a", "c"]], [])

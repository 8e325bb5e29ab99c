"""What a report looks back on meets the report of the time, where only one thing can be meant."""

from typing import Any

from tests.resolve.saying import Facts, document, person, tenure
from tests.resolve.test_incidents import PAIR, event, groups, ruled, state

CUT = "Peru severed relations with Ecuador."


def year(made: dict[str, Any], value: str) -> dict[str, Any]:
    """The event as one of some time of that year."""
    return {
        **made,
        "background": True,
        "date": {"value": value, "earliest": f"{value}-01-01", "latest": f"{value}-12-31", "basis": "stated"},
    }


def severed(where: str, number: int, day: str | None, **more: Any) -> dict[str, Any]:
    return ruled(event(where, number, "SANCTION", *PAIR, day, words=CUT, **more), "sanction.relations", "severed relations")


def test_a_breach_told_by_its_year_is_the_one_of_that_year() -> None:
    facts = Facts(
        documents=[document("a", published="1996-03-04"), document("b", published="2003-05-05"), document("c", published="1999-07-02")],
        events=[severed("a", 1, "1996-03-03"), year(severed("b", 1, None), "1996"), severed("c", 1, "1999-07-01")],
    )
    assert groups(facts) == {frozenset({"a1", "b1"}), frozenset({"c1"})}


def test_a_year_names_nothing_where_many_are_told() -> None:
    days = [f"1996-{month:02}-03" for month in range(1, 13)] + ["1996-06-20"]
    facts = Facts(
        documents=[document(f"d{n}", published=day) for n, day in enumerate(days)] + [document("z", published="2003-05-05")],
        events=[severed(f"d{n}", 1, day) for n, day in enumerate(days)] + [year(severed("z", 1, None), "1996")],
    )
    assert frozenset({"z1"}) in groups(facts)


def test_what_two_persons_had_signed_is_what_they_signed_before() -> None:
    names = (("Ana Lima", "PRT"), ("Jon Berg", "NOR"))
    sides = [state("PRT", "Ana Lima"), state("NOR", "Jon Berg")]
    documents = [document("a", published="2003-05-05"), document("b", published="2003-09-09"), document("c", published="2003-11-02")]
    facts = Facts(
        documents=documents,
        mentions=[person(d["id"], n) for d in documents for n, _ in names],
        tenures=[tenure(d["id"], n, "Foreign Minister", s) for d in documents for n, s in names],
        events=[
            event("a", 1, "SUPPORT", sides, [], "2003-05-04", words="Lima and Berg signed a fisheries treaty in Lisbon."),
            event("b", 1, "SUPPORT", sides, [], background=True, words="The fisheries treaty that Lima and Berg had signed is in force."),
            event("c", 1, "SUPPORT", sides, [], "2003-11-01", words="Lima and Berg signed a fisheries treaty in Oslo."),
        ],
    )
    assert groups(facts) == {frozenset({"a1", "b1"}), frozenset({"c1"})}


def test_what_was_asked_long_ago_is_not_what_was_asked_since() -> None:
    facts = Facts(
        documents=[document("a", published="1996-03-04"), document("b", published="2003-05-05")],
        events=[
            event("a", 1, "REQUEST", [state("PER")], [], background=True, words="Peru had asked for a place at the table."),
            event("b", 1, "REQUEST", [state("PER")], [], background=True, words="Peru had asked for a place in the bridge commission."),
        ],
    )
    assert len(groups(facts)) == 2


def test_a_side_that_is_alone_says_little() -> None:
    facts = Facts(
        documents=[document("a", published="2003-05-05"), document("b", published="2003-05-06")],
        events=[
            event("a", 1, "CONSULT", [state("PER")], [], "2003-05", words="A delegation left for talks on copper."),
            event("b", 1, "CONSULT", [state("PER")], [], "2003-05", words="The envoy paid a visit to the desert camps."),
        ],
    )
    assert len(groups(facts)) == 2


def test_one_sentence_tells_of_two_charges_and_its_copy_meets_the_like() -> None:
    text = "The president condemned the killing of the envoy, but called the march on the mission of Ecuador wholly unjustified. "
    more = "Traders along the river waited for news, and the price of fuel rose in both towns before the banks had opened their doors."
    condemned = ruled(event("a", 1, "ACCUSE", *PAIR, words=text), "accuse.condemn", "condemned")
    called = ruled(event("a", 2, "ACCUSE", [state("PER")], [], words=text), "accuse.call > accuse.wrong", "called")
    again = ruled(event("b", 1, "ACCUSE", [state("PER")], [], words=text), "accuse.call > accuse.wrong", "called")
    facts = Facts(
        documents=[document(d, text + more, published=p) for d, p in (("a", "2003-05-05"), ("b", "2003-05-06"))],
        events=[condemned, called, again],
    )
    assert groups(facts) == {frozenset({"a1"}), frozenset({"a2", "b1"})}

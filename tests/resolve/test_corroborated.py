"""A doubtful event that another report tells in words of its own is taken up; one that nobody else tells, or only a copy, or only the same misread word, is not."""

from typing import Any

import pytest

from avvisi.lexicon.load import Lexicon
from avvisi.resolve.record import resolve
from tests.resolve.saying import Facts, document
from tests.resolve.test_incidents import event, state

LEXICON = Lexicon()
SIDES = [state("PER")], [state("ECU")]
PAPERS = [document("a", published="1998-10-27", outlet="Norte"), document("b", published="1998-10-27", outlet="Sur")]
TREATY = "Peru and Ecuador put an end to a long quarrel over their border in the hills"


def told(where: str, rule: str = "reject.refuse", likely: float = 0.8, day: str | None = "1998-10-26", **more: Any) -> dict[str, Any]:
    made = event(where, 1, more.pop("type_", "REJECT"), *more.pop("sides", SIDES), day, likely=likely, **more)
    return {**made, "evidence": {**made["evidence"], "rule": rule}}


def aside(where: str, rule: str = "reject.defy", likely: float = 0.4, day: str | None = "1998-10-26", **more: Any) -> dict[str, Any]:
    return {**told(where, rule, likely, day, **more), "why": f"right in {likely:.0%} of such cases"}


def taken(documents: list[dict[str, Any]], events: list[dict[str, Any]], doubtful: list[dict[str, Any]]) -> dict[str, str]:
    """Event -> what took it up."""
    made = resolve(Facts(documents=documents, events=events, doubtful_events=doubtful), LEXICON)
    return {row["event"]: row["taken_up_by"] for row in made["event_columns"].to_pylist() if row["taken_up_by"]}


WORDS = {"words": "Lima turned the offer down."}, {"words": "Peru said no to what Quito had laid on the table."}


def test_it_joins_the_incident_of_the_report_that_tells_it_and_says_why() -> None:
    facts = Facts(documents=PAPERS, events=[told("a", **WORDS[0])], doubtful_events=[aside("b", **WORDS[1])])
    made = {name: table.to_pylist() for name, table in resolve(facts, LEXICON).items()}
    (incident,) = made["incidents"]
    assert (incident["events"], incident["documents"], incident["lines_at_most"]) == (["a1", "b1"], ["a", "b"], 2)
    given, up = made["event_columns"]
    assert (given["taken_up_by"], given["doubt"]) == (None, None)
    assert (up["event"], up["incident"], up["taken_up_by"], up["doubt"]) == ("b1", "a1", "a1", "right in 40% of such cases")
    assert up["taken_up_why"].startswith("right in 40% of such cases by itself, in 89% since a tells it")
    (judged,) = (j for j in made["judgements"] if j["by"] == "corroboration")
    assert judged["members"] == ["a1", "b1"]
    assert [r["feature"] for r in judged["reasons"]][:2] == ["doubt", "prior"]


@pytest.mark.parametrize(
    "doubtful",
    [
        aside("b", **WORDS[1], day="1998-10-20"),  # another day
        aside("b", **WORDS[1], sides=([state("PER")], [state("CHL")])),  # somebody else
        aside("b", **WORDS[1], sides=SIDES[::-1]),  # the other way round
        aside("b", **WORDS[1], type_="ACCUSE"),
        aside("b", **WORDS[1], polarity="-"),
        aside("b", **WORDS[1], likely=0.01),  # too unlikely for any report to help
        aside("b", **WORDS[0]),  # the very sentence
        aside("a", **WORDS[1]),  # the same report
    ],
)
def test_what_another_report_does_not_tell_stays_aside(doubtful: dict[str, Any]) -> None:
    assert not taken(PAPERS, [told("a", **WORDS[0])], [doubtful])


def test_a_copy_is_no_other_report() -> None:
    text = " ".join(f"{TREATY} number {n} and wrote of it at length" for n in range(12))
    copies = [document(d, text=f"{text} {d}", published="1998-10-27", outlet=d) for d in "ab"]
    assert not taken(copies, [told("a", **WORDS[0])], [aside("b", **WORDS[1])])


def test_two_doubtful_ones_take_up_one_another_where_their_words_are_read_by_two_rules() -> None:
    two = [aside("a", "reject.refuse", **WORDS[0]), aside("b", "reject.defy", **WORDS[1])]
    assert taken(PAPERS, [], two) == {"a1": "b1", "b1": "a1"}
    assert not taken(PAPERS, [], [aside("a", "reject.defy", **WORDS[0]), two[1]])  # one word misread twice is misread once
    assert not taken(PAPERS, [], [aside("a", "reject.refuse", likely=0.02, **WORDS[0]), two[1]])


def test_an_act_within_one_land_and_a_state_of_affairs_prove_nothing() -> None:
    home = {"sides": ([state("PER")], [{**state("PER"), "sector": "CVL"}])}
    assert not taken(PAPERS, [told("a", **home, **WORDS[0])], [aside("b", **home, **WORDS[1])])
    lasting = {"aspect": "standing", "day": None, "sides": ([state("PER")], [])}
    assert not taken(PAPERS, [told("a", **lasting, **WORDS[0])], [aside("b", **lasting, **WORDS[1])])


def test_a_report_that_tells_it_anyway_adds_nothing() -> None:
    again = {**aside("b", **WORDS[1]), "id": "b2"}
    assert not taken(PAPERS, [told("a", **WORDS[0]), told("b", **WORDS[1])], [again])

"""Where reports of one incident agree, differ and contradict each other."""

from typing import Any

import pytest

from avvisi.lexicon.load import Lexicon
from avvisi.resolve.accounts import accounts, disagreements
from avvisi.resolve.aligning import Counts, counted
from avvisi.resolve.figures import Figures
from tests.resolve.saying import evidence

FIGURES = Figures(Lexicon().resolving)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The blast killed at least 140 people.", [(140.0, "person", "more")]),
        ("Some 70,000 soldiers fell in 1999.", [(70_000.0, "soldier", "near")]),
        ("A grant of 4.2 million kroons for thirty inspectors.", [(4_200_000.0, "kroon", ""), (30.0, "inspector", "")]),
        ("It sent home 21 Cuban embassy employees.", [(21.0, "employee", "")]),
        ("Three hundred and fifty lives were lost on 12 June.", [(350.0, "person", "")]),
        ("The 16th round of talks lasted two days.", []),
    ],
)
def test_counted_things(sentence: str, expected: list[tuple[float, str, str]]) -> None:
    assert [(f.value, f.noun, f.hedge) for f in FIGURES(sentence)] == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The raid killed at least 140 people and wounded more than 500.", [(140.0, "dead"), (500.0, "wounded")]),
        ("In all 98 refugees died when the shells fell.", [(98.0, "dead")]),
        ("The toll from the quake has climbed to 57.", [(57.0, "dead")]),
        ("The governor put the dead at fifty, five of them children.", [(50.0, "dead")]),
        ("Seventeen were killed in the blast.", [(17.0, "dead")]),
    ],
)
def test_killed_died_and_dead_are_one_count(sentence: str, expected: list[tuple[float, str]]) -> None:
    assert [(f.value, f.fate) for f in FIGURES(sentence) if f.noun != "child"] == expected


def test_a_count_said_again_is_of_what_was_counted_before() -> None:
    (first,) = FIGURES("Lima sent 30 lorries to the border.")
    assert [(f.value, f.noun, f.hedge) for f in FIGURES("Quito put the number at about 45.", first)] == [(45.0, "lorry", "near")]
    assert not list(FIGURES("Quito put the number at about 45."))


def event(given_id: str, sentence: str, **more: Any) -> dict[str, Any]:
    made = {"given_id": given_id, "status": "happened", "polarity": "+", "date": None, "place": None, "actors": [], "recipients": []}
    return {**made, "evidence": evidence(sentence), **more}


def verdicts(*events: dict[str, Any]) -> dict[str, str]:
    return {f["field"]: f["verdict"] for f in accounts(events, FIGURES)}


def city(name: str, country: str, level: str = "city") -> dict[str, Any]:
    return {"name": name, "country": country, "level": level}


def test_numbers_that_cannot_both_be_right_contradict() -> None:
    told = verdicts(event("a", "It killed 98 refugees."), event("b", "It killed 112 refugees."))
    assert told["number of: refugee (dead)"] == "contradict"
    assert (
        verdicts(event("a", "It killed at least 98 refugees."), event("b", "It killed 112 refugees."))["number of: refugee (dead)"]
        == "differ"
    )


def test_days_and_places_contradict_or_only_differ() -> None:
    day = {"value": "2003-05-04", "earliest": "2003-05-04", "latest": "2003-05-04", "basis": "stated"}
    month = {"value": "2003-05", "earliest": "2003-05-01", "latest": "2003-05-31", "basis": "stated"}
    one = event("a", "They met.", date=day, place=city("Lima", "PER"))
    assert verdicts(one, event("b", "They met.", date=month, place=city("Peru", "PER", "country"))) == {
        "day": "agreed",
        "place": "agreed",
        "status": "agreed",
    }
    other = event(
        "b", "They met.", date={**day, "value": "2003-05-06", "earliest": "2003-05-06", "latest": "2003-05-06"}, place=city("Cuzco", "PER")
    )
    assert verdicts(one, other) == {"day": "contradict", "place": "contradict", "status": "agreed"}
    assert disagreements(accounts([one, other], FIGURES))[0] == "day (contradict): 2003-05-04 / 2003-05-06"


def test_what_one_affirms_and_another_denies_contradicts() -> None:
    assert verdicts(event("a", "They met."), event("b", "They never met.", status="denied", polarity="-"))["status"] == "contradict"
    assert verdicts(event("a", "They met."))["status"] == "one"


def test_counts_of_one_thing_are_found_over_whole_reports() -> None:
    told = {
        "a": "The mayor spoke for an hour. The police said that 40 people had been arrested.",
        "b": "It rained. About 55 persons were arrested, by the union's count. Six buses burned.",
        "c": "Some 90 persons came to hear the band play.",
    }
    counts = Counts(FIGURES)
    found = counted({d: counts(d, t.__str__) for d, t in told.items()})
    assert [(f["field"], f["verdict"], [s["value"] for s in f["said"]]) for f in found] == [
        ("number of: person (arrested)", "contradict", ["40", "about 55"])
    ]


def day_of(first: str, last: str | None = None, value: str | None = None) -> dict[str, Any]:
    return {"value": value or first, "earliest": first, "latest": last or first, "basis": "stated"}


def test_a_week_that_holds_the_day_is_no_other_day() -> None:
    one, other = day_of("2011-07-06"), day_of("2011-07-04", "2011-07-10", "2011-W27")
    assert verdicts(event("a", "They met.", date=one), event("b", "They met.", date=other))["day"] == "agreed"
    later = day_of("2011-07-11", "2011-07-17", "2011-W28")
    assert verdicts(event("a", "They met.", date=one), event("b", "They met.", date=later))["day"] == "contradict"


def test_what_is_agreed_is_no_plan_of_one_report_and_deed_of_the_other() -> None:
    told = [event("a", "Both agreed to reopen the port.", type="AGREE"), event("b", "They will reopen it.", type="AGREE", status="planned")]
    assert verdicts(*told)["status"] == "agreed"
    told = [{**e, "type": "CONSULT"} for e in told]
    assert verdicts(*told)["status"] == "differ"


def test_planned_on_monday_and_held_on_friday_is_a_history() -> None:
    plan, deed = event("a", "They will meet.", type="CONSULT", status="planned"), event("b", "They met.", type="CONSULT")

    def status(a: str | None, b: str | None) -> str:
        fields = accounts([plan, deed], FIGURES, published={"a": a, "b": b})
        return next(str(f["verdict"]) for f in fields if f["field"] == "status")

    assert status("1999-05-03", "1999-05-07") == "one"
    assert status("1999-05-07", "1999-05-07") == "differ"
    assert status("1999-05-07", None) == "differ"
    assert status("1999-05-08", "1999-05-07") == "differ"


def test_who_was_there_differs_only_where_a_report_knows_nothing_of_the_others_person() -> None:
    def party(name: str) -> dict[str, Any]:
        return {"kind": "state", "name": "Peru", "code": "PER", "person": name, "span": None}

    told = [event("a", "They met.", actors=[party("Luz Ibarra")]), event("b", "They met.", actors=[party("Raul Quispe")])]
    both = {("a", "Raul Quispe"), ("b", "Luz Ibarra")}

    def who(known: set[tuple[str, str]]) -> str:
        fields = accounts(told, FIGURES, names=lambda report, person: (report, person) in known)
        return next(str(f["verdict"]) for f in fields if f["field"] == "who, for PER")

    assert who(both) == "one"
    assert who({("a", "Raul Quispe")}) == who(set()) == "differ"


def test_the_two_are_those_already_told() -> None:
    assert not list(FIGURES("The two governments thanked the mediators."))
    assert [f.noun for f in FIGURES("Police held two diplomats.")] == ["diplomat"]


def test_a_report_that_gives_two_numbers_does_not_differ_from_one_that_gives_the_first() -> None:
    told = [event("a", "It gave 15 lorries."), event("b", "It gave 10 lorries in May and 15 lorries in June.")]
    assert verdicts(*told)["number of: lorry"] == "agreed"


def test_the_day_of_leaving_and_the_day_of_the_talks_are_no_two_days() -> None:
    def told(given_id: str, rule: str, day: str) -> dict[str, Any]:
        made = event(given_id, "He saw them.", type="CONSULT", date=day_of(day))
        return {**made, "evidence": {**made["evidence"], "rule": rule}}

    leaves = told("a", "consult.visit", "1999-04-24")
    assert verdicts(leaves, told("b", "consult.meet", "1999-04-25"))["day"] == "agreed"
    assert verdicts(leaves, told("b", "consult.visit", "1999-04-25"))["day"] == "contradict"
    assert verdicts(leaves, told("b", "consult.meet", "1999-04-29"))["day"] == "contradict"


def test_what_is_of_a_day_after_its_report_is_to_come() -> None:
    leaves, met = event("a", "He leaves on 24 April.", type="CONSULT", date=day_of("1999-04-24")), event("b", "They met.", type="CONSULT")
    fields = accounts([leaves, met], FIGURES, published={"a": "1999-04-03", "b": "1999-04-25"})
    assert [(f["verdict"], {s["value"] for s in f["said"]}) for f in fields if f["field"] == "status"] == [("one", {"planned", "happened"})]

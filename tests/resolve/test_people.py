"""One person under several spellings; two persons of one surname; surnames alone."""

from avvisi.resolve.people import People
from avvisi.resolve.people_tables import people_table, tenure_rows
from avvisi.resolve.persons import sightings, stated
from avvisi.resolve.reports import Reports
from tests.resolve.saying import Facts, document, evidence, person, state, tenure


def resolved(facts: Facts) -> tuple[People, list[dict[str, object]]]:
    reports = Reports(facts)
    seen = sightings(facts, reports, facts.rows.get("events", []))
    people = People(seen, reports, stated(facts, reports))
    return people, people_table(people, seen, reports).to_pylist()


def names(facts: Facts) -> set[frozenset[str]]:
    return {frozenset(v["form"] for v in row["variants"]) for row in resolved(facts)[1]}  # type: ignore[attr-defined]


def test_two_spellings_with_one_office_are_one_person() -> None:
    facts = Facts(
        documents=[document("a"), document("b")],
        mentions=[person("a", "Nurlan Omarov"), person("b", "Noorlan Omaroff")],
        tenures=[
            tenure("a", "Nurlan Omarov", "Foreign Minister", "KAZ"),
            tenure("b", "Noorlan Omaroff", "Minister of Foreign Affairs", "KAZ"),
        ],
    )
    people, rows = resolved(facts)
    assert len(rows) == 1 and rows[0]["public"] and rows[0]["offices"] == ["Foreign Minister", "Minister of Foreign Affairs"]
    assert people.judgements[0].members == ("Noorlan Omaroff", "Nurlan Omarov")


def test_names_that_come_together_in_several_reports_are_judged_once() -> None:
    facts = Facts(
        documents=[document(d) for d in "abcd"],
        mentions=[person("a", "Ioana Petrescu"), *(m for d in "bcd" for m in (person(d, "Petrescu"), state(d, "ROU")))],
        tenures=[tenure("a", "Ioana Petrescu", "Finance Minister", "ROU")],
    )
    people, rows = resolved(facts)
    assert len(rows) == 1 and [one.members for one in people.judgements] == [("Ioana Petrescu", "Petrescu")]


def test_one_name_in_two_states_is_two_persons() -> None:
    facts = Facts(
        documents=[document("a"), document("b")],
        mentions=[person("a", "Ahmed Hassan"), person("b", "Ahmed Hassan")],
        tenures=[tenure("a", "Ahmed Hassan", "Minister of Oil", "EGY"), tenure("b", "Ahmed Hassan", "Minister of Oil", "SDN")],
    )
    assert len(resolved(facts)[1]) == 2


def test_other_spellings_without_evidence_stay_apart() -> None:
    facts = Facts(documents=[document("a"), document("b")], mentions=[person("a", "Nurlan Omarov"), person("b", "Noorlan Omaroff")])
    assert len(resolved(facts)[1]) == 2


def test_a_surname_alone_joins_the_only_one_of_that_state() -> None:
    mentions = [person("a", "Ioana Petrescu"), person("b", "Petrescu"), state("b", "ROU"), person("c", "Petrescu"), state("c", "MDA")]
    facts = Facts(
        documents=[document("a"), document("b"), document("c")],
        mentions=mentions,
        tenures=[tenure("a", "Ioana Petrescu", "Finance Minister", "ROU")],
    )
    assert names(facts) == {frozenset({"Ioana Petrescu", "Petrescu"}), frozenset({"Petrescu"})}


def test_a_surname_of_two_persons_is_left_alone() -> None:
    facts = Facts(
        documents=[document("a"), document("b")],
        mentions=[person("a", "Ioana Petrescu"), person("a", "Dan Petrescu"), person("b", "Petrescu"), state("b", "ROU")],
        tenures=[tenure("a", "Ioana Petrescu", "Finance Minister", "ROU"), tenure("a", "Dan Petrescu", "Mayor", "ROU")],
    )
    assert frozenset({"Petrescu"}) in names(facts)


def test_a_title_left_open_takes_its_state_from_the_persons_other_tenures() -> None:
    facts = Facts(
        documents=[document("a"), document("b")],
        mentions=[person("a", "Ioana Petrescu"), person("b", "Ioana Petrescu")],
        tenures=[tenure("a", "Ioana Petrescu", "President", "ROU"), tenure("b", "Ioana Petrescu", "President", None)],
    )
    reports = Reports(facts)
    people, _ = resolved(facts)
    assert {row["of"] for row in tenure_rows(people, facts.rows["tenures"], reports, {"t-b-Ioana Petrescu-President": "2004-05-06"})} == {
        "ROU"
    }


def test_a_surname_alone_is_not_one_that_only_sounds_like_it() -> None:
    facts = Facts(
        documents=[document("a", "Bai Zheng spoke."), document("b", "Jiang spoke.")],
        mentions=[person("a", "Bai Zheng"), person("b", "Jiang", "Jiang"), state("a", "CHN"), state("b", "CHN")],
        tenures=[tenure("a", "Bai Zheng", "Minister", "CHN")],
    )
    assert names(facts) == {frozenset({"Bai Zheng"}), frozenset({"Jiang"})}


def test_nearly_one_name_is_one_person_in_an_office_that_one_alone_holds() -> None:
    def told(title: str) -> int:
        facts = Facts(
            documents=[document("a"), document("b")],
            mentions=[person("a", "Goran Petrushevski"), person("b", "Goran Petruvski")],
            tenures=[tenure("a", "Goran Petrushevski", title, "MKD"), tenure("b", "Goran Petruvski", title, "MKD")],
        )
        return len(resolved(facts)[1])

    assert told("Foreign Minister") == 1
    assert told("Deputy Foreign Minister") == 2 and told("Spokesman") == 2


def test_one_name_and_title_in_two_states_is_one_person_where_a_report_names_both() -> None:
    facts = Facts(
        documents=[document("a"), document("b")],
        mentions=[person("a", "Nurlan Omarov"), person("b", "Nurlan Omarov"), state("b", "KAZ"), state("b", "RUS")],
        tenures=[tenure("a", "Nurlan Omarov", "Foreign Minister", "KAZ"), tenure("b", "Nurlan Omarov", "Foreign Minister", "RUS")],
    )
    assert len(resolved(facts)[1]) == 1


def test_a_spelling_of_no_state_is_one_with_that_of_a_state_its_report_names() -> None:
    facts = Facts(
        documents=[document("a"), document("b")],
        mentions=[person("a", "Nurlan Omarov"), person("b", "Noorlan Omaroff"), state("b", "KAZ")],
        tenures=[tenure("a", "Nurlan Omarov", "Foreign Minister", "KAZ")],
    )
    assert len(resolved(facts)[1]) == 1


def test_a_lone_name_under_a_title_of_one_is_one_person() -> None:
    facts = Facts(
        documents=[document("a"), document("b"), document("c")],
        mentions=[person("a", "Francis"), person("b", "Francis"), person("c", "Francis")],
        tenures=[tenure("a", "Francis", "Pope", None), tenure("b", "Francis", "Pope", None)],
    )
    assert len(resolved(facts)[1]) == 2


def test_a_surname_alone_under_another_title_of_another_year_is_left_alone() -> None:
    facts = Facts(
        documents=[document("a", published="2018-07-09"), document("b", published="2009-12-26"), document("c", published="2018-07-10")],
        mentions=[person("a", "Ioana Petrescu"), *(m for d in "bc" for m in (person(d, "Petrescu"), state(d, "ROU")))],
        tenures=[
            tenure("a", "Ioana Petrescu", "Prime Minister", "ROU"),
            tenure("b", "Petrescu", "President", None),
            tenure("c", "Petrescu", "Prime Minister", None),
        ],
    )
    assert sorted(len(p.keys) for p in resolved(facts)[0].persons) == [1, 2]


def worked_out(made: dict[str, object]) -> dict[str, object]:
    """The tenure with a land that no words of its report give."""
    return {**made, "evidence": evidence("...") | {"rule": "offices.before:placed"}}


def test_a_land_worked_out_keeps_nobody_apart_and_gives_way() -> None:
    facts = Facts(
        documents=[document(d) for d in "abc"],
        mentions=[person(d, "Marta Quispe") for d in "abc"] + [state(d, "BOL") for d in "abc"] + [state("c", "LAO")],
        tenures=[
            tenure("a", "Marta Quispe", "President", "BOL"),
            worked_out(tenure("b", "Marta Quispe", "President", "BOL")),
            worked_out(tenure("c", "Marta Quispe", "President", "LAO")),
        ],
    )
    people, rows = resolved(facts)
    assert [row["states"] for row in rows] == [["BOL"]]
    told = facts.table(
        "tenures", ["id", "document", "person", "title", "of", "state", "serves", "qualifier", "as_of", "as_of_basis", "evidence"]
    )
    rows = list(tenure_rows(people, told.to_pylist(), Reports(facts)))
    assert {(row["title"], row["of"], row["state"]) for row in rows} == {("President", "BOL", "BOL")}


def test_a_surname_of_a_land_worked_out_joins_whom_the_report_may_mean() -> None:
    facts = Facts(
        documents=[document("a"), document("b")],
        mentions=[person("a", "Marta Quispe"), person("b", "Quispe"), state("b", "LAO"), state("b", "BOL")],
        tenures=[tenure("a", "Marta Quispe", "President", "BOL"), worked_out(tenure("b", "Quispe", "President", "LAO"))],
    )
    assert names(facts) == {frozenset({"Marta Quispe", "Quispe"})}


def test_a_surname_and_a_title_are_no_proof_over_many_years() -> None:
    facts = Facts(
        documents=[document("a", published="2004-02-01"), document("b", published="1991-02-01"), document("c", published="2005-02-01")],
        mentions=[person("a", "Pedro J. Alva"), *(person(d, "Alva") for d in "bc"), *(state(d, "PER") for d in "abc")],
        tenures=[tenure(d, n, "President", "PER") for d, n in (("a", "Pedro J. Alva"), ("b", "Alva"), ("c", "Alva"))],
    )
    assert names(facts) == {frozenset({"Pedro J. Alva", "Alva"}), frozenset({"Alva"})}


def test_whom_by_far_most_reports_name_is_meant_by_the_surname() -> None:
    mentions = [*(person(d, "Marta Quispe") for d in "abcde"), person("f", "Stop Quispe"), person("g", "Quispe"), state("g", "BOL")]
    tenures = [tenure(d, "Marta Quispe", "President", "BOL") for d in "abcde"] + [tenure("f", "Stop Quispe", "Minister", "BOL")]
    facts = Facts(documents=[document(d) for d in "abcdefg"], mentions=mentions, tenures=tenures)
    assert frozenset({"Marta Quispe", "Quispe"}) in names(facts)

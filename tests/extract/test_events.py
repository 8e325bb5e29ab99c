"""Events of small reports: type, sides, status; and what must stay silent. Through the whole flow, names included."""

from functools import cache

import pytest

from avvisi.flow import Flow
from avvisi.lexicon.load import Lexicon
from avvisi.model.coded import Coded
from avvisi.model.facts import Event, Party
from avvisi.model.text import RawPage

pytestmark = pytest.mark.model
LEXICON = Lexicon().events
NO = [(rule, text) for _, rule in LEXICON.rules() for text in rule.no]


@cache
def flow() -> Flow:
    return Flow()


def coded(text: str, published: str | None = None) -> Coded:
    found = flow().code([RawPage(given_id="test", text=text, published=published)])[0]
    assert isinstance(found, Coded)
    assert not found.problems
    return found


def side(parties: tuple[Party, ...]) -> set[str]:
    return {p.code or p.name for p in parties}


def brief(event: Event) -> tuple[str, set[str], set[str], str]:
    return event.type, side(event.actors), side(event.recipients), event.status


TABLE = [
    ("Norway promised to help Malawi build schools.", [("AGREE", {"NOR"}, {"MWI"}, "happened")]),
    ("Gabon threatened to expel the Cameroonian ambassador.", [("THREATEN", {"GAB"}, {"CMR"}, "happened")]),
    ("Hungary refused to hold talks with Malta.", [("REJECT", {"HUN"}, {"MLT"}, "happened")]),
    ("Kenya will send food aid to Somalia.", [("AGREE", {"KEN"}, {"SOM"}, "planned")]),
    ("Ghana was attacked by Togo.", [("ASSAULT", {"TGO"}, {"GHA"}, "happened")]),
    ("Ireland summoned the Turkish ambassador over the remarks.", [("ACCUSE", {"IRL"}, {"TUR"}, "happened")]),
    ("Algeria cancelled a meeting with Morocco.", [("REJECT", {"DZA"}, {"MAR"}, "happened")]),
    ("Angola signed a fisheries treaty with Namibia.", [("SUPPORT", {"AGO"}, {"NAM"}, "happened")]),
    ("Chile said that Peru should release the fishermen.", [("REQUEST", {"CHL"}, {"PER"}, "happened")]),
]


@pytest.mark.parametrize(("text", "wanted"), TABLE, ids=[text for text, _ in TABLE])
def test_table(text: str, wanted: list[tuple[str, set[str], set[str], str]]) -> None:
    assert [brief(e) for e in coded(text).events] == wanted


SILENT = [
    "Peru's Ana Party defeated the Juan Party in elections in May.",
    "Chile has not confirmed that it will visit Peru.",
    "The king sanctioned the marriage.",
    "Peru did not say how it will fight the tariffs.",
    "If Chad attacks Niger, prices will rise.",
    "Storms struck the coast of Oman.",
    "Retreating from Mali would be unwise, experts said.",
    "Ministers discussed ways of lifting sanctions.",
]


@pytest.mark.parametrize("text", SILENT)
def test_silent(text: str) -> None:
    assert [brief(e) for e in coded(text).events] == []


@pytest.mark.parametrize(("rule", "text"), NO, ids=[f"{rule.id}: {text}" for rule, text in NO])
def test_no(rule: object, text: str) -> None:
    assert not [e for e in coded(text).events if e.evidence.rule.endswith(getattr(rule, "id", ""))]


def test_accused_deeds_are_alleged_deeds_of_the_accused() -> None:
    events = coded("Burundi accused Rwanda of attacking Uganda.").events
    assert [brief(e) for e in events] == [
        ("ACCUSE", {"BDI"}, {"RWA"}, "happened"),
        ("ASSAULT", {"RWA"}, {"UGA"}, "alleged"),
    ]


def test_two_of_three_who_met_are_another_meeting() -> None:
    text = "Finland and Kenya held talks in Oslo on Monday.\n\nNorwegian and Finnish diplomats met the Kenyans over dinner as well."
    found = coded(text, "2019-05-07")
    assert [side((*e.actors, *e.recipients)) for e in found.events] == [{"FIN", "KEN"}, {"NOR", "FIN", "KEN"}]


def test_one_meeting_told_twice_is_one_event_on_the_hosts_ground() -> None:
    text = "Finland's president met the Kenyan foreign minister in Nairobi on Monday.\n\nThe Finnish president and the Kenyan minister held talks."
    found = coded(text, "2019-05-07")
    assert [(e.type, e.mode, side(e.actors), side(e.recipients)) for e in found.events] == [("CONSULT", "visit", {"FIN"}, {"KEN"})]
    assert len(found.events[0].also) == 1
    occasion = found.occasions[0]
    assert occasion.kind == "meeting"
    assert occasion.host is not None
    assert occasion.host.code == "KEN"
    assert found.events[0].occasion == occasion.id


def test_every_reading_is_explained() -> None:
    found = flow().explain(RawPage(given_id="test", text="Norway promised to help Malawi build schools."))
    assert {(w.rule, w.told) for w in found} == {("agree.promise", True), ("aid.help", False)}
    assert next(w.why for w in found if not w.told) == "governed by agree.promise"


def test_readings_are_explained_with_what_was_told_before() -> None:
    text = "Peru met Chile on Monday. Each camp blamed the other for the drought."
    told = [(w.rule, w.told) for w in flow().explain(RawPage(given_id="test", text=text))]
    assert told == [("consult.meet", True), ("accuse.allege", True)]


def test_pairs_reversed_and_two_answers_in_one_sentence() -> None:
    text = "Togo praised Benin and condemned Ghana."
    first, second, third = (text.index(name) for name in ("Togo", "Benin", "Ghana"))
    spans = [(first, first + 4), (second, second + 5), (third, third + 5)]
    page = RawPage(given_id="test", text=text, pairs=((spans[0], spans[1]), (spans[0], spans[2])))
    found = flow().code([page])[0]
    assert isinstance(found, Coded)
    assert [r.type for r in found.relations or ()] == ["SUPPORT", "ACCUSE"]


SILENT = [
    "Fiji refused to condemn Samoa.",
    "Tonga's constitution bars an interim president from running.",
    "President Ana Soto of Peru said she deeply regretted the death of the poet.",
]
DESCRIBED = [
    ("Malawi is seeking Kenya's blessing for the pact with Peru.", "REQUEST", "Malawi", "Kenya"),
    ("The minister's remarks drew condemnation from Chad.", "ACCUSE", "Chad", "The minister"),
    ("A Lima court sentenced Bolivian miners to ten years in prison.", "SANCTION", "A Lima court", "Bolivian miners"),
    ("Estonia urged lecturers to end their strike.", "REQUEST", "Estonia", "lecturers"),
    ("Denmark gave 20 million euros to rebuild schools in Laos.", "AID", "Denmark", "Laos"),
    ("Thousands of nurses went on strike.", "PROTEST", "Thousands of nurses", ""),
]


@pytest.mark.parametrize("text", SILENT)
def test_texts_do_not_act_and_restraint_is_no_rejection(text: str) -> None:
    assert [brief(e) for e in coded(text).events] == []


@pytest.mark.parametrize(("text", "kind", "actor", "recipient"), DESCRIBED)
def test_parties_by_their_words(text: str, kind: str, actor: str, recipient: str) -> None:
    found = [e for e in coded(text).events if e.type == kind]
    assert len(found) == 1
    assert [p.span.text for p in found[0].actors if p.span] == [actor]
    assert [p.span.text for p in found[0].recipients if p.span] == ([recipient] if recipient else [])


@pytest.mark.model
def test_was_then_to_meet_is_a_plan(flow: Flow) -> None:
    planned = flow.code(
        [RawPage(given_id="x", text="The president of Peru was then to meet the Chilean foreign minister, the palace said.")]
    )[0]
    assert isinstance(planned, Coded)
    assert [(e.type, e.status) for e in planned.events] == [("AGREE", "planned")]

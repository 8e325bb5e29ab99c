"""Headlines and bare days, which the model misreads, put right: seen in the events that come out."""

import pytest

from avvisi.flow import Flow
from avvisi.model.coded import Coded
from avvisi.model.facts import Event
from avvisi.model.text import RawPage

pytestmark = pytest.mark.model


def events(flow: Flow, text: str) -> list[Event]:
    found = flow.code([RawPage(given_id="test", text=text, published="2011-03-04")])[0]
    assert isinstance(found, Coded)
    return list(found.events)


@pytest.mark.parametrize(
    ("text", "kind", "actors", "recipients"),
    [
        ("Ghanaian premier to visit Togo next week", "AGREE", {"GHA"}, {"TGO"}),
        ("Peru, Chile resume border talks", "AGREE", {"PER", "CHL"}, set()),
        ("Moroccan king, French president hold talks", "CONSULT", {"MAR", "FRA"}, set()),
        ("Fijian, Samoan leaders meet", "CONSULT", {"FJI", "WSM"}, set()),
        ("Peru envoy expelled by Chile", "SANCTION", {"CHL"}, {"PER"}),
        ("Norway urged Iceland Friday to withdraw its trawlers.", "REQUEST", {"NOR"}, {"ISL"}),
        ("Malta's foreign minister said the matter was closed and accused Togo of piracy.", "ACCUSE", {"MLT"}, {"TGO"}),
        ("Latvia's premier held talks with Oman Tuesday.", "CONSULT", {"LVA"}, {"OMN"}),
    ],
)
def test_what_headlines_and_days_hide(flow: Flow, text: str, kind: str, actors: set[str], recipients: set[str]) -> None:
    [event] = events(flow, text)
    assert (event.type, event.status in ("happened", "planned")) == (kind, True)
    assert {p.code for p in event.actors} == actors
    assert {p.code for p in event.recipients} == recipients


def test_the_main_verb_behind_a_clause_with_which(flow: Flow) -> None:
    denied, asked = events(flow, "Kabul, which denies the charge, called on Chad to free the crew before talks were held.")
    assert (denied.type, [p.code for p in denied.actors], denied.recipients) == ("REJECT", ["AFG"], ())
    assert (asked.type, [p.code for p in asked.actors], [p.code for p in asked.recipients]) == ("REQUEST", ["AFG"], ["TCD"])


@pytest.mark.parametrize("text", ["Plan to attack Chad", "Rinne was born on Good Friday.", "Time to leave Peru"])
def test_what_they_do_not(flow: Flow, text: str) -> None:
    assert not events(flow, text)


def test_the_day_of_a_second_clause(flow: Flow) -> None:
    text = "Talks had stalled, and in June 2010, after floods, Benin deployed soldiers to the river."
    [deployed] = events(flow, text)
    assert deployed.type == "MOBILIZE" and deployed.date.value == "2010-06"

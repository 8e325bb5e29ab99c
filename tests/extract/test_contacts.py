"""Contacts as small reports tell them: who met whom, where, in which office; visits and the meetings within them."""

from functools import cache

import pytest

from avvisi.flow import Flow
from avvisi.model.coded import Coded
from avvisi.model.facts import Event, Party
from avvisi.model.text import RawPage

pytestmark = pytest.mark.model


@cache
def flow() -> Flow:
    return Flow()


def events(text: str, published: str | None = None) -> list[Event]:
    found = flow().code([RawPage(given_id="test", text=text, published=published)])[0]
    assert isinstance(found, Coded)
    return list(found.events)


def told(party: Party) -> tuple[str, str | None]:
    return party.code or party.name, party.person


def test_an_office_is_the_person_named_behind_it() -> None:
    met = events("Chile's foreign minister, Ana Soto, met the Danish premier, Jens Holm, in Oslo.")[0]
    assert {told(p) for p in (*met.actors, *met.recipients)} == {("CHL", "Ana Soto"), ("DNK", "Jens Holm")}


def test_the_place_of_a_signing_is_no_party() -> None:
    signed = events("Peru and Chile signed a treaty in the Omani capital.")[0]
    assert {told(p)[0] for p in (*signed.actors, *signed.recipients)} == {"PER", "CHL"}


def test_who_receives_does_so_at_home() -> None:
    text = (
        "Togo and Benin wait for rain. President Ruth Odhiambo received Ghanaian Foreign Minister Kofi Mensah in Nairobi. "
        "Togo and Benin are next on his tour."
    )
    visit = events(text)[0]
    assert [told(p) for p in visit.recipients] == [("KEN", "Ruth Odhiambo")]
    assert visit.mode == "visit"


def test_two_meetings_of_one_visit_are_two_contacts() -> None:
    text = (
        "Fiji's foreign minister, Joni Tabu, met Peruvian President Luis Vega in Lima on Monday.\n\n"
        "Tabu also met with Defence Minister Rosa Quispe to discuss trade."
    )
    contacts = [e for e in events(text, "2019-05-07") if e.type == "CONSULT"]
    assert [[told(p) for p in e.recipients] for e in contacts] == [[("PER", "Luis Vega")], [("PER", "Rosa Quispe")]]


def test_the_office_is_that_of_the_day() -> None:
    call = events("Malta's President-elect Karl Borg spoke by telephone with the Irish premier on Monday.", "2019-05-07")[0]
    assert (call.mode, call.actors[0].office) == ("phone", "President-elect")


def test_diplomats_told_to_leave_are_expelled() -> None:
    found = events("Bolivia gave Nepal's ambassador three days to leave the country.")[0]
    assert (found.type, found.mode) == ("SANCTION", "expel")


def test_what_one_would_do_so() -> None:
    found = [e for e in events("Kenya's minister accepted an invitation to visit Rwanda, promising that he would do so in May.")]
    assert any(e.type == "AGREE" and e.evidence.rule.endswith("consult.visit") for e in found)


@pytest.mark.parametrize("text", ["Talks between Oman and Mali had been scheduled for May.", "Ghana offered a plan and Togo welcomed it."])
def test_no_contact(text: str) -> None:
    assert not [e for e in events(text) if e.type == "CONSULT"]

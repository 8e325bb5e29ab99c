"""A report that plays in one land, named or not: whose its crowds, forces, offices and people are."""

import pytest

from avvisi.flow import Flow
from avvisi.lexicon.load import SHIPPED
from avvisi.lexicon.towns import Towns
from tests.extract.coding import read

# A local paper: only towns and money tell the land.
LOCAL = (
    "Drivers lift blockade after fuel promise\n\n"
    "Lorry drivers who had blocked the bridge at Makurdi since Tuesday went home on Friday after Governor Terna Iorchir promised them "
    "a refund of 4,000 naira each.\n\n"
    "Gunmen had attacked two petrol stations near Lokoja. Police Commissioner Sani Adoga said four suspects were in custody.\n\n"
    "Bishop Matthew Akpen appealed to the attackers to lay down their arms."
)
# The same words where two other states act: nobody's land is told.
BETWEEN = LOCAL + "\n\nChad recalled its ambassador from Niger on Friday. Niger expelled two Chadian diplomats."


@pytest.mark.model
def test_offices_of_a_report_that_names_its_towns_alone_are_of_their_land(flow: Flow) -> None:
    assert {t.person: t.of for t in read(flow, LOCAL).tenures} == {
        "Terna Iorchir": "NGA",
        "Sani Adoga": "NGA",
        "Matthew Akpen": "NGA",
    }


@pytest.mark.model
def test_its_crowds_gunmen_and_clerics_are_too(flow: Flow) -> None:
    codes = {p.code for e in read(flow, LOCAL).events for p in (*e.actors, *e.recipients)}
    assert codes == {"NGA"}


@pytest.mark.model
def test_nothing_is_of_one_land_where_others_act(flow: Flow) -> None:
    assert all(t.of is None for t in read(flow, BETWEEN).tenures if t.person == "Matthew Akpen")


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    [
        "Gunmen attacked a bus near Makurdi on Friday. Bishop Matthew Akpen appealed for calm.",  # one town alone
        "Gunmen attacked a bus on Friday. Bishop Matthew Akpen appealed for calm.",
    ],
)
def test_one_town_proves_no_land(flow: Flow, text: str) -> None:
    assert all(t.of is None for t in read(flow, text).tenures)


def test_towns_of_several_lands_are_of_none() -> None:
    assert Towns().of("Lokoja") is None


@pytest.mark.model
def test_a_town_of_a_land_that_the_report_names_is_a_place(flow: Flow) -> None:
    text = "Zambian troops left their camp on Monday.\n\nTen Zambian officers were wounded in Mpulungu, the Zambian army said."
    assert [(m.kind, m.code) for m in read(flow, text).mentions if m.span.text == "Mpulungu"] == [("place", "ZMB")]


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Envoys of the Oriental Liberation Front arrived in Suva on Monday. On Friday the Front freed nine men.",
            "Oriental Liberation Front",
        ),
        ("The National Front and the Workers Front met on Monday. The envoys of the Front left.", None),  # which of the two, nothing says
    ],
)
def test_a_body_by_the_noun_of_its_name(flow: Flow, text: str, name: str | None) -> None:
    found = [m.name for m in read(flow, text).mentions if m.evidence.rule == "names.short-body"]
    assert found == ([name] if name else [])


@pytest.mark.model
def test_a_part_of_a_land_lies_in_it(flow: Flow) -> None:
    text = "Cuba said on Monday that the rafters had landed in Florida. Havana asked for their return."
    assert [(m.kind, m.code) for m in read(flow, text).mentions if m.span.text == "Florida"] == [("place", "USA")]


@pytest.mark.model
def test_a_firms_officers_are_no_lands(flow: Flow) -> None:
    text = (
        "The company's shares fell in Lagos on Friday.\n\nChief executive Bola Ige said near Lokoja that the company had sold more stock "
        "in Nigeria than ever. Sales director Tunde Alade said Nigeria was the company's first market."
    )
    assert {t.state for t in read(flow, text).tenures} <= {None}


@pytest.mark.model
def test_a_name_does_not_run_on_from_a_headline(flow: Flow) -> None:
    text = "Rockets hit villages in Togo\n\nNational Defence Forces of the coast left on Monday."
    assert all("\n" not in m.span.text for m in read(flow, text).mentions)


@pytest.mark.model
def test_a_labour_minister_is_no_officer_of_labour(flow: Flow) -> None:
    text = "Miners in Kitwe and Ndola stopped work on Monday.\n\nLabour Minister Grace Mwila condemned the strike."
    assert [(t.title, t.of) for t in read(flow, text).tenures] == [("Labour Minister", "ZMB")]


def test_a_site_that_bears_a_far_city_s_name_tells_no_land(flow: Flow) -> None:
    found = read(flow, "The Peruvian envoy was welcomed in Ethiopia. He left from Bole airport for Lima.", "2004-06-01")
    assert {m.code for m in found.mentions if m.name == "Bole"} == {None}


# No town is told: ministries, chambers and reserves are called after words that are names of towns too.
NOWHERE = (
    "The Minister of Justice, Ana Soto, and the Minister of Economy, Luis Ruiz, said on Monday that villagers had blocked the road. "
    "Police arrested nine demonstrators. The Chamber of Commerce criticised the arrests, and the Police Reserve defended them."
)


@pytest.mark.model
def test_words_that_are_names_of_towns_too_tell_no_land(flow: Flow) -> None:
    found = read(flow, NOWHERE)
    assert {t.of for t in found.tenures} == {None}
    assert {p.code for e in found.events for p in (*e.actors, *e.recipients)} == {None}


def test_ministries_and_chambers_are_called_after_no_town() -> None:
    towns = Towns((SHIPPED,))
    assert towns.of("Mpulungu") == "ZMB"
    assert {towns.of(word) for word in ("Justice", "Commerce", "Economy", "Police", "Alliance", "Normal")} == {None}


@pytest.mark.model
def test_people_called_like_towns_tell_no_land(flow: Flow) -> None:
    text = (
        "Defence Minister Juan Ortega met Governor Luis Pizarro on Monday. Police arrested nine demonstrators after talks between Ruiz "
        "and Ortega. A rally for Pizarro was held."
    )
    assert {t.of for t in read(flow, text).tenures} == {None}

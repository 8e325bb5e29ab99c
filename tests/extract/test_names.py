"""Names, offices, what stands for them, and parties: sentences of our own with what must come out."""

import pytest

from avvisi.extract.parties import Parties
from avvisi.flow import Flow
from tests.extract.coding import parsed, read

pytestmark = pytest.mark.model


def code(flow: Flow, text: str, published: str | None = "2014-03-10"):
    coded = read(flow, text, published)
    assert not coded.problems
    for mention in coded.mentions:
        assert text[mention.span.start : mention.span.end] == mention.span.text
    return coded


MENTIONS = [
    ("Somali leader Hassan Sheikh Warsame visited Chad.", [("Hassan Sheikh Warsame", "person", "Hassan Sheikh Warsame")]),
    ("Qatar's Emir Sheikh Jassim bin Saud met Chad's president.", [("Jassim bin Saud", "person", "Jassim bin Saud")]),
    ("Ruth Odhiambo, the Kenyan trade minister, flew to Lima. Odhiambo said Lima would sign.", [("Odhiambo", "person", "Ruth Odhiambo"), ("Lima", "place", "Lima"), ("Lima", "state", "Peru")]),
    ("Foreign Minister Tomás Ibarra-Luna met Chung Min-ho in Ivory Coast.", [("Tomás Ibarra-Luna", "person", "Tomás Ibarra-Luna"), ("Chung Min-ho", "person", "Chung Min-ho"), ("Ivory Coast", "state", "Ivory Coast")]),
    ("The Quetzal news agency said ships had left the Gulf of Aden.", [("Quetzal", "media", "Quetzal"), ("Gulf of Aden", "place", "Gulf of Aden")]),
    ("Panama and Chile signed. The two countries will trade more.", [("The two countries", "state", "Panama"), ("The two countries", "state", "Chile")]),
    ("Peru and Ecuador ended their border war on Monday. Peru and Ecuador signed a truce that Brazil had brokered. It was witnessed by Chile and Argentina. Both sides will free prisoners.", [("Both sides", "state", "Peru"), ("Both sides", "state", "Ecuador")]),
    ("Honduras asked Malta for help. Malta sent ten boats to the Central American nation.", [("Central American nation", "state", "Honduras")]),
    ("Latvia met Fiji. Fiji accused the Baltic nation of fraud.", [("Baltic nation", "state", "Latvia")]),
    ("Prime Minister Ana Teixeira arrived on Monday. She will stay for two days.", [("She", "person", "Ana Teixeira")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), MENTIONS)
def test_mentions(flow: Flow, text: str, wanted: list) -> None:
    found = [(m.span.text, m.kind, m.name) for m in code(flow, text).mentions]
    for mention in wanted:
        assert mention in found


def test_an_office_before_a_name_is_no_part_of_it(flow: Flow) -> None:
    found = code(flow, "Bavaria Governor Jutta Weiss met Rear Admiral Luis Elizalde.").mentions
    assert [m.name for m in found if m.kind == "person"] == ["Jutta Weiss", "Luis Elizalde"]


def test_titles_on_top_of_each_other_are_no_person(flow: Flow) -> None:
    found = code(flow, "Qatar's Emir Sheikh Jassim bin Saud met Chad's president.").mentions
    assert [m.name for m in found if m.kind == "person"] == ["Jassim bin Saud"]


def test_a_capital_belongs_to_the_state_of_its_time(flow: Flow) -> None:
    text = "Moscow rejected the plan."
    assert [m.code for m in code(flow, text, "1979-05-02").mentions] == ["SUN"]
    assert [m.code for m in code(flow, text, "2009-05-02").mentions] == ["RUS"]


OFFICES = [
    ("Then-Chilean President Eduardo Soto spoke.", ("Eduardo Soto", "President", "CHL", "then")),
    ("Tiina Laine, a top aide to Finnish Prime Minister Pekka Aro, left.", ("Tiina Laine", "Top Aide to Prime Minister", "FIN", "current")),
    ("Peru's foreign minister, Ana Quispe, met her Kenyan counterpart, Ruth Odhiambo.", ("Ruth Odhiambo", "Foreign Minister", "KEN", "current")),
    ("Interior Minister Luis Quispe of Peru was dismissed on Monday.", ("Luis Quispe", "Interior Minister", "PER", "former")),
    ("Goran Petrovski was sworn in as North Macedonia's prime minister. He succeeded Ana Ilieva.", ("Ana Ilieva", "Prime Minister", "MKD", "former")),
    ("President-elect Fatima Diallo of Senegal waved.", ("Fatima Diallo", "President", "SEN", "elect")),
    ("Marta Lind, the Swedish ambassador to Chad, wrote.", ("Marta Lind", "Ambassador to Chad", "SWE", "current")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), OFFICES)
def test_offices(flow: Flow, text: str, wanted: tuple) -> None:
    assert wanted in [(t.person, t.title, t.of, t.qualifier) for t in code(flow, text).tenures]


def test_no_office_is_invented(flow: Flow) -> None:
    text = "Chile's president, Eduardo Soto, spoke. A Kenyan spokesman said General Ruth Odhiambo was in Nairobi, and anti-Chilean MP Juan Paz left."
    found = {(t.person, t.of) for t in code(flow, text).tenures}
    assert ("Ruth Odhiambo", "KEN") not in found
    assert ("Juan Paz", "CHL") not in found


def test_parties(flow: Flow) -> None:
    parties = Parties(flow.lexicon)
    text = "The Syrian foreign minister met two Russian diplomats and rebels in Chad. The plan failed."
    page, earlier = parsed(flow, text, None, flow.extractors[:4])
    by_text = {t.text: t for t in page.tokens}
    (minister,) = parties.of(by_text["minister"], earlier)
    assert (minister.code, minister.sector, minister.office) == ("SYR", "GOV", "Foreign Minister")
    assert [(p.code, p.sector) for p in parties.of(by_text["diplomats"], earlier)][0] == ("RUS", "GOV")
    assert parties.of(by_text["plan"], earlier) == ()


@pytest.mark.parametrize("whose", ["Togo's", "Togolese"])
def test_a_body_that_many_states_have_is_of_the_one_said_before_it(flow: Flow, whose: str) -> None:
    (body,) = [
        m
        for m in code(flow, f"Ministers heard that {whose} Supreme National Security Council met on Friday.").mentions
        if m.kind == "organisation"
    ]
    assert body.code == "TGO"


@pytest.mark.model
def test_a_bare_surname_stays_with_whom_it_has_meant(flow: Flow) -> None:
    text = (
        "LIMA, May 3 (Andes) -- President Rui Soto of Peru arrived in Quito on Monday. Soto was met by the foreign minister. "
        "Also on board were Soto's wife Ana Soto and the defence minister, Luis Prado. It is Soto's third visit to Ecuador since 2001."
    )
    coded = read(flow, text, "2004-05-04")
    assert {m.name for m in coded.mentions if m.span.text == "Soto"} == {"Rui Soto"}


def test_a_lands_adjective_before_a_title_begins_no_name(flow: Flow) -> None:
    names = [
        m.name for m in code(flow, "Omani Sultan Haitham II on Monday held talks with Laos. Maltese President Bill Vella left.").mentions
    ]
    assert "Omani Sultan Haitham II" not in names
    assert "Bill Vella" in names


@pytest.mark.parametrize(
    ("text", "shown", "name"),
    [
        ("The group's envoy in Doha, Karim al- Bassam, met Omani officials on Monday.", "Karim al- Bassam", "Karim al-Bassam"),
        ("Tunisian President Salem el- Fekih spoke to reporters in Tunis.", "Salem el- Fekih", "Salem el-Fekih"),
    ],
)
def test_an_article_at_a_lines_end_parts_no_name(flow: Flow, text: str, shown: str, name: str) -> None:
    assert [(m.span.text, m.name) for m in code(flow, text).mentions if m.kind == "person"] == [(shown, name)]


def test_what_is_borne_like_a_name_is_shown_but_is_not_the_name(flow: Flow) -> None:
    text = "Iraq's health minister Seyyed Javad Rahmati met Prime Minister Ratu Josefa Vakalolo of Fiji and Sheikh Faisal Rumaihi. Rahmati left."
    assert [(m.span.text, m.name) for m in code(flow, text).mentions if m.kind == "person"] == [
        ("Seyyed Javad Rahmati", "Javad Rahmati"),
        ("Ratu Josefa Vakalolo", "Josefa Vakalolo"),
        ("Faisal Rumaihi", "Faisal Rumaihi"),
        ("Rahmati", "Javad Rahmati"),
    ]

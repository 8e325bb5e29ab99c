"""Offices said by verbs, by ministries, and of a state that only the text tells."""

import pytest

from avvisi.flow import Flow
from avvisi.model.coded import Coded
from avvisi.model.text import RawPage
from tests.extract.coding import read

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hedda Lind, the UN under-secretary-general, left.", ("Hedda Lind", "Under-Secretary General", "United Nations", "current")),
        ("Ivo Rada, Peru's representative in Lomé, left.", ("Ivo Rada", "Representative in Lomé", "PER", "current")),
        ("The EU's representative in Lima, Ivo Rada, left.", ("Ivo Rada", "Representative in Lima", "European Union", "current")),
        ("Chad's Omar Hadi, whom the junta named governor of Abéché, left.", ("Omar Hadi", "Governor", "Abéché", "current")),
        ("Mara Lund, who used to head the Green Party, left.", ("Mara Lund", "Head", "Green Party", "former")),
        ("Luo Gan, acting party chief and mayor of Tianjin, left China.", ("Luo Gan", "Party Chief", "Tianjin", "acting")),
        ("Vice President Jean- Paul Mbeki of Fiji left.", ("Jean-Paul Mbeki", "Vice President", "FJI", "current")),
        ("Ana Ruiz, first secretary of the Youth League, left.", ("Ana Ruiz", "First Secretary", "Youth League", "current")),
        ("Carlos Valdez won the Paraguayan presidency on Sunday.", ("Carlos Valdez", "President", "PRY", "elect")),
        ("LIMA (AP) - Foreign Minister Pedro Salas said the border was open.", ("Pedro Salas", "Foreign Minister", "PER", "current")),
        ("Erik Holm, the Danish trade minister, was replaced by Karen Bech on Friday.", ("Karen Bech", "Trade Minister", "DNK", "current")),
        ("Anna Lind became prime minister of Sweden after Olof Berg stepped down.", ("Olof Berg", "Prime Minister", "SWE", "former")),
        (
            "In Quito, Deputy Health Minister Luis Vaca denied it. Peru said otherwise.",
            ("Luis Vaca", "Deputy Health Minister", "ECU", "current"),
        ),
        ("Oslo offered to help: Trade Minister Kari Dahl called Lima twice.", ("Kari Dahl", "Trade Minister", "NOR", "current")),
        ("Ghanaian Interior Ministry spokesman Kojo Asare left.", ("Kojo Asare", "Interior Ministry Spokesman", "GHA", "current")),
        ("Jan Novy succeeded Petr Dvorsky as the Czech envoy to Cuba.", ("Petr Dvorsky", "Envoy to Cuba", "CZE", "former")),
        ("Lena Berg was sworn in as president of Iceland after the death of Karl Olsen.", ("Karl Olsen", "President", "ISL", "late")),
        ("Ivo Horak was given a second term as Czech prime minister.", ("Ivo Horak", "Prime Minister", "CZE", "current")),
        ("Pedro Salas, Peru's premier, left with his deputy, Ana Rojas.", ("Ana Rojas", "Deputy Premier", "PER", "current")),
        (
            "ACCRA, May 3 (Volta Press) - Ghana closed its border with Togo on Monday. Foreign Minister Kofi Darko said Togo had shelled two "
            "villages.\n\nIn Lomé the government denied it. Its foreign minister, Yao Kodjo, told Togolese radio that Ghana was lying.",
            ("Yao Kodjo", "Foreign Minister", "TGO", "current"),
        ),
        (
            "LIMA, May 3 (Andes Press) - Peru's police held two men over the killing of former Interior Minister Jorge Vidal. Peru asked Chile for help.",
            ("Jorge Vidal", "Interior Minister", "PER", "former"),
        ),
        (
            "BERN, May 3 (AP) - Swiss officials spoke of Norway. In his meeting with Defense Minister Urs Frei, Norwegian Defence Minister Kari Dahl "
            "praised the Swiss army's help to Norway.",
            ("Urs Frei", "Defense Minister", "CHE", "current"),
        ),
        ("Scottish First Minister Ian Baird met Rosa Lind.", ("Ian Baird", "First Minister", "Scotland", "current")),
        (
            "Rosa Lind, deputy director of the Trade Office of the Andean People's Assembly, left.",
            ("Rosa Lind", "Deputy Director", "Trade Office of the Andean People's Assembly", "current"),
        ),
        (
            "Pedro Salas, general secretary of the ruling Workers' Party of Peru (WPP), left. The WPP chairman, Ana Ruiz, stayed.",
            ("Ana Ruiz", "Chairman", "Workers' Party of Peru", "current"),
        ),
        ("Ivo Horak, a member of the Red Hill organisation, denied it.", ("Ivo Horak", "Member", "Red Hill", "current")),
        ("The Danish head of state, Prime Minister Karen Holm, spoke.", ("Karen Holm", "Prime Minister", "DNK", "current")),
        ("Fijian Defence Minister Amir Nadan spoke.", ("Amir Nadan", "Defence Minister", "FJI", "current")),
        ("European Commissioner Jan Novy left.", ("Jan Novy", "European Commissioner", "European Commission", "current")),
        ("Chad buried its president, Idris Saleh, who died suddenly on Monday.", ("Idris Saleh", "President", "TCD", "late")),
        ("Thousands mourned the death of Peru's leader Juan Soto.", ("Juan Soto", "Leader", "PER", "late")),
        ("He met designated chancellor Anna Berg of Austria.", ("Anna Berg", "Chancellor", "AUT", "designate")),
        (
            "Rosa Lind is secretary for transport and public works of Malta.",
            ("Rosa Lind", "Secretary for Transport and Public Works", "MLT", "current"),
        ),
        ("They plotted the assassination of Premier Ana Ruiz of Peru.", ("Ana Ruiz", "Premier", "PER", "current")),
        ("Maria Costa was chosen to head the World Bank.", ("Maria Costa", "Head", "World Bank", "designate")),
        ("The Togolese ambassador in Mali, Rosa Lind, left.", ("Rosa Lind", "Ambassador in Mali", "TGO", "current")),
    ],
)
def test_held(flow: Flow, text: str, expected: tuple[str, str, str, str]) -> None:
    coded = read(flow, text, "2004-06-01")
    assert expected in {(t.person, t.title, t.of, t.qualifier) for t in coded.tenures}


@pytest.mark.parametrize(
    "text",
    [
        "Foreign Minister Pedro Salas flew to Rome.",  # where he goes is not whose he is
        "The foreign minister, Pedro Salas, summoned the Danish ambassador.",  # whom he summons is another state's
        "Pedro Salas may win the presidency.",
        "Canada's ministers met the provincial premier, Pedro Salas.",  # of a province, which is not told
        "The Peruvian envoy met Ana Ruiz, the head of the bank, and others.",  # one of a list
        "Pedro Salas did not take over the Foreign Ministry of Peru.",
        "Peru votes on Sunday. Pedro Salas, the campaign's press secretary, said Peru was ready.",  # a campaign is no land's
    ],
)
def test_not_held(flow: Flow, text: str) -> None:
    coded = read(flow, text, "2004-06-01")
    assert not [t for t in coded.tenures if t.state]


@pytest.mark.model
def test_an_agency_writes_of_the_whole_world(flow: Flow) -> None:
    text = "MANILA, May 3 (Xinhua) -- President Rosa Ligaya said the Philippines would ask Malaysia for talks. Malaysia and Brunei have agreed."
    coded = flow.code([RawPage(given_id="x", text=text, outlet="Xinhua", published="2003-05-03")])[0]
    assert isinstance(coded, Coded)
    assert "CHN" not in {t.of for t in coded.tenures} | {p.code for e in coded.events for p in (*e.actors, *e.recipients)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The Baltic Rowing Society met in Riga. Rosa Lind, the regional president of the society, spoke.",
            ("Rosa Lind", "Regional President", "Baltic Rowing Society"),
        ),
        (
            "The International Anglers Association met. Kari Dahl, the association's vice president, praised Norway.",
            ("Kari Dahl", "Vice President", "International Anglers Association"),
        ),
        (
            "The Green Harbour Party and the Liberal Party won in Ghana. Kofi Darko, deputy leader of the party, left.",
            ("Kofi Darko", "Deputy Leader of the Party", None),
        ),
        (
            "The Ostrava Miners Association sued. Jan Novy, the head of a rival association, was glad.",
            ("Jan Novy", "Head of a Rival Association", None),
        ),
    ],
)
def test_a_plain_noun_means_the_one_body_of_its_kind_that_was_named(flow: Flow, text: str, expected: tuple) -> None:
    coded = read(flow, text, "2014-03-10")
    assert expected in [(t.person, t.title, t.of) for t in coded.tenures]


def test_a_text_that_breaks_off_keeps_its_offices(flow: Flow) -> None:
    found = read(flow, "Peru's foreign minister Ana Soto resigned. She met Luis Vega, whom the junta named", "1999-05-04")
    assert not found.problems
    assert {t.person for t in found.tenures} == {"Ana Soto"}

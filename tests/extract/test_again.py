"""Offices whose state or body the rest of a report tells, and those it must leave empty."""

import pytest

from avvisi.flow import Flow
from tests.extract.coding import read

pytestmark = pytest.mark.model


def offices(flow: Flow, text: str) -> set[tuple[str, str, str | None, str]]:
    coded = read(flow, text, "2006-11-20")
    return {(t.person, t.title, t.of, t.qualifier) for t in coded.tenures}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The Andean front, whose leaders met in June, said the march would go on. Its general secretary, Rosa Lind, spoke on the radio.",
            ("Rosa Lind", "General Secretary", "Andean front", "current"),
        ),
        (
            "The Polisario Front freed two men on Monday. All is well, the group's military head, Omar Sidi Ba, said.",
            ("Omar Sidi Ba", "Military Head", "Polisario Front", "current"),
        ),
        (
            "Ghana expelled the Malian chargé d'affaires. The note was handed to the diplomat, Issa Keita, by Foreign Minister Kofi Darko.",
            ("Issa Keita", "Chargé D'affaires", "MLI", "current"),
        ),
        (
            "Students stormed the Chilean Consulate in Quito on Monday. The Consul, Mr Pedro Salas, was not hurt.",
            ("Pedro Salas", "Consul", "CHL", "current"),
        ),
        (
            "Danish Foreign Minister Karen Holm spoke for six hours with her counterpart, Kari Dahl, who had flown in from Oslo.",
            ("Kari Dahl", "Foreign Minister", "NOR", "current"),
        ),
        (
            "Peru would not wait, its Oil Minister, Luis Vaca, declared as he left the hotel.\n\nHis Libyan colleague, Salem Gharsi, agreed.",
            ("Salem Gharsi", "Oil Minister", "LBY", "current"),
        ),
        (
            "The crowd was received by the vice-president of the Senate of Chile, Ana Rojas, who promised them an answer.",
            ("Ana Rojas", "Vice President of the Senate", "CHL", "current"),
        ),
        (
            "Fiji and Tonga quarrel over a reef.\n\nIn Suva, a spokesman denied it. Radio Nauru quoted the Defence Minister, Ratu Epeli Ganilau, "
            "as saying that no boat had left.",
            ("Epeli Ganilau", "Defence Minister", "FJI", "current"),
        ),
        (
            "Ghana and Togo traded charges.\n\nFrom Lomé, the agency reports that the Foreign Minister, Mr. Yao Kodjo, denied it.",
            ("Yao Kodjo", "Foreign Minister", "TGO", "current"),
        ),
        (
            "The people of Vanuatu have heard of the insult to our country. Tonga and Fiji lied about our sailors, and our people know it.\n\nComrade Walter Lini, Minister "
            "of Ports, sent a note on Monday.",
            ("Walter Lini", "Minister of Ports", "VUT", "current"),
        ),
        (
            "NAIROBI, May 3 (AP) - Talks between the Chadian government and rebels of the Green Front broke up here on Monday.\n\nKenyan mediator "
            "Joe Otieno said so. The head of the government team, Interior Minister Issa Deby, left.",
            ("Issa Deby", "Interior Minister", "TCD", "current"),
        ),
        (
            "Bolivia and Peru spoke. The loan was agreed in Oslo last month. Finance Minister Kari Dahl called it help between friends.",
            ("Kari Dahl", "Finance Minister", None, "current"),  # a town where a thing was agreed says nothing of whose he is
        ),
        (
            "TALLINN - Estonia's Reform Party has named Karin Tamm. The vote is in May, party spokesman Ivo Kask said.",
            ("Ivo Kask", "Spokesman", "Reform Party", "current"),
        ),
        (
            "The next Chilean ambassador to Cuba will be milder than outgoing envoy Pedro Salas, a diplomat said.",
            ("Pedro Salas", "Envoy", "CHL", "outgoing"),
        ),
        (
            "It named Sudan's Second Vice President Ali Taha, Defense Minister Abdel Hussein, armed forces chief of staff Abbas Nimir and "
            "intelligence chief Salah Gharib as among them.",
            ("Salah Gharib", "Intelligence Chief", "SDN", "current"),
        ),
        (
            "LIMA, Nov 20 - Peru's Justice Minister Ana Rojas resigned. The case is closed, attorney general Luis Vaca said in Lima.",
            ("Luis Vaca", "Attorney General", "PER", "current"),
        ),
        ("Carlos Mwale, the PKD president of Zambia, is in jail.", ("Carlos Mwale", "President", "ZMB", "current")),
        ("The Rome-led relief force (RELFOR) spokesman Ana Lind agreed.", ("Ana Lind", "Spokesman", "RELFOR", "current")),
        ("Spokesman of the UN mission in Liberia (UNMIL) Ben Malor said so.", ("Ben Malor", "Spokesman", "UNMIL", "current")),
        (
            "Kerry Wells, the Canadian deputy secretary of state for the southern cone, met nobody.",
            ("Kerry Wells", "Deputy Secretary of State for the Southern Cone", "CAN", "current"),
        ),
        (
            "Presidents Ana Soto of Chile, Jose Ruiz of Peru and Ines Lind of Bolivia signed the text.",
            ("Ines Lind", "President", "BOL", "current"),
        ),
        ("Sen. Ana Lowe (R-Ga.) said no to Chad.", ("Ana Lowe", "Sen.", "USA", "current")),
        ("Democratic presidential nominee Al Barr spoke.", ("Al Barr", "Presidential Nominee", None, "current")),
        (
            "In 1996, Tan Mei was elected vice president of the Malay Writers Association. Tan is now president of the association.",
            ("Tan Mei", "Vice President", "Malay Writers Association", "former"),
        ),
    ],
)
def test_told_elsewhere(flow: Flow, text: str, expected: tuple[str, str, str | None, str]) -> None:
    assert expected in offices(flow, text)


@pytest.mark.parametrize(
    ("text", "person"),
    [
        # two governments: whose officer he is, nothing says
        (
            "Peru's Justice Minister Ana Rojas met Chile's Interior Minister Jorge Vidal. The case is closed, attorney general Luis Vaca said.",
            "Luis Vaca",
        ),
        # no land's spokesman but a person's
        (
            "Chile's president spoke in Santiago on Monday. Soto spokesman Luis Vaca said so. Chile votes in May. Ana Soto stands.",
            "Luis Vaca",
        ),
        # two parties: whose spokesman he is, nothing says
        ("Estonia's Reform Party and the Centre Party have met. They will meet again, party spokesman Ivo Kask said.", "Ivo Kask"),
    ],
)
def test_left_empty(flow: Flow, text: str, person: str) -> None:
    assert {of for name, _, of, _ in offices(flow, text) if name == person} == {None}

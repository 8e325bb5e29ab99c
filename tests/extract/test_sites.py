"""Where an event took place."""

import pytest

from avvisi.flow import Flow
from tests.extract.coding import read

FLOW = Flow()
HERE = "LIMA, May 4, 1999 (AFP) - "


def place(text: str, kind: str) -> str | None:
    found = [e for e in read(FLOW, text).events if e.type == kind]
    assert found, text
    return found[0].place.name if found[0].place is not None else None


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        ("Chad on Monday condemned the attack in Khartoum.", "ACCUSE", None),
        ("The presidents of Chad and Niger discussed the fighting in Sudan.", "CONSULT", None),
        ("The presidents of Chad and Niger held talks in Abuja on the war in Sudan.", "CONSULT", "Abuja"),
        ("Police in Togo tore down banners in Kara and beat two priests.", "ASSAULT", "Kara"),
        ("Niger's army shelled rebel posts above the village of Kara on Monday.", "ASSAULT", "Kara"),
        ("Ghana withdrew its ambassador from Lima on Monday.", "SANCTION", "Lima"),
        ("Chadian troops invaded Sudan in 1987.", "ASSAULT", "Sudan"),
        ("A Sofia court sentenced two Chadian spies on Monday.", "SANCTION", "Sofia"),
        ("Soldiers beat two Ghanaian priests in the Egyptian capital on Monday.", "ASSAULT", "Cairo"),
        (HERE + "The foreign ministers of Chad and Niger met here on Monday.", "CONSULT", "Lima"),
        (HERE + "Peru's president received the foreign minister of Chile on Monday.", "CONSULT", "Lima"),
        (HERE + "Peru's president on Monday condemned the raids of the rebels of Chad.", "ACCUSE", "Lima"),
        (HERE + "Chad's president on Monday condemned Peru.", "ACCUSE", None),
        (HERE + "At a rally in Cuzco, Peru's president on Monday condemned Chile.", "ACCUSE", "Cuzco"),
        (HERE + "Peru's president telephoned the president of Chile on Monday.", "CONSULT", None),
        ("In Kara, youths held a march on Monday. Police beat two priests.", "ASSAULT", "Kara"),
        ("In Kara, youths held a march on Monday. Near Cotonou, police beat two priests.", "ASSAULT", None),
        ("In Kara, youths held a march on Monday.\n\nPolice beat two priests.", "ASSAULT", None),
        (HERE + "Peru and Chile agreed on Monday to sign a treaty.", "AGREE", "Lima"),
        (HERE + "Peru expelled two Chilean envoys on Monday after a raid near Tacna.", "SANCTION", "Lima"),
        ("Chad's foreign minister, Idris Kono, said in Vienna on Monday that Chad was ready to talk to Niger.", "AGREE", "Vienna"),
        (HERE + "Peru's army beat two priests on Monday.", "ASSAULT", None),
    ],
)
def test_place(text: str, kind: str, name: str | None) -> None:
    assert place(text, kind) == name

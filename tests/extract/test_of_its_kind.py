"""A word is a deed only where what it governs, and who does it, are of the deed's kind."""

import pytest

from avvisi.flow import Flow
from tests.extract.coding import told

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    "text",
    [
        "Kenya's ministry of labour released the figures for May on Monday.",
        "A motorist struck and killed a Chilean woman in Lima on Friday.",
        "Cholera hit Chad's army in March.",
        "Kenyan herders crossed the Somali border on Monday.",
        "Kenyan sentries guarded the gate of Somalia's parliament.",
        "Peruvian officers said the Chilean trader pulled out a knife.",
        "Governor Ana Soto of Peru declared a state of emergency in Cusco after the quake.",
        "There is talk in Chad and Mali that the rebels hold the camp.",
        "The Chadian army's aim is to capture the wells of Mali, a Kenyan scholar wrote.",
        "Two Malians who sought shelter from the fighting in Chad died.",
        "Peru's finance minister warned lawmakers on Monday that the treasury was nearly empty.",
        "Malian soldiers stood in Chad in order to help nobody.",
        "Kenya's minister said Kenya had never funded the Somali rebels.",
        "President Ana Soto of Peru proposed a budget on Monday.",
        "Kenya's president will meet Uganda in the semifinals.",
        "Norway beat Chile 3-1 on Sunday.",
        "Peru's minister plans to release the figures on Friday.",
        "German marines thwarted an attack on a Yemeni freighter.",
        "Kenyan lawmakers failed to garner enough support from Uganda.",
        "Omani airstrikes failed to curb the rockets of Yemen.",
        "Three hundred Syrians arrived in Athens on Friday.",
        "Norwegian politicians who support the Danish levy are few.",
        "Peru's president called the Chilean request for relief necessary.",
        "The Conference of Peruvian Bishops went on with its plan.",
        "Kenyan firemen responded to a call at noon on Friday.",
        "The Peruvian singer accepted the Nansen Award on Sunday.",
        "Kenya's president said he feared that Somalia intends to invade Uganda.",
        "The Chilean senator Luis Vega kicked the door open on Friday.",
    ],
)
def test_another_kind(flow: Flow, text: str) -> None:
    assert told(flow, text) == set()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Kenya released two Somali traders on Monday.", "RETREAT"),
        ("Egypt released a Greek tanker on Monday.", "RETREAT"),
        ("Somali gunmen killed a Kenyan deputy on Monday.", "ASSAULT"),
        ("The senate of Peru killed the government's bill on fishing.", "REJECT"),
        ("The president of Peru shot down a decree of the Chilean governor.", "REJECT"),
        ("Lawmakers in Kenya blocked an inquiry into the Somali raid.", "REJECT"),
        ("Peru warned Chile that it would close the border.", "THREATEN"),
        ("The Omani army crossed the Yemeni border at dawn.", "ASSAULT"),
        ("Peru has no intention of signing the treaty with Chile.", "REJECT"),
        ("Two Chadian deserters sought refuge in the Kenyan embassy.", "REQUEST"),
        ("Peruvian troops guarded the Chilean refugees.", "AID"),
        ("The junta in Chad declared a state of emergency on Monday.", "COERCE"),
        ("Chad threatened to derail the talks with Mali.", "THREATEN"),
        ("Kenya refused to meet Ugandan envoys at the match in Kampala.", "REJECT"),
        ("Spain failed to reach agreement with Gibraltar's government.", "REJECT"),
        ("Norway ended its combat mission in Mali on Monday.", "RETREAT"),
        ("Senator Ana Soto of Peru clashed with Senator Luis Vega over tolls.", "ACCUSE"),
        ("Malian and Nigerien herders clashed at a well.", "ASSAULT"),
        ("Peru's president promised that Peru would exact a heavy price from Bolivia.", "THREATEN"),
        ("Oman's premier drew the line at a pipeline from Qatar.", "REJECT"),
        ("Three Syrian ministers arrived in Athens on Friday.", "CONSULT"),
        ("Kenya's premier met Uganda's president during a tournament in Kampala on Friday.", "CONSULT"),
    ],
)
def test_the_deeds_own_kind(flow: Flow, text: str, kind: str) -> None:
    assert kind in {line.split()[0] for line in told(flow, text)}


def test_what_an_event_threatens_nobody_does(flow: Flow) -> None:
    text = "Officials in Lima said a camp in Peru was shelled on Friday, threatening to raise tensions with Chile."
    assert not any(line.startswith("THREATEN") for line in told(flow, text))


def test_a_bill_that_is_killed_is_no_victim(flow: Flow) -> None:
    kinds = {
        line.split()[0] for line in told(flow, "The Norwegian senator Ola Berg killed the legislation of Norway's cabinet with a speech.")
    }
    assert kinds == {"REJECT"}

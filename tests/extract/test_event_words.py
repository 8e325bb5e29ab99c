"""What one verb makes of another and what belongs to a word: promises not to do harm, duties, questions, what is quoted or reported."""

import pytest

from avvisi.flow import Flow
from tests.extract.coding import told

pytestmark = pytest.mark.model

TOLD = [
    ("Oman promised not to attack Yemen.", "AGREE happened OMN>YEM"),
    ("Samoa agreed not to deport Tongan workers.", "AGREE happened WSM>TON"),
    ("Oman agreed to bomb Yemen.", "THREATEN happened OMN>YEM"),
    ("Yemen has to close the camp, the Omani foreign minister said.", "REQUEST happened OMN>YEM"),
    ("A report that Sudan had asked Egypt to reopen the road was denied in Lima.", "REQUEST historical SDN>EGY"),
    ("The Malian foreign minister was quoted as having accused Niger of arming rebels.", "ACCUSE happened MLI>NER"),
    ("Togo is said to be arming rebels in Benin.", "AID happened TGO>rebels"),
    ("It was decided that Zambian engineers would repair the bridge in Malawi.", "AGREE planned ZMB>MWI"),
    ("Kenya proposed that Uganda should withdraw its police.", "REQUEST happened KEN>UGA"),
    ("Should it fail, he said, Kenya would take Uganda to court.", "THREATEN happened KEN>UGA"),
    ("Peru would never attack Bolivia, nor would Peru talk to Chile.", "REJECT happened PER>CHL"),
    ("A Togolese delegation walked out of the conference in protest against a remark by Ghana's premier.", "REJECT happened TGO>GHA"),
    ("Police in Lahore baton-charged a crowd of students.", "ASSAULT happened PAK>PAK"),
    ("Zambia's foreign minister warned that his country would not tolerate a sanctuary.", "THREATEN happened ZMB>"),
    ("Iran's foreign minister demanded their return.", "REQUEST happened IRN>"),
    ("Togo sent the Ghanaian ambassador home.", "SANCTION happened TGO>GHA"),
    ("An Omani court ordered the Yemeni ship released.", "RETREAT happened OMN>YEM"),
    ("The British defence secretary approved a request from Ghana for help.", "AGREE happened GBR>GHA"),
    ("Norway will no longer buy fish from Iceland.", "SANCTION happened NOR>ISL"),
    ("The Turkish offensive in Syria would end if the rebels left, Turkey's premier said.", "AGREE hypothetical TUR>SYR"),
    ("Libya had bombed two villages, the Chadian envoy charged.", "ACCUSE happened TCD>LBY"),
    ("The foreign ministers of Iraq and Iran ended their third session.", "CONSULT happened IRN+IRQ>"),
    ("Austria asked Italy for a board to examine how the men died.", "REQUEST happened AUT>ITA"),
    ("Chad has stopped issuing visas to Libyan traders.", "SANCTION happened TCD>LBY"),
    ("Tonga's premier called the Fijian ambassador a very dishonest man.", "ACCUSE happened TON>FJI"),
    ("Norway, which has been offering steady economic support to Malawi, is a friend.", "AID historical NOR>MWI"),
    ("Norway is offering economic support to Malawi.", "AGREE happened NOR>MWI"),
    ("Chile did not refuse to sign the pact with Bolivia.", "SUPPORT happened CHL>BOL"),
    ("A plan for the port has been rejected by dockers and Uganda.", "REJECT happened UGA+dockers>"),
    ("Chadian officials accused the Malian bank of ties with Iran.", "ACCUSE happened TCD>MLI"),
]
SILENT = [
    ("Armenia has yet to reply to Georgia, the Turkish foreign minister said.", "REQUEST"),
    ("Oman's foreign minister asked whom Yemen had arrested.", "REQUEST"),
    ("Peru and Chile had to meet in Lima.", "REQUEST"),
    ("Police in Lahore baton-charged a crowd of students.", "ACCUSE"),
    ("Oman promised not to attack Yemen.", "THREATEN"),
    ("The president of Ghana hoped all parties in Togo would keep calm and cooperate with the court.", "AGREE"),
    ("Chile has no objection to visits to the island by Peruvian fishermen.", "CONSULT"),
    ("The group has been suspected of links with the Shining Path.", "ACCUSE"),
    ("The Togolese army demonstrates that it can hold the town.", "PROTEST"),
    ("The Arab League failed to agree on a common stand.", "REJECT"),
    ("Norway's premier warned against drawing a line under the talks.", "THREATEN"),
]


@pytest.mark.parametrize(("text", "wanted"), TOLD, ids=[text for text, _ in TOLD])
def test_told(flow: Flow, text: str, wanted: str) -> None:
    assert wanted in told(flow, text)


@pytest.mark.parametrize(("text", "type_"), SILENT, ids=[f"{type_}: {text}" for text, type_ in SILENT])
def test_silent(flow: Flow, text: str, type_: str) -> None:
    assert not [one for one in told(flow, text) if one.startswith(type_)]

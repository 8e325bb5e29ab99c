"""What tells of an event and what only seems to: answers, deeds without a doer, denials, claims, what goes with a deed to come."""

import pytest

from avvisi.flow import Flow
from tests.extract.coding import told

pytestmark = pytest.mark.model

TOLD = [
    ("Norway welcomed the step.", "SUPPORT happened NOR>"),
    ("Kenya refused on Monday to hand over the smuggler, as Uganda had demanded.", "REJECT happened KEN>UGA"),
    ("Brazil rejected the plan on Friday, as Bolivia had asked.", "REJECT happened BRA>"),
    ("A drone of the Ethiopian air force struck a Sudanese village on Friday.", "ASSAULT happened ETH>SDN"),
    ("Peru and Bolivia are at peace. The foreign ministers of the two countries met in Oslo on Wednesday.", "CONSULT happened BOL+PER>"),
    ("Foreign ministers of the two countries met in Oslo on Monday. Bolivia is poor, while Peru is rich.", "CONSULT happened BOL+PER>"),
    ("South Korea accused the North on Monday of stealing a boat.", "ACCUSE happened KOR>PRK"),
    ("LIMA, May 13 -- Peru's president and the Pope had a talk on Monday.", "CONSULT happened PER+VAT>"),
    ("LIMA, May 13 -- President Ana Soto of Peru met President Luis Vega at the palace on Monday.", "CONSULT happened PER>Luis Vega"),
    ("Kenya's foreign minister will represent his country at a summit in Oslo.", "AGREE planned KEN>"),
    ("Kenya's foreign minister represented his country in a conference on water.", "CONSULT happened KEN>"),
    ("Peru, together with Chile, attacked Bolivia.", "ASSAULT happened CHL+PER>BOL"),
    ("Along with Chile, Peru attacked Bolivia.", "ASSAULT happened CHL+PER>BOL"),
    ("Peru attacked Bolivia together with its allies.", "ASSAULT happened PER>BOL"),
    ("The offensive, together with Chile's air support, defeated the rebels of Peru.", "ASSAULT happened CHL>PER"),
    (
        "Osman Saleh, Eritrea's foreign minister, flew to Juba. His visit to South Sudan came a day after he represented Eritrea in a conference.",
        "CONSULT happened ERI>",
    ),
    ("Norway imposed an embargo on Eritrea, accusing the Red Sea state of arming rebels.", "ACCUSE happened NOR>ERI"),
    ("Bolivia rejected the charge.", "REJECT happened BOL>"),
    ("Bolivia rejected the sanctions imposed on it by Peru.", "REJECT happened BOL>PER"),
    ("Bolivia rejected the sanctions imposed on it by Peru.", "SANCTION historical PER>BOL"),
    ("Norway condemned the air strike launched by Chad on a market in Mali.", "ASSAULT historical TCD>MLI"),
    ("Egypt's membership in the Arab League has been suspended.", "SANCTION happened IGO>EGY"),
    ("Peru and Chile will refrain from the use of force against each other.", "AGREE planned CHL+PER>"),
    ("Mozambique undertook not to let rebels cross into South Africa.", "AGREE happened MOZ>ZAF"),
    ("Oslo recognised not Luis Vega of Peru but Ana Soto of Chile.", "SUPPORT happened NOR>CHL"),
    ("Malta withdrew Tunisia's status as a safe country.", "SANCTION happened MLT>TUN"),
    (
        "President Moon Jae-in of the Republic of Korea and Chairman Kim Jong Un of the Democratic People's Republic of Korea signed a declaration.",
        "SUPPORT happened KOR+PRK>",
    ),
    ("Two Togolese drivers were shot dead near the lake.", "ASSAULT happened >TGO"),
    ("The Omani envoy had been summoned on Monday.", "ACCUSE happened >OMN"),
    ("Norway's foreign minister warned that the aid would be suspended.", "THREATEN happened NOR>"),
    ("The African Union is ready to mediate.", "AGREE happened IGO>"),
    ("The Danish consul was detained on Monday.", "COERCE happened >DNK"),
    ("Kenya's foreign minister said the crossings would be closed from Friday unless the raids stopped.", "THREATEN happened KEN>"),
    ("Laos denied having shelled a village in Nepal.", "ASSAULT denied LAO>NPL"),
    ("Ghana rejected as nonsense a claim that Togo had attacked a village in Benin.", "ASSAULT denied TGO>BEN"),
    ("Peru asked for talks on the grounds that Chile was deploying missiles near Bolivia.", "MOBILIZE alleged CHL>BOL"),
    ("Malta's president will raise the matter during his talks with Fiji's president next week.", "AGREE planned MLT>FJI"),
    ("The Omani premier will be back at work on Sunday, flying to Tunisia for the fair.", "AGREE planned OMN>TUN"),
    ("As part of the UN force, Fijian soldiers have been patrolling the Lebanese coast.", "AID historical FJI>LBN"),
    ("Iceland became the first member of the league to sever relations with Britain.", "SANCTION happened ISL>GBR"),
    ("The pact was made when Kenya's foreign minister called on Prime Minister Aroon Sakda of Thailand.", "CONSULT happened KEN>THA"),
    ("Morocco handed over six Algerians to Algeria on Monday.", "RETREAT happened MAR>DZA"),
    ("Should it fail, Kenya would take Uganda to court, Kenya's premier said.", "THREATEN happened KEN>UGA"),
    ("Peru's premier Abel Rojas praised Juan Soto, the president of Chile, with whom he will hold talks Friday.", "AGREE planned PER>CHL"),
    ("Benin demanded that its neighbour pay; Togo ruled it out.", "REJECT happened TGO>BEN"),
    ("Ghana turned down a request from Togo that it free two pilots.", "REQUEST happened TGO>GHA"),
    ("The crossings had been closed since dawn, the Gabonese Interior Ministry said.", "COERCE happened GAB>"),
    ("A Lagos court sentenced three Beninese smugglers to nine years.", "SANCTION happened NGA>BEN"),
    ("Parliament met before Kenya's premier leaves for Malta on June 3.", "AGREE planned KEN>MLT"),
    ("Oman's minister arrived before scheduled talks between Oman and Nepal.", "AGREE planned NPL+OMN>"),
    ("Gabon's premier called the government of Togo to open the archives.", "REQUEST happened GAB>TGO"),
    ("Fiji's premier discussed the fighting in Papua and Aceh with Nepal's king on Monday.", "CONSULT happened FJI>NPL"),
    ("It spoke of the work of Peru and of Chile, which it accused of piracy.", "ACCUSE happened >CHL"),
    ("Benin and Mali cut ties with Chile, and Laos recalled its ambassador.", "SANCTION happened LAO>CHL"),
    ("Kenya expelled 300 Ugandan traders.", "COERCE happened KEN>UGA"),
    ("Crowds protesting against the Kenyan levy burned two cars.", "PROTEST happened Crowds>KEN"),
    ("Fiji expelled Samoa's envoy on Monday. Two Samoan consuls were given a week to leave.", "SANCTION happened FJI>WSM"),
    ("Kenya condemned the invasion of Uganda.", "ACCUSE happened KEN>"),
    ("Oman's minister welcomed every attempt to end the fighting in Chad.", "SUPPORT happened OMN>"),
    ("The leaders of Peru and Chile met in Lima and their governments signed a treaty.", "SUPPORT happened CHL+PER>"),
    ("Peru assured Chile that it did not support the guerrillas.", "AGREE happened PER>CHL"),
    ("Peru's king denied that his guards had had any part in it and accused Chile of theft.", "ACCUSE happened PER>CHL"),
    ("The holder of Soto's seat, Foreign Minister Luis Vega of Peru, thanked Chile.", "SUPPORT happened PER>CHL"),
    ("The accord was brokered by Togo on behalf of Benin.", "AGREE happened TGO>"),
    ("Laos broke off relations with Peru. Laos announced that the embassy would be closed.", "THREATEN happened LAO>PER"),
    ("Oman severed relations with Laos on Sunday, a day after a crowd set fire to its embassy in Vientiane.", "PROTEST happened LAO>"),
    ("Morocco accused Mali of theft. Morocco said the kingdom would not let Mali undermine it.", "REJECT happened MAR>MLI"),
    ("The Beninese army sent troops on Monday. Benin's army had sent troops in 1987.", "MOBILIZE historical BEN>"),
    ("Gabon suspended its membership of the African Union in protest against the Rwandan raid.", "SANCTION happened GAB>IGO"),
]


@pytest.mark.parametrize(("text", "wanted"), TOLD, ids=[text for text, _ in TOLD])
def test_told(flow: Flow, text: str, wanted: str) -> None:
    assert wanted in told(flow, text)


SILENT = [
    ("Norway expelled no Russians.", "SANCTION"),
    ("No Togolese president had visited Ghana since 1985.", "CONSULT"),
    ("None of the Togolese ministers met the rebels.", "CONSULT"),
    ("The experts found no evidence of Chadian support for the rebels in Mali.", "SUPPORT"),
    ("Togo refrained from attacking Ghana.", "RETREAT"),
    ("Norway's foreign minister warned that the roof could collapse.", "THREATEN"),
    ("Togo granted Ghana's oil giant a licence.", "AID"),
    ("Two Togolese drivers were killed in an avalanche.", "ASSAULT"),
    ("Some 800 Danish soldiers are still stationed in Iceland.", "MOBILIZE"),
    ("Asked what message he would send to Iceland, Denmark's premier smiled.", "REQUEST"),
    ("Mali's premier spoke of fears that Niger had attacked a village in Chad.", "ASSAULT"),
    ("Mali's premier said the nurses of Niger were responsible for the success of the campaign.", "ACCUSE"),
    ("Kenya's minister welcomed the signals sent by Uganda.", "CONSULT"),
    ("Bolivia broke off relations with Laos after Peru decided to recognise Fiji, ending ties of ten years.", "SANCTION happened PER"),
    ("Fiji's president said he would not take part in a contest of dollars.", "REJECT"),
    ("In Oslo King Luis of Norway let it be known that he was ill.", "CONCEDE"),
    ("The plan would have Peruvian forces pull back from Arica.", "RETREAT"),
    ("The Omani guards, who patrol the strait, are tired.", "MOBILIZE"),
    ("Fiji's premier and Samoa's reached the ninth draft at the second round.", "CONSULT"),
    ("Jordan has reserved its position.", "REJECT"),
    ("Laos announced the jailing of nine men, the largest number put to death in the kingdom's history.", "ASSAULT"),
    ("The doors of peace had been opened, Laos's minister said.", "RETREAT"),
    ("King Ahmed of Oman and Juan Soto leave Lima airport on Sunday.", "RETREAT"),
    ("Mali's president had let his territory be used for raids on Niger.", "CONCEDE"),
    ("Norway accused Belarus of jamming radio signals, hiding smugglers and failing to return a plane.", "REJECT"),
]


@pytest.mark.parametrize(("text", "type_"), SILENT, ids=[text for text, _ in SILENT])
def test_silent(flow: Flow, text: str, type_: str) -> None:
    assert not {one for one in told(flow, text) if one.startswith(type_)}

"""Sides that a sentence states away from its verb, and words beside a deed that make nobody a side of it."""

import pytest

from avvisi.flow import Flow
from tests.extract.coding import assert_told, events

pytestmark = pytest.mark.model

TABLE = [
    # joined without a name
    ("Fiji, backed by Australia and eleven other countries, asked the United Nations to send observers.", "SUPPORT", "AUS+?", "FJI"),
    ("Fiji, Tonga and their allies urged Japan on Tuesday to stop whaling.", "REQUEST", "FJI+TON", "JPN"),
    ("Six were hurt as supporters of the ruling Ennahda party and the rival Nidaa party exchanged fire in Tunis.", "ASSAULT", "TUN", ""),
    # on whose side one is
    ("Peruvian soldiers killed nine members of the Shining Path on Monday.", "ASSAULT", "PER/MIL", "PER/REB"),
    ("Fighters of Hezbollah attacked Israeli soldiers on Monday.", "ASSAULT", "LBN/REB", "ISR/MIL"),
    # at whom words are aimed
    ("Ukraine would resist the return of foreign troops, it said, in a clear reference to Russia's long rule.", "REJECT", "UKR", "RUS"),
    ("Ahead of talks with Laos, the Vietnamese foreign minister vowed he would not give up the islands.", "REJECT", "VNM", "LAO"),
    ("Officials of China and Japan opened the discussions on Monday at South Korea's request.", "CONSULT", "CHN+JPN", "KOR"),
    ("Nigerian President Ibrahim Musa has turned down all army requests for new tanks.", "REJECT", "NGA", "?"),
    (
        "India and Nepal held talks with Bhutan. Bhutan's foreign minister refused to resume discussions on Tuesday.",
        "REJECT",
        "BTN",
        "IND+NPL",
    ),
    # for whom one speaks, whose part it is said to be
    ("Norway's prime minister promised on Monday that NATO would help rebuild the port of Odessa.", "AGREE", "IGO", ""),
    (
        "An inquiry found evidence of both Iranian and Syrian involvement in the murder of Lebanese minister Michel Haddad.",
        "ASSAULT",
        "IRN+SYR",
        "LBN",
    ),
    # a land named before what it is given; whom a phrase's own preposition governs
    ("Egypt has offered Somalia arms.", "AGREE", "EGY", "SOM"),
    ("Kenya still stands by Ethiopia.", "SUPPORT", "KEN", "ETH"),
    ("Sudan said it would put two tugs at Egypt's disposal.", "AGREE", "SDN", "EGY"),
    ("Italy is seeking the extradition of a Tunisian banker arrested recently in Morocco.", "REQUEST", "ITA", "MAR"),
    ("The World Food Programme launched an appeal for ten million dollars in assistance to Malawi.", "REQUEST", "UNO", ""),
    ("Iran's foreign minister demanded that the Arab states say so too.", "REQUEST", "IRN", "?"),
    # defended against somebody
    (
        "China warned Japan against meddling in Samoa after Tokyo said it would defend the island against raids from China.",
        "AGREE",
        "JPN",
        "WSM",
    ),
    # who acts
    ("Kuwait's envoy conveyed an Iraqi offer of a cease-fire to Iran.", "AGREE", "IRQ", "IRN"),
    ("Sources in the Bangladeshi army said they had arrested an Indian and six other foreigners.", "COERCE", "BGD", "IND"),
    ("TBILISI, June 4 (AFP) - Georgia's Armenian minority demanded its own schools from the government.", "REQUEST", "GEO/CVL", "GEO/GOV"),
    ("Angolan MiG fighters struck a UNITA column on Monday.", "ASSAULT", "AGO/MIL", "AGO/REB"),
    # towns
    (
        "TIRANA, June 4 (AFP) - Italian Foreign Minister Lamberto Rossi pledged aid to the southern Albanian town of Permet. "
        "Rossi said his government would provide doctors to Permet.",
        "AGREE",
        "ITA",
        "ALB",
    ),
    (
        "Moldova's president said the European Union had been told of the beatings. She has asked Brussels to look into them.",
        "REQUEST",
        "MDA",
        "EUR",
    ),
    # those blamed are not those asked
    ("Sudan's generals should be investigated for war crimes, Amnesty International said.", "ACCUSE", "NGO", "SDN"),
    # those sent, and where they stand
    ("The Defence Ministry of Ecuador deployed 9,000 police officers and soldiers on Friday to guard the polls.", "MOBILIZE", "ECU", ""),
    ("Peruvian marines took up positions on Friday between fishermen and loggers.", "MOBILIZE", "PER", ""),
    # one's own land beside another, one's own right
    ("Rwandan President Paul Mugisha welcomed the cooperation between Rwanda and Belgium in health.", "SUPPORT", "RWA", "BEL"),
    (
        "Ghana insists on its right to fish in the gulf, but Togo charges that Ghanaian boats have shelled its ports.",
        "ACCUSE",
        "TGO",
        "GHA",
    ),
    # who receives in a town of no land that is told
    (
        "BRUSSELS, June 4 (AFP) - Turkish Prime Minister Kemal Aydin, who is in Brussels for a two-day visit, spoke to reporters after talks "
        "with European Council President Pierre Laval.",
        "CONSULT",
        "TUR",
        "EUR",
    ),
]


@pytest.mark.parametrize(("text", "kind", "actors", "recipients"), TABLE, ids=[row[0] for row in TABLE])
def test_stated(flow: Flow, text: str, kind: str, actors: str, recipients: str) -> None:
    assert_told(flow, text, kind, actors, recipients)


def test_right_asks_nobody(flow: Flow) -> None:
    assert not [e for e in events(flow, "Ghana insists on its right to fish in the gulf of Togo.") if e.type == "REQUEST"]

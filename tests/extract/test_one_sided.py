"""What is told though only one side is named, and what is not."""

import pytest

from avvisi.flow import Flow
from tests.extract.coding import events

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Norway has offered to mediate in the dispute.", "AGREE"),  # said to nobody named
        ("Fiji's premier voiced deep concern over the delay of the vote.", "ACCUSE"),
        ("Peru will never recognise the new line.", "REJECT"),
        ("The Omani envoy arrived here on Monday.", "CONSULT"),
        ("The Latvian foreign minister met with election observers in Riga.", "CONSULT"),
        ("Kenya's envoy, on a two-day visit to the capital, praised the harvest.", "CONSULT"),
        ("Chad has closed all crossings.", "COERCE"),
        ("Malta has imposed sanctions of its own.", "SANCTION"),
        ("They arrested a Ghanaian on Sunday.", "COERCE"),  # by nobody known
        ("Heavy sanctions were imposed on Libya in May.", "SANCTION"),
        ("A car bomb killed six Lebanese soldiers.", "ASSAULT"),
        ("Two reporters were detained for six hours on Tuesday.", "COERCE"),
        ("The curfew was eased on Sunday.", "CONCEDE"),
        ("Three of the soldiers were shot dead on their way back.", "ASSAULT"),
        ("A demonstration by Chilean nurses halted the trams.", "PROTEST"),
        ("Ghana's parliament voted on Monday to sever all links with Togo.", "SANCTION"),
        ("Gunmen shot dead the Peruvian consul in La Paz.", "ASSAULT"),
    ],
)
def test_told(flow: Flow, text: str, kind: str) -> None:
    assert kind in {e.type for e in events(flow, text)}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("One Chilean official, who asked not to be named, left early.", "REQUEST"),
        ("The Slovak premier agreed: “The result is fine.”", "AGREE"),
        ("Peru's president signed the bill into law on Monday.", "SUPPORT"),
        ("The Fijian minister offered no further details.", "REJECT"),
        ("A flood threatened Chad.", "THREATEN"),
        ("Chile's minister warned against haste.", "THREATEN"),
        ("The Malian premier said hunger was a scandal.", "ACCUSE"),
        ("Peru's president did not always agree with the plan.", "REJECT"),
        ("Her trip to Ghana was to show her support for the dam.", "AGREE"),
        ("The Chadian minister warned that the drought might last.", "THREATEN"),
        ("The leaders vowed to deepen the partnership.", "AGREE"),
        ("Fighting erupted on Tuesday after the truce had run out.", "ASSAULT"),
        ("India's premier has long called for a fairer order.", "REQUEST"),  # asks nobody
        ("Norway's minister warned that his country would respond.", "THREATEN"),
        ("They turned down an offer from Chile.", "REJECT"),
        ("After a cabinet meeting, the Cypriot spokesman spoke to the press.", "CONSULT"),
    ],
)
def test_not_told(flow: Flow, text: str, kind: str) -> None:
    assert kind not in {e.type for e in events(flow, text)}

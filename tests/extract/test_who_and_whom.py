"""Who does it and to whom, where grammar shares a word between clauses or says it only in a neighbouring one."""

import pytest

from avvisi.flow import Flow
from tests.extract.coding import assert_told, events, side

pytestmark = pytest.mark.model

TABLE = [
    # a pronoun for two
    ("Laos and Bhutan said they would not follow, although both have criticised Ghana.", "ACCUSE", "LAO+BTN", "GHA"),
    (
        "Peruvian President Ana Soto is to meet Chilean President Juan Ruiz on Monday, and they will discuss trade.",
        "AGREE",
        "PER+CHL",
        "",
    ),
    # in words, for what follows
    ("Chad attacked Accra for its arms sales to Niger.", "ACCUSE", "TCD", "GHA"),
    # a name before a length of time
    ("Oman's premier said he telephoned Kenyan President Ruth Odera hours before she was to leave.", "CONSULT", "OMN", "KEN"),
    # to whom the offer was made
    ("Peru's offer to Chile was rejected.", "REJECT", "CHL", "PER"),
    # whom a deed moves
    ("Fiji's refusal to deliver its reply confounded Tongan and Samoan officials.", "REJECT", "FJI", "TON+WSM"),
    ("Norway's ambassador voiced concern that Mali and Niger were arming militias.", "ACCUSE", "NOR", "MLI+NER"),
    ("Omani police fired tear gas to drive away strikers near the port.", "ASSAULT", "OMN", "OMN"),
    ("Ghana offered ten million dollars in a bid to appease Togo.", "AGREE", "GHA", "TGO"),
    # two objects
    ("Oman gave Yemen its consent on Monday.", "SUPPORT", "OMN", "YEM"),
    ("Kenya gave Uganda a briefing on the talks.", "CONSULT", "KEN", "UGA"),
    ("Ghana paid Togo a visit.", "CONSULT", "GHA", "TGO"),
    ("Norway sent Chile its condolences.", "SUPPORT", "NOR", "CHL"),
    ("Norway's premier congratulated Idris Saleh, president of Chad. She assured her counterpart of her support.", "SUPPORT", "NOR", "TCD"),
    # pronouns
    ("Oman's premier said he rang Chilean President Ana Soto hours before she met Peru's Juan Ruiz.", "CONSULT", "CHL", "PER"),
    ("Norway's foreign minister flew to Lima, where she called on Chile to sign the pact.", "REQUEST", "NOR", "CHL"),
    ("Peru and Bolivia agreed to lift visas for each other's citizens.", "AGREE", "PER+BOL", ""),
    ("A Peruvian minister has rejected Chilean claims that her country spied on ships.", "REJECT", "PER", "CHL"),
    ("Chad accused neighbours of meddling.", "ACCUSE", "TCD", "?"),
    # one deed after the other
    ("Kenya released Ugandan prisoners and waived the claim for damages.", "CONCEDE", "KEN", "UGA"),
    ("Peru will reduce tariffs on fish, while Bolivia will reduce tariffs on tin.", "AGREE", "PER", "BOL"),
    ("Peru will reduce tariffs on fish, while Bolivia will reduce tariffs on tin.", "AGREE", "BOL", "PER"),
    # where one speaks
    ("Oman's premier made the promise to Kenyan envoy Ruth Odera during a private meeting on Monday.", "CONSULT", "OMN", "KEN"),
    ("Maya Lind, speaker of Norway's parliament, offered a rebuke as she welcomed Chilean President Juan Ruiz.", "ACCUSE", "NOR", "CHL"),
    # several, in one phrase
    ("Envoys of the Brazilian, Mozambican and Angolan presidents took part in talks with Chad's king.", "CONSULT", "BRA+MOZ+AGO", "TCD"),
    ("Officials from Ghana, Togo and the African Union met Chad's president on Monday.", "CONSULT", "GHA+TGO+IGO", "TCD"),
    # whose it is
    ("Kenya intends to buy Turkish arms.", "AGREE", "KEN", "TUR"),
    ("Oman said it would release ten million dollars in duties that it has been withholding from Yemen.", "AGREE", "OMN", "YEM"),
    ("A judge was expelled from the Peruvian Football Federation on Monday.", "SANCTION", "PER", "PER"),
    ("Norway's premier said oil was a curse -- comments that were condemned by Oman.", "ACCUSE", "OMN", "NOR"),
    ("Kenya's envoy, Ruth Odera, met with foreign observers on Monday.", "CONSULT", "KEN", "?"),
    # one whose verb is taken for an adjective
    (
        "Togolese President Komlan Agbo flew to Accra. The Togolese President, for his part, extended condolences for the deaths of Ghana’s "
        "late President John Mensah and his guards, describing ties as strong. He praised Ghana for its patience.",
        "SUPPORT",
        "TGO",
        "GHA",
    ),
    # who was told before
    ("Chad accused Niger of the raid. Niger denied involvement in the attack.", "REJECT", "NER", "TCD"),
    ("Oman proposed talks to Yemen. Yemen accepted the proposal on Monday.", "AGREE", "YEM", "OMN"),
    ("Chadian rebels rejected an offer from Chad's government. They threatened to march on the capital.", "THREATEN", "TCD", "TCD"),
]


@pytest.mark.parametrize(("text", "kind", "actors", "recipients"), TABLE, ids=[row[0] for row in TABLE])
def test_who_and_whom(flow: Flow, text: str, kind: str, actors: str, recipients: str) -> None:
    assert_told(flow, text, kind, actors, recipients)


def test_two_whom_a_far_word_stands_for(flow: Flow) -> None:
    """Mentions found in several passes are looked up by their place in the text, not by when they were found."""
    text = (
        "Burmese officials met a Thai envoy on Monday. He was received by the premier of Laos, who praised his work. "
        "Ghana and Togo condemned the sale of arms. Both have since recalled their envoys from Mali."
    )
    assert ("GHA+TGO", "MLI") in [(side(e.actors), side(e.recipients)) for e in events(flow, text)]


def test_he_goes_on_meaning_whoever_spoke(flow: Flow) -> None:
    """The subject of what an agency is said to report is the main one, not whoever is spoken of there; and a 'he' tells a man."""
    text = (
        "The Togolese leader Ali Komlan spoke in Accra. He added that Chad's trade minister Mohammad Deby will open roads between Lomé and "
        "Accra, Reuters news agency reported. The corridor is a road of three lanes. He urged Ghana to widen it."
    )
    assert events(flow, text)[-1].actors[0].person == "Ali Komlan"

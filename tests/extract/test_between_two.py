"""Offices without a land in reports on two lands: given one only where the report tells which."""

import pytest

from avvisi.flow import Flow
from tests.extract.coding import read

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "person", "state"),
    [
        (  # whoever thanks a colleague of the land spoken of most is of any other land, not of the one spoken of next
            "Lima and La Paz quarrel\n\nLIMA, March 3 -- Peru recalled its envoy from Bolivia on Monday. Bolivia had accused Peru of spying.\n\n"
            "At the summit in Quito the ministers invited Asuncion to join the pact. Prime Minister Luis Soto, who was present, thanked his "
            "Peruvian colleague, Ana Ruiz. Peru said it would answer Bolivia. Peru expects Bolivia to apologise.",
            "Luis Soto",
            None,
        ),
        (  # two presidents without a land are of two
            "Norway and Finland agreed on Tuesday to share a patrol. The two states have a common border.\n\nThe plan was settled at a meeting "
            "of President Lars Hansen and President Matti Virta at a lodge on the Finnish coast. President Virta assured his host that his "
            "government was content. The Finnish government will sign it next week.",
            "Matti Virta",
            None,
        ),
        (  # a republic has no king
            "TEHRAN, June 1 -- Iran's President Reza Karimi received Jordanian Foreign Minister Sami Haddad on Monday and was handed a message "
            "from King Talal. Iran and Jordan have no embassies. Iran wants them back.",
            "Talal",
            None,
        ),
        (  # the slug tells what a report is on, not whose paper it stands in; who speaks in his own capital is of it
            "THE NORTHERN POST\nSlug: YEMEN-OMAN   Moved: 2011-04-02\n\nMuscat shuts mission\n\nMUSCAT, April 2 -- Oman closed its embassy in "
            "Yemen on Saturday and ordered Yemeni diplomats out. Yemen protested.\n\nForeign Minister Salim Harthy announced the step at a news "
            "conference in Muscat. He accused Yemen of arming rebels.",
            "Salim Harthy",
            "OMN",
        ),
        (
            "NAIROBI, May 5 -- Kenya received a letter from Somalia on Tuesday. Ann Wambui, Kenya's foreign minister, who took over the ministry "
            "in March under President Paul Otieno, met the Somali envoy. Somalia wants the border opened.",
            "Paul Otieno",
            "KEN",
        ),
        (
            "Ghanaian President Kofi Darko paid a visit to Abuja on Tuesday and spent an hour with President Musa Bello. Ghana wants gas.",
            "Musa Bello",
            "NGA",
        ),
    ],
)
def test_land(flow: Flow, text: str, person: str, state: str | None) -> None:
    coded = read(flow, text, "2011-06-01")
    assert {t.state for t in coded.tenures if t.person == person} == {state}

"""The day of an event: what governs the trigger, not what stands nearest."""

import pytest

from avvisi.extract.dates.extractor import DateExtractor
from avvisi.extract.when import when_for
from avvisi.flow import Flow
from avvisi.model.facts import When
from tests.extract.coding import parsed

FLOW = Flow()
EXTRACTOR = DateExtractor(FLOW.lexicon)


def day_of(text: str, trigger: str, on: str | None = "2018-06-06") -> When:
    page, findings = parsed(FLOW, text, on, [EXTRACTOR])
    return when_for(next(t for t in page.tokens if t.text == trigger), page, findings)


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "trigger", "value", "basis"),
    [
        ("The minister said on Tuesday that he had met the envoy in Oslo on Sunday.", "said", "2018-06-05", "relative"),
        ("The minister said on Tuesday that he had met the envoy in Oslo on Sunday.", "met", "2018-06-03", "relative"),
        ("The two presidents held talks in Lima on March 9, 2004.", "talks", "2004-03-09", "stated"),
        ("The king praised the envoy during a phone call on Monday.", "praised", "2018-06-04", "relative"),
        ("The king praised the envoy during a phone call on Monday.", "call", "2018-06-04", "relative"),
        ("The envoy arrived on Friday and met the king.", "met", "2018-06-01", "relative"),
        ("The minister rejected the 2015 deal.", "rejected", None, "published"),
        ("The minister rejected the deal signed in 2015.", "signed", "2015", "stated"),
        ("The minister condemned on Monday the attack.", "attack", None, "published"),
        ("After meeting the king on Monday, the envoy flew home on Tuesday.", "flew", "2018-06-05", "relative"),
        ("The envoy denied a link between the aid and the announcement this week.", "denied", None, "published"),
        ("Crowds met on Friday. The premier, a day earlier, vowed to stay.", "vowed", "2018-05-31", "relative"),
        ("He will attend the summit on Saturday and Sunday.", "attend", "2018-06-09/2018-06-10", "relative"),
        ("The senate rejected the proposal on Monday.", "rejected", "2018-06-04", "relative"),
        ("Kenya vowed on Monday to sign the pact, saying it would last.", "saying", "2018-06-04", "relative"),
        ("The president is due to arrive in Tunis on Friday.", "due", "2018-06-08", "relative"),
        ("The premier met African diplomats here Tuesday.", "met", "2018-06-05", "relative"),
        ("Both sides will meet on Friday.", "meet", "2018-06-08", "relative"),
        ("Both sides agreed on Monday to meet in Geneva.", "meet", None, "published"),
        ("Chile and Peru already cooperate at sea and signed a fishing pact in 2009.", "cooperate", None, "unknown"),
        ("The king refused to pay the bank, citing the thefts of the 1980s.", "refused", None, "published"),
        ("The premier said on Tuesday after talks with the king that he was glad.", "talks", "2018-06-05", "relative"),
        ("The premier paid a call on Tuesday after talks with the king.", "talks", None, "occasion"),
        ("The premier said on Tuesday after meeting the king that he was glad.", "meeting", "2018-06-05", "relative"),
        ("The senator was on Monday expelled from the club.", "expelled", "2018-06-04", "relative"),
        ("Some students marched through Accra yesterday to condemn the pact.", "marched", "2018-06-05", "relative"),
        ("The minister was expected Friday to condemn the pact.", "expected", "2018-06-08", "relative"),
        ("The envoy spoke on Monday, only hours after a court jailed the captain.", "jailed", "2018-06-04", "relative"),
        ("The envoy spoke on Monday, weeks after a court jailed the captain.", "jailed", None, "occasion"),
        ("Chad freed the officers captured in last week's fighting.", "captured", "2018-W22", "relative"),
        ("Chad freed the officers captured after last week's fighting.", "captured", None, "occasion"),
        ("The rebels on Monday turned down the truce, and their men shelled a fort only hours later.", "shelled", "2018-06-04", "relative"),
        ("On Friday Kenya closed the port.", "closed", "2018-06-01", "relative"),
        ("Trade dwindled after a bombing in Accra in February, when Togo withdrew its trucks.", "withdrew", "2018-02", "relative"),
        ("The premier said on Tuesday she was glad, praising the envoy.", "praising", "2018-06-05", "relative"),
        ("The premier said on Tuesday that the rebels attacked a town, praising the army.", "attacked", None, "published"),
        ("The envoy condemned the raid in a statement issued on Monday.", "condemned", "2018-06-04", "relative"),
        (
            "The king discussed the crisis with the envoy on the sidelines of a summit held on Monday.",
            "discussed",
            "2018-06-04",
            "relative",
        ),
        ("The king praised a bridge built on Monday.", "praised", None, "published"),
        ("The envoy warned against haste, as news reports Friday said the king was ill.", "warned", "2018-06-01", "relative"),
        ("The captain refused to leave the burning ship Sunday.", "refused", "2018-06-03", "relative"),
        ("After carrying out a test on May 9, Chad agreed to return to the talks.", "agreed", None, "occasion"),
        ("The envoy added he talked with the king on Monday.", "added", None, "published"),
        ("The union renewed its condemnation on Monday of the raid.", "condemnation", "2018-06-04", "relative"),
        ("The envoy is due in Tunis on Friday at the start of a tour.", "due", "2018-06-08", "relative"),
        ("The talks, due to resume in Suva on 20 June, are in doubt.", "talks", "2018-06-20", "relative"),
        ("The envoy is expected to stay, though he landed on Friday.", "expected", None, "unknown"),
        ("The king announced on Sunday that Chad was expelling the envoy.", "expelling", "2018-06-03", "relative"),
        ("Chad has expelled the envoy, its foreign minister announced on Sunday.", "expelled", "2018-06-03", "relative"),
        ("The king announced on Sunday that Chad had expelled the envoy.", "expelled", None, "occasion"),
        ("Chad has expelled the envoy, a newspaper reported on Sunday.", "expelled", None, "published"),
        ("The premier spoke of Monday's riots, in which youths stormed the senate.", "stormed", "2018-06-04", "relative"),
        ("The mayor condemned Sunday's protest, in which farmers blocked the port.", "blocked", "2018-06-03", "relative"),
        ("The premier condemned a rally on Monday at which priests burned a flag.", "burned", "2018-06-04", "relative"),
        ("Miners have occupied the square since 25 May.", "occupied", "2018-05-25/2018-06-06", "relative"),
        ("Miners occupied the square since 25 May.", "occupied", None, "relative"),
        ("Malta on Monday became the first member of the club to recognise the island.", "recognise", "2018-06-04", "relative"),
    ],
)
def test_when(text: str, trigger: str, value: str | None, basis: str) -> None:
    found = day_of(text, trigger)
    assert (found.value, found.basis) == (value, basis)


@pytest.mark.model
def test_bounds() -> None:
    assert day_of("The army has been there since 2011.", "been").earliest == "2011-01-01"
    assert day_of("The envoy arrived.", "arrived").latest == "2018-06-06"
    assert day_of("The envoy arrived.", "arrived", None) == When()
    stay = day_of("The envoy stayed in Kigali from Monday to Wednesday.", "stayed")
    assert (stay.earliest, stay.latest) == ("2018-06-04", "2018-06-06")


@pytest.mark.model
def test_the_day_told_of_by_after() -> None:
    text = "The king landed in Accra on Sunday. His visit came a day after he attended a summit in Lagos."
    assert day_of(text, "attended").value == "2018-06-02"
    assert day_of(text, "came").value is None
    law = "The law took effect on May 17, six months after it was signed by the president."
    assert day_of(law, "signed").value == "2017-11"
    assert day_of(law, "took").value == "2018-05-17"
    assert day_of("His visit comes five months after Peru arrested the captain.", "arrested").value == "2018-01"


@pytest.mark.model
def test_bounds_from_what_stands_beside() -> None:
    assert day_of("The judge announced on Tuesday that the men had been arrested.", "arrested").latest == "2018-06-05"
    cut = day_of("Malta cut the aid after the generals formed a cabinet in March.", "cut")
    assert (cut.value, cut.earliest, cut.latest) == (None, "2018-03-01", "2018-06-06")
    assert day_of("The port was opened on Monday by holding a feast where thieves have often struck.", "struck").value is None
    assert day_of("Malta has complained for two years that the port is shut.", "complained").earliest == "2016-01-01"
    assert day_of("The envoy left Accra today after concluding a visit.", "concluding").value == "2018-06-06"
    assert day_of("The sailor was held on a ship Tuesday accused of theft.", "held").value == "2018-06-05"
    assert day_of("The Harbour Forum 2018 opened here Tuesday.", "opened").value == "2018-06-05"


@pytest.mark.model
def test_what_came_before_is_not_later() -> None:
    pardon = day_of("The general flew to Doha in March this year after the king had pardoned him.", "pardoned")
    assert (pardon.value, pardon.earliest, pardon.latest) == (None, None, "2018-03-31")
    assert day_of("The general will fly to Doha on Friday after the king pardoned him.", "pardoned").latest == "2018-06-06"


@pytest.mark.model
def test_what_began_a_holding_is_of_the_day_since_when_it_lasts() -> None:
    seized = day_of("The engineer was kidnapped and has been held by the rebels since March.", "kidnapped")
    assert (seized.value, seized.latest) == ("2018-03", "2018-03-31")
    assert day_of("The engineer was kidnapped and has been held by the rebels since March.", "held").value == "2018-03/2018-06-06"
    assert day_of("The engineer was kidnapped twice and has worked for the rebels since March.", "kidnapped").value is None

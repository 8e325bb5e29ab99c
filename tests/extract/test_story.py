"""The day a story goes on telling of."""

import pytest

from avvisi.extract.actors import Names
from avvisi.extract.dates.extractor import DateExtractor
from avvisi.extract.story import story_day
from avvisi.flow import Flow
from avvisi.model.facts import When
from tests.extract.coding import parsed, read

FLOW = Flow()
EXTRACTORS = (Names(FLOW.lexicon), DateExtractor(FLOW.lexicon))
LEAD = "NAIROBI, June 5 - The presidents of Kenya and Uganda met in Nairobi on Monday.\n\n"


def told(text: str, trigger: str) -> When | None:
    page, findings = parsed(FLOW, text, "2018-06-06", EXTRACTORS)
    return story_day(next(t for t in page.tokens if t.text == trigger), page, findings)


def day_of(text: str, trigger: str) -> str | None:
    when = told(text, trigger)
    return when.value if when else None


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "trigger", "value"),
    [
        ("Ties cooled in 2003, when Kenya closed a mine. Uganda protested then in a note.", "protested", "2003"),
        ("Ties cooled in 2003, when Kenya closed a mine. Then Uganda protested in a note.", "protested", None),
        ("Kenya's foreign minister announced the measures on Tuesday. The envoy was given two days to pack.", "given", "2018-06-05"),
        ("Kenya's foreign minister announced the visit on Tuesday. The envoy was given two days to pack.", "given", None),
        ("The two leaders discussed trade and praised their ties.", "discussed", "2018-06-04"),
        ("The two leaders discussed trade and praised their ties.", "praised", "2018-06-04"),
        ("During the meeting, Kenya offered a loan.", "offered", "2018-06-04"),
        ("During the meeting, Kenya offered a loan.", "meeting", "2018-06-04"),
        ("During the visit, Kenya offered a loan.", "visit", None),
        ("The two leaders had agreed on a loan.", "agreed", None),
        ("The two leaders have agreed on a loan.", "agreed", None),
        ("Earlier, the two leaders agreed on a loan.", "agreed", None),
        ("Near the end of the war, the two leaders signed a pact.", "signed", None),
        ("The two leaders praised their ties, the agency reported.", "praised", "2018-06-04"),
        ("The two leaders praised their ties, the agency reported.", "reported", None),
        ("The parliament of Peru passed a law.", "passed", None),
        ("In 2016 Kenya closed the border. The two leaders praised their ties.", "praised", None),
        ("The two leaders spoke to reporters after meeting the mayor.", "meeting", None),
        ("They said the army attacked the camp.", "attacked", None),
        ("At the end of the talks, the two leaders signed a pact.", "signed", "2018-06-04"),
        ("Two hours later, the leaders of the guilds praised their ties.", "praised", "2018-06-04"),
        ("Later, the two leaders praised their ties.", "praised", None),
        ("The bishops of Peru welcomed the announcement.", "welcomed", None),
    ],
)
def test_story_day(text: str, trigger: str, value: str | None) -> None:
    assert day_of(LEAD + text, trigger) == value


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "trigger", "value"),
    [
        ("Later, the two leaders praised their ties.", "praised", "2018-06-06"),
        ("The bishops of Peru welcomed the announcement.", "welcomed", "2018-06-06"),
        ("The bishops of Peru welcomed the announcement of a truce in Mali.", "welcomed", None),
        ("The bishops of Peru praised the king.", "praised", None),
    ],
)
def test_what_follows_on_the_day_of_the_report(text: str, trigger: str, value: str | None) -> None:
    lead = "NAIROBI, June 6 - The presidents of Kenya and Uganda met in Nairobi on Wednesday, officials said.\n\n"
    assert day_of(lead + text, trigger) == value


@pytest.mark.model
def test_the_day_somebody_spoke_is_not_that_of_anothers_deed() -> None:
    spoken = "The talks were frank, spokesman Ali Kato said on Monday. Joy Achieng also spoke of peace. Joy Achieng visited Peru."
    assert day_of(spoken, "visited") is None
    assert day_of("The union must act, Joy Achieng said on Monday. She made the remark when she met the mayor.", "met") == "2018-06-04"


@pytest.mark.model
def test_a_pluperfect_gives_no_day_to_the_story() -> None:
    assert day_of("The soldiers, he said, had detained six men on May 30. The two leaders praised the army.", "praised") is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Chad and Niger opened a joint post on Sunday. The announcement was made by Chad's premier, who was received by Niger's president.",
            "2017-04-30",
        ),
        ("Chad's premier, who was received by Niger's president, praised the Malian army on Sunday.", None),
        ("Togolese Premier Victoire Dogbe met Ghana's president on Sunday. Dogbe also met Benin's president.", None),
        ("Togolese Premier Victoire Dogbe met Ghana's president on Sunday. During her visit Dogbe met Benin's president.", None),
    ],
)
def test_a_further_contact_has_the_day_only_where_the_story_goes_on(flow, text, expected):
    coded = read(flow, text, "2017-05-02")
    contacts = [e.date.value for e in coded.events if e.type == "CONSULT"]
    assert contacts and contacts[-1] == expected


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "trigger", "value"),
    [
        ("Ana Soto said on Monday the port was safe. The harbour bank failed in 2016. Ana Soto thanked the crews.", "thanked", None),
        ("Ana Soto said on Monday the port was safe. The harbour bank failed in 2016. Ana Soto urged calm.", "urged", "2018-06-04"),
        ("Ana Soto said on Monday the port was safe. She visited Peru in 2016. Ana Soto urged calm.", "urged", None),
        ("Ana Soto arrived in Lima on Monday. The harbour bank failed in 2016. Ana Soto urged calm.", "urged", None),
    ],
)
def test_a_speaker_goes_on_after_one_sentence_about_something_else(text: str, trigger: str, value: str | None) -> None:
    assert day_of(text, trigger) == value


@pytest.mark.model
def test_a_long_story_stays_on_its_day() -> None:
    words = "Ana Soto said the port was safe. " * 20
    assert day_of(f"Ana Soto met the crews on Monday. {words}Ana Soto thanked the crews.", "thanked") == "2018-06-04"


@pytest.mark.model
def test_words_with_a_participle_that_has_a_speaker_of_its_own_do_not_date_the_line() -> None:
    text = "Peru has often called for talks, with its envoy Ana Soto claiming on Sunday that Chad was ready. The two leaders praised their ties."
    assert day_of(text, "praised") is None


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "trigger", "value", "latest"),
    [
        ("The decision was taken at a session of the cabinet.", "taken", "2018-06-04", "2018-06-04"),
        ("Togo condemned it.", "condemned", None, "2018-06-06"),
        ("The union rejected the proposal.", "rejected", None, "2018-06-06"),
        ("Togo shut a bridge.", "shut", None, None),
    ],
)
def test_what_answers_or_belongs_to_a_dated_deed(text: str, trigger: str, value: str | None, latest: str | None) -> None:
    when = told(LEAD + text, trigger)
    assert (when.value if when else None, when.latest if when else None) == (value, latest)

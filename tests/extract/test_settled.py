"""The day and the status of what words do, and the bounds of what has happened."""

import pytest

from avvisi.flow import Flow
from avvisi.model.facts import Event
from tests.extract.coding import read

LEAD = "NAIROBI, June 6 - The news of the day from the region follows.\n\n"


def event_of(flow: Flow, text: str, kind: str) -> Event:
    coded = read(flow, LEAD + text, "2018-06-06")
    return next(e for e in coded.events if e.type == kind)


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "kind", "status", "value", "earliest", "latest"),
    [
        (
            '"We urge Uganda to open the border," Kenyan President Ayo Otieno said on Monday.',
            "REQUEST",
            "happened",
            "2018-06-04",
            "2018-06-04",
            "2018-06-04",
        ),
        (
            '"Uganda must open the border," Kenyan President Ayo Otieno said on Monday.',
            "REQUEST",
            "happened",
            "2018-06-04",
            "2018-06-04",
            "2018-06-04",
        ),
        (
            "Kenyan President Ayo Otieno said on Monday that Kenya would lend Uganda money.",
            "AGREE",
            "happened",
            "2018-06-04",
            "2018-06-04",
            "2018-06-04",
        ),
        ("Kenyan President Ayo Otieno said on Monday that he would visit Uganda.", "AGREE", "planned", None, "2018-06-06", None),
        ("Kenya is to continue supplying Uganda with arms despite the floods in 2011.", "AGREE", "planned", None, "2018-06-06", None),
        ("Kenya continues to threaten Uganda, and will close the border.", "THREATEN", "happened", None, None, "2018-06-06"),
    ],
)
def test_settled(flow: Flow, text: str, kind: str, status: str, value: str | None, earliest: str | None, latest: str | None) -> None:
    event = event_of(flow, text, kind)
    assert (event.status, event.date.value, event.date.earliest, event.date.latest) == (status, value, earliest, latest)


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "kind", "status", "value"),
    [
        ("Kenya's embassy said Kenya had already accused Uganda of smuggling arms.", "ACCUSE", "historical", None),
        ("Kenya is likely to urge Uganda to open the border.", "REQUEST", "hypothetical", None),
        ("Kenya has previously accused Uganda of smuggling arms.", "ACCUSE", "historical", None),
        ("Kenya has accused Uganda of smuggling arms.", "ACCUSE", "happened", None),
        (
            "While the announcement that Kenya would withdraw its troops from Uganda was praised, no proof was shown.",
            "AGREE",
            "happened",
            None,
        ),
        ("Kenya is going to help Uganda's government.", "AGREE", "planned", None),
        ("Kenya on May 17 accused Uganda of smuggling arms.", "ACCUSE", "historical", "2018-05-17"),
        ("Kenyan President Ayo Otieno said on Monday he was proud of Uganda's army.", "SUPPORT", "happened", "2018-06-04"),
        ("Kenyan President Ayo Otieno ended a three-day visit to Uganda on Monday.", "CONSULT", "happened", "2018-06-02/2018-06-04"),
        ("Kenyan President Ayo Otieno began a three-day visit to Uganda on Monday.", "CONSULT", "happened", "2018-06-04"),
    ],
)
def test_status(flow: Flow, text: str, kind: str, status: str, value: str | None) -> None:
    event = event_of(flow, text, kind)
    assert (event.status, event.date.value) == (status, value)


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("Kenya rejects the demands of Uganda, its foreign ministry said on Monday.", "REJECT", "2018-06-04"),
        ("A Kenyan foreign ministry spokesman said on Monday that Kenya rejects the demands of Uganda.", "REJECT", "2018-06-04"),
        ("A Chadian foreign ministry spokesman said on Monday that Kenya rejects the demands of Uganda.", "REJECT", None),
        ("Officials said on Monday that Kenya rejects the demands of Uganda.", "REJECT", None),
        ("Kenya will lend Uganda ten million dollars, the Kenyan finance ministry said on Monday.", "AGREE", "2018-06-04"),
        ("Uganda's ban took effect on May 17. Kenya's foreign ministry condemned it at the time.", "ACCUSE", "2018-05"),
        ("Ten Ugandan drivers who tried to cross on Monday were arrested by Kenyan police.", "COERCE", "2018-06-04"),
        ("The Kenyan president praised Uganda's stand during the crisis of last year.", "SUPPORT", None),
    ],
)
def test_the_day(flow: Flow, text: str, kind: str, value: str | None) -> None:
    assert event_of(flow, text, kind).date.value == value


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "kind", "value", "earliest"),
    [
        ("Kenya and Uganda have agreed to build a dam. The accord was reached in Kisumu on Monday.", "AGREE", "2018-06-04", "2018-06-04"),
        ("Kenya and Uganda have agreed to build a dam. The dam was planned in Kisumu on Monday.", "AGREE", None, None),
        ("Kenya and Uganda have agreed to build a dam. Chad signed a treaty on Monday.", "AGREE", None, None),
        (
            "Ugandan President Idi Soto is due in Nairobi on Friday for a visit. During his visit, he will meet Kenyan President Ayo Otieno.",
            "AGREE",
            "2018-06-08",
            "2018-06-08",
        ),
    ],
)
def test_told_elsewhere(flow: Flow, text: str, kind: str, value: str | None, earliest: str | None) -> None:
    date = event_of(flow, text, kind).date
    assert (date.value, date.earliest) == (value, earliest)


@pytest.mark.model
def test_a_meeting_in_a_stay_to_come(flow: Flow) -> None:
    text = "Ugandan President Idi Soto is due in Nairobi on Friday for a visit. During his visit, he will meet Kenyan President Ayo Otieno."
    planned = [e for e in read(flow, LEAD + text, "2018-06-06").events if e.status == "planned"]
    assert {e.date.earliest for e in planned} == {"2018-06-08"}


@pytest.mark.model
def test_the_year_told_once(flow: Flow) -> None:
    coded = read(flow, "Kenya arrested two Ugandan envoys on October 18, 2012. Their driver had been seized on October 17.")
    assert [d.value for d in coded.dates] == ["2012-10-18", "2012-10-17"]

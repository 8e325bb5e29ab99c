"""Written dates: a table of forms, and properties over any day and any string."""

import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from avvisi.clean.calendar import Calendar
from avvisi.lexicon.load import Lexicon

CALENDAR = Calendar(Lexicon().time)


@pytest.mark.parametrize(
    ("text", "words", "value", "clock"),
    [
        ("Posted: 1415 GMT May 02, 2018", "May 02, 2018", "2018-05-02", "14:15Z"),
        ("date 2019-11-04 The envoy", "2019-11-04", "2019-11-04", None),
        ("Lima, 30/08/2016 -", "30/08/2016", "2016-08-30", None),
        ("HANOI, Feb. 3 , 2009 (VNA)", "Feb. 3 , 2009", "2009-02-03", None),
        ("Updated Sept. 5, 2019 at 5:07 p.m. EST", "Sept. 5, 2019", "2019-09-05", "17:07-05:00"),
        ("Wed, 01 Feb 2012 23:10:44 +0530", "01 Feb 2012", "2012-02-01", "23:10+05:30"),
        ("2015-03-09T08:00:00Z", "2015-03-09", "2015-03-09", "08:00Z"),
        ("OSLO, Nov. 13 (NTB) --", "Nov. 13", "XXXX-11-13", None),
        ("signed on the 3rd of March, 2004.", "3rd of March, 2004", "2004-03-03", None),
        ("since May 2021.", "May 2021", "2021-05", None),
        ("on 10 May.", "10 May", "XXXX-05-10", None),
        ("06-Jul-2001", "06-Jul-2001", "2001-07-06", None),
        ("7.12.1998 16.45", "7.12.1998", "1998-12-07", "16:45"),
        ("https://example.org/2019/12/3/talks", "2019/12/3", "2019-12-03", None),
        ("June 5, 12 people", "June 5", "XXXX-06-05", None),
    ],
)
def test_forms(text: str, words: str, value: str, clock: str | None) -> None:
    (found,) = CALENDAR.find(text)
    assert (text[found.start : found.end], found.value, found.time) == (words, value, clock)
    assert found.whole_start <= found.start < found.end <= found.whole_end


def test_an_open_order_keeps_both_readings_until_a_weekday_settles_it() -> None:
    (found,) = CALENDAR.find("04/05/2021")
    assert found.iso is None and found.readings == ("2021-05-04", "2021-04-05")
    (found,) = CALENDAR.find("Monday, 04/05/2021")
    assert found.readings == ("2021-04-05",)
    (found,) = CALENDAR.find("Tuesday, 04/05/2021")
    assert found.iso == "2021-05-04"


@pytest.mark.parametrize(
    "text",
    [
        "1.2.10",
        "they may 12 go",
        "1400/04/15",
        "2021-13-45",
        "30 February 2001",
        "May 20211",
        "a 5-4-21 score",
        "10.1.1.2016",
        "march 9 miles",
    ],
)
def test_no_dates(text: str) -> None:
    assert list(CALENDAR.find(text)) == []


def test_compact_days_only_as_a_whole_field() -> None:
    assert CALENDAR.read("20180214").iso == "2018-02-14"  # type: ignore[union-attr]
    assert CALENDAR.read("20180214T1030Z").time == "10:30"  # type: ignore[union-attr]
    assert list(CALENDAR.find("call 20180214 now")) == []


@given(
    st.dates(min_value=date(1600, 1, 1), max_value=date(2199, 12, 31)),
    st.sampled_from(["%Y-%m-%d", "%B %d, %Y", "%d %b %Y", "%A, %d %B %Y", "%Y/%m/%d", "%b. %d %Y"]),
)
def test_round_trip(day: date, form: str) -> None:
    written = day.strftime(form)
    (found,) = CALENDAR.find(f"on {written} and later")
    assert found.iso == day.isoformat()
    assert CALENDAR.read(written).iso == day.isoformat()  # type: ignore[union-attr]


@given(st.text() | st.text(alphabet="0123456789/-.:, TZ+JanMayjune\n"))
def test_any_string(text: str) -> None:
    last = 0
    for found in CALENDAR.find(text):
        assert last <= found.start < found.end <= len(text)
        last = found.end
    CALENDAR.read(text)


@pytest.mark.slow
@pytest.mark.parametrize("unit", ["1", "1/", "May ", "2001-", "12:", "Mon, ", "Jan 1, ", "may 1 of ", "1 ", "\u00a0"])
def test_time_is_linear(unit: str) -> None:
    """Four times the text, at most twelve times the time: what grows with the square takes sixteen."""

    def took(n: int) -> float:
        began = time.process_time()
        list(CALENDAR.find(unit * (n // len(unit))))
        return time.process_time() - began

    assert min(took(80_000) for _ in range(2)) < 0.2 + 12 * min(took(20_000) for _ in range(2))

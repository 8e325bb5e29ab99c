"""Every rule of the grammar of time expressions against its own examples."""

import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from avvisi.extract.base import Findings
from avvisi.extract.dates.extractor import DateExtractor
from avvisi.flow import Flow
from avvisi.lexicon.dates import DateExample, DateRule
from avvisi.lexicon.load import Lexicon
from avvisi.model.facts import TimeExpression
from avvisi.model.text import Published, RawPage

FLOW = Flow()
EXTRACTOR = DateExtractor(FLOW.lexicon)
RULES = Lexicon().dates.rule


def read(text: str, on: str | None) -> list[TimeExpression]:
    document = FLOW.cleaner(RawPage(given_id="x", text=text, published=on))
    page = FLOW.parser([document])[0]
    found = list(EXTRACTOR(page, Findings(page)))
    assert all(document.text[d.span.start : d.span.end] == d.span.text for d in found)
    return found


@pytest.mark.model
@pytest.mark.parametrize(("rule", "example"), [pytest.param(r, e, id=f"{r.id}: {e.words}") for r in RULES for e in r.yes])
def test_yes(rule: DateRule, example: DateExample) -> None:
    found = [d for d in read(example.text, example.on) if d.evidence.rule == f"dates.{rule.id}"]
    assert (example.words, example.value) in [(d.span.text, d.value) for d in found]


@pytest.mark.model
@pytest.mark.parametrize(("rule", "text"), [pytest.param(r, t, id=f"{r.id}: {t}") for r in RULES for t in r.no])
def test_no(rule: DateRule, text: str) -> None:
    assert f"dates.{rule.id}" not in [d.evidence.rule for d in read(text, "2018-06-08")]


@pytest.mark.model
def test_without_a_day_of_its_own_a_report_keeps_types_and_loses_values() -> None:
    found = read("The envoys met on Thursday. Last year they had met twice, and yesterday they spoke by phone.", None)
    assert [(d.span.text, d.type, d.value) for d in found] == [
        ("Thursday", "DATE", "XXXX-WXX-4"),
        ("Last year", "DATE", None),
        ("yesterday", "DATE", None),
    ]


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("The clerk was charged on 18 October 2012. His brother was arrested on October 17.", ["2012-10-18", "2012-10-17"]),
        ("The premier, who was born on 5 May 1960, closed the port on March 9.", ["1960-05-05", "XXXX-03-09"]),
        ("Envoys praised the treaty signed on 5 May 1960. The port was closed on March 9.", ["1960-05-05", "XXXX-03-09"]),
    ],
)
def test_without_a_day_of_its_own_a_year_is_taken_from_the_news_and_not_from_what_is_told_by_the_way(text: str, values: list[str]) -> None:
    assert [d.value for d in read(text, None)] == values


@pytest.mark.model
def test_bounds_of_the_report_bound_what_it_says() -> None:
    document = FLOW.cleaner(RawPage(given_id="x", text="The envoys met on Thursday. Last year they had met twice."))
    bounded = replace(document, published=Published(earliest="2019-05-06", latest="2019-05-10", basis="bounded"))
    page = FLOW.parser([bounded])[0]
    thursday, year = EXTRACTOR(page, Findings(page))
    assert (thursday.value, thursday.earliest, thursday.latest) == ("XXXX-WXX-4", "2019-05-02", "2019-05-09")
    assert (year.value, year.earliest) == ("2018", "2018-01-01")


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("He said on Monday that he had met her on Friday.", ["2018-06-04", "2018-06-01"]),
        ("The council will meet on Friday and Monday.", ["2018-06-08", "2018-06-11"]),
        ("The talks ran from June 3 to 5.", ["2018-06-03", "2018-06-05"]),
        ("In 1998 he fled. That year the war began, and two years later it ended.", ["1998", "1998", "2000"]),
        ("She was born in the 1950s and came here in late 1971.", ["195", "1971"]),
        ("The station was hit at 3:15 a.m. on Sunday.", ["2018-06-03T03:15"]),
        ("They will vote in November.", ["2018-11"]),
        ("May said the march would go on.", []),
        ("The second half of the match was dull.", []),
        ("The force of 1,500 men left with 2000 vehicles.", []),
    ],
)
def test_together(text: str, values: list[str]) -> None:
    assert [d.value for d in read(text, "2018-06-06")] == values


WORDS = st.sampled_from(
    [
        "the",
        "last",
        "next",
        "Monday",
        "May",
        "5",
        "1998",
        "of",
        "year",
        "a",
        "two",
        "days",
        "later",
        "ago",
        ",",
        "-",
        "'92",
        "quarter",
        "third",
        "early",
        "every",
        "Sept.",
        "10",
        "p.m.",
        "GMT",
        "week",
        "\xa0",
        "\n",
        "that",
        "after",
    ]
)


@pytest.mark.model
@settings(max_examples=60, deadline=None)
@example("Sept. early week later May week of after after May year later ago 1998 later that", "2199-12-31")
@given(
    st.lists(WORDS, max_size=40).map(" ".join) | st.text(max_size=80),
    st.sampled_from([None, "2018-06-06", "1600-01-01", "2199-12-31", "2020-02-29"]),
)
def test_any_words(text: str, on: str | None) -> None:
    ends = [(d.span.start, d.span.end) for d in read(text, on)]
    assert all(first[1] <= second[0] for first, second in zip(ends, ends[1:], strict=False))


@pytest.mark.slow
@pytest.mark.model
def test_time_is_linear() -> None:
    """Four times the text, at most twelve times the time: what grows with the square takes sixteen."""

    def took(n: int) -> float:
        text = "\n\n".join(["a day later in the early third quarter of last year " * 20] * n)
        document = FLOW.cleaner(RawPage(given_id="x", text=text, published="2018-06-06"))
        page = FLOW.parser([document])[0]
        began = time.process_time()
        list(EXTRACTOR(page, Findings(page)))
        return time.process_time() - began

    assert min(took(40) for _ in range(2)) < 0.2 + 12 * min(took(10) for _ in range(2))


@pytest.mark.model
def test_the_day_is_the_datelines_where_a_paper_prints_it_later() -> None:
    text = "SUVA, March 9 (Pacific Press) -- The envoys met here today, the palace said. They had arrived on Saturday."
    assert [(d.span.text, d.value) for d in read(text, "1988-03-10")] == [
        ("March 9", "1988-03-09"),
        ("today", "1988-03-09"),
        ("Saturday", "1988-03-05"),
    ]
    assert ("today", "1988-03-20") in [(d.span.text, d.value) for d in read(text, "1988-03-20")]  # too far apart: doubtful
    by_weekday = "SUVA, Tues. -- The envoys met here this morning."
    assert [(d.span.text, d.value) for d in read(by_weekday, "1988-03-09")] == [("Tues", "1988-03-08"), ("this morning", "1988-03-08TMO")]


@pytest.mark.model
def test_what_somebody_promised_in_a_month_was_promised_before() -> None:
    found = read("A loan for the port, promised by Peru in August, will not be paid out, the ministry said.", "2015-06-04")
    assert [(d.span.text, d.value) for d in found] == [("August", "2014-08")]

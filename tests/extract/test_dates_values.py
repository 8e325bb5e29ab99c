"""Values and the days they cover."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from avvisi.extract.dates.values import bounds, easter, grain, hijri, holiday, moved, narrowed, value_of

DAYS = st.dates(min_value=date(1601, 1, 1), max_value=date(2198, 12, 31))


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2019-02", "2019-02-01", "2019-02-28"),
        ("2020-W53", "2020-12-28", "2021-01-03"),
        ("2020-W53-WE", "2021-01-02", "2021-01-03"),
        ("2018-Q3", "2018-07-01", "2018-09-30"),
        ("2018-H2", "2018-07-01", "2018-12-31"),
        ("2018-05-04TEV", "2018-05-04", "2018-05-04"),
        ("199", "1990-01-01", "1999-12-31"),
        ("18", "1800-01-01", "1899-12-31"),
    ],
)
def test_bounds(value: str, first: str, last: str) -> None:
    assert bounds(value) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize("value", ["P3D", "XXXX-WXX-4", "PAST_REF", "2018-13", "2019-W60", "0000", "", None, "2018-02-30"])
def test_no_bounds(value: str | None) -> None:
    assert bounds(value) is None


@given(DAYS, st.sampled_from(["D", "W", "WE", "M", "Q", "Y", "E", "C"]), st.integers(-40, 40))
def test_a_unit_holds_its_day(day: date, unit: str, steps: int) -> None:
    value = value_of(day, unit)
    held = bounds(value)
    assert held is not None and grain(value) == unit
    assert unit == "WE" or held[0] <= day <= held[1]
    there = moved(day, unit, steps)
    assert there is None or (there > day) == (steps > 0) or steps == 0


@given(st.sampled_from(["2019", "2019-02", "199"]), st.sampled_from(["START", "MID", "END"]))
def test_a_part_lies_within(value: str, mod: str) -> None:
    whole, part = bounds(value), narrowed(value, mod)
    assert whole and part and whole[0] <= part[0] <= part[1] <= whole[1] and part != whole


@pytest.mark.parametrize(
    ("year", "day"), [(1961, "1961-04-02"), (2000, "2000-04-23"), (2019, "2019-04-21"), (2024, "2024-03-31"), (2038, "2038-04-25")]
)
def test_easter(year: int, day: str) -> None:
    assert easter(year).isoformat() == day


@pytest.mark.parametrize(
    ("rule", "year", "day"),
    [("easter-2", 2018, "2018-03-30"), ("11-4x4", 2018, "2018-11-22"), ("11-1x1+1", 2016, "2016-11-08"), ("12-31", 1999, "1999-12-31")],
)
def test_holidays(rule: str, year: int, day: str) -> None:
    assert holiday(rule, year).isoformat() == day


@pytest.mark.parametrize(
    ("rule", "around", "day"),
    [
        ("hijri:10-01", "2021-05-01", "2021-05-13"),
        ("hijri:12-10", "2019-08-01", "2019-08-11"),
        ("hijri:09-01", "2023-03-01", "2023-03-23"),
        ("hijri:10-01", "2005-11-05", "2005-11-03"),
    ],
)
def test_feasts_by_the_moon(rule: str, around: str, day: str) -> None:
    first, last = hijri(rule, date.fromisoformat(around))
    assert first <= date.fromisoformat(day) <= last and (last - first).days <= 3

"""Undated reports, bounded by the offices of others."""

from datetime import date

from avvisi.resolve.bounds import Held, bounds, rows

PRESIDENT = (frozenset({"president"}), "KGZ")
MINISTER = (frozenset({"foreign", "minister"}), "KGZ")


def day(text: str) -> int:
    return date.fromisoformat(text).toordinal()


def told(document: int, person: int, qualifier: str = "current", on: str | None = None, office=PRESIDENT) -> Held:
    return Held(document=document, person=person, office=office, qualifier=qualifier, day=day(on) if on else None)


def days(tenures: list[Held], low: str | None = None) -> dict[str, str]:
    found = bounds(tenures, {0: (day(low) if low else None, None)}).get(0, ())
    return {w.bound: date.fromordinal(w.day).isoformat() for w in found}


def test_between_the_holder_before_and_the_holder_after():
    others = [told(1, 1, on="2010-05-01"), told(2, 2, on="2012-03-04"), told(3, 2, on="2013-01-01"), told(4, 3, on="2015-06-07")]
    assert days([told(0, 2), *others]) == {"earliest": "2010-05-01", "latest": "2015-06-07"}


def test_former_and_elect():
    assert days([told(0, 1, "former"), told(1, 1, on="2010-05-01")]) == {"earliest": "2010-05-01"}
    assert days([told(0, 1, "elect"), told(1, 1, on="2010-05-01")]) == {"latest": "2010-05-01"}


def test_who_stands_in_needs_the_one_before():
    after = told(1, 3, on="2015-06-07")
    assert days([told(0, 2, "interim"), after]) == {}
    assert days([told(0, 2, "interim"), told(0, 1, "late"), after]) == {"latest": "2015-06-07"}


def test_an_office_of_many_tells_nothing():
    overlapping = [told(1, 1, on="2010-01-01"), told(2, 1, on="2014-01-01"), told(3, 2, on="2012-01-01")]
    assert days([told(0, 1), *overlapping]) == {}


def test_only_what_is_tighter_and_agrees():
    before = told(1, 1, on="2010-05-01", office=MINISTER)
    assert days([told(0, 1, "former", office=MINISTER), before], low="2011-01-01") == {}
    found = bounds([told(0, 1, "former"), told(1, 1, on="2010-05-01")], {0: (None, None)})
    assert rows(found, lambda i: f"doc{i}")[0]["record_reasons"] == [
        {"bound": "earliest", "value": "2010-05-01", "why": "it calls former who was still in office then", "document": "doc1"}
    ]

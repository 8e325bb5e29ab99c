"""Undated reports, bounded by what other reports date."""

from typing import Any

from avvisi.resolve.dated import dated
from avvisi.resolve.reports import Reports, ordinal
from tests.resolve.saying import Facts, document, evidence

REPORTS = Reports(Facts(documents=[document("a", published="2014-05-06"), document("b"), document("c", published="2014-05-07")]))


def event(name: str, value: str | None, **more: Any) -> dict[str, Any]:
    base = {"document": name, "id": f"e-{name}", "status": "happened", "polarity": "+", "background": False, "evidence": evidence("met")}
    return {**base, "date": {"value": value, "basis": "stated"}, **more}


def found(*events: dict[str, Any]) -> list[tuple[str, int, int]]:
    one = {e["id"]: "e-a" for e in events}
    return [(w.bound, w.day, w.document) for w in dated(events, one, REPORTS, {"b": [(9, "XXXX-WXX-7")]}).get(1, ())]


def test_a_report_is_no_older_than_what_it_tells_as_past():
    day = ordinal("2014-05-04")
    assert found(event("a", "2014-05-04"), event("b", None)) == [("earliest", day, 0)]
    assert found(event("a", "2014-05-04"), event("b", "XXXX-WXX-7")) == [("earliest", day, 0), ("latest", day + 6, 0)]


def test_nothing_follows_where_words_disagree_or_nothing_has_happened():
    assert found(event("a", "2014-05-04"), event("b", "XXXX-WXX-1")) == []
    assert found(event("a", "2014-05-04"), event("c", "2014-05-05"), event("b", None)) == []
    assert found(event("a", "2014-05-04"), event("b", None, status="planned")) == []
    assert found(event("a", "2014-05-04", date={"value": "2014-05-06", "basis": "published"}), event("b", None)) == []
    assert found(event("a", "2014-05-04"), event("b", "2013")) == []


def test_the_weekday_of_the_sentence_tells_too():
    there = {"evidence": evidence("met on Sunday", 2)}
    assert [bound for bound, *_ in found(event("a", "2014-05-04"), event("b", None, **there))] == ["earliest", "latest"]
    assert found(event("a", "2014-05-05"), event("b", None, **there)) == []

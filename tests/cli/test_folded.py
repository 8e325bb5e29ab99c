"""What a comparison would print once for each reprint is printed once, with all the reports."""

from typing import Any

from avvisi.cli import folded


def report(name: str, *sentences: str) -> dict[str, Any]:
    return {"given_id": name, "events": [{"sentence": {"text": s}, "said_by": None} for s in sentences]}


def test_reports_in_the_same_words_stand_together() -> None:
    wire, reprint, own = report("a", "They met in\nLima."), report("b", "They met in Lima."), report("c", "Lima saw them meet.")
    assert folded.same_words([wire, own, reprint]) == [[wire, reprint], [own]]


def test_two_wordings_are_set_side_by_side_once_whichever_came_first() -> None:
    pairs = [
        {"reports": ["a", "c"], "words": ["closing", "ending"]},
        {"reports": ["c", "b"], "words": ["ending", "closing"]},
        {"reports": ["a", "c"], "words": ["cleric", "convict"]},
    ]
    assert folded.otherwise(pairs) == [[("closing", ["a", "b"]), ("ending", ["c"])], [("cleric", ["a"]), ("convict", ["c"])]]


def test_texts_that_hang_together_are_one_line_with_what_came_before_all_others() -> None:
    def pair(a: str, b: str, words: int, first: str | None) -> dict[str, Any]:
        return {"reports": [a, b], "words": words, "first": first, "why": "days" if first else None}

    (one,) = folded.shared([pair("b", "a", 200, "a"), pair("b", "c", 40, None), pair("a", "c", 35, "a")])
    assert one == {"reports": ["a", "b", "c"], "least": 35, "most": 200, "first": "a", "why": "days"}
    (unknown,) = folded.shared([pair("a", "b", 50, "a"), pair("b", "c", 50, "c")])
    assert unknown["first"] is None and unknown["reports"] == ["a", "b", "c"]
    assert len(folded.shared([pair("a", "b", 50, None), pair("c", "d", 50, None)])) == 2


def test_what_several_leave_out_is_said_once() -> None:
    gaps = [{"report": r, "leaves_out": "place", "value": "Lima"} for r in "ab"] + [{"report": "a", "leaves_out": "day", "value": "2001"}]
    assert folded.left_out(gaps) == [(["a", "b"], "place", "Lima"), (["a"], "day", "2001")]


def test_one_quote_of_several_outlets_is_said_once_and_through_another_agency_again() -> None:
    def quote(name: str, *chain: str | None) -> dict[str, Any]:
        return {"given_id": name, "kind": "indirect", "words": ["the road is open"], "chain": list(chain)}

    found = folded.quoted([quote("a", "Post", "Wire", "Eva"), quote("b", None, "Wire", "Eva"), quote("c", "Sun", "Eva")])
    assert [(outlets, reports) for _, outlets, reports in found] == [(["Post", "outlet not stated"], ["a", "b"]), (["Sun"], ["c"])]

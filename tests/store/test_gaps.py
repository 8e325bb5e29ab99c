"""What a report leaves out: not what was said after it had written, nor the parts of a saying one by one."""

from typing import Any

from avvisi.store.gaps import left_out

WIRE = {"given_id": "wire", "published": "2004-03-02", "text": "The ministers met in Lima."}
DAILY = {"given_id": "daily", "published": "2004-03-03", "text": "The ministers met in Lima."}
WEEKLY = {"given_id": "weekly", "published": "2004-03-07", "text": "The ministers met in Lima."}


def saying(report: str, start: int, words: str, stance: str = "asserts") -> dict[str, Any]:
    return {
        "speakers": ["Ana Soto"],
        "given_ids": [report],
        "said": [{"words": [words], "stance": stance, "given_id": report, "start": start}],
    }


def gaps(reports: list[dict[str, Any]], sayings: list[dict[str, Any]], passing: set[str] = frozenset()) -> list[tuple[str, str, str]]:  # type: ignore[assignment]
    found = left_out(reports, [], sayings, frozenset({"the"}), {}, passing)
    return [(g["report"], g["leaves_out"], g["value"]) for g in found]


def test_of_a_saying_within_another_only_the_whole_is_left_out_and_in_the_order_told() -> None:
    said = [
        saying("daily", 90, "tariffs will fall by June"),
        saying("daily", 50, "wheat is dear"),
        saying("daily", 60, "the hope that tariffs will fall by June", "praises"),
    ]
    assert gaps([WIRE, DAILY], said) == [
        ("wire", "saying of Ana Soto", "wheat is dear"),
        ("wire", "saying of Ana Soto (praises)", "the hope that tariffs will fall by June"),
    ]


def test_nobody_leaves_out_what_was_said_later_or_what_only_an_announcement_lacks() -> None:
    assert gaps([WIRE, WEEKLY], [saying("weekly", 5, "wheat is dear")]) == []
    assert gaps([WIRE, DAILY], [saying("daily", 5, "wheat is dear")], {"wire"}) == []
    assert gaps([WIRE, WEEKLY], [saying("wire", 5, "wheat is dear")]) == [("weekly", "saying of Ana Soto", "wheat is dear")]

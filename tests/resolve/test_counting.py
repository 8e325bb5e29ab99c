"""A count that two reports give differently is told at one of the incidents they share."""

from avvisi.resolve.counting import owner, placed

TOLD = placed(
    [
        ("a", "riot", 100, "PROTEST"),
        ("a", "blame", 400, "ACCUSE"),
        ("a", "own", 450, "COERCE"),
        ("b", "riot", 900, "PROTEST"),
        ("b", "blame", 300, "ACCUSE"),
    ]
)


def test_what_happened_to_people_is_told_at_the_deed() -> None:
    assert owner(TOLD["a"], TOLD["b"], 460, 310, "arrested") == "riot"


def test_another_count_is_told_at_the_nearest_of_what_both_tell() -> None:
    assert owner(TOLD["a"], TOLD["b"], 460, 310, None) == "blame"
    assert owner(TOLD["a"], TOLD["b"], 110, 890, None) == "riot"
    assert owner(TOLD["a"], placed([("c", "other", 5, "AID")])["c"], 1, 1, None) is None

"""Quotation marks from characters alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from avvisi.extract.quotes import marks

TABLE = [
    ("“Row,” said the ferryman.", ["Row,"]),
    ('"Row," he said. "Now."', ["Row,", "Now."]),
    ("''Row,'' he said.", ["Row,"]),
    ("``Row,'' he said.", ["Row,"]),
    ("«Remez», dit-il.", ["Remez"]),
    ("‘Row,’ said the ferrymen’s clerk.", ["Row,"]),
    ("The farmers’ barns and the miners’ lamps burned.", []),
    ("'Tis late in the '90s.", []),
    ("“He told me, ‘Row,’ and I rowed.”", ["He told me, ‘Row,’ and I rowed."]),
    ('"The order said “row” and no more."', ["The order said “row” and no more."]),
    ('"The bridge is closed and stays so', ["The bridge is closed and stays so"]),
    ('A 5" pipe burst.', []),
]


@pytest.mark.parametrize(("text", "inner"), TABLE)
def test_find(text: str, inner: list[str]) -> None:
    assert [text[q.inner : q.outer] for q in marks.find(text, 0, len(text))] == inner


def test_a_mark_left_open_runs_on_to_the_paragraph_that_closes_it() -> None:
    first, second, third = 'He said, "The well is dry.', 'The mill is shut."', "Nobody rowed."
    text = "\n\n".join((first, second, third))
    places = [(text.index(p), text.index(p) + len(p)) for p in (first, second, third)]
    assert marks.runs_on(text, places[1:]) == 1
    (found,) = marks.find(text, *places[1], opened=True)
    assert text[found.inner : found.outer] == "The mill is shut."


def test_a_mark_never_closed_does_not_run_on() -> None:
    text = 'He said, "The well is dry.\n\nThe mill is shut.'
    assert marks.runs_on(text, [(28, len(text))]) == 0


@given(st.text(alphabet="ab .,\n\"'“”‘’«»`", max_size=80))
def test_quotations_lie_in_the_text_in_order_and_apart(text: str) -> None:
    found = marks.find(text, 0, len(text))
    assert all(0 <= q.start <= q.inner <= q.outer <= q.end <= len(text) for q in found)
    assert all(a.end <= b.start for a, b in zip(found, found[1:], strict=False))

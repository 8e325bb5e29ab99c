"""Paragraphs: lines, but a right margin's breaks are none."""

import pytest

from avvisi.parse.paragraphs import LONGEST, blocks


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One line.\nAnother line.", ["One line.", "Another line."]),
        ("  Padded. \n\n\t\n Next.", ["Padded.", "Next."]),
        (
            "The presidents of Chile and Bolivia met on Friday in the border town\nof Visviri to talk about the railway.",
            ["The presidents of Chile and Bolivia met on Friday in the border town\nof Visviri to talk about the railway."],
        ),
        ("Home\nworld news\nBurundi recalls its envoy", ["Home", "world news", "Burundi recalls its envoy"]),
        ("", []),
        ("\n \n", []),
    ],
)
def test_blocks(text, expected):
    assert [text[s:e] for s, e in blocks(text, 0, len(text))] == expected


def test_a_very_long_line_is_cut_and_nothing_is_lost():
    text = "The talks went on for another day. " * 2_000
    found = list(blocks(text, 0, len(text)))
    assert all(e - s <= LONGEST for s, e in found)
    assert "".join(text[s:e] for s, e in found).replace(" ", "") == text.replace(" ", "")

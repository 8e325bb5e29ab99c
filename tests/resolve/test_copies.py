"""Copies are found however they were cut, and nothing is chained that shares no text."""

import random

from avvisi.resolve.copies import families
from avvisi.resolve.families import superseded
from avvisi.resolve.reports import Reports
from avvisi.resolve.shingles import number, split
from tests.resolve.saying import Facts, document


def story(seed: int, words: int = 160) -> list[str]:
    """Words that no other seed's story has in this order."""
    drawn = random.Random(seed)
    return [f"w{drawn.randrange(4000)}" for _ in range(words)]


def text(words: list[str]) -> str:
    return " ".join(words) + "."


def test_a_cut_an_edited_and_a_framed_copy_are_one_family() -> None:
    told = story(1)
    edited = [("other" if i % 29 == 0 else w) for i, w in enumerate(told)]
    framed = ["share", "this", "page", *told, "all", "rights", "reserved"]
    found = families(number([text(told), text(told[:90]), text(edited), text(framed), text(story(2))]))
    assert found.family == (0, 0, 0, 0, None)


def test_what_embeds_a_text_joins_it_and_does_not_draw_its_host_along() -> None:
    told, host = story(3), story(4)
    found = families(number([text(told), text(host), text(host[:80] + told[:90] + host[80:])]))
    assert found.family == (0, None, 0)
    assert {(s.left, s.right) for s in found.shared} == {(0, 2), (1, 2)}


def test_boilerplate_of_an_outlet_makes_no_family() -> None:
    litter = story(5, 70)
    found = families(number([text(story(10 + i, 400) + litter) for i in range(6)]))
    assert set(found.family) == {None}


def test_words_are_as_many_as_in_the_text_whatever_lowering_does() -> None:
    assert split("İstanbul ve İzmir") == ["i̇stanbul", "ve", "i̇zmir"]


def test_an_outlets_own_later_version_supersedes_the_earlier_one() -> None:
    told = text(story(6))
    corrected = text([*story(6)[:150], "corrected", "figures"])
    rows = [
        document(i, t, published=d, outlet=o)
        for i, t, d, o in (("a", told, "2001-02-03", "Post"), ("b", corrected, "2001-02-04", "Post"), ("c", told, "2001-02-05", "Star"))
    ]
    reports = Reports(Facts(documents=rows))
    assert superseded(families(number(list(reports.texts()))).shared, reports) == {0: "b"}


def test_documents_are_hashed_together_as_they_are_alone():
    import numpy as np

    from avvisi.resolve.shingles import all_hashes, hashes

    draw = np.random.default_rng(1)
    documents = [draw.integers(0, 50, size).astype(np.uint32) for size in (0, 3, 4, 5, 6, 40, 0, 1, 200)]
    assert [one.tolist() for one in all_hashes(documents)] == [hashes(one).tolist() for one in documents]
    assert list(all_hashes([])) == []

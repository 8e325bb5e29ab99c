"""Blocks worked out elsewhere, in any order, give the tables of a build that works them out here."""

import pickle
import random
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from avvisi.resolve import blocks
from avvisi.resolve.comparing import all_compared
from avvisi.resolve.kept import Kept
from avvisi.resolve.record import resolve
from avvisi.resolve.seam import Resolved
from tests.resolve.test_kept import LEXICON, MADE_BY, facts


class Elsewhere:
    """Takes blocks as bytes, as they would travel, and ends with them in an order of its own."""

    def __init__(self, seed: int) -> None:
        self._draw, self.done, self.largest = random.Random(seed), Counter[str](), 0

    def __call__(self, function: Callable[[Any], Any], some: Iterable[Any], /) -> Iterator[Any]:
        jobs = [pickle.dumps((function, block), 5) for block in some]
        self.largest = max([self.largest, *map(len, jobs)])
        order = list(range(len(jobs)))
        self._draw.shuffle(order)
        made = {}
        for i in order:
            work, block = pickle.loads(jobs[i])
            made[i] = work(block)
        name = getattr(function, "func", function)
        self.done[f"{name.__module__.rsplit('.', 1)[-1]}.{name.__name__}"] += len(jobs)
        return (made[i] for i in range(len(jobs)))


def rows(resolved: Resolved) -> dict[str, list[dict[str, Any]]]:
    return {name: table.to_pylist() for name, table in resolved.items()}


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Blocks small enough that each stage has several."""
    monkeypatch.setattr(blocks, "DOCUMENTS", 7)
    for module in ("pairs", "comparing"):
        monkeypatch.setattr(f"avvisi.resolve.{module}.PAIRS", 11)


def test_where_blocks_are_worked_out_and_when_they_end_changes_nothing(small: None) -> None:
    elsewhere = Elsewhere(1)
    assert rows(resolve(facts(60), LEXICON, spread=elsewhere)) == rows(resolve(facts(60), LEXICON))
    heavy = (
        "repeated._own", "shingles.all_numbered", "passages.all_shared", "vectors.written", "aligning.read_all", "pairs.weighed"
    )  # fmt: skip
    assert all(elsewhere.done[name] > 1 for name in heavy), elsewhere.done
    assert elsewhere.done["comparing.all_keys"] and elsewhere.done["comparing.all_compared"]


def test_what_was_kept_is_not_sent_again(small: None, tmp_path: Path) -> None:
    first = Kept(tmp_path / "kept", MADE_BY)
    resolve(facts(60), LEXICON, None, first, Elsewhere(2))
    first.save()
    here = Kept(tmp_path / "here", MADE_BY)
    resolve(facts(60), LEXICON, None, here)
    here.save()
    second, sent = Kept(tmp_path / "kept", MADE_BY), list[Any]()

    def spread(function: Callable[[Any], Any], some: Iterable[Any], /) -> Iterator[Any]:
        for block in some:
            sent.extend(block if isinstance(block, list) and function is not all_compared else ())  # names that may be one are few
            yield function(block)

    assert rows(resolve(facts(60), LEXICON, None, second, spread)) == rows(resolve(facts(60), LEXICON))
    second.drop()
    assert not sent
    assert (tmp_path / "here").stat().st_size == (tmp_path / "kept").stat().st_size


def test_a_disk_that_fills_while_blocks_are_away_costs_the_answers_only(small: None, tmp_path: Path) -> None:
    first = Kept(tmp_path / "kept", MADE_BY)
    resolve(facts(30), LEXICON, None, first)
    first.save()
    second = Kept(tmp_path / "kept", MADE_BY)

    def spread(function: Callable[[Any], Any], some: Iterable[Any], /) -> Iterator[Any]:
        for n, made in enumerate(list(map(function, some))):
            if n == 3:
                second.drop()
            yield made

    assert rows(resolve(facts(60), LEXICON, None, second, spread)) == rows(resolve(facts(60), LEXICON))


def test_a_block_takes_along_no_more_than_it_reads(small: None) -> None:
    few, many = Elsewhere(3), Elsewhere(3)
    resolve(facts(40), LEXICON, spread=few)
    resolve(facts(160), LEXICON, spread=many)
    assert many.largest < 1.5 * few.largest


def test_blocks_end_after_many_documents_or_many_letters(small: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(blocks, "LETTERS", 50)
    sizes: list[int] = []

    def work(told: Any) -> list[bytes]:
        sizes.append(len(told))
        return [t[0].encode() for t in told]

    texts = ["a"] * 9 + ["b" * 60] + ["c" * 20] * 4
    asked = ((str(i), lambda text=text: (text,)) for i, text in enumerate(texts))
    assert b"".join(blocks.answers(Kept(), blocks.here, "x", asked, work)).decode() == "".join(texts)  # type: ignore[arg-type]
    assert sizes == [7, 3, 3, 1]

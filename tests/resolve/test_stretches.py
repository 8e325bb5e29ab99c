"""Columns of numbers in order."""

import numpy as np
import pytest

from avvisi.resolve.stretches import in_numbers


@pytest.mark.parametrize("highest", [3, 1 << 30], ids=["packed into one number", "too wide for one"])
def test_rows_come_in_order_of_their_columns(highest: int) -> None:
    draw = np.random.default_rng(5)
    columns = [draw.integers(0, highest, 400) for _ in range(3)]
    rows = sorted(zip(*(column.tolist() for column in columns), strict=True))
    assert list(zip(*(column.tolist() for column in in_numbers(*columns)), strict=True)) == rows


def test_no_rows_are_in_order() -> None:
    assert [len(column) for column in in_numbers(np.empty(0, np.int64), np.empty(0, np.int64))] == [0, 0]

"""Names that an earlier build found to be two are known by the next, whatever else it compares."""

from pathlib import Path

import numpy as np

from avvisi.resolve.comparing import APART, FAR_APART, OPEN, Comparing
from avvisi.resolve.kept import Kept


def pairs(*some: tuple[int, int]) -> tuple[np.ndarray, np.ndarray]:
    left, right = np.array(some, np.int64).T
    return left, right


def test_pairs_of_names_are_known_by_the_names(tmp_path: Path) -> None:
    first = Kept(tmp_path / "kept", b"m")
    known = Comparing(first).known("whole names", ["Ana Sorel", "Bo Tarn", "Ceva Lund"], *pairs((0, 1), (0, 2), (1, 2)))
    assert not known.found.any()
    known.found[:] = (APART, OPEN, FAR_APART)
    known.keep()
    first.save()
    second = Kept(tmp_path / "kept", b"m")
    names = ["Ada Nor", "Ana Sorel", "Bo Tarn", "Ceva Lund"]
    found = Comparing(second).known("whole names", names, *pairs((0, 1), (1, 2), (1, 3), (2, 3))).found
    assert found.tolist() == [OPEN, APART, OPEN, FAR_APART]
    assert not Comparing(second).known("surnames", names, *pairs((1, 2), (2, 3))).found.any()
    second.drop()

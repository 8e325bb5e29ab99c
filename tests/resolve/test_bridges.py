"""A text set into another one lies in a gap of it."""

import numpy as np

from avvisi.resolve.copies import RUN, _interrupting


def test_what_lies_in_a_gap_interrupts_and_what_stands_at_an_end_does_not() -> None:
    outer = np.concatenate([np.arange(0, 2 * RUN), np.arange(100, 100 + 2 * RUN)])
    assert _interrupting([outer, np.arange(40, 80)]).tolist() == [False, True]
    assert _interrupting([outer, np.arange(130, 170)]).tolist() == [False, False]
    assert _interrupting([outer]).tolist() == [False]

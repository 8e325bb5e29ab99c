"""A counterpart whose land nobody tells is left out, and the offices told beside him stay."""

import pytest

from avvisi.flow import Flow
from tests.extract.coding import read

pytestmark = pytest.mark.model


def test_a_counterpart_of_no_known_land_costs_no_other_office(flow: Flow) -> None:
    found = read(flow, "The foreign minister, Luis Vega, spoke on Friday. His Northern counterpart, Ana Soto, blamed the drills.")
    assert not found.problems
    assert [t.person for t in found.tenures] == ["Luis Vega"]

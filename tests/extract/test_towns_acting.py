"""A town as a deed's other side: the government there, or only where a crowd marched."""

import pytest

from avvisi.flow import Flow
from tests.extract.coding import events

pytestmark = pytest.mark.model


def test_an_envoy_recalled_from_a_town_is_recalled_from_a_government(flow: Flow) -> None:
    (event,) = [e for e in events(flow, "Malta recalled its consul from Lagos on Monday.") if e.type == "SANCTION"]
    assert [(p.code, p.sector) for p in event.recipients] == [("NGA", "GOV")]


def test_where_a_crowd_marches_is_not_whom_it_marches_against(flow: Flow) -> None:
    (event,) = [e for e in events(flow, "In Lagos, thousands of Nigerian teachers marched on Monday.") if e.type == "PROTEST"]
    assert [p.code for p in event.actors] == ["NGA"]
    assert event.recipients == ()

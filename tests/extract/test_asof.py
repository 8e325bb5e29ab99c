"""As of which day a tenure is: the deed's, else the report's; nothing made up."""

import pytest

from avvisi.model.text import RawPage

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        ("Zambian Foreign Minister Mulambo Haimbe met Malawi's envoy in Lusaka on Monday.", "2024-11-13", ("2024-11-11", "event")),
        ("Zambian Foreign Minister Mulambo Haimbe is a lawyer.", "2024-11-13", ("2024-11-13", "published")),
        ("Zambian Foreign Minister Mulambo Haimbe is a lawyer.", None, (None, None)),
        ("Zambian Foreign Minister Mulambo Haimbe opened the bridge on 4 March 2019.", "2024-11-13", ("2024-11-13", "published")),
        ("Zambian Foreign Minister Mulambo Haimbe opened the bridge on 4 March 2019.", None, ("2019-03-04", "event")),
        ("Then-Kenyan President Daniel arap Moi signed the pact on 2 July 1991.", "2024-11-13", ("1991-07-02", "event")),
        ("Former Kenyan President Daniel arap Moi signed the pact on 2 July 1991.", "2019-11-13", ("2019-11-13", "published")),
    ],
)
def test_as_of(flow, text, published, expected):
    coded = flow.code([RawPage(given_id="a", text=text, published=published)])[0]
    assert [(t.as_of, t.as_of_basis) for t in coded.tenures] == [expected]

"""As of which day a tenure is: the deed's, else the report's; nothing made up."""

import pytest

from avvisi.model.text import RawPage

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        ("Zambian Foreign Minister Mulambo Haimbe met Malawi's envoy in Lusaka on Monday.", "2024-11-13", ("2024-11-11", "event")),
        (
            "Zambian Foreign Minister Mulambo Haimbe will meet Malawi's envoy in Lusaka on Friday.",
            "2024-11-13",
            ("2024-11-13", "published"),
        ),
        ("Zambian Foreign Minister Mulambo Haimbe is a lawyer.", "2024-11-13", ("2024-11-13", "published")),
        ("Zambian Foreign Minister Mulambo Haimbe is a lawyer.", None, (None, None)),
        ("Zambian Foreign Minister Mulambo Haimbe opened the bridge on 4 March 2019.", "2024-11-13", ("2024-11-13", "published")),
        ("Zambian Foreign Minister Mulambo Haimbe opened the bridge on 4 March 2019.", None, ("2019-03-04", "event")),
        (
            "A bridge opened in Lusaka on 4 March 2019.\n\nZambian Foreign Minister Mulambo Haimbe has called it long overdue.",
            None,
            ("2019-03-04", "event"),
        ),
        ("A bridge has opened in Lusaka.\n\nZambian Foreign Minister Mulambo Haimbe has called it long overdue.", None, (None, None)),
        ("Then-Kenyan President Daniel arap Moi signed the pact on 2 July 1991.", "2024-11-13", ("1991-07-02", "event")),
        ("Former Kenyan President Daniel arap Moi signed the pact on 2 July 1991.", "2019-11-13", ("2019-11-13", "published")),
    ],
)
def test_as_of(flow, text, published, expected):
    coded = flow.code([RawPage(given_id="a", text=text, published=published)])[0]
    assert [(t.as_of, t.as_of_basis) for t in coded.tenures] == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Togolese President Kossi Adjavon spoke. Trade grew after Adjavon took office in August 2021.", ("current", "2021-08", None)),
        ("Since coming to power in 1994, Ethiopian President Abel Tesfaye has visited Cairo twice.", ("current", "1994", None)),
        ("Kenyan President Jane Otieno, who left office in May 2001, stayed at home.", ("former", None, "2001-05")),
        ("Kenyan President Jane Otieno wrote that Peru's mayors take office in May 2001.", ("current", None, None)),
        ("Kenyan President Jane Otieno took the office of a lawyer in May 2001.", ("current", None, None)),
        ("Kenyan President Jane Otieno denied that she would leave office in May 2025.", ("current", None, None)),
    ],
)
def test_since_when_and_until_when(flow, text, expected):
    coded = flow.code([RawPage(given_id="a", text=text, published="2024-11-13")])[0]
    assert [(t.qualifier, t.start, t.end) for t in coded.tenures] == [expected]

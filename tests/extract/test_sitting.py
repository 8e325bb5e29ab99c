"""The day on which somebody speaks whose words stand in many places."""

import pytest

from avvisi.extract.sitting import sitting_day
from avvisi.flow import Flow
from tests.extract.coding import parsed

LEAD = "ACCRA, June 6 - Ghanaian President Ama Soto said on Tuesday that the port was safe.\n\nThe port was built in 1962. "


def day_of(flow: Flow, text: str, trigger: str) -> str | None:
    page, findings = parsed(flow, text, "2018-06-06", flow.extractors)
    when = sitting_day(next(t for t in reversed(page.tokens) if t.text == trigger), page, findings)
    return when.value if when is not None else None


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "trigger", "value"),
    [
        ("Soto rejected the charge.", "rejected", "2018-06-05"),
        ("Soto told the crowd she was glad, praising the dockers.", "praising", "2018-06-05"),
        ("Soto has rejected the charge.", "rejected", None),
        ("Soto had earlier rejected the charge.", "rejected", None),
        ("Kofi Ruiz rejected the charge.", "rejected", None),
        ("Soto met the envoy on Wednesday. Soto rejected the charge.", "rejected", None),
        ("Soto warned on Friday of a strike. Soto rejected the charge.", "rejected", None),
    ],
)
def test_sitting_day(flow: Flow, text: str, trigger: str, value: str | None) -> None:
    assert day_of(flow, LEAD + text, trigger) == value


@pytest.mark.model
def test_the_unnamed_speaker_of_the_first_words(flow: Flow) -> None:
    lead = "ACCRA, June 6 - The port is unsafe, a dockers' union said on Tuesday.\n\n"
    text = lead + "The Harbour Workers Union said cranes fell. The Harbour Workers Union rejected the plan."
    assert day_of(flow, text, "rejected") == "2018-06-05"

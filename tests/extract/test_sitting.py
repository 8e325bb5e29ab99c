"""The day on which somebody speaks whose words stand in many places."""

import pytest

from avvisi.extract.base import Findings
from avvisi.extract.sitting import sitting_day
from avvisi.flow import Flow
from avvisi.model.text import RawPage

FLOW = Flow()
LEAD = "ACCRA, June 6 - Ghanaian President Ama Soto said on Tuesday that the port was safe.\n\nThe port was built in 1962. "


def day_of(text: str, trigger: str) -> str | None:
    document = FLOW.cleaner(RawPage(given_id="x", text=text, published="2018-06-06"))
    page = FLOW.parser([document])[0]
    findings = Findings(page)
    for extractor in FLOW.extractors:
        findings = findings.plus(extractor(page, findings))
    found = sitting_day(next(t for t in reversed(page.tokens) if t.text == trigger), page, findings)
    return found.value if found is not None else None


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
def test_sitting_day(text: str, trigger: str, value: str | None) -> None:
    assert day_of(LEAD + text, trigger) == value


@pytest.mark.model
def test_the_unnamed_speaker_of_the_first_words() -> None:
    lead = "ACCRA, June 6 - The port is unsafe, a dockers' union said on Tuesday.\n\n"
    document = FLOW.cleaner(
        RawPage(
            given_id="x",
            text=lead + "The Harbour Workers Union said cranes fell. The Harbour Workers Union rejected the plan.",
            published="2018-06-06",
        )
    )
    page = FLOW.parser([document])[0]
    findings = Findings(page)
    for extractor in FLOW.extractors:
        findings = findings.plus(extractor(page, findings))
    found = sitting_day(next(t for t in page.tokens if t.text == "rejected"), page, findings)
    assert found is not None
    assert found.value == "2018-06-05"

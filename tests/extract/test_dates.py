"""Every rule of the grammar of time expressions against its own examples."""

import pytest

from avvisi.extract.base import Findings
from avvisi.extract.dates.extractor import DateExtractor
from avvisi.flow import Flow
from avvisi.lexicon.dates import DateExample, DateRule
from avvisi.lexicon.load import Lexicon
from avvisi.model.facts import TimeExpression
from avvisi.model.text import RawPage

FLOW = Flow()
EXTRACTOR = DateExtractor(FLOW.lexicon)
RULES = Lexicon().dates.rule


def read(text: str, on: str | None) -> list[TimeExpression]:
    document = FLOW.cleaner(RawPage(given_id="x", text=text, published=on))
    page = FLOW.parser([document])[0]
    found = list(EXTRACTOR(page, Findings(page)))
    assert all(document.text[d.span.start : d.span.end] == d.span.text for d in found)
    return found


@pytest.mark.model
@pytest.mark.parametrize(("rule", "example"), [pytest.param(r, e, id=f"{r.id}: {e.words}") for r in RULES for e in r.yes])
def test_yes(rule: DateRule, example: DateExample) -> None:
    found = [d for d in read(example.text, example.on) if d.evidence.rule == f"dates.{rule.id}"]
    assert (example.words, example.value) in [(d.span.text, d.value) for d in found]


@pytest.mark.model
@pytest.mark.parametrize(("rule", "text"), [pytest.param(r, t, id=f"{r.id}: {t}") for r in RULES for t in r.no])
def test_no(rule: DateRule, text: str) -> None:
    assert f"dates.{rule.id}" not in [d.evidence.rule for d in read(text, "2018-06-08")]

"""Every rule of the speech lexicon reads its own examples and leaves its counter-examples alone."""

import pytest

from avvisi.flow import Flow
from avvisi.lexicon.load import Lexicon
from tests.extract.coding import read

RULES = Lexicon().speech.rules


def _quotes(flow: Flow, text: str) -> list:
    coded = read(flow, text)
    assert not coded.problems
    return list(coded.quotes)


@pytest.mark.model
@pytest.mark.parametrize(("rule", "yes"), [(r.id, y) for r in RULES for y in r.yes], ids=lambda v: v if isinstance(v, str) else v.text[:40])
def test_yes(flow: Flow, rule: str, yes) -> None:
    read = [(q.speaker and q.speaker.span and q.speaker.span.text, " … ".join(s.text for s in q.content)) for q in _quotes(flow, yes.text)]
    assert (yes.speaker, yes.content) in read


@pytest.mark.model
@pytest.mark.parametrize(("rule", "no"), [(r.id, n) for r in RULES for n in r.no])
def test_no(flow: Flow, rule: str, no: str) -> None:
    assert [q.evidence.rule for q in _quotes(flow, no) if q.evidence.rule == f"quote.{rule}"] == []

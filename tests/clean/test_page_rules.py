"""Every rule about pages, on its own examples."""

import pytest

from avvisi.lexicon.load import Lexicon
from avvisi.lexicon.page import Ready, lower

RULES = Lexicon().page.ready


@pytest.mark.parametrize("ready", RULES, ids=lambda r: r.rule.id)
def test_rule_reads_its_examples(ready: Ready):
    for text in ready.rule.yes:
        assert ready.find(text, lower(text)), text
    for text in ready.rule.no:
        assert not ready.find(text, lower(text)), text


def test_ids_are_unique():
    assert len({r.rule.id for r in RULES}) == len(RULES)


def test_lower_keeps_places():
    assert len(lower("İstanbul ẞ Ⅷ")) == len("İstanbul ẞ Ⅷ")

"""Every rule reads its own 'yes' examples and leaves its 'no' examples alone."""

from functools import cache

import pytest

from avvisi.extract.actor_words import actors
from avvisi.extract.belonging import expansions
from avvisi.extract.compose import Composer, Told
from avvisi.extract.recipient_words import recipients
from avvisi.extract.triggers import find
from avvisi.lexicon.event_rules import Example, Rule
from avvisi.lexicon.load import Lexicon
from avvisi.model.text import Document, Region, document_ids
from avvisi.parse.parser import Parser
from avvisi.parse.tokens import Parsed, Token

pytestmark = pytest.mark.model
LEXICON = Lexicon().events
RULES = [rule for _, rule in LEXICON.rules()]


@cache
def parsed() -> dict[str, Parsed]:
    texts = [t for rule in RULES for t in (*(e.text for e in rule.yes), *rule.no)]
    return dict(zip(texts, Parser()([document(t) for t in texts]), strict=True))


def document(text: str) -> Document:
    identity, text_hash = document_ids(text, "example", None, None, None)
    regions = (Region(kind="body", start=0, end=len(text)),)
    return Document(id=identity, text_hash=text_hash, given_id="example", text=text, language="en", regions=regions)


def told(text: str, rule: Rule) -> list[tuple[Told, Composer]]:
    found = []
    for sentence in parsed()[text].sentences:
        composer = Composer(find(sentence, LEXICON), LEXICON)
        for reading in composer.each():
            if reading.pattern.rule.id == rule.id and (one := composer.told(reading)):
                found.append((one, composer))
    return found


def named(tokens: list[Token], words: str) -> bool:
    return any(one.lower in words.lower().split() for token in tokens for one, _ in expansions(token))


@pytest.mark.parametrize(
    ("rule", "example"), [(r, e) for r in RULES for e in r.yes], ids=lambda v: getattr(v, "id", getattr(v, "text", ""))
)
def test_yes(rule: Rule, example: Example) -> None:
    found = told(example.text, rule)
    assert found, "the rule does not read its example"
    one = found[0][0]
    words = {w.text for w in one.outer.words}
    assert words & set(example.trigger.split()), f"trigger is {words}"
    if example.actor:
        assert named([t for r in one.chain for t in actors(r)], example.actor)
    if example.recipient:
        assert named([t for r in one.chain for t in (*recipients(r), *actors(r))], example.recipient)
    assert example.type in (None, one.code)
    assert example.mode in (None, one.mode)

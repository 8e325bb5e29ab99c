"""'head of the Fisheries Research Unit', 'secretary of the Party's Bureau of Rural Affairs': a body that no list knows, told by its capitals
and by the kind of institution it says it is; it is what the office is of, and no part of the title.
"""

import msgspec

from avvisi.extract.bare import Bare
from avvisi.extract.bodies import INSTITUTION
from avvisi.extract.held import plain
from avvisi.model.facts import Tenure
from avvisi.parse.tokens import Token

_OF_STATES = frozenset(("assembly", "senate", "parliament", "congress", "cabinet", "army", "navy", "military", "police"))
_KINDS = INSTITUTION - _OF_STATES | {"unit", "bureau", "scheme", "process", "project", "programme", "program", "taskforce", "watch"}
# 'minister of the Public Service Commission': of a land.
_FIELDS = frozenset(("minister", "state", "ministry", "senator", "ambassador", "envoy", "representative"))
_SMALL = frozenset(("of", "and", "for", "the", "on", "in", "&"))
_LEAST = 2  # words in capitals


def with_body(text: Bare, tenure: Tenure) -> Tenure:
    """The tenure with the body it is of, where its title still has it inside and nothing else tells whose the office is."""
    if tenure.of is not None or tenure.serves is not None:
        return tenure
    tokens = text.page.tokens_in(tenure.span.start, tenure.span.end)
    at = next((i for i, t in enumerate(tokens) if i and t.lower in ("of", "for") and t.text.islower()), None)
    title, _, rest = tenure.title.partition(f" {tokens[at].lower} ") if at is not None else (tenure.title, "", "")
    if at is None or not rest or set(plain(title).split()) & _FIELDS:
        return tenure
    body = _body(tokens[at + 1 :])
    if not body or any(t.i in text.earlier.mention_of for t in body):
        return tenure
    words = text.page.document.text[body[0].start : body[-1].end]
    return msgspec.structs.replace(tenure, title=title, of=" ".join(words.split()))


def _body(tokens: list[Token]) -> list[Token]:
    """The words in capitals behind whom it belongs to, if they say what kind of institution it is."""
    owned = next((i for i, t in enumerate(tokens) if t.tag == "POS"), None)
    tokens = tokens[owned + 1 :] if owned is not None else tokens[1:] if tokens and tokens[0].lower == "the" else tokens
    if len(tokens) > 3 and tokens[1].text == "-" and tokens[2].tag in ("VBN", "VBD"):
        tokens = tokens[3:]  # 'the UN-mandated scheme'
    if not tokens or not tokens[0].text[:1].isupper():
        return []
    last = 0
    while last < len(tokens) and (tokens[last].text[:1].isupper() or tokens[last].lower in _SMALL):
        last += 1
    while last and tokens[last - 1].lower in _SMALL:
        last -= 1
    body = tokens[:last] if last == len(tokens) else []
    capitals = [t for t in body if t.text[:1].isupper()]
    return body if len(capitals) >= _LEAST and any(t.lower in _KINDS for t in capitals) else []

"""A name found in the text, and the words that may belong to one."""

from typing import NamedTuple

from avvisi.extract.gazetteer import Hit
from avvisi.model.facts import MentionForm, MentionKind
from avvisi.parse.tokens import Token


class CodedName(NamedTuple):
    """A name found: tokens [first, last), what kind of thing, its canonical name and code, in what form, by which rule."""

    first: int
    last: int
    kind: MentionKind
    name: str
    code: str | None
    form: MentionForm
    rule: str


def capital(token: Token, owner: dict[int, Hit], used: set[int]) -> bool:
    """A proper noun in capitals that may belong to a body's name: no person's, and no state's name or adjective alone."""
    hit = owner.get(token.i)
    if token.i in used or not token.text[:1].isupper() or token.tag not in ("NNP", "NNPS"):
        return False
    return not (hit and hit.of("state", "adjective", "people") and hit.last - hit.first == 1)


def shouted_name(token: Token) -> bool:
    """A word in capitals among words in capitals (a headline)."""
    words = [t.text for t in token.sentence.tokens if t.text.isalpha()]
    return len(words) > 2 and sum(word.isupper() for word in words) * 2 > len(words)

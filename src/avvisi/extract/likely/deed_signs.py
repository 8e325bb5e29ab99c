"""Signs of the deed itself: its kind, how it is told, where it stands."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from avvisi.extract.base import Findings
from avvisi.extract.grammar.passive import passive
from avvisi.extract.grammar.tags import is_noun
from avvisi.extract.likely.side_signs import of_many
from avvisi.model.facts import When

if TYPE_CHECKING:
    from avvisi.extract.draft import Draft
    from avvisi.extract.sides import Found

_EARLY = 6  # sentences
_TELLS = frozenset({"ROOT", "conj", "ccomp", "advcl", "relcl", "acl", "xcomp", "pcomp", "dobj", "pobj", "nsubj"})


def signs_of_deed(draft: "Draft", when: When, repeats: int, earlier: Findings) -> Iterator[str]:
    """The kind of event, its mood and tense, the kind of words, where they stand."""
    told = draft.told
    yield f"type {told.code}"
    yield f"status {draft.facts.status}"
    if told.applied:
        yield f"made {told.applied}"
    if len(told.chain) > 1:
        yield "composed" if len(told.chain) == 2 else "composed of three"
    if told.mode:
        yield "has a mode"
    verb, token = told.outer.verb, told.outer.token
    if verb is None:
        yield "a bare noun" if is_noun(token) else "a bare adjective"
    elif token is not verb:
        yield "a noun with a verb"
    else:
        yield f"verb {verb.tag}"
        if passive(verb):
            yield "passive"
    place = (verb or token).dep
    yield f"stands as {place}" if place in _TELLS else "stands otherwise"
    if token.head.sentence.root is not token and any(t.dep in ("relcl", "advcl") for t in token.ancestors()):
        yield "inside a side clause"
    for name in ("negated", "future", "conditional", "contingent", "duty", "possible"):
        if getattr(told, name):
            yield name
    yield "one word" if len(told.outer.words) == 1 else "two words" if len(told.outer.words) == 2 else "several words"
    words = len(draft.sentence.tokens)
    yield "short sentence" if words < 20 else "sentence" if words < 35 else "long sentence" if words < 50 else "very long sentence"
    if draft.quote is not None:
        yield f"in {draft.quote.kind} words"
    if draft.sentence.region != "body":
        yield "in a title or caption"
    opening = earlier.page.opening(_EARLY)
    yield "in the first sentences" if draft.sentence in opening[:2] else "early" if draft.sentence in opening else "late"
    if repeats:
        yield "told again"
    yield "no day told" if when.basis in ("published", "unknown") else f"day {when.basis}"
    if draft.where is not None:
        yield "has a place"


def signs_between(actors: "Found", recipients: "Found", draft: "Draft", earlier: Findings) -> Iterator[str]:
    """What both sides have to do with each other and with whom else the sentence names."""
    doing, done = _codes(actors), _codes(recipients)
    if actors and recipients:
        yield _lands(doing, done, many=any(map(of_many, (*actors, *recipients))))
        same = {(p.code, p.sector) for p in actors} & {(p.code, p.sector) for p in recipients}
        if same:
            yield "same land and sector"
        yield "both named" if _names_one(actors) and _names_one(recipients) else "one unnamed"
    else:
        yield "one side"
        if len(doing | done) > 1:
            yield "two lands on one side"
    here = earlier.mentions_in(draft.sentence.start, draft.sentence.end)
    lands = {m.code for m in here if m.kind == "state" and m.code}
    yield ("no other land here", "another land here", "two other lands here", "many other lands here")[min(len(lands - doing - done), 3)]
    yield ("neither side's land here", "one side's land here", "both sides' lands here")[min(len(lands & (doing | done)), 2)]
    people = {m.name for m in here if m.kind == "person" and m.form != "pronoun"} - {p.person for p in (*actors, *recipients)}
    yield ("no other person here", "another person here", "other persons here")[min(len(people), 2)]


def _lands(doing: set[str], done: set[str], *, many: bool) -> str:
    if doing and done:
        return "same land" if doing & done else "two lands"
    return "one side of many lands" if many else "one side of no known land"


def _names_one(parties: "Found") -> bool:
    return any(p.person or p.kind == "state" for p in parties)


def _codes(parties: "Found") -> set[str]:
    return {p.code for p in parties if p.code}

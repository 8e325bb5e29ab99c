"""Who receives a visitor: the land of the dateline where a report says only that he came 'here', and a body of several lands in a town where it sits."""

from typing import TYPE_CHECKING

from avvisi.extract.grammar.prepositions import behind
from avvisi.extract.grammar.tags import is_verb
from avvisi.extract.seats_of_bodies import speaks_of
from avvisi.extract.sides import Found, of_state
from avvisi.model.facts import Party

if TYPE_CHECKING:
    from avvisi.extract.compose import Told
    from avvisi.extract.setting import Setting
    from avvisi.parse.tokens import Token

_MEETS = frozenset({"meet", "see", "visit", "address"})
_JOURNEYS = frozenset({"visit", "trip", "tour", "stay"})
_GATHERINGS = frozenset({"summit", "conference", "forum", "congress", "olympics", "funeral", "ceremony", "assembly"})


def hosted(told: "Told", actors: Found, recipients: Found, setting: "Setting | None") -> Found:
    """The recipients; of 'arrived here on a three-day visit' the government of the dateline's land. A summit has many guests and no such host."""
    reading = told.outer
    if len(recipients) == 1 and told.code == "CONSULT" and reading.pattern.rule.mode == "visit" and setting is not None:
        return _of_seat(told, recipients, setting)
    if (
        recipients
        or setting is None
        or setting.dateline not in setting.states
        or told.code != "CONSULT"
        or reading.pattern.rule.mode != "visit"
    ):
        return recipients
    here = _here(reading.token)
    if here is None or not actors or any(p.code is None or p.code == setting.dateline for p in actors):
        return recipients
    if (
        reading.token.lemma != "arrive"
        and any(t.lemma in _GATHERINGS and not _of_press(t) for t in reading.token.sentence.tokens)
        or not _travels(reading.token)
    ):
        return recipients
    return (of_state(setting.dateline, setting.states, "GOV", setting.page.document.span(here.start, here.end), implied=True),)


def _of_seat(told: "Told", recipients: Found, setting: "Setting") -> Found:
    """The hosts; of a town whose land the report does not name, in a sentence that has the guest see a body of several lands, that body: 'came to
    Geneva for talks with the head of the World Health Organization'."""
    host, earlier = recipients[0], setting.earlier
    head = earlier.head_of(host.span)
    place = earlier.mention_of.get(head.i) if head is not None else None
    if place is None or place.kind != "place" or host.kind != "state" or host.person or host.office:
        return recipients
    if speaks_of(host.code, setting, "pronoun"):
        return recipients
    sentence = told.outer.token.sentence
    for mention in earlier.mentions_in(sentence.start, sentence.end):
        seen = earlier.head_of(mention.span)
        if mention.kind not in ("organisation", "bloc") or mention.code in (None, *setting.states) or seen is None or not _met(seen):
            continue
        body = setting.titles.bodies.get(mention.name)
        sector = body.sector or None if body is not None else None
        return (Party(kind="organisation", name=mention.name, code=mention.code, sector=sector, implied=True, span=host.span),)
    return recipients


def _met(noun: "Token") -> bool:
    """Whether a word stands behind 'with' or is met or seen."""
    for above in (noun, *noun.ancestors()):
        if is_verb(above):
            return False
        if above.dep == "pobj" and above.head.lower == "with" or above.dep == "dobj" and above.head.lemma in _MEETS:
            return True
    return False


def _here(token: "Token") -> "Token | None":
    """'here' beside the verb or the noun of the journey, or beside its aim."""
    return next((c for c in token.children if c.lower == "here" and c.i > token.i), None)


def _travels(token: "Token") -> bool:
    """'a visit here', 'arrived here on a visit', 'arrived here to discuss', not 'arrived here for medical treatment'."""
    if not is_verb(token):
        return token.lemma in _JOURNEYS
    aims = behind(token, "on", "for")
    return any(o.lemma in _JOURNEYS for o in aims) or not aims


def _of_press(noun: "Token") -> bool:
    """'at a news conference'."""
    return any(c.lower in ("press", "news") for c in noun.children)

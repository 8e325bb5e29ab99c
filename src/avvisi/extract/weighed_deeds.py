"""What a person does and undergoes in a report, and which lands that speaks for or against as his own.

'told parliament in Lomé', 'said Togo would pay', 'received the envoy of Chad', 'a Togolese plane carrying Soto' speak for Togo; 'accused
Chad', 'asked Chad for troops', 'flew to Chad' against Chad; 'spoke to President Soto during a visit to Togo' for Togo.
"""

from collections.abc import Iterable, Iterator

from avvisi.extract.bare import Bare
from avvisi.extract.grammar.joined import first_noun
from avvisi.extract.grammar.tags import OWNERS, SUBJECTS
from avvisi.extract.grounds import verb_of
from avvisi.extract.held import plain
from avvisi.extract.newsroom import VENUES
from avvisi.lexicon.words import listed
from avvisi.model.facts import Tenure
from avvisi.parse.tokens import Token

Told = tuple[str, int, str]

_SAYS, _TO_OTHERS, _RECEIVES = listed("weighed_says"), listed("weighed_to_others"), listed("weighed_receives")
_ANNOUNCES = frozenset(("announce", "confirm", "disclose", "inform", "declare"))
_WILL, _HAS = frozenset(("will", "would", "'ll", "shall")), frozenset(("has", "have"))
_CHAMBERS = frozenset(("parliament", "senate", "assembly", "cabinet", "house", "duma", "knesset", "congress", "bundestag", "diet"))
_CHARGES = listed("weighed_charges")
_GOES = frozenset(("arrive", "fly", "visit", "travel", "go", "land", "come", "attend", "head", "tour", "return"))
_STAYS = frozenset(("visit", "trip", "tour", "stopover", "stay"))
_GOVERNS = frozenset(("government", "ministry", "administration", "embassy"))
_SENDS = frozenset(("send", "dispatch", "recall", "withdraw", "appoint", "name", "dismiss", "sack", "fire", "oust"))
_AROUND = frozenset(
    ("plane", "aircraft", "jet", "helicopter", "ship", "car", "convoy", "delegation", "team", "side", "party", "mission", "group")
)


def deeds(text: Bare, tenure: Tenure) -> Iterator[Told]:
    """(land, weight, which sign), from every clause that tells of the person."""
    seen: set[int] = set()
    for span in text.spans_of.get(tenure.person, ()):
        head = text.earlier.head_of(span)
        if head is None:
            continue
        yield from _around(text, head)
        head = first_noun(head, "appos")
        yield from _paired(text, head, tenure)
        yield from _together(text, head)
        verb = verb_of(head)
        if verb is None or verb.i in seen:
            continue
        seen.add(verb.i)
        if head.dep in SUBJECTS:
            yield from _done(text, verb)
        else:
            yield from _undergone(text, head, verb)


def _done(text: Bare, verb: Token) -> Iterator[Told]:
    """What he does."""
    if verb.lemma in _TO_OTHERS:
        for child in verb.children:
            inner = [child] if child.dep in ("dobj", "dative") else child.children if child.dep == "prep" and child.lower != "in" else []
            yield from ((land, -3, "does it to them") for land in lands_of(text, inner))
    if verb.lemma in _GOES:
        places = [p for c in verb.children for p in ([c] if c.dep == "dobj" else c.children if c.dep == "prep" else [])]
        yield from ((land, -3, "goes there") for land in lands_of(text, places))
    if verb.lemma in _RECEIVES:
        yield from _hosting(text)
    if verb.lemma in _SAYS:
        yield from ((land, 3, "spoke there") for land in _spoke_in(text, verb))
        home = text.grounds.newsroom.outlets_land or text.setting.home
        if home is not None and any(c.lemma in _CHAMBERS for c in verb.children if c.dep in ("dobj", "dative")):
            yield home, 3, "before its chamber"
        yield from _told_of(text, verb)


def _told_of(text: Bare, verb: Token) -> Iterator[Told]:
    """'said Togo would pay' is of one's own land; 'said Chad's charges were lies' is of another."""
    for child in verb.children:
        subject = child.child(*SUBJECTS) if child.dep in ("ccomp", "parataxis") else None
        if subject is None:
            continue
        aux = {c.lower for c in child.children if c.dep == "aux"}
        owners = [c for c in subject.children if c.dep in OWNERS]
        if subject.lemma in _CHARGES:
            yield from ((land, -3, "accused by it") for land in lands_of(text, owners))
        elif aux & _WILL or aux & _HAS and verb.lemma in _ANNOUNCES:
            yield from ((land, 3, "speaks for it") for land in lands_of(text, [subject]))
            if aux & _WILL and any(c.lower == "own" for c in subject.children):
                yield from ((land, 2, "speaks for its own") for land in lands_of(text, owners))


def _undergone(text: Bare, head: Token, verb: Token) -> Iterator[Told]:
    """What is done to him or with him."""
    by = head.dep == "pobj" and head.head.lower == "by"
    if by and verb.lemma in _RECEIVES:
        there = list(_spoke_in(text, verb))
        yield from ((land, 3, "received there") for land in there)
        yield from _hosting(text) if not there else ()
        return
    if by:
        return
    subject = verb.child("nsubj")
    if subject is not None and head.dep in ("dobj", "dative", "pobj", "conj", "poss"):
        mention = text.earlier.mention_of.get(subject.i)
        whole = mention is not None and mention.kind == "state" or subject.lemma in _GOVERNS
        land = text.setting.of(subject) if whole else None
        if land is not None and head.dep == "dobj" and verb.lemma in _SENDS:
            yield land, 5, "sends him"
        elif land is not None:
            yield land, -3, "does it to him"
    stays = (t for t in verb.subtree() if t.dep == "pobj" and t.head.lower == "during" and t.lemma in _STAYS)
    for stay in stays if subject is not None else ():
        places = [p for c in stay.children if c.dep == "prep" and c.lower in ("to", "in") for p in c.children]
        yield from ((land, 4, "visited there") for land in lands_of(text, places))


def _hosting(text: Bare) -> Iterator[Told]:
    """Who receives those that come is of where they come to."""
    land = text.setting.home or (next(iter(text.gone_to)) if len(text.gone_to) == 1 else None)
    if land is not None:
        yield land, 3, "host at home"


def _around(text: Bare, head: Token) -> Iterator[Told]:
    """'a Togolese plane carrying Soto', 'the Togolese side headed by Soto'."""
    for noun in head.ancestors():
        if noun.lemma in _AROUND and noun.i < head.i:
            yield from ((land, 3, "among them") for land in lands_of(text, (c for c in noun.children if c.dep in OWNERS and c.i < noun.i)))
            return
        if noun.pos in ("VERB", "AUX") and noun.dep not in ("acl", "relcl"):
            return


def _paired(text: Bare, head: Token, tenure: Tenure) -> Iterator[Told]:
    """'President Ana and Chadian President Ruiz', in a report that speaks of 'Peru and Chad': of the other of the two."""
    beside = [c for c in head.children if c.dep == "conj"] or ([head.head] if head.dep == "conj" else [])
    for other in beside:
        mention = text.earlier.mention_of.get(other.i)
        land = text.states.get(mention.name) if mention is not None and mention.kind == "person" else None
        if land is None:
            owned = lands_of(text, (c for c in other.children if c.dep in OWNERS)) if text.titles.is_head(other) else []
            if len(owned) == 1 and text.setting.home not in (None, owned[0]) and head.i < other.i and _meeting(head):
                yield text.setting.home or "", 2, "with one of another"
            continue
        alike = (t for t in text.beside.at(head.sentence) if mention is not None and t.person == mention.name)
        if head.i > other.i or not any(plain(t.title) == plain(tenure.title) for t in alike):
            continue
        for at in text.heads_of.get(land, ()):
            for peer in (c for t in (at, at.head) for c in (t, *t.children) if at.dep == "conj" or c.dep == "conj"):
                found = lands_of(text, [peer])
                if peer is not at and found and found[0] != land:
                    yield found[0], 5, "one of two"
                    return


def _together(text: Bare, head: Token) -> Iterator[Told]:
    """'The Chadian premier announced it together with the interior minister, Soto': of one land."""
    if head.dep != "pobj" or head.head.lower != "with" or not head.head.i:
        return
    before = text.page.tokens[head.head.i - 1]
    verb = verb_of(head)
    doer = verb.child("nsubj") if verb is not None else None
    if doer is None or before.lower not in ("together", "along", "jointly"):
        return
    mention = text.earlier.mention_of.get(doer.i)
    land = text.states.get(mention.name) if mention is not None and mention.kind == "person" else text.setting.of(doer)
    if land is not None:
        yield land, 12, "together with them"


def _meeting(head: Token) -> bool:
    return head.dep == "pobj" and head.head.lower in ("between", "of")


def _spoke_in(text: Bare, verb: Token) -> Iterator[str]:
    """'told parliament in Lomé', 'announced in Lomé': where one's words are said, unless many lands' ministers meet there or one came there."""
    if any(t.lemma in _GOES for t in verb.sentence.tokens if t.pos == "VERB"):
        return
    at = [verb, *(c for c in verb.children if c.dep in ("dobj", "dative"))]
    for prep in (c for t in at for c in t.children if c.dep == "prep" and c.lower == "in"):
        for place in prep.children:
            mention = text.earlier.mention_of.get(place.i)
            known = mention is not None and mention.kind == "place" and mention.span.text.lower() not in VENUES
            if known and mention is not None and (land := text.setting.code_of(mention)) is not None:
                yield land


def lands_of(text: Bare, tokens: Iterable[Token]) -> list[str]:
    """The lands that words stand for themselves."""
    mentions = [text.earlier.mention_of.get(token.i) for token in tokens]
    lands = (text.setting.code_of(m) for m in mentions if m is not None and m.kind != "person" and m.form != "pronoun")
    return list(dict.fromkeys(land for land in lands if land is not None))

"""Who acts where a passive names nobody: the land that envoys must leave, the one to whose ministry they are called."""

from msgspec import structs

from avvisi.extract.base import Findings
from avvisi.extract.grammar.passive import passive
from avvisi.extract.grammar.prepositions import behind, prepositions
from avvisi.extract.grammar.subject_object import doerless, logical_subject, patients
from avvisi.extract.named import Named
from avvisi.extract.noun_phrases import phrase
from avvisi.extract.sides import Found, coded, received
from avvisi.extract.triggers import Reading
from avvisi.lexicon.words import listed
from avvisi.model.facts import Party
from avvisi.parse.tokens import Token

_ENVOYS = frozenset({"ambassador", "envoy", "consul", "commissioner", "nuncio"})
_STEPS = frozenset({"SANCTION", "COERCE", "CONCEDE", "RETREAT", "AID"})
_TAKES = frozenset({"take", "announce", "order", "decree", "impose", "adopt", "approve"})
_DECISIONS = frozenset({"step", "measure", "decision", "move", "action", "order"})
_POSTS = frozenset({"post", "seat", "position", "job", "place", "office", "chairmanship", "membership"})
_BODIES = listed("passive_bodies")


def leaving(verb: Token, earlier: Findings, named: Named) -> Found:
    """'envoys were told to leave Lima', 'were expelled from Peru': the land they must leave acts."""
    for token in verb.subtree():
        if token.lemma in _POSTS:
            continue
        out = token.dep == "dobj" and token.head.lemma in ("leave", "quit") or token.dep == "pobj" and token.head.lower == "from"
        if out and token.i > verb.i and token.head is not verb:
            found = tuple(p for p in named.one(token, earlier, deep=False, place=True) if p.kind == "state" and not p.person)
            if found:
                return tuple(map(received, found))
    return _own_body(verb, earlier, named)


def _own_body(verb: Token, earlier: Findings, named: Named) -> Found:
    """'was expelled from the Peruvian Football Federation', 'sacked from her post in the Central Committee': the body she was in, where it
    has a name."""
    if not passive(verb):
        return ()
    bodies = behind(verb, "from")
    bodies += [o for post in bodies if post.lemma in _POSTS for o in behind(post, "in", "on", "of")]
    for body in reversed(bodies):
        mention = earlier.mention_of.get(body.i)
        if mention is not None and mention.kind in ("organisation", "bloc"):
            found = named.one(body, earlier, deep=False, place=False)
            return tuple(structs.replace(p, code=None) if p.code in named.states else p for p in found)  # of which land, the setting tells
        if body.lemma in _BODIES and (words := phrase(body, earlier)) and any(w[:1].isupper() for w in words.text.split()):
            told = (earlier.mention_of.get(c.i) for c in body.children)
            national = any(m is not None and m.kind == "state" for m in told)
            found = named.one(body, earlier, deep=True, place=False) if national else ()
            return found or (Party(kind="organisation", name=words.text, span=words),)
    return ()


def of_the_step(reading: Reading, earlier: Findings, named: Named) -> Found:
    """'Flights to Lima were suspended. The measure was announced by the Omani cabinet': who is said in the next sentence to have taken it."""
    verb, page = reading.verb, earlier.page
    if verb is None or reading.pattern.code not in _STEPS or not doerless(verb) or verb.sentence.index + 1 >= len(page.sentences):
        return ()
    following = page.sentences[verb.sentence.index + 1]
    if following.region != verb.sentence.region:
        return ()
    for token in following.tokens:
        if token.lemma in _TAKES and token.tag[:2] == "VB" and any(map(_the_step, patients(token))):
            found = named.all(logical_subject(token), earlier, deep=False)
            return found if found and all(p.code in named.states for p in found) else ()
    return ()


def _the_step(noun: Token) -> bool:
    """'this step', 'the measures'."""
    return (
        noun.lemma in _DECISIONS and any(c.lower in ("the", "this", "these") for c in noun.children) and noun.dep in ("dobj", "nsubjpass")
    )


def elsewhere(reading: Reading, earlier: Findings, named: Named) -> Found:
    """Who acts where a passive names nobody: 'was called to the ministry in Oslo', 'the Omani envoy in Lima was summoned'."""
    verb = reading.verb or reading.token
    if not (passive(verb) or reading.happens or reading.verb is None):
        return ()
    slots = reading.pattern.rule.otherwise
    done_to = patients(verb)  # 'two members of the embassy in Oslo'
    homes = dict.fromkeys((verb, *done_to, *(t for o in (reading.token, *done_to) for t in behind(o, "of")), *reading.objects))
    held = [c for o in done_to for c in o.children if c.dep == "acl" and c.tag == "VBN" and not behind(c, "by")]
    pairs = [pair for home in (*homes, *held) for pair in prepositions(home)]  # 'nurses held in Lima were freed'
    pairs += [("in", o) for envoy in done_to if envoy.lemma in _ENVOYS for o in behind(envoy, "to")]  # 'the envoy to Lima was expelled'
    for slot in slots:
        for prep, token in pairs:
            if prep != slot or token.lemma == "front":
                continue  # 'in front of the Omani embassy'
            found = named.one(token, earlier, deep=True, place=True) or named.land(token, earlier)
            if len(found) == 1 and coded(found):  # 'rallies were held in Lima': by its people, not by its government
                return found if reading.pattern.code == "PROTEST" else tuple(map(received, found))
    return ()

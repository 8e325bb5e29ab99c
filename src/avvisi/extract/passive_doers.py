"""Who acts where a passive names nobody: the land that envoys must leave, the one to whose ministry they are called."""

from avvisi.extract.base import Findings
from avvisi.extract.grammar.passive import passive
from avvisi.extract.grammar.prepositions import prepositions
from avvisi.extract.grammar.subject_object import patients
from avvisi.extract.named import Named
from avvisi.extract.sides import Found, coded, received
from avvisi.extract.triggers import Reading
from avvisi.parse.tokens import Token


def leaving(verb: Token, earlier: Findings, named: Named) -> Found:
    """'envoys were told to leave Lima', 'were expelled from Peru': the land they must leave acts."""
    for token in verb.subtree():
        out = token.dep == "dobj" and token.head.lemma in ("leave", "quit") or token.dep == "pobj" and token.head.lower == "from"
        if out and token.i > verb.i and token.head is not verb:
            found = tuple(p for p in named.one(token, earlier, deep=False, place=True) if p.kind == "state" and not p.person)
            if found:
                return tuple(map(received, found))
    return ()


def elsewhere(reading: Reading, earlier: Findings, named: Named) -> Found:
    """Who acts where a passive names nobody: 'was called to the ministry in Oslo', 'the Omani envoy in Lima was summoned'."""
    verb = reading.verb or reading.token
    if not (passive(verb) or reading.happens or reading.verb is None):
        return ()
    slots = reading.pattern.rule.otherwise
    done_to = patients(verb)  # 'two members of the embassy in Oslo'
    homes = dict.fromkeys(
        (verb, *done_to, *(t for o in (reading.token, *done_to) for p, t in prepositions(o) if p == "of"), *reading.objects)
    )
    pairs = [pair for home in homes for pair in prepositions(home)]
    for slot in slots:
        for prep, token in pairs:
            if prep != slot or token.lemma == "front":
                continue  # 'in front of the Omani embassy'
            found = named.one(token, earlier, deep=True, place=True) or named.land(token, earlier)
            if len(found) == 1 and coded(found):  # 'rallies were held in Lima': by its people, not by its government
                return found if reading.pattern.code == "PROTEST" else tuple(map(received, found))
    return ()

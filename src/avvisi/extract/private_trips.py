"""Journeys of one's own, which consult nobody: 'flew to Vienna for an operation', 'spent a holiday in Malta', 'went to Cuba to be treated'."""

from avvisi.extract.grammar.prepositions import behind
from avvisi.extract.grammar.subject_object import patients
from avvisi.extract.triggers import Reading
from avvisi.lexicon.words import listed
from avvisi.parse.tokens import Token

_CAUSES = listed("private_causes")
_TREATED = listed("private_deeds")
_PRIVATE = frozenset({"private", "personal", "family", "own", "medical", "health"})
_PERSONAL = frozenset({"business", "matter", "reason", "affair"})


def private(reading: Reading) -> bool:
    """Whether the words that say what a journey is made for tell of one's own affairs."""
    verb, own = reading.verb, (reading.token, *reading.objects)
    homes = own if verb is None else (verb, *own)
    for home in homes:
        if any(map(_of_oneself, behind(home, "for", "on", "because"))):
            return True
        aims = [c for c in home.children if c.dep in ("advcl", "xcomp", "acl", "relcl") and c.i > home.i and c.is_infinitive()]
        if any(c.lemma in _TREATED or any(map(_of_oneself, patients(c))) for c in aims):
            return True
    return False


def _of_oneself(noun: Token) -> bool:
    """'for surgery', 'on a family holiday', 'for medical reasons', 'on private business'."""
    if noun.lemma in _CAUSES:
        return True
    return noun.lemma in _PERSONAL and any(c.lower in _PRIVATE for c in noun.children if c.dep in ("amod", "compound"))

"""Whether the phrase of a rule stands at a verb: its particle, objects, prepositions, subjects, and no word of another sense."""

from avvisi.extract.complements import goes_on
from avvisi.extract.grammar.passive import stranded
from avvisi.extract.grammar.prepositions import behind
from avvisi.extract.grammar.subject_object import logical_subject, patients
from avvisi.extract.grammar.tags import SUBJECTS, is_noun, is_verb
from avvisi.extract.phrases import cored, eaten_by_home, is_one_of, measures, particle_of, preposition_of
from avvisi.lexicon.event_rules import Pattern
from avvisi.lexicon.events import EventLexicon
from avvisi.parse.tokens import Token

_CAUSES = frozenset({"let", "set", "make", "put", "get"})
_NAMES = frozenset({"call", "term", "brand", "label", "dub", "style", "declare", "pronounce"})
_COMPLEMENTS = ("oprd", "acomp", "attr", "xcomp", "ccomp", "dative", "npadvmod", "advmod", "intj")


def match(token: Token, pattern: Pattern, objects: list[Token], candidates: list[Token]) -> list[Token] | None:
    """The words of the phrase in this sentence, or None. Only of patterns that hold here (`holds`)."""
    words = [token]
    if pattern.particle:
        particle = particle_of(token, pattern.particle)
        if particle is None:
            return None
        words.append(particle)
        if particle.dep == "prep":  # 'handed in his notice', parsed as a preposition
            candidates = [*candidates, *(c for c in particle.children if c.dep == "pobj")]
    elif pattern.objects is None and not pattern.preps and any(c.dep == "prt" for c in token.children):
        return None  # 'set up' is not 'set', 'give up' not 'give'
    taken: list[Token] = []
    if pattern.objects is not None:
        taken = _taken(token, pattern.objects, objects, candidates)
        if not taken or any(other_sense([c], pattern) for c in taken[0].children if c.dep == "prep"):
            return None  # 'launched an assault on the tax system'
        words.append(taken[0])
    for extra in pattern.beside:
        near = _near(token, taken, words, extra)
        if near is None:
            return None
        words.append(near)
    if pattern.rule.clause and not goes_on(token, taken, pattern.rule.clause):
        return None
    if (
        pattern.not_objects
        and objects
        and "*" in pattern.not_objects
        and not stranded(token)
        or pattern.not_objects
        and any(is_one_of(o, pattern.not_objects) for o in objects)
    ):
        return None
    borne: list[Token] = []
    for preps, nouns in pattern.preps:
        homes = [*taken[:1], *(words[1:2] if pattern.particle else ()), *borne]  # 'pull out of': the particle bears it
        homes += [inner for o in taken[:1] for inner in behind(o, "of")]  # 'raise the matter of tolls with'
        homes += [g for o in taken[:1] for c in o.children if c.dep == "prep" for g in c.children if g.dep == "pcomp"]  # 'of fishing with'
        found = preposition_of(token, homes or objects[:1], preps, nouns)
        if found is None or not nouns and other_sense(found, pattern):
            return None
        words.extend(w for w in found if w not in words)
        borne += [w for w in found if nouns and is_noun(w)]  # 'is here as the guest of'
    return words if _subject_fits(token, pattern) else None


def _taken(token: Token, wanted: frozenset[str], objects: list[Token], candidates: list[Token]) -> list[Token]:
    """The objects that a phrase asks for; with '*' whatever the first is, but not of 'was called upon'."""
    if "*" in wanted:
        return objects[:1] if not any(c.dep == "prt" for c in token.children) else []
    asked = (
        o
        for o in candidates
        if is_one_of(o, wanted) or measures(o, wanted) or "PERSON" in wanted and _somebody(o) or "PEOPLE" in wanted and _people(o)
    )
    return [o for o in asked if not is_verb(o) or token.lemma in _CAUSES or o.tag == "VBG" and o.lower in wanted]  # 'stopped issuing'


def _near(token: Token, taken: list[Token], words: list[Token], wanted: frozenset[str]) -> Token | None:
    """One of these words at the verb or its object; also hung on the number, as in 'set free 40 fishermen'."""
    near = next((c for home in (token, *taken[:1]) for c in home.children if c not in words and is_one_of(c, wanted)), None)
    if near is not None:
        return near
    return next((g for o in taken[:1] for c in o.children for g in c.children if g.i == token.i + 1 and is_one_of(g, wanted)), None)


def _subject_fits(token: Token, pattern: Pattern) -> bool:
    """Whether the subject is what the phrase asks for, and not what it excludes."""
    if not (pattern.subjects or pattern.not_subjects):
        return True
    subjects = patients(token) if "patient" in pattern.rule.actor else logical_subject(token)
    if pattern.subjects and not any(_such(s, pattern.subjects) or _such(_body(s), pattern.subjects) for s in subjects):
        return False
    excluded = (s for one in subjects for s in (one, *_kind(one)) if is_one_of(s, pattern.not_subjects))
    return not any(not _gunfire(s) for s in excluded)


def beside(verb: Token, lexicon: EventLexicon) -> tuple[list[Token], list[Token]]:
    """A verb's objects, and with them whatever else may be the object of its phrase."""
    objects = list(cored(patients(verb), lexicon))
    others = [c for o in objects if eaten_by_home(o) for c in o.children if c.dep == "compound"]
    others += [c for o in objects for c in o.children if c.dep == "appos" and verb.lemma in _NAMES]  # 'called the envoy a stupid man'
    others += [c for c in verb.children if c.dep in _COMPLEMENTS and not _calendar(c) or c.dep == "dobj" and c not in objects]
    return objects, objects + list(cored(others, lexicon)) + list(cored(_small_clause(verb), lexicon)) + _predicates(objects)


def _calendar(token: Token) -> bool:
    """'last week', 'that day': when, not what."""
    return token.dep == "npadvmod" and any(c.lower in ("last", "next", "this", "that", "every", "each", "same") for c in token.children)


def _small_clause(verb: Token) -> list[Token]:
    """'let the prisoners go', 'let go six prisoners': prisoners, go."""
    return [
        g
        for c in verb.children
        if c.dep in ("ccomp", "xcomp")
        for g in c.children
        if (g.dep in SUBJECTS or g.dep == "dobj" and c.lemma == "go")
        and verb.lemma in ("let", "put", "set", "order", "allow", "permit", "declare", "keep", "send", "take")
    ]


def _predicates(objects: list[Token]) -> list[Token]:
    """'held Peru responsible': the parse takes an adjective behind its noun for the noun's own."""
    return [c for o in objects for c in o.children if c.dep == "amod" and c.i > o.i]


def other_sense(preposition: list[Token], pattern: Pattern) -> bool:
    """'fought against corruption', 'the war on drugs': what stands behind the preposition shows another sense."""
    return any(c.dep == "pobj" and is_one_of(c, pattern.not_objects) for p in preposition for c in p.children)


def _such(noun: Token, words: frozenset[str]) -> bool:
    """One of the words, or what it carries is ('a ship carrying flour', 'relief planes'); a name where persons are asked for."""
    if is_one_of(noun, words) or measures(noun, words):
        return True
    cargo = (o for c in noun.children if c.dep == "acl" and c.lemma in ("carry", "bring") for o in c.children if o.dep == "dobj")
    person = noun.ent == "PERSON" or noun.lower in ("he", "she")
    return "PERSON" in words and person or "PEOPLE" in words and _people(noun) or any(is_one_of(o, words) for o in cargo)


def _somebody(noun: Token) -> bool:
    """'welcomed Rinne', 'welcomed him'; not 'welcomed the news'."""
    return noun.tag in ("NNP", "NNPS") or noun.lower in ("him", "her", "them")


def _people(noun: Token) -> bool:
    """'handed over two Laotians'."""
    return noun.ent == "NORP" and noun.tag in ("NNS", "NNPS") or noun.tag == "NNPS" and noun.ent == ""


def _body(noun: Token) -> Token:
    """'the troops of the regime which crossed': a relative clause that the parse hangs on the last noun before it."""
    of = noun.dep == "pobj" and noun.head.lower == "of" and any(c.dep == "relcl" for c in noun.children)
    return noun.head.head if of and is_noun(noun.head.head) else noun


def _kind(name: Token) -> list[Token]:
    """'virus' of 'the flu virus H5N1': what a name is said to be, right before it."""
    before = [c for c in name.children if c.dep in ("compound", "nmod") and c.i < name.i] if name.tag == "NNP" else []
    return [c for c in before[-1:] if c.tag == "NN"]


def _gunfire(noun: Token) -> bool:
    """'killed by Armenian fire' is shot; 'killed by the fire' is burnt."""
    return (
        noun.lemma == "fire"
        and any(c.dep in ("amod", "compound", "nmod") and c.text[:1].isupper() for c in noun.children)
        and not any(c.dep == "det" for c in noun.children)
    )

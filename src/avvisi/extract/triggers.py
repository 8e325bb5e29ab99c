"""Which words of a sentence a rule reads: `find` gives the readings, one a trigger, those that ask most first."""

from dataclasses import dataclass

from avvisi.extract.clauses import (
    auxiliaries,
    first_conjunct,
    grammatical_subject,
    is_noun,
    is_verb,
    logical_subject,
    negated,
    passive,
    patients,
    prepositions,
)
from avvisi.extract.complements import goes_on
from avvisi.extract.modality import DUTY, FUTURE, has_to
from avvisi.extract.phrases import cored, is_one_of, lemmas, measures, particle_of, preposition_of
from avvisi.extract.speakers import speaker
from avvisi.lexicon.event_rules import Pattern
from avvisi.lexicon.events import EventLexicon
from avvisi.parse.tokens import Sentence, Token

_EMPTY = frozenset({"have", "take", "make", "give", "get", "see", "do", "use", "show"})
_BEARS = frozenset({"bear", "take", "pay", "answer", "face"})
_CAUSES = frozenset({"let", "set", "make", "put", "get"})
_BEFALLS = frozenset(
    {"be", "have", "benefit", "expect", "win", "lose", "gain", "get", "know", "feel", "become", "suffer", "face", "see", "like"}
)
_SUPPOSED = frozenset({"any", "no", "every", "possible", "future", "potential", "further", "alleged", "new", "renewed", "other"})
_OURS = frozenset({"we", "i", "one", "it", "you"})
_ALIKE = frozenset({"two", "both", "our"})
_COMPLEMENTS = ("oprd", "acomp", "attr", "xcomp", "ccomp", "dative", "npadvmod", "advmod", "intj")


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """A rule found in the sentence. `token` is its first word, `words` all that matched, `objects` the nouns the phrase itself names.

    `verb` bears tense and negation: the verb itself, the light verb of a noun, the copula of an adjective; None for a bare noun.
    `undergone`: the verb's subject undergoes it ('came under attack'). `happens`: the noun is the verb's subject.
    `beaten`: the verb's own reading, where a noun lent it its mode (of other readings, see `beaten`).
    """

    token: Token
    pattern: Pattern
    words: tuple[Token, ...]
    objects: tuple[Token, ...] = ()
    verb: Token | None = None
    undergone: bool = False
    happens: bool = False
    beaten: tuple[Pattern, ...] = ()

    def __repr__(self) -> str:
        return f"Reading({self.pattern.rule.id}: {' '.join(w.text for w in self.words)})"


def find(sentence: Sentence, lexicon: EventLexicon) -> dict[int, Reading]:
    """Token index -> reading. A noun that a verb's phrase has taken up is no reading of its own; a light verb leads to its noun's."""
    found: dict[int, Reading] = {}
    nouns: list[Reading] = []
    forms = {form for token in sentence.tokens for form in (token.lower, token.lemma, *lemmas(token))}
    for token in sentence.tokens:
        tag = token.tag
        if tag.startswith("VB"):
            reading = _verb(token, lexicon.verbs.get(token.lemma, ()), lexicon, forms)
            if reading is None and auxiliaries(token) & DUTY:
                reading = _verb(token, lexicon.verbs.get("*", ()), lexicon, forms)
        elif tag.startswith("NN"):
            reading = _noun(token, lexicon, forms)
            if reading:
                nouns.append(reading)
                continue
        elif tag.startswith("JJ"):
            reading = _adjective(token, lexicon)
        else:
            continue
        if reading:
            found[token.i] = reading
    taken = {o.i for r in found.values() for o in (r.objects if r.pattern.rule.operator else r.words)}
    taken -= {o.i for r in found.values() if r.pattern.rule.operator for o in r.objects}
    taken |= {w.i for r in nouns for w in r.words if w is not r.token}
    for reading in nouns:
        if any(reading.token in r.objects and r.pattern.rule is reading.pattern.rule for r in found.values()):
            continue  # 'put an end to'
        if reading.token.i in taken:
            _lend_mode(reading, found, lexicon)
            continue
        found[reading.token.i] = reading
        if reading.verb is not None and reading.verb.i not in found and not reading.happens:
            found[reading.verb.i] = reading
    return found


def _lend_mode(noun: Reading, found: dict[int, Reading], lexicon: EventLexicon) -> None:
    """'launched a drone attack': the phrase is the verb's, the mode the noun's."""
    for index, reading in found.items():
        if noun.token not in reading.words:
            continue
        if reading.pattern.rule.reciprocal and not noun.pattern.rule.reciprocal:
            return  # 'traded artillery fire': both sides fire
        if "subj" in reading.pattern.rule.recipient:
            return  # 'came under mortar fire from': the subject is fired on
        same = reading.pattern.code == noun.pattern.code and noun.pattern.rule.mode is not None
        verbal = bool(noun.pattern.before) and reading.token.lemma in lexicon.light  # 'launched a verbal attack'
        if same and reading.pattern.rule.mode is None or (same or verbal) and noun.pattern.before:
            words = tuple(sorted({*reading.words, *noun.words}, key=lambda t: t.i))
            found[index] = Reading(reading.token, noun.pattern, words, reading.objects, reading.verb, beaten=(reading.pattern,))
        return


def _verb(token: Token, patterns: tuple[Pattern, ...], lexicon: EventLexicon, forms: set[str]) -> Reading | None:
    """The first pattern, of those that ask most first, that reads the verb. `forms` are the words of its sentence, and what they are forms of."""
    if token.dep in ("aux", "auxpass", "amod", "compound", "prep"):
        return None
    possible = [pattern for pattern in patterns if pattern.possible(forms)]
    if not possible:
        return None
    objects, candidates = _beside(token, lexicon)
    for pattern in possible:
        words = _match(token, pattern, objects, candidates) if _holds(token, pattern, lexicon) else None
        if words is not None:
            taken = tuple(w for w in words if pattern.objects is not None and is_one_of(w, pattern.objects) and w is not token)
            return Reading(token, pattern, tuple(sorted(words, key=lambda t: t.i)), taken, token)
    return None


def beaten(reading: Reading, lexicon: EventLexicon) -> tuple[Pattern, ...]:
    """The patterns of other types, three at most, that would have read the verb too; asked only of what is told or explained."""
    token, read = reading.token, reading.pattern
    if reading.beaten or token is not reading.verb:
        return reading.beaten
    lists = (lexicon.verbs.get(lemma, ()) for lemma in (token.lemma, "*"))
    behind = next((some[n + 1 :] for some in lists for n, pattern in enumerate(some) if pattern is read), ())
    objects, candidates = _beside(token, lexicon)
    found: dict[str, Pattern] = {}
    for pattern in behind:
        if len(found) == 3:
            break
        other = pattern.code != read.code and pattern.rule.id not in found
        if other and _holds(token, pattern, lexicon) and _match(token, pattern, objects, candidates):
            found[pattern.rule.id] = pattern
    return tuple(found.values())


def _beside(verb: Token, lexicon: EventLexicon) -> tuple[list[Token], list[Token]]:
    """A verb's objects, and with them whatever else may be the object of its phrase."""
    objects = list(cored(patients(verb), lexicon))
    others = [c for c in verb.children if c.dep in _COMPLEMENTS or c.dep == "dobj" and c not in objects]
    return objects, objects + list(cored(others, lexicon)) + _small_clause(verb) + _predicates(objects)


def _small_clause(verb: Token) -> list[Token]:
    """'let the prisoners go': prisoners, go."""
    return [
        g
        for c in verb.children
        if c.dep in ("ccomp", "xcomp")
        for g in c.children
        if g.dep in ("nsubj", "nsubjpass")
        and verb.lemma in ("let", "put", "set", "order", "allow", "permit", "declare", "keep", "send", "take")
    ]


def _predicates(objects: list[Token]) -> list[Token]:
    """'held Peru responsible': the parse takes an adjective behind its noun for the noun's own."""
    return [c for o in objects for c in o.children if c.dep == "amod" and c.i > o.i]


def _holds(token: Token, pattern: Pattern, lexicon: EventLexicon) -> bool:
    """What a rule asks of the verb's setting: that somebody says it, that it is denied, to come, or the other choice."""
    rule = pattern.rule
    if rule.actor == ("speaker",) and not (_asserted(token) and speaker(token, lexicon.say)):
        return False
    if rule.actor == ("patient",) and not passive(token):
        return False  # 'is expected to visit'; not 'expects to expand', 'expects Chad to withdraw'
    if rule.only == "negated":
        return negated(token)
    if rule.only == "duty":
        return _owed(token)
    if rule.only == "or":
        return token.dep == "conj" and any(c.dep == "cc" and c.lower == "or" for c in token.head.children)
    bound = pattern.code == "THREATEN" and rule.actor == ("speaker",) and token.lemma in _BEARS  # 'must bear the consequences'
    return rule.only != "future" or bool(auxiliaries(token) & (FUTURE | ({"must"} if bound else set())))


def _owed(verb: Token) -> bool:
    """What somebody ought to do: 'Chad must pay'; not 'must have paid', 'should be stopped', 'what Chad should do'."""
    if not (auxiliaries(verb) & DUTY or has_to(verb)) or passive(verb) or verb.lemma in _BEFALLS:
        return False
    if any(s.lower in _OURS or any(c.lower in _ALIKE for c in s.children) for s in grammatical_subject(verb)):
        return False  # 'we must do it', 'the two sides should maintain contacts': no one's duty towards the speaker
    return not any(c.dep == "aux" and c.lemma == "have" or c.tag in ("WP", "WRB", "WDT") for c in verb.children)


def _asserted(verb: Token) -> bool:
    """Said of somebody: not of nobody ('neither side was to blame'), and no bare participle ('warned it against meddling')."""
    if verb.tag == "VBG" and not any(c.dep == "aux" for c in verb.children):
        return False
    return not any(c.lower in ("neither", "no", "none") for s in grammatical_subject(verb) for c in (s, *s.children))


def _match(token: Token, pattern: Pattern, objects: list[Token], candidates: list[Token]) -> list[Token] | None:
    """The words of the phrase in this sentence, or None. Only of patterns that hold here (`_holds`)."""
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
        if "*" in pattern.objects and any(c.dep == "prt" for c in token.children):
            return None  # 'was called upon'
        taken = (
            objects[:1]
            if "*" in pattern.objects
            else [
                o
                for o in candidates
                if (
                    is_one_of(o, pattern.objects)
                    or measures(o, pattern.objects)
                    or "PERSON" in pattern.objects
                    and _somebody(o)
                    or "PEOPLE" in pattern.objects
                    and _people(o)
                )
                and (not is_verb(o) or token.lemma in _CAUSES)
            ]
        )
        if not taken:
            return None
        words.append(taken[0])
        if any(_other_sense([c], pattern) for c in taken[0].children if c.dep == "prep"):
            return None  # 'launched an assault on the tax system'
    for extra in pattern.beside:
        near = next((c for home in (token, *taken[:1]) for c in home.children if c not in words and is_one_of(c, extra)), None)
        if near is None:  # 'set free 40 fishermen': hung on the number
            near = next((g for o in taken[:1] for c in o.children for g in c.children if g.i == token.i + 1 and is_one_of(g, extra)), None)
        if near is None:
            return None
        words.append(near)
    if pattern.rule.clause and not goes_on(token, taken, pattern.rule.clause):
        return None
    if (
        pattern.not_objects
        and objects
        and "*" in pattern.not_objects
        or pattern.not_objects
        and any(is_one_of(o, pattern.not_objects) for o in objects)
    ):
        return None
    for preps, nouns in pattern.preps:
        homes = [*taken[:1], *(words[1:2] if pattern.particle else ())]  # 'pull out of': the particle bears it
        homes += [inner for o in taken[:1] for prep, inner in prepositions(o) if prep == "of"]  # 'raise the matter of tolls with'
        homes += [g for o in taken[:1] for c in o.children if c.dep == "prep" for g in c.children if g.dep == "pcomp"]  # 'of fishing with'
        found = preposition_of(token, homes or objects[:1], preps, nouns)
        if found is None or not nouns and _other_sense(found, pattern):
            return None
        words.extend(w for w in found if w not in words)
        homes += [w for w in found if nouns and is_noun(w)]  # 'put through a call to'
    if pattern.subjects or pattern.not_subjects:
        subjects = patients(token) if "patient" in pattern.rule.actor else logical_subject(token)
        if pattern.subjects and not any(_such(s, pattern.subjects) or _such(_body(s), pattern.subjects) for s in subjects):
            return None
        if pattern.not_subjects and any(is_one_of(s, pattern.not_subjects) and not _gunfire(s) for s in subjects):
            return None
    return words


def _other_sense(preposition: list[Token], pattern: Pattern) -> bool:
    """'fought against corruption', 'the war on drugs': what stands behind the preposition shows another sense."""
    return any(c.dep == "pobj" and is_one_of(c, pattern.not_objects) for p in preposition for c in p.children)


def _such(noun: Token, words: frozenset[str]) -> bool:
    """One of the words, or what it carries is ('a ship carrying flour', 'relief planes'); a name where persons are asked for."""
    if is_one_of(noun, words) or measures(noun, words):
        return True
    cargo = (o for c in noun.children if c.dep == "acl" and c.lemma in ("carry", "bring") for o in c.children if o.dep == "dobj")
    person = noun.ent == "PERSON" or noun.lower in ("he", "she")
    return "PERSON" in words and person or any(is_one_of(o, words) for o in cargo)


def _somebody(noun: Token) -> bool:
    """'welcomed Rinne', 'welcomed him'; not 'welcomed the news'."""
    return noun.tag in ("NNP", "NNPS") or noun.lower in ("him", "her", "them")


def _people(noun: Token) -> bool:
    """'handed over two Laotians'."""
    return noun.ent == "NORP" and noun.tag in ("NNS", "NNPS")


def _body(noun: Token) -> Token:
    """'the troops of the regime which crossed': a relative clause that the parse hangs on the last noun before it."""
    of = noun.dep == "pobj" and noun.head.lower == "of" and any(c.dep == "relcl" for c in noun.children)
    return noun.head.head if of and is_noun(noun.head.head) else noun


def _gunfire(noun: Token) -> bool:
    """'killed by Armenian fire' is shot; 'killed by the fire' is burnt."""
    return (
        noun.lemma == "fire"
        and any(c.dep in ("amod", "compound", "nmod") and c.text[:1].isupper() for c in noun.children)
        and not any(c.dep == "det" for c in noun.children)
    )


def _noun(token: Token, lexicon: EventLexicon, forms: set[str]) -> Reading | None:
    patterns = next((found for form in lemmas(token) if (found := lexicon.nouns.get(form))), None)
    if not patterns or token.dep in ("compound", "nmod", "poss", "amod") or token.ent in ("DATE", "TIME"):
        return None
    verb, undergone, happens = _bearer(token, lexicon)
    for pattern in patterns:
        if not pattern.possible(forms) or pattern.rule.actor == ("speaker",) and not _laid_to(token, lexicon):
            continue
        words = [token, *_before(token, pattern.before)]
        if len(words) <= len(pattern.before):
            continue
        whole = True
        for preps, nouns in pattern.preps:
            tail = preposition_of(token, [], preps, nouns)
            if tail is None and verb is not None:
                tail = preposition_of(verb, [o for _, o in prepositions(verb)] if happens else [], preps, nouns)  # 'took effect between'
            if tail is None or not nouns and _other_sense(tail, pattern):
                whole = False
                break
            words.extend(tail)
        if whole:
            return Reading(token, pattern, tuple(sorted(words, key=lambda t: t.i)), (), verb, undergone, happens)
    return None


def _laid_to(noun: Token, lexicon: EventLexicon) -> bool:
    """'said the Peruvian aggression must stop': a misdeed that a speaker speaks of as done; not 'any aggression', 'future crimes'."""
    supposed = any(c.lower in _SUPPOSED for c in noun.children)
    return not supposed and bool(speaker(noun, lexicon.say))


def _before(noun: Token, wanted: tuple[str, ...]) -> list[Token]:
    """The words a phrase asks for before its noun: 'joint' of 'joint naval exercise', 'cease' of 'cease-fire'."""
    if not wanted:
        return []
    near = noun.sentence.tokens[max(noun.i - noun.sentence.tokens[0].i - 6, 0) : noun.i - noun.sentence.tokens[0].i]
    below = {t.i for c in noun.children for t in (c, *c.children)}
    found = []
    for word in wanted:
        match = next((t for t in reversed(near) if word in (t.lower, t.lemma) and (t.i in below or noun.i - t.i <= 2)), None)
        if match is not None:
            found.append(match)
    return found


def _bearer(noun: Token, lexicon: EventLexicon) -> tuple[Token | None, bool, bool]:
    """(verb, undergone, happens): the verb that lends a noun its subject and tense, if one does."""
    top = first_conjunct(noun)
    if top.dep == "pobj" and top.head.dep == "prep" and is_noun(top.head.head) and top.head.head.lemma in lexicon.quantity:
        top = first_conjunct(top.head.head)
    head = top.head
    if head is top:
        return None, False, False
    if top.dep == "dobj" and is_verb(head):
        if head.lemma in lexicon.light and (top is noun or head.lemma not in _EMPTY):
            return head, False, False
        if head.lemma in lexicon.undergo:
            return head, True, False
        if head.lemma in lexicon.ahead:
            return head, False, False
    elif top.dep == "nsubjpass" and head.lemma in lexicon.light:
        return head, False, False
    elif top.dep == "nsubjpass" and head.lemma in lexicon.ahead and not any(c.lower in ("was", "were", "had") for c in head.children):
        return head, False, True  # 'a visit to Lima is planned'
    elif top.dep == "nsubj" and (head.lemma in lexicon.happen or _under_way(head)) and not passive(head):
        return head, False, True
    elif top.dep == "pobj" and is_verb(head.head) and head.dep == "prep":
        if head.lower == "under" and head.head.lemma in ("come", "be", "fall"):
            return head.head, True, False
        if head.lower == "under" and head.head.lemma in ("put", "place", "take", "keep", "bring"):
            return head.head, False, False
        if head.lower in ("in", "on", "into", "for", "with") and head.head.lemma in (
            "engage",
            "participate",
            "go",
            "enter",
            "come",
            "embark",
            "be",
            "take",
            "call",
        ):
            return head.head, False, False
    elif top.dep == "pobj" and head.lower == "with" and head.head.lower == "along" and is_verb(head.head.head):
        return head.head.head, False, False
    elif is_noun(top) and top.dep == "dobj" and head.dep == "acl" and head.lemma in lexicon.light:
        return head, False, False
    return None, False, False


def _under_way(verb: Token) -> bool:
    """'got under way'."""
    return verb.lemma == "get" and any(
        c.lower == "underway" or c.lower == "under" and any(g.lower == "way" for g in c.children) for c in verb.children
    )


def _adjective(token: Token, lexicon: EventLexicon) -> Reading | None:
    patterns = lexicon.adjectives.get(token.lemma) or lexicon.adjectives.get(token.lower)
    if not patterns:
        return None
    itself = token.dep == "ccomp" and any(
        c.dep == "nsubj" and c.lower in ("itself", "himself", "herself", "themselves") for c in token.children
    )
    copula = token.head if (token.dep in ("acomp", "oprd") or itself) and token.head.pos in ("AUX", "VERB") else None
    if copula is None and token.dep not in ("amod", "advcl", "ROOT", "conj", "acl", "appos"):
        return None
    behind = [c for c in token.children if c.dep == "prep"]
    for pattern in patterns:
        words = [token]
        if _other_sense(behind, pattern):
            continue  # 'responsible for the success'
        if pattern.particle:  # 'due in Lima'
            particle = particle_of(token, pattern.particle)
            if particle is None:
                continue
            words.append(particle)
        if pattern.rule.clause and not goes_on(token, [], pattern.rule.clause):
            continue
        for preps, nouns in pattern.preps:
            tail = preposition_of(token, [], preps, nouns)
            if tail is None:
                break
            words.extend(tail)
        else:
            return Reading(token, pattern, tuple(sorted(words, key=lambda t: t.i)), (), copula)
    return None

"""Which words of a sentence a rule reads: `find` gives the readings, one a trigger, those that ask most first."""

from dataclasses import dataclass

from avvisi.extract.bearing import bearer
from avvisi.extract.complements import goes_on
from avvisi.extract.grammar.auxiliaries import auxiliaries
from avvisi.extract.grammar.prepositions import prepositions
from avvisi.extract.grammar.tags import OWNERS
from avvisi.extract.holding import holds, laid_to
from avvisi.extract.matching import beside, match, other_sense
from avvisi.extract.modality import DUTY, has_to
from avvisi.extract.phrases import hyphened_verb, is_one_of, lemmas, measures, particle_of, preposition_of
from avvisi.lexicon.event_rules import Pattern
from avvisi.lexicon.events import EventLexicon
from avvisi.parse.tokens import Sentence, Token


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
        tag = token.tag[:2]
        if tag == "VB":
            whole = lexicon.verbs.get(hyphened_verb(token) or "")  # 'baton-charged' charges nobody with anything
            reading = _verb(token, lexicon.verbs.get(token.lemma, ()) if whole is None else whole, lexicon, forms)
            if reading is None and (auxiliaries(token) & DUTY or has_to(token) and token.head.lemma == "have"):
                reading = _verb(token, lexicon.verbs.get("*", ()), lexicon, forms)
        elif tag == "NN":
            reading = _noun(token, lexicon, forms)
            if reading:
                nouns.append(reading)
                continue
        elif tag == "JJ":
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
    if token.dep in ("aux", "auxpass", "amod", "compound", "prep") or token.lower == "failing" and _which(token):
        return None
    possible = [pattern for pattern in patterns if pattern.possible(forms)]
    if not possible:
        return None
    objects, candidates = beside(token, lexicon)
    for pattern in possible:
        words = match(token, pattern, objects, candidates) if holds(token, pattern, lexicon) else None
        if words is not None:
            asked = pattern.objects or frozenset()
            taken = tuple(w for w in words if w is not token and (is_one_of(w, asked) or measures(w, asked)))
            return Reading(token, pattern, tuple(sorted(words, key=lambda t: t.i)), taken, token)
    return None


def _which(token: Token) -> bool:
    """'failing which', 'failing that': or else."""
    tokens, at = token.sentence.tokens, token.i - token.sentence.tokens[0].i
    return at + 1 < len(tokens) and tokens[at + 1].lower in ("which", "that", "this")


def beaten(reading: Reading, lexicon: EventLexicon) -> tuple[Pattern, ...]:
    """The patterns of other types, three at most, that would have read the verb too; asked only of what is told or explained."""
    token, read = reading.token, reading.pattern
    if reading.beaten or token is not reading.verb:
        return reading.beaten
    lists = (lexicon.verbs.get(lemma, ()) for lemma in (token.lemma, "*"))
    behind = next((some[n + 1 :] for some in lists for n, pattern in enumerate(some) if pattern is read), ())
    objects, candidates = beside(token, lexicon)
    found: dict[str, Pattern] = {}
    for pattern in behind:
        if len(found) == 3:
            break
        other = pattern.code != read.code and pattern.rule.id not in found
        if other and holds(token, pattern, lexicon) and match(token, pattern, objects, candidates):
            found[pattern.rule.id] = pattern
    return tuple(found.values())


def _noun(token: Token, lexicon: EventLexicon, forms: set[str]) -> Reading | None:
    patterns = next((found for form in lemmas(token) if (found := lexicon.nouns.get(form))), None)
    if not patterns or token.dep in OWNERS or token.ent in ("DATE", "TIME"):
        return None
    verb, undergone, happens = bearer(token, lexicon)
    for pattern in patterns:
        if not pattern.possible(forms) or pattern.rule.actor == ("speaker",) and not laid_to(token, lexicon):
            continue
        words = [token, *_before(token, pattern.before)]
        if len(words) <= len(pattern.before):
            continue
        whole = True
        for preps, nouns in pattern.preps:
            tail = preposition_of(token, [], preps, nouns)
            if tail is None and verb is not None:
                tail = preposition_of(verb, [o for _, o in prepositions(verb)] if happens else [], preps, nouns)  # 'took effect between'
            if tail is None or not nouns and other_sense(tail, pattern):
                whole = False
                break
            words.extend(tail)
        if whole:
            return Reading(token, pattern, tuple(sorted(words, key=lambda t: t.i)), (), verb, undergone, happens)
    return None


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
        if other_sense(behind, pattern):
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

"""Which readings stand in the complement of another: 'agreed to lift', 'called for an end to the raids', 'a plan to visit'."""

from avvisi.extract.grammar.joined import first_verb, word_before
from avvisi.extract.grammar.misparsed import finite_under_noun, resumed
from avvisi.extract.grammar.tags import SUBJECTS, is_noun, is_verb
from avvisi.extract.triggers import Reading
from avvisi.lexicon.events import EventLexicon
from avvisi.parse.tokens import Token

_GOVERNING = frozenset({"for", "to", "on", "upon", "of", "against", "over", "from", "with", "about", "into", "in", "at", "by"})
_JOINS = frozenset({"participate", "engage", "join", "interest", "involve", "persist", "succeed", "interested"})
_CHARGES = frozenset({"charge", "allege", "claim", "contend", "assert", "maintain"})
# Nouns whose 'that' clause is somebody's word.
CLAIMS = frozenset(
    {"claim", "allegation", "accusation", "charge", "ground", "grounds", "suspicion", "rumour", "rumor", "assertion", "contention"}
)


class Inners:
    """The readings in the complement of an operator, for one sentence. `denied` gathers the triggers of facts that somebody denies."""

    def __init__(self, readings: dict[int, Reading], lexicon: EventLexicon) -> None:
        self.readings, self.lexicon = readings, lexicon
        self.denied: set[int] = set()

    def __call__(self, reading: Reading) -> list[Reading]:
        """The readings in the complement of an operator."""
        found: dict[int, Reading] = {}
        homes = list(dict.fromkeys(t for t in (reading.token, reading.verb, *reading.objects) if t is not None))
        own = {t.i for t in (*reading.words, *homes)}
        if reading.pattern.rule.operator == "protest":  # what its participles say ('marched, demanding') is its topic
            for child in (c for home in homes for c in home.children):
                if child.tag == "VBG" and child.dep in ("advcl", "acl", "conj") and (below := self.readings.get(child.i)) is not None:
                    found.setdefault(below.token.i, below)
        for below in (b for home in homes for b in self._below(home, own, 0)):
            if below.token.i != reading.token.i:
                found.setdefault(below.token.i, below)
        if reading.pattern.rule.operator in ("accuse", "claim") and reading.token.lemma in _CHARGES:
            for child in reading.token.children:  # 'Chad had armed the rebels, the Malian envoy charged'
                if child.dep == "ccomp" and child.i < reading.token.i and reading.token.tag in ("VBD", "VBZ", "VBP"):
                    found |= {below.token.i: below for below in self._at(child, own, 1) if below.verb is child}
        if reading.pattern.rule.operator in ("refuse", "deny"):  # 'rejected a claim that its troops had crossed'
            claimed = {i for i, below in found.items() if that_of(below) in CLAIMS}
            self.denied |= claimed
            return [below for i, below in found.items() if i not in claimed]
        return list(found.values())

    def _below(self, token: Token, own: set[int], depth: int) -> list[Reading]:
        """Readings one complement below a word."""
        clauses: list[Reading] = []
        nouns: list[Reading] = []
        phrases: list[Reading] = []
        for child in token.children:
            if _apart(token, child) or _set_against(child):
                continue
            if (
                child.dep in ("xcomp", "ccomp", "acl")
                and (child.dep != "ccomp" or child.i > token.i)
                or child.dep == "relcl"
                and child.is_infinitive()
                or child.dep == "advcl"
                and (child.is_infinitive() or _at_once(child, token))
            ):
                clauses += self._at(child, own, depth)
            elif child.dep in ("dobj", "nsubjpass", "attr", "oprd"):
                nouns += self._at(child, own, depth)
            elif child.dep in ("prep", "agent", "dative") and child.lower in _GOVERNING and child.i > token.i:
                for inner in child.children:
                    if inner.dep in ("pobj", "pcomp"):
                        below = self._at(inner, own, depth)
                        setting = child.lower in ("at", "in") and token.lemma not in _JOINS
                        phrases += [r for r in below if not (setting and r.pattern.rule.occasion)]  # 'decided at a meeting'
        if depth == 0 and any(r.token.dep in ("dobj", "nsubjpass") and r.token.head is token for r in nouns):
            return [*nouns, *clauses, *phrases]  # 'approved the dispatch of officers to fight': the dispatch
        return [*clauses, *nouns, *(phrases if depth < 2 else [])]

    def _at(self, token: Token, own: set[int], depth: int) -> list[Reading]:
        """The reading at a word, or the ones below it where the word only leads on."""
        if depth > 4:
            return []
        found: list[Reading] = []
        reading = self.readings.get(token.i)
        if token.lemma == "do" and any(c.lower == "so" and c.dep == "advmod" for c in token.children):
            before = [r for i, r in self.readings.items() if i < token.i and r.token is r.verb and not r.pattern.rule.operator]
            return [max(before, key=lambda r: r.token.i)] if before else []  # 'was asked to visit and promised to do so'
        if reading is not None and (token.i not in own or depth == 0 and reading.token is token):
            found.append(reading)
        elif token.i in own or self._lets_through(token):
            found += self._below(token, own | {token.i}, depth + 1)
        for child in token.children:
            if child.dep == "conj" and depth < 4 and resumed(child) is None and not finite_under_noun(child) and not _apart(token, child):
                found += self._at(child, own, depth + 1)
        return found

    def _lets_through(self, token: Token) -> bool:
        lexicon = self.lexicon
        if is_verb(token):
            return token.lemma in lexicon.transparent or token.lemma in lexicon.light
        return is_noun(token) and (token.lemma in lexicon.shells or token.lemma in lexicon.quantity)


def that_of(reading: Reading) -> str | None:
    """The noun whose 'that' clause a reading stands in: 'a claim that Chad had attacked Mali', 'on the grounds that', 'fears that'."""
    clause = first_verb(reading.verb, "conj") if reading.verb is not None else None
    if clause is None or clause.dep not in ("acl", "ccomp", "relcl") or not clause.head.tag.startswith("NN"):
        return None
    within = {c.dep for c in clause.children}  # 'a demand that Chad dismissed': the noun is the verb's own object
    if not within & {"dobj", "nsubjpass", "ccomp", "xcomp", "acomp", "attr"}:
        return None
    return clause.head.lemma if any(c.dep == "mark" and c.lower == "that" for c in clause.children) else None


def _apart(over: Token, below: Token) -> bool:
    """'demanded that he resign; the premier ruled it out': nothing reaches over a semicolon."""
    first = over.sentence.tokens[0].i
    return below.i > over.i and any(t.text == ";" for t in over.sentence.tokens[over.i - first : below.i - first])


def _set_against(clause: Token) -> bool:
    """'Chad insists on its claim, but Niger charges that …': a clause behind 'but' with a subject of its own stands beside, whatever it hangs on."""
    own = clause.dep == "ccomp" and clause.tag in ("VBD", "VBZ", "VBP") and any(c.dep in SUBJECTS for c in clause.children)
    return own and word_before(clause.subtree()[0]) == "but"


def _at_once(gerund: Token, verb: Token) -> bool:
    """'ruled out working with Chad': a gerund with nothing but a particle between is the verb's object, whatever the parse calls it."""
    particles = {c.i for c in verb.children if c.dep == "prt"}
    return gerund.tag == "VBG" and gerund.i > verb.i and all(i in particles for i in range(verb.i + 1, gerund.i))

"""Whom a law that takes effect or is signed punishes, and whose law it is: 'the act came into force, barring firms that trade with Chad'.

A law is a deed against a land only where the sentence says whom it hits: a participle or relative clause of punishing names the land, or it
punishes, and the law is named after a land. Whose it is tells who signs it, or the words that own it.
"""

from avvisi.extract.base import Findings
from avvisi.extract.dealings import without_person
from avvisi.extract.grammar.joined import word_before
from avvisi.extract.grammar.nouns import modifiers, possessors
from avvisi.extract.grammar.passive import passive
from avvisi.extract.grammar.prepositions import behind
from avvisi.extract.grammar.subject_object import grammatical_subject, logical_subject, patients
from avvisi.extract.grammar.tags import SUBJECTS
from avvisi.extract.named import Named
from avvisi.extract.sides import Found, of_state
from avvisi.extract.triggers import Reading
from avvisi.lexicon.load import Lexicon
from avvisi.lexicon.words import listed
from avvisi.parse.tokens import Token

LAW = "sanction.law"
_LAWS = listed("laws")
_PUNISHES = listed("laws_punish")
_PENALTIES = listed("laws_penalties")
_SIGNS = frozenset({"sign", "enact", "bring", "put"})
_MANY = 3  # lands that a law is no longer against
_CLAUSES = ("advcl", "acl", "relcl", "conj", "xcomp")
_BODIES = frozenset({"parliament", "congress", "assembly", "senate", "house", "legislature", "council", "cabinet", "government"})


def punishing(reading: Reading) -> list[Token]:
    """The verbs that say what the law does to anyone: 'targeting', 'which bars'; a noun of its own, 'the sanctions act'."""
    paper = law_of(reading)
    if paper is None:
        return []
    laws = _told_as(paper, reading.token)
    verbs = [t for t in paper.sentence.tokens if t.dep in _CLAUSES and _hurts(t) and _of_law(t, laws, reading.token)]
    return verbs + [c for law in laws for c in law.children if c.dep in ("compound", "nmod") and c.lower in _PENALTIES]


def law_of(reading: Reading) -> Token | None:
    """The law that is signed or takes effect; a word that stands for it, too."""
    verb = reading.token
    papers = patients(verb) if verb.lemma in _SIGNS else grammatical_subject(verb)
    return next((p for p in papers if p.lemma in _LAWS or p.lower in _LAWS or p.lower in ("it", "which")), None)


class Laws:
    """`laws(reading, earlier)`: whose law it is and whom it hits; nobody where the sentence does not tell both."""

    def __init__(self, lexicon: Lexicon, named: Named) -> None:
        self.named, self.states = named, lexicon.world.code_names
        words = (
            (word, state) for state in lexicon.world.states if not state.until for word in (state.name, *state.names, *state.adjectives)
        )
        self.lands = {word.lower(): state.code for word, state in words}

    def __call__(self, reading: Reading, earlier: Findings) -> tuple[Found, Found]:
        """(whose, whom)."""
        paper = law_of(reading)
        if paper is None or not (hurting := punishing(reading)):
            return (), ()
        laws = _told_as(paper, reading.token)
        acting = self.named.all(_signing(reading), earlier, deep=False) or self._owners(laws, earlier)
        if reading.token.lemma not in _SIGNS:
            acting = tuple(map(without_person, acting))  # who signed it once is not who puts it into force
        hit = self._hit(hurting, laws, {p.code for p in acting}, earlier)
        return acting, hit if len(hit) < _MANY else ()

    def _hit(self, hurting: list[Token], laws: list[Token], own: set[str | None], earlier: Findings) -> Found:
        """The lands that the words of punishing name, else one that the law bears in its name."""
        words = [t for verb in hurting if verb.tag[:2] == "VB" for t in verb.subtree()]
        words += [t for law in laws for home in behind(law, "on", "against", "targeting") for t in home.subtree()]
        told = [(m.code, m.span) for t in words if (m := earlier.mention_of.get(t.i)) is not None and m.kind in ("state", "place")]
        if not told:
            named = [t for law in laws if law.tag.startswith("NNP") for t in law.subtree()]
            told = [(self.lands.get(t.lower), earlier.page.span_of([t])) for t in named]
        found = {code: span for code, span in reversed(told) if code in self.states and code not in own}
        return tuple(of_state(code, self.states, "GOV", span) for code, span in reversed(found.items()))

    def _owners(self, laws: list[Token], earlier: Findings) -> Found:
        """'the Peruvian law', 'Peru's decree', 'a law of the Peruvian parliament': by an adjective of a land, not by a name the law bears."""
        for law in laws:
            owned = [*possessors(law), *behind(law, "by", "of", "from")]
            owned += modifiers(law) if not law.tag.startswith("NNP") else []
            found = self.named.all([t for t in owned if t.text[:1].isupper() or t.lower in _BODIES], earlier, deep=True)
            if found := tuple(p for p in found if p.code is not None):
                return found
        return ()


def _hurts(token: Token) -> bool:
    """A verb of punishing, or one of setting a penalty: 'targeting firms', 'imposes sanctions'."""
    if token.tag[:2] != "VB":
        return False
    return token.lemma in _PUNISHES or any(o.lemma in _PENALTIES for o in patients(token))


def _of_law(verb: Token, laws: list[Token], effect: Token) -> bool:
    """Whether it is the law that does it: a clause of the law itself, or a participle of what is told of it."""
    if verb.head in laws:
        return verb.dep in ("acl", "relcl")
    verbs = [effect, *(law.head for law in laws if law.head.tag[:2] == "VB")]
    if verb.tag != "VBG":
        return False
    signed_by = verb.dep == "acl" and any(
        verb.head is t for v in verbs if passive(v) for t in logical_subject(v)
    )  # 'by President Soto, barring'
    return verb.dep == "advcl" and verb.head in verbs or signed_by and word_before(verb) == ","


def _told_as(paper: Token, verb: Token) -> list[Token]:
    """The law by its name and by the word for it in a clause beside: 'the act came into force after it was signed'."""
    tokens = [t for t in paper.sentence.tokens if t.dep in SUBJECTS and t is not paper]
    if paper.lower in ("it", "which"):
        return [paper, *(t for t in tokens if t.i < paper.i and (t.lemma in _LAWS or t.lower in _LAWS))][:2]
    return [paper, *(t for t in tokens if t.lower == "it" and any(a is verb for a in t.ancestors()))]


def _signing(reading: Reading) -> list[Token]:
    """Who signs it, in the verb itself or in a clause beside that tells of the same law."""
    verb = reading.token
    if verb.lemma in _SIGNS:
        return logical_subject(verb)
    paper = law_of(reading)
    beside = [c for c in verb.children if c.dep in ("advcl", "conj") and c.lemma in _SIGNS and patients(c)]
    beside += [
        c for c in (paper.children if paper is not None else ()) if c.dep in ("acl", "relcl") and c.lemma in (*_SIGNS, "adopt", "pass")
    ]
    return [t for c in beside for t in logical_subject(c)]

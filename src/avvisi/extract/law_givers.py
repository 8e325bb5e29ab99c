"""Whose a law is that punishes, and whom it hits.

It is a deed against a land only where the sentence says so: what it bars or penalises names the land, or else the law is named after one.
Whose it is tells who signs it, or the words that own it.
"""

from avvisi.extract.base import Findings
from avvisi.extract.dealings import without_person
from avvisi.extract.grammar.nouns import modifiers, possessors
from avvisi.extract.grammar.prepositions import behind
from avvisi.extract.laws import SIGNS, law_of, punishing, signing, told_as
from avvisi.extract.named import Named
from avvisi.extract.sides import Found, of_state
from avvisi.extract.triggers import Reading
from avvisi.lexicon.load import Lexicon
from avvisi.parse.tokens import Token

_MANY = 3  # lands that a law is no longer against
_BODIES = frozenset({"parliament", "congress", "assembly", "senate", "house", "legislature", "council", "cabinet", "government"})


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
        verb = reading.token
        paper = law_of(verb)
        if paper is None or not (hurting := punishing(verb)):
            return (), ()
        laws = told_as(paper, verb)
        acting = self.named.all(signing(verb), earlier, deep=False) or self._owners(laws, earlier)
        if verb.lemma not in SIGNS:
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

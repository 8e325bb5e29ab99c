"""The land a deed is done to: 'imposed a curfew in Quito', 'the arrest of editors in Chad', farmers killed in a raid on another's town."""

from avvisi.extract.base import Findings
from avvisi.extract.circumstances import VISITS
from avvisi.extract.compose import Told
from avvisi.extract.grammar.prepositions import prepositions
from avvisi.extract.grammar.tags import is_noun
from avvisi.extract.named import Named
from avvisi.extract.noun_phrases import phrase
from avvisi.extract.sides import Found, of_state, others, settled
from avvisi.extract.triggers import Reading
from avvisi.lexicon.load import Lexicon
from avvisi.parse.tokens import Token

PLACED = frozenset({"RETREAT", "AID", "MOBILIZE", "CONCEDE"})
_WHERE = frozenset({"in", "across", "throughout", "at", "near", "along", "around", "over", "from", "on", "to", "into", "inside", "within"})
_WITHIN = frozenset({"in", "throughout", "inside", "within", "from"})


class LandDoneTo:
    """Whether a place stands for those it is done to, and which land that is."""

    def __init__(self, lexicon: Lexicon, named: Named) -> None:
        self.named, self.events, self.states = named, lexicon.events, lexicon.world.code_names
        self.journeys = frozenset(lexicon.events.words.lists["visit"])

    def grounded(self, reading: Reading) -> bool:
        """Whether a place stands for those it is done to: visits, deeds against someone, help, withdrawals."""
        rule = reading.pattern.rule
        return (
            rule.mode in VISITS
            or any(o.lemma in self.journeys for o in reading.objects)
            or self.events.quad(reading.pattern.code) == 4
            or reading.pattern.code in PLACED
            or reading.pattern.code == "REJECT"
            and rule.mode == "meet"
        )

    def land(self, told: Told, earlier: Findings, doing: Found) -> Found:
        """'imposed a curfew in Quito', 'lifted the state of emergency in the north': where nobody is named, the land it is done to."""
        for reading in (told.outer, told.chain[-1]):
            if told.code == "SUPPORT" and reading.pattern.code == "RETREAT":
                continue  # 'welcomed any effort to end the war in Chad'
            if told.code == "REQUEST" and reading.pattern.code == "AID":
                continue  # 'an appeal for money to train nurses in Chad' is not made to Chad
            if reading.pattern.code in ("PROTEST", "ASSAULT") or not self.grounded(reading) or reading.pattern.rule.mode == "resign":
                continue
            homes = [reading.verb or reading.token, *reading.objects, *(w for w in reading.words if is_noun(w))]
            for prep, token in (pair for home in dict.fromkeys(homes) for pair in prepositions(home)):
                if prep not in _WHERE:
                    continue
                found = others(self.named.land(token, earlier), doing)
                if prep not in _WITHIN:  # 'crossed the Orinoco', 'flew troops to a town', 'the post at the bridge': a spot on the map
                    found = tuple(p for p in found if p.code)
                if reading.pattern.code in ("SANCTION", "MOBILIZE", "AID"):  # never against the doer's own land
                    found = tuple(p for p in found if p.code not in {d.code for d in doing})
                if found:
                    return found
        return ()

    def custody(self, inner: Reading, earlier: Findings) -> Found:
        """'condemned the arrest of editors in Chad': who is arrested in a country is arrested by its state."""
        for token in inner.token.subtree():
            if token.dep != "pobj" or token.head.lower != "in":
                continue
            mention = earlier.mention_of.get(token.i)
            if mention is not None and mention.kind in ("state", "place") and mention.code in self.states:
                return (of_state(mention.code, self.states, "GOV", phrase(token, earlier)),)
        return ()

    def nation_of(self, found: Found, token: Token, acted: list[Token], earlier: Findings, doing: Found) -> Found:
        """'an Israeli raid on Tyre killed farmers': people whom one state kills in another's land are the other's."""
        for other in (*acted, *(t for t in token.subtree() if t.dep == "pobj")):
            if other is not token:
                there = others(self.named.one(other, earlier, deep=True, place=True), doing)
                if len(there) == 1 and there[0].kind == "state" and there[0].code not in {p.code for p in doing}:
                    return (settled(found[0], there[0].code, there[0].name),)
        return found

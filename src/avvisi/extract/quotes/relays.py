"""Through whom words came, within their own sentence: who quotes whom, the medium they were said to, who carried or conveyed them.

An agency near a quote is no link: only one that the grammar makes a carrier of these words is.
"""

from collections.abc import Sequence

from avvisi.extract.quotes import phrases
from avvisi.extract.quotes.channels import Channels
from avvisi.extract.quotes.citing import Citing
from avvisi.extract.quotes.claims import Claim, Relay, replace
from avvisi.extract.quotes.conveyors import Conveyors
from avvisi.extract.quotes.governed import Governed
from avvisi.extract.quotes.identity import Identities
from avvisi.extract.quotes.onward import outermost_first
from avvisi.extract.quotes.positions import (
    agent_of_participle,
    around,
    coordinated,
    told_apart,
    within,
)
from avvisi.extract.quotes.quoting import in_medium
from avvisi.extract.quotes.slots import Slots
from avvisi.lexicon.speech import SpeechLexicon
from avvisi.model.facts import Relation
from avvisi.parse.tokens import Token

_CARRYING: dict[str, Relation] = {
    "publish": "publishes", "print": "publishes", "run": "publishes", "post": "publishes", "release": "publishes",
    "carry": "carries", "republish": "carries", "reprint": "carries", "air": "carries", "broadcast": "carries", "relay": "carries", "distribute": "carries",
    "quote": "quotes", "cite": "cites", "interview": "quotes", "ask": "quotes", "report": "carries", "translate": "translates", "obtain": "quotes", "see": "quotes",
    "televise": "carries", "circulate": "carries", "issue": "carries", "transmit": "carries", "share": "carries",
    "show": "carries", "stream": "carries", "screen": "carries", "beam": "carries", "play": "carries",
    "reach": "quotes", "contact": "quotes", "question": "quotes", "approach": "quotes",
}  # fmt: skip


class Relays:
    """`relays(claim, identities)` gives the claim with its relays, outermost first, and with the speaker the words go back to."""

    def __init__(self, speech: SpeechLexicon) -> None:
        self._works = speech.words("document") | speech.words("meetings")
        self._governed = Governed(speech, _CARRYING)
        self._citing, self._channels, self._conveyors = Citing(speech), Channels(speech, _CARRYING), Conveyors(speech, _CARRYING)
        self._slots = Slots(speech, self._channels.carrying)

    def __call__(self, claim: Claim, who: Identities) -> Claim:
        """The claim, completed."""
        if claim.rule == "dialogue":
            return replace(claim, relays=tuple(r for r in claim.relays if who.is_medium(r.token) or who.media.asks(r.token)))
        if claim.way in ("running", "line") or claim.speaker is None and claim.way != "nominal":
            return claim
        if claim.relays:
            claim = replace(claim, relays=tuple(expanded for relay in claim.relays for expanded in coordinated(relay)))
        claim = self._conveyors(claim, who)
        slots = self._slots(claim, who)
        relays = tuple(_whole(relay, slots) for relay in claim.relays)
        cited = self._citing(claim, who)
        known = {id(r.token) for r in relays}
        outer = [_whole(r, slots) for r in self._media(claim, who) if id(r.token) not in known]
        outer = self._with_channels(claim, who, outer, relays, cited, slots)
        if cited is not None:
            token, carriers = cited
            # 'The paper, citing a post on X by the mayor, said …': X is what the paper cites
            own = phrases.below(token)
            inner = [r for r in outer if r.relation == "publishes" and (r.token in own or carriers[0].token.i < r.token.i < token.i)]
            outer = [r for r in outer if r not in inner]
            return replace(claim, relays=(*outer, *relays, *carriers, *inner), speaker=token, source=_less_citing(token))
        return replace(claim, relays=(*outer, *relays)) if outer or relays else claim

    def _with_channels(
        self,
        claim: Claim,
        who: Identities,
        outer: list[Relay],
        relays: Sequence[Relay],
        cited: tuple[Token, list[Relay]] | None,
        slots: Sequence[Relay],
    ) -> list[Relay]:
        """The relays, and those that only the order of the words shows: each name once, and none that is the speaker."""
        found = list(outer)
        taken = {t.i for r in (*found, *relays) for t in r.words or phrases.noun_phrase(r.token)}
        whole = {t.i for r in slots for t in r.words}
        more = [r for r in (*self._channels(claim, who), *slots) if r.token.i not in taken and (r.words or r.token.i not in whole)]
        named = [*(r.token for r in (*outer, *relays, *(cited[1] if cited else ()))), claim.speaker, cited[0] if cited else None]
        named_by = [who.of(t, claim.source if t is claim.speaker else ()) for t in named if t is not None] if more else []
        houses = tuple(one.name + " " for one in named_by if one.kind in ("agency", "outlet", "media"))  # on its own page
        names = {one.name for one in named_by if one.kind != "document"}  # 'minutes leaked to the weekly Boreal' is not Boreal
        for relay in more:
            name = who.media.called(relay.words) if relay.words else who.of(relay.token).name
            known = any(one.endswith(name) or name.endswith(one) or one.startswith(name) for one in names)
            known = known or bool(houses) and name.startswith(houses) and not relay.words
            if not known and relay.token is not claim.speaker:
                names.add(name)
                found.append(relay)
        found.sort(key=lambda r: {"translates": 0, "carries": 1, "publishes": 1}.get(r.relation, 2))
        return outermost_first(found)

    def _media(self, claim: Claim, who: Identities) -> list[Relay]:
        """Media to whom the words were said, or that published them, told by the word that governs them."""
        found: list[Relay] = []
        source = {t.i for t in claim.source}
        for token in around(claim):
            if (
                token.tag not in phrases.NOMINAL
                or token.dep not in ("pobj", "dobj", "dative", "compound", "conj", "appos", "nmod", "npadvmod", "oprd", "nsubj")
                or token.i in source
                and not agent_of_participle(token)
                and not (token.dep == "dobj" and token.head.lemma == "reach")
                or within(token, claim)
            ):
                continue
            relation = self._governed(token, claim, who)
            if relation is not None and told_apart(token, who) and not any(r.token is token for r in found):
                found.append(Relay(token, relation, shown=False))
        fronted = self._fronted(claim, who)
        if fronted is not None and not any(r.token is fronted.token for r in found):
            found.append(fronted)
        published = self._published_by_subject(claim, who)
        if published is not None:
            found.insert(0, published)
        found.sort(key=lambda r: 0 if r.relation == "carries" else 1)
        return found

    @staticmethod
    def _fronted(claim: Claim, who: Identities) -> Relay | None:
        """'Asked by the paper whether …, she said', 'Quoted by the agency, she spoke of …'."""
        first = claim.at.sentence.tokens[0]
        if first.tag != "VBN" or first.lemma not in ("ask", "quote", "interview", "press", "question") or within(first, claim):
            return None
        asker = phrases.passive_agent(first) or (in_medium(first) if first.lemma == "quote" else None)
        known = asker is not None and (who.is_medium(asker) or who.media.foreign(asker) or who.media.listens(asker, only=True))
        return Relay(asker, "quotes", shown=False) if asker is not None and known else None

    def _published_by_subject(self, claim: Claim, who: Identities) -> Relay | None:
        """'The weekly published a letter by a nurse, who complained …': the weekly publishes her words."""
        speaker = claim.speaker
        if speaker is None or speaker.tag not in ("WP", "WDT"):
            return None
        relative = next((a for a in speaker.ancestors() if a.dep == "relcl"), None)
        token = relative.head if relative is not None else None
        for _ in range(4):
            if token is None or token.head is token:
                return None
            above = token.head
            if (
                token.dep in ("prep", "agent")
                and above.lemma in _CARRYING
                and (work := above.child("dobj")) is not None
                and work.lemma in self._works
            ):
                token = work
            if token.dep == "dobj" and token.head.lemma in _CARRYING:
                carrier = phrases.subject(token.head)
                if carrier is not None and (
                    who.is_medium(carrier) or token.head.lemma in ("publish", "print", "carry", "air", "broadcast")
                ):
                    return Relay(carrier, _CARRYING[token.head.lemma], shown=False)
                return None
            token = token.head
        return None


def _less_citing(token: Token) -> tuple[Token, ...]:
    """'Citing the brigade' read as one name: the words of the brigade."""
    return tuple(t for t in phrases.noun_phrase(token) if t is token or t.lower not in ("citing", "quoting"))


def _whole(relay: Relay, slots: Sequence[Relay]) -> Relay:
    """With all the words of its name, as its place has told them."""
    return next((replace(relay, words=slot.words) for slot in slots if relay.token in slot.words), relay)

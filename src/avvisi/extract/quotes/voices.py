"""Whom pronouns and definite nouns among the speakers stand for: news goes on with whoever spoke or acted last, named or not.

What stands within quotation marks, or within the words that the pronoun's own cue brings, tells nothing: 'The army has withdrawn, it said'.
"""

from collections.abc import Iterator

from avvisi.extract.quotes import phrases
from avvisi.extract.quotes.again import NamedAgain
from avvisi.extract.quotes.before import source_before
from avvisi.extract.quotes.claims import Claim
from avvisi.extract.quotes.identity import Identities
from avvisi.extract.quotes.known import Identity
from avvisi.extract.quotes.later import Later
from avvisi.extract.quotes.positions import named_again, within
from avvisi.extract.quotes.sexes import HE_NOUNS, SHE_NOUNS, Sexes
from avvisi.lexicon.speech import SpeechLexicon
from avvisi.parse.tokens import FINITE, Parsed, Token

_HE = {"he": "he", "she": "she", "him": "he", "her": "she"}
_HIS = {"his": "he", "her": "she"}
_PRONOUNS = ("PRP", "PRP$")
_LOOK_BACK = 5  # sentences, for a pronoun
_CAPITALS = ("NNP", "NNPS")


class Voices:
    """`voices.settle(claims)` gives the pronouns and definite nouns among the claims' speakers their identities, in order of the text."""

    def __init__(self, page: Parsed, identities: Identities, quoted: frozenset[int], speech: SpeechLexicon, sexes: Sexes) -> None:
        self._page, self._who, self._quoted = page, identities, quoted
        self._human = (
            speech.words("official") | speech.words("people") | frozenset(["source", "witness", "expert", "lawyer", "man", "woman"])
        )
        self._later = Later(page, identities, quoted, self._human)
        self._documents, self._any = speech.words("document") | {"message", "speech"}, speech.words("any_office")
        self._spoken: dict[int, list[Claim]] = {}  # sentence -> its claims so far
        self._sources: dict[int, tuple[Token, ...]] = {}  # speaker -> the words of the source
        self.quoting: dict[int, Token] = {}  # cue 'quoted' without an agent -> the medium that spoke right before
        self._sexes = sexes
        self._nouns: dict[str, list[Token]] = {}  # lemma -> where it stands, for nouns that speak definitely
        self._again = NamedAgain(page, identities, speech, self._spoken, self._nouns, self._of)

    def settle(self, claims: list[Claim]) -> None:
        """In order of their speakers: what was settled before is known to what follows."""
        told = sorted((c for c in claims if c.speaker is not None), key=lambda c: (c.speaker.i if c.speaker is not None else -1, c.at.i))
        wanted = {c.speaker.lemma for c in told if c.speaker is not None and named_again(c)}
        for token in self._page.tokens if wanted else ():
            if token.lemma in wanted and token.tag == "NN" and token.i not in self._quoted:
                self._nouns.setdefault(token.lemma, []).append(token)
        for claim in told:
            self._spoken.setdefault(claim.at.sentence.index, []).append(claim)
            if claim.rule == "quoted-as" and not claim.relays and (medium := self._medium_before(claim)) is not None:
                self.quoting[claim.at.i] = medium
            speaker = claim.speaker
            for relay in claim.relays:
                if relay.token.lower in ("he", "she") and (other := self._quoter(claim, relay.token)) is not None:
                    self._who.settled[relay.token.i] = other
            if speaker is None or speaker.i in self._who.settled:
                continue
            self._sources.setdefault(speaker.i, claim.source)
            if speaker.i in self._quoted and self._who.mention(speaker, (speaker,)) is not None:
                continue  # who speaks in somebody's words is told by those words
            found: Identity | None = None
            if speaker.tag == "PRP" and speaker.lower in _HE:
                found = self._person(claim, speaker) or self._nobody(claim, speaker)
                if found is not None and not found.unnamed:
                    self._sexes.learn(found.name, _HE[speaker.lower])
            elif speaker.tag == "PRP$" and speaker.lower in _HIS:
                found = self._owner_of_words(speaker)
            elif speaker.lower == "it":
                found = self._body(claim, speaker) or self._nobody(claim, speaker)
            elif speaker.lower == "they" and speaker.i not in self._quoted and self._who.mention(speaker, (speaker,)) is None:
                found = self._many(claim, speaker)
            elif any(t.lower == "old" for t in claim.source) and claim.source[0].lower == "the":
                found = self._aged(claim)
            elif named_again(claim):
                found = self._again(claim, speaker)
            found = found or self._later(claim)
            if found is not None:
                self._who.settled[speaker.i] = found

    def _quoter(self, claim: Claim, pronoun: Token) -> Identity | None:
        """'Ana Pop told the radio …. But she quoted the premier as saying': the person who spoke last and is not the one quoted."""
        here = pronoun.sentence.index
        quoted = self._of(claim.speaker).name if claim.speaker is not None else None
        for index in range(here - 1, max(-1, here - 1 - _LOOK_BACK), -1):
            for one in reversed(self._spoken.get(index, [])):
                found = self._of(one.speaker) if one.speaker is not None and one.speaker.i not in self._quoted else None
                if found is not None and found.kind in ("person", "official") and not found.unnamed and found.name != quoted:
                    return found if self._sexes(found, one.speaker or pronoun, _HE[pronoun.lower]) else None
        return None

    def _medium_before(self, claim: Claim) -> Token | None:
        """'…, the portal Tambo said. “…,” the mayor was quoted as saying': by the portal."""
        here = claim.at.sentence.index
        for index in range(here - 1, max(-1, here - 3), -1):
            for one in reversed(self._spoken.get(index, [])):
                if one.speaker is not None and self._of(one.speaker).kind in ("agency", "outlet", "media"):
                    return one.speaker
        return None

    # he, she

    def _person(self, claim: Claim, pronoun: Token) -> Identity | None:
        """The person of the nearest sentence who is its subject, or else spoke in it."""
        here = pronoun.sentence.index
        if (asked := self._asked(pronoun)) is not None:
            return asked
        for index in range(here, max(-1, here - 1 - _LOOK_BACK), -1):
            for token in self._prominent(index):
                if token.i >= pronoun.i or within(token, claim) or index == here and pronoun.lower != token.lower and token.tag == "PRP":
                    continue
                if pronoun.dep in ("dobj", "dative") and token.head is pronoun.head:
                    continue  # 'Reis quoted her': not Reis
                found = self._of(token)
                if self._one_person(found, token, pronoun) and self._sexes(found, token, _HE[pronoun.lower]):
                    return found
            if index < here and pronoun.lower == "she" and (told := self._woman(index)) is not None:
                return told
        return self._named_next(pronoun) if self._who.mention(pronoun, (pronoun,)) is None else None

    def _aged(self, claim: Claim) -> Identity | None:
        """'Ana Pop won the race. “I ran home,” the 23-year-old said': the person that the sentences before tell of, by nothing but an age."""
        words = "".join(t.text for t in claim.source)
        here = claim.at.sentence.index
        if not words[3:].partition("-")[0].isdigit() or not words.endswith("-year-old"):
            return None
        for index in range(here - 1, max(-1, here - 4), -1):
            for token in self._prominent(index):
                found = self._of(token)
                if found.kind in ("person", "official") and not found.unnamed and " and " not in found.name:
                    return found
        return None

    def _asked(self, pronoun: Token) -> Identity | None:
        """'The weekly asked the minister if he would go. “Ask my wife,” he told the paper': he is whom a medium has asked."""
        for one in self._spoken.get(pronoun.sentence.index - 1, []):
            medium = one.speaker is not None and self._of(one.speaker).kind in ("agency", "outlet", "media")
            whom = one.addressee if medium and one.at.lemma in ("ask", "question", "press") else None
            if whom is None or one.at.sentence.paragraph != pronoun.sentence.paragraph or whom.tag in ("NNS", "NNPS", "PRP"):
                continue
            found = self._who.of(whom)
            human = whom.lemma in self._human or found.kind in ("person", "official")
            if human and self._sexes(found, whom, _HE[pronoun.lower]):
                return found
        return None

    def _woman(self, index: int) -> Identity | None:
        """'They met at talks chaired by Ana Pop. She said …': the one woman that a sentence names."""
        found = {}
        for token in self._page.sentences[index].tokens:
            mention = self._who.mention(token, (token,)) if token.tag in _CAPITALS and token.i not in self._quoted else None
            if mention is not None and mention.kind == "person" and not mention.resolved and token.end == mention.span.end:
                one = self._who.of(token)
                if self._sexes.sure(one, token) == "she":
                    found[one.name] = one
        return next(iter(found.values())) if len(found) == 1 else None

    def _owner_of_words(self, pronoun: Token) -> Identity | None:
        """'Her promise that … did not last. Ana Pop, the minister, has left': whose words they are, told only by the next sentence."""
        known = self._who.mention(pronoun, (pronoun,)) is not None or self._who.antecedent(pronoun) is not None
        return None if known else self._named_next(pronoun)

    def _named_next(self, pronoun: Token) -> Identity | None:
        """'The weekly quoted her as saying …. Ana Pop, who runs the mill, has left': with nobody before, the next sentence names her."""
        index = pronoun.sentence.index + 1
        after = self._page.sentences[index] if index < len(self._page.sentences) else None
        own = phrases.own_subject(after.root) if after is not None and after.paragraph == pronoun.sentence.paragraph else None
        if own is None or own.i in self._quoted:
            return None
        found = self._who.of(own)
        mention = self._who.mention(own, (own,))
        full = mention is not None and mention.kind == "person" and " " in mention.name
        return found if full and self._sexes(found, own, _HE.get(pronoun.lower) or _HIS[pronoun.lower]) else None

    def _prominent(self, index: int) -> Iterator[Token]:
        """The subject of a sentence's main clause, whose it is ('Lim will appeal, his lawyer said. He …'), then the speakers told in it."""
        claims = self._spoken.get(index, [])
        sentence = self._page.sentences[index]
        own = phrases.own_subject(sentence.root)
        if own is None and sentence.root.tag in FINITE:
            found = source_before(sentence.tokens, sentence.root.i - sentence.tokens[0].i)
            own = found[1] if found is not None else None
        if own is not None and own.i in self._quoted:
            own = None
        if own is not None:
            yield own
        for token in (own, *(c.speaker for c in claims)):
            his = token.child("poss") if token is not None else None
            if his is not None and his.tag == "PRP$":
                yield from self._whose(token, claims)
                yield his
        for claim in claims:
            if claim.speaker is not None and claim.speaker is not own:
                yield claim.speaker

    @staticmethod
    def _whose(speaker: Token | None, claims: list[Claim]) -> Iterator[Token]:
        """'Lim will appeal, his lawyer said': he is whom the words before tell of."""
        for claim in claims:
            if claim.speaker is speaker and claim.content and claim.content[-1][1] <= claim.start:
                words = (t for t in claim.at.sentence.tokens if within(t, claim) and t.dep in ("nsubj", "nsubjpass"))
                first = next(words, None)
                if first is not None and first.tag in _CAPITALS:
                    yield first

    def _of(self, token: Token) -> Identity:
        return self._who.of(token, self._sources.get(token.i, ()))

    def _acts_before(self, noun: Token, pronoun: Token) -> bool:
        """'The bishop blessed the flags. “Nobody wins,” he said': whoever does something in the sentence right before, by office or trade."""
        near = pronoun.sentence.index - noun.sentence.index == 1 and pronoun.sentence.paragraph == noun.sentence.paragraph
        acts = near and noun is phrases.own_subject(noun.sentence.root) and noun.child("poss") is None
        return acts and noun.lemma in self._human and noun.lemma not in self._any

    def _one_person(self, found: Identity, token: Token, pronoun: Token) -> bool:
        """A person named, or one unnamed who spoke; of 'his lawyer', only where the noun itself says that it is he or she."""
        if found.kind in ("person", "official") and not found.unnamed:
            opens = token is token.sentence.tokens[0] and " " not in found.name  # 'Aircraft stood ready': capitals that tell nothing
            return " and " not in found.name and not (opens and not token.ent and self._who.mention(token, (token,)) is None)
        if token.tag != "NN" or not found.unnamed:
            return False
        if self._acts_before(token, pronoun):
            return True
        owned = any(c.dep == "poss" for c in token.children)
        sexed = token.lemma.endswith((*HE_NOUNS, *SHE_NOUNS))
        human = sexed or token.lemma in self._human or token.lemma.endswith(("ist", "ian"))
        return human and token.i in self._sources and (sexed or not owned)

    # they

    def _many(self, claim: Claim, pronoun: Token) -> Identity | None:
        """The several that spoke last; else those of the sentence before to whom something was done: 'He met the strikers. They said …'."""
        here = pronoun.sentence.index
        for index in range(here, max(-1, here - 4), -1):
            for one in reversed(self._spoken.get(index, [])):
                token = one.speaker
                if token is None or token.i >= pronoun.i or one is claim or token.tag == "PRP" and token.i not in self._who.settled:
                    continue
                found = self._of(token)
                if (
                    token.tag in ("NNS", "NNPS")
                    or token.child("conj") is not None
                    or token.i in self._who.settled
                    and token.lower == "they"
                ):
                    return found
        if self._who.antecedent(pronoun) is not None or not here:
            return None
        done_to = [
            t for t in self._page.sentences[here - 1].tokens if t.dep in ("dobj", "pobj") and t.tag == "NNS" and t.i not in self._quoted
        ]
        human = [t for t in done_to if t.lemma in self._human or t.lemma.endswith(("er", "ian", "ist"))]
        return self._of(human[0]) if len(human) == 1 else None

    # it

    def _body(self, claim: Claim, pronoun: Token) -> Identity | None:
        """The medium, document or body that last spoke, or last was a subject."""
        here = pronoun.sentence.index
        for index in range(here, max(-1, here - 4), -1):
            speakers = [c.speaker for c in self._spoken.get(index, []) if c.speaker is not None and c is not claim]
            own = phrases.own_subject(self._page.sentences[index].root)
            for token in (*reversed(speakers), *([own] if own is not None and own.i not in self._quoted else [])):
                if token.i >= pronoun.i or within(token, claim) or token.tag in _PRONOUNS and token.i not in self._who.settled:
                    continue
                found = self._of(token)
                if self._one_body(found, token):
                    return found
            handed = own.head.child("dobj") if own is not None and index == here - 1 else None
            if handed is not None and handed.lemma in self._documents and not within(handed, claim):
                return self._of(handed)  # 'The envoy handed over a letter from X. It said …'
        return None

    def _nobody(self, claim: Claim, pronoun: Token) -> Identity | None:
        """What 'it' was taken for stands in the very words it brings, and nowhere before: then nobody knows whose they are."""
        known = self._who.mention(pronoun, (pronoun,))
        if known is None:
            return None
        first = self._page.sentences[max(0, pronoun.sentence.index - 3)].tokens[0].i
        same = [t for t in self._page.tokens[first : pronoun.i] if (m := self._who.mention(t, (t,))) is not None and m.name == known.name]
        if not same or not all(within(t, claim) and (pronoun.lower == "it" or t.i in self._quoted) for t in same):
            return None
        return Identity(pronoun.text, "unnamed", True, self._page.document.span(pronoun.start, pronoun.end))

    def _one_body(self, found: Identity, token: Token) -> bool:
        if " and " in found.name or found.unnamed or token.tag in ("NNS", "NNPS") and token.ent != "ORG":
            return False
        return found.kind in ("agency", "outlet", "media", "document", "institution")

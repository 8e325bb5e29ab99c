"""Whom 'the official', 'the agency', 'the note' take up: the one that the same noun brought in, or the nameless one of the sentence before by another noun."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from avvisi.extract.quotes import phrases
from avvisi.extract.quotes.claims import Claim
from avvisi.extract.quotes.identity import Identities
from avvisi.extract.quotes.known import Identity
from avvisi.extract.quotes.positions import DEFINITE, agrees, within
from avvisi.lexicon.speech import SpeechLexicon
from avvisi.model.facts import Mention
from avvisi.parse.tokens import Parsed, Token

_CAPITALS = ("NNP", "NNPS")
_FAR = 12  # sentences, for a noun named again


class NamedAgain:
    """`named_again(claim, noun)` for a definite noun that speaks. `spoken` are the claims so far by sentence, `nouns` where each noun stands, `of` names a speaker."""

    def __init__(
        self,
        page: Parsed,
        who: Identities,
        speech: SpeechLexicon,
        spoken: Mapping[int, Sequence[Claim]],
        nouns: Mapping[str, Sequence[Token]],
        of: Callable[[Token], Identity],
    ) -> None:
        self._page, self._who, self._spoken, self._nouns, self._of = page, who, spoken, nouns, of
        self._documents = speech.words("document") | {"message", "speech"}
        self._issuing, self._agencies, self._any = speech.words("issuing"), speech.words("agencies"), speech.words("any_office")
        missions = speech.words("missions")
        serving = missions | speech.words("serving")
        # nouns by which a nameless source is named again, and the words that first brought it in
        self._otherwise = {"diplomat": missions, "official": serving, "source": serving | {"official"}}

    def __call__(self, claim: Claim, noun: Token) -> Identity | None:
        """'A Togolese official said …. The official added …': the one brought in by that noun, whether named or not."""
        found = self._brought_in(claim, noun)
        if found is None:
            return self._diplomat(noun) or self._agency(noun)
        anonymous = found.kind == "document" and (found.span is None or found.span.text.startswith(found.name))
        return None if anonymous else found  # 'a statement … the statement' stays what it is

    def _agency(self, noun: Token) -> Identity | None:
        """'Chile's seed regulator refused …. The agency said …': the body that spoke or acted in the sentence before, where no news agency did."""
        if noun.lemma != "agency" or self._who.of(noun).name.lower() != "the agency" or not noun.sentence.index:
            return None
        before = self._page.sentences[noun.sentence.index - 1]
        own = phrases.own_subject(before.root)
        body = own is not None and own.lemma in self._agencies and before.paragraph == noun.sentence.paragraph
        return self._of(own) if body and own is not None else None

    def _diplomat(self, noun: Token) -> Identity | None:
        """'…, an embassy official said. Peking is no party, the diplomat insisted': the nameless one of the sentence before, by another noun."""
        if noun.lemma not in self._otherwise:
            return None
        for one in reversed(self._spoken.get(noun.sentence.index - 1, [])):
            told = one.speaker
            if told is None or one.at.sentence.paragraph != noun.sentence.paragraph or told.tag != "NN" or told.lemma == noun.lemma:
                continue
            words = {t.lower for t in one.source} | {told.lemma}
            if words & self._otherwise[noun.lemma] and words & {"a", "an", "one"}:
                return self._of(told)
        return None

    def _brought_in(self, claim: Claim, noun: Token) -> Identity | None:
        known = self._who.mention(noun, (noun,))
        for token in reversed(self._nouns.get(noun.lemma, [])):
            if token.i >= noun.i or within(token, claim):
                continue
            if noun.sentence.index - token.sentence.index > _FAR:
                return None
            if token.i in self._who.settled:
                return self._who.settled[token.i]
            if not agrees(noun, token):
                continue
            named = self._name_of(token)
            if named is not None:
                return None if named is token else self._who.of(named)
            first = min((c for c in token.children if c.i < token.i), key=lambda c: c.i, default=token)
            if first.lower in ("a", "an", "one", "another"):
                if (writer := self._writer(token)) is not None:
                    return self._of(writer)
                return None if known is not None and self._named_since(token, noun, known) else self._of(token)
            if first.lower not in DEFINITE:
                return None
        return None

    def _writer(self, document: Token) -> Token | None:
        """'The junta said in a message to Lagos …', 'The junta issued a note. … The note said': whose document it is."""
        if document.lemma not in self._documents or any(c.lower in ("by", "from") for c in document.children):
            return None
        if document.dep == "pobj" and document.head.lower in ("in", "through", "via"):
            cue = document.head.head
            return next((c.speaker for c in self._spoken.get(document.sentence.index, []) if c.at is cue), None)
        if document.dep == "dobj" and document.head.lemma in self._issuing:
            return phrases.own_subject(document.head)
        return None

    def _named_since(self, token: Token, noun: Token, known: Mention) -> bool:
        """Whether the one that the noun was taken for came into the text after 'a Togolese official': for a mere 'official', as a speaker or subject."""
        if known.kind != "person":
            return True
        for index in range(token.sentence.index, noun.sentence.index + 1):
            if noun.lemma in self._any:
                words: Iterable[Token] = (*(c.speaker for c in self._spoken.get(index, []) if c.speaker is not None),)
                own = phrases.own_subject(self._page.sentences[index].root)
                words = (*words, own) if own is not None else words
            else:
                words = self._page.sentences[index].tokens
            for word in words:
                mention = self._who.mention(word, (word,)) if token.i < word.i < noun.i else None
                if mention is not None and mention.name == known.name:
                    return True
        return False

    def _name_of(self, noun: Token) -> Token | None:
        """Whoever is named by or beside this noun; the noun itself where a name goes with it that is read elsewhere."""
        mention = self._who.mention(noun, (noun,))
        if mention is not None:
            return noun
        beside = noun.head if noun.dep in ("appos", "compound", "nmod") else noun.child("appos")
        if beside is None and noun.dep == "attr":
            beside = phrases.own_subject(noun.head)
        if beside is None or beside.tag not in _CAPITALS:
            return None
        mention = self._who.mention(beside, (beside,))
        return beside if mention is not None and mention.kind == "person" else noun

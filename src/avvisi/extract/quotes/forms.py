"""Claims without a verb of saying: 'his claim that', 'her plan to', 'was sure that', and the phrases that frame a clause ('according to')."""

from collections.abc import Iterator

from avvisi.extract.quotes import framed, hearsay, phrases
from avvisi.extract.quotes.bounds import Bounds
from avvisi.extract.quotes.claims import Claim
from avvisi.extract.quotes.ends import Ends
from avvisi.extract.quotes.misread import Misread
from avvisi.lexicon.speech import SpeechLexicon
from avvisi.parse.tokens import FINITE, Parsed, Token

_VOICES = frozenset(
    [
        "make", "give", "voice", "repeat", "issue", "express", "have", "hold", "reiterate", "announce", "share", "deliver", "send",
        "advance", "raise", "write", "release", "lodge", "file", "offer", "renew", "level", "state", "reaffirm", "underline", "stress",
        "draw", "reach", "put", "launch", "fulfil", "keep", "break",
    ]
)  # fmt: skip
_NOBODYS = frozenset(
    ["rumour", "rumor", "allegation", "accusation", "report", "claim", "speculation", "charge", "call", "fear", "warning", "suggestion"]
)


class Forms:
    """`forms(page)` yields the claims that no verb of saying makes."""

    def __init__(self, speech: SpeechLexicon) -> None:
        bounds = Bounds(speech)
        self._misread = Misread(speech, Ends(speech, bounds.told_on))
        self._nouns, self._adjectives, self._cues = speech.nouns, speech.adjectives, speech.words("cues")
        self._human = speech.words("official") | speech.words("people")
        self._bodies, self._media = speech.words("institution"), speech.words("media")
        self._summed_up = speech.words("summed_up")
        self._nobody = self._bodies | self._media | speech.words("document")

    def __call__(self, page: Parsed) -> Iterator[Claim]:
        """All of them, in order of the text."""
        for token in page.tokens:
            found: Claim | None = None
            if token.lower == "according":
                found = framed.according(page, token, self._nobody)
            elif token.lower == "per" and token.dep == "prep":
                found = framed.per(page, token)
            elif token.lemma == "quote" and token.i > 0 and page.tokens[token.i - 1].lower == "to" and token.dep == "advcl":
                found = framed.to_quote(page, token)
            elif token.lower == "for" and token is token.sentence.tokens[0]:
                found = self._for_whom(page, token)
            elif token.lower in framed.WORDS_OF and token.dep == "pobj" and token.head.lower in ("in", "by"):
                found = framed.in_words_of(page, token)
            elif token.lemma == "have" and token.tag in FINITE:
                found = hearsay.had_it(page, token)
            elif token.lower in hearsay.ADVERBS:
                found = hearsay.adverb(page, token, self._cues)
            elif token.lemma in hearsay.EMERGES and token.tag in FINITE:
                found = hearsay.emerged(page, token)
            elif token.lemma in hearsay.SPREADS and (spread := hearsay.spread(page, token)) is not None:
                found = spread
            elif token.lemma in ("emphasis", "stress") and token.dep == "dobj":
                found = _emphasis(page, token)
            elif (
                token.tag in ("NN", "NNS")
                and (token.lemma in self._nouns or token.lemma in self._summed_up)
                and not self._misread.verb_after_all(token)
            ):
                found = self._copular(page, token) or (self._nominal(page, token) if token.lemma in self._nouns else None)
            elif token.tag in ("JJ", "VBN") and token.lower in self._adjectives and token.dep in ("acomp", "ROOT", "conj", "ccomp"):
                found = self._adjective(page, token)
            if found is not None and found.content:
                yield found

    def _for_whom(self, page: Parsed, word: Token) -> Claim | None:
        """'For the potter Ana Reis, the tax was “a theft”': the words in marks are hers, where no cue brings them."""
        words, source = word.sentence.tokens, word.child("pobj")
        if source is None or not (source.ent == "PERSON" or source.lemma in self._human) or any(t.lemma in self._cues for t in words):
            return None
        marks = [t for t in words if t.text in ('"', "“", "”", "``", "''")]
        inside = [t for t in words if len(marks) == 2 and marks[0].i < t.i < marks[1].i]
        alive = any(t.tag in FINITE and source.i < t.i < marks[0].i for t in words) if inside else False
        if len(inside) < 2 or not alive:
            return None
        return Claim(
            at=word, rule="for-whom", stance="asserts", way="clause", cue=(word,), speaker=source, source=tuple(phrases.noun_phrase(source)),
            content=phrases.spans(page, inside), quotable=True,
        )  # fmt: skip

    def _nominal(self, page: Parsed, noun: Token) -> Claim | None:
        """'the envoy's claim that …', 'a plan by Oslo to …', 'made a promise to …'."""
        stance = self._nouns[noun.lemma]
        if noun.lemma == "call" and noun.dep == "pobj" and noun.head.lower in ("on", "in", "during", "over"):
            return None  # 'told reporters on a conference call that …'
        clause = next(
            (c for c in noun.children if c.i > noun.i and (c.dep in ("acl", "ccomp", "relcl", "appos")) and _opens_with(c, "that")), None
        )
        if clause is None and stance in ("promises", "threatens", "asks", "intends", "rejects", "believes"):
            clause = next(
                (c for c in noun.children if c.dep in ("acl", "relcl", "xcomp") and c.i > noun.i and c.is_infinitive()),
                None,
            )
        late = _late_that(noun) if clause is None else None
        clause = late.head if late is not None else clause
        if clause is None:
            return None
        speaker = owner(noun) or self._of_whom(noun) or (_behind(noun) if late is not None else None)
        if speaker is None and noun.lemma not in _NOBODYS:
            return None
        if speaker is not None and speaker.tag == "PRP$" and noun.dep == "dobj" and noun.head.lemma in _VOICES:
            speaker = phrases.subject(noun.head) or speaker  # 'Tehran repeated its threat'
        source = phrases.noun_phrase(speaker) if speaker is not None else []
        source = [t for t in source if t.tag != "POS"]
        tokens = [t for t in phrases.below(clause) if t not in source and (late is None or t.i >= late.i)]
        goes_on = (
            next((c for c in noun.children if c.dep == "relcl" and phrases.below(c)[0].i == tokens[-1].i + 1), None) if tokens else None
        )
        tokens += phrases.below(goes_on) if goes_on is not None and goes_on is not clause else []
        return Claim(
            act=clause.is_infinitive() and not _opens_with(clause, "that"),
            at=noun, rule=f"noun.{stance}", stance=stance, way="nominal", cue=(noun,), speaker=speaker, source=tuple(source),
            content=phrases.spans(page, Bounds.misjoined(tokens)),
        )  # fmt: skip

    def _of_whom(self, noun: Token) -> Token | None:
        """'the claim of a spokesman in Muscat that …', 'claims on Ugandan radio that …'."""
        for child in noun.children:
            inner = child.child("pobj") if child.dep == "prep" and child.i == noun.i + 1 else None
            if inner is not None and (
                child.lower == "of" and inner.lemma in self._human or child.lower in ("on", "in") and inner.lemma in self._media
            ):
                return inner
        return None

    def _copular(self, page: Parsed, noun: Token) -> Claim | None:
        """'The ministry's position is that …', 'Oslo's reply, brought by the envoy, was that …'."""
        verb = noun.head
        if noun.dep != "nsubj" or verb.lemma != "be" or verb.tag not in FINITE:
            return None
        clause = next((c for c in verb.children if c.dep == "ccomp" and c.i > verb.i and _opens_with(c, "that")), None)
        of = next((c.child("pobj") for c in noun.children if c.dep == "prep" and c.lower == "of" and c.i == noun.i + 1), None)
        speaker = owner(noun) or (of if of is not None and of.lemma in (*self._human, *self._bodies) else None)
        if clause is None or speaker is None:
            return None
        source = tuple(t for t in phrases.noun_phrase(speaker) if t.tag != "POS")
        return Claim(
            at=noun, rule="noun.is-that", stance=self._nouns.get(noun.lemma, "asserts"), way="nominal", cue=(noun,), speaker=speaker,
            source=source, content=phrases.spans(page, phrases.below(clause)),
        )  # fmt: skip

    def _adjective(self, page: Parsed, word: Token) -> Claim | None:
        """'was sure that the pass was open', 'is ready to talk'."""
        stance = self._adjectives[word.lower]
        verb = word.head if word.dep == "acomp" else word
        holders = (word, verb)
        clause = next((c for h in holders for c in h.children if c.dep == "ccomp" and c.i > word.i), None)
        if clause is None:
            wanted = ("to",) if stance == "intends" else ("about", "of", "over")
            clause = (
                next(
                    (
                        c
                        for h in holders
                        for c in h.children
                        if c.dep == "xcomp" and c.i > word.i and any(x.lower == "to" for x in c.children)
                    ),
                    None,
                )
                if stance == "intends"
                else None
            )
            if clause is None:
                prep = next((c for c in word.children if c.dep == "prep" and c.lower in wanted), None)
                clause = prep.child("pobj", "pcomp") if prep is not None else None
        speaker = phrases.subject(verb)
        if clause is None or speaker is None or speaker.lower in ("it", "there"):
            return None  # 'it is not clear which well was meant' is nobody's
        return Claim(
            at=word, rule=f"adjective.{stance}", stance=stance, way="phrase", cue=(word,), speaker=speaker,
            source=tuple(phrases.noun_phrase(speaker)), content=phrases.spans(page, phrases.below(clause)),
        )  # fmt: skip


def _late_that(noun: Token) -> Token | None:
    """The 'that' behind 'assurances by the minister, Jo Bell, that …', 'a warning from Oslo that …' where the parse hung its clause elsewhere."""
    words = noun.sentence.tokens
    behind = words[noun.i + 1 - words[0].i : noun.i + 16 - words[0].i]
    if not behind or behind[0].lower not in ("by", "from", "of"):
        return None
    that = next((t for t in behind if t.lower == "that" or t.tag in FINITE or t.tag in ("TO", "WDT") or t.text in (";", ":")), None)
    fits = that is not None and that.lower == "that" and that.dep in ("mark", "pobj") and that.head.i > that.i and that.head.tag[:2] == "VB"
    return that if fits and words[that.i - 1 - words[0].i].tag not in ("IN", "VBN") else None  # type: ignore[union-attr]


def _behind(noun: Token) -> Token | None:
    """'carried a denial by the army that …': whose it is, where the parse hung 'by' on the verb."""
    words = noun.sentence.tokens
    by = words[noun.i + 1 - words[0].i]
    return by.child("pobj") if by.lower in ("by", "from") else None


def _emphasis(page: Parsed, noun: Token) -> Claim | None:
    """'put strong emphasis on the need for wells'."""
    verb = noun.head
    if verb.lemma not in ("put", "place", "lay"):
        return None
    for holder in (noun, verb):
        for child in holder.children:
            if child.dep == "prep" and child.lower in ("on", "upon") and child.i > noun.i:
                thing, speaker = child.child("pobj", "pcomp"), phrases.subject(verb)
                if thing is not None and speaker is not None:
                    source = tuple(phrases.noun_phrase(speaker))
                    content = phrases.spans(page, phrases.below(thing))
                    return Claim(
                        at=verb,
                        rule="emphasis",
                        stance="asserts",
                        way="phrase",
                        cue=(verb, noun),
                        speaker=speaker,
                        source=source,
                        content=content,
                    )
    return None


def _opens_with(clause: Token, word: str) -> bool:
    first = min((c.i for c in clause.children), default=clause.i)
    return any(c.lower == word and c.dep == "mark" for c in clause.children) or any(
        c.i == first and c.lower == word and c.dep != "nsubj" for c in clause.children
    )


def owner(noun: Token) -> Token | None:
    """Whose claim it is: possessive, 'by', 'from', 'of', or the subject of the verb that makes it ('repeated a warning that')."""
    owner = noun.child("poss")
    if owner is not None:
        return owner
    for child in noun.children:
        if child.dep == "prep" and child.lower in ("by", "from", "of", "among"):
            inner = child.child("pobj")
            if inner is not None and (child.lower != "of" or inner.tag in ("NNP", "NNPS")):
                return inner
        if child.dep == "prep" and child.lower == "in" and noun.lemma in ("report", "claim", "allegation", "suggestion"):
            inner = child.child("pobj")
            if inner is not None and inner.tag in ("NNP", "NNPS") and inner.ent not in ("GPE", "DATE", "LOC"):
                return inner  # 'a report in the Ledger that …'
    medium = noun.child("compound") if noun.lemma == "report" else None
    if medium is not None and medium.tag in ("NNP", "NNPS") and medium.ent in ("ORG", "PERSON", ""):
        return medium  # 'a Reuters report that …'
    if noun.dep in ("dobj", "attr"):
        found = phrases.subject(noun.head) if noun.dep == "attr" or noun.head.lemma in _VOICES else None
        return found if found is not None and found.lower not in ("it", "there") else None
    if noun.dep == "pobj" and noun.head.dep == "prep" and noun.head.head.tag[:2] == "VB" and noun.head.lower in ("with", "in"):
        return phrases.subject(noun.head.head)
    return None

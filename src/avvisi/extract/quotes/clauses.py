"""The clause that a verb of saying brings: below it, or in front of it, beside it and behind a phrase where the parse hung it elsewhere."""

from avvisi.extract.quotes import phrases
from avvisi.extract.quotes.bounds import Bounds
from avvisi.extract.quotes.over import Over
from avvisi.extract.quotes.ways import Found, hearer_of, verbless, without_day
from avvisi.lexicon.speech import SpeechLexicon
from avvisi.parse.tokens import FINITE, Token

_HELD = frozenset(["believe", "consider", "think", "assume", "presume", "suspect", "judge", "reckon"])  # 'believe the toll to be higher'
_ASKING = frozenset(["ask", "wonder", "inquire"])


class Clauses:
    """`clauses(verb, "")` gives the content of a verb that takes a clause, or None."""

    def __init__(self, speech: SpeechLexicon, bounds: Bounds) -> None:
        self._bounds = bounds
        self._over = Over(speech)
        self._documents, self._says = speech.words("document"), speech.words("says")

    def __call__(self, verb: Token, _: str) -> Found | None:
        """The clause below the verb; else what its words or the order of the sentence show for one."""
        if phrases.is_passive(verb):
            subject = phrases.own_subject(verb)
            if (
                subject is not None
                and subject.lower != "it"
                and verb.lemma not in ("tell", "inform", "assure", "remind", "warn", "notify", "advise")
            ):
                return None
        tokens = self._below(verb) or self._loose(verb)
        if tokens:
            tokens.sort(key=lambda t: t.i)
            tokens = self._all_in_front(verb, tokens) or self._from_late_that(verb, tokens)
            return 0, without_day(verb, [t for t in tokens if t is not verb]), hearer_of(verb)
        plain = self._plainly(verb)
        if plain:
            return 0, plain, hearer_of(verb)
        if own := phrases.own_subject(verb):
            outside = self._parataxis(verb)
            if outside and own not in outside:
                return 1, outside, hearer_of(verb)
            front = (
                self._front(verb, own)
                if own.tag not in ("WP", "WDT") and (verb.lemma in self._bounds.cues or verb.lemma in _ASKING)
                else []
            )
            if front:
                return 1, front, hearer_of(verb)
        return None

    def _below(self, verb: Token) -> list[Token]:
        """What the parse has for the verb's clauses, less those that only look like them."""
        tokens: list[Token] = []
        for child in verb.children:
            if child.dep != "ccomp" or verbless(child) or _wished(verb, child) or tokens and self._next_cue(verb, child):
                continue
            if not (
                self._on_document(verb, child)
                or self._frames(verb, child)
                or _of_which(child)
                or _fronted_phrase(verb, child)
                or _on_occasion(verb, child)
                or _over_semicolon(verb, child)
                or tokens
                and self._reported_on(verb, child)
            ):
                tokens += _from_that(verb, child, phrases.below(child, self._bounds.carried(verb, child)))
        return tokens

    def _from_late_that(self, verb: Token, tokens: list[Token]) -> list[Token]:
        """'said on Friday, in her first words since the vote, | that …': where the parse took in what stands before 'that'."""
        if tokens[0].i < verb.i:
            return tokens
        behind = verb.sentence.tokens[verb.i + 1 - verb.sentence.tokens[0].i :]
        at = self._over(verb, behind)
        late = at is not None and tokens[0].i < behind[at - 1].i < tokens[-1].i
        return [t for t in tokens if t.i >= behind[at].i] if late and at is not None else tokens

    def _loose(self, verb: Token) -> list[Token]:
        """'said after the vote he would resign': the parse made an adverbial of what was said."""
        for child in verb.children if verb.lemma in self._bounds.cues else ():
            bare = child.dep == "advcl" and child.i > verb.i and child.tag != "VBG" and not child.is_infinitive()
            marked = any(c.dep in ("mark", "advmod") and c.i < child.i and c.tag in ("IN", "WRB") for c in child.children)
            if bare and not marked and phrases.own_subject(child) is not None:
                return phrases.below(child)
        return []

    def _frames(self, verb: Token, child: Token) -> bool:
        """'Lagos expects to join, the visiting envoy said in Oslo': a cue behind a comma with no words of its own behind it brings what stands in front."""
        own = phrases.own_subject(child)
        if child.i < verb.i or child.lemma not in self._says or own is None or child.tag not in FINITE:
            return False
        words = verb.sentence.tokens
        opens = phrases.below(child)[0].i - words[0].i
        rest = words[child.i + 1 - words[0].i :]
        return opens > 2 and words[opens - 1].text == "," and not any(t.tag in FINITE or t.text in (":", '"', "“", "``") for t in rest)

    def _next_cue(self, verb: Token, child: Token) -> bool:
        """'said the vote was void and warned that …': hung on the cue beside its words, and without a subject, it is the teller's next."""
        bare = phrases.own_subject(child) is None and not any(c.dep in ("mark", "aux", "auxpass") for c in child.children)
        return bare and child.tag == verb.tag and child.i > verb.i and child.lemma in self._bounds.cues

    def _reported_on(self, verb: Token, child: Token) -> bool:
        """'X, the chairman said, the weekly reported': with the words in front, a cue and its source behind a comma bring the whole."""
        words = verb.sentence.tokens
        after = words[verb.i + 1 - words[0].i] if verb is not words[-1] else verb
        return child.i > verb.i and child.lemma in self._bounds.cues and child.tag in FINITE and after.text == ","

    def _all_in_front(self, verb: Token, tokens: list[Token]) -> list[Token]:
        """'The envoy laughed and said Oslo would answer, the agency reported': the parse hung the last cue within the first one's words."""
        own = phrases.own_subject(verb)
        if own is None or verb.dep != "ccomp" or not (verb.head.i < tokens[0].i and tokens[-1].i < own.i) or verb.head.tag not in FINITE:
            return []
        return self._front(verb, own)

    def _on_document(self, verb: Token, child: Token) -> bool:
        """'X, the ministry said in a note that the radio read out': with the words in front, the clause behind tells of the note."""
        if child.i < verb.i or not any(c.dep == "ccomp" and c.i < verb.i for c in verb.children):
            return False
        words = verb.sentence.tokens
        opening = phrases.below(child)[0]
        before = words[opening.i - 1 - words[0].i] if opening.i > words[0].i else None
        return opening.lower in ("that", "which") and before is not None and before.lemma in self._documents

    def _front(self, verb: Token, subject: Token) -> list[Token]:
        """'The dykes held through the night, the engineer said' where the parse made no clause of what stands before the comma."""
        words = verb.sentence.tokens
        first = words[0].i
        begins = min(t.i for t in (*phrases.below(subject), verb))
        comma = begins - 1 - first
        while comma > 2 and words[comma].tag in ("VBG", "VBN", "JJ", "NNP", "NN", "DT") and words[comma].head.tag[:2] != "IN":
            comma -= 1  # ', visiting Chadian minister Jo Bell said': what the parse did not give to the name
        if comma < 2 or words[comma].text != "," or any(t.tag in FINITE for t in words[verb.i - first + 1 :]):
            return []
        front = words[:comma]
        headline = verb.tag == "VBZ" and words[-1].text[-1].isalnum()  # 'Two dead in raid, army says'
        if (
            not (headline or any(t.tag in FINITE for t in front))
            or front[0].tag in ("IN", "WRB", "VBG", "CC", "WDT")
            or front[0].dep == "mark"
        ):
            return []
        asked = verb.lemma in _ASKING and front[0].tag in FINITE
        return front if asked or phrases.nominal_before_verb(front) else []

    def _plainly(self, verb: Token) -> list[Token]:
        """What the words themselves show where the parse lost it: 'observed that …', 'said trawlers were …', 'court rules worship is legal'."""
        words = verb.sentence.tokens
        after = words[verb.i - words[0].i + 1 :]
        alive = verb.tag in FINITE or verb.tag in ("VBN", "VB") and any(c.dep == "aux" and c.tag in FINITE for c in verb.children)
        if not after or not alive or phrases.is_passive(verb):
            return []
        plain = verb.lemma in self._bounds.cues
        at = self._over(verb, after)
        if at is not None:
            return after[at:]  # 'said in a statement sent to agencies that they had won', 'reported, citing two clerks, that …'
        if not plain or verb.tag not in FINITE:
            return []
        if after[0].lower == "that" and after[0].tag == "IN":
            return after[1:]
        if verb.dep in ("nsubj", "csubj") and phrases.own_subject(verb) is not None and verb.head.i > verb.i and verb.head.tag in FINITE:
            return after
        opens = after[0].tag in ("DT", "NN", "NNS", "NNP", "NNPS", "PRP", "JJ", "CD", "EX", "PRP$") and after[0].ent not in ("DATE", "TIME")
        if verb.lemma in self._says and opens and phrases.own_subject(verb) is not None:
            finite = next((t for t in after if t.tag in FINITE), None)
            if (
                finite is not None
                and finite.i > after[0].i
                and not any(t.tag in ("WDT", "WP", "WRB") or t.text in (";", ":") for t in after if t.i < finite.i)
                and finite.dep not in ("relcl", "parataxis")
            ):
                return after
        return []

    def _parataxis(self, verb: Token) -> list[Token]:
        """The clause that a cue was hung on: 'The wells were sweet, the former said' where the parse made 'said' the lesser verb."""
        head = verb.head
        if head is verb or verb.dep not in ("parataxis", "advcl", "conj", "ccomp", "dep", "appos"):
            return []
        marked = [c for c in verb.children if c.dep in ("mark", "advmod") and c.i < verb.i and c.lower in ("as", "like")]
        if verb.dep == "advcl" and (not marked or _tells_its_own(verb)):
            return []
        if verb.dep == "conj" and any(c.dep == "cc" for c in head.children):
            return []
        if verb.dep == "ccomp" and (
            head.i < verb.i or (own := phrases.own_subject(verb)) is None or own.i < verb.i or any(c.dep == "mark" for c in verb.children)
        ):
            return []
        tokens = phrases.below(head, [verb])
        return tokens if head.tag[:2] in ("VB", "MD") else []


def _tells_its_own(cue: Token) -> bool:
    """'Rice rose, as traders warned of floods', 'as dockers demanded higher pay': a cue with words of its own; 'as it was held in May': nobody's."""
    if cue.lemma in ("put", "have"):
        return False  # 'as she put it'
    for child in cue.children:
        brings = child.dep in ("dobj", "ccomp", "xcomp", "attr", "oprd") or child.dep == "prep" and child.lower in ("of", "for", "against")
        word = child.dep == "prep" or child.text[:1].isalpha() and child.tag != "PRP"
        if brings and word and child.i > cue.i and child.ent not in ("DATE", "TIME"):
            return cue.lemma not in phrases.TELLS
    return phrases.is_passive(cue) and cue.lemma in ("hold", "consider", "judge", "know", "see")


def _from_that(verb: Token, clause: Token, tokens: list[Token]) -> list[Token]:
    """'reported on Tuesday, quoting a monk, that the well was dry': what the parse hung before 'that' is none of the words."""
    that = next((c for c in clause.children if c.dep == "mark" and c.lower == "that" and c.i < clause.i), None)
    return tokens if that is None or clause.i < verb.i else [t for t in tokens if t.i >= that.i]


def _wished(verb: Token, clause: Token) -> bool:
    """'wants Oslo to cut tax': no statement; it is one in front ('Oslo to cut tax, premier says')."""
    held = verb.lemma in _HELD and clause.lemma == "be"
    return clause.is_infinitive() and clause.child("nsubj") is not None and clause.i > verb.i and not held


def _fronted_phrase(verb: Token, clause: Token) -> bool:
    """'In a statement read out on the radio, the junta promised …': a participle in front tells where, not what."""
    bare = clause.tag == "VBN" and not any(c.dep in ("aux", "auxpass", "nsubj", "nsubjpass") for c in clause.children)
    return bare and clause.i < verb.i and phrases.below(clause)[0].tag == "IN"


def _on_occasion(verb: Token, clause: Token) -> bool:
    """'X, the banker said in a talk with the weekly printed on Monday': with the words in front, what hangs on the phrase behind is none."""
    words = verb.sentence.tokens
    after = words[verb.i + 1 - words[0].i] if verb.i < words[-1].i else verb
    if after.tag != "IN" or after.lower == "that" or any(c.dep == "mark" for c in clause.children):
        return False
    front = any(c.dep == "ccomp" and c.i < verb.i and phrases.own_subject(c) is not None for c in verb.children)
    return front and phrases.below(clause)[0].i > after.i


def _over_semicolon(verb: Token, clause: Token) -> bool:
    """'The diver was tired; she promised to return': hung on the promise, and not promised."""
    low, high = sorted((verb.i, clause.i))
    return clause.i < verb.i and any(low < t.i < high and t.text == ";" for t in verb.children)


def _of_which(clause: Token) -> bool:
    """', reports of which had been carried by a newsletter': tells on, and is no content."""
    subject = phrases.own_subject(clause)
    of = subject.child("prep") if subject is not None else None
    return of is not None and (whose := of.child("pobj")) is not None and whose.tag in ("WDT", "WP")

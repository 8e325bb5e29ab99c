"""Claims as verbs make them: who (subject), said (cue), what (the clause, infinitive, object or phrase that hangs on the verb)."""

from collections.abc import Iterator

from avvisi.extract.quotes import phrases, subjects
from avvisi.extract.quotes.bounds import Bounds
from avvisi.extract.quotes.claims import Claim, Relay
from avvisi.extract.quotes.contents import Contents
from avvisi.extract.quotes.ends import Ends
from avvisi.extract.quotes.forms import owner
from avvisi.extract.quotes.phrases import FINITE
from avvisi.extract.quotes.quoting import QUOTING, Quoting, saying_below
from avvisi.extract.quotes.subjects import Subjects
from avvisi.extract.quotes.ways import hearer_of
from avvisi.lexicon.speech import SpeechLexicon, VerbRule
from avvisi.parse.tokens import Parsed, Token

_ISSUES = frozenset(["carry", "publish", "issue", "release", "print", "broadcast", "post", "distribute"])
_DEEDS = frozenset(["infinitive", "object", "urge", "prep", "whole", "rest"])
_WH = frozenset(["how", "if", "what", "when", "where", "whether", "which", "who", "whom", "whose", "why"])


class Verbs:
    """`verbs(page, quoted)` yields the claims of all verbs of the lexicon, in order; also those whose content is still to be found in quotation marks."""

    def __init__(self, speech: SpeechLexicon) -> None:
        self._speech, self._rules = speech, speech.verbs
        self._bounds = Bounds(speech)
        self._documents, self._institutions = speech.words("document"), speech.words("institution")
        self._sources = speech.words("source") | speech.words("people") | speech.words("official") | speech.words("media")
        self._contents = Contents(speech, self._bounds)
        self._ends = Ends(speech)
        self._subjects = Subjects(speech, self._bounds)
        self._quoting = Quoting(self._contents, self._bounds.cues, self._ends)

    def __call__(self, page: Parsed, quoted: frozenset[int]) -> Iterator[Claim]:
        """All verbs' claims; `quoted` are the tokens within quotation marks, among which a cue outside them has no subject."""
        for token in page.tokens:
            if token.tag[:2] == "VB":
                if token.lemma in self._rules or token.lemma in QUOTING or token.lemma in _ISSUES:
                    claim = self._read(page, token, quoted)
                elif token.i not in quoted and subjects.after_words(token):
                    claim = self._any_verb(token, quoted)
                else:
                    continue
                if claim is not None:
                    yield claim

    def _any_verb(self, verb: Token, quoted: frozenset[int]) -> Claim | None:
        """'“…,” wheezed the bellringer': whatever the verb, right behind quoted words it brings them."""
        speaker, _ = subjects.inverted(verb, None, None)
        own = phrases.own_subject(verb)
        if speaker is None and own is not None and own.i in quoted:
            speaker = own = subjects.behind(verb, quoted)
        if speaker is None or own is not None and own is not speaker:
            return None
        source = tuple(t for t in phrases.noun_phrase(speaker) if t.i > verb.i)
        return (
            Claim(at=verb, rule="beside", stance="asserts", way="words", cue=(verb,), speaker=speaker, source=source, quotable=True)
            if source
            else None
        )

    def _read(self, page: Parsed, verb: Token, quoted: frozenset[int]) -> Claim | None:
        rules = [r for r in self._rules.get(verb.lemma, ()) if not r.particles or any(c.lower in r.particles for c in verb.children)]
        if (opening := self._opening(page, verb)) is not None:
            return opening
        carried = None if _copied(verb) else self._quoting.quoted_as(page, verb)
        if carried is not None:
            return carried
        told = self._document(page, verb)
        if told is not None:
            return told
        if not rules or _copied(verb) and self._behind_misread(verb) is None or verb.lemma in QUOTING and self._names_a_source(verb):
            return None
        parenthesis = (
            self._parenthesis(page, verb)
            or self._inserted(page, verb)
            or self._turned(page, verb)
            or self._so_said(page, verb)
            or self._listed(page, verb)
        )
        if parenthesis is not None:
            return parenthesis
        best: tuple[int, VerbRule, list[Token], Token | None] | None = None
        taken = ""
        for rule in rules:
            for way in rule.takes:
                found = self._contents(verb, way)
                if found is not None and (best is None or found[0] < best[0]):
                    best, taken = (found[0], rule, found[1], found[2]), way.partition(":")[0]
        passive = phrases.is_passive(verb)
        speaker = self._subjects.speaker(verb, passive)
        relays: tuple[Relay, ...] = ()
        quoting = self._quoting.above(verb)
        if quoting is not None and (under := self._quoting.quoted_as(page, quoting)) is not None:
            speaker, relays = under.speaker, under.relays
        if speaker is not None and speaker.i in quoted and verb.i not in quoted:
            speaker = subjects.behind(verb, quoted)
        quotable = any("quote" in r.takes for r in rules) and (best is not None or not _busy(verb)) and (not passive or speaker is not None)
        tokens: list[Token]
        if best is None:
            if not quotable:
                return None
            rule, tokens, hearer = (
                next((r for r in rules if {"quote", "clause"} <= set(r.takes)), next(r for r in rules if "quote" in r.takes)),
                [],
                hearer_of(verb),
            )
        else:
            rank, rule, tokens, hearer = best
            if rank > 6 and not passive and _own_words(verb, self._speech):
                return None
            if rank > 0 and _weak(verb, rule, speaker, passive):
                return None
            if rank > 1:
                tokens = self._bounds.carried_on(verb, tokens)
            if _unsaid(verb, tokens):
                return None
            if rank == 0:
                tokens = self._bounds.tail(verb, tokens)
            tokens = self._ends.taken_up(verb, self._bounds.this_side(verb, tokens)) if rank == 0 else self._bounds.this_side(verb, tokens)
            tokens = self._ends.cut(verb, self._ends.one_side(verb, tokens), quoted)
        if best is not None and quotable and _put_so(verb):
            best, tokens = None, []
        if not passive and (speaker is None or not tokens):
            speaker, hearer = subjects.inverted(verb, speaker, hearer)
        if speaker is None and not passive and verb.tag in FINITE and verb.lemma in self._bounds.cues and verb.dep not in ("relcl", "acl"):
            speaker = subjects.before(verb, quoted)
        if speaker is None and not passive and verb.i not in quoted and not subjects.after_words(verb):
            return None
        if passive and speaker is None and verb.lemma in ("learn", "understand", "report", "say"):
            speaker = _learnt_from(verb)
        source = phrases.noun_phrase(speaker) if speaker is not None else []
        if verb in source:
            source = [t for t in source if (t.i < verb.i if subjects.only_verb(verb) else t.i > verb.i)]
        barred = {t.i for t in source}
        tokens = [t for t in tokens if t.i not in barred] if not (passive and speaker is None) else tokens
        content = phrases.spans(page, tokens)
        if tokens and not content or verb.i in quoted and any(t.i not in quoted for t in tokens):
            return None
        return Claim(
            at=verb, rule=rule.id, stance=rule.stance, way="clause" if best and best[0] < 2 else "phrase", cue=(verb,), speaker=speaker,
            source=tuple(source), content=content, addressee=hearer, relays=relays, quotable=quotable and (best is None or best[0] < 2 or best[0] >= 5),
            act=_only_done(taken, tokens),
        )  # fmt: skip

    def _document(self, page: Parsed, verb: Token) -> Claim | None:
        """'The agency carried a ministry communiqué: the line will open in May': the words are the ministry's."""
        thing = verb.child("dobj")
        words = verb.sentence.tokens
        if verb.lemma not in _ISSUES or thing is None or thing.lemma not in self._documents or verb.tag not in FINITE:
            return None
        colon = next((t for t in words if t.text == ":" and t.i > thing.i), None)
        rest = [t for t in words if colon is not None and t.i > colon.i]
        issuer = phrases.subject(verb)
        if issuer is None or len(rest) < 3:
            return None
        author = owner(thing) or next((c for c in thing.children if c.dep in ("compound", "nmod") and c.lemma in self._institutions), None)
        speaker = author or issuer
        relays = (Relay(issuer, "carries"),) if author is not None and author is not issuer else ()
        source = tuple(t for t in phrases.noun_phrase(speaker) if t.i < (colon.i if colon else t.i + 1) and t.tag != "POS")
        return Claim(
            at=verb, rule="document", stance="asserts", way="clause", cue=(verb,), speaker=speaker, source=source or (speaker,),
            content=phrases.spans(page, rest), relays=relays, quotable=True,
        )  # fmt: skip

    def _turned(self, page: Parsed, verb: Token) -> Claim | None:
        """'The ferry sank at dawn, reported the weekly': a comma before the cue, its speaker behind it, a clause in front."""
        words = verb.sentence.tokens
        at = verb.i - words[0].i
        thing = verb.child("dobj", "nsubj") or self._behind_misread(verb)
        if at < 3 or words[at - 1].text != "," or thing is None or thing.i < verb.i or verb.tag not in ("VBD", "VBZ"):
            return None
        if verb.lemma not in self._bounds.cues and not (verb.lemma in self._speech.quoting and thing.ent in ("PERSON", "ORG", "GPE")):
            return None
        source = [t for t in phrases.noun_phrase(thing) if t.i > verb.i] or [thing]
        front = words[: at - 1]
        if (
            source[0].i != verb.i + 1
            or not (any(t.tag in FINITE for t in front) or len(front) <= 5 and verb.lemma == "say" and front[0].text[:1].isupper())
            or any(t.text == "," for t in front)
            or source[0].tag == "PRP"
            or verb.dep == "acl"
        ):
            return None
        if phrases.is_passive(verb) or verb.dep == "conj" and any(c.dep == "cc" for c in verb.head.children):
            return None
        rule = self._plainest(verb)
        content = phrases.spans(page, front)
        if rule is None or not content:
            return None
        return Claim(
            at=verb,
            rule=rule.id,
            stance=rule.stance,
            way="clause",
            cue=(verb,),
            speaker=thing,
            source=tuple(source),
            content=content,
            quotable=True,
        )

    def _listed(self, page: Parsed, verb: Token) -> Claim | None:
        """'The road was safe, the mayor of Lyme, Jo Bell, told reporters': the parse made one list of what was said and who said it."""
        words = verb.sentence.tokens
        at = verb.i - words[0].i
        if (
            verb.dep != "conj"
            or verb.head.tag not in FINITE
            or phrases.own_subject(verb) is not None
            or verb.lemma not in self._bounds.cues
        ):
            return None
        if at < 4 or words[at - 1].text != "," or verb.tag not in ("VBD", "VBZ") or verb.child("ccomp", "xcomp") is not None:
            return None
        commas = [n for n, t in enumerate(words[: at - 1]) if t.text == ","]
        alive = max((n for n, t in enumerate(words[:at]) if t.tag in FINITE), default=-1)
        begin = next((n for n in commas if n > alive), None)
        if begin is None or alive < 0 or not any(n > begin for n in commas) or any(t.tag == "CC" for t in words[begin:at]):
            return None
        inner = words[begin + 1 : at - 1]
        comma = next(n for n, t in enumerate(inner) if t.text == ",")
        speaker = next((t for t in reversed(inner[comma:]) if t.tag in ("NNP", "NNPS")), None)
        rule, content = self._plainest(verb), phrases.spans(page, words[:begin])
        if speaker is None or rule is None or not content or inner[0].tag not in ("DT", "NN", "NNP", "JJ", "PRP$"):
            return None
        return Claim(
            at=verb, rule=rule.id, stance=rule.stance, way="clause", cue=(verb,), speaker=speaker, source=tuple(inner), content=content,
            addressee=hearer_of(verb), quotable=True,
        )  # fmt: skip

    def _plainest(self, verb: Token) -> VerbRule | None:
        """The rule for words said: 'warns the mayor' warns, though one may also warn somebody to leave."""
        rules = [r for r in self._rules[verb.lemma] if "quote" in r.takes]
        return next((r for r in rules if "clause" in r.takes), rules[0] if rules else None)

    def _behind_misread(self, verb: Token) -> Token | None:
        """'…, explained race director Jo Bell': a finite cue that the parse took for an adjective of the speaker."""
        if verb.dep not in ("amod", "compound") or verb.tag != "VBD" or verb.lemma not in self._bounds.cues:
            return None
        noun = verb.head
        while noun.dep == "compound" and noun.head.i > noun.i:
            noun = noun.head
        return noun if noun.i > verb.i else None

    def _so_said(self, page: Parsed, verb: Token) -> Claim | None:
        """'The well is dry. So said the miller.': the sentence before."""
        words, sentence = verb.sentence.tokens, verb.sentence
        if (
            words[0].lower not in ("so", "thus")
            or len(words) < 3
            or words[1] is not verb
            or verb.lemma not in self._speech.quoting
            or sentence.index == 0
        ):
            return None
        said, speaker = (
            page.sentences[sentence.index - 1],
            next((c for c in verb.children if c.i > verb.i and c.tag in phrases.NOMINAL), None),
        )
        content = phrases.spans(page, said.tokens)
        if speaker is None or said.paragraph != sentence.paragraph or not content:
            return None
        rule = self._rules[verb.lemma][0]
        source = tuple(phrases.noun_phrase(speaker))
        return Claim(
            at=verb, rule="so-said", stance=rule.stance, way="clause", cue=(words[0], verb), speaker=speaker, source=source, content=content
        )

    def _inserted(self, page: Parsed, verb: Token) -> Claim | None:
        """'The treaty, said the envoy to Oslo, “smells of diesel”': cue and speaker between two commas, subject before, its verb or words behind."""
        words = verb.sentence.tokens
        at = verb.i - words[0].i
        if at < 2 or words[at - 1].text != "," or verb.lemma not in self._speech.quoting or verb.tag not in ("VBD", "VBZ"):
            return None
        end = next((n for n in range(at + 2, min(at + 16, len(words))) if words[n].text == ","), None)
        if end is None or end + 2 >= len(words):
            return None
        inner, front, behind = words[at + 1 : end], words[: at - 1], words[end + 1 :]
        if any(t.tag in FINITE or t.tag in ("IN", "RP") and n == 0 or t.lower == "that" for n, t in enumerate(inner)) or any(
            t.tag in FINITE or t.text == "," for t in front
        ):
            return None
        marked = behind[0].text in phrases.MARKS
        goes_on = behind[0].tag in (*FINITE, "RB") and behind[0].lemma not in self._bounds.cues
        if not (marked or goes_on) or front[0].tag in ("IN", "VBG", "VBN", "WRB", "TO") or not any(t.tag in phrases.NOMINAL for t in inner):
            return None
        inside = {t.i for t in inner}
        speaker = next((t for t in inner if t.head.i not in inside and t.tag in phrases.NOMINAL), inner[-1])
        rule = next(r for r in self._rules[verb.lemma] if "quote" in r.takes)
        content = phrases.spans(page, [*front, *behind])
        return Claim(
            at=verb, rule=rule.id, stance=rule.stance, way="clause", cue=(verb,), speaker=speaker, source=tuple(phrases.noun_phrase(speaker)),
            content=content,
        )  # fmt: skip

    def _opening(self, page: Parsed, verb: Token) -> Claim | None:
        """'Announced the minister, Chea Vuthy: “…”': the sentence opens with the cue, and a colon ends its speaker."""
        words = verb.sentence.tokens
        if verb is not words[0] or verb.lemma not in self._speech.quoting or verb.tag not in ("VBD", "VBN"):
            return None
        colon = next((n for n, t in enumerate(words[:16]) if t.text == ":"), None)
        between = words[1:colon] if colon is not None else []
        if not between or any(t.tag in FINITE for t in between):
            return None
        inside = {t.i for t in between}
        speaker = next((t for t in between if t.tag in phrases.NOMINAL and t.head.i not in inside), between[-1])
        rule = next(r for r in self._rules[verb.lemma] if "quote" in r.takes)
        return Claim(
            at=verb, rule=rule.id, stance=rule.stance, way="words", cue=(verb,), speaker=speaker, source=tuple(between), quotable=True,
            content=phrases.spans(page, list(words[colon + 1 :])) if colon is not None and words[colon + 1].text not in phrases.MARKS else (),
        )  # fmt: skip

    def _names_a_source(self, verb: Token) -> bool:
        """'citing two officials': a relay of other words, no words of its own."""
        thing = verb.child("dobj")
        return thing is not None and (thing.lower in self._sources or thing.lemma in self._sources or thing.ent in ("PERSON", "ORG"))

    def _parenthesis(self, page: Parsed, verb: Token) -> Claim | None:
        """'The inn, says a guide, never closed': a lone comma between noun and verb shows that the noun is not the verb's subject."""
        words = verb.sentence.tokens
        at = verb.i - words[0].i
        if at < 2 or words[at - 1].text != "," or verb.lemma not in self._speech.quoting or verb.tag not in ("VBZ", "VBD", "VBP"):
            return None
        clause, before = verb.child("ccomp"), phrases.own_subject(verb)
        speaker = next((c for c in clause.children if c.dep in ("nsubj", "nsubjpass")), None) if clause is not None else None
        if clause is None or before is None or speaker is None or before.i > verb.i or any(t.text == "," for t in words[: at - 1]):
            return None
        source = phrases.noun_phrase(speaker)
        if source[0].i != verb.i + 1 or speaker.tag == "PRP" and words[at + 2].text != ",":
            return None  # 'Jo Bell of the Dairy Board, says they are …': a stray comma
        away = {verb.i, *(t.i for t in phrases.below(speaker))}
        rule = next(r for r in self._rules[verb.lemma] if "quote" in r.takes)
        content = phrases.spans(page, [t for t in words if t.i not in away])
        return Claim(
            at=verb, rule=rule.id, stance=rule.stance, way="clause", cue=(verb,), speaker=speaker, source=tuple(source), content=content
        )


def _put_so(verb: Token) -> bool:
    """'The fee was, as the mayor put it, “a joke”': only the words in marks are the mayor's."""
    words = verb.sentence.tokens
    after = [t for t in words[verb.i + 1 - words[0].i : verb.i + 5 - words[0].i] if t.lower not in ("it", ",")]
    return (
        any(c.lower == "as" and c.i < verb.i and c.dep in ("mark", "advmod", "prep") for c in verb.children)
        and verb.i + 1 <= words[-1].i
        and words[verb.i + 1 - words[0].i].lower in ("it", ",")
        and bool(after)
        and after[0].text in phrases.MARKS
    )


def _only_done(taken: str, tokens: list[Token]) -> bool:
    """'condemned the raid', 'refused to leave': a speech act, its words not given. A participle tells a claim: 'denied stealing the bell'."""
    return taken in _DEEDS and bool(tokens) and tokens[0].tag != "VBG" and not any(t.lower in ("having", "being") for t in tokens)


def _learnt_from(verb: Token) -> Token | None:
    """'it was learned from sources close to the court': those who told."""
    for child in verb.children:
        if child.dep == "prep" and child.lower == "from" and child.i > verb.i:
            return child.child("pobj")
    return None


def _own_words(verb: Token, speech: SpeechLexicon) -> bool:
    """'repeated its threat to close the strait': the noun brings the words, and says what they are."""
    noun = verb.child("dobj")
    return (
        noun is not None
        and noun.lemma in speech.nouns
        and (whose := noun.child("poss")) is not None
        and whose.tag == "PRP$"
        and any(c.dep in ("acl", "ccomp", "relcl") and c.i > noun.i and c.tag[:2] in ("VB", "MD") for c in noun.children)
    )


def _busy(verb: Token) -> bool:
    """'continued walking “…”', 'put a bell on “…”': the verb is about a deed and brings no words; 'put it' does."""
    if verb.lemma in ("continue", "begin"):
        return verb.child("xcomp", "dobj") is not None
    thing = verb.child("dobj")
    return verb.lemma in ("put", "add") and thing is not None and thing.lower not in ("it", "this", "that")


def _weak(verb: Token, rule: VerbRule, speaker: Token | None, passive: bool) -> bool:
    """Attitudes told in passing: nobody's ('a shop called …'), anybody's ('if you want to …'), or over ('he wanted to …')."""
    if speaker is None and not (passive and rule.stance in ("believes", "asserts", "accuses") and verb.dep not in ("acl", "relcl")):
        return True
    before = verb.sentence.tokens[verb.i - verb.sentence.tokens[0].i - 1] if verb.i > verb.sentence.tokens[0].i else None
    if before is not None and before.tag == "POS" or verb.tag == "VB" and verb.head.lemma == "use":
        return True
    if rule.stance not in ("intends", "believes"):
        return False
    if rule.stance == "intends" and (
        verb.tag not in ("VBZ", "VBP", "VB") or speaker is not None and speaker.lower in ("you", "who", "that", "which")
    ):
        return True
    return verb.tag == "VBG" and phrases.own_subject(verb) is None


def _copied(verb: Token) -> bool:
    """Auxiliaries ('need to'), and verbs that only name a cue: 'so-called'."""
    if verb.dep in ("amod", "compound"):
        return not subjects.after_words(verb)
    as_ = verb.head if verb.dep == "pcomp" else next((c for c in verb.children if c.lower == "as"), None)
    if (
        as_ is not None
        and as_.lower == "as"
        and (verb.tag == "VBG" or verb.dep in ("advcl", "pcomp"))
        and any(a.lemma in ("quote", "cite", "paraphrase") for a in verb.ancestors())
    ):
        return saying_below(next(a for a in verb.ancestors() if a.lemma in ("quote", "cite", "paraphrase"))) is verb
    return verb.dep in ("aux", "auxpass", "case", "prep")


def _unsaid(verb: Token, tokens: list[Token]) -> bool:
    """'did not say how', 'would not say whether', 'neither confirmed nor denied': no statement."""
    if any(
        c.lower in ("neither", "nor") and c.i < verb.i and c.dep in ("preconj", "cc")
        for c in (*verb.children, *(verb.head.children if verb.dep == "conj" else ()))
    ):
        return True
    unnamed = any(t.lemma in ("name", "identify", "quote") and any(c.dep == "auxpass" for c in t.children) for t in tokens)
    if unnamed and (verb.lemma in ("decline", "refuse") or any(t.lower == "not" for t in tokens)):
        return True  # 'asked not to be named'
    negated = any(c.dep == "neg" for c in verb.children) or verb.head.lower == "without" or verb.head.lemma in ("decline", "refuse")
    opening = next((t for t in tokens if t.i > verb.i), None)
    return negated and opening is not None and opening.lower in _WH

"""Claims as verbs make them: who (subject), said (cue), what (the clause, infinitive, object or phrase that hangs on the verb)."""

from collections.abc import Iterator
from typing import NamedTuple

from avvisi.extract.quotes import guards, phrases, subjects
from avvisi.extract.quotes.before import named, source_before, up_to_source
from avvisi.extract.quotes.between import Between
from avvisi.extract.quotes.bounds import Bounds
from avvisi.extract.quotes.claims import Claim, Relay
from avvisi.extract.quotes.contents import Contents
from avvisi.extract.quotes.doers import Doers
from avvisi.extract.quotes.ends import Ends
from avvisi.extract.quotes.idioms import Idioms
from avvisi.extract.quotes.misread import Misread
from avvisi.extract.quotes.naming import SELVES
from avvisi.extract.quotes.orders import ISSUES, Orders
from avvisi.extract.quotes.plain import Plain
from avvisi.extract.quotes.putting import as_put
from avvisi.extract.quotes.questions import Questions
from avvisi.extract.quotes.quoting import QUOTING, Quoting
from avvisi.extract.quotes.subjects import Subjects
from avvisi.extract.quotes.ways import hearer_of
from avvisi.lexicon.speech import SpeechLexicon, VerbRule, plainest
from avvisi.parse.tokens import FINITE, Parsed, Token

NOTHING = 9  # the rank of words that are still to be found in quotation marks


class Hung(NamedTuple):
    """What hangs on a verb: how near it (0 a clause, 1 a clause told apart, above that phrases), by which rule, its words, to whom, in what way."""

    rank: int
    rule: VerbRule
    tokens: list[Token]
    hearer: Token | None
    way: str


class Verbs:
    """`verbs(page, quoted)` yields the claims of all verbs of the lexicon, in order; also those whose content is still to be found in quotation marks."""

    def __init__(self, speech: SpeechLexicon) -> None:
        self._speech, self._rules = speech, speech.verbs
        self._bounds = Bounds(speech)
        self._orders = Orders(speech, self._bounds)
        self._sources = speech.words("source") | speech.words("people") | speech.words("official") | speech.words("media")
        self._cited, self._doers = self._sources | speech.words("institution") | speech.words("cited"), Doers(speech)
        self._contents = Contents(speech, self._bounds)
        self._ends = Ends(speech, self._bounds.told_on)
        self._misread = Misread(speech, self._ends)
        self._subjects = Subjects(speech, self._bounds)
        self._plain = Plain(speech, self._bounds, self._ends)
        self._questions = Questions(speech)
        self._between, self._idioms = Between(speech, self._ends), Idioms(speech, self._bounds, self._ends, self._subjects)
        self._quoting = Quoting(self._contents, self._bounds, self._ends, speech.verbs)

    def __call__(self, page: Parsed, quoted: frozenset[int]) -> Iterator[Claim]:
        """All verbs' claims; `quoted` are the tokens within quotation marks, among which a cue outside them has no subject."""
        for token in page.tokens:
            if token.tag[:2] == "VB":
                if token.lemma in self._idioms and (claim := self._idioms(page, token, quoted)) is not None:
                    yield claim
                elif token.lemma in self._rules or token.lemma in QUOTING or token.lemma in ISSUES:
                    claim = self._read(page, token, quoted)
                    if claim is None and token.i not in quoted and subjects.after_words(token):
                        claim = self._any_verb(token, quoted)  # '“Not a litre,” remembered the clerk'
                elif token.i not in quoted and subjects.after_words(token):
                    claim = self._any_verb(token, quoted)
                else:
                    continue
                if claim is not None:
                    yield claim
            elif token.tag in ("NN", "NNS") and (claim := self._misread.noun(page, token)) is not None:
                yield claim

    def _any_verb(self, verb: Token, quoted: frozenset[int]) -> Claim | None:
        """'“…,” wheezed the bellringer': whatever the verb, right behind quoted words it brings them."""
        speaker, _ = subjects.inverted(verb, None, None)
        own = phrases.own_subject(verb)
        if speaker is None and own is not None and own.i in quoted:
            speaker = own = subjects.behind(verb, quoted)
        elif speaker is None and own is not None and own.i > verb.i:
            speaker = own
        if speaker is None or own is not None and own is not speaker:
            return None
        source = tuple(t for t in phrases.noun_phrase(speaker) if t.i > verb.i)
        return (
            Claim(at=verb, rule="beside", stance="asserts", way="words", cue=(verb,), speaker=speaker, source=source, quotable=True)
            if source
            else None
        )

    def _read(self, page: Parsed, verb: Token, quoted: frozenset[int]) -> Claim | None:
        if guards.in_passing(verb, self._bounds.cues):
            return None
        if (relayed := self._relayed(page, verb)) is not None:
            return relayed
        if verb.lemma == "put" and (put := as_put(page, verb)) is not None:
            return put
        rules = [r for r in self._rules.get(verb.lemma, ()) if not r.particles or any(c.lower in r.particles for c in verb.children)]
        echoed = guards.copied(verb) and self._orders.behind_misread(verb) is None
        if not rules or echoed or verb.lemma in QUOTING and self._names_a_source(verb):
            return None
        if (
            ordered := self._questions(page, verb)
            or self._between(page, verb, quoted)
            or self._orders(page, verb)
            or self._misread(page, verb)
        ) is not None:
            return ordered
        hung, passive = self._hung(verb, rules), phrases.is_passive(verb)
        speaker, relays = self._speaker(page, verb, quoted, passive=passive)
        quotable = (
            any("quote" in r.takes for r in rules) and (hung is not None or not guards.busy(verb)) and (not passive or speaker is not None)
        )
        if hung is None:
            if (plain := self._plain(page, verb, quoted, speaker)) is not None:
                return plain
            said = plainest(rules)
            if not quotable or said is None or guards.never_said(verb):
                return None
            hung = Hung(NOTHING, said, [], hearer_of(verb), "")
        elif self._unsaid(verb, hung, speaker, passive=passive):
            return None
        else:
            tokens = self._extent(verb, hung, quoted)
            if tokens is None:
                return None
            hung = hung._replace(tokens=tokens)
        if quotable and (guards.put_so(verb) or guards.only_asked(verb, hung.tokens)):
            hung = hung._replace(rank=NOTHING, tokens=[])
        hearer = hung.hearer
        if not passive and (speaker is None or not hung.tokens):
            speaker, hearer = subjects.inverted(verb, speaker, hearer)
        if speaker is None and not passive and verb.tag in FINITE and verb.lemma in self._bounds.cues and verb.dep not in ("relcl", "acl"):
            speaker = subjects.before(verb, quoted)
        if speaker is None and not passive and verb.i not in quoted and not subjects.after_words(verb):
            return self._plain(page, verb, quoted, None)
        if passive and speaker is None and verb.lemma in ("learn", "understand", "report", "say"):
            speaker = guards.learnt_from(verb)
        tokens, speaker, source = self._source(verb, hung.tokens, speaker)
        if not (passive and speaker is None):
            tokens = _less_source(verb, tokens, source, speaker)
        content = phrases.spans(page, tokens)
        astray = verb.i in quoted and any(t.i not in quoted for t in tokens)
        if astray:  # what stands outside the marks is not said within them; words in inner marks may be
            content, tokens, hung = (), [], hung._replace(rank=NOTHING)
        if tokens and not content or astray and not quotable:
            return None
        return Claim(
            at=verb, rule=hung.rule.id, stance=hung.rule.stance, way="clause" if hung.rank < 2 else "phrase", cue=_cue(verb, hung.rule),
            speaker=speaker, source=tuple(source), content=content, addressee=hearer, relays=relays,
            quotable=quotable and (hung.rank < 2 or hung.rank >= 5),
            act=guards.only_done(hung.way, tokens) or hung.way == "accuse" and guards.before_court(verb, tokens),
        )  # fmt: skip

    def _relayed(self, page: Parsed, verb: Token) -> Claim | None:
        """Words that the verb brings whatever its own rules: orders that open a sentence, 'was quoted as saying', 'issued a call'."""
        if (opening := self._orders.opening(page, verb)) is not None:
            return opening
        carried = None if guards.copied(verb) else self._quoting.quoted_as(page, verb)
        return carried if carried is not None else self._orders.issued(page, verb)

    def _hung(self, verb: Token, rules: list[VerbRule]) -> Hung | None:
        """The nearest of all that hangs on the verb in a way that one of its rules takes."""
        best: Hung | None = None
        for rule in rules:
            for way in rule.takes:
                found = self._contents(verb, way)
                if found is not None and (best is None or found[0] < best.rank):
                    best = Hung(found[0], rule, found[1], found[2], way.partition(":")[0])
        return best

    def _speaker(self, page: Parsed, verb: Token, quoted: frozenset[int], *, passive: bool) -> tuple[Token | None, tuple[Relay, ...]]:
        """(whose words they are as the parse has it, the relays a quoting verb above names)."""
        speaker = self._subjects.speaker(verb, passive)
        if speaker is not None and (own := subjects.of_its_own(verb, speaker)) is not None:
            speaker = own
        if speaker is not None:
            speaker = subjects.straightened(verb, speaker)
        relays: tuple[Relay, ...] = ()
        quoting = self._quoting.above(verb)
        if quoting is not None and (under := self._quoting.quoted_as(page, quoting)) is not None:
            speaker, relays = under.speaker, under.relays
        if speaker is not None and speaker.i in quoted and verb.i not in quoted and not subjects.named_in_marks(speaker, quoted):
            speaker = subjects.outside(verb, quoted)
        return speaker, relays

    def _unsaid(self, verb: Token, hung: Hung, speaker: Token | None, *, passive: bool) -> bool:
        """What hangs on the verb is not said: one's own words, a participle that only describes, a weak verb without a speaker."""
        if verb.lemma == "call" and verb.dep in ("relcl", "acl") and any(t.lower in SELVES for t in hung.tokens[:1]):
            return True  # 'the rebels, who call themselves the Sons of the River'
        if hung.rank > 6 and not passive and guards.own_words(verb, self._speech):
            return True
        bare = verb.tag == "VBN" and not any(c.dep in ("aux", "auxpass") for c in verb.children)
        if hung.rank == 0 and hung.rule.stance == "believes" and bare:
            return True  # 'The war is forgiven, the dead forgotten'
        return hung.rank > 0 and guards.weak(verb, hung.rule, speaker, passive)

    def _extent(self, verb: Token, hung: Hung, quoted: frozenset[int]) -> list[Token] | None:
        """From where to where the words go, the cue's own words and its neighbours' cut off; None where they are wished, not said."""
        tokens, clause = hung.tokens, hung.rank == 0
        if hung.rank > 1:
            tokens = self._bounds.carried_on(verb, tokens)
        if clause:
            tokens = self._bounds.from_cue(verb, tokens)
        if guards.unsaid(verb, tokens) or hung.rank > 1 and guards.wanted(verb):
            return None
        if clause:
            tokens = self._bounds.tail(verb, tokens)
        tokens = self._bounds.this_side(verb, up_to_source(verb, tokens) if hung.rank < 2 else tokens)
        if clause:
            tokens = self._ends.taken_up(verb, tokens)
        tokens = self._bounds.misjoined(self._ends.cut(verb, self._ends.one_side(verb, tokens), quoted))
        if hung.rank < 2 and verb.i not in quoted:
            tokens = self._bounds.behind_colon(verb, self._bounds.front_too(verb, self._bounds.both_sides(verb, tokens)))
        return tokens

    def _source(self, verb: Token, tokens: list[Token], speaker: Token | None) -> tuple[list[Token], Token | None, list[Token]]:
        """(the words said, the speaker, the words that name the speaker)."""
        source = phrases.noun_phrase(speaker) if speaker is not None else []
        if verb in source:
            source = [t for t in source if (t.i < verb.i if subjects.only_verb(verb) else t.i > verb.i)]
        if speaker is not None:
            source = _with_name(verb, speaker, source)
            if tokens and tokens[-1].i < speaker.i and (late := self._behind_comma(source)) is not None:
                return [*tokens, *source[: -len(late) - 1]], late[-1], late
        return tokens, speaker, source

    def _behind_comma(self, source: list[Token]) -> list[Token] | None:
        """'The mill shut, a decision taken by mayor Jo Bell, a town clerk said': the clerk, where what the parse took for the speaker is none."""
        comma = next((n for n in range(len(source) - 1, 0, -1) if source[n].text == ","), None)
        late = source[comma + 1 :] if comma is not None else []
        if not late or late[0].lower not in ("a", "an") or late[-1].lemma not in self._sources or source[0].lower not in ("a", "an", "the"):
            return None
        head = next((t for t in source if t.tag in phrases.NOMINAL and t.tag != "DT"), source[0])
        return None if head.tag != "NN" or head.lemma in self._sources else late

    def _names_a_source(self, verb: Token) -> bool:
        """'citing two officials': a relay of other words, no words of its own."""
        thing = verb.child("dobj")
        if thing is None or verb.tag != "VBG" and not (thing.lower in self._cited or thing.ent in ("PERSON", "ORG")):
            return thing is not None and thing.lemma in self._cited
        named = thing.ent in ("PERSON", "ORG") or thing.tag in ("NNP", "NNPS") or thing.text[:1].isupper()
        return thing.lower in self._cited or thing.lemma in self._cited or named or self._doers(thing)


def _less_source(verb: Token, tokens: list[Token], source: list[Token], speaker: Token | None) -> list[Token]:
    """The words said without those that name who says them."""
    barred = {t.i for t in (*source, *_asides(verb, speaker))}
    tokens = [t for t in tokens if t.i not in barred]
    if len(tokens) > 1 and tokens[0].tag in ("WP", "WDT") and tokens[0].i < verb.i < tokens[1].i:
        return tokens[1:]  # 'nine men who, it declared, had planned the raid'
    return tokens


def _with_name(verb: Token, speaker: Token, source: list[Token]) -> list[Token]:
    """'the port captain, Jo Bell, told': the name in commas that the parse hung elsewhere."""
    words = verb.sentence.tokens
    at = verb.i - words[0].i
    found = source_before(words, at) if speaker.i < verb.i and speaker.tag in ("NN", "NNP") else None
    if found is None or found[1] is not speaker or not named(words, found[0], at):
        return source
    whole = list(words[found[0] : at - 1])
    return whole if len(whole) > len(source) and not any(t.tag in FINITE for t in whole) and words[at - 1].text == "," else source


def _asides(verb: Token, speaker: Token | None) -> list[Token]:
    """'…, Jo Bell, speaking for three unions, said': what stands between a source and its cue is nothing that was said."""
    words = verb.sentence.tokens
    found = source_before(words, verb.i - words[0].i) if speaker is not None and speaker.i < verb.i else None
    return list(words[found[0] : verb.i - words[0].i]) if found is not None and found[1] is speaker else []


def _cue(verb: Token, rule: VerbRule) -> tuple[Token, ...]:
    """'ruled out', 'pointed out': the verb with the particle right behind it that its rule asks for."""
    words = verb.sentence.tokens
    after = words[verb.i + 1 - words[0].i] if verb is not words[-1] else verb
    return (verb, after) if after is not verb and after.lower in rule.particles else (verb,)

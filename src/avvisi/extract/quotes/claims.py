"""Claims as verbs make them: who (subject), said (cue), what (the clause, infinitive, object or phrase that hangs on the verb)."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from avvisi.extract.quotes import phrases
from avvisi.lexicon.speech import SpeechLexicon, VerbRule
from avvisi.model.facts import Relation, Stance
from avvisi.parse.tokens import Parsed, Token

Stretch = tuple[int, int]
Way = Literal["clause", "words", "phrase", "nominal", "according", "line", "running"]

_WH = frozenset(["who", "what", "when", "where", "why", "how", "whether", "if", "which", "whose", "whom"])
_FINITE = frozenset(["VBD", "VBZ", "VBP", "MD"])
_CUES = frozenset(["say", "add", "tell", "note", "stress", "state", "report", "warn", "claim", "argue", "explain", "insist", "announce", "write", "emphasize", "emphasise", "underline", "underscore", "declare", "assert", "affirm", "reiterate", "confirm", "vow", "cite", "point", "describe", "call", "stress", "admit", "observe", "reply", "remark", "recall", "conclude", "maintain", "believe", "think", "suggest", "reveal"])  # fmt: skip
_GOES_ON = frozenset(
    [
        "add",
        "note",
        "stress",
        "emphasize",
        "emphasise",
        "underline",
        "underscore",
        "warn",
        "insist",
        "explain",
        "point",
        "describe",
        "reiterate",
        "claim",
        "promise",
        "vow",
        "urge",
        "highlight",
    ]
)
_DOCUMENTS = frozenset(["poll", "survey", "study", "report", "audit", "analysis", "census", "review", "document", "estimate", "research", "investigation", "inquiry", "probe", "video", "footage", "letter", "memo", "cable", "transcript", "data", "figure", "record", "result"])  # fmt: skip
_QUOTING = frozenset(["quote", "cite", "paraphrase"])
_SAYS = frozenset(["say", "claim", "argue", "insist", "believe", "think", "estimate", "suggest", "warn", "note", "observe"])
_PROMISES = frozenset(["promise", "pledge", "threaten", "deny", "accuse", "urge", "demand", "criticize", "criticise", "condemn"])
_DENIABLE = frozenset(["allegation", "claim", "charge", "accusation", "report", "rumour", "rumor", "involvement", "responsibility", "wrongdoing", "existence", "link", "role", "suggestion", "idea", "notion", "assertion",
                       "statement", "story", "guilt", "account", "presence", "knowledge", "tie", "connection", "plan", "use", "finding", "fact"])  # fmt: skip
_OCCASIONS = frozenset(["interview", "statement", "speech", "letter", "meeting", "conference", "call", "tweet", "post", "message", "remark", "address", "debate", "rally", "hearing", "briefing", "video", "email",
                        "report", "article", "column", "testimony", "memo", "television", "radio", "twitter", "facebook", "visit", "session", "talk", "summit", "ceremony", "reporter", "way", "morning", "night", "remarks", "talks"])  # fmt: skip
_QUOTES = frozenset(["``", '"', "“", "‘", "'", "«"])
_EMPTY = frozenset(["it", "that", "this", "so", "nothing", "something", "anything", "everything", "him", "her", "them", "me", "us", "you", "themselves", "himself", "herself", "itself",
                    "which", "whom", "what", "who", "one", "much", "more", "lot", "word", "words", "reporters", "journalists", "thing", "things", "myself", "ourselves", "all", "way", "time"])  # fmt: skip


@dataclass(frozen=True, slots=True)
class Relay:
    """Somebody through whom the words came: the token that names it, and what it did."""

    token: Token
    relation: Relation
    shown: bool = True


@dataclass(frozen=True, slots=True)
class Claim:
    """One attribution before names are put to it. `content` may be empty: then quoted words beside the cue are looked for.

    `speaker` is the head of the source's noun phrase; `stands_for` the noun that a relative pronoun or participle leads to.
    """

    at: Token
    rule: str
    stance: Stance
    way: Way
    cue: tuple[Token, ...]
    speaker: Token | None
    source: tuple[Token, ...]
    content: tuple[Stretch, ...] = ()
    addressee: Token | None = None
    relays: tuple[Relay, ...] = ()
    quotable: bool = False
    direct: bool = False

    @property
    def start(self) -> int:
        """Where the attributing clause begins: source or cue."""
        return min(self.cue[0].start, self.source[0].start) if self.source else self.cue[0].start

    @property
    def end(self) -> int:
        """Where source and cue end."""
        return max(self.cue[-1].end, self.source[-1].end) if self.source else self.cue[-1].end


class Verbs:
    """`verbs(page)` yields the claims of all verbs of the lexicon, in order; also those whose content is still to be found in quotation marks."""

    def __init__(self, speech: SpeechLexicon) -> None:
        self._speech = speech
        self._rules = speech.verbs

    def __call__(self, page: Parsed, quoted: frozenset[int]) -> Iterator[Claim]:
        """All verbs' claims; `quoted` are the tokens within quotation marks, among which a cue outside them has no subject."""
        for token in page.tokens:
            if token.tag[:2] == "VB":
                if token.lemma in self._rules or token.lemma in _QUOTING:
                    claim = self._read(page, token, quoted)
                elif token.i not in quoted and _after_words(token):
                    claim = self._any_verb(token)
                else:
                    continue
                if claim is not None:
                    yield claim

    def _any_verb(self, verb: Token) -> Claim | None:
        """'“…,” wheezed the bellringer': whatever the verb, right behind quoted words it brings them."""
        speaker, _ = _inverted(verb, None, None)
        if speaker is None or phrases.own_subject(verb) is not None and phrases.own_subject(verb) is not speaker:
            return None
        source = tuple(t for t in phrases.noun_phrase(speaker) if t.i > verb.i)
        return (
            Claim(at=verb, rule="beside", stance="asserts", way="words", cue=(verb,), speaker=speaker, source=source, quotable=True)
            if source
            else None
        )

    def _read(self, page: Parsed, verb: Token, quoted: frozenset[int]) -> Claim | None:
        rules = [r for r in self._rules.get(verb.lemma, ()) if not r.particles or any(c.lower in r.particles for c in verb.children)]
        carried = None if _copied(verb) else self._quoted_as(page, verb)
        if carried is not None:
            return carried
        if not rules or _copied(verb):
            return None
        parenthesis = self._parenthesis(page, verb)
        if parenthesis is not None:
            return parenthesis
        best: tuple[int, VerbRule, list[Token], Token | None] | None = None
        for rule in rules:
            for way in rule.takes:
                found = _content(verb, way)
                if found is not None and (best is None or found[0] < best[0]):
                    best = (found[0], rule, found[1], found[2])
        passive = phrases.is_passive(verb)
        speaker = self._speaker(verb, passive)
        relays: tuple[Relay, ...] = ()
        quoting = _under_quoting(verb)
        if quoting is not None and (under := self._quoted_as(page, quoting)) is not None:
            speaker, relays = under.speaker, under.relays
        if speaker is not None and speaker.i in quoted and verb.i not in quoted:
            speaker = _behind(verb, quoted)
        quotable = any("quote" in r.takes for r in rules) and (best is not None or not _busy(verb)) and (not passive or speaker is not None)
        tokens: list[Token]
        if best is None:
            if not quotable:
                return None
            rule, tokens, hearer = next(r for r in rules if "quote" in r.takes), [], _hearer(verb)
        else:
            rank, rule, tokens, hearer = best
            if rank > 0 and _weak(verb, rule, speaker, passive):
                return None
            if rank > 1:
                tokens = _carried_on(verb, tokens)
            if _unsaid(verb, tokens):
                return None
            if rank == 0:
                tokens = _tail(verb, tokens)
            tokens = _this_side(verb, tokens)
        if not passive and (speaker is None or not tokens):
            speaker, hearer = _inverted(verb, speaker, hearer)
        if speaker is None and not passive and verb.tag in _FINITE and verb.lemma in _CUES and verb.dep not in ("relcl", "acl"):
            speaker = _before(verb, quoted)
        if speaker is None and not passive and verb.i not in quoted and not _after_words(verb):
            return None
        source = phrases.noun_phrase(speaker) if speaker is not None else []
        if verb in source:
            source = [t for t in source if t.i > verb.i]
        barred = {t.i for t in source}
        tokens = [t for t in tokens if t.i not in barred] if not (passive and speaker is None) else tokens
        content = phrases.spans(page, tokens)
        if tokens and not content:
            return None
        return Claim(
            at=verb, rule=rule.id, stance=rule.stance, way="clause" if best and best[0] < 2 else "phrase", cue=_cue(verb), speaker=speaker,
            source=tuple(source), content=content, addressee=hearer, relays=relays, quotable=quotable and (best is None or best[0] < 2 or best[0] >= 5),
        )  # fmt: skip

    def _speaker(self, verb: Token, passive: bool) -> Token | None:
        if passive:
            return phrases.passive_agent(verb)
        if verb.dep == "acl" and verb.tag == "VBN":
            return phrases.passive_agent(verb)
        outer = _speaks_on_from(verb)
        if outer is not None:
            return phrases.subject(outer)
        if (
            verb.tag == "VBG"
            and verb.dep in ("advcl", "acl", "ccomp", "conj", "prep", "pcomp")
            and verb.lemma in _GOES_ON
            and phrases.own_subject(verb) is None
        ):
            for above in verb.ancestors():
                if above.lemma in ("quote", "cite") and _saying_below(above) is not None:
                    return phrases.own_subject(above) if phrases.is_passive(above) else above.child("dobj")
                if above.lemma in self._speech.quoting and above.tag[:2] == "VB" and not phrases.is_passive(above):
                    found = phrases.subject(above)
                    if found is not None:
                        return found
        found = phrases.subject(verb)
        if found is not None and found.lower in ("it", "there") and found.dep == "nsubjpass":
            return None
        return found

    def _brings(self, verb: Token) -> Claim | None:
        """'The daily quotes a diver: “…”', 'The diver is quoted in the daily: “…”': the words stand in marks behind a colon."""
        if phrases.is_passive(verb):
            carrier, speaker = phrases.passive_agent(verb) or _in_medium(verb), phrases.own_subject(verb)
        else:
            carrier, speaker = phrases.subject(verb), verb.child("dobj")
        words = verb.sentence.tokens
        after = [t for t in words if t.i > verb.i]
        if speaker is None and (misread := verb.child("xcomp", "ccomp")) is not None:  # 'quotes diver Jo Bell': the trade read as a verb
            speaker = misread.child("dobj")
        if speaker is None or verb.lemma != "quote" or not any(t.text == ":" for t in after):
            return None
        source = tuple(
            t
            for t in phrases.noun_phrase(speaker)
            if t.text not in (":", '"', "“", "``") and t.i < next(t.i for t in after if t.text == ":")
        )
        relays = (Relay(carrier, "quotes"),) if carrier is not None else ()
        return Claim(
            at=verb,
            rule="quoted-as",
            stance="asserts",
            way="words",
            cue=(verb,),
            speaker=speaker,
            source=source or (speaker,),
            relays=relays,
            quotable=True,
        )

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
        if source[0].i != verb.i + 1:
            return None
        away = {verb.i, *(t.i for t in phrases.below(speaker))}
        rule = next(r for r in self._rules[verb.lemma] if "quote" in r.takes)
        content = phrases.spans(page, [t for t in words if t.i not in away])
        return Claim(
            at=verb, rule=rule.id, stance=rule.stance, way="clause", cue=(verb,), speaker=speaker, source=tuple(source), content=content
        )

    def _quoted_as(self, page: Parsed, verb: Token) -> Claim | None:
        """'A quoted B as saying …', 'B was quoted by A as saying …', 'A quotes B to the effect that …'."""
        if verb.lemma not in _QUOTING:
            return None
        saying = _saying_below(verb)
        carrier: Token | None
        if saying is None:
            return self._brings(verb)
        if phrases.is_passive(verb):
            carrier, speaker = phrases.passive_agent(verb) or _in_medium(verb), phrases.own_subject(verb)
        else:
            carrier, speaker = phrases.subject(verb), verb.child("dobj")
        if speaker is None:
            return None
        found = _content(saying, "clause") or _content(saying, "infinitive") or _content(saying, "call") or _content(saying, "object")
        content = phrases.spans(page, found[1]) if found else ()
        relays = (Relay(carrier, "cites" if verb.lemma == "cite" else "quotes"),) if carrier is not None else ()
        source = tuple(t for t in phrases.noun_phrase(speaker) if t.i < saying.i or speaker.i > saying.i)
        cue = (*_cue(verb), saying)
        return Claim(
            at=verb,
            rule="quoted-as",
            stance="asserts",
            way="clause",
            cue=cue,
            speaker=speaker,
            source=source or (speaker,),
            content=content,
            relays=relays,
            quotable=True,
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


def _tail(verb: Token, tokens: list[Token]) -> list[Token]:
    """What follows the content and still belongs to it though the parse hung it on the cue: '…, but she knew better', '…, including two mills'."""
    if not tokens or tokens[-1].i < verb.i:
        return tokens
    for child in sorted(verb.children, key=lambda t: t.i):
        if child.i < tokens[-1].i:
            continue
        own = phrases.own_subject(child)
        goes_on = child.dep == "conj" and child.tag in _FINITE and own is not None and own.tag == "PRP" and child.lemma not in _CUES
        adds = child.dep == "prep" and child.lower in ("including", "because")
        if child.dep == "advcl" and any(
            c.dep == "mark" and c.lower in ("if", "because", "unless", "although", "though", "since", "so") for c in child.children
        ):
            adds = True
        if goes_on or adds:
            tokens = [*tokens, *[t for t in phrases.below(child, _carried(verb, child)) if t.i > tokens[-1].i]]
    return tokens


def _carried_on(verb: Token, tokens: list[Token]) -> list[Token]:
    """Content goes on through a preposition which the parse hung on the cue ('accused Lima of hiding guns | in a barn'), no comma between.

    Not where that phrase tells the occasion: 'in an interview', 'on Monday'.
    """
    if not tokens:
        return tokens
    for child in verb.children:
        if (
            child.dep == "prep"
            and child.i == tokens[-1].i + 1
            and child.lower in ("in", "at", "of", "for", "from", "near", "with", "on", "between", "to")
        ):
            inner = child.child("pobj", "pcomp")
            if inner is not None and inner.ent not in ("DATE", "TIME") and inner.lemma not in _OCCASIONS and not inner.tag.startswith("VB"):
                return [*tokens, *phrases.below(child)]
    return tokens


def _before(verb: Token, quoted: frozenset[int]) -> Token | None:
    """The noun right before a finite cue, over adverbs and one phrase in commas, where the parse gave the cue no subject."""
    words = verb.sentence.tokens
    at = verb.i - words[0].i - 1
    while at > 0 and words[at].tag in ("RB", "MD", "VBZ", "VBD", "VBP"):
        at -= 1
    if at > 0 and words[at].text == ",":
        at = next((n for n in range(at - 1, max(at - 10, 0), -1) if words[n].text == ","), 0) - 1
    if at < 0 or words[at].tag not in ("NN", "NNS", "NNP", "NNPS", "PRP") or words[at].i in quoted or _is_time(words[at]):
        return None
    found = words[at]
    while found.dep in ("compound", "flat") and found.head.i == found.i + 1:
        found = found.head
    return found


def _behind(verb: Token, quoted: frozenset[int]) -> Token | None:
    """'“No fish, no fowl,” read a sign': with the quoted words set aside, the subject stands behind the verb."""
    for child in verb.children:
        if (
            verb.i < child.i <= verb.i + 12
            and child.i not in quoted
            and child.dep in ("nsubj", "dobj", "attr", "npadvmod", "oprd")
            and child.tag in phrases.NOMINAL
            and not _is_time(child)
        ):
            return child
    return None


def _this_side(verb: Token, tokens: list[Token]) -> list[Token]:
    """Content does not run over a semicolon behind the cue ('said X; the station kept silent'), unless 'that' takes it up again."""
    words = verb.sentence.tokens
    first = words[0].i
    stops = [t for t in words if t.text == ";"]
    for stop in stops:
        if stop.i > verb.i:
            after = next((t for t in words[stop.i - first + 1 :] if t.tag != "CC"), None)
            if after is None or after.lower not in ("that", "to", "whether"):
                tokens = [t for t in tokens if t.i < stop.i]
                break
    before = [s.i for s in stops if s.i < verb.i]
    if before and any(t.lemma in _CUES and t.tag[:2] == "VB" for t in words[: before[-1] - first]):
        tokens = [t for t in tokens if t.i > before[-1]]
    return tokens


def _saying_below(verb: Token) -> Token | None:
    """The 'saying' of 'quoted him as saying': below an 'as' of the verb, or of its object where the parse put it there."""
    for holder in (verb, *verb.children):
        for child in holder.children:
            if child.lower == "as" and child.i > verb.i:
                for deep in child.children:
                    if deep.tag == "VBG" or deep.dep == "pcomp" and deep.tag[:2] == "VB":
                        inner = deep.child("xcomp") if deep.lemma == "have" else None
                        return inner or deep
            spoken = child.tag == "VBG" or any(c.lower == "having" for c in child.children)
            if spoken and child.i > verb.i and any(c.lower == "as" and c.i < child.i for c in child.children):
                return child
    return None


def _under_quoting(verb: Token) -> Token | None:
    """The 'quoted' of 'quoted her as saying X, adding that Y': the participle goes on with her words."""
    if verb.tag != "VBG" or phrases.own_subject(verb) is not None or verb.dep not in ("advcl", "conj", "acl"):
        return None
    for above in verb.ancestors():
        if above.lemma in _QUOTING and _saying_below(above) not in (None, verb):
            return above
        if above.tag in _FINITE and above.lemma in _CUES and above.lemma not in _QUOTING:
            return None
    return None


def _in_medium(verb: Token) -> Token | None:
    for child in verb.children:
        if child.dep == "prep" and child.lower in ("in", "on", "by") and child.i > verb.i:
            return child.child("pobj")
    return None


def _copied(verb: Token) -> bool:
    """Auxiliaries ('need to'), and verbs that only name a cue: 'so-called'."""
    if verb.dep in ("amod", "compound"):
        return not _after_words(verb)
    as_ = verb.head if verb.dep == "pcomp" else next((c for c in verb.children if c.lower == "as"), None)
    if (
        as_ is not None
        and as_.lower == "as"
        and (verb.tag == "VBG" or verb.dep in ("advcl", "pcomp"))
        and any(a.lemma in ("quote", "cite", "paraphrase") for a in verb.ancestors())
    ):
        return _saying_below(next(a for a in verb.ancestors() if a.lemma in ("quote", "cite", "paraphrase"))) is verb
    return verb.dep in ("aux", "auxpass", "case", "prep")


def _after_words(verb: Token) -> bool:
    """Right behind a closing mark ('“…,” added potter Jan Roos'): the inverted cue which the parse takes for an adjective."""
    words = verb.sentence.tokens
    at = verb.i - words[0].i
    if at > 1 and words[at - 1].text == ",":
        at -= 1
    return at > 0 and words[at - 1].text in ("''", '"', "”", "’", "»", "'")


def _cue(verb: Token) -> tuple[Token, ...]:
    return (verb,)


def _unsaid(verb: Token, tokens: list[Token]) -> bool:
    """'did not say how', 'would not say whether': no statement."""
    negated = any(c.dep == "neg" for c in verb.children)
    opening = next((t for t in tokens if t.i > verb.i), None)
    return negated and opening is not None and opening.lower in _WH


def _inverted(verb: Token, speaker: Token | None, hearer: Token | None) -> tuple[Token | None, Token | None]:
    """'…, said the mayor': a speaker that the parse took for the object."""
    if verb.dep in ("amod", "compound"):
        noun = verb.head
        while noun.dep == "compound" and noun.head.i > noun.i:
            noun = noun.head
        return noun, None
    if phrases.own_subject(verb) is None:
        after = verb.child("dobj", "attr", "npadvmod", "oprd")
        if after is not None and after.i > verb.i and after.tag in phrases.NOMINAL and after.i - verb.i <= 12 and not _is_time(after):
            opens = (
                verb is verb.sentence.tokens[0] or not verb.sentence.tokens[max(0, verb.i - verb.sentence.tokens[0].i - 1)].text.isalnum()
            )
            if opens:
                return after, None
    return speaker, hearer


def _is_time(noun: Token) -> bool:
    """'said Thursday morning' names no speaker."""
    return any(t.ent in ("DATE", "TIME") for t in (noun, *noun.children)) or noun.lemma in (
        "morning",
        "night",
        "week",
        "day",
        "time",
        "today",
        "yesterday",
        "tomorrow",
    )


def _hearer(verb: Token) -> Token | None:
    """Whom the words were said to: 'told reporters', 'said to the court', 'asked him'."""
    found = verb.child("dative", "iobj")
    if found is not None:
        return found.child("pobj") or found if found.tag in ("IN", "TO") else found
    if verb.lemma in ("tell", "ask", "inform", "remind", "warn", "assure", "notify", "advise", "brief", "promise", "urge"):
        return verb.child("dobj")
    for child in verb.children:
        if child.dep == "prep" and child.lower == "to":
            return child.child("pobj")
    return None


def _to(verb: Token) -> bool:
    return any(c.dep == "aux" and c.lower == "to" for c in verb.children)


def _content(verb: Token, way: str) -> tuple[int, list[Token], Token | None] | None:
    """(rank, tokens, hearer) of the content in one way of taking it; the lower rank wins."""
    name, _, word = way.partition(":")
    reader = _WAYS.get(name)
    return reader(verb, word) if reader else None


def _clause(verb: Token, _: str) -> tuple[int, list[Token], Token | None] | None:
    if phrases.is_passive(verb):
        subject = phrases.own_subject(verb)
        if (
            subject is not None
            and subject.lower != "it"
            and verb.lemma not in ("tell", "inform", "assure", "remind", "warn", "notify", "advise")
        ):
            return None
    tokens: list[Token] = []
    for child in verb.children:
        if child.dep == "ccomp" and not (_to(child) and child.child("nsubj") is not None) and not _small(child):
            tokens += phrases.below(child, _carried(verb, child))
    if not tokens and verb.lemma in _CUES:  # 'said after the vote he would resign': the parse made an adverbial of what was said
        loose = next(
            (
                c
                for c in verb.children
                if c.dep == "advcl"
                and c.i > verb.i
                and c.tag != "VBG"
                and not _to(c)
                and phrases.own_subject(c)
                and not any(x.dep in ("mark", "advmod") and x.i < c.i and x.tag in ("IN", "WRB") for x in c.children)
            ),
            None,
        )
        tokens = phrases.below(loose) if loose is not None else []
    if tokens:
        tokens.sort(key=lambda t: t.i)
        return 0, [t for t in tokens if t is not verb], _hearer(verb)
    plain = _plainly(verb)
    if plain:
        return 0, plain, _hearer(verb)
    if own := phrases.own_subject(verb):
        outside = _parataxis(verb)
        if outside and own not in outside:
            return 1, outside, _hearer(verb)
        front = _front(verb, own) if verb.lemma in _CUES else []
        if front:
            return 1, front, _hearer(verb)
    return None


def _front(verb: Token, subject: Token) -> list[Token]:
    """'The dykes held through the night, the engineer said' where the parse made no clause of what stands before the comma."""
    words = verb.sentence.tokens
    first = words[0].i
    begins = min(t.i for t in (*phrases.below(subject), verb))
    comma = begins - 1 - first
    if comma < 2 or words[comma].text != "," or any(t.tag in _FINITE for t in words[verb.i - first + 1 :]):
        return []
    front = words[:comma]
    if not any(t.tag in _FINITE for t in front) or front[0].tag in ("IN", "WRB", "VBG", "CC", "WDT") or front[0].dep == "mark":
        return []
    return front if phrases.nominal_before_verb(front) else []


def _plainly(verb: Token) -> list[Token]:
    """What the words themselves show where the parse lost it: 'observed that …', 'said trawlers were …', 'court rules worship is legal'."""
    words = verb.sentence.tokens
    after = words[verb.i - words[0].i + 1 :]
    if not after or verb.lemma not in _CUES or verb.tag not in _FINITE or phrases.is_passive(verb):
        return []
    if after[0].lower == "that" and after[0].tag == "IN":
        return after[1:]
    if verb.dep in ("nsubj", "csubj") and phrases.own_subject(verb) is not None and verb.head.i > verb.i and verb.head.tag in _FINITE:
        return after
    opens = after[0].tag in ("DT", "NN", "NNS", "NNP", "NNPS", "PRP", "JJ", "CD", "EX", "PRP$") and after[0].ent not in ("DATE", "TIME")
    if verb.lemma in _SAYS and opens and phrases.own_subject(verb) is not None:
        finite = next((t for t in after if t.tag in _FINITE), None)
        if (
            finite is not None
            and finite.i > after[0].i
            and not any(t.tag in ("WDT", "WP", "WRB") or t.text in (";", ":") for t in after if t.i < finite.i)
            and finite.dep not in ("relcl", "parataxis")
        ):
            return after
    return []


def _small(child: Token) -> bool:
    """A clause without a verb ('called the vote a farce')."""
    return child.tag[:2] not in ("VB", "MD") and not any(
        c.dep in ("cop", "aux", "auxpass") or c.tag[:2] == "VB" and c.dep in ("nsubj", "csubj") for c in child.children
    )


def _speaks_on_from(verb: Token) -> Token | None:
    """The outer cue whose telling this cue goes on with."""
    if phrases.own_subject(verb) is not None or verb.dep not in ("advcl", "acl", "conj") or verb.lemma not in _CUES:
        return None
    clause = verb
    for above in verb.ancestors():
        if clause.dep == "ccomp" and above.lemma in _CUES and _speaks_on(verb, clause, above):
            return above if not phrases.is_passive(above) else None
        clause = above
    return None


def _spoken_within(token: Token, clause: Token) -> bool:
    """'He added that …, stressing that …, the agency reported': stressing goes on with what he added, within what the agency reported."""
    for above in token.ancestors():
        if above.lemma in _CUES and above.tag[:2] == "VB":
            return True
        if above is clause:
            return False
    return False


def _carried(verb: Token, clause: Token) -> list[Token]:
    """Cues hung into the content which go on with the telling: 'said X, adding that Y', 'said X and called Y a farce', 'said X, though she noted Y'."""
    return [token for token in phrases.below(clause) if _speaks_on(token, clause, verb)]


def _speaks_on(token: Token, clause: Token, outer: Token) -> bool:
    """Whether a cue below the content's verb is the outer speaker's own next cue (or a neighbour's), and no part of what was said."""
    if token.lemma not in _CUES or token.tag[:2] != "VB" or token is clause or _spoken_within(token, clause):
        return False
    words = token.sentence.tokens
    before = words[token.i - words[0].i - 1] if token.i > words[0].i else token
    if token.tag == "VBG":
        return token.dep in ("advcl", "acl", "conj") and before.text == "," and phrases.own_subject(token) is None
    if token.dep == "conj" and token.head is clause:
        own = phrases.own_subject(token)
        if own is None:
            return token.tag == outer.tag and token.tag != clause.tag or token.tag in ("VBD", "VBZ") and clause.tag == "VB"
        return any(c.dep == "cc" and c.lower in ("but", "while") and c.i > clause.i for c in clause.children)
    if token.dep == "advcl" and token.head is clause and token.tag in _FINITE:
        return (
            any(c.dep in ("mark", "advmod") and c.lower in ("though", "although", "while", "but") for c in token.children)
            and phrases.own_subject(token) is not None
        )
    return False


def _parataxis(verb: Token) -> list[Token]:
    """The clause that a cue was hung on: 'The wells were sweet, the former said' where the parse made 'said' the lesser verb."""
    head = verb.head
    if (
        head is verb
        or verb.dep not in ("parataxis", "advcl", "conj", "ccomp", "dep", "appos", "relcl", "acl")
        or verb.dep in ("relcl", "acl")
    ):
        return []
    marked = [c for c in verb.children if c.dep in ("mark", "advmod") and c.i < verb.i and c.lower in ("as", "like")]
    if verb.dep == "advcl" and not marked:
        return []
    if verb.dep == "conj" and any(c.dep == "cc" for c in head.children):
        return []
    if verb.dep == "ccomp" and (
        head.i < verb.i or (own := phrases.own_subject(verb)) is None or own.i < verb.i or any(c.dep == "mark" for c in verb.children)
    ):
        return []
    tokens = phrases.below(head, [verb])
    return tokens if head.tag[:2] in ("VB", "MD") else []


def _infinitive(verb: Token, _: str) -> tuple[int, list[Token], Token | None] | None:
    if phrases.is_passive(verb):
        return None
    for child in verb.children:
        if child.dep in ("xcomp", "advcl") and child.i > verb.i and _to(child) and (child.dep == "xcomp" or verb.child("dobj") is None):
            return 3, [t for t in phrases.below(child, _breaks(child)) if t.i > verb.i], None
    return None


def _breaks(wish: Token) -> list[Token]:
    """What a wished-for deed does not take along: a finite verb set beside it ('to leave and said …'), a participle that speaks on (', adding')."""
    found = []
    for token in phrases.below(wish):
        if token.dep == "conj" and token.tag in _FINITE or token.tag == "VBG" and token.dep == "advcl" and token.lemma in _CUES:
            found.append(token)
    return found


def _gerund(verb: Token, _: str) -> tuple[int, list[Token], Token | None] | None:
    for child in verb.children:
        if child.dep == "xcomp" and child.i > verb.i and (child.tag == "VBG" or any(c.lower == "having" for c in child.children)):
            return 3, phrases.below(child), None
    return None


def _passive(verb: Token, _: str) -> tuple[int, list[Token], Token | None] | None:
    """'The ferry is expected to sail at noon': all of it is what is expected."""
    subject = verb.child("nsubjpass")
    wish = verb.child("xcomp")
    if subject is None or wish is None or not _to(wish) or subject.lower in ("who", "which", "that"):
        return None
    tokens = [
        *phrases.below(subject),
        *[t for t in phrases.below(verb) if t.i > subject.i and t.i not in {x.i for x in phrases.below(subject)}],
    ]
    return 3, sorted(tokens, key=lambda t: t.i), None


def _urge(verb: Token, word: str) -> tuple[int, list[Token], Token | None] | None:
    if phrases.is_passive(verb):
        return None
    if word:
        for child in verb.children:
            if child.dep == "prep" and child.lower == word:
                wish = verb.child("xcomp", "advcl") or child.child("pcomp")
                if wish is not None and _to(wish):
                    return 2, phrases.below(wish), child.child("pobj")
        return None
    for child in verb.children:
        if child.dep == "ccomp" and _to(child) and (wanted := child.child("nsubj")) is not None:
            return 2, [t for t in phrases.below(child, _breaks(child)) if t.i > verb.i], wanted
        if child.dep in ("xcomp", "advcl") and _to(child) and (hearer := verb.child("dobj")) is not None and verb.i < hearer.i < child.i:
            return 2, sorted([*phrases.below(hearer), *phrases.below(child, _breaks(child))], key=lambda t: t.i), hearer
    return None


def _object(verb: Token, _: str) -> tuple[int, list[Token], Token | None] | None:
    thing = verb.child("dobj")
    if thing is None and phrases.is_passive(verb) and phrases.passive_agent(verb) is not None:
        thing = verb.child("nsubjpass")
    if thing is None or thing.lower in _EMPTY or thing.ent in ("DATE", "TIME"):
        return None
    tokens = phrases.below(thing, _aside(thing))
    wish = next(
        (c for c in verb.children if c.dep in ("advcl", "xcomp") and _to(c) and min(t.i for t in phrases.below(c)) == tokens[-1].i + 1),
        None,
    )
    if wish is not None and not phrases.is_passive(verb):
        tokens = [*tokens, *phrases.below(wish, _breaks(wish))]
    if verb.lemma in ("deny", "dispute", "refute", "contradict") and not _deniable(thing):
        return None
    return (7, tokens, None) if len(tokens) > 1 or thing.tag in ("NNP", "NNS", "NN") else None


def _deniable(thing: Token) -> bool:
    """What can be denied in words is a claim or a part in something; visas and entry are withheld."""
    return thing.lemma in _DENIABLE or any(c.lower in ("any", "that", "such", "those") and c.dep == "det" for c in thing.children)


def _finding(verb: Token, _: str) -> tuple[int, list[Token], Token | None] | None:
    """'The audit found no trace': only a document states what it finds."""
    source = phrases.own_subject(verb)
    if source is None or source.lemma not in _DOCUMENTS or phrases.is_passive(verb):
        return None
    return _object(verb, "")


def _aside(thing: Token) -> list[Token]:
    """', which has also pledged …': the teller's own addition, with words of its own."""
    found = []
    for token in phrases.below(thing):
        if token.dep == "relcl" and token.lemma in _CUES | _PROMISES:
            first = min(t.i for t in phrases.below(token))
            words = token.sentence.tokens
            if first > words[0].i and words[first - 1 - words[0].i].text == ",":
                found.append(token)
    return found


def _rest(verb: Token, _: str) -> tuple[int, list[Token], Token | None] | None:
    """'wished the crew calm seas and a safe return': all that follows."""
    thing = verb.child("dobj")
    if thing is None:
        return None
    return 2, [t for t in phrases.below(verb, _breaks(verb)) if t.i > verb.i], None


def _prep(verb: Token, word: str) -> tuple[int, list[Token], Token | None] | None:
    for child in verb.children:
        if child.lower == word and child.dep in ("prep", "prt", "advmod", "dative") and child.i > verb.i:
            inner = child.child("pobj", "pcomp")
            if inner is not None and inner.lower not in _EMPTY:
                return 6, phrases.below(inner), _hearer(verb) if word != "to" else None
    return None


def _whole(verb: Token, word: str) -> tuple[int, list[Token], Token | None] | None:
    found = _accuse(verb, word)
    if found is None or found[2] is None:
        return None
    inside = {t.i: t for t in (*phrases.below(found[2]), *found[1])}
    between = [t for t in verb.sentence.tokens if found[2].i < t.i < found[1][0].i and t.lower == word]
    inside.update({t.i: t for t in between})
    return 4, [inside[i] for i in sorted(inside)], None


def _accuse(verb: Token, word: str) -> tuple[int, list[Token], Token | None] | None:
    blamed = verb.child("nsubjpass") if phrases.is_passive(verb) else verb.child("dobj")
    if blamed is None:
        return None
    for holder in (verb, blamed):
        for child in holder.children:
            if child.lower == word and child.i > verb.i and child.dep == "prep":
                inner = child.child("pcomp", "pobj")
                if inner is not None and (holder is verb or inner.tag == "VBG"):
                    return 4, phrases.below(inner), blamed
    return None


def _as(verb: Token, _: str) -> tuple[int, list[Token], Token | None] | None:
    passive = phrases.is_passive(verb)
    thing = verb.child("nsubjpass") if passive else verb.child("dobj")
    if passive and phrases.passive_agent(verb) is None:
        return None
    if thing is None:
        thing = next((c.child("pobj") for c in verb.children if c.dep == "prep" and c.lower == "to"), None)
    if thing is None:
        return None
    for holder in (verb, thing):
        for child in holder.children:
            if (
                child.lower in ("as", "to")
                and child.i > thing.i
                and child.dep == "prep"
                and (child.lower == "as" or verb.lemma in ("liken", "compare"))
            ):
                inside = {t.i: t for t in (*phrases.below(thing), *phrases.below(child))}
                return 2, [inside[i] for i in sorted(inside)], None
    return None


def _call(verb: Token, _: str) -> tuple[int, list[Token], Token | None] | None:
    if phrases.is_passive(verb):
        return None
    small = next((c for c in verb.children if c.dep == "ccomp" and _small(c) and c.i > verb.i), None)
    if small is not None:
        return 2, [t for t in phrases.below(small) if t.i > verb.i], None
    name, thing = verb.child("oprd"), next((c for c in verb.children if c.dep in ("dobj", "nsubj") and c.i > verb.i), None)
    if name is None and thing is not None and (named := thing.child("appos")) is not None and _after_mark(named):
        return 2, phrases.below(thing), None
    if name is not None and thing is not None and thing.i < name.i:
        return 2, sorted([*phrases.below(thing), *phrases.below(name)], key=lambda t: t.i), None
    if name is not None and name.i > verb.i:
        return 2, phrases.below(name), None
    return None


def _after_mark(token: Token) -> bool:
    first = min(t.i for t in phrases.below(token))
    words = token.sentence.tokens
    return any(words[n - words[0].i].text in _QUOTES for n in (first - 1, first) if n >= words[0].i)


_WAYS = {
    "clause": _clause, "infinitive": _infinitive, "gerund": _gerund, "passive": _passive, "urge": _urge, "object": _object,
    "prep": _prep, "rest": _rest, "finding": _finding, "accuse": _accuse, "whole": _whole, "as": _as, "call": _call,
}  # fmt: skip

__all__ = ["Claim", "Relay", "Stretch", "Verbs", "replace"]

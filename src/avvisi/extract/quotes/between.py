"""Cues set into what they bring, by the order of the words alone: 'The dam, the geologist argued in a lecture, had been built on sand'.

Two commas hold a source, its cue and where or when it was said; what stands on both sides makes one clause.
"""

from collections.abc import Sequence

from avvisi.extract.quotes import phrases
from avvisi.extract.quotes.before import source_before
from avvisi.extract.quotes.claims import Claim, by_order
from avvisi.extract.quotes.ends import Ends
from avvisi.extract.quotes.misread import nothing_done
from avvisi.lexicon.speech import SpeechLexicon, plainest
from avvisi.parse.tokens import FINITE, Parsed, Token

_LONG = 16  # words between a cue and the comma that closes its aside
_LONGER = 26  # with the source behind the cue
_OPENS_SOURCE = frozenset(["DT", "NNP", "NNPS", "NN", "NNS", "JJ", "CD", "PRP$", "PRP"])
_RELATIVE = frozenset(["who", "which", "whose", "whom", "that"])
_JOINS = frozenset(["IN", "WRB", "WDT", "WP", "TO", "VBG"])


class Between:
    """`between(page, verb, quoted)` gives the claim of a cue that stands between two parts of one clause, or None."""

    def __init__(self, speech: SpeechLexicon, ends: Ends) -> None:
        self._rules, self._ends, self._quoting = speech.verbs, ends, speech.quoting

    def __call__(self, page: Parsed, verb: Token, quoted: frozenset[int]) -> Claim | None:
        """Only where the words in front and behind want each other: a subject and its verb, a verb and what it has."""
        if verb.tag not in ("VBD", "VBZ", "VBP", "VBN") or verb.lemma not in self._quoting or verb.i in quoted:
            return None
        words = verb.sentence.tokens
        first = words[0].i
        low, high = (i - first for i in phrases.between_semicolons(verb))
        at = verb.i - first
        if at > low + 1 and words[at - 1].text == "," and words[at + 1 : at + 2] and words[at + 1].tag in _OPENS_SOURCE:
            return self._inverted(page, verb, low, high, quoted)
        found = _impersonal(words, at) or source_before(words, at)
        if found is None or found[0] < low + 2 or words[found[0] - 1].text != "," or words[found[0]].tag in ("CC", "IN", "VBN", "VBG"):
            return None
        if any(t.lower in _RELATIVE and t.lower != "who" for t in words[found[0] : at]):
            return None  # 'The daily, quoting a post that the actress had put up, said …'
        particle = 1 if at + 1 < high and words[at + 1].tag == "RP" else 0
        stop = _closes(words, at + particle, high)
        if stop is None or not nothing_done(verb, list(words[at + 1 + particle : stop + 1])):
            return None
        front, rest = _last_clause(words[low : found[0] - 1]), list(words[stop + 1 : high])
        if any(t.i in quoted for t in front) or not _want_each_other(front, rest):
            return None
        source = list(words[found[0] : at]) if found[1] is not None else []
        while source and (source[-1].text == "," or source[-1].tag in ("RB", "MD", "VBZ", "VBD", "VBP")) and len(source) > 1:
            source.pop()
        return self._claim(page, verb, found[1], source, self._ends.cut(verb, [*front, *rest], quoted))

    def _inverted(self, page: Parsed, verb: Token, low: int, high: int, quoted: frozenset[int]) -> Claim | None:
        """'The dam, argued Jo Bell, who heads the guild, in a lecture, was built on sand': behind the last of the commas the verb of the subject in front."""
        words = verb.sentence.tokens
        at = verb.i - words[0].i
        front = _last_clause(words[low : at - 1])
        if any(t.i in quoted for t in front):
            return None
        for stop in range(at + 2, min(at + _LONGER, high - 1)):
            token = words[stop]
            if token.text in phrases.MARKS or token.text == ":" or token.tag in FINITE and not _in_relative(words, stop):
                return None
            if token.text == "," and _want_each_other(front, list(words[stop + 1 : high])):
                source, head = _source_behind(words[at + 1 : stop])
                content = self._ends.cut(verb, [*front, *words[stop + 1 : high]], quoted)
                return self._claim(page, verb, head, source, content) if head is not None else None
        return None

    def _claim(self, page: Parsed, verb: Token, head: Token | None, source: list[Token], content: list[Token]) -> Claim | None:
        rule = plainest(self._rules[verb.lemma])
        if rule is None:
            return None
        if head is not None:
            return by_order(page, verb, rule, head, source, content)
        return Claim(
            at=verb,
            rule=rule.id,
            stance=rule.stance,
            way="clause",
            cue=(verb,),
            speaker=None,
            source=(),
            content=phrases.spans(page, content),
        )


def _in_relative(words: Sequence[Token], n: int) -> bool:
    """'who heads', 'who has long led'."""
    return any(t.lower in _RELATIVE for t in words[max(n - 3, 0) : n])


def _source_behind(inner: Sequence[Token]) -> tuple[list[Token], Token | None]:
    """The noun phrase right behind the cue, with the name in commas where it only tells a role."""
    comma = next((n for n, t in enumerate(inner) if t.text == "," or t.tag == "WP"), len(inner))
    phrase = list(inner[:comma])
    stop = next((n for n, t in enumerate(phrase) if n and t.tag in ("IN", "TO", "VBN", "WDT", "RB")), len(phrase))
    head = next((t for t in reversed(phrase[:stop]) if t.tag in ("NN", "NNS", "NNP", "NNPS", "PRP")), None)
    name = list(inner[comma + 1 :])
    end = next((n for n, t in enumerate(name) if t.text == ","), len(name))
    if head is not None and head.tag in ("NN", "NNP") and end and all(t.tag in ("NNP", "NNPS") for t in name[:end]):
        return [*phrase, inner[comma], *name[:end]], name[end - 1]
    while len(phrase) > 1 and phrase[-1].tag in ("RB", "IN"):
        phrase.pop()
    return phrase, head


def _impersonal(words: Sequence[Token], at: int) -> tuple[int, Token | None] | None:
    """', it was rumoured,': nobody is named."""
    fits = at > 2 and words[at].tag == "VBN" and words[at - 1].lemma == "be" and words[at - 2].lower == "it" and words[at - 3].text == ","
    return (at - 2, None) if fits else None


def _closes(words: Sequence[Token], at: int, high: int) -> int | None:
    """The comma that closes the aside, over a place or day but over no other verb."""
    for n in range(at + 1, min(at + _LONG, high)):
        if words[n].text == ",":
            return n
        if words[n].tag in FINITE or words[n].text in phrases.MARKS or words[n].lower in _RELATIVE or words[n].text == ":":
            return None
    return None


def _last_clause(front: Sequence[Token]) -> list[Token]:
    """'Few read it, but the leader | …': where a conjunction opened a new clause, what stands before it is told."""
    at = next((n for n in range(len(front) - 1, 0, -1) if front[n].tag == "CC" and front[n - 1].text == ","), None)
    told = at is not None and any(t.tag in FINITE for t in front[:at])
    return list(front[at + 1 :]) if told and at is not None else list(front)


def _want_each_other(front: Sequence[Token], rest: Sequence[Token]) -> bool:
    """'The dam | was safe', 'There was | no pilot on board', 'The tunnel would | be ready'."""
    alive = [t for t in front if t.tag in FINITE]
    rest = rest[1:] if rest and rest[0].text in phrases.MARKS else rest
    if len(front) < 1 or len(rest) < 2 or front[0].tag in _JOINS or front[0].tag == "CC":
        return False
    nominal = any(t.tag in phrases.NOMINAL for t in front) or front[0].lower == "there"
    begins = rest[1] if rest[0].tag == "RB" else rest[0]
    opens_relative = any(t.lower in _RELATIVE for t in front)
    if not alive or len(alive) == 1 and opens_relative and front[-1] is not alive[0]:
        return nominal and begins.tag in FINITE and front[-1].tag in (*phrases.NOMINAL, "VBN", "RB", "''", ",")
    last = front[-1]
    broken = last.tag in FINITE and (last.tag == "MD" or last.lemma in ("be", "have"))
    return broken and len(alive) == 1 and rest[0].tag not in (*FINITE, "CC", "WDT") and not any(t.tag in FINITE for t in rest[:6])

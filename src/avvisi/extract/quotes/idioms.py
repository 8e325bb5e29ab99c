"""Turns of speech in which no verb of saying stands, or another than the parse would show: 'let slip that', 'is of the view that', 'took issue with'.

The lexicon writes them as lemmas in order; `a/b` are alternatives, `*` is up to four words that are no verb, and the last word brings the content:
'that' a clause, any other word (a preposition or particle) the phrase behind it.
"""

from collections.abc import Sequence
from typing import NamedTuple

from avvisi.extract.quotes import phrases, subjects
from avvisi.extract.quotes.bounds import Bounds
from avvisi.extract.quotes.claims import Claim
from avvisi.extract.quotes.ends import Ends
from avvisi.extract.quotes.subjects import Subjects
from avvisi.lexicon.speech import SpeechLexicon
from avvisi.model.facts import Stance
from avvisi.parse.tokens import FINITE, Parsed, Token

_GAP = 4


class Idiom(NamedTuple):
    """A turn of speech: the lemmas behind its first verb, and its stance."""

    rest: tuple[frozenset[str], ...]
    stance: Stance


class Idioms:
    """`idioms(page, verb, quoted)` gives the claim of a turn of speech that this verb opens, or None."""

    def __init__(self, speech: SpeechLexicon, bounds: Bounds, ends: Ends, speakers: Subjects) -> None:
        self._bounds, self._ends, self._speakers = bounds, ends, speakers
        self._table: dict[str, list[Idiom]] = {}
        for stance, turns in speech.idioms.items():
            for turn in turns:
                first, *rest = (frozenset(word.split("/")) for word in turn.split())
                for lemma in sorted(first):
                    self._table.setdefault(lemma, []).append(Idiom(tuple(rest), stance))

    def __contains__(self, lemma: str) -> bool:
        return lemma in self._table

    def __call__(self, page: Parsed, verb: Token, quoted: frozenset[int]) -> Claim | None:
        """The first of the verb's turns that fits the words."""
        if verb.dep in ("aux", "auxpass", "amod", "compound") and not (verb.lemma == "be" and verb.dep == "auxpass"):
            return None
        if verb.tag == "VBN" and not any(c.dep in ("aux", "auxpass") for c in verb.children):
            return None  # 'provided that', 'opinions held that': no verb of a sentence
        words = verb.sentence.tokens
        for idiom in self._table[verb.lemma]:
            end = _fits(words, verb.i - words[0].i, idiom.rest)
            if end is not None and (claim := self._claim(page, verb, words[end], idiom, quoted)) is not None:
                return claim
        return None

    def _claim(self, page: Parsed, verb: Token, last: Token, idiom: Idiom, quoted: frozenset[int]) -> Claim | None:
        clause = last.lower == "that"
        content = self._clause(verb, last, quoted) if clause else _phrase(last)
        speaker = self._speakers.speaker(verb, phrases.is_passive(verb)) or subjects.before(verb, quoted)
        if len(content) < 2 and not (content and content[0].tag in ("NNP", "NNS", "NN")) or speaker is None or speaker.tag in ("EX", "WDT"):
            return None
        if speaker.lower == "it":
            return None  # 'it is on record that …': nobody's
        words = verb.sentence.tokens
        cue = tuple(words[verb.i - words[0].i : last.i + (0 if clause else 1) - words[0].i])
        return Claim(
            at=verb, rule="idiom", stance=idiom.stance, way="clause" if clause else "phrase", cue=cue, speaker=speaker,
            source=tuple(t for t in phrases.noun_phrase(speaker) if t.tag != "POS" and not verb.i <= t.i <= last.i),
            content=phrases.spans(page, content), quotable=clause, act=not clause,
        )  # fmt: skip

    def _clause(self, verb: Token, that: Token, quoted: frozenset[int]) -> list[Token]:
        """What 'that' opens: its clause as the parse has it, or all up to where the teller goes on."""
        words = verb.sentence.tokens
        rest = list(words[that.i + 1 - words[0].i : phrases.between_semicolons(verb)[1] - words[0].i])
        if that.dep == "mark" and that.head.i > that.i:
            below = [t for t in phrases.below(that.head, self._bounds.carried(verb, that.head)) if t.i > that.i]
            whole = bool(below) and below[0].i == that.i + 1
            rest = below if whole else rest
        if not any(t.tag in FINITE for t in rest):
            return []
        return Bounds.misjoined(self._ends.cut(verb, rest, quoted))


def _fits(words: Sequence[Token], at: int, rest: Sequence[frozenset[str]]) -> int | None:
    """Where the turn that this verb opens ends, or None."""
    n = at + 1
    for place, wanted in enumerate(rest):
        if "*" in wanted:
            if place + 1 == len(rest):
                return None
            after = rest[place + 1]
            gap = next((k for k in range(n, min(n + _GAP + 1, len(words))) if _is(words[k], after)), None)
            if gap is None or any(t.tag in FINITE or t.text in (",", ";", ":") for t in words[n:gap]):
                return None
            n = gap
            continue
        while n < len(words) and words[n].tag == "RB" and not _is(words[n], wanted) and words[n].lower not in ("not", "n't"):
            n += 1
        if n >= len(words) or not _is(words[n], wanted):
            return None
        n += 1
    return n - 1


def _is(token: Token, wanted: frozenset[str]) -> bool:
    return token.lemma in wanted or token.lower in wanted


def _phrase(last: Token) -> list[Token]:
    """What a preposition brings; or, behind a particle, the noun phrase that follows."""
    words = last.sentence.tokens
    thing = last.child("pobj", "pcomp") if last.tag in ("IN", "TO") else None
    if thing is None:
        behind = words[last.i + 1 - words[0].i :][:6]
        thing = last.head.child("dobj") if last.dep in ("prt", "advmod") else None
        thing = thing or next((t for t in behind if t.dep in ("dobj", "pobj") and t.head.i <= last.i), None)
        if thing is None or thing.i < last.i:
            return []
    tokens = [t for t in phrases.below(thing) if t.i > last.i]
    stop = next((n for n, t in enumerate(tokens) if t.text in (":", ";")), len(tokens))
    return tokens[:stop]

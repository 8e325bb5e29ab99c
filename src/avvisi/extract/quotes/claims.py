"""What the readers hand on: claims (one attribution before names are put to it) and relays."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from avvisi.extract.quotes import phrases
from avvisi.extract.quotes.ways import hearer_of
from avvisi.lexicon.speech import VerbRule
from avvisi.model.facts import Relation, Stance
from avvisi.parse.tokens import Parsed, Token

Stretch = tuple[int, int]
Way = Literal["clause", "words", "phrase", "nominal", "according", "line", "running"]


@dataclass(frozen=True, slots=True)
class Relay:
    """Somebody through whom the words came: the token that names it, what it did, and all words of its name where the place has told them."""

    token: Token
    relation: Relation
    shown: bool = True
    words: tuple[Token, ...] = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """One attribution before names are put to it. `content` may be empty: then quoted words beside the cue are looked for.

    `act`: the words are not given, only what was done with them. `speaker` is the head of the source's noun phrase.
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
    act: bool = False

    @property
    def start(self) -> int:
        """Where the attributing clause begins: source or cue."""
        return min(self.cue[0].start, self.source[0].start) if self.source else self.cue[0].start

    @property
    def end(self) -> int:
        """Where source and cue end."""
        return max(self.cue[-1].end, self.source[-1].end) if self.source else self.cue[-1].end


def by_order(page: Parsed, verb: Token, rule: VerbRule, speaker: Token, source: Sequence[Token], content: Sequence[Token]) -> Claim:
    """What a cue of this rule brings, where the order of the words tells whose it is and how far it goes."""
    return Claim(
        at=verb, rule=rule.id, stance=rule.stance, way="clause", cue=(verb,), speaker=speaker, source=tuple(source),
        content=phrases.spans(page, list(content)), addressee=hearer_of(verb), quotable=True,
    )  # fmt: skip


__all__ = ["Claim", "Relay", "Stretch", "Way", "by_order", "replace"]

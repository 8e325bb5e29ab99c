"""Words of saying, thinking and wanting: `data/en/speech.toml`, checked."""

import re
import tomllib
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

import msgspec

from avvisi.model.facts import OccasionKind, Stance
from avvisi.model.record import Record

_TAKES = re.compile(r"clause|quote|infinitive|gerund|object|rest|finding|urge|as|call|passive|(prep|accuse|urge|whole|figure):[a-z]+")


class Yes(Record, frozen=True, kw_only=True):
    """A sentence in which the rule reads this speaker (None: nobody named) and content."""

    text: str
    content: str
    speaker: str | None = None


class VerbRule(Record, frozen=True, kw_only=True):
    """Verbs of one stance, and how their content hangs on them."""

    id: str
    stance: Stance
    takes: tuple[str, ...]
    lemmas: tuple[str, ...]
    particles: tuple[str, ...] = ()
    yes: tuple[Yes, ...]
    no: tuple[str, ...]

    def __post_init__(self) -> None:
        """Refuse a rule without its own tests, or with a way of taking content that nobody reads."""
        if not self.yes or not self.no:
            raise ValueError(f"rule {self.id}: at least one yes and one no")
        unknown = [way for way in self.takes if not _TAKES.fullmatch(way)]
        if unknown:
            raise ValueError(f"rule {self.id}: unknown takes {unknown}")


def plainest(rules: Sequence[VerbRule]) -> VerbRule | None:
    """The rule for words said: 'warns the mayor' warns, though one may also warn somebody to leave."""
    said = [rule for rule in rules if "quote" in rule.takes]
    return next((rule for rule in said if "clause" in rule.takes), said[0] if said else None)


class Speech(Record, frozen=True, kw_only=True):
    """The whole file. `nouns` and `adjectives` are stance -> words; `words` the word lists by name; `occasions` kind -> nouns.

    `idioms`: stance -> turns of speech, each some lemmas in order ('be of the view/opinion that').
    """

    verbs: tuple[VerbRule, ...]
    nouns: dict[Stance, tuple[str, ...]]
    adjectives: dict[Stance, tuple[str, ...]]
    words: dict[str, frozenset[str]]
    occasions: dict[OccasionKind, tuple[str, ...]] = msgspec.field(default_factory=dict)
    idioms: dict[Stance, tuple[str, ...]] = msgspec.field(default_factory=dict)


class SpeechLexicon:
    """The words of saying, indexed."""

    def __init__(self, files: Sequence[Speech]) -> None:
        self.rules = tuple(rule for file in files for rule in file.verbs)
        self.verbs: dict[str, list[VerbRule]] = {}
        for rule in self.rules:
            for lemma in dict.fromkeys(rule.lemmas):
                self.verbs.setdefault(lemma, []).append(rule)
        self.nouns = {noun: stance for file in files for stance, nouns in file.nouns.items() for noun in nouns}
        self.adjectives = {word: stance for file in files for stance, words in file.adjectives.items() for word in words}
        self.occasions: dict[str, OccasionKind] = {noun: kind for file in files for kind, nouns in file.occasions.items() for noun in nouns}
        self.idioms: dict[Stance, tuple[str, ...]] = {}
        for file in files:
            for stance, turns in file.idioms.items():
                self.idioms[stance] = (*self.idioms.get(stance, ()), *turns)
        self._words: dict[str, frozenset[str]] = {}
        for file in files:
            for name, words in file.words.items():
                self._words[name] = self._words.get(name, frozenset()) | words

    def words(self, name: str) -> frozenset[str]:
        """One of the word lists."""
        return self._words.get(name, frozenset())

    @cached_property
    def quoting(self) -> frozenset[str]:
        """Lemmas that can stand beside quoted words."""
        return frozenset(lemma for lemma, rules in self.verbs.items() if any("quote" in rule.takes for rule in rules))


def load(folders: Sequence[Path]) -> SpeechLexicon:
    """Read `en/speech.toml` of each folder that has one; a typo stops here with file and path."""
    found = []
    for folder in folders:
        path = folder / "en" / "speech.toml"
        if path.is_file():
            try:
                found.append(msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), Speech))
            except (msgspec.ValidationError, tomllib.TOMLDecodeError, ValueError) as error:
                raise ValueError(f"{path}: {error}") from error
    return SpeechLexicon(found)

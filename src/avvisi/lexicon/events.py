"""The rules that tell events: their schema, how their phrases are read, and the tables by which one event governs another.

A rule is a frame of English. Its phrases are written as one would say them: 'attack', 'carry out', 'break off @relations',
'put @troops on alert', 'open fire on'. A word with @ is a list in words.toml; '/' separates alternatives.
"""

import tomllib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

import msgspec

from avvisi.lexicon.errors import LexiconError
from avvisi.lexicon.event_rules import (
    INFINITIVE,
    PARTICLES,
    PREPOSITIONS,
    Operator,
    Outcome,
    Pattern,
    Plover,
    Rule,
    RuleFile,
    Words,
)
from avvisi.model.facts import EventType
from avvisi.model.record import Record

T = TypeVar("T")

_PEOPLE = ("human", "prisoners", "captives", "crowd", "troops", "officials", "outlaws", "police", "vessel", "aircraft")
_ANYBODY = frozenset({"*", "PERSON", "PEOPLE"})  # what stands for words no list holds


class EventLexicon:
    """Rules by their first word. `verbs`, `nouns`, `adjectives`: lemma -> patterns, those that ask most first."""

    def __init__(
        self,
        files: Sequence[RuleFile],
        words: Words,
        outcomes: dict[str, dict[str, Outcome]],
        plover: Plover,
        own: frozenset[str] = frozenset(),
    ) -> None:
        self.own = own  # ids of a user's rules: of two that ask as much, theirs is read
        self.files, self.words, self.outcomes, self.plover = tuple(files), words, outcomes, plover
        self.light, self.undergo, self.happen = frozenset(words.light), frozenset(words.undergo), frozenset(words.happen)
        self.transparent, self.say, self.quantity = frozenset(words.transparent), frozenset(words.say), frozenset(words.quantity)
        self.people = frozenset(word for name in _PEOPLE for word in words.lists.get(name, ()))  # nouns for persons and bodies of them
        self.troops = frozenset(words.lists.get("troops", ()))
        self.shells, self.ahead = frozenset(words.shells), frozenset(words.ahead)
        self._read: dict[str, frozenset[str]] = {}  # the words that a part of a phrase stands for
        self._together: dict[tuple[str, ...], frozenset[str]] = {}  # and those of several parts
        self.verbs: dict[str, tuple[Pattern, ...]] = {}
        self.nouns: dict[str, tuple[Pattern, ...]] = {}
        self.adjectives: dict[str, tuple[Pattern, ...]] = {}
        gathered: dict[str, dict[str, list[Pattern]]] = {"verbs": {}, "nouns": {}, "adjectives": {}}
        for file in files:
            for rule in file.rule:
                self._check(file.code, rule)
                for phrase in rule.verbs:
                    for word, pattern in self._verb(file.code, rule, phrase):
                        gathered["verbs"].setdefault(word, []).append(pattern)
                for phrase in rule.nouns:
                    for word, pattern in self._noun(file.code, rule, phrase):
                        gathered["nouns"].setdefault(word, []).append(pattern)
                for phrase in rule.adjectives:
                    for word, pattern in self._verb(file.code, rule, phrase):
                        gathered["adjectives"].setdefault(word, []).append(pattern)
        for name, found in gathered.items():
            setattr(self, name, {w: tuple(sorted(p, key=lambda one: (-one.weight, one.rule.id not in own))) for w, p in found.items()})

    def rules(self) -> Iterable[tuple[EventType, Rule]]:
        """(type, rule) of every rule."""
        return ((file.code, rule) for file in self.files for rule in file.rule)

    def quad(self, code: EventType) -> int:
        """The quad class of a type."""
        return self.plover.type[code].quad

    def _check(self, code: EventType, rule: Rule) -> None:
        facts = self.plover.type[code]
        if rule.mode and rule.mode not in facts.modes:
            raise LexiconError(f"rule {rule.id}: {code} has no mode {rule.mode!r}")
        unknown = set(rule.context) - set(self.plover.contexts)
        if unknown:
            raise LexiconError(f"rule {rule.id}: unknown context {sorted(unknown)}")

    def _words(self, part: str) -> frozenset[str]:
        known = self._read.get(part)
        if known is not None:
            return known
        found: set[str] = set()
        for one in part.split("/"):
            if one.startswith("@"):
                if one[1:] not in self.words.lists:
                    raise LexiconError(f"unknown word list {one!r}")
                found |= {w for entry in self.words.lists[one[1:]] for w in self._words(entry)}
            else:
                found.add(one)
        self._read[part] = frozenset(found)
        return self._read[part]

    def _many(self, parts: Sequence[str]) -> frozenset[str]:
        asked = tuple(parts)
        if asked not in self._together:
            self._together[asked] = frozenset().union(*(self._words(p) for p in asked))
        return self._together[asked]

    def _verb(self, code: EventType, rule: Rule, phrase: str) -> list[tuple[str, Pattern]]:
        first, *rest = phrase.split()
        particle, objects = None, None
        beside: list[frozenset[str]] = []
        listed = False
        preps: list[tuple[frozenset[str], frozenset[str]]] = []
        for part in rest:
            names = set(part.split("/"))
            if names <= PARTICLES and not preps and not (names <= PREPOSITIONS and objects is not None):
                particle = part
            elif names <= PREPOSITIONS:
                preps.append((frozenset(names), frozenset()))
            elif preps:
                preps[-1] = (preps[-1][0], self._words(part))
            elif listed:
                beside.append(self._words(part))
            else:  # the object is what a list names, else the last word
                beside += [objects] if objects is not None else []
                objects, listed = self._words(part), "@" in part
        subjects = self._many(rule.subjects)
        needs = [frozenset(particle.split("/"))] if particle else []
        needs += [objects] if objects is not None and objects.isdisjoint(_ANYBODY) else []
        needs += [subjects] if subjects and subjects.isdisjoint(_ANYBODY) else []
        pattern = Pattern(
            rule=rule,
            code=code,
            phrase=phrase,
            particle=particle,
            objects=objects,
            beside=tuple(beside),
            preps=tuple(preps),
            not_objects=self._many(rule.not_objects) - (objects or frozenset()),
            not_subjects=self._many(rule.not_subjects),
            subjects=subjects,
            needs=(*needs, *beside, *_needed(preps)),
        )
        return [(spelled, pattern) for word in sorted(self._words(first)) for spelled in spellings(word)]

    def _noun(self, code: EventType, rule: Rule, phrase: str) -> list[tuple[str, Pattern]]:
        *rest, last = phrase.split()
        preps: list[tuple[frozenset[str], frozenset[str]]] = []
        parts = [*rest, last]
        cut = next((i for i, p in enumerate(parts) if i and set(p.split("/")) <= PREPOSITIONS), len(parts))
        for part in parts[cut:]:
            if set(part.split("/")) <= PREPOSITIONS:
                preps.append((frozenset(part.split("/")), frozenset()))
            else:
                preps[-1] = (preps[-1][0], self._words(part))
        *before, head = parts[:cut]
        pattern = Pattern(
            rule=rule,
            code=code,
            phrase=phrase,
            before=tuple(before),
            preps=tuple(preps),
            not_objects=self._many(rule.not_objects),
            not_subjects=self._many(rule.not_subjects),
            needs=(*(frozenset({word}) for word in before), *_needed(preps)),
        )
        return [(spelled, pattern) for word in sorted(self._words(head)) for spelled in spellings(word)]


def _needed(preps: Iterable[tuple[frozenset[str], frozenset[str]]]) -> Iterator[frozenset[str]]:
    """What a sentence must hold for these prepositions and their nouns; an infinitive shows in its 'to'."""
    for words, nouns in preps:
        yield words | {"to"} if INFINITIVE in words else words
        if nouns:
            yield nouns


def spellings(word: str) -> list[str]:
    """British and American: 'criticize', 'criticise'."""
    found = [word]
    if word.endswith("ize"):
        found.append(word[:-3] + "ise")
    elif word.endswith("yze"):
        found.append(word[:-3] + "yse")
    elif word.endswith("ization"):
        found.append(word[:-7] + "isation")
    return found


class _OutcomeFile(Record, frozen=True, kw_only=True):
    operator: dict[Operator, dict[str, Outcome]]


def load(folders: Sequence[Path]) -> EventLexicon:
    """Every folder's en/events/*.toml; later folders add rules, and replace rules of the same id."""
    files: list[RuleFile] = []
    words: Words | None = None
    outcomes: dict[str, dict[str, Outcome]] = {}
    plover: Plover | None = None
    own: set[str] = set()
    for number, folder in enumerate(folders):
        if (folder / "plover.toml").exists():
            plover = read(folder / "plover.toml", Plover)
        for path in sorted((folder / "en" / "events").glob("*.toml")):
            if path.stem == "words":
                words = read(path, Words)
            elif path.stem == "operators":
                outcomes = {k: dict(v) for k, v in read(path, _OutcomeFile).operator.items()}
            else:
                new = read(path, RuleFile)
                files = _merged(files, new)
                own |= {rule.id for rule in new.rule} if number else set()
    if words is None or plover is None:
        raise FileNotFoundError("no words.toml or plover.toml among the lexicon folders")
    return EventLexicon(files, words, outcomes, plover, frozenset(own))


def _merged(files: list[RuleFile], new: RuleFile) -> list[RuleFile]:
    """The files, where a rule of `new` replaces one of the same id."""
    ids = {rule.id for rule in new.rule}
    kept = [RuleFile(code=f.code, rule=tuple(r for r in f.rule if r.id not in ids)) for f in files]
    return [*kept, new]


def read(path: Path, kind: type[T]) -> T:
    """A TOML file in its shape; a typo stops with the file's name and the place in it."""
    try:
        return msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), kind)
    except (msgspec.ValidationError, tomllib.TOMLDecodeError, ValueError) as error:
        raise LexiconError(f"{path.name}: {error}") from error

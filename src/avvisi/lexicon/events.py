"""The rules that tell events: their schema, how their phrases are read, and the tables by which one event governs another.

A rule is a frame of English. Its phrases are written as one would say them: 'attack', 'carry out', 'break off @relations',
'put @troops on alert', 'open fire on'. A word with @ is a list in words.toml; '/' separates alternatives.
"""

import tomllib
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Literal, TypeVar

import msgspec

from avvisi.model.facts import EventType
from avvisi.model.record import Record

T = TypeVar("T")
Slot = str  # 'subj', 'obj', 'iobj', 'poss', 'mod' or a preposition
Operator = Literal[
    "commit",
    "refuse",
    "request",
    "threaten",
    "accuse",
    "stop",
    "fail",
    "allow",
    "order",
    "support",
    "do",
    "deny",
    "concede",
    "consent",
    "protest",
    "uphold",
]

PARTICLES = frozenset({"up", "out", "off", "down", "away", "back", "aside", "forward", "ahead", "together", "apart", "over", "in"})
PREPOSITIONS = frozenset(
    {
        "to",
        "with",
        "for",
        "on",
        "upon",
        "at",
        "against",
        "from",
        "of",
        "in",
        "into",
        "onto",
        "over",
        "by",
        "under",
        "about",
        "towards",
        "toward",
        "through",
        "between",
        "among",
        "as",
        "behind",
        "before",
        "via",
        "across",
        "around",
        "near",
        "outside",
    }
)


class Example(Record, frozen=True, kw_only=True):
    """A sentence the rule must read: which word tells it, and words of the parties found."""

    text: str
    trigger: str
    actor: str | None = None
    recipient: str | None = None
    type: EventType | None = None
    mode: str | None = None


class Rule(Record, frozen=True, kw_only=True):
    """One frame. `verbs`, `nouns`, `adjectives` are its phrases; the other fields say how its parties stand in the sentence.

    `of` says whom 'of' and the possessor name with a noun: 'the expulsion of' the recipient, 'the visit of' the actor.
    `operator` says what becomes of an event in its complement; `needs` that without one (or a party) there is no event.
    `weak` rules serve asked pairs only. `reciprocal`: all take part alike. `yield` types differ by mode.
    """

    id: str
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    not_objects: tuple[str, ...] = ()
    not_subjects: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    mode: str | None = None
    context: tuple[str, ...] = ()
    operator: Operator | None = None
    needs: Literal["inner", "recipient", "actor", "none"] = "actor"
    reciprocal: bool = False
    of: Literal["actor", "recipient", "both"] = "recipient"
    actor: tuple[Slot, ...] = ("subj",)
    recipient: tuple[Slot, ...] = ()
    weak: bool = False
    courtesy: bool = False
    clause: Literal["infinitive", "none"] | None = None
    occasion: Literal["meeting", "call", "visit", "ceremony", "conference", "letter", "statement"] | None = None
    host: Slot | None = None
    yes: tuple[Example, ...]
    no: tuple[str, ...]

    def __post_init__(self) -> None:
        """A rule carries its own tests, or it does not load."""
        if not self.yes or not self.no:
            raise ValueError(f"rule {self.id}: at least one 'yes' and one 'no' example are required")
        if not (self.verbs or self.nouns or self.adjectives):
            raise ValueError(f"rule {self.id}: no phrases")


class RuleFile(Record, frozen=True, kw_only=True):
    """One file of rules: all of one PLOVER type."""

    code: EventType
    rule: tuple[Rule, ...]


class Words(Record, frozen=True, kw_only=True):
    """Word lists that rules name with @, and the verbs that lend their subject to what they govern."""

    lists: dict[str, tuple[str, ...]]
    light: tuple[str, ...]
    undergo: tuple[str, ...]
    happen: tuple[str, ...]
    transparent: tuple[str, ...]
    say: tuple[str, ...]
    quantity: tuple[str, ...]
    shells: tuple[str, ...]
    stative: tuple[str, ...]


class Outcome(Record, frozen=True, kw_only=True):
    """What an outer event makes of an inner one: the type, and the mode by the inner type or as the inner's own."""

    type: EventType | Literal["SAME"]
    modes: dict[str, str] = {}


class TypeFacts(Record, frozen=True, kw_only=True):
    """PLOVER's facts about a type."""

    quad: int
    score: float
    recipient_required: bool
    modes: dict[str, float] = {}


class Plover(Record, frozen=True, kw_only=True):
    """The ontology: types and contexts."""

    contexts: tuple[str, ...]
    type: dict[EventType, TypeFacts]


class Pattern(Record, frozen=True, kw_only=True):
    """A phrase, read: the words a sentence must hold beside its first word. `objects` None asks for none; an empty set of a
    preposition's nouns takes any."""

    rule: Rule
    code: EventType
    particle: str | None = None
    objects: frozenset[str] | None = None
    preps: tuple[tuple[frozenset[str], frozenset[str]], ...] = ()
    before: tuple[str, ...] = ()
    not_objects: frozenset[str] = frozenset()
    not_subjects: frozenset[str] = frozenset()
    subjects: frozenset[str] = frozenset()

    @property
    def weight(self) -> int:
        """How much it asks: the pattern that asks more is the better reading."""
        asked = 3 * (self.objects is not None) + 2 * (self.particle is not None) + 3 * len(self.before)
        return asked + sum(2 + bool(nouns) for _, nouns in self.preps) + bool(self.subjects)


class EventLexicon:
    """Rules by their first word. `verbs`, `nouns`, `adjectives`: lemma -> patterns, those that ask most first."""

    def __init__(self, files: Sequence[RuleFile], words: Words, outcomes: dict[str, dict[str, Outcome]], plover: Plover) -> None:
        self.files, self.words, self.outcomes, self.plover = tuple(files), words, outcomes, plover
        self.light, self.undergo, self.happen = frozenset(words.light), frozenset(words.undergo), frozenset(words.happen)
        self.transparent, self.say, self.quantity = frozenset(words.transparent), frozenset(words.say), frozenset(words.quantity)
        self.shells = frozenset(words.shells)
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
            setattr(self, name, {w: tuple(sorted(p, key=lambda one: -one.weight)) for w, p in found.items()})

    def rules(self) -> Iterable[tuple[EventType, Rule]]:
        """(type, rule) of every rule."""
        return ((file.code, rule) for file in self.files for rule in file.rule)

    def quad(self, code: EventType) -> int:
        """The quad class of a type."""
        return self.plover.type[code].quad

    def _check(self, code: EventType, rule: Rule) -> None:
        facts = self.plover.type[code]
        if rule.mode and rule.mode not in facts.modes:
            raise ValueError(f"rule {rule.id}: {code} has no mode {rule.mode!r}")
        unknown = set(rule.context) - set(self.plover.contexts)
        if unknown:
            raise ValueError(f"rule {rule.id}: unknown context {sorted(unknown)}")

    def _words(self, part: str) -> frozenset[str]:
        found: set[str] = set()
        for one in part.split("/"):
            if one.startswith("@"):
                if one[1:] not in self.words.lists:
                    raise ValueError(f"unknown word list {one!r}")
                found |= {w for entry in self.words.lists[one[1:]] for w in self._words(entry)}
            else:
                found.add(one)
        return frozenset(found)

    def _many(self, parts: Sequence[str]) -> frozenset[str]:
        return frozenset().union(*(self._words(p) for p in parts)) if parts else frozenset()

    def _verb(self, code: EventType, rule: Rule, phrase: str) -> list[tuple[str, Pattern]]:
        first, *rest = phrase.split()
        particle, objects = None, None
        preps: list[tuple[frozenset[str], frozenset[str]]] = []
        for part in rest:
            names = set(part.split("/"))
            if names <= PARTICLES and not preps and not (names <= PREPOSITIONS and objects is not None):
                particle = part
            elif names <= PREPOSITIONS:
                preps.append((frozenset(names), frozenset()))
            elif preps:
                preps[-1] = (preps[-1][0], self._words(part))
            else:
                objects = self._words(part)
        pattern = Pattern(
            rule=rule,
            code=code,
            particle=particle,
            objects=objects,
            preps=tuple(preps),
            not_objects=self._many(rule.not_objects) - (objects or frozenset()),
            not_subjects=self._many(rule.not_subjects),
            subjects=self._many(rule.subjects),
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
        pattern = Pattern(rule=rule, code=code, before=tuple(before), preps=tuple(preps), not_subjects=self._many(rule.not_subjects))
        return [(spelled, pattern) for word in sorted(self._words(head)) for spelled in spellings(word)]


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
    for folder in folders:
        if (folder / "plover.toml").exists():
            plover = read(folder / "plover.toml", Plover)
        for path in sorted((folder / "en" / "events").glob("*.toml")):
            if path.stem == "words":
                words = read(path, Words)
            elif path.stem == "operators":
                outcomes = {k: dict(v) for k, v in read(path, _OutcomeFile).operator.items()}
            else:
                files = _merged(files, read(path, RuleFile))
    if words is None or plover is None:
        raise FileNotFoundError("no words.toml or plover.toml among the lexicon folders")
    return EventLexicon(files, words, outcomes, plover)


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
        raise ValueError(f"{path.name}: {error}") from error

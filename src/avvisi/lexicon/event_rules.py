"""The shape of the event rules: one frame of English each, with its own examples, and the ontology they serve."""

from collections.abc import Set as AbstractSet
from typing import Literal

from avvisi.model.facts import EventType
from avvisi.model.record import Record

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
    "admit",
    "claim",
    "consider",
]

PARTICLES = frozenset({"home", "up", "out", "off", "down", "away", "back", "aside", "forward", "ahead", "together", "apart", "over", "in"})
INFINITIVE = "TO"  # of a phrase: 'order @expellable TO leave'
PREPOSITIONS = frozenset(
    {
        INFINITIVE,
        "to",
        "until",
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
        "without",
        "alongside",
        "beside",
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
    `undergoer` says what the verbs ask of their object: whoever is freed or killed is a person, by whatever noun; what is shelled or
    seized may be a thing.
    With `actor` the speaker a rule reads only what somebody says; its recipient 'subj' is the clause's subject. `only`: it reads
    negated verbs alone ('will not tolerate'), or those to come ('will pay a heavy price'), and the negation or tense is used up; or the second
    choice ('leave or face sanctions'); or what somebody is said to owe, by whatever verb ('*': 'Chad must pay').
    `otherwise`: where the doer stands if no one is named as such ('was called to the ministry in Oslo').
    `weak` rules serve asked pairs only. `reciprocal`: all take part alike. `yield` types differ by mode. `alone`: what the phrase or
    its clause says is enough where nobody is named for it ('appealed for calm'). `planned`: it is told as to come ('is expected in Lima').
    `clause`: it must go on with an infinitive, with no clause at all, or with what others shall do ('proposed that Chad withdraw').
    Slot 'patient' is the subject of a passive.
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
    needs: Literal["inner", "clause", "recipient", "actor", "none"] = "actor"
    reciprocal: bool = False
    of: Literal["actor", "recipient", "both"] = "recipient"
    actor: tuple[Slot, ...] = ("subj",)
    recipient: tuple[Slot, ...] = ()
    weak: bool = False
    courtesy: bool = False
    clause: Literal["infinitive", "none", "others"] | None = None
    alone: bool = False
    planned: bool = False
    occasion: Literal["meeting", "call", "visit", "ceremony", "conference", "letter", "statement"] | None = None
    host: Slot | None = None
    undergoer: Literal["person", "thing"] | None = None
    only: Literal["negated", "future", "or", "duty"] | None = None
    otherwise: tuple[Slot, ...] = ()
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
    """Word lists that rules name with @, and the verbs that lend their subject to what they govern; nouns for bodies that act, by sector."""

    lists: dict[str, tuple[str, ...]]
    light: tuple[str, ...]
    undergo: tuple[str, ...]
    happen: tuple[str, ...]
    transparent: tuple[str, ...]
    say: tuple[str, ...]
    quantity: tuple[str, ...]
    shells: tuple[str, ...]
    stative: tuple[str, ...]
    ahead: tuple[str, ...]
    institutions: dict[str, tuple[str, ...]]


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
    preposition's nouns takes any; `beside`: words that must stand with verb or object ('home' of 'send home @troops').
    `needs`: of each of these sets a word must stand somewhere in the sentence, or there is no need to look where the words stand."""

    rule: Rule
    code: EventType
    phrase: str = ""
    particle: str | None = None
    objects: frozenset[str] | None = None
    preps: tuple[tuple[frozenset[str], frozenset[str]], ...] = ()
    before: tuple[str, ...] = ()
    beside: tuple[frozenset[str], ...] = ()
    not_objects: frozenset[str] = frozenset()
    not_subjects: frozenset[str] = frozenset()
    subjects: frozenset[str] = frozenset()
    needs: tuple[frozenset[str], ...] = ()

    def possible(self, forms: AbstractSet[str]) -> bool:
        """Whether a sentence of these word forms can hold the phrase at all."""
        for need in self.needs:  # noqa: SIM110 - asked of every pattern of every verb
            if need.isdisjoint(forms):
                return False
        return True

    @property
    def weight(self) -> int:
        """How much it asks: the pattern that asks more is the better reading."""
        asked = 3 * (self.objects is not None) + 2 * (self.particle is not None) + 3 * len(self.before) + 2 * len(self.beside)
        setting = bool(self.subjects) + (self.rule.only is not None) + (self.rule.clause in ("others", "none")) + self.rule.alone
        return asked + sum(2 + bool(nouns) for _, nouns in self.preps) + setting

"""What one document says. Every fact carries the words it rests on: `evidence` has no default, so none can be built or loaded without."""

from typing import Literal

from avvisi.model.record import Record
from avvisi.model.text import Span

MentionKind = Literal["person", "state", "organisation", "group", "bloc", "media", "place", "instrument"]
MentionForm = Literal["full", "short", "adjective", "metonym", "epithet", "pronoun", "description"]
Qualifier = Literal["current", "former", "elect", "designate", "interim", "acting", "outgoing", "late", "then"]
Transition = Literal["elected", "sworn_in", "appointed", "resigned", "dismissed", "died"]
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
OccasionKind = Literal["meeting", "call", "visit", "ceremony", "conference", "letter", "statement"]
EventType = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip
Status = Literal["happened", "planned", "postponed", "cancelled", "denied", "alleged", "hypothetical", "historical"]
Certainty = Literal["certain", "probable", "possible"]
Outcome = Literal["held", "planned", "postponed", "cancelled", "unknown"]
Aspect = Literal["single", "repeated", "standing", "began", "ended"]
PartyKind = Literal["state", "organisation", "group", "bloc", "person"]
Role = Literal["principal", "agent", "host", "guest", "initiator", "mediator", "authoriser"]
PlaceLevel = Literal["country", "region", "city", "site"]
QuoteKind = Literal["direct", "mixed", "indirect"]
Stance = Literal[
    "asserts", "denies", "asks", "promises", "warns", "threatens", "accuses", "praises", "rejects", "believes", "intends"
]  # fmt: skip
QuoteForm = Literal["statement", "act", "attitude"]
LinkKind = Literal["outlet", "agency", "media", "official", "person", "institution", "document", "unnamed"]
Relation = Literal["publishes", "carries", "quotes", "cites", "translates", "conveys", "says"]
DateBasis = Literal["stated", "relative", "published", "occasion", "title", "unknown"]


class Evidence(Record, frozen=True, kw_only=True):
    """The words a fact rests on: the sentence, the words in it that told, and the rule that read them."""

    sentence: Span
    trigger: Span
    rule: str


class Fact(Record, frozen=True, kw_only=True):
    """Something one document says. `id` hashes the document's id, the kind, span and type."""

    id: str
    evidence: Evidence


class Mention(Fact, frozen=True, kw_only=True):
    """A name (or a word that stands for one). `name` is the canonical name within this document; `code` ISO3 for states.

    `resolved` is true where the words themselves do not name it (pronouns, descriptions, a metonym read from context).
    `public` is true where the document gives a person a public role; restraint rests on it.
    """

    span: Span
    kind: MentionKind
    name: str
    code: str | None = None
    form: MentionForm
    resolved: bool = False


PLACED = ":placed"


def placed(rule: str) -> bool:
    """Whether a tenure's land is worked out from its report as a whole: no words give it to the office or its holder."""
    return rule.endswith(PLACED)


class Tenure(Fact, frozen=True, kw_only=True):
    """A person held an office, as this document says. Dates are ISO days, months or years."""

    person: str
    title: str
    of: str | None
    state: str | None
    serves: str | None = None
    qualifier: Qualifier = "current"
    as_of: str | None = None
    as_of_basis: str | None = None
    start: str | None = None
    end: str | None = None
    transition: Transition | None = None
    span: Span
    person_span: Span | None = None
    sector: str | None = None
    implied: bool = False


class TimeExpression(Fact, frozen=True, kw_only=True):
    """A TIMEX3: `value` is None where the text gives no way to work it out. `earliest` and `latest` are ISO days.

    `anchor` is 'published' or the value of the expression it was reckoned from.
    """

    span: Span
    type: TimexType
    value: str | None
    mod: str | None = None
    anchor: str | None = None
    earliest: str | None = None
    latest: str | None = None


class When(Record, frozen=True, kw_only=True):
    """The day of an event. Not knowing is a value: `basis` says where the day comes from, and both ends may be None."""

    value: str | None = None
    earliest: str | None = None
    latest: str | None = None
    basis: DateBasis = "unknown"
    span: Span | None = None


class Where(Record, frozen=True, kw_only=True):
    """The place of an event."""

    name: str
    country: str | None
    level: PlaceLevel
    span: Span | None = None


class Party(Record, frozen=True, kw_only=True):
    """One that acts or is acted on. `code` is ISO3 for states, PLOVER's for others; `sector` a PLOVER sector code.

    `implied`: the words at `span` name no land; that it is this one is told by where the report or the sentence plays.
    """

    kind: PartyKind
    name: str
    code: str | None = None
    sector: str | None = None
    person: str | None = None
    office: str | None = None
    role: Role = "principal"
    members: Literal["stated", "unstated"] = "stated"
    implied: bool = False
    span: Span | None = None


class Occasion(Fact, frozen=True, kw_only=True):
    """A meeting, call, visit, ceremony, conference, letter or statement in which events and quotes take place."""

    kind: OccasionKind
    participants: tuple[Party, ...] = ()
    host: Party | None = None
    visitor: Party | None = None
    initiator: Party | None = None
    place: Where | None = None
    date: When = When()
    span: Span
    within: str | None = None


class Reading(Record, frozen=True, kw_only=True):
    """A reading that lost, kept so that `avvisi why` can tell what an event beat and why."""

    type: str
    rule: str
    why: str


class Event(Fact, frozen=True, kw_only=True):
    """Who did what to whom, in PLOVER. `status` summarises polarity, certainty, outcome and background.

    `likely`: the share of events with the same signs that were right in type and sides when readers judged them; None in texts of a few sentences.
    """

    type: EventType
    mode: str | None = None
    context: tuple[str, ...] = ()
    quad: int
    status: Status
    polarity: Literal["+", "-"] = "+"
    certainty: Certainty = "certain"
    outcome: Outcome = "held"
    background: bool = False
    aspect: Aspect = "single"
    likely: float | None = None
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...] = ()
    occasion: str | None = None
    date: When = When()
    place: Where | None = None
    according_to: tuple[str, ...] = ()
    also: tuple[Evidence, ...] = ()
    beat: tuple[Reading, ...] = ()


class DoubtfulEvent(Event, frozen=True, kw_only=True):
    """An event that was read and is more likely wrong than it may be to be given: kept aside, counted nowhere. `why` says what speaks against it."""

    why: str


class Speaker(Record, frozen=True, kw_only=True):
    """Who said it. `name` is canonical; `span` the words that stand for the speaker; unnamed sources keep their description as name."""

    name: str
    span: Span | None = None
    unnamed: bool = False


class Link(Record, frozen=True, kw_only=True):
    """One link of the chain by which words reached the reader."""

    name: str | None
    kind: LinkKind
    relation: Relation
    span: Span | None = None


class Quote(Fact, frozen=True, kw_only=True):
    """Words or a claim, with who said it and the chain that carries it: outermost link first, the speaker last.

    `form` tells a statement (words, or a claim) from a speech act whose words are not given ('condemned the raid', 'refused to leave')
    and from an attitude ('fears floods', 'wants to sell').
    """

    content: tuple[Span, ...]
    kind: QuoteKind
    speaker: Speaker | None
    cue: Span | None = None
    addressee: str | None = None
    stance: Stance = "asserts"
    form: QuoteForm = "statement"
    date: When = When()
    occasion: str | None = None
    nested_in: str | None = None
    chain: tuple[Link, ...] = ()
    affiliation: str | None = None


class PairRelation(Record, frozen=True, kw_only=True):
    """The answer to one asked pair: the best PLOVER type the text supports, even where it is weak."""

    type: str | None
    mode: str | None = None
    quad: int | None = None
    rule: str = ""


AnyFact = Mention | Tenure | TimeExpression | Occasion | Event | DoubtfulEvent | Quote

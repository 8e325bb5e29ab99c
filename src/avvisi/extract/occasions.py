"""Occasions: the meetings, calls and visits of a report, and what was said and done in them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from msgspec import structs

from avvisi.extract.base import Findings
from avvisi.extract.dates.tense import tense_of
from avvisi.extract.fold import IN_WORDS
from avvisi.extract.sides import key_of, landless, told_in_plural
from avvisi.extract.story import moved_on
from avvisi.model.facts import Evidence, Occasion, Party, Role, When, Where
from avvisi.parse.tokens import Parsed, Sentence

if TYPE_CHECKING:
    from avvisi.extract.draft import Draft
    from avvisi.extract.sides import Found


_EARLIER = frozenset({"after", "before", "since", "until"})
_MUTUAL = frozenset({"CONSULT", "AGREE", "COOPERATE", "SUPPORT"})
_BEFORE = frozenset({"old", "earlier", "previous", "prior", "recent", "standing", "longstanding", "long-standing", "former", "original"})


@dataclass(frozen=True, slots=True)
class Bound:
    """An event with what its occasion adds: day, place, roles, mode."""

    actors: "Found"
    recipients: "Found"
    mode: str | None
    when: When
    where: Where | None
    occasion: str | None
    repeats: "tuple[Draft, ...]"


@dataclass(frozen=True, slots=True)
class Binding:
    """The occasions, and each event with its draft."""

    occasions: tuple[Occasion, ...]
    events: "tuple[tuple[Bound, Draft], ...]"


def bind(folded: "list[tuple[Draft, list[Draft]]]", page: Parsed, states: Mapping[str, str], earlier: Findings) -> Binding:
    """Occasions of the CONSULT events; words without a day of their own take that of the occasion they were said in."""
    occasions: list[Occasion] = []
    events: list[tuple[Bound, Draft]] = []
    last: tuple[Occasion, int, Sentence] | None = None
    visit: Bound | None = None
    for draft, repeats in folded:
        bound = _plain(draft, repeats)
        kind = draft.told.outer.pattern.rule.occasion
        if kind and draft.told.code in ("CONSULT", "AGREE") and draft.told.outer.pattern.code == "CONSULT":
            bound = _at_home(bound, draft, visit, states)
            bound = _of_the_visit(_as_visit(_with_guest(bound, draft, page), draft), visit, states)
            if bound.mode == "visit" and len(bound.actors) == len(bound.recipients) == 1 and draft.told.code == "CONSULT":
                visit = bound
            occasion = _occasion(page, draft, bound, kind)
            occasions.append(occasion)
            bound = replace(bound, occasion=occasion.id)
            if draft.told.code == "CONSULT" and not draft.facts.background and not _told_back(draft):
                last = (occasion, draft.sentence.paragraph, draft.sentence)
        elif last and _within(draft, bound, last):
            bound = _in_occasion(bound, draft, last[0], dated=not _left(draft, last, page, earlier))
            last = (last[0], draft.sentence.paragraph, last[2])
        events.append((bound, draft))
    return Binding(tuple(occasions), tuple(events))


def _told_back(draft: "Draft") -> bool:
    """'The minister, who had called the king on Sunday, urged …': urged on another day."""
    verb = draft.told.outer.verb
    if any(
        t.dep == "advcl" and any(c.dep == "mark" and c.lower in _EARLIER for c in t.children)
        for t in (draft.told.outer.token, *draft.told.outer.token.ancestors())
    ):
        return True  # 'shut the port a day after talks in Lima had failed. The minister warned …'
    return verb is not None and verb.dep == "relcl" and any(c.dep == "aux" and c.lower == "had" for c in verb.children)


def _plain(draft: "Draft", repeats: "list[Draft]") -> Bound:
    """The draft, completed by its repeats: a later telling may give day, place or persons."""
    when, where, actors, recipients = draft.when, draft.where, draft.actors, draft.recipients
    for other in repeats:
        if not when.value and other.when.value and _one_time(draft, other):
            when = other.when
        where = where or other.where
        actors, recipients = _with_persons(actors, other, other.actors), _with_persons(recipients, other, other.recipients)
    return Bound(actors, recipients, draft.told.mode, when, where, None, tuple(repeats))


def _one_time(draft: "Draft", other: "Draft") -> bool:
    """Whether a later telling's day is this one's: talks are not of the day the visit began, nor those to come of the day of those held."""
    kinds = {d.told.outer.pattern.rule.occasion for d in (draft, other)}
    return not ({"meeting", "visit"} <= kinds) and draft.facts.outcome == other.facts.outcome


def _with_persons(parties: "Found", other: "Draft", side: "Found") -> "Found":
    """The parties, with those who stand for them in another telling: in talks on either side, else on the same side and by an office."""
    told_of = (*other.actors, *other.recipients) if other.told.code in _MUTUAL else tuple(p for p in side if p.office)
    found: list[Party] = []
    for party in parties:
        told = None if party.person else next((p for p in told_of if p.person and _may_be(party, p)), None)
        found.append(party if told is None else with_person(party, told.person, told.office))
    return tuple(found)


def _may_be(party: Party, person: Party) -> bool:
    """Whether a person may stand for a party: of the same state or body, and no member of its parliament where its government acts."""
    fits = party.sector == person.sector or None in (party.sector, person.sector)
    return fits and not told_in_plural(party) and key_of(party) == key_of(person)


def with_person(party: Party, person: str | None, office: str | None) -> Party:
    """The party, with the person who stands for it."""
    return structs.replace(party, person=person, office=office)


def _as_visit(bound: Bound, draft: "Draft") -> Bound:
    """A meeting on one side's ground is a visit of the other: the visitor acts, the host receives."""
    everyone = (*bound.actors, *bound.recipients)
    codes = {p.code for p in everyone}
    country = bound.where.country if bound.where else None
    if (
        bound.mode in (None, "visit")
        and country
        and country in codes
        and len(codes) == 2
        and draft.told.outer.pattern.rule.occasion == "meeting"
    ):
        hosts = tuple(_role(p, "host") for p in everyone if p.code == country)
        guests = tuple(_role(p, "guest") for p in everyone if p.code != country)
        return replace(bound, actors=guests, recipients=hosts, mode="visit" if draft.told.code == "CONSULT" else bound.mode)
    if bound.mode == "visit" and bound.recipients:
        return replace(
            bound, actors=tuple(_role(p, "guest") for p in bound.actors), recipients=tuple(_role(p, "host") for p in bound.recipients)
        )
    return bound


def _at_home(bound: Bound, draft: "Draft", visit: Bound | None, states: Mapping[str, str]) -> Bound:
    """'President Soto received the Omani minister in Lima': a head of state or minister who receives does so at home.

    So do those whom the guest of a visit meets besides: 'The minister also met Speaker Ruiz'.
    """
    everyone = (*bound.actors, *bound.recipients)
    coded = {p.code for p in everyone if p.kind == "state"}
    home = bound.where.country if bound.where and draft.told.outer.pattern.rule.host else None
    if home is None and visit is not None and bound.mode is None and visit.actors[0].code in coded:
        home = visit.recipients[0].code
    if draft.told.code != "CONSULT" or home is None or home not in states or home in coded or len(coded) != 1:
        return bound

    def placed(party: Party) -> Party:
        if party.kind != "person" or not party.office or party.sector in ("ELI", "IGO", "NGO", "JRN", "REB", "OPP"):
            return party
        return structs.replace(party, kind="state", name=states[home], code=home)

    return replace(bound, actors=tuple(placed(p) for p in bound.actors), recipients=tuple(placed(p) for p in bound.recipients))


def _with_guest(bound: Bound, draft: "Draft", page: Parsed) -> Bound:
    """'met with visiting President Rinne': the guest is told by a word."""
    everyone = (*bound.actors, *bound.recipients)
    if bound.mode is not None or len(everyone) != 2 or draft.told.code != "CONSULT":
        return bound
    text = page.document.text
    guests = [p for p in everyone if p.span and "visiting" in text[max(p.span.start - 9, 0) : p.span.end].lower().split()]
    if len(guests) != 1:
        return bound
    hosts = [p for p in everyone if p is not guests[0]]
    return replace(bound, actors=(_role(guests[0], "guest"),), recipients=(_role(hosts[0], "host"),), mode="visit")


def _of_the_visit(bound: Bound, visit: Bound | None, states: Mapping[str, str]) -> Bound:
    """A visit holds its meetings: the same guest meets another of the host's."""
    if visit is None or bound.mode is not None or len(bound.actors) + len(bound.recipients) != 2:
        return bound
    everyone = (*bound.actors, *bound.recipients)
    guests = [p for p in everyone if p.code and p.code == visit.actors[0].code and p.person in (None, visit.actors[0].person)]
    hosts = [p for p in everyone if p.code and p.code == visit.recipients[0].code]
    if len(guests) != 1 or len(hosts) != 1:
        return bound
    where, code = bound.where, hosts[0].code
    if where is None and visit.where is not None and code in states and visit.where.country == code:
        where = Where(name=states[code or ""], country=code, level="country", span=visit.where.span)  # in which town, nobody says
    return replace(bound, actors=(_role(guests[0], "guest"),), recipients=(_role(hosts[0], "host"),), mode="visit", where=where)


def _role(party: Party, role: Role) -> Party:
    return structs.replace(party, role=role)


def _occasion(page: Parsed, draft: "Draft", bound: Bound, kind: str) -> Occasion:
    words = draft.told.outer.words
    span = page.document.span(words[0].start, words[-1].end)
    everyone = (*bound.actors, *bound.recipients)
    return Occasion(
        id=page.document.fact_id("occasion", span.start, span.end, kind),
        evidence=Evidence(sentence=page.sentence_span(draft.sentence), trigger=span, rule=draft.told.outer.pattern.rule.id),
        kind=kind,  # type: ignore[arg-type]
        participants=everyone,
        host=next((p for p in everyone if p.role == "host"), None),
        visitor=next((p for p in everyone if p.role == "guest"), None),
        initiator=bound.actors[0] if kind == "call" and bound.recipients else None,
        place=bound.where,
        date=bound.when,
        span=span,
    )


def _left(draft: "Draft", last: tuple[Occasion, int, Sentence], page: Parsed, earlier: Findings) -> bool:
    """Whether words are no longer of the occasion's day: another was named, or they are told as done before ('has condemned', 'a year-old offer')."""
    token, verb = draft.told.outer.token, draft.told.outer.verb
    aside = token.tag.startswith("NN") and any(c.dep in ("amod", "compound") and c.lower in _BEFORE for c in token.children)
    perfect = verb is not None and verb.tag == "VBN" and any(c.dep == "aux" and c.lemma == "have" for c in verb.children)
    said = draft.quote.date.value if draft.quote is not None and draft.quote.date.basis != "published" else None
    speaking = verb is not None and tense_of(verb) != "past"  # 'the men will fight, she warned on Friday': not of Monday's talks
    another_day = bool(speaking and said and last[0].date.value and said[:10] != last[0].date.value[:10])
    return aside or perfect or another_day or _to_meet(draft) or moved_on(last[2], last[0].date.earliest, draft.sentence, page, earlier)


def _to_meet(draft: "Draft") -> bool:
    """'The two are expected to meet': of its own day; a promise of aid given at the talks is of theirs."""
    inner = draft.told.chain[-1].pattern
    return draft.facts.status == "planned" and (inner.code == "CONSULT" or bool(inner.rule.occasion))


def _within(draft: "Draft", bound: Bound, last: tuple[Occasion, int, Sentence]) -> bool:
    """Words of a participant, without a day of their own, in the paragraph of the occasion or those that go on from it."""
    occasion, paragraph, _ = last
    if (
        draft.told.code not in IN_WORDS
        or draft.facts.background
        or bound.when.basis in ("stated", "relative")
        or draft.sentence.paragraph - paragraph > 2
        or _in_passing(draft)
    ):
        return False
    return all(_present(p, occasion) for p in bound.actors)


def _in_passing(draft: "Draft") -> bool:
    """'the rebels, whom Chad accuses Mali of arming': what is so at all times was not said on the day."""
    verb = draft.told.outer.verb
    return verb is not None and verb.dep == "relcl" and verb.tag in ("VBZ", "VBP") and not any(c.dep == "aux" for c in verb.children)


def _present(party: Party, occasion: Occasion) -> bool:
    """Whether a party took part; its spokesman, who speaks to the press, did not."""
    there = [p for p in occasion.participants if key_of(p) == key_of(party)]
    voice = party.person is not None and "spokes" in (party.office or "").lower()
    return bool(there) and not (voice and any(p.person not in (None, party.person) for p in there))


def _in_occasion(bound: Bound, draft: "Draft", occasion: Occasion, *, dated: bool) -> Bound:
    when = bound.when
    if occasion.date.value and dated:
        when = When(
            value=occasion.date.value,
            earliest=occasion.date.earliest,
            latest=occasion.date.latest,
            basis="occasion",
            span=occasion.date.span,
        )
    recipients = bound.recipients
    if not recipients and draft.told.code in ("AGREE", "REQUEST", "SUPPORT"):
        acting = set(map(key_of, bound.actors))
        others = (p for p in occasion.participants if key_of(p) not in acting and (p.sector == "GOV" or not landless(p)))
        recipients = tuple(with_person(_role(p, "principal"), None, None) for p in others)
    return replace(bound, recipients=recipients, when=when, where=bound.where or occasion.place, occasion=occasion.id)

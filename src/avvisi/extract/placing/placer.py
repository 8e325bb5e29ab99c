"""Gives a land to parties of events that no rule placed, where one land of the report is by far the likeliest."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from msgspec import structs

from avvisi.extract.compatriots import stranger
from avvisi.extract.grammar.tags import OWNERS
from avvisi.extract.likely.side_signs import of_many
from avvisi.extract.placing.placed import Placed
from avvisi.extract.placing.report import Report
from avvisi.extract.placing.signs import NONE, Signs, signs
from avvisi.extract.setting import Setting
from avvisi.extract.sides import settled
from avvisi.lexicon.placing import PlacingWeights
from avvisi.lexicon.words import listed
from avvisi.model.facts import Party
from avvisi.parse.tokens import Token

if TYPE_CHECKING:
    from avvisi.extract.draft import Draft

_KINDS = ("group", "organisation", "person")
_SEVERAL = frozenset({"two", "both", "three", "four", "each", "neither"})
_STRUCK = frozenset({"ASSAULT", "COERCE"})
_SENT = listed("stage_sent") | {"delegation", "team", "visitor", "guest"}
_PARTS = listed("compatriots_continents")
_COUNTED = listed("natives_powers") | {"country", "countries", "side", "sides", "states", "nations", "leaders", "capitals"}


def unplaced(party: Party, code: str, setting: Setting, *, acts: bool) -> bool:
    """Whether a party must be of one land, and none is known: not 'foreign troops', 'both sides', 'the plan'."""
    if party.code is not None or party.kind not in _KINDS or party.span is None or of_many(party):
        return False
    head = setting.head_of(party.span)
    if head is None or stranger(party, head):
        return False
    if party.person is not None or party.kind == "organisation":
        return True
    return (party.sector != "UNK" or not acts and code in _STRUCK) and _people(head, setting)


def _people(head: Token, setting: Setting) -> bool:
    """Whether a noun is one for people of one land, who are at home: not 'heavy shells', 'the delegation', 'the Sandinista army'."""
    groups = setting.titles.groups
    if not (head.lower in groups or head.lemma in groups or setting.titles.is_head(head) or head.tag in ("NNPS", "PRP")):
        return False  # 'the findings', 'heavy shells'
    if _PARTS & {head.lower, head.lower.removesuffix("s")} or head.lemma in _SENT:
        return False
    if any(c.dep == "poss" and c.tag == "PRP$" and c.lower != "its" for c in head.children):
        return False  # 'their families' are where those are not
    before = [c for c in head.children if c.i < head.i and c is not head.sentence.tokens[0]]
    if any(c.dep in OWNERS and c.dep != "poss" and c.text[:1].isupper() for c in before):
        return False  # 'the Sandinista army'
    return not (_SEVERAL & {c.lower for c in before} and (head.lower in _COUNTED or head.text[:1].isupper()))


class _Open(NamedTuple):
    """A party whose land is asked: of which draft, on which side, at which place there, with what speaks for each land."""

    draft: int
    acts: bool
    place: int
    party: Party
    signs: Signs

    @property
    def name(self) -> tuple[object, ...]:
        """What a person or a body is called is of one land in all of a report; any other party is asked alone."""
        if self.party.person is not None:
            return "person", self.party.person
        return ("body", self.party.name) if self.party.kind == "organisation" else (self.draft, self.acts, self.place)


class Placer:
    """`placer(drafts, setting)`: the drafts, with the lands that were found, each with why."""

    def __init__(self, weights: PlacingWeights) -> None:
        self.weights = weights

    def __call__(self, drafts: "Sequence[Draft]", setting: Setting) -> "list[Draft]":
        """All drafts of a report, in their order."""
        if len(setting.page.opening(self.weights.sentences)) < self.weights.sentences:
            return list(drafts)
        asked: dict[tuple[object, ...], list[_Open]] = {}
        for one in _asked(drafts, Report(setting)):
            asked.setdefault(one.name, []).append(one)
        answers: dict[int, list[tuple[_Open, str, str]]] = {}
        for alike in asked.values():
            land, share = self._likeliest(alike)
            for one in alike if land != NONE and share >= self.weights.least else ():
                answers.setdefault(one.draft, []).append((one, land, self._why(one, land, share)))
        return [_with(draft, answers[n], setting) if n in answers else draft for n, draft in enumerate(drafts)]

    def _likeliest(self, alike: "list[_Open]") -> tuple[str, float]:
        shares = self.weights.shares([one.signs for one in alike])
        land = max(shares, key=lambda one: shares[one], default=NONE)
        return land, shares.get(land, 0.0)

    def _why(self, one: _Open, land: str, share: float) -> str:
        words = one.party.span.text if one.party.span is not None else one.party.name
        return f"'{words}' weighed as of {land} ({share:.0%}): {', '.join(self.weights.reasons(one.signs[land]))}"


def _asked(drafts: "Sequence[Draft]", report: Report) -> "Iterator[_Open]":
    for n, draft in enumerate(drafts):
        before = drafts[n - 1] if n else None
        for acts, own, others in ((True, draft.actors, draft.recipients), (False, draft.recipients, draft.actors)):
            for place, party in enumerate(own):
                if unplaced(party, draft.told.code, report.setting, acts=acts):
                    found = signs(party, draft, before, own, others, acts=acts, report=report)
                    if found:
                        yield _Open(n, acts, place, party, found)


def _with(draft: "Draft", answers: "list[tuple[_Open, str, str]]", setting: Setting) -> "Draft":
    actors, recipients = list(draft.actors), list(draft.recipients)
    for one, land, _ in answers:
        (actors if one.acts else recipients)[one.place] = of(one.party, land, setting)
    return replace(
        draft, actors=tuple(actors), recipients=tuple(recipients), placed=tuple(Placed(one.party, why) for one, _, why in answers)
    )


def of(party: Party, land: str, setting: Setting) -> Party:
    """The party as one of this land; a body keeps its name."""
    if party.kind == "organisation":
        return structs.replace(party, code=land, implied=True)
    if party.person is None:
        return settled(party, land, setting.states[land])
    return structs.replace(party, kind="state", name=setting.states[land], code=land, implied=True)

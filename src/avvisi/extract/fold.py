"""The same event told several times in one report is one event with several evidences."""

from typing import TYPE_CHECKING

from avvisi.extract.sides import key_of
from avvisi.model.facts import Party, When
from avvisi.parse.tokens import Token

if TYPE_CHECKING:
    from avvisi.extract.draft import Draft

SIDE = frozenset({"title", "standfirst", "caption"})
_CROWDS = frozenset({"EDU", "LAB", "AGR", "MED", "REL", "OPP"})  # students who march are not the people who riot
WORDS = frozenset({"AGREE", "SUPPORT", "REQUEST", "ACCUSE", "REJECT", "THREATEN"})  # done by saying it
_TURNS = frozenset({"after", "before"})
IN_WORDS = WORDS | {"CONCEDE"}


def fold(drafts: "list[Draft]") -> "list[tuple[Draft, list[Draft]]]":
    """(event, its repeats): drafts come body first. A title's event without a match in the body is left out: headlines drop words."""
    kept: list[tuple[Draft, list[Draft]]] = []
    of_type: dict[tuple[str, str], list[tuple[Draft, list[Draft]]]] = {}  # only these are asked, not all of a long report
    for draft in drafts:
        alike = of_type.setdefault((draft.told.code, draft.facts.polarity), [])
        home = next((entry for entry in alike if same(entry[0], draft) and all(_can_join(other, draft) for other in entry[1])), None)
        if home is not None:
            home[1].append(draft)
        elif draft.sentence.region not in ("title", "standfirst"):
            kept.append((draft, []))
            alike.append(kept[-1])
    kept.sort(key=lambda entry: entry[0].told.outer.token.i)
    return kept


def same(one: "Draft", other: "Draft") -> bool:
    """Whether two tellings are of one event: type, sides, persons and day agree as far as both say."""
    if one.told.code != other.told.code or one.facts.polarity != other.facts.polarity:
        return False
    if one.facts.status != other.facts.status and "alleged" in (one.facts.status, other.facts.status):
        return False
    near = one.told.code not in IN_WORDS or one.sentence is other.sentence or other.sentence.region in SIDE or _same_words(one, other)
    if not near or not _days_agree(one.when, other.when):
        return False
    if one.told.code == "CONSULT" and (one.facts.outcome == "planned") != (other.facts.outcome == "planned"):
        return False
    if one.facts.background != other.facts.background and one.sentence is not other.sentence and (one.when.value or other.when.value):
        return False  # 'had sent troops in March 2008' is not the army's alert of today
    if _in_turn(one, other):
        return False
    if len({d.told.outer.pattern.rule.occasion == "letter" for d in (one, other)}) == 2 and one.told.code == "CONSULT":
        return False
    return _sides_agree(one, other)


def _can_join(repeat: "Draft", other: "Draft") -> bool:
    """Whether nothing in a repeat of an event keeps another telling from it."""
    return _one_person(repeat, other) and not _in_turn(repeat, other)


def _in_turn(one: "Draft", other: "Draft") -> bool:
    """'her visit came a day after she chaired a meeting': what a clause puts before or after the other is another thing."""
    if one.sentence is not other.sentence:
        return False
    ours, theirs = one.told.outer.token, other.told.outer.token
    return _set_off(ours, theirs) or _set_off(theirs, ours)


def _set_off(one: Token, other: Token) -> bool:
    """Whether the one stands in a clause with 'after' or 'before', and the other in what that clause hangs on."""
    under = [one, *one.ancestors()]
    for clause in under:
        timed = clause.dep == "advcl" and any(c.dep == "mark" and c.lower in _TURNS for c in clause.children)
        if timed or clause.dep == "pcomp" and clause.head.lower in _TURNS:
            above = [other, *other.ancestors()]
            return clause not in above and (clause.head if timed else clause.head.head) in above
    return False


def _same_words(one: "Draft", other: "Draft") -> bool:
    return one.told.outer.token.lemma == other.told.outer.token.lemma and one.told.mode == other.told.mode


def _sides_agree(one: "Draft", other: "Draft") -> bool:
    mine, theirs = _names((*one.actors, *one.recipients)), _names((*other.actors, *other.recipients))
    if one.told.code in ("CONSULT", "COOPERATE"):
        if mine != theirs and not _fewer(mine, theirs) and not _fewer(theirs, mine):
            return False
    elif not _alike(one, other):
        return False
    return _one_person(one, other)


def _fewer(some: set[str], more: set[str]) -> bool:
    """One side alone may stand for both; two of three who met are another meeting than that of the three."""
    return len(some) < 2 and some <= more


def _alike(one: "Draft", other: "Draft") -> bool:
    """The same doers, the same done to; of a deed told again in the same word, one side may be left out: 'the bombing of the station'."""
    pairs = [(_names(one.actors), _names(other.actors)), (_names(one.recipients), _names(other.recipients))]
    if _at_home(one, other) and not _same_words(one, other):
        pairs = [(_kinds(one.actors), _kinds(other.actors)), (_kinds(one.recipients), _kinds(other.recipients))]
        if one.told.mode != other.told.mode and one.sentence is not other.sentence:
            return False
    if not any(names for pair in pairs for names in pair):
        return _same_words(one, other)  # 'protests were staged in the north', 'demonstrations were under way'
    if all(mine == theirs for mine, theirs in pairs):
        return True
    again = one.told.code not in IN_WORDS and _same_words(one, other)
    return (
        again
        and any(mine == theirs and mine for mine, theirs in pairs)
        and all(mine == theirs or not mine or not theirs for mine, theirs in pairs)
    )


def _at_home(one: "Draft", other: "Draft") -> bool:
    """Whether all on both sides are of one land: there the land does not tell the police who broke up a rally from those who seized a bishop."""
    return len({p.code for d in (one, other) for p in (*d.actors, *d.recipients)}) == 1


def _kinds(parties: tuple[Party, ...]) -> set[str]:
    return {f"{key_of(p)} {p.sector} {p.person}" for p in parties}


def _one_person(one: "Draft", other: "Draft") -> bool:
    return _persons_agree((*one.actors, *one.recipients), (*other.actors, *other.recipients))


def _names(parties: tuple[Party, ...]) -> set[str]:
    return {f"{key_of(p)} {p.sector}" if p.sector in _CROWDS and not p.person else key_of(p) for p in parties}


def _persons_agree(mine: tuple[Party, ...], theirs: tuple[Party, ...]) -> bool:
    """No state is stood for by two different persons."""
    for party in mine:
        others = {p.person for p in theirs if key_of(p) == key_of(party) and p.person}
        if party.person and others and party.person not in others:
            return False
    return True


def _days_agree(one: When, other: When) -> bool:
    if not one.value or not other.value:
        return True
    if one.earliest and other.earliest and one.latest and other.latest:
        return one.earliest <= other.latest and other.earliest <= one.latest
    return one.value == other.value

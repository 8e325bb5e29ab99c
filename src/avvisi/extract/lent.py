"""What deeds told before lend to one whose own words name nobody: the other camp of one land, whom the verb it is joined to was done to,
who blamed the one that denies, who made the offer that is taken up."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from msgspec import structs

from avvisi.extract.addressed import points
from avvisi.extract.dealings import AT_WAR, without_person
from avvisi.extract.fold import WORDS
from avvisi.extract.grammar.prepositions import behind
from avvisi.extract.grammar.subject_object import patients
from avvisi.extract.grammar.tags import is_verb
from avvisi.extract.sides import Found, key_of, landless
from avvisi.parse.tokens import Token

if TYPE_CHECKING:
    from avvisi.extract.compose import Told
    from avvisi.extract.draft import Draft
    from avvisi.model.facts import Party

_RULING = frozenset({"GOV", "MIL", "COP", "SPY", "JUD", "UNK"})
_RIVALS = AT_WAR | {"OPP", "PTY", "LEG"}
_SHARED = frozenset({"AGREE", "CONCEDE", "AID", "SANCTION", "REJECT", "THREATEN", "REQUEST", "ACCUSE", "SUPPORT", "RETREAT", "COERCE"})
OFFERS = frozenset({"agree.offer", "agree.pledge", "agree.promise-thing", "agree.offer-help"})
_TALKS = frozenset({"talk", "negotiation", "discussion", "dialogue", "consultation", "meeting", "contact"})
_AGAIN = frozenset({"resume", "continue", "reopen", "restart", "return", "rejoin", "renew"})
_LATELY = 3  # sentences
_REMEMBERED = 8  # sentences
_MUTUAL = frozenset({"CONCEDE", "RETREAT", "SANCTION", "COERCE", "AGREE", "AID"})


class Deal(NamedTuple):
    """An event told before: its type, rule and verb, who did it to whom, and in which sentence."""

    code: str
    rule: str
    token: Token
    actors: Found
    recipients: Found
    sentence: int


def deal_of(draft: "Draft") -> Deal:
    """What is remembered of an event."""
    told = draft.told
    return Deal(told.code, told.outer.pattern.rule.id, told.outer.token, draft.actors, draft.recipients, draft.sentence.index)


def camp_of(party: "Party") -> tuple[str, str]:
    """The land of a party and, of those who do not govern it, what they are: Peru's rebels, Peru's opposition."""
    sector = party.sector or "GOV"
    return key_of(party), "" if sector in _RULING else sector


def other_camp(deals: Sequence[Deal], actors: Found, index: int) -> tuple[int, Found]:
    """'The rebels rejected Peru's offer. … They threatened to march on Lima': whom the doers last dealt with in their own land, and where."""
    own = {camp_of(p) for p in actors}
    if len(own) != 1:
        return -1, ()
    ((land, camp),) = own
    for deal in reversed(deals):
        if len(deal.actors) != 1 or len(deal.recipients) != 1:
            continue
        both = (deal.actors[0], deal.recipients[0])
        camps = [camp_of(p) for p in both]
        if any(p.code != land for p in both) or camps[0] == camps[1] or (land, camp) not in camps:
            continue
        other = both[1] if camps[0] == (land, camp) else both[0]
        lasting = bool({camp, other.sector} & AT_WAR)
        if not camp and other.sector not in _RIVALS:
            return -1, ()  # who governs a land does not turn to its people at large
        if not lasting and index - deal.sentence > _LATELY:
            return -1, ()
        return deal.sentence, (without_person(other),)
    return -1, ()


def same_breath(deals: Sequence[Deal], told: "Told", actors: Found) -> Found:
    """'freed Chile's prisoners and waived the claim', 'rejected Ruiz's call, warning that it would fight', 'Peru cut its tariffs for Chile, while
    Bolivia cut its own': to whom the verb was done that this one is joined to."""
    token = told.outer.token
    if told.negated or token is not told.outer.verb or any(c.dep in ("nsubjpass", "auxpass") for c in token.children):
        return ()
    head = token.head
    deal = next((d for d in reversed(deals) if d.token is head), None)
    if deal is None or not deal.recipients:
        return ()
    same = {key_of(p) for p in actors} == {key_of(p) for p in deal.actors}
    joined = token.dep == "conj" and told.code in _SHARED and same and not any(c.dep == "nsubj" for c in token.children)
    saying = token.dep == "advcl" and token.tag == "VBG" and told.code in WORDS and same and not _marked(token)
    if not joined and not saying:
        return ()
    if told.outer.pattern.rule.reciprocal and not saying:
        return ()
    found = tuple(p for p in deal.recipients if not landless(p) or not patients(token))
    return tuple(map(_governing, found)) if deal.code == "RETREAT" else found


def _governing(party: "Party") -> "Party":
    """'freed Chile's prisoners and waived the claim': the claim on Chile."""
    people = party.kind == "state" and party.sector in ("CVL", "MIL") and not party.person
    return structs.replace(party, sector="GOV") if people else party


def _marked(verb: Token) -> bool:
    """'after accusing', 'while warning': told with a word of its own."""
    return any(c.dep in ("mark", "prep", "advmod") and c.i < verb.i for c in verb.children)


def accuser(deals: Sequence[Deal], told: "Told", actors: Found) -> Found:
    """'Peru blamed Chile for the raid. … Chile denied any part in it': Peru."""
    if told.outer.pattern.rule.id != "reject.deny" or not actors:
        return ()
    own, index = {camp_of(p) for p in actors}, told.outer.token.sentence.index
    for deal in reversed(deals):
        if deal.code == "ACCUSE" and index - deal.sentence <= _REMEMBERED and own & {camp_of(p) for p in deal.recipients}:
            return tuple(without_person(p) for p in deal.actors if (p.code or p.person) and camp_of(p) not in own)
    return ()


def proposer(deals: Sequence[Deal], told: "Told", actors: Found) -> Found:
    """'Oman proposed talks. … Mali accepted the proposal': who made it."""
    token = told.outer.token
    if told.outer.pattern.rule.id != "agree.accept" or not any(map(points, patients(token))):
        return ()
    own = {key_of(p) for p in actors}
    for deal in reversed(deals):
        if deal.rule not in OFFERS or token.sentence.index - deal.sentence > _LATELY:
            continue
        asked = {key_of(p) for p in deal.recipients}
        if not own & {key_of(p) for p in deal.actors} and (not asked or asked & own):
            return tuple(p if landless(p) else without_person(p) for p in deal.actors)
    return ()


def talked_with(deals: Sequence[Deal], told: "Told", actors: Found) -> Found:
    """'Fiji and Tonga held talks with Samoa. … Samoa refused to resume the discussions': whoever it last talked with."""
    inner = told.chain[-1]
    nouns = {t.lemma for t in (*inner.objects, *inner.words, *patients(inner.token))}
    again = {t.lemma for t in (inner.token, *inner.words)} & _AGAIN
    if told.code not in ("REJECT", "AGREE") or not (again and nouns & _TALKS) or behind(inner.token, "with") or not actors:
        return ()
    if any(behind(o, "with", "between") for o in (*inner.objects, *patients(inner.token))):
        return ()
    own = {camp_of(p) for p in actors}
    for deal in reversed(deals):
        everyone = (*deal.actors, *deal.recipients)
        if deal.rule.startswith("consult.") and own & set(map(camp_of, everyone)):
            others = tuple(without_person(p) for p in everyone if camp_of(p) not in own and p.sector != "JRN")
            return others if others and all(p.code for p in others) else ()
    return ()


def mutual(drafts: "list[Draft]") -> "list[tuple[Draft, Found]]":
    """'Peru expelled two envoys, while Chile expelled four': of two like deeds in one sentence by two states, each is done to the other.

    Gives each event with its recipients."""
    found = [(d, d.recipients) for d in drafts]
    for i, one in enumerate(drafts):
        for j, other in enumerate(drafts):
            if i != j and not one.recipients and not other.recipients and _alike(one, other):
                found[i] = (one, tuple(without_person(p) for p in other.actors))
    return found


def _alike(one: "Draft", other: "Draft") -> bool:
    """Whether two events are one deed done by two, in clauses that are set side by side."""
    first, second = sorted((one.told.outer, other.told.outer), key=lambda r: r.token.i)
    if one.told.code != other.told.code or one.told.code not in _MUTUAL or first.pattern.rule.id != second.pattern.rule.id:
        return False
    inner = one.told.chain[-1].pattern
    if inner.rule.reciprocal or inner.code not in _MUTUAL - {"AGREE"} or first.pattern.rule.only is not None:
        return False
    lands = [[p.code for p in d.actors if p.kind == "state"] for d in (one, other)]
    if len(lands[0]) != 1 or len(lands[1]) != 1 or lands[0] == lands[1] or len(one.actors) != 1 or len(other.actors) != 1:
        return False
    beside = second.token.dep in ("conj", "advcl", "parataxis") and second.token.head is first.token
    marks = {c.lower for c in second.token.children if c.dep == "mark"}
    own = any(c.dep == "nsubj" for c in second.token.children)
    return is_verb(second.token) and beside and own and marks <= {"while", "whereas"}

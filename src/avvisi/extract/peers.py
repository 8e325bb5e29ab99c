"""What a deed shows of its two sides: 'the traders met their Ugandan counterparts', traders, too; who says it and whom his words name; who only goes home."""

from msgspec import structs

from avvisi.extract.base import Findings
from avvisi.extract.compose import Told
from avvisi.extract.sides import Found
from avvisi.model.facts import Party


def peers(actors: Found, recipients: Found) -> Found:
    """'Kenyan lawmakers met their Ugandan counterparts': lawmakers, too."""
    kinds = {p.sector for p in actors}
    if len(kinds) != 1 or not actors[0].sector or any(p.person for p in actors):
        return recipients
    return tuple(structs.replace(p, sector=actors[0].sector) if _counterpart(p) else p for p in recipients)


def _counterpart(party: Party) -> bool:
    return party.person is None and party.sector == "GOV" and (party.office or "").split()[-1:] == ["Counterpart"]


def turned_round(told: Told, actors: Found, recipients: Found, earlier: Findings) -> bool:
    """'"Soto's surrender," lashed the Post': who says it stands behind the verb, and whoever the words are of before it."""
    verb = told.outer.token
    if told.code != "ACCUSE" or verb is not told.outer.verb or len(actors) != 1 or len(recipients) != 1:
        return False
    speaker = recipients[0].span
    doer = actors[0].span
    if speaker is None or doer is None or speaker.start < verb.end:
        return False
    return any(
        q.content[0].start <= doer.start < q.content[-1].end <= verb.start and verb.start - q.content[-1].end <= 4 for q in earlier.quotes
    )


def homeward(told: Told, actors: Found, recipients: Found, earlier: Findings) -> bool:
    """'is to leave on Monday for Kenya', where the traveller is from: no dealing with anybody."""
    last = told.chain[-1]
    if last.pattern.code != "CONSULT" or last.pattern.rule.mode != "visit" or recipients or not actors:
        return False
    goals = [t for p in last.token.children if p.dep == "prep" and p.lower in ("for", "to") for t in p.children if t.dep == "pobj"]
    own = {p.code for p in actors}
    lands = [m for t in goals if (m := earlier.mention_of.get(t.i)) is not None and m.kind == "state" and m.form == "full"]
    return any(t.lower == "home" for t in goals) or any(m.code in own for m in lands)

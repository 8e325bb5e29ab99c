"""How a side of an event hangs on its deed: as which argument, across how many clauses, by what words, with what left unsaid."""

from collections.abc import Iterator

from avvisi.extract.base import Findings
from avvisi.extract.compose import Told
from avvisi.extract.grammar.tags import is_verb
from avvisi.extract.sides import Found
from avvisi.model.facts import Mention, Party
from avvisi.parse.tokens import Token

_WITHIN = frozenset({"compound", "amod", "nmod", "poss", "appos", "flat", "nummod", "quantmod"})  # inside one noun phrase
_CLAUSES = frozenset({"relcl", "advcl", "acl", "ccomp", "xcomp", "conj", "pcomp", "parataxis"})
_MANY = frozenset(
    {
        "community",
        "world",
        "nations",
        "countries",
        "states",
        "governments",
        "powers",
        "west",
        "africans",
        "europeans",
        "arabs",
        "westerners",
    }
)
_PREPOSITIONS = frozenset({"of", "with", "by", "to", "from", "in", "on", "against", "for", "between", "at", "over", "into"})
_SECTORS = frozenset({"GOV", "MIL", "REB", "OPP", "PTY", "CVL", "COP", "JUD", "LEG", "SPY", "UAF", "BUS", "NGO", "JRN"})


def of_many(party: Party) -> bool:
    """'the international community', 'western nations', 'Latin America': of no one land, whatever the report tells."""
    if party.code is not None or party.person:
        return False
    return party.kind == "bloc" or bool(_MANY & set(party.name.lower().split()))


def unplaced(party: Party) -> bool:
    """Whether its land or body is not known, though it must have one."""
    return party.code is None and not of_many(party)


def anchors(told: Told) -> list[Token]:
    """The words a deed's arguments hang on: the trigger and verb of each reading of the chain."""
    return list({t.i: t for r in told.chain for t in (r.token, r.verb) if t is not None}.values())


def signs_of(name: str, found: Found, told: Told, earlier: Findings) -> Iterator[str]:
    """The signs of one side, `name` before each."""
    yield from (f"{name}: {sign}" for sign in _signs(found, told, earlier))


def _signs(found: Found, told: Told, earlier: Findings) -> Iterator[str]:
    if len(found) != 1:
        yield ("nobody", "", "two", "several")[min(len(found), 3)]
    if not found:
        return
    if any(map(of_many, found)):
        yield "of many lands"
    if any(map(unplaced, found)):
        yield "some of no known land" if any(p.code for p in found) else "of no known land"
    if any(p.sector is None for p in found):
        yield "no sector"
    if any(p.implied for p in found):
        yield "implied land"
    party = found[0]
    yield f"kind {party.kind}"
    if party.sector in _SECTORS:
        yield f"sector {party.sector}"
    elif party.sector:
        yield "another sector"
    if party.person:
        yield "person" if party.office else "person without office"
    head = earlier.head_of(party.span)
    if head is None:
        yield "no words"
        return
    mention = earlier.mention_of.get(head.i)
    yield f"as {form_of(head, mention)}"
    yield from _place(head, told, earlier)
    yield from _known(party, earlier)


def form_of(head: Token, mention: Mention | None) -> str:
    """By what kind of word."""
    if head.tag in ("PRP", "PRP$", "WP", "WP$", "WDT"):
        return f"pronoun {'of owner' if head.tag == 'PRP$' else 'relative' if head.tag[0] == 'W' else 'personal'}"
    if mention is not None:
        return f"{mention.kind} {mention.form}"
    return "plain plural" if head.tag in ("NNS", "NNPS") else "plain name" if head.tag.startswith("NNP") else "plain words"


def _place(head: Token, told: Told, earlier: Findings) -> Iterator[str]:
    """Where it stands beside the deed, and by which road one gets there."""
    centre = told.outer.token
    if head.sentence is not centre.sentence:
        yield "in another sentence" if abs(head.sentence.index - centre.sentence.index) > 1 else "in the sentence beside"
        return
    yield "before" if head.i < centre.i else "behind"
    gap = abs(head.i - centre.i)
    yield "near" if gap <= 4 else "some words off" if gap <= 10 else "far" if gap <= 20 else "very far"
    roads = [_road(head, anchor) for anchor in anchors(told) if anchor.sentence is head.sentence]
    up, down = min(roads, key=lambda road: len(road[0]) + len(road[1]))
    steps = [t for t in up if t.dep not in _WITHIN]
    arrives = up[-1].dep if up else "itself"
    yield f"arrives as {arrives}"
    if len(up) > 1:
        yield f"inside a phrase, {up[0].dep}" if up[0].dep in _WITHIN | {"pobj", "conj"} else "inside a phrase, otherwise"
    crossed = sum(is_verb(t.head) and t is not up[-1] for t in up)
    yield f"{min(crossed, 2)} clauses up"
    deeper = [t.dep for t in down if t.dep in _CLAUSES]
    yield f"{min(len(deeper), 3)} clauses down"
    if deeper:
        yield f"deed lies in {deeper[0]}"
    if len(steps) > 3:
        yield "many steps up"
    first = head if head.dep not in _WITHIN else next((t for t in head.ancestors() if t.dep not in _WITHIN), head)
    if first.dep == "pobj":
        yield f"behind {first.head.lower}" if first.head.lower in _PREPOSITIONS else "behind another preposition"
    between = earlier.mentions_in(min(head.end, centre.end), max(head.start, centre.start))
    rivals = {m.name for m in between if m.kind in ("state", "person", "organisation", "group") and m.form not in ("pronoun", "adjective")}
    yield f"{min(len(rivals), 3)} others between"


def _road(head: Token, anchor: Token) -> tuple[list[Token], list[Token]]:
    """The steps up from a side's word to where its branch meets the deed's, and those from the deed's word up to there."""
    line = [anchor, *anchor.ancestors()]
    above = {t.i: n for n, t in enumerate(line)}
    up, token = [], head
    while token.i not in above and token.head is not token:
        up.append(token)
        token = token.head
    return up, line[: above.get(token.i, len(line))]


def _known(party: Party, earlier: Findings) -> Iterator[str]:
    """How much the report speaks of it."""
    if party.code is None:
        return
    told = earlier.times_told[party.code]
    yield f"its land {'told often' if told > 5 else 'told' if told > 1 else 'told once' if told else 'never told'}"

"""Whether the name of a city is a place's here, and of which city: those of several lands, or a site's own name."""

from collections import Counter
from collections.abc import Sequence

from avvisi.extract.gazetteer import Hit
from avvisi.extract.grammar.joined import word_after
from avvisi.lexicon.words import listed
from avvisi.parse.tokens import Parsed, Token

_SEATED = listed("home_offices_seated")
_PLACING = frozenset(("in", "at", "near"))
_SITES = listed("names_sites")
_PLACED = ("state", "adjective", "people", "capital", "city")


def of_lands_told(page: Parsed, hits: Sequence[Hit]) -> list[Hit]:
    """The hits, a city's name as that of the city which lies in a land the text speaks of."""
    lands = Counter(hit.entries[0].code for hit in hits if hit.entries[0].kind in _PLACED and not _several(hit))
    return [_of_a_site(page, _placed(hit, lands), lands) for hit in hits]


def read_as_town(page: Parsed, hit: Hit, token: Token) -> bool:
    """Whether the parse, or a preposition, has the city's name for a place's."""
    if token.tag not in ("NNP", "NNPS"):
        return False
    if token.ent not in ("PERSON", "ORG", "NORP"):
        return True
    before = page.tokens[hit.first - 1] if hit.first else None
    if before is None:
        return False
    return behind_place(page, hit) or before.text == "From" and word_after(page.tokens[hit.last - 1]) == ","


def behind_place(page: Parsed, hit: Hit) -> bool:
    """'in Arequipa', 'the mayor of Arequipa'."""
    return hit.first > 0 and (page.tokens[hit.first - 1].lower in _PLACING or _seat(page, hit))


def _seat(page: Parsed, hit: Hit) -> bool:
    """'Mayor Soto of Arequipa', 'the mayor of Arequipa'."""
    if hit.first < 2 or page.tokens[hit.first - 1].lower != "of":
        return False
    above = page.tokens[hit.first - 2]
    return above.lower in _SEATED or above.ent == "PERSON" and above.text[:1].isupper()


def _several(hit: Hit) -> bool:
    """Whether cities of several lands have this name."""
    return len({e.code for e in hit.entries if e.kind in ("city", "capital")}) > 1


def _of_a_site(page: Parsed, hit: Hit, lands: Counter[str]) -> Hit:
    """'Bole airport', 'Lindum prison': a site's own name. A city far away that is called so tells no land unless the report speaks of that land."""
    entry = hit.entries[0]
    behind = page.tokens[hit.last] if hit.last < len(page.tokens) else None
    if entry.kind != "city" or behind is None or behind.lower not in _SITES or lands[entry.code] > 1:
        return hit
    return hit._replace(entries=tuple(e._replace(code="") if e.kind == "city" else e for e in hit.entries))


def _placed(hit: Hit, lands: Counter[str]) -> Hit:
    """The hit with the city first that lies in a land the text speaks of, where it says nothing of the greater city's: Tripoli in Lebanon."""
    if not _several(hit) or hit.of("state", "adjective", "people", "body", "media") is not None:
        return hit
    best = max((e for e in hit.entries if e.kind == "city"), key=lambda e: lands[e.code])
    if best.code == hit.entries[0].code or lands[best.code] < 2 or lands[hit.entries[0].code]:
        return hit
    return hit._replace(entries=(best, *(e for e in hit.entries if e is not best and e.kind != "capital")))

"""Whether the name of a city is a place's here, and of which city: those of several lands, a part of one that is called as
another land, or a site's own name."""

from collections import Counter
from collections.abc import Sequence

from avvisi.extract.gazetteer import Entry, Hit
from avvisi.extract.grammar.joined import word_after
from avvisi.lexicon.words import listed
from avvisi.parse.tokens import Parsed, Token

_SEATED = listed("home_offices_seated")
_PLACING = frozenset(("in", "at", "near"))
_SITES = listed("names_sites")
_AMERICA, _TWINS = "USA", listed("which_city_twins")
_AMERICAN = listed("unsaid_parties") | listed("which_city_american")
_LANDS, _OF_ITS_OWN = ("state",), ("adjective", "people", "capital")
_PLACED = ("state", "adjective", "people", "capital", "city")


def of_lands_told(page: Parsed, hits: Sequence[Hit]) -> list[Hit]:
    """The hits, a city's name as that of the city which lies in a land the text speaks of."""
    lands = Counter(hit.entries[0].code for hit in hits if hit.entries[0].kind in _PLACED and not _several(hit))
    parts = _parts_called_as_lands(page, hits)
    return [_of_a_site(page, _placed(_as_part(hit, parts), lands), lands) for hit in hits]


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


def _parts_called_as_lands(page: Parsed, hits: Sequence[Hit]) -> frozenset[str]:
    """The names of lands that are parts of another here: Georgia, where the text says 'the state of Georgia', or tells of American towns, counties
    and parties and of no other land."""
    twins = [(hit, land) for hit in hits if (land := hit.of("state")) is not None and land.name in _TWINS]
    if not twins:
        return frozenset()
    told = {
        h.entries[0].code
        for h in hits
        if h.entries[0].kind in _LANDS and h.entries[0].name not in _TWINS or h.entries[0].kind in _OF_ITS_OWN
    }
    towns = any(h.entries[0].kind == "city" and h.entries[0].code == _AMERICA for h in hits)
    inside = (towns or any(t.text in _AMERICAN for t in page.tokens)) and told <= {_AMERICA}
    seats = {h.entries[0].code for h in hits if h.entries[0].kind == "capital"}
    called = {land.name for hit, land in twins if _state_of(page, hit) and land.code not in seats and told <= {_AMERICA, land.code}}
    return frozenset(called | ({land.name for _, land in twins} if inside else set()))


def _state_of(page: Parsed, hit: Hit) -> bool:
    """'the state of Georgia'."""
    return [t.lower for t in page.tokens[max(hit.first - 2, 0) : hit.first]] == ["state", "of"]


def _as_part(hit: Hit, parts: frozenset[str]) -> Hit:
    land = hit.of("state", "people")
    if land is None or land.name not in parts:
        return hit
    return hit._replace(entries=(Entry("city", land.name, _AMERICA, what=land.name),))


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

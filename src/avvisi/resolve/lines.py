"""How many independent lines an incident's reports can be at most: copies, shared passages and shared sources fall together."""

from collections.abc import Iterable, Mapping, Sequence

from avvisi.extract.quotes.house import of_the_house
from avvisi.resolve.passages import Shared
from avvisi.resolve.unions import Unions


def sharing(shared: Sequence[Shared]) -> dict[int, set[int]]:
    """Document -> the documents it shares passages with."""
    found: dict[int, set[int]] = {}
    for s in shared:
        found.setdefault(s.left, set()).add(s.right)
        found.setdefault(s.right, set()).add(s.left)
    return found


def roots(links: Iterable[tuple[str | None, str]]) -> set[str]:
    """The named agencies, media and documents among (name, kind) of the links behind the outlet: who relies on the same one is no second source.

    'State television' and 'local media' are no names: those of one report need not be those of another.
    """
    return {name.casefold() for name, kind in links if name and kind in ("agency", "media", "document") and named(name)}


def named(name: str | None) -> bool:
    """Whether it is a name: capitals, and not that of a sentence's first word alone."""
    words = [w for w in (name or "").split() if w.lower() not in ("the", "a", "an")]
    return any(w[:1].isupper() for w in (words[1:] if len(words) > 1 else words))


def lines(
    documents: Sequence[int], shared: Mapping[int, set[int]], relied: Mapping[int, Iterable[str]], outlets: Mapping[int, str | None]
) -> int:
    """At most so many independent sources. `relied[d]` are the roots on which all that document d says of the incident rests.

    A document whose own outlet is the root another relies on falls together with it.
    """
    place = {d: i for i, d in enumerate(documents)}
    groups = Unions(len(documents))
    by_root: dict[str, int] = {}
    houses = {o for o in (outlets.get(d) for d in documents) if o}
    for d in documents:
        for other in shared.get(d, ()):
            if other in place:
                groups.join(place[d], place[other])
        outlet = outlets.get(d)
        for root in sorted({*(_house(r, houses) for r in relied.get(d, ())), *([outlet.casefold()] if outlet else [])}):
            if root in by_root:
                groups.join(place[d], by_root[root])
            else:
                by_root[root] = place[d]
    return len({groups.of(i) for i in range(len(documents))})


def _house(root: str, outlets: Iterable[str]) -> str:
    """The outlet of these reports that a root is the short name of ('the Meridian agency' of Meridian Wire), else the root."""
    return next((o.casefold() for o in sorted(outlets) if of_the_house(root, o)), root)

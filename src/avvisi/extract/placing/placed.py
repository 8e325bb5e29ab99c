"""A party that was given the likeliest of the report's lands: what it was before, and why."""

from collections.abc import Iterable
from typing import NamedTuple

from msgspec import structs

from avvisi.extract.sides import Found
from avvisi.model.facts import Party


class Placed(NamedTuple):
    """The party as the rules left it, and the signs that lead."""

    was: Party
    why: str


def as_before(found: Found, placed: Iterable[Placed]) -> Found:
    """The parties as the rules left them, by their words, each in the role it has."""
    was = {one.was.span: one.was for one in placed}
    return tuple(structs.replace(was[p.span], role=p.role) if p.span in was and p.code != was[p.span].code else p for p in found)

"""What a report tells of each of its lands as a whole, and where it names them: the ground on which single parties are weighed."""

from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from avvisi.extract.newsroom import lead_of
from avvisi.extract.setting import Setting
from avvisi.parse.tokens import Token

_MOST = 8  # lands
_SHARES = ((0.75, "three quarters"), (0.5, "half"), (0.25, "a quarter"), (0.1, "a tenth"))
_HOW = {"person": "person", "state": "state", "place": "place"}
_RANKS = ("most", "second", "third")


class Named(NamedTuple):
    """A land named, or somebody or something known to be of it: at which word, how."""

    at: int
    land: str
    how: str


class Report:
    """`lands` of one report, most told first, `signs[land]` of the whole, `named` in order of the text."""

    def __init__(self, setting: Setting) -> None:
        self.setting, self.page, self.earlier = setting, setting.page, setting.earlier

    @cached_property
    def named(self) -> list[Named]:
        """Every word that tells of a land, pronouns aside."""
        found = []
        for mention in self.earlier.mentions:
            if mention.form == "pronoun" or self.earlier.in_margins(mention):
                continue
            head = self.earlier.head_of(mention.span)
            if mention.kind == "person":
                land = self.setting.tenures.get(mention.name) or self.setting.lands.person(mention.name)
            else:
                land = self.setting.code_of(mention) or (self.setting.lands.body(mention.name) if mention.kind != "place" else None)
            how = "adjective" if mention.kind == "state" and mention.form == "adjective" else _HOW.get(mention.kind, "body")
            if land is not None and head is not None:
                found.append(Named(head.i, land, how))
        return sorted({*found, *self._towns({one.at for one in found})})

    def _towns(self, known: set[int]) -> Iterator[Named]:
        """Towns, provinces and peoples that only the lists of places know."""
        for sign in self.setting.homeland.signs:
            token = self.page.token_at(sign.start) if sign.kind in ("town", "part", "city", "body") else None
            if token is not None and token.i not in known and sign.land in self.setting.states:
                yield Named(token.i, sign.land, "place" if sign.kind != "body" else "body")

    @cached_property
    def _places(self) -> list[int]:
        return [one.at for one in self.named]

    def within(self, first: int, last: int) -> list[Named]:
        """What is named by the tokens [first, last)."""
        return self.named[bisect_left(self._places, first) : bisect_left(self._places, last)]

    @cached_property
    def lands(self) -> tuple[str, ...]:
        """The lands that a party of it may be of."""
        weights = self.setting.weights
        ranked = [land for land, _ in weights.most_common(_MOST)]
        room = self.setting.grounds.newsroom
        more = (self.setting.dateline, room.outlets_land, *(one.land for one in self.named if one.how == "person"))
        return tuple(dict.fromkeys([*ranked, *(land for land in more if land in self.setting.states)]))

    @cached_property
    def signs(self) -> dict[str, tuple[str, ...]]:
        """Land -> what of the whole report speaks for it."""
        return {land: tuple(self._of(land)) for land in self.lands}

    def _of(self, land: str) -> list[str]:
        setting = self.setting
        found = [
            name
            for name, known in (
                ("dateline", setting.dateline),
                ("home", setting.home),
                ("topic", setting.topic),
                ("domestic", setting.homeland.domestic),
                ("outlet", setting.grounds.newsroom.outlets_land),
            )
            if known == land
        ]
        weights = setting.weights
        share = weights[land] / max(1, weights.total())
        rank = sum(weight > weights[land] for weight in weights.values())
        found.append(f"told {_RANKS[rank]}" if rank < len(_RANKS) and weights[land] else "told less")
        found.append(next((f"over {words} of all" for least, words in _SHARES if share >= least), "hardly told"))
        if len(self.lands) == 1:
            found.append("no other land")
        elif rank == 0 and sum(weight == weights[land] for weight in weights.values()) == 1:
            found.append("told most, alone")
        found += ["in the headline"] * (land in self._headline) + ["in the lead"] * (land in self._lead)
        return found + ["acts in the lead"] * (land == self._acting)

    @cached_property
    def _headline(self) -> set[str]:
        return {one.land for s in self.page.sentences if s.region == "title" for one in self.within(s.tokens[0].i, s.tokens[-1].i + 1)}

    @cached_property
    def _acting(self) -> str | None:
        """Who acts in the lead."""
        lead = lead_of(self.page)
        return self.setting.acting(lead.root) if lead is not None else None

    @cached_property
    def _lead(self) -> set[str]:
        lead = lead_of(self.page)
        return {one.land for one in self.within(lead.tokens[0].i, lead.tokens[-1].i + 1)} if lead is not None else set()

    def of(self, noun: Token) -> str | None:
        """The land of a name, or of whose it is."""
        return self.setting.of(noun)

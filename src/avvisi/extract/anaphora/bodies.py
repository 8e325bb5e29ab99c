"""'the alliance' after NATO, 'the newspaper', 'the party': which organisation or medium."""

from collections.abc import Iterator, Mapping

from avvisi.extract.anaphora.told import REACH, Told
from avvisi.model.facts import Mention
from avvisi.parse.tokens import Token

BODY_NOUNS: dict[str, frozenset[str]] = {
    word: frozenset(kinds.split())
    for word, kinds in {
        "agency": "agency", "newspaper": "newspaper", "daily": "newspaper", "paper": "newspaper", "magazine": "magazine", "channel": "broadcaster",
        "broadcaster": "broadcaster", "network": "broadcaster", "station": "broadcaster", "website": "website", "alliance": "alliance", "bloc": "igo bloc",
        "organization": "igo ngo", "organisation": "igo ngo", "union": "", "council": "", "league": "", "commission": "", "ministry": "ministry",
        "group": "armed ngo", "movement": "armed", "militia": "armed", "party": "party", "court": "court", "tribunal": "court", "parliament": "chamber",
        "company": "company", "bank": "", "fund": "", "front": "", "committee": "",
    }.items()
}  # fmt: skip


class Bodies:
    """`at(token)` resolves a noun for one body; `kinds` says of what kind each known body is."""

    def __init__(self, told: Told, kinds: Mapping[str, str]) -> None:
        self.told, self.kinds = told, kinds

    def at(self, token: Token) -> Iterator[Mention]:
        """'the alliance' after NATO, 'the agency' after a body or medium that is one, 'the newspaper'."""
        if any(child.i > token.i and child.dep in ("prep", "appos", "relcl") for child in token.children) or token.dep in (
            "compound",
            "attr",
            "appos",
        ):
            return
        for target in reversed(self.told.things):
            if token.sentence.index - target.sentence.index > REACH or target.head.i >= token.i or target.mention.kind == "state":
                continue
            kind = self.kinds.get(target.mention.name, "")
            if kind in BODY_NOUNS[token.lower] or token.lower in target.mention.name.lower().split():
                yield self.told.mention([token], target.mention, "description", "anaphora.body")
                self.told.stood(target, token)
                return

"""'its northern neighbour', 'the neighbouring government', 'the government there': which state.

A neighbour is the other of the two lands that a report plays between, seen from the one that the words or the deed belong to; where the words
say on which side it lies, it must lie there, and is any land of the report that alone does. Where neither tells, it is nobody.
"""

import math
from collections.abc import Iterator, Mapping

from avvisi.extract.anaphora.told import Told, back
from avvisi.extract.between import two_lands
from avvisi.extract.grammar.subject_object import logical_subject
from avvisi.extract.grammar.tags import SUBJECTS, is_verb
from avvisi.extract.setting import Setting
from avvisi.lexicon.words import listed
from avvisi.model.facts import Mention
from avvisi.parse.tokens import Token

_NOUNS = frozenset({"neighbour", "neighbor"})
_BESIDE = frozenset({"neighbouring", "neighboring"})
_STATES = frozenset({"country", "state", "nation", "government", "republic", "kingdom", "capital"})
_RULERS = listed("anaphora_rulers")
_SIDES = {
    "northern": (1.0, 0.0), "southern": (-1.0, 0.0), "eastern": (0.0, 1.0), "western": (0.0, -1.0), "northeastern": (1.0, 1.0),
    "northwestern": (1.0, -1.0), "southeastern": (-1.0, 1.0), "southwestern": (-1.0, -1.0),
}  # fmt: skip
_WITHIN = 0.5  # cosine: at most 60 degrees off the side that is said
_SURELY_NOT = 0.0
_REACH = 3  # sentences
_OTHERS = frozenset({"a", "an", "any", "every", "no", "each", "some", "third", "another", "other"})


class Neighbours:
    """`is_one(token)` says whether a noun is told as a neighbour or as of 'there'; `at(token)` which state it is."""

    def __init__(self, told: Told, setting: Setting, centres: Mapping[str, tuple[float, float]]) -> None:
        self.told, self.setting, self.centres = told, setting, centres
        self.two = two_lands(setting)

    def is_one(self, token: Token) -> bool:
        """One state, by a noun for a neighbour that no name explains, or the rulers 'there'."""
        if token.tag not in ("NN", "NNS") or token.dep in ("compound", "attr") or any(c.dep in ("appos", "nummod") for c in token.children):
            return False
        left = {c.lower for c in token.children if c.i < token.i}
        if left & _OTHERS or any(c.tag in ("NNP", "NNPS") and c.dep != "poss" for c in token.children if c.i < token.i):
            return False
        if token.lower in _RULERS:
            if any(c.lower == "there" and c.i == token.i + 1 for c in token.children):
                return True
            return token.tag == "NN" and bool(left & _BESIDE) and "the" in left and token.lemma in _STATES
        if token.tag != "NN":
            return False
        return token.lemma in _NOUNS and bool(left) or token.lemma in _STATES and bool(left & _BESIDE) and "the" in left

    def at(self, token: Token) -> Iterator[Mention]:
        """The state, where the report tells which."""
        there = token.lower in _RULERS and any(c.lower == "there" for c in token.children)
        code = self._spoken_of(token) if there else self._beside(token)
        like = self._known(code) if code is not None else None
        if like is None:
            return
        first = min((c for c in token.children if c.i < token.i), key=lambda c: c.i, default=token)
        last = token.i + 1 if there else token.i
        first = token if first.dep == "poss" and not first.lower.startswith(("its", "his", "her", "their")) else first
        mention = self.told.mention(self.told.page.tokens[first.i : last + 1], like, "description", "anaphora.neighbour")
        yield mention
        self.told.enter(mention, token)

    def _known(self, code: str) -> Mention | None:
        """The land as it was told before, else a name of it that the report comes to later."""
        told = (*(t.mention for t in self.told.things), *self.told.earlier.mentions)
        return next((m for m in told if m.kind == "state" and m.code == code), None)

    def _beside(self, token: Token) -> str | None:
        """The other land, seen from whose neighbour it is."""
        own = self._whose(token)
        side = next((_SIDES[c.lower.replace("-", "")] for c in token.children if c.lower.replace("-", "") in _SIDES), None)
        if own is None:
            return None
        other = next((code for code in self.two if code != own), None) if self.two is not None and own in self.two else None
        if side is None:
            return other
        if other is not None and self._lies(own, other, side) > _SURELY_NOT:
            return other
        named = {m.code for m in self.told.earlier.mentions if m.kind == "state" and m.code in self.centres and m.code != own}
        fitting = [code for code in named if code is not None and self._lies(own, code, side) >= _WITHIN]
        return fitting[0] if len(fitting) == 1 else None

    def _whose(self, token: Token) -> str | None:
        """'Chad's neighbour', 'its neighbour': of whoever owns it; 'the neighbour': of whoever acts on it, else of the report's home."""
        owner = token.child("poss")
        if owner is not None:
            if (land := self.setting.of(owner)) is not None or owner.tag != "PRP$":
                return land
            verb = next((t for t in token.ancestors() if is_verb(t)), None)
            subjects = [s for s in logical_subject(verb) if s.i < token.i] if verb is not None else []
            lands = {self.setting.of(s) for s in subjects}
            return lands.pop() if len(lands) == 1 else None
        if token.dep not in SUBJECTS:
            verb = next((t for t in token.ancestors() if is_verb(t)), None)
            acting = self.setting.acting(verb) if verb is not None else None
            if acting is not None:
                return acting
        if self.setting.home is not None:
            return self.setting.home
        return self.two[0] if self.two is not None else None

    def _spoken_of(self, token: Token) -> str | None:
        """'the government there': of the land that was spoken of last."""
        for sentence in back(self.told.page, token, _REACH):
            here = [t for t in self.told.before(self.told.things, sentence, token) if t.mention.kind == "state"]
            if here:
                return here[-1].mention.code
        return None

    def _lies(self, own: str, other: str, side: tuple[float, float]) -> float:
        """How well the other land lies on that side, as a cosine; -1 where its place isn't known."""
        here, there = self.centres.get(own), self.centres.get(other)
        if here is None or there is None:
            return -1.0
        north = there[0] - here[0]
        east = ((there[1] - here[1] + 180) % 360 - 180) * math.cos(math.radians((here[0] + there[0]) / 2))
        length = math.hypot(north, east) * math.hypot(*side)
        return (north * side[0] + east * side[1]) / length if length else -1.0

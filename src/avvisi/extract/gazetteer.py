"""Finds the names of the world's lists in a text: longest match, capital letters as written, no judgement yet about what each means here."""

import re
from typing import Literal, NamedTuple

from avvisi.lexicon.world import World
from avvisi.parse.tokens import Parsed

Kind = Literal["state", "adjective", "people", "capital", "seat", "body", "region", "media", "city", "epithet", "area"]
_CHUNK = re.compile(r"\w+")
_QUOTES = str.maketrans("’‘ʼ\u00a0", "''' ")
LONGEST = 9  # tokens
_OPENED = 3  # tokens


class Entry(NamedTuple):
    """One meaning of a name: `name` is canonical; `code` ISO3 or PLOVER's; `kind` says which list."""

    kind: Kind
    name: str
    code: str
    sector: str = ""
    what: str = ""
    context: bool = False
    told: bool = False
    since: int = 0
    until: int = 9999

    def lived(self, year: int) -> bool:
        """Whether the state existed in this year."""
        return self.since <= year <= self.until


class Hit(NamedTuple):
    """Tokens [first, last) that spell a name of the lists, and what it may mean."""

    first: int
    last: int
    entries: tuple[Entry, ...]

    def of(self, *kinds: Kind) -> Entry | None:
        """The first meaning of these kinds."""
        return next((e for kind in kinds for e in self.entries if e.kind == kind), None)


class Gazetteer:
    """`find(page)` gives the hits in order, none overlapping another."""

    def __init__(self, world: World) -> None:
        self.names: dict[str, list[Entry]] = {}
        for state in world.states:
            since, until = int(state.since or 0), int(state.until or 9999)
            for name in (state.name, *state.names):
                self._add(name, Entry("state", state.name, state.code, since=since, until=until))
            for word in state.adjectives:
                self._add(word, Entry("adjective", state.name, state.code, since=since, until=until))
                if word.endswith(
                    ("n", "i", "k", "b", "g", "t", "c", "x", "r", "d", "z", "o", "a", "e", "u", "s", "q", "l")
                ) and not word.endswith(("ese", "ish", "ch", "ss")):
                    self._add(word + "s", Entry("people", state.name, state.code, since=since, until=until))
            for word in state.peoples:
                self._add(word, Entry("people", state.name, state.code, since=since, until=until))
            for word in state.capitals:
                self._add(word, Entry("capital", state.name, state.code, what=word, since=since, until=until))
        for body in world.bodies:
            kind: Kind = "seat" if body.kind == "seat" else "region" if body.kind == "region" else "body"
            for name in (body.name, *body.aliases):
                self._add(name, Entry(kind, body.name, body.code, body.sector, body.kind, body.context, body.told))
        for medium in world.media:
            for name in (medium.name, *medium.aliases):
                self._add(name, Entry("media", medium.name, medium.country, "", medium.kind))
        parts = {word: part for word, part in world.parts.items() if part.name == word}  # Florida is no town of Cuba's
        for word, part in parts.items():
            self._add(word, Entry("city", word, part.code, what=word))
        for city in (*world.cities, *world.namesakes):
            if city.name not in parts:
                self._add(city.name, Entry("city", city.name, city.country, what=city.city))
        for area in world.regions:
            self._add(area, Entry("area", area, ""))  # 'Central American' is not American
        states = world.code_names
        for words, codes in world.epithets.items():
            for code in codes:
                self._add(words, Entry("epithet", states[code], code))
        self.first: dict[str, int] = {}
        for name in self.names:
            chunk = _CHUNK.match(name)
            key = chunk.group() if chunk else name[0]
            self.first[key] = max(self.first.get(key, 0), len(name))

    def _add(self, name: str, entry: Entry) -> None:
        entries = self.names.setdefault(name.translate(_QUOTES), [])
        if all((e.kind, e.code, e.name) != (entry.kind, entry.code, entry.name) for e in entries):
            entries.append(entry)

    def find(self, page: Parsed) -> list[Hit]:
        """All hits; a name inside a longer one is not found on its own."""
        found, tokens, at = [], page.tokens, 0
        while at < len(tokens):
            hit = self._longest(page, at)
            if hit:
                found.append(hit)
                at = hit.last
            else:
                at += 1
        return found

    def _longest(self, page: Parsed, at: int) -> Hit | None:
        tokens = page.tokens
        token = tokens[at]
        chunk = _CHUNK.match(token.text)
        limit = self.first.get(chunk.group() if chunk else token.text[:1], 0)
        if not limit:
            return self._opening(page, at)
        best, text, last = None, token.text, at + 1
        while True:
            entries = self.names.get(text.translate(_QUOTES))
            if entries:
                best = Hit(at, last, tuple(entries))
            if last >= len(tokens) or last - at >= LONGEST or tokens[last].sentence is not token.sentence:
                return best
            text += (" " if tokens[last].start > tokens[last - 1].end else "") + tokens[last].text
            last += 1
            if len(text) > limit:
                return best

    def _opening(self, page: Parsed, at: int) -> Hit | None:
        """'KENYA has asked', 'NEW ZEALAND and Fiji': a land in the capitals with which some papers open a report; only at a sentence's beginning."""
        tokens, token = page.tokens, page.tokens[at]
        if not token.text.isupper() or len(token.text) < 3 or token is not token.sentence.tokens[0] or token.sentence.shouted:
            return None
        run = 1
        while run < _OPENED and at + run < len(tokens) and tokens[at + run].text.isupper() and tokens[at + run].text.isalpha():
            run += 1
        for size in range(run, 0, -1):
            words = " ".join(t.text.title() for t in tokens[at : at + size])
            entries = tuple(e for e in self.names.get(words, ()) if e.kind in ("state", "adjective"))
            if entries and len(words) > 3:
                return Hit(at, at + size, entries)
        return None

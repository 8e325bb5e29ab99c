"""Persons named in a document: who is introduced in full, and which later surname is whose. The document itself is the authority."""

from collections import defaultdict
from typing import NamedTuple

from avvisi.extract.gazetteer import Hit, shouted
from avvisi.lexicon.skeleton import PARTICLES, core, fold, skeleton
from avvisi.lexicon.world import World
from avvisi.parse.tokens import Parsed, Token

LONGEST = 8  # tokens of a name
# A run of capitals that ends so names a thing after a person, or no person at all.
THINGS = frozenset(
    [
        "airport",
        "act",
        "law",
        "plan",
        "doctrine",
        "street",
        "square",
        "avenue",
        "road",
        "bridge",
        "university",
        "college",
        "school",
        "hospital",
        "prize",
        "award",
        "foundation",
        "center",
        "centre",
        "institute",
        "library",
        "museum",
        "stadium",
        "house",
        "palace",
        "castle",
        "hall",
        "tower",
        "building",
        "park",
        "river",
        "lake",
        "mountain",
        "island",
        "islands",
        "sea",
        "ocean",
        "gulf",
        "strait",
        "bay",
        "cape",
        "valley",
        "desert",
        "base",
        "camp",
        "prison",
        "court",
        "committee",
        "commission",
        "council",
        "agency",
        "department",
        "ministry",
        "office",
        "bureau",
        "party",
        "union",
        "front",
        "movement",
        "army",
        "force",
        "forces",
        "brigade",
        "brigades",
        "corps",
        "group",
        "company",
        "corporation",
        "inc",
        "ltd",
        "bank",
        "fund",
        "treaty",
        "accord",
        "accords",
        "agreement",
        "pact",
        "protocol",
        "convention",
        "declaration",
        "charter",
        "resolution",
        "conference",
        "summit",
        "congress",
        "parliament",
        "assembly",
        "senate",
        "cup",
        "day",
        "week",
        "war",
        "times",
        "post",
        "news",
        "journal",
        "daily",
        "tribune",
        "herald",
        "television",
        "radio",
        "tv",
        "airlines",
        "airways",
        "province",
        "district",
        "region",
        "state",
        "city",
        "county",
        "republic",
        "kingdom",
        "federation",
        "administration",
        "government",
        "cabinet",
        "report",
        "initiative",
        "process",
        "formula",
        "church",
        "mosque",
        "cathedral",
        "temple",
        "dam",
        "pipeline",
    ]
)
NOT_NAMES = frozenset(
    [
        "the",
        "a",
        "an",
        "in",
        "on",
        "at",
        "of",
        "for",
        "and",
        "but",
        "or",
        "if",
        "as",
        "he",
        "she",
        "they",
        "we",
        "you",
        "i",
        "it",
        "this",
        "that",
        "these",
        "those",
        "his",
        "her",
        "their",
        "its",
        "our",
        "your",
        "what",
        "who",
        "when",
        "where",
        "why",
        "how",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "god",
        "allah",
        "islam",
        "muslim",
        "muslims",
        "christian",
        "christians",
        "jewish",
        "jew",
        "jews",
        "sunni",
        "shiite",
        "shia",
        "arab",
        "arabs",
        "kurd",
        "kurds",
        "kurdish",
        "islamist",
        "photo",
        "file",
        "reuters",
        "internet",
        "covid",
        "brexit",
        "christmas",
        "easter",
        "ramadan",
        "eid",
        "yes",
        "no",
        "not",
    ]
)


class Run(NamedTuple):
    """Tokens [first, last) that may be a person's name; `sure` where the parse or a title says so."""

    first: int
    last: int
    sure: bool


class Named(NamedTuple):
    """A person's name in the text: whose, and whether in full there."""

    first: int
    last: int
    name: str
    full: bool


class People:
    """`find(page, hits)` gives the persons' names in order of the text."""

    def __init__(self, world: World) -> None:
        kinds = ("head", "rank", "honorific", "counterpart")
        self.titles = {word for kind in kinds for word in world.words.get(kind, {}) if " " not in word}
        self.modifiers = {
            w
            for k in ("former", "then", "late", "elect", "interim", "acting", "outgoing", "current", "keep", "plain")
            for w in world.words[k]
        }
        self.honorifics = set(world.words["honorific"]) | set(world.words["rank"])

    def find(self, page: Parsed, hits: list[Hit]) -> list[Named]:
        """Names introduced in full first, then the short forms that belong to them, then bare names the parse calls persons."""
        owner = {i: hit for hit in hits for i in range(hit.first, hit.last)}
        runs = self._runs(page, owner)
        full = [run for run in runs if len(core(_text(page, run))) > 1]
        book = Book(page, full)
        found = [Named(run.first, run.last, book.name(run), True) for run in full]
        taken = {i for run in full for i in range(run.first, run.last)}
        for run in self._short(page, owner, runs, book, taken):
            words = _text(page, run)
            whose = book.whose(words, run.first, self._title_before(page, run.first))
            if whose is None and not run.sure:
                continue
            found.append(Named(run.first, run.last, whose or words, False))
            taken.update(range(run.first, run.last))
        return sorted(found)

    def _runs(self, page: Parsed, owner: dict[int, Hit]) -> list[Run]:
        """Candidate names: what the parse calls a person, repaired; capitals behind a title; capitals before ', a title'."""
        runs: list[Run] = []
        at, tokens = 0, page.tokens
        while at < len(tokens):
            token = tokens[at]
            person = token.ent == "PERSON" and token.text[:1].isupper()
            titled = (
                at > 0 and self._name_token(token, owner) and self._is_title(tokens[at - 1]) and tokens[at - 1].sentence is token.sentence
            )
            if not (person or titled) or shouted(token):
                at += 1
                continue
            run = self._grow(page, owner, at, titled)
            if run is None:
                at += 1
                continue
            if not runs or run.first >= runs[-1].last:
                runs.append(run)
            at = max(run.last, at + 1)
        return runs

    def _grow(self, page: Parsed, owner: dict[int, Hit], at: int, titled: bool) -> Run | None:
        """The whole name around this token, without titles; None where it is none."""
        tokens = page.tokens
        first = at
        while self._is_title(tokens[first]) and first + 1 < len(tokens) and self._name_token(tokens[first + 1], {}):
            first += 1  # 'President Lula': the entity began with the title
        while first > 0 and self._joins(tokens, first - 1, first, owner):
            first -= 1
        last = first + 1
        while last < len(tokens) and last - first < LONGEST and self._joins(tokens, last, last - 1, owner):
            last += 1
        while last > first + 1 and (not tokens[last - 1].text[:1].isupper() or tokens[last - 1].lower in NOT_NAMES):
            last -= 1
        return self._judge(page, owner, Run(first, last, True), titled)

    def _judge(self, page: Parsed, owner: dict[int, Hit], run: Run, titled: bool) -> Run | None:
        tokens = page.tokens[run.first : run.last]
        end = page.tokens[run.last] if run.last < len(page.tokens) else None
        if tokens[-1].lower in THINGS or any(t.lower in NOT_NAMES for t in tokens[:1]) or not tokens[0].text[:1].isalpha():
            return None
        if end is not None and end.text[:1].isupper() and end.lower in THINGS and end.start == tokens[-1].end + 1:
            return None  # 'Charles de Gaulle Airport'
        hit = owner.get(run.first)
        if hit and hit.first <= run.first and hit.last >= run.last:
            if len(tokens) > 1 and hit.of("media", "body", "seat", "state", "region"):
                return None
            if len(tokens) == 1 and not (titled and hit.of("city", "capital")):
                return None
        if len(tokens) == 1 and (tokens[0].text.isupper() or len(tokens[0].text) < 2):
            return None
        if not titled and len(tokens) == 1 and run.first > 0 and page.tokens[run.first - 1].lower == "the" and tokens[0].dep != "compound":
            return None
        return run

    def _joins(self, tokens: list[Token], new: int, old: int, owner: dict[int, Hit]) -> bool:
        """Whether a neighbouring token belongs to the name: touching hyphens, particles, capitals next to it."""
        token, by = tokens[new], tokens[old]
        if token.sentence is not by.sentence:
            return False
        left, right = (token, by) if new < old else (by, token)
        if right.start > left.end + 1:
            return False
        if token.text in ("-", "‐", "–"):
            beyond = tokens[new + (new - old)] if 0 <= new + (new - old) < len(tokens) else None
            return (
                right.start == left.end
                and beyond is not None
                and beyond.text[:1].isalpha()
                and self._plain_part(beyond, owner, new + (new - old))
            )
        if by.text in ("-", "‐", "–"):
            return right.start == left.end
        if token.lower in PARTICLES and token.text.isalpha():
            beyond = tokens[new + (new - old)] if 0 <= new + (new - old) < len(tokens) else None
            return (
                token.text[:1].isupper()
                or token.lower
                in ("bin", "bint", "ibn", "al", "el", "ould", "van", "von", "de", "der", "da", "dos", "ul", "del", "di", "ter", "y")
                and beyond is not None
                and (beyond.text[:1].isupper() or beyond.text == "-" or beyond.lower in PARTICLES)
            )
        if not self._name_token(token, owner, new):
            return False
        return not (new < old and (self._is_title(token) or token.lower in self.modifiers))

    def _plain_part(self, token: Token, owner: dict[int, Hit], at: int) -> bool:
        hit = owner.get(at)
        return (
            token.text[:1].isupper()
            and token.lower not in ("elect", "designate")
            and not (hit and hit.of("state", "adjective"))
            or token.lower in PARTICLES
        )

    def _name_token(self, token: Token, owner: dict[int, Hit], at: int = -1) -> bool:
        """A capitalised word that could be part of a name."""
        if not token.text[:1].isupper() or token.lower in NOT_NAMES or token.ent in ("DATE", "NORP", "TIME", "LANGUAGE", "EVENT", "LAW"):
            return False
        if not (token.tag in ("NNP", "NNPS") or token.ent == "PERSON"):
            return False
        if self._is_title(token):
            return False
        hit = owner.get(at if at >= 0 else token.i)
        if hit is None or token.ent == "PERSON":
            return not (hit and hit.last - hit.first == 1 and hit.of("adjective", "media"))
        return (
            hit.of("city") is not None
            and hit.of("state", "adjective", "people", "body", "seat", "media", "region") is None
            and token.ent not in ("GPE", "LOC")
        )

    def _is_title(self, token: Token) -> bool:
        return token.lower in self.titles

    def _title_before(self, page: Parsed, first: int) -> str:
        return page.tokens[first - 1].lower if first > 0 and self._is_title(page.tokens[first - 1]) else ""

    def _short(self, page: Parsed, owner: dict[int, Hit], runs: list[Run], book: "Book", taken: set[int]) -> list[Run]:
        """Bare names: candidates of one word, and capitals that are a known person's surname though the parse calls them a place or firm."""
        found = [run for run in runs if run.first not in taken]
        seen = taken | {i for run in found for i in range(run.first, run.last)}
        for token in page.tokens:
            if token.i in seen or not token.text[:1].isupper() or not book.knows(token.text) or shouted(token) and len(token.text) < 4:
                continue
            first, last = self._hyphens(page, token.i, seen)
            words = page.document.text[page.tokens[first].start : page.tokens[last - 1].end]
            if not book.knows(words) or self._beside_a_name(page, first, last, seen, owner):
                continue
            hit = owner.get(token.i)
            if hit and (hit.last - hit.first > 1 or hit.of("state", "adjective", "people", "seat")):
                continue
            found.append(Run(first, last, False))
            seen.update(range(first, last))
        return sorted(found)

    def _hyphens(self, page: Parsed, at: int, seen: set[int]) -> tuple[int, int]:
        """A double name as one: 'al-Muallem', 'Amir-Abdollahian'."""
        tokens, first, last = page.tokens, at, at + 1
        while (
            first > 1
            and tokens[first - 1].text == "-"
            and tokens[first - 1].end == tokens[first].start
            and tokens[first - 2].end == tokens[first - 1].start
        ):
            first -= 2
        while (
            last + 1 < len(tokens)
            and tokens[last].text == "-"
            and tokens[last].start == tokens[last - 1].end
            and tokens[last + 1].text[:1].isupper()
        ):
            last += 2
        if first > 0 and tokens[first - 1].lower in ("al", "el", "bin", "de", "van", "von") and first - 1 not in seen:
            first -= 1
        return first, last

    def _beside_a_name(self, page: Parsed, first: int, last: int, seen: set[int], owner: dict[int, Hit]) -> bool:
        """Another capital word stands beside it: 'Maher Assad', 'Kennedy Airport' are not the known surname alone."""
        tokens = page.tokens
        before = tokens[first - 1] if first else None
        after = tokens[last] if last < len(tokens) else None
        if after is not None and after.start == tokens[last - 1].end + 1 and after.lower in THINGS and after.text[:1].isupper():
            return True
        if before is None or before.end + 1 != tokens[first].start or before.sentence is not tokens[first].sentence or first - 1 in owner:
            return False
        return before.tag == "NNP" and before.ent == "PERSON" and not self._is_title(before) and before.lower not in self.modifiers


class Book:
    """The persons introduced in full: what each is called, and who a shorter name may be."""

    def __init__(self, page: Parsed, runs: list[Run]) -> None:
        self.page = page
        self.persons: list[tuple[str, tuple[str, ...], list[int]]] = []  # name, skeleton of its words, places
        self._of: dict[Run, int] = {}
        for run in sorted(runs, key=lambda r: -len(core(_text(page, r)))):
            words = _text(page, run)
            self._of[run] = self._enter(words, run.first)
        self.by_part: dict[str, list[int]] = defaultdict(list)
        for number, (_, bones, _) in enumerate(self.persons):
            for bone in dict.fromkeys(bones):
                self.by_part[bone].append(number)

    def _enter(self, words: str, at: int) -> int:
        bones = tuple(skeleton(part) for part in core(words))
        for number, (_, known, places) in enumerate(self.persons):
            if _within(bones, known):
                places.append(at)
                return number
        self.persons.append((words, bones, [at]))
        return len(self.persons) - 1

    def name(self, run: Run) -> str:
        """The fullest form of this person's name in the document."""
        return self.persons[self._of[run]][0]

    def knows(self, word: str) -> bool:
        """Whether some person bears this word as part of the name."""
        return any(skeleton(part) in self.by_part for part in core(word)[-1:])

    def whose(self, words: str, at: int, title: str) -> str | None:
        """The person a short form means: surname first, then first name; the one named last before, where several share it."""
        bones = tuple(skeleton(part) for part in core(words))
        spelt = fold(words)
        best: tuple[tuple[int, int, int], str] | None = None
        for number in self.by_part.get(bones[-1], ()):
            name, known, places = self.persons[number]
            place = _place(bones, known)
            if place == 0 or not _alike(spelt, name):
                continue
            before = [p for p in places if p <= at]
            near = max(before) if before else -min(places)
            rank = (place, 1 if before else 0, near)
            if best is None or rank > best[0]:
                best = (rank, name)
        return best[1] if best else None


def _place(short: tuple[str, ...], known: tuple[str, ...]) -> int:
    """How well a short form fits a full name: 3 its end, 2 its beginning, 1 within, 0 not at all."""
    n = len(short)
    if short == known[-n:]:
        return 3
    if short == known[:n]:
        return 2
    return int(any(known[i : i + n] == short for i in range(len(known))))


def _alike(spelt: str, name: str) -> bool:
    """A skeleton alone is coarse: the letters must be near too ('Maduro', 'Mature')."""
    words = core(name)
    return any(spelt_word == word or (len(word) > 3 and _near(spelt_word, word)) for spelt_word in core(spelt)[-1:] for word in words)


def _near(a: str, b: str) -> bool:
    from rapidfuzz.distance import Levenshtein

    return bool(Levenshtein.normalized_similarity(a, b) >= 0.7) and a[:1] == b[:1]


def _within(short: tuple[str, ...], known: tuple[str, ...]) -> bool:
    """All words of one in the other, in order, the first or last the same."""
    rest = iter(known)
    return all(bone in rest for bone in short) and (short[-1] == known[-1] or short[0] == known[0] and len(short) > 1)


def _text(page: Parsed, run: Run) -> str:
    return page.document.text[page.tokens[run.first].start : page.tokens[run.last - 1].end]

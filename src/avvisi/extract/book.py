"""The persons a document introduces in full: what each is called, and who a shorter or differently spelt name may be."""

from collections import defaultdict

from rapidfuzz.distance import Levenshtein

from avvisi.lexicon.skeleton import PARTICLES, core, fold, parts, skeleton

_BEGINNING = 2
_CUT = 5  # letters that a name cut short has at least
_ODD = 3  # letters of a beginning that no skeleton joins to its name
_ENDING = 4  # letters by which a name may be cut
_RUN = 6  # letters of names written as one word
_ALIKE = 0.65  # 'yasir' and 'yasser', not 'hassan' and 'hussein'
_OPENINGS = ("gqkc", "ou", "yije", "zd", "bp", "sz", "vwf")  # first letters that write one sound: 'Qasimov' and 'Gasimov'


class Person:
    """A person of this document: the fullest name, its words and where it stands (token indices)."""

    __slots__ = ("name", "words", "bones", "joined", "places", "titles")

    def __init__(self, name: str, at: int) -> None:
        self.name = name
        self.words = core(name)
        self.bones = tuple(skeleton(word) for word in self.words)
        self.joined = _joined(name)
        self.places = [at]
        self.titles: set[str] = set()


class Book:
    """`enter(name, at)` for full names, longest first; then `whose(short, at)`."""

    def __init__(self, names: list[tuple[str, int, str]]) -> None:
        self.persons: list[Person] = []
        self._aliases: dict[str, Person] = {}
        self._settled: dict[str, Person] = {}
        self._of_bone: dict[str, list[Person]] = defaultdict(list)
        self._beginning: dict[str, list[Person]] = defaultdict(list)  # how a word of theirs begins, or the word
        self._ending: dict[str, list[Person]] = defaultdict(list)  # how the name, written as one word, ends
        self._surnamed: dict[str, list[Person]] = defaultdict(list)  # the first letter of the surname
        for name, at, title in sorted(names, key=lambda entry: (-len(core(entry[0])), entry[1])):
            person = self.known(name)
            if person is None:
                person = self.add(name, at)
            else:
                person.places.append(at)
            if title:
                person.titles.add(title)

    def add(self, name: str, at: int) -> Person:
        """A person not known so far."""
        person = Person(name, at)
        self.persons.append(person)
        for bone in dict.fromkeys(person.bones):
            self._of_bone[bone].append(person)
        for beginning in dict.fromkeys(word[:n] for word in person.words for n in range(_ODD, len(word) + 1)):
            self._beginning[beginning].append(person)
        for start in range(len(person.joined) - _RUN + 1):
            self._ending[person.joined[start:]].append(person)
        self._surnamed[person.words[-1][:1]].append(person)
        return person

    def known(self, name: str) -> Person | None:
        """The person entered under this full name or a fuller one: all its words in order, the surname (or the first two) the same."""
        words = core(name)
        bones = tuple(skeleton(word) for word in words)
        for person in self._of_bone.get(bones[0], ()):
            rest = iter(zip(person.bones, person.words, strict=True))
            if all(any(bone == other and near(word, spelt) for other, spelt in rest) for bone, word in zip(bones, words, strict=True)) and (
                bones[-1] == person.bones[-1] or bones[:2] == person.bones[:2] and len(bones) > 1
            ):
                return person
        return None

    def alias(self, name: str, other: str) -> None:
        """The person `name` is also called `other`."""
        person = self.known(name)
        if person is not None:
            self._aliases[fold(other)] = person

    def called(self, name: str) -> Person | None:
        """The person with this second name."""
        return self._aliases.get(fold(name))

    def bears(self, word: str) -> bool:
        """Whether somebody bears this word, as it is spelt or nearly so."""
        last, folded = core(word)[-1:], fold(word)
        if folded in self._aliases:
            return True
        if any(near(part, other) for part in last for person in self._of_bone.get(skeleton(part), ()) for other in person.words):
            return True
        begun = self._beginning.get(folded, ())
        return len(folded) >= _CUT and len(begun) == 1 and any(_cut(word, folded) for word in begun[0].words)

    def spells(self, word: str) -> bool:
        """Whether somebody bears this word, spelt so."""
        return any(word in person.words for person in self._of_bone.get(skeleton(word), ()))

    def whose(self, short: str, at: int, title: str = "") -> Person | None:
        """The person a short form means: by surname, then first names; of several, whom the bare surname has meant so far in the text
        ('Soto … his wife Ana Soto … Soto'), else the one named last before this place. To be asked in the order of the text.
        """
        if fold(short) in self._aliases:
            return self._aliases[fold(short)]
        words = core(short)
        best: tuple[tuple[int, ...], Person] | None = None
        settled = self._settled.get(words[0]) if len(words) == 1 else None
        for person in self._candidates(words):
            fit = _fit(words, person)
            if fit:
                before = [place for place in person.places if place <= at]
                suits = int(not title or title in person.titles)  # 'President Soto' is the Soto who was called so
                exact = int(words[-1] in person.words)  # 'Hasan' is Hasan where Hassan is named, too
                # of a family, the one named first ('Ana Soto and her son Juan Soto … Soto'); of 'Lee Huan' and 'Lee Teng-hui' the last
                near_by = max(before) if before and fit == _BEGINNING else -min(before or person.places)
                rank = (fit, suits, exact, int(person is settled), 1 if before else 0, near_by)
                if best is None or rank > best[0]:
                    best = (rank, person)
        if best and len(words) == 1 and best[0][4] and not title:
            self._settled.setdefault(words[0], best[1])
        return best[1] if best else self._odd(short)

    def _candidates(self, words: tuple[str, ...]) -> list[Person]:
        return self._of_bone.get(skeleton(words[-1]), []) if words else []

    def _odd(self, short: str) -> Person | None:
        """Spellings no skeleton joins: 'El Baradei' of 'ElBaradei', 'Zia' of 'Ziaur', 'Berdymukhammedov' of 'Berdimuhamedow'; only if one person fits."""
        joined, word = _joined(short), fold(short)
        found = self._ending.get(joined, [])
        if not found and " " not in short:
            begun = self._beginning.get(word, ())
            found = [p for p in begun if any(_cut(w, word) for w in p.words)]
        if not found and len(word) > 6:
            found = [p for p in self._surnamed.get(word[:1], ()) if Levenshtein.normalized_similarity(p.words[-1], word) >= 0.7]
        return found[0] if len(found) == 1 else None


def _cut(whole: str, word: str) -> bool:
    """'Mujib' of 'Mujibur'; not 'Sukarno' of 'Sukarnoputri', who is his daughter."""
    return whole.startswith(word) and 0 < len(whole) - len(word) <= _ENDING


def _joined(name: str) -> str:
    return "".join(parts(name))


def _fit(words: tuple[str, ...], person: Person) -> int:
    """How well a short form fits a full name: 3 its end, 2 its beginning, 1 within, 0 not at all."""
    n, own = len(words), person.words
    if n > len(own):
        return 0
    if _match(words, own[-n:]):
        return 3
    if _match(words, own[:n]):
        return 2
    return int(any(_match(words, own[i : i + n]) for i in range(len(own) - n + 1)))


def _match(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    return len(a) == len(b) and all(near(x, y) for x, y in zip(a, b, strict=True))


def near(a: str, b: str) -> bool:
    """Two folded words that may be one name: the same skeleton and letters that are mostly the same ('raeisi', 'raisi')."""
    if a == b:
        return True
    if (
        min(len(a), len(b)) < 4
        or a in PARTICLES
        or a[:1] != b[:1]
        and not any(a[0] in sounds and b[0] in sounds for sounds in _OPENINGS)
        or a[-1:] != b[-1:]
        and not (a[-1:] in "aeiouyh" and b[-1:] in "aeiouyh")
    ):
        return False
    return skeleton(a) == skeleton(b) and Levenshtein.normalized_similarity(a, b) >= _ALIKE

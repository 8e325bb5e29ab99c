"""The offices that a report names, as each bare one of them asks after the rest: who else holds the same, who stands beside it."""

from collections import defaultdict
from collections.abc import Iterator

from avvisi.model.facts import Mention, Tenure
from avvisi.parse.tokens import Parsed, Sentence

Held = list[tuple[Mention, Tenure]]
INCUMBENT = ("current", "acting", "interim")
_HEADS = frozenset(("president", "prime minister", "premier", "king", "queen", "chancellor", "emir", "sultan", "emperor"))
_JOINTS = (", and", "and", "&", ",")


def plain(title: str) -> str:
    """A title to compare: small letters, no hyphens."""
    return title.lower().replace("-", " ").replace("’", "'")


class Beside:
    """One pass over a report's tenures; then each question looks at those only that may answer it."""

    def __init__(self, page: Parsed, held: Held) -> None:
        self.page = page
        self._holders: dict[tuple[str, str], set[str]] = defaultdict(set)  # title and state -> its incumbents
        self._states: dict[str, set[str]] = defaultdict(set)  # title -> states that have one
        self._bare: dict[str, dict[str, None]] = defaultdict(dict)  # title -> incumbents whose state is not said, in order of the text
        self._told: dict[str, set[str]] = defaultdict(set)  # title -> persons whose state or body is said
        self._sentences: dict[int, list[Tenure]] = defaultdict(list)
        self._ends: dict[int, list[Tenure]] = defaultdict(list)
        self._heads: list[Tenure] = []
        for _, tenure in held:
            self._enter(tenure, plain(tenure.title))
        self._paired = {id(tenure) for tenure in self._pairs()}

    def _enter(self, tenure: Tenure, title: str) -> None:
        incumbent = tenure.qualifier in INCUMBENT
        if incumbent and tenure.state and tenure.of == tenure.state:
            self._holders[title, tenure.state].add(tenure.person)
            self._states[title].add(tenure.state)
        if tenure.of is not None:
            self._told[title].add(tenure.person)
        elif incumbent:
            self._bare[title][tenure.person] = None
        if tenure.of is None and title in _HEADS and tenure.person_span is not None:
            self._heads.append(tenure)
        if (sentence := self.page.sentence_at(tenure.span.start)) is not None:
            self._sentences[sentence.index].append(tenure)
        self._ends[(tenure.person_span or tenure.span).end].append(tenure)

    def states(self, title: str, person: str) -> set[str]:
        """The states whose office of this title another than the person holds."""
        return {state for state in self._states.get(title, ()) if self._holders[title, state] != {person}}

    def rivals(self, title: str) -> list[str]:
        """Those who hold an office of this title and of no state that the words tell, in order of the text."""
        return [person for person in self._bare.get(title, ()) if person not in self._told.get(title, ())]

    def earlier_in_sentence(self, tenure: Tenure) -> list[Tenure]:
        """The tenures said before this one in its sentence."""
        sentence = self.page.sentence_at(tenure.span.start)
        return [t for t in self._sentences.get(sentence.index, ()) if t.span.start < tenure.span.start] if sentence is not None else []

    def at(self, sentence: Sentence) -> list[Tenure]:
        """The tenures said in a sentence."""
        return self._sentences.get(sentence.index, [])

    def joined(self, tenure: Tenure) -> Iterator[tuple[str, Tenure]]:
        """'Sudan's president Soto and Defence Minister Ruiz': the tenures whose holder's name only a joint keeps apart from this title."""
        text = self.page.document.text
        end = _bare_end(text, tenure.span.start)
        for joint in _JOINTS:
            if text.endswith(joint, 0, end):
                for other in self._ends.get(_bare_end(text, end - len(joint)), ()):
                    yield joint, other

    def among_heads(self, tenure: Tenure) -> bool:
        """'President Soto and Prime Minister Ruiz signed': two heads side by side are often of two states."""
        return id(tenure) in self._paired

    def _pairs(self) -> Iterator[Tenure]:
        heads = {id(tenure) for tenure in self._heads}
        for last in self._heads:
            for _, first in self.joined(last):
                if id(first) in heads and first.person != last.person and first.span.start < last.span.start:
                    yield first
                    yield last


def _bare_end(text: str, end: int) -> int:
    """The end of the last word before a place."""
    while end and text[end - 1].isspace():
        end -= 1
    return end

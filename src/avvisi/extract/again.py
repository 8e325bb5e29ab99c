"""A second look at the offices that have neither state nor body yet, once a report's others are known.

'Soto, a negotiator and Chile's labour minister' is Chile's in both; 'the spokeswoman Ruiz' is the one spoken of before; 'party spokesman Lind'
speaks for the party named before; an attorney general is of the one land whose offices a report names.
"""

import re
from functools import cached_property
from typing import NamedTuple

import msgspec

from avvisi.extract.bare import UNIQUE, Bare, given_to_others, taken_by_others
from avvisi.extract.held import INCUMBENT, Held, plain
from avvisi.extract.meant import BODY_NOUNS, body_called
from avvisi.extract.office import Office
from avvisi.extract.taken_up import named
from avvisi.lexicon.words import listed
from avvisi.model.facts import Tenure
from avvisi.parse.tokens import Sentence, Token

_AT_HOME = listed("again_at_home")
_ALIKE = ({"ambassador", "envoy"}, {"spokesman", "spokeswoman", "spokesperson"})
_LEGISLATORS = frozenset(("sen.", "rep.", "senator", "representative", "congressman", "congresswoman", "speaker", "leader", "whip"))
_HOUSES = {"consul": "consulate", "ambassador": "embass", "attache": "embass", "attaché": "embass", "affaires": "embass"}
_BACK = 2  # sentences
_LETTER = re.compile(r"\s*[,(]\s*[RDI](?:-[A-Z][A-Za-z. ]{1,14})?[,)]")


class Whose(NamedTuple):
    """What an office is of, and its title where the words of the body leave it."""

    of: str
    state: str | None
    title: str


class Again:
    """`filled(held)` gives the tenures back, those filled that the others tell."""

    def __init__(self, text: Bare) -> None:
        self.text, self.page, self.earlier, self.titles = text, text.page, text.earlier, text.titles

    def filled(self, held: Held, national: frozenset[int]) -> Held:
        """`national`: places in the list of those whose title is of a state or stands within one."""
        self.held = held
        return [
            (mention, self._filled(tenure, at in national) if tenure.of is None else tenure) for at, (mention, tenure) in enumerate(held)
        ]

    def _filled(self, tenure: Tenure, national: bool) -> Tenure:
        found = self._of_body(tenure) or self._resumed(tenure) or self._of_house(tenure) or self._lettered(tenure)
        if found is None and national and (state := self._own(tenure) or self._of_government(tenure)) is not None:
            found = Whose(state, state, tenure.title)
        if found is None:
            return tenure
        return msgspec.structs.replace(tenure, of=found.of, state=found.state, title=found.title)

    def _sentence(self, tenure: Tenure) -> Sentence | None:
        return self.page.sentence_at(tenure.span.start)

    def _of_body(self, tenure: Tenure) -> Whose | None:
        """'party spokesman Lind', 'president of the association': of the one party or association named shortly before."""
        words = tenure.title.split()
        if len(words) > 1 and words[0].lower() in BODY_NOUNS:
            noun, title = words[0] if words[0] in tenure.span.text else words[0].lower(), " ".join(words[1:])
        elif len(words) > 3 and words[-1].lower() in BODY_NOUNS and [w.lower() for w in words[-3:-1]] == ["of", "the"]:
            noun, title = words[-1] if words[-1] in tenure.span.text else words[-1].lower(), " ".join(words[:-3])
        else:
            return None
        body = body_called(noun, tenure.span.start, self.earlier, self.titles.kinds)
        if body is None:
            return None
        return Whose(body.name, body.code if body.code in self.titles.state_names else None, title)

    def _resumed(self, tenure: Tenure) -> Whose | None:
        """'The next Chilean ambassador will be milder than outgoing envoy Soto', 'said the spokeswoman Ruiz': the office named just before."""
        noun = plain(tenure.title)
        sentence = self._sentence(tenure)
        if " " in noun or sentence is None:
            return None
        first = self.page.tokens_in(tenure.span.start, tenure.span.end)[0]
        definite = first.lower == "the" or first.i > 0 and self.page.tokens[first.i - 1].lower == "the"
        if not definite and tenure.qualifier != "outgoing":
            return None
        back = 1 if definite else 0
        alike = next((group for group in _ALIKE if noun in group), {noun})
        found: dict[str, Office] = {}
        for index in range(max(sentence.index - back, 0), sentence.index + 1):
            for token in self.page.sentences[index].tokens:
                if token.i < first.i and token.lower in alike and (office := self._nobodys(token)) is not None and office.of is not None:
                    found[office.of] = office
        if len(found) != 1:
            return None
        office = next(iter(found.values()))
        return Whose(office.of or "", office.state, tenure.title)

    def _of_house(self, tenure: Tenure) -> Whose | None:
        """'Students stormed the Chadian consulate. The consul, Mr Soto, …': of the land whose house was named just before."""
        house = next((h for noun, h in _HOUSES.items() if noun in plain(tenure.title).split()), None)
        sentence = self._sentence(tenure)
        if house is None or sentence is None or tenure.qualifier not in INCUMBENT:
            return None
        lands = set()
        for index in range(max(sentence.index - _BACK, 0), sentence.index + 1):
            for token in self.page.sentences[index].tokens:
                if token.start < tenure.span.start and token.lower.startswith(house):
                    owners = (token, *(c for c in token.children if c.i < token.i))
                    lands |= {m.code for c in owners if (m := self.earlier.mention_of.get(c.i)) and m.kind in ("state", "organisation")}
        land = next(iter(lands)) if len(lands) == 1 else None
        return Whose(land, land, tenure.title) if land in self.titles.state_names else None

    def _lettered(self, tenure: Tenure) -> Whose | None:
        """'Sen. Ana Soto (R-Ga.)': a party's letter behind a legislator's name is how the United States write it."""
        behind = self.page.document.text[tenure.person_span.end :][:40] if tenure.person_span is not None else ""
        if not _LEGISLATORS & set(plain(tenure.title).split()) or not _LETTER.match(behind):
            return None
        return Whose("USA", "USA", tenure.title)

    def _nobodys(self, noun: Token) -> Office | None:
        """The office at a noun, where no name goes with it."""
        office = self.titles.at(noun, self.earlier)
        return office if office is not None and office.relation is None and not named(office, self.earlier) else None

    def _own(self, tenure: Tenure) -> str | None:
        """The state that the person's other offices are of."""
        states = {t.state for _, t in self.held if t.person == tenure.person and t.state and t.of == t.state}
        return next(iter(states)) if len(states) == 1 else None

    @cached_property
    def _government(self) -> str | None:
        """The one land whose offices a report names, where it speaks of it twice as much as of any other."""
        lands = {t.state for _, t in self.held if t.state and (t.of == t.state or t.of in self.titles.part_of)}
        land = next(iter(lands)) if len(lands) == 1 else None
        ranked = self.text.spoken.everything.most_common(2)
        told = ranked and ranked[0][0] == land and (len(ranked) == 1 or ranked[0][1] >= 2 * ranked[1][1])
        parts = {t.of for _, t in self.held if t.of in self.titles.part_of}
        return land if told and not parts else None

    def _of_government(self, tenure: Tenure) -> str | None:
        """An officer at home in a report of one land's offices, in a sentence that names no other."""
        land = self._government
        words = set(plain(tenure.title).split())
        if land is None or not words & _AT_HOME or tenure.qualifier not in INCUMBENT or plain(tenure.title) in UNIQUE:
            return None
        if any(t.tag == "POS" for t in self.page.tokens_in(tenure.span.start, tenure.span.end)):
            return None  # 'the court's chief judge'
        if self.text.here(tenure) - {land} or land in self.text.grounds.abroad(tenure):
            return None
        taken = taken_by_others(self.text, tenure) - {t.state for _, t in self.held if t.person != tenure.person and t.of == land}
        return land if land not in taken | given_to_others(self.text, tenure) else None

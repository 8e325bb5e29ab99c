"""One title being read, word by word: what it says of state, body, qualifier, and whom its holder serves."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from avvisi.extract.base import Findings
from avvisi.extract.fields import freed
from avvisi.extract.meant import owner_of
from avvisi.extract.office import HYPHEN, POSS, PREPOSITIONS, SMALL, Office
from avvisi.lexicon.world import NATIONAL_KINDS
from avvisi.model.facts import Mention, Qualifier
from avvisi.parse.tokens import Token

if TYPE_CHECKING:
    from avvisi.extract.titles import Titles

# PLOVER's sector by a word in the title, the first that is there.
_SECTORS = (
    ("police", "COP"), ("intelligence", "SPY"), ("spy", "SPY"), ("army", "MIL"), ("navy", "MIL"), ("air force", "MIL"), ("military", "MIL"),
    ("armed forces", "MIL"), ("chiefs of staff", "MIL"), ("secret service", "SPY"), ("secret police", "SPY"), ("commander", "MIL"),
    ("opposition", "OPP"), ("rebel", "REB"), ("guerrilla", "REB"), ("insurgent", "REB"), ("separatist", "REB"), ("speaker", "LEG"),
    ("parliament", "LEG"), ("senat", "LEG"), ("house", "LEG"), ("lawmaker", "LEG"), ("party", "PTY"), ("court", "JUD"),
    ("prosecutor", "JUD"), ("judge", "JUD"), ("union", "LAB"),
)  # fmt: skip
OF_PROVINCES = frozenset(("governor", "gov.", "gov", "lt.", "senator", "sen.", "sen", "rep.", "rep", "congressman", "congresswoman"))
_POWERS = ("igo", "alliance", "bloc", "region", "seat", *NATIONAL_KINDS)


class Reading:
    """One title being read: what its words say so far."""

    def __init__(self, titles: Titles, earlier: Findings) -> None:
        self.titles, self.earlier, self.tokens = titles, earlier, earlier.page.tokens
        self.title: list[int] = []
        self.first = -1
        self.state: str | None = None
        self.body: Mention | None = None
        self.place: Mention | None = None
        self.qualifier: Qualifier = "current"
        self.serves: list[int] = []
        self.served_person: str | None = None
        self.whose: Token | None = None
        self.acronym: str | None = None
        self.republic = False
        self.part: tuple[str, str] | None = None  # of a state: its name and the state

    def belongs(self, mention: Mention) -> None:
        """A name among the words: the state, body or place whose office it is; the first of each kind counts."""
        if mention.kind == "state":
            self.state = self.state or mention.code
        elif mention.kind in ("organisation", "media", "bloc"):
            if self.body is None or self.body.kind == "bloc" and mention.kind != "bloc":
                self.body = mention
        elif mention.kind == "place":
            self.place = self.place or mention
            self.part = self.part or self.titles.parts.get(mention.name)

    def _own_body(self) -> bool:
        """'Chile's Security Council secretary', 'Chilean Foreign Ministry spokesman': a body within a state is part of the title."""
        body = self.body
        if body is None or body.form not in ("full", "short"):
            return False
        noun = self.tokens[self.title[-1]].lower if self.title else ""
        if (
            noun in ("ambassador", "envoy", "representative", "delegate")
            and self.state is not None
            and body.code in ("IGO", "UNO", "EUR", "NAT")
        ):
            return True  # 'France's UN ambassador' is France's
        ministry = body.code in self.titles.state_names and re.search(r"(?i)\bministry\b|foreign office$", body.span.text)
        if ministry and self.state is None:
            self.state = body.code
        if ministry:
            return self.state == body.code
        return self.state is not None and body.code in ("IGO", "UNO") and not re.match(r"(?i)U\.?N\b|united nations", body.span.text)

    def _with_body(self) -> None:
        """The body's words into the title, without the state's."""
        assert self.body is not None
        inside = self.earlier.page.tokens_in(self.body.span.start, self.body.span.end)
        head = self.title[-1] if self.title else inside[-1].i + 1
        words = [t.i for t in inside if t.lower not in ("the", "a", *POSS) and t.text.lower() not in self.titles.adjectives]
        between = [i for i in range(head, inside[0].i) if self.tokens[i].lower in (*PREPOSITIONS, "the")] if inside[0].i > head else []
        self.title = sorted({*words, *self.title, *between})
        self.body = None

    def office(self, head: int, head_end: int, end: int) -> Office | None:
        """The result; None where the words name no office (a lone 'member', 'general' as a rank without a state stays)."""
        titles, tokens = self.titles, self.tokens
        if self._own_body():
            self._with_body()
        text = self._text(head)
        noun = tokens[head].lower
        relation = titles.relatives.get(noun)
        if self.state is None and self.whose is not None and self.whose.lower == "its":
            self._its()
        of, state = self._home(head, noun)
        serves = self.served_person or (self._words(self.serves) if self.serves else None)
        if text.endswith(" Nominee") and text.split()[-2].lower() in titles.heads:  # but a 'presidential nominee' is a candidate
            text, self.qualifier = text.removesuffix(" Nominee"), "designate"
            noun = text.split()[-1].lower()
        return Office(
            self.first,
            max(end, head + 1),
            head,
            text,
            of,
            state,
            self.qualifier,
            self._sector(text.lower(), noun),
            serves,
            relation,
            self.whose,
        )

    def _home(self, head: int, noun: str) -> tuple[str | None, str | None]:
        """Of what the office is, and of which state."""
        of, state = self.state, self.state
        if self.body is not None:
            if self.body.kind == "bloc" and state is None:
                of = self.body.name
            elif self.body.form == "metonym":
                of = state = self.body.code
            elif self.body.kind != "bloc":
                of = self.body.name
                state = state or (self.body.code if self.body.code in self.titles.state_names else None)
        elif self.acronym is not None:
            of = self.acronym
        elif noun == "commissioner" and head and self.tokens[head - 1].lower == "european":
            of = "European Commission"
        elif self.part is not None and state in (None, self.part[1]):
            of, state = self.part
        elif self.republic:
            of = None  # which of its republics, others must tell
        elif self.place is not None:
            own = noun in OF_PROVINCES  # 'the governor of New York' is none of the city's
            of, state = self.place.span.text if own else self.place.name, state or self.place.code
        return of, state

    def _its(self) -> None:
        """'Kampuchea keeps its seat, said Sary, its foreign minister': the last state named before in the sentence.

        'The Green Front refused. Its leader, Soto, …': the body that the sentence before, or this one, is about.
        """
        assert self.whose is not None
        sentence = self.whose.sentence
        if (body := owner_of(self.whose, self.earlier)) is not None:
            self.acronym = self.acronym or body or None
            return
        before = self._states_in(sentence.start, self.whose.start)
        if not before and sentence.index > 0:
            last = self.earlier.page.sentences[sentence.index - 1]
            before = self._states_in(last.start, last.end)
        subjects = [m for m in before if (head := self.earlier.head_of(m.span)) is not None and head.dep in ("nsubj", "nsubjpass")]
        if len(subjects) == 1 or len({m.code for m in before}) == 1:
            self.state = (subjects or before)[-1].code

    def _states_in(self, start: int, end: int) -> list[Mention]:
        return [m for m in self.earlier.mentions_in(start, end) if m.kind == "state" and m.form != "adjective"]

    def _text(self, head: int) -> str:
        places = sorted(set(self.title))
        while len(places) > 2 and self.tokens[places[0]].text in HYPHEN:
            places = places[2:]  # 'the left-wing speaker'
        text = self._words(places)
        noun = self.tokens[head].text
        if self.tokens[head].tag in ("NNS", "NNPS") and noun.lower() not in self.titles.heads and noun.endswith("s"):
            text = re.sub(rf"\b{re.escape(noun)}\b", noun[:1].upper() + noun[1:-1], text, flags=re.IGNORECASE)
        return text

    def _words(self, places: list[int]) -> str:
        """The words at these tokens in title case, hyphens closed up."""
        made, last = "", None
        for i in places:
            token = self.tokens[i]
            touching = last is not None and i == last + 1 and self.tokens[last].end == token.start
            word = token.text
            if (
                word.islower()
                and word not in SMALL
                and word not in HYPHEN
                and not touching
                or touching
                and word.islower()
                and made[-1:] in HYPHEN
                and word not in SMALL
            ):
                word = word[:1].upper() + word[1:]
            made += ("" if touching or not made else " ") + word
            last = i
        return made

    def _grounded(self) -> bool:
        """Whether the words tell a state whose office it is, or a body of one."""
        if self.state is not None or self.part is not None or self.serves or self.served_person is not None:
            return True
        return self.body is not None and (self.body.code in self.titles.state_names or self.titles.kinds.get(self.body.name) in _POWERS)

    def _sector(self, title: str, noun: str) -> str | None:
        """PLOVER's sector for the title: the body it heads, words in it, then its noun."""
        if self.qualifier in ("former", "late"):
            return "ELI"
        if (told := _by_word(title)) is not None:
            return told
        if "chief of staff" in title:
            return (
                "GOV"
                if self.serves or self.served_person or self.titles.kinds.get(self.body.name if self.body else "") == "seat"
                else "MIL"
            )
        if self.body is not None and self.body.kind == "media":
            return "JRN"
        apart, told = freed(title, noun, self.titles.fields, grounded=self._grounded())
        if apart and (self.body is None or self.titles.kinds.get(self.body.name) != "igo"):  # 'the UN relief chief' is no charity's
            return told
        if noun == "general" and len(self.title) > 1:
            return "JUD" if "attorney" in title else "GOV"
        return _by_noun(noun, self.titles)


def by_title(title: str, noun: str, titles: Titles) -> str:
    """PLOVER's sector by the words of a title alone, in small letters: those before its noun, then the noun."""
    return _by_word(title) or _by_noun(noun, titles)


def _by_word(title: str) -> str | None:
    return next((sector for word, sector in _SECTORS if re.search(rf"\b{word}", title)), None)  # not 'Westinghouse chief'


def _by_noun(noun: str, titles: Titles) -> str:
    return titles.sectors.get(noun) or titles.sectors.get(noun.rstrip("s")) or "GOV"

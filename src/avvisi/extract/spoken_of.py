"""How much a text speaks of each state: so far, in the whole, and in one sentence. Counted once a page, asked for every bare office."""

from bisect import bisect_left
from collections import Counter
from functools import cached_property

from avvisi.extract.base import Findings
from avvisi.extract.titles import Titles
from avvisi.model.facts import Mention, Tenure
from avvisi.parse.tokens import Parsed, Sentence

_BETWEEN = frozenset(("mediator", "mediators", "facilitator", "facilitators", "observer", "observers"))
# Capitals where ministers of many states meet: alone they tell little.
_MEETING_PLACES = frozenset(("brussels", "vienna", "the hague"))


class SpokenOf:
    """The counts of one page, by state in the order of first naming; `for_tenure` leaves out what the office's own words name."""

    def __init__(self, page: Parsed, earlier: Findings, titles: Titles) -> None:
        self.page, self.earlier, self.titles = page, earlier, titles
        self.starts: dict[str, list[int]] = {}
        self.sums: dict[str, list[int]] = {}  # weights of a state's mentions up to each, beginning with 0
        self.capital: dict[str, list[int]] = {}  # where its capital or an institution of it is named
        lines = [(r.start, r.end) for r in page.document.regions if r.kind == "dateline"]
        for mention in earlier.mentions:
            if (
                mention.form == "pronoun"
                or mention.kind not in ("state", "place", "organisation")
                or mention.code not in titles.state_names
            ):
                continue
            if _go_between(mention, earlier):
                continue
            code, capital = mention.code or "", self._is_capital(mention)
            weight = 1 if mention.kind != "state" or mention.form == "full" and somewhere(mention, earlier) else 2
            if capital and any(start <= mention.span.start < end for start, end in lines):
                weight += 2
            if capital or mention.kind == "organisation":
                self.capital.setdefault(code, []).append(mention.span.start)
            self.starts.setdefault(code, []).append(mention.span.start)
            self.sums.setdefault(code, [0]).append(self.sums.get(code, [0])[-1] + weight)

    def _is_capital(self, mention: Mention) -> bool:
        if mention.kind != "place" or self.titles.capital_of.get(mention.name) != mention.code or _toward(mention, self.earlier):
            return False
        return mention.name.lower() not in _MEETING_PLACES

    def within(self, start: int, end: int) -> Counter[str]:
        """The weight of each state in [start, end)."""
        found: Counter[str] = Counter()
        for code, starts in self.starts.items():
            sums = self.sums[code]
            weight = sums[bisect_left(starts, end)] - sums[bisect_left(starts, start)]
            if weight:
                found[code] = weight
        return found

    def capitals(self, tenure: Tenure) -> set[str]:
        """The states whose capital or institutions the text names outside the office's words."""
        inside = tenure.span
        return {code for code, starts in self.capital.items() if not inside.start <= starts[0] or not starts[-1] < inside.end}

    @cached_property
    def everything(self) -> Counter[str]:
        """The weight of each state in the whole text."""
        return self.within(0, len(self.page.document.text))


class Weights:
    """The counts as they stand for one office: an 'ambassador to Chad' is not Chad's."""

    def __init__(self, spoken: SpokenOf, sentence: Sentence | None, tenure: Tenure) -> None:
        own = spoken.within(tenure.span.start, tenure.span.end)
        self.whole = +(spoken.everything - own)
        until = sentence.end if sentence is not None else len(spoken.page.document.text)
        self.so_far = +(spoken.within(0, until) - own)
        self.capitals = spoken.capitals(tenure)


def _toward(mention: Mention, earlier: Findings) -> bool:
    """'flew to Italy': where somebody goes."""
    head = earlier.head_of(mention.span)
    return head is not None and head.dep == "pobj" and head.head.lower in ("to", "from", "for", "via", "toward", "towards")


def _go_between(mention: Mention, earlier: Findings) -> bool:
    """'the Omani mediator', 'an Omani diplomat': of a land that a report may hardly speak of otherwise."""
    head = earlier.head_of(mention.span)
    return head is not None and mention.form == "adjective" and head.dep in ("amod", "compound", "nmod") and head.head.lower in _BETWEEN


def somewhere(mention: Mention, earlier: Findings) -> bool:
    """'in Italy', 'to Italy': where something is, not what it is about."""
    head = earlier.head_of(mention.span)
    return head is not None and head.dep == "pobj" and head.head.lower in ("in", "to", "from", "at", "near", "through", "via")

"""'Chad wants peace, the Chadian foreign minister said here Friday. Ali Soto told reporters …': who is told in the lead and named below it."""

from avvisi.extract.base import Findings
from avvisi.extract.newsroom import lead_of
from avvisi.extract.office import Office
from avvisi.extract.taken_up import named
from avvisi.extract.titles import Titles
from avvisi.lexicon.words import listed
from avvisi.parse.tokens import Token

RULE = "offices.named_below"
_SAYS = listed("weighed_says")
_ONE = frozenset(("minister", "president", "premier", "chancellor", "king", "ambassador", "governor", "chief", "commander", "negotiator"))


def named_below(tokens: list[Token], earlier: Findings, titles: Titles) -> Office | None:
    """The office that the lead tells without a name, for the name that opens the next sentence and goes on speaking."""
    sentence = tokens[0].sentence
    if tokens[0] is not sentence.tokens[0] or len(tokens) < 2 or not any(map(_speaks, tokens)):
        return None
    lead = lead_of(earlier.page)
    if lead is None or sentence.index != lead.index + 1:
        return None
    found = [t for t in lead.tokens if t.lower in _ONE and _speaks(t) and any(c.lower == "the" for c in t.children)]
    office = titles.at(found[0], earlier) if len(found) == 1 else None
    if office is None or office.state is None or office.relation is not None or named(office, earlier):
        return None
    return office


def _speaks(noun: Token) -> bool:
    return noun.dep == "nsubj" and noun.head.lemma in _SAYS

"""Whose an office is that a report leaves bare because its readers know: the one firm a report is on, the land whose lawmakers bear tags.

'J. Soto, chairman, said' in a report on Volta Trading Corp.; 'Rep. Soto, R-Fla.,' and 'Attorney General Ruiz' in one with such tags.
"""

import re
from collections import Counter

import msgspec

from avvisi.extract.bare import AMERICA, Bare, of_others
from avvisi.extract.grammar.tags import SUBJECTS
from avvisi.extract.held import Held, plain
from avvisi.extract.on_scene import white_house
from avvisi.lexicon.words import listed
from avvisi.model.facts import Tenure

_FIRMS_OFFICES = listed("unsaid_firms_offices")
_LAWMAKERS = listed("unsaid_lawmakers")
_OF_THE_LAND = listed("unsaid_of_the_land")
_OFTEN = 2
_CHAIRS = re.compile(r"(?:house|senate) (?:[a-z]+ ){0,4}(?:chair|chairman|chairwoman|leader|speaker|whip|parliamentarian)")


def unsaid(text: Bare, held: Held) -> Held:
    """The tenures, bare ones with the firm or land that the report is at home with."""
    bare = [tenure for _, tenure in held if tenure.of is None]
    if not bare:
        return held
    firm = _one_firm(text)
    return [(mention, _filled(text, tenure, firm) if tenure.of is None else tenure) for mention, tenure in held]


def doubtful(text: Bare, tenure: Tenure, land: str) -> bool:
    """Whether a bare 'President Soto' is doubted to be of a land that the report only speaks of: its readers have a president of their own."""
    return land != AMERICA and plain(tenure.title) in _OF_THE_LAND and (text.american or text.of_american_paper)


def _filled(text: Bare, tenure: Tenure, firm: str | None) -> Tenure:
    title = plain(tenure.title)
    if firm is not None and title in _FIRMS_OFFICES and tenure.serves is None and text.on_trade:
        return msgspec.structs.replace(tenure, of=firm)
    asked = title in _LAWMAKERS or _CHAIRS.fullmatch(title) is not None or title in _OF_THE_LAND and not _others(text, tenure)
    if asked and text.of_american_paper and not text.rivalled(tenure):
        return msgspec.structs.replace(tenure, of=AMERICA, state=AMERICA)
    if title in _OF_THE_LAND and not text.rivalled(tenure) and _of_white_house(text, tenure):
        return msgspec.structs.replace(tenure, of=AMERICA, state=AMERICA)
    return tenure


def _of_white_house(text: Bare, tenure: Tenure) -> bool:
    """'President Soto spoke on Monday, and the White House said …', in a report that was not written elsewhere and names nobody else there."""
    written = text.setting.home or text.grounds.newsroom.written or text.grounds.newsroom.outlets_land
    return (
        white_house(text)
        and written in (None, AMERICA)
        and AMERICA not in of_others(text, tenure) | text.journeys.get(tenure.person, set())
    )


def _others(text: Bare, tenure: Tenure) -> bool:
    """Whether the sentence and what stands before it in the paragraph name other lands alone, of which he may be."""
    sentence = text.page.sentence_at(tenure.span.start)
    if sentence is None:
        return False
    here, before = text.here(tenure), text.page.before(sentence)
    for mention in text.earlier.mentions_in(before.start, before.end) if before is not None else ():
        head = text.earlier.head_of(mention.span) if mention.kind == "state" else None
        if head is not None and (mention.form == "adjective" or head.dep in (*SUBJECTS, "poss")):
            here |= {mention.code or ""}
    return bool(here) and AMERICA not in here


def _one_firm(text: Bare) -> str | None:
    """The firm that a report is on: the only one, or the one it names far more often than the next."""
    named = Counter(
        m.name
        for m in text.earlier.mentions
        if m.kind == "organisation" and m.form != "pronoun" and m.evidence.rule in ("names.firm", "names.short-body")
    )
    firms = {m.name for m in text.earlier.mentions if m.evidence.rule == "names.firm"}
    order = [(name, times) for name, times in named.most_common() if name in firms]
    if not order:
        return None
    if len(order) > 1 and (order[0][1] <= _OFTEN or order[0][1] < _OFTEN * order[1][1]):
        return None
    return order[0][0]

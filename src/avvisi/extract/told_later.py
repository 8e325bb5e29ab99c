"""The day that another sentence gives a deed told without one, the next ones or those on a stay to come: 'Peru and Chile have agreed to … . The accord was reached in Lima on Monday.'"""

from msgspec import structs

from avvisi.extract.base import Findings
from avvisi.extract.dates.attached import attached
from avvisi.extract.dates.tense import hints, tense_of
from avvisi.extract.grammar.tags import SUBJECTS
from avvisi.extract.mainline import main_verb
from avvisi.extract.when import lately, report_day, when_for
from avvisi.lexicon.words import listed
from avvisi.model.facts import When
from avvisi.parse.tokens import Parsed, Token

_NAMES, _DONE = listed("later_names"), listed("later_done")
_AHEAD = 3  # sentences
_BACK = 6  # sentences


def told_later(token: Token, page: Parsed, earlier: Findings) -> When | None:
    """The day, with basis 'occasion', on which what a sentence tells in the perfect came about by one of the next; None where none says so."""
    sentence = token.sentence
    root = main_verb(sentence, earlier)
    if sentence.region != "body" or not _perfect(root) or not (token is root or token.head is root and token.dep in ("dobj", "xcomp")):
        return None
    for after in page.sentences[sentence.index + 1 : sentence.index + 1 + _AHEAD]:
        over = main_verb(after, earlier)
        if after.region != "body" or _perfect(over):
            return None
        if not _of_it(over):
            continue
        when = when_for(over, page, earlier)
        day = report_day(page)
        whole = when.value and when.earliest and when.earliest == when.latest and when.basis in ("stated", "relative")
        return structs.replace(when, basis="occasion") if whole and lately(when.earliest or "", day) else None
    return None


def within_stay(token: Token, page: Parsed, earlier: Findings) -> When | None:
    """'is due to arrive on Tuesday on a visit … During his visit, he will meet the king': not before Tuesday, on which of its days nobody says."""
    sentence, day = token.sentence, report_day(page)
    if day is None or not any(_of_a_stay(t) for t in sentence.tokens):
        return None
    for index in range(sentence.index - 1, max(sentence.index - 1 - _BACK, -1), -1):
        before = page.sentences[index]
        if before.region != "body" or not any(t.lemma in hints().journeys for t in before.tokens):
            continue
        told = [a for a in attached(before, earlier) if a.date.type in ("DATE", "TIME") and a.date.earliest and a.date.earliest > day]
        if len(told) == 1 and told[0].lead not in ("by", "until", "before", "after"):
            return When(earliest=told[0].date.earliest, basis="occasion", span=told[0].date.span)
        if told:
            return None
    return None


def _of_a_stay(noun: Token) -> bool:
    """'during his visit', 'on the trip'."""
    known = any(c.dep in ("poss", "det") and c.lower in ("his", "her", "their", "its", "the") for c in noun.children)
    return noun.lemma in hints().journeys and noun.dep == "pobj" and noun.head.lower in ("during", "on") and known


def _perfect(verb: Token) -> bool:
    """'has agreed'; what was not done has no day."""
    has = any(c.dep == "aux" and c.lower in ("has", "have") for c in verb.children)
    return has and verb.tag == "VBN" and verb.child("neg") is None


def _of_it(over: Token) -> bool:
    """'The accord was reached', 'The decision was taken', 'The ban was announced': how the deed came about, by the noun that names it."""
    noun = over.child(*SUBJECTS)
    named = noun is not None and noun.lemma in _NAMES and any(c.lower in ("the", "this") for c in noun.children)
    return named and over.lemma in _DONE and tense_of(over) == "past" and over.child("neg") is None

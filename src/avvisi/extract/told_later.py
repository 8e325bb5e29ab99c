"""The day that a later sentence gives a deed told first without one: 'Peru and Chile have agreed to … . The accord was reached in Lima on Monday.'"""

from msgspec import structs

from avvisi.extract.base import Findings
from avvisi.extract.dates.tense import tense_of
from avvisi.extract.grammar.tags import SUBJECTS
from avvisi.extract.mainline import main_verb
from avvisi.extract.when import lately, report_day, when_for
from avvisi.lexicon.words import listed
from avvisi.model.facts import When
from avvisi.parse.tokens import Parsed, Token

_NAMES, _DONE = listed("later_names"), listed("later_done")
_AHEAD = 3  # sentences


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


def _perfect(verb: Token) -> bool:
    """'has agreed'; what was not done has no day."""
    has = any(c.dep == "aux" and c.lower in ("has", "have") for c in verb.children)
    return has and verb.tag == "VBN" and verb.child("neg") is None


def _of_it(over: Token) -> bool:
    """'The accord was reached', 'The decision was taken', 'The ban was announced': how the deed came about, by the noun that names it."""
    noun = over.child(*SUBJECTS)
    named = noun is not None and noun.lemma in _NAMES and any(c.lower in ("the", "this") for c in noun.children)
    return named and over.lemma in _DONE and tense_of(over) == "past" and over.child("neg") is None

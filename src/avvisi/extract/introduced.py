"""Runs of capitals that may name a person, set right by the rest of the report: pairs told apart, bodies left out, full names found elsewhere."""

import re
from collections.abc import Callable
from typing import NamedTuple

from avvisi.lexicon.skeleton import core
from avvisi.lexicon.words import listed
from avvisi.parse.tokens import Parsed, Token

_BROKEN = re.compile(r"(?<=\w)-\s+(?=\w)")
HYPHENS = ("-", "‐", "–")
MARKS = ('"', "“", "”", "‘", "’", "'")
_NICKNAME = re.compile(r""" (?:"[^"]+"|“[^”]+”|‘[^’]+’|'[^']+') """)
# Behind two names with a hyphen between them: 'the Soto-Ruiz talks'.
_JOINT = listed("people_joint")
# Behind a name of two words that is a body's: 'Red Hill Party', 'the Red Hill organisation'.
_BODIES = re.compile(rf" (?:{'|'.join(sorted(listed('people_bodies')))})\b")
_EDGE = re.compile(r"\b")
_KIN = listed("people_kin")


class Run(NamedTuple):
    """Tokens [first, last) that may be a person's name; `sure` where the parse or a title says so."""

    first: int
    last: int
    sure: bool


def words_of(page: Parsed, run: Run) -> str:
    """The words, without a nickname between marks, and without the space that a broken line left behind a hyphen: 'Kim Il- sung'."""
    words = page.document.text[page.tokens[run.first].start : page.tokens[run.last - 1].end]
    return _BROKEN.sub("-", _NICKNAME.sub(" ", words))


def nickname(page: Parsed, run: Run) -> str:
    """The 'Kid' of 'Ana "Kid" Soto'; empty where there is none."""
    words = page.document.text[page.tokens[run.first].start : page.tokens[run.last - 1].end]
    found = _NICKNAME.search(words)
    return found[0].strip(" " + "".join(MARKS)) if found else ""


def introduced(page: Parsed, runs: list[Run], follows: Callable[[int], bool]) -> list[Run]:
    """The runs, in order; `follows(at)` tells whether the word at a place may go on a name that stands before it."""
    parted = [part for run in runs for part in _parted(page, run)]
    nouns = [found.start() for found in _BODIES.finditer(page.document.text)]
    kept = [run for run in parted if not _of_body(page, run, nouns)]
    firsts = {words_of(page, run) for run in kept if run.last - run.first == 1 and run.sure}
    firsts -= {word for run in kept if run.last - run.first > 1 for word in core(words_of(page, run))}
    firsts -= {page.tokens[i].text for run in kept if run.last - run.first > 1 for i in range(run.first, run.last)}
    return _in_full(page, kept, firsts, follows)


def _parted(page: Parsed, run: Run) -> list[Run]:
    """'the Soto-Ruiz talks': two names, where a noun for what two do follows."""
    tokens = page.tokens
    at = next((i for i in range(run.first + 1, run.last - 1) if tokens[i].text in HYPHENS), None)
    if at is None or run.last >= len(tokens) or tokens[run.last].lower not in _JOINT or not tokens[at + 1].text[:1].isupper():
        return [run]
    return [Run(run.first, at, run.sure), Run(at + 1, run.last, run.sure)]


def _of_body(page: Parsed, run: Run, nouns: list[int]) -> bool:
    """Two words or more that the report calls a party or movement somewhere; `nouns`: the ends of what stands before such nouns."""
    text, name = page.document.text, words_of(page, run)
    return run.last - run.first > 1 and any(text.endswith(name, 0, at) and _EDGE.match(text, at - len(name)) for at in nouns)


def _in_full(page: Parsed, runs: list[Run], firsts: set[str], follows: Callable[[int], bool]) -> list[Run]:
    """'Tan Bo' where the parse knows only 'Tan': a lone name beside one and the same capital word wherever it has one."""
    tokens = page.tokens
    places = [
        t.i
        for t in tokens
        if t.text in firsts
        and t.i + 1 < len(tokens)
        and tokens[t.i + 1].sentence is t.sentence
        and follows(t.i + 1)
        and not _of_noun(tokens[t.i + 1])
    ]
    seconds: dict[str, set[str]] = {}
    for at in places:
        seconds.setdefault(tokens[at].text, set()).add(tokens[at + 1].text)
    full = [Run(at, at + 2, True) for at in places if len(seconds[tokens[at].text]) == 1]
    covered = {run.first for run in full}
    return sorted([*(run for run in runs if run.first not in covered), *full])


def _of_noun(token: Token) -> bool:
    """'Red Hill' of 'Red Hill rebels'."""
    return token.dep in ("compound", "amod", "nmod") and token.head.i > token.i and token.head.text[:1].islower()


def namesakes(page: Parsed, full: list[Run]) -> list[Run]:
    """Full names said to be a relative's of somebody whose name has the same words or more: 'Soto's son, Ana Soto'."""
    related = [run for run in full if _kin(page, run)]
    words = [set(core(words_of(page, run))) for run in full if run not in related]
    return [run for run in related if any(set(core(words_of(page, run))) <= other for other in words)]


def _kin(page: Parsed, run: Run) -> bool:
    """'Soto's father, former President Ana Soto': another than Soto, though the names agree."""
    tokens, at = page.tokens, run.first - 1
    sentence = tokens[run.first].sentence
    while at > 2 and run.first - at < 6 and tokens[at].sentence is sentence and tokens[at].lower not in _KIN:
        if tokens[at].text != "," and tokens[at].tag not in ("NN", "NNP", "JJ"):
            return False
        at -= 1
    named = tokens[at].lower in _KIN and tokens[at].sentence is sentence and run.last - run.first > 1
    between = {t.text for t in tokens[at + 1 : run.first]}
    return named and tokens[at - 1].tag in ("POS", "PRP$") and (not between or "," in between)

"""Bodies that a report calls by a plain noun: 'board president Soto' where it told of the Fijian rowing board, 'the head of the Islamist team'
where it tells of the Islamists. The words by which it calls them are what the office is of.
"""

import re

import msgspec

from avvisi.extract.bare import Bare
from avvisi.extract.held import plain
from avvisi.lexicon.words import listed
from avvisi.model.facts import Tenure
from avvisi.parse.tokens import Token

_BOARDS = listed("unnamed_boards")
_CREEDS = listed("unnamed_creeds")
_HOSTS = listed("unnamed_hosts")
_MODIFIERS = ("amod", "compound", "nmod")


def with_unnamed(text: Bare, tenure: Tenure) -> Tenure:
    """The tenure with the board or movement it is of, where its words have one without a name and the report tells which."""
    if tenure.of is not None or tenure.serves is not None:
        return tenure
    return _of_board(text, tenure) or _of_movement(text, tenure) or tenure


def _of_board(text: Bare, tenure: Tenure) -> Tenure | None:
    """'board vice-president Soto': of the one board of which the report has told in more words."""
    first, _, rest = tenure.title.partition(" ")
    if first.lower() not in _BOARDS or not rest:
        return None
    told = {
        words.lower(): (words, land)
        for noun in text.page.tokens
        if noun.lower == first.lower() and (named := _in_full(text, noun))
        for words, land in [named]
    }
    if len(told) != 1:
        return None
    ((words, land),) = told.values()
    return msgspec.structs.replace(tenure, title=rest, of=words, state=land, sector=None)


def _in_full(text: Bare, noun: Token) -> tuple[str, str] | None:
    """'the Fijian rowing board': its words, and the land that they name."""
    before = [c for c in noun.children if c.i < noun.i and c.dep in _MODIFIERS]
    mention = text.earlier.mention_of.get(before[0].i) if len(before) > 1 else None
    land = mention.code if mention is not None and mention.kind == "state" else None
    if land not in text.titles.state_names or [t.i for t in before] != list(range(before[0].i, noun.i)):
        return None
    return text.page.document.text[before[0].start : noun.end], land or ""


def _of_movement(text: Bare, tenure: Tenure) -> Tenure | None:
    """'Maoist team leader', 'Islamic movement spokesman', 'head of the Islamist team': of those whom the report calls the Maoists, the movement."""
    tokens = text.page.tokens_in(tenure.span.start, tenure.span.end)
    for at, token in enumerate(tokens):
        if token.lower not in _CREEDS:
            continue
        host = tokens[at + 1] if at + 1 < len(tokens) and tokens[at + 1].lower in _HOSTS else None
        if host is not None:
            name = f"{token.text} {host.text}".title()
            title = re.sub(rf"(?i)\b{re.escape(name)} ", "", tenure.title)
            return _moved(text, tenure, title, name)
        many = next((t.text for t in text.page.tokens if t.text == f"{token.text[:1].upper()}{token.text[1:]}s"), None)
        if many is not None:
            title = re.sub(rf"(?i)^{re.escape(token.text)} ", "", tenure.title) if plain(tenure.title).count(" ") > 1 else tenure.title
            return _moved(text, tenure, title, many)
    return None


def _moved(text: Bare, tenure: Tenure, title: str, of: str) -> Tenure:
    """The tenure as one of a movement, within the land that the report is on; no government's."""
    setting, sector = text.setting, None if tenure.sector == "GOV" else tenure.sector
    land = setting.homeland.domestic or setting.topic or setting.home
    return msgspec.structs.replace(tenure, title=title, of=of, state=land, sector=sector)

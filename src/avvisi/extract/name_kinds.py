"""What kind of thing a name is, where a common noun beside it or what it does tells: 'the daily Mentari Baru', 'the gunboat Tapi', 'Mentari Baru printed …'."""

from collections.abc import Callable, Collection
from typing import Literal

from avvisi.lexicon.words import listed
from avvisi.parse.tokens import Parsed, Token

ToldKind = Literal["media", "organisation", "ship"]
_MEDIA = listed("names_medium_nouns") | listed("kinds_media")
_BODIES = listed("kinds_bodies")
_SHIPS = listed("kinds_ships")
_PRINT = listed("kinds_print")
_AIR = listed("kinds_air")
_RUN = listed("kinds_run")
_PIECES = listed("kinds_pieces")
_BESIDE = ("compound", "amod", "nmod", "appos", "det", "nsubj", "pobj", "dobj")


def told_kinds(
    page: Parsed, runs: Collection[tuple[int, int]], spelt: Callable[[int, int], str], given: Collection[str]
) -> dict[str, ToldKind]:
    """The kinds by spelling; a first word of `given` names is a person's, whatever profession stands before it."""
    found: dict[str, ToldKind] = {}
    longer = {t.text for first, last in runs if last - first > 1 for t in page.tokens[first:last]}
    for first, last in runs:
        kind = _kind(page.tokens, first, last)
        if kind == "media" and last - first == 1 and page.tokens[first].text in longer:
            continue  # 'Nwosu published two novels', who is Ada Nwosu
        if kind == "ship" or kind is not None and page.tokens[first].text not in given:
            found.setdefault(spelt(first, last), kind)
    return found


def _kind(tokens: list[Token], first: int, last: int) -> ToldKind | None:
    root, before = tokens[last - 1], tokens[first - 1] if first else None
    if (
        before is not None
        and before.sentence is root.sentence
        and before.text.islower()
        and before.tag in ("NN", "JJ")
        and _apposed(before, tokens[first:last])
    ):
        if before.lower in _MEDIA:
            return "media"
        if before.lower in _BODIES:
            return "organisation"
        if before.lower in _SHIPS:
            return "ship"
    if root.dep != "nsubj" or before is not None and before.lower in ("a", "an"):
        return None
    verb = root.head
    if verb.lemma in _PRINT and verb.tag.startswith("VB"):
        return "media"
    if root.ent != "PERSON" and verb.lemma in _AIR and verb.tag.startswith("VB"):
        return "media"
    pieces = (verb.lemma in _RUN or verb.lemma in _AIR) and any(c.dep == "dobj" and c.lemma in _PIECES for c in verb.children)
    return "media" if pieces else None


def _apposed(noun: Token, name: list[Token]) -> bool:
    """Whether noun and name are one phrase: 'the daily Mentari Baru said', not 'told the paper Soto would go'."""
    root = name[-1]
    if root.dep == noun.dep == "nsubj" and root.head is noun.head:
        return True  # 'The opposition newspaper Mentari Baru complained', read as two subjects
    return noun.head in name or any(t.head is noun and t.dep in _BESIDE for t in name)

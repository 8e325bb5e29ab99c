"""Whose voice a block of words has: a page that speaks to its reader or of its own outlet, or a story."""

import re

from avvisi.clean.story import to_reader, unquoted
from avvisi.lexicon.page import PageWords

_ADDRESS = re.compile(r"\bhttps?://|\bwww\.|\b[\w.+-]+@[\w-]+\.\w|(?<![\w@])@\w{3,}|©|\ball rights reserved\b")
_WORD = re.compile(r"[^\W\d_]+")


class Voice:
    """`to_reader(text)` and `names(text, outlet)`. Built once."""

    def __init__(self, words: PageWords) -> None:
        self._nouns = words.page_nouns

    def to_reader(self, text: str) -> bool:
        """'Send our editors your tips', 'Follow us on @lagoonpost': the page's own nouns with its reader or itself, or an address."""
        bare = unquoted(text.lower())
        return _ADDRESS.search(bare) is not None or to_reader(bare) and not self._nouns.isdisjoint(_WORD.findall(bare))

    def names(self, text: str, outlet: str) -> bool:
        """Whether a block names the outlet that prints it: 'The Lagoon Post was founded in 1951.'"""
        low = " ".join(_WORD.findall(text.lower()))
        name = " ".join(_WORD.findall(outlet.lower().removeprefix("the ")))
        return len(name) > 2 and f" {name} " in f" {low} "

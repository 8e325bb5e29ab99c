"""Words that may be part of a proper name, as they name nothing else: no people, no office and no kind of body, medium or thing."""

from avvisi.extract.bodies import INSTITUTION
from avvisi.extract.name_words import EITHER, NOT_NAMES, THINGS, NameWords
from avvisi.lexicon.words import listed
from avvisi.parse.tokens import Token

_MEDIA = listed("names_medium_nouns")


def bare(token: Token, words: NameWords) -> bool:
    """A word that names no people, no office and no kind of body, medium or thing."""
    word = token.lower
    if not bare_thing(token) or word in _MEDIA or word in EITHER or word in words.modifiers:
        return False
    return not token.text.isupper() and not words.is_title(token)


def bare_thing(token: Token) -> bool:
    """A word that names no kind of body or thing."""
    return token.lower not in THINGS and token.lower not in INSTITUTION and token.lower not in NOT_NAMES

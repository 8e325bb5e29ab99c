"""Nouns that tell what was done to whoever their 'of' names: 'the storming of the embassy', 'the invasion of Chad'; not 'the attacks of the rebels'."""

from avvisi.extract.grammar.tags import is_noun
from avvisi.lexicon.words import listed
from avvisi.parse.tokens import Token

_DEEDS = listed("borne_deeds")


def borne(token: Token) -> bool:
    """Whether a deed was done to this word, as its noun has it."""
    noun = token.head.head
    return token.dep == "pobj" and token.head.lower == "of" and is_noun(noun) and (noun.lower in _DEEDS or noun.lemma in _DEEDS)

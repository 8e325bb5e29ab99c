"""What kind of word a token is, as the tagger has it."""

from avvisi.parse.tokens import Token


def is_verb(token: Token) -> bool:
    """Whether the tagger took it for a verb."""
    return token.tag.startswith("VB")


def is_noun(token: Token) -> bool:
    """Whether the tagger took it for a noun, common or proper."""
    return token.tag.startswith("NN")

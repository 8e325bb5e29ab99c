"""What kind of word a token is, as the tagger has it, and what the parser calls a subject or an owner."""

from avvisi.parse.tokens import Token

SUBJECTS = ("nsubj", "nsubjpass")
OWNERS = ("amod", "compound", "nmod", "poss")  # how 'Chadian', 'Chad' or 'its' hang on the noun that they tell the owner or kind of


def is_verb(token: Token) -> bool:
    """Whether the tagger took it for a verb."""
    return token.tag.startswith("VB")


def is_noun(token: Token) -> bool:
    """Whether the tagger took it for a noun, common or proper."""
    return token.tag.startswith("NN")

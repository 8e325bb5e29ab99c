"""What 'and', 'or' and commas join, and the head of the list a noun or a verb stands in."""

from avvisi.extract.grammar.tags import is_noun, is_verb
from avvisi.parse.tokens import Token

_PEERS = frozenset({"GPE", "NORP", "ORG"})  # names of the like
_SPELLS = frozenset({"minute", "hour", "day", "night", "evening", "week", "month", "year", "round"})


def conjuncts(token: Token) -> list[Token]:
    """The token and what is joined to it by 'and', 'or', commas: 'Chad, Niger and Mali', 'Chad and visiting Malian envoys'."""
    if not any(c.dep in ("conj", "appos") for c in token.children):
        return [token]  # nearly always
    found, waiting = [], [token]
    while waiting:
        one = waiting.pop(0)
        if not _not_but(one):
            found.append(one)
        waiting.extend(c for c in one.children if c.dep == "conj" and (is_noun(c) or c.pos in ("PRON", "NUM", "ADJ")) or _listed(c, one))
        waiting.extend(o for c in one.children if c.dep == "conj" and c.lower == "visiting" for o in c.children if o.dep == "dobj")
    return found


def _not_but(token: Token) -> bool:
    """The first of 'not Soto but Ruiz'."""
    if not any(c.dep == "cc" and c.lower == "but" for c in token.children):
        return False
    first = leftmost(token)
    return first.lower == "not" or word_before(first) == "not"


def _listed(child: Token, head: Token) -> bool:
    """'Peru, Chile, Bolivia and Brazil', 'King Ana of Peru and Chief Luis of Chile': the parse takes one of several names for an apposition."""
    if child.dep != "appos" or not child.tag.startswith("NNP"):
        return False
    if word_before(leftmost(child)) == "and" or _second_of_list(child, head):
        return True
    return head.tag.startswith("NNP") and any(c.dep == "conj" and c.tag.startswith("NNP") for c in child.children)


def _second_of_list(child: Token, head: Token) -> bool:
    """'Fiji, Tonga and their allies': a bare name between a name's comma and an 'and' that the parse hangs on the first."""
    if child.children or child.ent != head.ent or child.ent not in _PEERS or not head.tag.startswith("NNP"):
        return False
    after = word_after(child)
    return after == "and" and word_before(child) == "," and any(c.dep == "conj" and c.i > child.i for c in head.children)


def leftmost(noun: Token) -> Token:
    """The first of the words that hang on a noun itself, or the noun."""
    return min([noun, *noun.children], key=lambda t: t.i)


def word_before(token: Token) -> str:
    """The word before this one in its sentence, in small letters; '' at the sentence's start."""
    at = token.i - token.sentence.tokens[0].i
    return token.sentence.tokens[at - 1].lower if at else ""


def word_after(token: Token) -> str:
    """The word behind this one in its sentence, in small letters; '' at the sentence's end."""
    at = token.i - token.sentence.tokens[0].i + 1
    return token.sentence.tokens[at].lower if at < len(token.sentence.tokens) else ""


def first_conjunct(token: Token) -> Token:
    """The head of the list a noun stands in."""
    return first_noun(token, "conj")


def first_noun(noun: Token, *links: str) -> Token:
    """The noun that one linked to it stands behind: with 'appos' the 'minister' of 'the minister, Soto'."""
    while noun.dep in links and noun.head is not noun:
        noun = noun.head
    return noun


def framed(noun: Token) -> Token:
    """The head of the list it stands in, or the length of time that frames it: the 'hours' of 'six hours of talks'."""
    top = first_conjunct(noun)
    frame = top.head.head if top.dep == "pobj" and top.head.lower == "of" else top
    return frame if frame.lemma in _SPELLS else top


def once(tokens: list[Token]) -> list[Token]:
    """The words in their order, each once."""
    return list({t.i: t for t in tokens}.values())


def first_verb(verb: Token, *links: str) -> Token:
    """The verb that one linked to it goes on from: with 'conj' and 'xcomp' the 'went' of 'went on to raid and burn'."""
    while verb.dep in links and is_verb(verb.head):
        verb = verb.head
    return verb

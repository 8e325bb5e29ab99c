"""The words of a noun phrase and the nouns joined to it: 'the Syrian troops', 'Chad, Niger and Mali'; which joined nouns tell of one person."""

from avvisi.extract.base import Findings
from avvisi.lexicon.words import listed
from avvisi.model.text import Span
from avvisi.parse.tokens import Token

_LEFT = listed("parties_left")


def goes_with_name(joined: list[Token], earlier: Findings) -> bool:
    """'clan chief and prominent lawmaker Ana Soto said': nouns without an article, right before the name of whom both tell, who is a subject too."""
    if len(joined) != 2 or any(t.tag not in ("NN", "NNP") or t.i in earlier.mention_of for t in joined):
        return False
    name = earlier.mention_of.get(joined[1].i + 1)
    head = earlier.head_of(name.span) if name is not None and name.kind == "person" and name.form != "pronoun" else None
    bare = not any(c.dep in ("det", "poss") for t in joined for c in t.children)
    return head is not None and bare and head.dep == joined[0].dep and head.head is joined[0].head


def one_man(first: Token, second: Token, earlier: Findings) -> bool:
    """'the main challenger and party leader Ana Soto': a second noun without an article of its own tells more of the same person."""
    mention = earlier.mention_of.get(second.i)
    if mention is None or mention.kind != "person" or first.tag != "NN":
        return False
    before = [c for c in second.children if c.dep in ("compound", "nmod", "amod", "det", "poss")]
    before = [c for c in before if c.start < mention.span.start]
    return any(c.tag == "NN" or c.text in ("MP", "MEP") for c in before) and not any(c.dep in ("det", "poss") for c in before)


def joined_nouns(token: Token) -> list[Token]:
    """The token and those joined to it by 'and', in order of the text; a title's 'Foreign and Trade' is not asked."""
    found, waiting = [token], [token]
    if (strayed := _strayed(token)) is not None:
        found.append(strayed)
        waiting.append(strayed)
    while waiting:
        head = waiting.pop()
        for child in head.children:
            if (
                child.dep == "conj"
                and child.pos in ("NOUN", "PROPN", "PRON", "ADJ", "NUM")
                and not any(c.dep == "nsubj" for c in child.children)
            ):
                found.append(child)
                waiting.append(child)
    return sorted(found, key=lambda t: t.i)


def _strayed(token: Token) -> Token | None:
    """'talked with Soto, chair of the party, and President Ruiz': a name behind 'and' that the parse joined to the verb, which no name is."""
    tokens, at = token.sentence.tokens, token.subtree()[-1].i + 1 - token.sentence.tokens[0].i
    at += at < len(tokens) and tokens[at].text == ","
    if token.dep not in ("pobj", "dobj", "nsubj") or at + 1 >= len(tokens) or tokens[at].lower != "and":
        return None
    for other in tokens[at + 1 : at + 8]:
        if other.dep == "conj" and other.tag == "NNP" and other.head.tag.startswith("VB") and other.subtree()[0] is tokens[at + 1]:
            return other if not any(c.dep == "nsubj" for c in other.children) else None
    return None


def phrase(token: Token, earlier: Findings) -> Span:
    """The words of a noun phrase without what follows its noun: 'the Syrian troops'; a whole name where the token is in one."""
    mention = earlier.mention_of.get(token.i)
    page = earlier.page
    first, last = token, token
    if mention is not None:
        inside = page.tokens_in(mention.span.start, mention.span.end)
        first, last = inside[0], inside[-1]
    at = first
    while True:
        below = [t for t in token.children if t.dep in _LEFT and t.i < at.i]
        if not below:
            break
        nearest = max(below, key=lambda t: t.i)
        at = nearest.subtree()[0]
    if at.i < first.i and not any(t.text in (",", ";", "(") for t in page.tokens[at.i : first.i]):
        first = at
    return page.document.span(first.start, last.end)

"""Several that speak at once: 'Oslo and Bern', 'Iran, Oman agree' in a headline."""

from collections.abc import Container

from avvisi.extract.quotes import phrases
from avvisi.parse.tokens import Token


def conjuncts(head: Token, tokens: tuple[Token, ...], known: Container[int]) -> list[tuple[Token, tuple[Token, ...]]]:
    """The heads of a joined noun phrase, each with its words; nothing where it stands alone. `known`: the tokens of mentions."""
    inside = {t.i for t in tokens}
    heads, token = [head], head
    while (other := token.child("conj")) is not None and other.i in inside and other.tag in phrases.NOMINAL and not one_name(token):
        heads.append(other)
        token = other
    if len(heads) < 2:
        return []
    found: list[tuple[Token, tuple[Token, ...]]] = []
    for number, one in enumerate(heads):
        words = [
            t
            for t in phrases.below(one, [c for c in one.children if c.dep in ("conj", "cc")])
            if t.i in inside and not (number == 0 and t.i >= heads[1].i)
        ]
        while words and words[-1].text in (",", "and"):
            words.pop()
        name = head.child("appos") if number else None
        if name is not None and one.tag in ("NN", "NNS") and name.i > one.i and name.i in known:
            one, words = name, phrases.noun_phrase(name)  # 'Avak and her guest, King Vaha': the parse hangs the king on Avak
        found.append((one, tuple(words) or (one,)))
    return found


def one_name(token: Token) -> bool:
    """'Straits & Rivers': an ampersand joins words of a name."""
    return any(c.dep == "cc" and c.text == "&" for c in token.children)


def joined_by_comma(head: Token) -> Token | None:
    """'Iran, Oman agree to talk': what a comma joins to the subject of a plural verb in headlines."""
    if head.head.tag != "VBP" or head.dep != "nsubj" or head.tag != "NNP":
        return None
    words = head.sentence.tokens
    first = phrases.noun_phrase(head)[0].i - words[0].i
    return words[first - 2] if first >= 2 and words[first - 1].text == "," else None

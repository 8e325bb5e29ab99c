"""Whether a word is denied, and which auxiliaries a verb has."""

from avvisi.extract.grammar.tags import SUBJECTS, is_verb
from avvisi.parse.tokens import Token

DEEPEST = 12  # steps up; a parse is a tree, but a bad one is deep
_SIGNS = frozenset({"evidence", "proof", "sign", "trace", "indication", "hint", "confirmation"})


def negated(token: Token) -> bool:
    """'did not', 'never', 'no longer', 'signed nothing'; for nouns 'no', 'without', 'no evidence of'."""
    if token.dep == "pobj" and token.head.lower == "of" and token.head.head.lemma in _SIGNS and negated(token.head.head):
        return True
    for child in token.children:
        if child.dep == "dobj" and child.lower in ("nothing", "none", "nobody"):
            return True
        if child.lower == "longer" and any(g.lower == "no" for g in child.children):
            return True
        if child.lower == "nor" and child.i < token.i:
            return True  # 'nor would Chad sign'
        if child.dep == "neg" or child.lower in ("never", "no", "neither", "n't"):
            return child.lower != "no" or child.dep == "det" or child.dep == "neg"
    if token.dep == "conj" and _nor(token):
        return True
    return token.dep in ("pobj", "pcomp") and token.head.lower == "without"


def _nor(verb: Token) -> bool:
    """'would not share power, nor would they talk': the parse hangs 'nor' on the verb before, and inversion shows whose it is."""
    first = verb.child("aux", "auxpass")
    subject = verb.child(*SUBJECTS)
    if first is None or subject is None or subject.i < first.i:
        return False
    return any(c.lower == "nor" and c.i == first.i - 1 for c in verb.head.children)


def auxiliaries(verb: Token) -> set[str]:
    """Lemmas of the auxiliaries; a conjoined verb without its own borrows those of the first: 'will meet and sign'."""
    steps = 0
    while steps < DEEPEST:
        own = {c.lemma for c in verb.children if c.dep in ("aux", "auxpass")}
        if own or verb.dep != "conj" or any(c.dep in SUBJECTS for c in verb.children) or not is_verb(verb.head):
            return own
        verb, steps = verb.head, steps + 1
    return set()

"""Which verb lends a noun its subject and tense: 'launched an attack', 'came under attack', 'the talks opened'."""

from avvisi.extract.grammar.joined import first_conjunct
from avvisi.extract.grammar.passive import passive
from avvisi.extract.grammar.tags import is_noun, is_verb
from avvisi.lexicon.events import EventLexicon
from avvisi.parse.tokens import Token

_EMPTY = frozenset({"have", "take", "make", "give", "get", "see", "do", "use", "show"})


def bearer(noun: Token, lexicon: EventLexicon) -> tuple[Token | None, bool, bool]:
    """(verb, undergone, happens): the verb that lends a noun its subject and tense, if one does."""
    top = first_conjunct(noun)
    if top.dep == "pobj" and top.head.dep == "prep" and is_noun(top.head.head) and top.head.head.lemma in lexicon.quantity:
        top = first_conjunct(top.head.head)
    head = top.head
    if head is top:
        return None, False, False
    if top.dep == "dobj" and is_verb(head):
        if head.lemma in lexicon.light and (top is noun or head.lemma not in _EMPTY):
            return head, False, False
        if head.lemma in lexicon.undergo:
            return head, True, False
        if head.lemma in lexicon.ahead:
            return head, False, False
    elif top.dep == "nsubjpass" and head.lemma in lexicon.light:
        return head, False, False
    elif top.dep == "nsubjpass" and head.lemma in lexicon.ahead and not any(c.lower in ("was", "were", "had") for c in head.children):
        return head, False, True  # 'a visit to Lima is planned'
    elif top.dep == "attr" and head.lemma == "be" and any(c.dep == "expl" and c.lower == "there" for c in head.children):
        return head, False, True  # 'there was heavy fighting'
    elif top.dep == "nsubj" and (head.lemma in lexicon.happen or _under_way(head)) and not passive(head):
        return head, False, True
    elif top.dep == "pobj" and is_verb(head.head) and head.dep == "prep":
        if head.lower == "under" and head.head.lemma in ("come", "be", "fall"):
            return head.head, True, False
        if head.lower == "under" and head.head.lemma in ("put", "place", "take", "keep", "bring"):
            return head.head, False, False
        if head.lower in ("in", "on", "into", "for", "with") and head.head.lemma in (
            "engage",
            "participate",
            "go",
            "enter",
            "come",
            "embark",
            "be",
            "take",
            "call",
        ):
            return head.head, False, False
    elif top.dep == "pobj" and head.lower == "with" and head.head.lower == "along" and is_verb(head.head.head):
        return head.head.head, False, False
    elif is_noun(top) and top.dep == "dobj" and head.dep == "acl" and head.lemma in lexicon.light:
        return head, False, False
    return None, False, False


def _under_way(verb: Token) -> bool:
    """'got under way'."""
    return verb.lemma == "get" and any(
        c.lower == "underway" or c.lower == "under" and any(g.lower == "way" for g in c.children) for c in verb.children
    )

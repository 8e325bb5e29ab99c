"""Who says the clause a word stands in, and which pronouns stand for whoever says it."""

from avvisi.extract.grammar.auxiliaries import auxiliaries
from avvisi.extract.grammar.joined import once
from avvisi.extract.grammar.subject_object import logical_subject
from avvisi.extract.grammar.tags import SUBJECTS, is_verb
from avvisi.extract.modality import FUTURE
from avvisi.parse.tokens import Token

_SAID = ("ccomp", "parataxis")
_LOOSELY = (*_SAID, "xcomp", "advcl", "conj", "dep", "ROOT")
_THING = frozenset({"it", "its"})
_PERSON = frozenset({"he", "she", "him", "her", "his"})
_HE, _SHE = frozenset({"he", "him", "his"}), frozenset({"she", "her"})
_MANY = frozenset({"they", "them", "their"})
_PRONOUNS = frozenset({"he", "she", "it", "they", "we", "i", "his", "her", "its", "their", "him", "them", "us", "our"})


def saying(token: Token, say: frozenset[str], hung: tuple[str, ...] = _SAID) -> Token | None:
    """The verb that says the clause a word stands in, which hangs on it in one of these ways; None where nobody is said to."""
    below = token
    for above in token.ancestors():
        if above.lemma in say and is_verb(above) and below.dep in hung:
            return above
        below = above
    return None


def speaker(token: Token, say: frozenset[str]) -> list[Token]:
    """Who says the clause a word stands in: the subject of the nearest saying verb above."""
    if (verb := saying(token, say, _LOOSELY)) is not None:
        return logical_subject(verb)
    *_, top = token, *token.ancestors()
    for child in top.children:  # 'X did Y, said Z' parsed with the saying below
        if child.dep in ("parataxis", "ccomp", "advcl") and child.lemma in say and child is not token:
            return logical_subject(child)
    return []


def resolved(tokens: list[Token], home: Token, say: frozenset[str]) -> list[Token]:
    """Pronouns that stand for the speaker of the sentence, replaced by the speaker: 'Ilves said he would visit'."""
    if not tokens or not any(stands_for_one(t) for t in tokens):
        return tokens
    said = speaker(home, say)
    found: list[Token] = []
    for token in tokens:
        stands = (_own_subject(token) if token.head is home else []) if token.dep == "poss" else [s for s in said if _may_mean(token, s)]
        found += stands if stands_for_one(token) and stands else [token]
    return once(found)


def _may_mean(pronoun: Token, said: Token) -> bool:
    """'The rule eased trade, Soto said': no Soto is 'it', nor a land 'she', nor one man 'they'; of what 'it' will do, a premier speaks for it."""
    word = pronoun.lower
    if word in _THING:
        return said.lower not in _PERSON and said.ent != "PERSON" or bool(auxiliaries(pronoun.head) & FUTURE)
    if word in _PERSON:
        return said.lower not in _THING and said.ent not in ("GPE", "ORG") and not _the_other(word, said)
    if word in _MANY:
        return said.lower not in _PERSON | _THING and (said.ent != "PERSON" or any(c.dep == "conj" for c in said.children))
    return True


def _the_other(word: str, said: Token) -> bool:
    """'Soto said he rang Lind before she left': the speaker is 'he', so 'she' is another."""
    clauses = [c for c in said.head.children if c.dep == "ccomp"]
    own = {s.lower for c in clauses for s in c.children if s.dep in SUBJECTS}
    return bool(own & _SHE) and word in _HE or bool(own & _HE) and word in _SHE


def stands_for_one(token: Token) -> bool:
    """A pronoun that stands for someone; 'US' is none."""
    return token.lower in _PRONOUNS and token.text != "US"


def _own_subject(pronoun: Token) -> list[Token]:
    """'Duda stressed in his meeting with': his is Duda's, the subject of the clause."""
    for above in pronoun.ancestors():
        if is_verb(above):
            return [t for t in logical_subject(above) if not stands_for_one(t)]
    return []

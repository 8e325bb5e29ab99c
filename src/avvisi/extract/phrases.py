"""Whether the words of a phrase stand in the sentence: lemmas, particles, prepositions, what a noun measures."""

from collections.abc import Iterable, Iterator

from avvisi.extract.grammar.prepositions import prepositions
from avvisi.lexicon.event_rules import INFINITIVE
from avvisi.lexicon.events import EventLexicon
from avvisi.lexicon.words import listed
from avvisi.parse.tokens import Token

# Who deals in a thing is not the thing: 'the gas giant', 'the arms minister'.
_DEALERS = listed("phrases_dealers")


def lemmas(token: Token) -> tuple[str, ...]:
    """The base form, and for names ('Sanctions' in a headline) the form less its s."""
    if token.tag in ("NNP", "NNPS") and token.lower.endswith("s"):
        return token.lower, token.lower[:-1]
    if token.i > 1 and token.dep in ("dobj", "nsubj", "nsubjpass", "pobj", "conj") and (first := _hyphened(token)):
        return token.lemma, token.lower, first + token.lemma
    return token.lemma, token.lower


def _hyphened(token: Token) -> str | None:
    """'cease' of 'cease-fire', 'air' of 'air-strikes'."""
    for child in token.children:
        if child.dep == "compound" and token.i - child.i == 2 and any(c.text == "-" for c in token.children):
            return child.lower
    return None


def hyphened_verb(verb: Token) -> str | None:
    """'baton-charge' of 'baton-charged', which the tokenizer takes apart."""
    tokens, at = verb.sentence.tokens, verb.i - verb.sentence.tokens[0].i
    if at < 2 or tokens[at - 1].text != "-" or tokens[at - 1].end != verb.start or tokens[at - 2].end != tokens[at - 1].start:
        return None
    return f"{tokens[at - 2].lower}-{verb.lemma}"


def is_one_of(token: Token, words: frozenset[str]) -> bool:
    """Whether a base form of the token is in the list."""
    return any(form in words for form in lemmas(token))


def measures(noun: Token, words: frozenset[str]) -> bool:
    """'curfew hours', 'visa rules': what the rule names stands before a plain noun."""
    return (
        noun.tag in ("NN", "NNS") and noun.lemma not in _DEALERS and any(c.dep == "compound" and is_one_of(c, words) for c in noun.children)
    )


def particle_of(token: Token, particle: str) -> Token | None:
    """The particle of a verb: 'up' of 'step up'; None where it has another."""
    wanted = particle.split("/")
    for child in token.children:
        if child.lower in wanted and child.dep in ("prt", "advmod", "prep", "acomp", "oprd") and child.i > token.i:
            return child
        if eaten_by_home(child) and "home" in wanted:
            return child
    for child in token.children:  # 'brought Chad and Niger together', 'brought them together in Lima'
        below = [last for last in child.children if last.dep == "conj"] if child.dep == "dobj" else [child] if child.dep == "prep" else []
        if found := next((c for last in below for c in last.children if c.lower in wanted and c.dep == "advmod"), None):
            return found
    return None


def eaten_by_home(token: Token) -> bool:
    """'sent its consul home': the parse makes the adverb the object, and whoever went home a part of its name."""
    return token.lower == "home" and token.dep == "dobj" and any(c.dep == "compound" and c.i == token.i - 1 for c in token.children)


def preposition_of(token: Token, objects: list[Token], preps: frozenset[str], nouns: frozenset[str]) -> list[Token] | None:
    """The preposition (and its noun) of the verb or of the phrase's object; [] where the words are known to stand there."""
    for home in (token, *objects):
        for child in home.children:
            if INFINITIVE in preps and child.tag == "VB" and child.i > token.i and is_one_of(child, nouns):
                infinitive = next((c for c in child.children if c.dep == "aux" and c.lower == "to"), None)
                if infinitive is not None:
                    return [infinitive, child]  # 'ordered them to leave', 'two days to leave'
            if "for" in preps and not nouns and child.dep in ("advcl", "ccomp", "xcomp") and child.i > token.i:
                mark = next((c for c in child.children if c.lower == "for" and c.dep == "mark"), None)
                if mark is not None:
                    return [mark]  # 'called for observers to be sent'
            if child.lower not in preps or child.i < token.i or child.dep not in ("prep", "dative", "prt", "agent", "advmod"):
                continue
            if not nouns:
                if (
                    child.lower != "until"
                    and child.dep in ("prep", "dative")
                    and all(c.ent in ("DATE", "TIME") for c in child.children if c.dep == "pobj")
                    and any(c.dep == "pobj" for c in child.children)
                ):
                    continue  # 'called on Tuesday'
                return [child]
            kinds = ("pobj", "pcomp", "amod") if child.lower == "as" else ("pobj", "pcomp")  # 'described it as absurd'
            inner = [c for c in child.children if c.dep in kinds and (is_one_of(c, nouns) or _titled(c, nouns))]
            if inner:
                return [child, inner[0]]
    return None


def _titled(name: Token, words: frozenset[str]) -> bool:
    """'Prime Minister Rinne': a name with the title asked for."""
    return name.tag == "NNP" and any(c.dep == "compound" and c.tag == "NNP" and is_one_of(c, words) for c in name.children)


def cored(tokens: Iterable[Token], lexicon: EventLexicon) -> Iterator[Token]:
    """Each noun and, where it only measures ('a series of raids', 'millions in aid'), what it measures."""
    for token in tokens:
        yield token
        if token.lemma in lexicon.quantity or token.pos == "NUM":
            for prep, inner in prepositions(token):
                if prep in ("of", "in", "worth"):
                    yield inner

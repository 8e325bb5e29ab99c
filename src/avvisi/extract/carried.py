"""Who is meant by a subject that no pass resolved: 'it' and 'they' of the sentence before, 'she' for an officer without a name, 'the note' for
whoever sent it."""

from collections.abc import Callable

from avvisi.extract.base import Findings
from avvisi.extract.belonging import by_whom
from avvisi.extract.grammar.nouns import possessors
from avvisi.extract.grammar.prepositions import behind
from avvisi.extract.grammar.subject_object import logical_subject
from avvisi.extract.grammar.tags import is_noun, is_verb
from avvisi.extract.noun_phrases import phrase
from avvisi.extract.parties import Parties
from avvisi.extract.plurals import meant
from avvisi.extract.sides import Found, with_span
from avvisi.model.facts import Party
from avvisi.parse.tokens import Token

_PAPERS = frozenset(
    {"note", "statement", "letter", "resolution", "communique", "communiqué", "declaration", "message", "memorandum", "telegram"}
)
_REACH = 6  # sentences
_BODIES = frozenset({"parliament", "assembly", "cabinet", "court", "senate", "congress", "army", "junta", "council", "party"})
_KNOWN = frozenset({"the", "this", "that"})
_ISSUES = frozenset(
    {
        "issue",
        "send",
        "hand",
        "deliver",
        "publish",
        "release",
        "adopt",
        "pass",
        "submit",
        "present",
        "address",
        "write",
        "circulate",
        "transmit",
    }
)
_POWERS = frozenset({"MIL", "COP", "SPY", "GOV", "JUD", "REB"})


class Carried:
    """`pronoun(token)` and `authors(words)`. `everyone` gives the parties of several words."""

    def __init__(self, parties: Parties, everyone: Callable[[list[Token], Findings], Found]) -> None:
        self.parties, self.all = parties, everyone

    def pronoun(self, token: Token, earlier: Findings) -> Found:
        """'Washington has …. It has also …': a subject pronoun no one resolved stands for the subject of the sentence before."""
        if token.lower not in ("it", "they", "he", "she") or earlier.mention_of.get(token.i) is not None:
            return ()
        if token.lower == "they":
            noun = meant(token, earlier, self.parties.groups)
            return (
                tuple(with_span(p, phrase(token, earlier)) for p in self.parties.one(noun, earlier) if not p.person)
                if noun is not None
                else ()
            )
        if token.lower in ("he", "she") and (here := self._of_main_clause(token, earlier)):
            return here
        if token.lower == "it" and (here := self._body_here(token, earlier)):
            return here
        before = earlier.page.before(token.sentence)
        if before is None or not is_verb(before.root) and before.root.pos != "AUX":
            return ()
        subjects = logical_subject(before.root)
        found = [p for t in subjects for p in self.parties.of(t, earlier)]
        if token.lower in ("he", "she"):  # 'The Fijian premier arrived. She met'; nobody else is named whom it could be
            fits = _unnamed_officer(found, before.start, token.start, earlier)
        else:
            fits = len(found) == 1 and not found[0].person and found[0].kind != "group" and token.lower == "it"
        return tuple(with_span(p, phrase(token, earlier)) for p in found) if fits else ()

    def of_sources(self, noun: Token, earlier: Findings) -> Found:
        """'sources close to the army said they had arrested two men': the army, for whom the sources speak."""
        return tuple(p for t in spoken_by(noun) for p in self.parties.of(t, earlier) if p.sector in _POWERS)

    def _of_main_clause(self, pronoun: Token, earlier: Findings) -> Found:
        """'Norway's minister flew to Lima, where she met the king': an officer without a name, where nobody else could be meant."""
        root = pronoun.sentence.root
        if not is_verb(root) or pronoun.head is root or any(t.i >= pronoun.i for t in logical_subject(root)):
            return ()
        found = [p for t in logical_subject(root) for p in self.parties.of(t, earlier)]
        fits = _unnamed_officer(found, pronoun.sentence.start, pronoun.start, earlier)
        return tuple(with_span(p, phrase(pronoun, earlier)) for p in found) if fits else ()

    def _body_here(self, pronoun: Token, earlier: Findings) -> Found:
        """'After the king recalled parliament, it stripped him of': the body that the clause before was about, and no other."""
        if pronoun.dep != "nsubj" or not is_verb(pronoun.head) or pronoun.head.lemma == "be":
            return ()
        before = [t for t in pronoun.sentence.tokens if t.i < pronoun.i and t.tag == "NN" and t.dep == "dobj"]
        bodies = [(t, self.parties.one(t, earlier)) for t in before if t.lemma in _BODIES]
        if len(bodies) != 1 or bodies[0][0].head is pronoun.head:
            return ()
        return tuple(with_span(p, phrase(pronoun, earlier)) for p in bodies[0][1] if not p.person)

    def authors(self, acting: list[Token], earlier: Findings) -> Found:
        """'Oman sent a note to Mali. The note called for': whose paper it is was said where it was told of first."""
        if len(acting) != 1 or acting[0].lemma not in _PAPERS or not any(c.dep == "det" and c.lower in _KNOWN for c in acting[0].children):
            return ()
        paper = acting[0]
        for sentence in reversed(earlier.page.sentences[max(paper.sentence.index - _REACH, 0) : paper.sentence.index]):
            for token in reversed(sentence.tokens):
                if token.lower != paper.lower or not is_noun(token):
                    continue
                if token.dep in ("compound", "nmod") and token.head.tag == "CD":
                    token = token.head  # 'Resolution 312, adopted by the Council'
                whose = possessors(token) + behind(token, "by", "from") + by_whom(token)
                if not whose and token.dep in ("dobj", "nsubjpass") and is_verb(token.head) and token.head.lemma in _ISSUES:
                    whose = logical_subject(token.head)
                found = self.all(whose, earlier)
                return tuple(with_span(p, phrase(paper, earlier)) for p in found if p.code)
        return ()


def _unnamed_officer(found: list[Party], start: int, end: int, earlier: Findings) -> bool:
    """Whether it is one officer without a name, and nobody is named in [start, end) whom a pronoun could mean instead."""
    alone = not any(m.kind == "person" for m in earlier.mentions_in(start, end))
    return len(found) == 1 and alone and found[0].office is not None and found[0].person is None


def spoken_by(noun: Token) -> list[Token]:
    """For 'sources', those whose sources they are: 'sources close to the army', 'sources in the police'."""
    if noun.lemma != "source" or noun.tag != "NNS":
        return []
    near = [c for c in noun.children if c.lower == "close"]
    return [t for home in (noun, *near) for t in behind(home, "to", "in", "within", "at", "from")]

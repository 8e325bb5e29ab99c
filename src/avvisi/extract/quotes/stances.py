"""What a plain 'said' does: the words themselves may promise, refuse, deny, ask or accuse. A cue that says it itself is never overruled."""

from avvisi.extract.quotes.claims import Claim
from avvisi.lexicon.speech import SpeechLexicon
from avvisi.model.facts import Stance
from avvisi.parse.tokens import FINITE, Parsed, Token

_SELF = frozenset(["i", "we"])
_SPEAKERS = _SELF | {"he", "she", "they"}
_WILL = frozenset(["will", "would", "'ll", "’ll", "wo"])
_IDLE = frozenset(["be", "have", "like", "consider", "prefer", "love", "know", "think", "need", "want", "expect", "see", "die", "lose"])


class Stances:
    """`stances(page, claim)` gives the stance of a claim, read from its content where the cue is neutral."""

    def __init__(self, speech: SpeechLexicon) -> None:
        self._wrongs, self._falsehoods = speech.words("wrongs"), speech.words("falsehoods")
        self._refusals, self._hazards = speech.words("refusals"), speech.words("hazards")
        self._firm = speech.words("firm")

    def __call__(self, page: Parsed, claim: Claim) -> Stance:
        """The cue's own stance, or what the words do."""
        if claim.stance != "asserts" or claim.way == "nominal" or claim.way == "phrase" and not claim.direct:
            return claim.stance
        tokens = [t for s, e in claim.content for t in page.tokens_in(s, e)]
        words = [t for t in tokens if t.text[:1].isalnum()]
        if not words:
            return "asserts"
        if claim.direct and page.document.text[: claim.content[-1][1]].endswith("?"):
            return "asks"
        return self._refused(words) or self._own_deed(words, tokens) or self._denied(words, claim) or self._blamed(words) or "asserts"

    def _refused(self, words: list[Token]) -> Stance | None:
        """'Not in my town', 'Nonsense': no finite verb is needed to refuse."""
        finite = any(t.tag in FINITE for t in words)
        opening = words[0].lower
        if opening in self._refusals and not finite or opening == "no" and len(words) > 1 and not finite:
            return "rejects"
        return None

    @staticmethod
    def _own_deed(words: list[Token], tokens: list[Token]) -> Stance | None:
        """'we will open the port', 'they would exchange prisoners': what the speaker will do; 'if you cross, we will fire' threatens."""
        subject = next((t for t in words if t.dep in ("nsubj", "nsubjpass") and t.lower in _SPEAKERS), None)
        conditional = words[0].lower == "if"
        if conditional:
            subject = next((t for t in words if t.dep == "nsubj" and t.lower in _SELF and t.head.child("mark") is None), None)
        if subject is None or subject.dep == "nsubjpass" or not (conditional or subject is words[0] or words[0].tag in ("RB", "CC")):
            return None
        verb = subject.head
        modal = next((c for c in verb.children if c.dep == "aux" and c.lower in _WILL), None)
        if modal is None or verb.lemma in _IDLE:
            return None
        if any(c.dep == "neg" for c in verb.children):
            return "rejects"
        theirs = conditional and any(t.dep == "nsubj" and t.lower in ("they", "you") for t in tokens)
        return "threatens" if theirs else "promises"

    def _denied(self, words: list[Token], claim: Claim) -> Stance | None:
        """'had never met anyone', 'not a word of it was true', 'insisted that no marker had been moved'."""
        first = next((t for t in words if t.dep in ("nsubj", "nsubjpass")), None)
        if first is None:
            return None
        verb = first.head
        past = verb.tag in ("VBD", "VBN")
        never = any(c.lower == "never" for c in verb.children)
        if never and past and first.lower in _SPEAKERS:
            return "denies"
        if any(t.lower in self._falsehoods and t.dep in ("acomp", "attr", "ROOT", "ccomp") for t in words) and verb.lemma == "be":
            return "denies"
        no = any(c.dep == "det" and c.lower == "no" for c in first.children) or any(c.dep == "neg" for c in verb.children)
        return "denies" if claim.at.lemma in self._firm and no and past else None

    def _blamed(self, words: list[Token]) -> Stance | None:
        """'the police had taken bribes', 'they lied': somebody else's wrong; 'the dam may burst' warns."""
        for token in words:
            if self._wrongs & {token.lemma, token.lower} and token.tag[:2] == "VB":
                subject = token.child("nsubj", "nsubjpass")
                if subject is None or subject.lower not in _SELF:
                    return "accuses"
            if token.lemma in self._hazards and any(c.dep == "aux" and c.tag == "MD" for c in token.children):
                return "warns"
        return None

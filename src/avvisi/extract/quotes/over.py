"""The 'that' by which a cue brings its words over everything told in between: when, where, in what, with whom, in the face of what.

'said in a note signed on Sunday, after talks that had lasted all night, that the pass was shut': a clause in between is opened by a word of its own and
has one finite verb; whatever verb has no such word is the end of the search.
"""

from collections.abc import Sequence

from avvisi.extract.quotes import phrases
from avvisi.lexicon.speech import SpeechLexicon
from avvisi.parse.tokens import FINITE, Token

_OPENS = frozenset(["as", "while", "when", "where", "because", "since", "although", "though", "after", "before", "until", "once"])
_OTHERS = frozenset([";", ":", "``", '"', "“", "‘", "so", "such", "how", "what", "whether", "if"])  # words of another content, or of none
_RELATIVE = frozenset(["WDT", "WP", "WP$", "WRB"])
_LEADS = frozenset(["IN", "RB", "TO", "VBG", "WRB", "RP", ","])
_GROUNDS = frozenset(["condition", "ground", "understanding", "basis", "effect", "provision", "proviso", "extent", "degree"])
_SHOWN = frozenset(["read", "carry", "publish", "broadcast", "obtain", "see", "release", "print", "air", "issue", "translate", "post", "send", "seize", "quote", "hear"])  # fmt: skip
_FAR = 40  # words between a cue and its 'that'


class Over:
    """`over(verb, behind)` gives where the words begin in what stands behind the cue, or None."""

    def __init__(self, speech: SpeechLexicon) -> None:
        self._rules, self._plain = speech.verbs, speech.words("cues")
        self._nouns = frozenset(speech.nouns) - speech.words("document") - speech.words("meetings")
        self._ended = speech.words("occasions") | speech.words("people") | speech.words("official") | speech.words("institution")

    def __call__(self, verb: Token, behind: Sequence[Token]) -> int | None:
        """The place behind 'that'."""
        hears = verb.lemma in phrases.TELLS and verb.child("dobj", "dative") is not None
        first = behind[0] if behind else verb
        if not behind or not (hears or first.tag in _LEADS or first.lower in _OPENS or first.ent in ("DATE", "TIME")):
            return None
        joined = False
        pending = 0  # clauses opened that still want their verb
        for n, token in enumerate(behind[:_FAR]):
            if token.lower in _OTHERS:
                return None
            if token.lower == "that" and token.tag in ("IN", "WDT", "DT"):
                if self._brings(behind, n):
                    return n + 1 if verb.lemma in self._plain or not n or self._told_where(behind[n - 1]) else None
                pending += 1
            elif token.tag in _RELATIVE or token.lower in _OPENS and token.tag in ("IN", "WRB", "RB"):
                pending += 1
            elif token.tag in FINITE and token.text.islower() and not (joined and token.tag == "VBD" and behind[n - 1].lower == "and"):
                pending -= 1
                if pending < 0:
                    return None
            elif token.tag == "VBN":
                joined = True  # 'carried by the radio and monitored in Oslo': the second may be read as a past
            elif token.tag in ("VBG", "VB") and self._is_cue(token):
                return None
        return None

    def _told_where(self, token: Token) -> bool:
        """What ends a phrase that tells when, where or in what something was said: 'alleged in a column on Sunday | that'; verbs that do more than say need it."""
        noun = token.tag in ("NN", "NNS") and token.lemma in self._ended
        return noun or token.text == "," or token.ent in ("ORG", "PERSON", "DATE", "TIME", "GPE") or token.tag in ("NNP", "NNPS")

    def _is_cue(self, token: Token) -> bool:
        """'said in a note, adding that …': the second cue's words."""
        return any("clause" in rule.takes for rule in self._rules.get(token.lemma, ()))

    def _brings(self, behind: Sequence[Token], n: int) -> bool:
        """Whether this 'that' opens a clause of its own, and neither takes up nor explains the noun before it."""
        rest = behind[n + 1 :]
        alive = next((k for k, t in enumerate(rest) if t.tag in FINITE or k and t.tag == "VB"), None)
        if not alive or not phrases.nominal_before_verb(list(rest)) and rest[alive].tag != "VB":
            return False
        noun = behind[n - 1] if n else None
        if noun is None or noun.tag not in ("NN", "NNS"):
            return True
        if noun.lemma in self._nouns or noun.lemma in _GROUNDS:
            return False
        after = rest[alive + 1] if alive + 1 < len(rest) else None
        return not (rest[alive].lemma in _SHOWN and (after is None or after.tag in ("IN", "RP", "RB") or not after.text.isalnum()))

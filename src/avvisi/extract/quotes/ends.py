"""Where a comma ends what was said, though the parse goes on: the teller's own words, another's cue, the text the words stood in."""

from collections.abc import Callable, Sequence

from avvisi.extract.quotes.phrases import CLOSING, MARKS
from avvisi.extract.quotes.requoted import quotes_him
from avvisi.lexicon.speech import SpeechLexicon
from avvisi.parse.tokens import FINITE, Token

_SHIFTED = frozenset(["would", "had", "could", "might"])
_NOUNS = frozenset(["NN", "NNS", "NNP", "NNPS", "PRP", "CD"])
_BEFORE_NOUNS = frozenset(["DT", "JJ", "PRP$", "POS", "NN", "NNS", "NNP", "NNPS", "CD", "PRP", "IN", "FW", "RB", "HYPH", "VBN"])
_TO_WHOM = frozenset(["by", "in", "on", "to", "over", "live", "out"])
_TELLERS = frozenset(["though", "although", "while", "whereas", "which"])
_PUTS = frozenset(["put", "tell", "quote", "describe", "phrase", "call", "write", "say", "report", "note", "explain", "state", "cite"])
_TELLING = frozenset(["which", "while", "whereas", "before", "after", "though", "although"])
_GOING_ON = frozenset(["cite", "quote", "speak", "address", "refer", "respond", "reply", "gesture", "pause"])  # 'said X, speaking in Oslo'
_ALLUSIONS = frozenset(["reference", "allusion", "nod", "swipe", "dig", "jab", "echo", "rebuke", "hint"])
_KEEPS = frozenset(["give", "decline", "refuse", "offer", "provide", "elaborate", "name", "specify", "say", "stop", "identify", "explain", "deny"])  # fmt: skip
_CONTESTS = frozenset(["deny", "dispute", "reject", "contest", "refute", "rebut", "dismiss", "contradict", "ridicule"])


class Ends:
    """`cut(verb, tokens, quoted)` gives the content up to the comma behind which it no longer goes on."""

    def __init__(self, speech: SpeechLexicon, told_on: Callable[[Token], Token | None]) -> None:
        self._told_on, self._speech = told_on, frozenset(speech.verbs)
        self._says, self._aftermath = speech.words("cues"), speech.words("aftermath")
        self._answers = self._says | {"deny", "refuse", "decline", "acknowledge", "concede", "admit", "reject"}
        self._claims = speech.words("charges") | speech.words("sequels")
        self._written = speech.words("document") | speech.words("meetings")
        self._brought, self._refusing, self._urging = speech.words("brought"), speech.words("refusing"), speech.words("urging")

    def cut(self, verb: Token, tokens: list[Token], quoted: frozenset[int]) -> list[Token]:
        """Content that stands behind its cue; words in quotation marks are never cut."""
        tokens = self._less_occasion(verb, self._less_aside(verb, tokens, quoted), quoted)
        tokens = self._less_next(verb, tokens, quoted)
        for n, comma in enumerate(tokens):
            if comma.text != "," or comma.i < verb.i or n < 2:
                continue
            if comma.i in quoted and not _closes(verb, comma):
                continue
            rest = [t for t in verb.sentence.tokens[comma.i + 1 - verb.sentence.tokens[0].i :] if t.text not in ('"', "“", "``", "''", "”")]
            if not rest or rest[0].i in quoted or [t.lower for t in rest[:2]] in (["let", "alone"], ["much", "less"]):
                continue
            if self._ends(verb, tokens[:n], rest):
                return tokens[:n]
        return tokens

    def _less_aside(self, verb: Token, tokens: list[Token], quoted: frozenset[int]) -> list[Token]:
        """'The dam held, she said, | while the valley slept', '…, | a claim the guild disputes': behind a whole clause and its cue the teller goes on."""
        at = next((n for n, t in enumerate(tokens) if n and t.i > verb.i > tokens[n - 1].i), None)
        if at is None or at < 3 or tokens[at].i in quoted:
            return tokens
        front, rest = tokens[:at], verb.sentence.tokens[tokens[at].i - verb.sentence.tokens[0].i :]
        whole = any(t.tag in FINITE for t in front) and front[0].tag not in ("IN", "WRB", "MD") and front[-1].tag not in FINITE
        before = verb.sentence.tokens[tokens[at].i - 1 - verb.sentence.tokens[0].i]
        if not whole or before.text != ",":
            return tokens
        told = rest[0].lower in _TELLING or self._ends(verb, front, rest)
        return front if told else tokens

    def _less_occasion(self, verb: Token, tokens: list[Token], quoted: frozenset[int]) -> list[Token]:
        """'claimed the bridge | in a communiqué carried by the radio': the document that was brought to somebody brings the words, and is none of them."""
        for n, token in enumerate(tokens):
            if n == 0 or token.i < verb.i or token.lower not in ("in", "during", "on") or token.tag != "IN" or token.i in quoted:
                continue
            behind = verb.sentence.tokens[token.i + 1 - verb.sentence.tokens[0].i :][:8]
            at = next((k for k, t in enumerate(behind) if t.tag in ("NN", "NNS") and t.lemma in self._written), None)
            if at is None or at + 2 >= len(behind) or any(t.tag not in _BEFORE_NOUNS or t.tag == "IN" for t in behind[:at]):
                continue
            if behind[at + 1].tag in ("VBN", "VBD") and behind[at + 1].lemma in self._brought and behind[at + 2].lower in _TO_WHOM:
                return tokens[:n]
        return tokens

    def _less_next(self, verb: Token, tokens: list[Token], quoted: frozenset[int]) -> list[Token]:
        """'said the law gives him the right | and called for a vote': the teller's next deed."""
        for n in range(2, len(tokens) - 1):
            if (
                tokens[n].i > verb.i
                and tokens[n].lower in ("and", "but")
                and tokens[n].i not in quoted
                and self._told_on(tokens[n + 1]) is verb
            ):
                return tokens[:n]
        return tokens

    @staticmethod
    def one_side(verb: Token, tokens: list[Token]) -> list[Token]:
        """'While he owned the mill, Ham noted several beams had burned': with words right behind the cue, what stands in front is none of them."""
        behind = [t for t in tokens if t.i > verb.i]
        if not behind or tokens[0].i > verb.i:
            return tokens
        words = verb.sentence.tokens
        first = words[0].i
        if (
            tokens[0].tag in ("VBN", "VBG")
            and not any(t.tag in FINITE for t in tokens if t.i < verb.i)
            and any(t.tag in FINITE for t in behind)
        ):
            return behind  # 'Quoted in the daily, the monk says, “…”'
        if behind[0].lower == "as" and len(behind) > 1 and behind[1].tag == "VBN":
            return [t for t in tokens if t.i < verb.i]  # '“It holds,” she said, as translated by her son'
        interrupted = any(
            t.text in (",", '"', "''", "”", "—", "-", "–", "--", ";", "'", "’", "``", "“", "‘")
            for t in words[verb.i - first : behind[0].i + 1 - first]
        )
        return tokens if interrupted or not any(t.tag in FINITE for t in behind) else behind

    @staticmethod
    def taken_up(verb: Token, tokens: list[Token]) -> list[Token]:
        """'agreed that taxes would rise but that forms would multiply': 'that' takes the content up again."""
        if not tokens or tokens[-1].i < verb.i:
            return tokens
        words = verb.sentence.tokens
        rest = list(words[tokens[-1].i + 1 - words[0].i :])
        at = next((n for n, t in enumerate(rest[:4]) if t.tag == "CC"), None)
        if (
            at is None
            or any(t.text != "," for t in rest[:at])
            or at + 2 >= len(rest)
            or rest[at + 1].lower != "that"
            or rest[at + 1].tag != "IN"
        ):
            return tokens
        stop = next((n for n, t in enumerate(rest) if t.text == ";"), len(rest))
        return [*tokens, *rest[:stop]]

    def _ends(self, verb: Token, before: Sequence[Token], rest: Sequence[Token]) -> bool:
        opening = rest[0]
        if opening.lower == "according" or _alludes(rest) or verb.tag == "VBD" and _held_back(rest):
            return True
        if opening.lower == "as" and len(rest) > 3 and rest[1].lower in ("he", "she", "they") and rest[2].tag == "VBD":
            return rest[2].lemma in self._speech and verb.tag in ("VBD", "VBN")  # 'said the port was safe, as she warned of storms'
        if opening.lower == "as":
            passive = next((t for t in rest[1:5] if t.lemma not in ("have", "be", "first", "earlier", "also")), opening)
            return self._another(rest[1:], _PUTS) is not None or passive.tag == "VBN" and passive.lemma in _PUTS and passive is not rest[1]
        if opening.lower in ("a", "an") and len(rest) > 3 and rest[1].lemma in self._claims:
            return rest[2].tag[:2] in ("NN", "DT", "PR", "VB", "WD", "IN") or rest[2].lower == "that"
        if opening.lower in ("though", "although", "but") and self._goes_on_telling(rest[1:]):
            return True
        if _all_marked(before) and (opening.tag in ("IN", "WRB", "VBG", "WDT", "WP", "TO") or opening.lower in _TELLERS):
            return True  # 'stressed that “patience is war”, before both left for a gala'
        if opening.lower in _TELLERS and before[-1].text in CLOSING:
            return True  # 'said the pact was “dead”, a phrase that …'
        if opening.lower in ("though", "although") and _told_as_of_now(verb, before, rest):
            return True
        if opening.lower == "while":
            return _told_now(verb, before, rest)
        if opening.lower == "which" and _contested(rest[1:]):
            return True
        if opening.tag == "VBG":
            return opening.lemma in self._aftermath or opening.lemma in _GOING_ON
        if opening.lower == "and" and len(rest) > 3 and rest[1].tag == verb.tag == "VBD" and rest[1].lemma in self._refusing:
            return True  # 'said the state was patient, and denied the rumours'
        if opening.lower == "and" and len(rest) > 3 and rest[1].tag == verb.tag == "VBD" and rest[2].lower == "that":
            return rest[1].lemma in self._answers  # 'said the state was patient, and denied that …'
        if opening.lower == "and" and len(rest) > 4 and rest[1].tag == verb.tag == "VBD" and rest[1].lemma in self._urging:
            return any(t.tag == "TO" for t in rest[2:7])  # 'wrote that the tour was off, and told fans to wait'
        if opening.lower == "and" and verb.tag == "VBD" and self._told_too(verb, rest[1:]):
            return True
        if any(quotes_him(t) is not None for t in rest[1:6] if t.lemma == "quote"):
            return True
        if opening.lower == "in" and len(rest) > 2 and rest[1].lower in ("a", "an", "his", "her", "its", "their"):
            noun = next((t for t in rest[2:6] if t.tag == "NN" and t.head.tag[:2] in ("VB", "IN")), None)
            return noun is not None and noun.lemma in self._written
        return self._anothers(verb, rest)

    def _told_too(self, verb: Token, rest: Sequence[Token]) -> bool:
        """'said that there was no crisis, and the envoy told this paper that …': another's cue, with words of its own."""
        cue = self._another(rest, self._says)
        if cue is None or cue is verb or cue.tag != verb.tag or rest[0].tag == "PRP":
            return False
        hears = cue.lemma == "tell" and cue.child("dobj", "dative") is not None
        return hears or any(c.dep == "ccomp" and c.i > cue.i for c in cue.children)

    def _anothers(self, verb: Token, rest: Sequence[Token]) -> bool:
        """'…, the daily reported': another's cue, with nothing that it could bring behind it."""
        cue = self._another(rest, self._says)
        return (
            cue is not None
            and cue is not verb
            and cue.i + 1 <= rest[-1].i
            and (cue.lemma == "tell" or cue.sentence.tokens[cue.i + 1 - verb.sentence.tokens[0].i].text in (",", ";", "."))
        )

    def _goes_on_telling(self, rest: Sequence[Token]) -> bool:
        """'said it was a mistake, but she denied that …': the teller's next cue."""
        if not rest or rest[0].lower not in ("he", "she", "they"):
            return False
        verb = next((t for t in rest[1:4] if t.tag[:2] == "VB"), None)
        return verb is not None and verb.tag in FINITE and verb.lemma in self._answers

    @staticmethod
    def _another(rest: Sequence[Token], verbs: frozenset[str]) -> Token | None:
        """The cue of 'the agency wrote, …': a noun phrase and right behind it the verb."""
        noun = False
        for token in rest[:10]:
            if token.tag in FINITE or token.tag == "VBN" and noun and token.lemma in verbs and token.dep in ("advcl", "ccomp", "relcl"):
                return token if noun and token.lemma in verbs and token.tag != "MD" else None
            if token.tag not in _BEFORE_NOUNS:
                return None
            noun = noun or token.tag in _NOUNS
        return None


def _alludes(rest: Sequence[Token]) -> bool:
    """'…, in an apparent reference to the raid': what the teller takes the words for."""
    opens = len(rest) > 3 and rest[0].lower == "in" and rest[1].lower in ("a", "an", "what")
    return opens and any(t.lemma in _ALLUSIONS for t in rest[2:5])


def _held_back(rest: Sequence[Token]) -> bool:
    """'…, but gave no names', '…, but did not elaborate': what the speaker kept to himself."""
    if len(rest) < 3 or rest[0].lower not in ("but", "though", "although") or rest[1].tag != "VBD":
        return False
    return rest[1].lemma in _KEEPS or rest[1].lemma == "do" and any(t.lemma in _KEEPS for t in rest[2:5])


def _contested(rest: Sequence[Token]) -> bool:
    """'…, which the guild denies': who denies something has not said it."""
    verb = next((t for t in rest[:9] if t.tag in FINITE), None)
    helped = verb is not None and verb.lemma in ("have", "do", "be")
    behind = next((t for t in rest[:12] if verb is not None and t.i > verb.i and t.tag[:2] == "VB"), None) if helped else verb
    return behind is not None and behind.lemma in _CONTESTS


def _all_marked(before: Sequence[Token]) -> bool:
    """Whether the words so far stand in one pair of quotation marks."""
    words = [t for t in before if t.lower != "that"]
    return (
        len(words) > 3
        and words[0].text in MARKS
        and words[-1].text in CLOSING
        and not any(t.text in ('"', "“", "”", "``", "''") for t in words[1:-1])
    )


def _closes(verb: Token, comma: Token) -> bool:
    """Whether the comma is the last word within quotation marks, and a second teller follows."""
    words = verb.sentence.tokens
    at = comma.i + 1 - words[0].i
    closing = at < len(words) and words[at].text in CLOSING
    return closing and any(quotes_him(t) is not None for t in words[at : at + 7] if t.lemma == "quote")


def _told_as_of_now(verb: Token, before: Sequence[Token], rest: Sequence[Token]) -> bool:
    """'swore she had never been to Oslo, though she keeps a map of it': what was said is shifted back, the rest is in the teller's present."""
    finite = next((t for t in rest if t.tag in FINITE), None)
    shifted = verb.tag == "VBD" and any(t.lower in _SHIFTED or t.tag == "VBD" for t in before)
    return shifted and finite is not None and finite.tag in ("VBZ", "VBP")


def _told_now(verb: Token, before: Sequence[Token], rest: Sequence[Token]) -> bool:
    """'said the border would stay open, while the paper ran a supplement': what was said is shifted back, the rest is told."""
    if verb.tag != "VBD" or not any(t.lower in _SHIFTED for t in before):
        return False
    finite = next((t for t in rest if t.tag in FINITE), None)
    return finite is not None and finite.tag == "VBD" and finite.lower not in (*_SHIFTED, "was", "were")

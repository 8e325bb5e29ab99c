"""Cues that the parse took for participles: 'The pass will open, the mayor, Ana Pop, announced here on Friday', 'The envoy, Jo Bell, charged in Rome that …'."""

from collections.abc import Mapping, Sequence

from avvisi.extract.grammar.joined import word_after
from avvisi.extract.quotes import phrases
from avvisi.extract.quotes.before import named, opened, source_before, told_before, whose
from avvisi.extract.quotes.claims import Claim, by_order
from avvisi.extract.quotes.ends import Ends
from avvisi.extract.quotes.over import Over
from avvisi.lexicon.speech import SpeechLexicon, VerbRule
from avvisi.parse.tokens import FINITE, Parsed, Token

_REPORTS = frozenset(["report", "claim", "say", "state", "suggest", "note", "show"])
_DEFINITE = frozenset(["the", "its", "their", "state", "a"])
_MEANS = frozenset(["telephone", "phone", "email", "e-mail", "fax", "letter", "radio", "video", "videolink", "satellite", "post", "text", "telegram", "cable", "wire", "message"])  # fmt: skip
_ASKED = frozenset(["ask", "press", "question", "challenge", "reach", "contact"])
_DETERMINES = frozenset(["DT", "PRP$", "POS", "JJ", "CD", "IN"])
_HELPERS = frozenset(["have", "be", "get"])


class Misread:
    """`misread(page, verb)` gives the claim of a cue tagged as a participle, where the order of the words makes it the sentence's verb."""

    def __init__(self, speech: SpeechLexicon, ends: Ends) -> None:
        self._rules, self._ends, self._over = speech.verbs, ends, Over(speech)

    def noun(self, page: Parsed, noun: Token) -> Claim | None:
        """What a cue brings that the parse took for a noun."""
        rule, between = _clause_rule(noun, self._rules), noun.tag == "NNS" and word_after(noun) == ","
        if rule is None or not between and not self.verb_after_all(noun):
            return None
        words = noun.sentence.tokens
        at = noun.i - words[0].i
        found = source_before(words, at)
        if found is None:
            return None
        first, head = found
        if between:
            content = _around(noun, words, first)
        else:
            behind = words[at + 1 : phrases.between_semicolons(noun)[1] - words[0].i]
            content = self._ends.cut(noun, list(behind[self._that(noun, behind) or 0 :]), frozenset())
        return by_order(page, noun, rule, head, words[first:at], content) if any(t.tag in FINITE for t in content) else None

    def _that(self, noun: Token, behind: Sequence[Token]) -> int | None:
        """The place behind the 'that' of a cue, over what tells where the words stand: 'states on its website that'."""
        return 1 if behind and behind[0].lower == "that" else self._over(noun, behind)

    def verb_after_all(self, noun: Token) -> bool:
        """'The Ministry of the Sea clarifies that …', 'Police allege that …', 'The guild states on its site that …': a cue taken for a noun, in a sentence without a verb."""
        words = noun.sentence.tokens
        at = noun.i - words[0].i
        if noun.tag not in ("NN", "NNS") or not at or _clause_rule(noun, self._rules) is None or words[at - 1].tag in _DETERMINES:
            return False
        behind = words[at + 1 :]
        place = self._that(noun, behind)
        if place is None or noun.tag == "NN" and (noun.lower != noun.lemma or not _several(words, at)):
            return False
        own = behind[place - 1].head  # the verb of what is said is no verb of the sentence
        return not any(t.tag in FINITE and (t is not own or own.i < noun.i) for t in (noun, *noun.ancestors()))

    def __call__(self, page: Parsed, verb: Token) -> Claim | None:
        """Trailing ('…, X announced') or leading ('X charged … that …')."""
        rule = next((r for r in self._rules[verb.lemma] if {"clause", "quote"} <= set(r.takes)), None)
        if rule is None or verb.tag != "VBN" or helped(verb) or by_somebody(verb):
            return None
        words = verb.sentence.tokens
        at = verb.i - words[0].i
        found = source_before(words, at)
        if found is None:
            return None
        first, head = found
        if not (named(words, first, at) or whose(words, first, at)):
            return None
        low = phrases.between_semicolons(verb)[0] - words[0].i
        behind = words[at + 1 : phrases.between_semicolons(verb)[1] - words[0].i]
        if opened(words, low, first):
            content = self._ends.cut(verb, _that(behind), frozenset())
        else:
            content = told_before(words, low, first) if not any(t.tag in FINITE for t in behind) and nothing_done(verb, behind) else []
        if not content:
            return None
        source = list(words[first:at])
        while source[-1].text == "," or source[-1].tag == "RB":
            source.pop()
        return by_order(page, verb, rule, head, source, content)


def _several(words: Sequence[Token], at: int) -> bool:
    """Whether a plural, 'police' or a name's comma stands before the cue: only those go with a verb that ends in no 's'."""
    found = source_before(words, at)
    return found is not None and (found[1].tag in ("NNS", "NNPS") or found[1].lower in ("police", "people") or found[1].lower.endswith("s"))


def _around(noun: Token, words: Sequence[Token], first: int) -> list[Token]:
    """'The council, the government portal reports, has met': between two commas, subject in front and verb behind."""
    front, behind = words[: max(first - 1, 0)], words[noun.i + 2 - words[0].i :]
    if not front or not behind or words[first - 1].text != "," or noun.lemma not in _REPORTS or words[first].lower not in _DEFINITE:
        return []
    broken = front[0].tag == "IN" or any(t.tag in FINITE or t.text == "," for t in front)
    return [*front, *behind] if behind[0].tag in FINITE and not broken else []


def _clause_rule(noun: Token, rules: Mapping[str, Sequence[VerbRule]]) -> VerbRule | None:
    """The rule of the verb that the plural would be, by its spelling: 'clarifies' is 'clarify'."""
    stems = (noun.lemma, noun.lower[:-1], noun.lower[:-2], noun.lower[:-3] + "y")
    return next((r for stem in stems for r in rules.get(stem, ()) if "clause" in r.takes), None)


def helped(verb: Token) -> bool:
    """'has announced', 'was told': a participle indeed."""
    words = verb.sentence.tokens
    at = verb.i - words[0].i - 1
    while at > 0 and words[at].tag == "RB":
        at -= 1
    return at >= 0 and words[at].lemma in _HELPERS or any(c.dep in ("aux", "auxpass") for c in verb.children)


def nothing_done(verb: Token, behind: list[Token]) -> bool:
    """Behind the cue stands nothing that it could bring: a day, a place, whom it was said to."""
    after = behind[0] if behind else None
    if by_means(behind) or when_asked(behind):
        return True
    if after is None or after.text in (",", ".") or after.tag in ("RB", "IN") or after.ent in ("DATE", "TIME"):
        return after is None or after.lower not in ("by", "that")
    return verb.lemma in phrases.TELLS


def when_asked(behind: Sequence[Token]) -> bool:
    """'announced when asked about the fire': on what occasion it was said."""
    return len(behind) > 1 and behind[0].lower == "when" and behind[1].tag in ("VBN", "VBD") and behind[1].lemma in _ASKED


def by_somebody(verb: Token) -> bool:
    """'announced by the mayor': whoever did it stands behind the verb."""
    return verb.child("agent") is not None and not by_means(verb.sentence.tokens[verb.i + 1 - verb.sentence.tokens[0].i :])


def by_means(behind: Sequence[Token]) -> bool:
    """'argued by telephone from Aden': how it was said, and nobody by whom."""
    return len(behind) > 1 and behind[0].lower == "by" and behind[1].lower in _MEANS


def _that(behind: list[Token]) -> list[Token]:
    """What 'that' opens, over one phrase: 'charged before the council that …'."""
    at = next(
        (n for n, t in enumerate(behind[:10]) if t.lower == "that" and t.tag in ("IN", "WDT") or t.tag in FINITE or t.text == ","), None
    )
    rest = behind[at + 1 :] if at is not None and behind[at].lower == "that" else []
    return rest if len(rest) > 2 and any(t.tag in FINITE for t in rest) else []

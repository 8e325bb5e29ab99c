"""Claims of plain cues by the order of the words alone, where the parse gave their words to another verb, or to none.

'The mill would reopen, the weekly Vlna reported, citing the guild' (hung on the name before the comma), 'said in a filing that …' (taken for a
relative clause), 'wondered aloud how many …', 'told the weekly Vlna she had been followed' (cut in two sentences).
"""

from collections.abc import Mapping, Sequence

from avvisi.extract.quotes import phrases
from avvisi.extract.quotes.before import source_before, told_before
from avvisi.extract.quotes.bounds import Bounds
from avvisi.extract.quotes.claims import Claim, by_order
from avvisi.extract.quotes.ends import Ends
from avvisi.extract.quotes.misread import by_somebody, helped, nothing_done
from avvisi.extract.quotes.over import Over
from avvisi.lexicon.speech import SpeechLexicon, VerbRule
from avvisi.parse.tokens import FINITE, Parsed, Token

_SUBORDINATES = frozenset(["while", "although", "though", "after", "before", "since", "if", "because", "as", "until", "once", "unless", "whereas", "that"])  # fmt: skip
_OPENS = frozenset(["DT", "NN", "NNS", "NNP", "NNPS", "PRP", "PRP$", "JJ", "CD", "EX", "VBG", "IN", "RB", "JJR", "JJS", "PDT", "``"])
_NOUNS = frozenset(["DT", "NN", "NNS", "NNP", "NNPS", "PRP", "PRP$", "JJ", "CD"])
_BARE = _NOUNS | {"EX"}
_OPENS_SOURCE = _NOUNS - {"NNPS", "PRP"}
_SOURCE = _NOUNS | {"POS", "IN", "HYPH", "CC"}
_ASKS = frozenset(["ask", "wonder", "inquire", "enquire", "query"])
_ASKED = frozenset(["how", "why", "where", "when", "what", "which", "who", "whom", "whose", "whether"])
_SPEAKERS = frozenset(["he", "she", "they", "it", "we", "i", "there"])


class Plain:
    """`plain(page, verb, quoted)` gives the claim of a cue that has no content yet, or None."""

    def __init__(self, speech: SpeechLexicon, bounds: Bounds, ends: Ends) -> None:
        self._rules, self._bounds, self._ends = speech.verbs, bounds, ends
        self._cues = (
            bounds.cues | _ASKS | {"deny", "go", "post", "tweet", "announce", "testify", "swear", "concede", "acknowledge", "admit"}
        )
        self._over = Over(speech)

    def __call__(self, page: Parsed, verb: Token, quoted: frozenset[int], speaker: Token | None) -> Claim | None:
        """`speaker` is whom the parse has for the words; by the order of the words it may be another."""
        rule = next((r for r in self._rules[verb.lemma] if "quote" in r.takes and ("clause" in r.takes or r.particles)), None)
        if rule is not None and rule.particles and not _with_particle(verb, rule):
            return None
        alive = verb.tag in ("VBD", "VBZ", "VBP") or verb.tag == "VBN" and (_has(verb) or not helped(verb))
        if rule is None or not alive or verb.i in quoted or by_somebody(verb):
            return None
        words = verb.sentence.tokens
        low, high = (i - words[0].i for i in phrases.between_semicolons(verb))
        at = verb.i - words[0].i
        behind = words[at + (2 if rule.particles else 1) : high]
        plain = verb.lemma in self._cues
        found = _source(words, at)
        comma = found is not None and found[0] > low + 1 and words[found[0] - 1].text == "," and behind[:1] and behind[0].lower != "as"
        opened = bool(behind) and behind[0].lower == "that" and behind[0].tag == "IN"
        bare = _bare(verb, behind) if found is not None and (found[0] == low or words[found[0] - 1].text == ",") else []
        free = plain or opened or bool(bare) or self._over(verb, behind) is not None  # else only what stands in front can be its words
        turns = at > low + 3 and words[at - 1].text == "," and bool(behind) and behind[0].tag in _OPENS_SOURCE
        if not free and not comma and not turns:
            return None
        if (
            (plain or not free)
            and found is not None
            and found[0] > low + 1
            and (front := self._front(verb, words[low:high], found[0] - low, behind))
        ):
            return self._claim(page, verb, rule, found[1], list(words[found[0] : at]), self._bounds.both_sides(verb, front))
        if not free and not turns:
            return None
        turned = _turned(words[low:at], behind) if found is None and _subject_behind(verb) else None
        if turned is not None:
            return self._claim(page, verb, rule, *turned)
        if not free:
            return None
        tokens = self._late_that(verb, behind) or _question(verb, behind) or _told(verb, behind) or bare
        tokens = self._ends.cut(verb, tokens, quoted)
        if not tokens or tokens[0].i in quoted and tokens[-1].i in quoted:
            return None
        if speaker is None and found is not None:
            return self._claim(page, verb, rule, found[1], list(words[found[0] : at]), tokens)
        return self._claim(page, verb, rule, speaker, phrases.noun_phrase(speaker), tokens) if speaker is not None else None

    @staticmethod
    def _front(verb: Token, words: Sequence[Token], first: int, behind: Sequence[Token]) -> list[Token]:
        """The clause before the source and its comma, where nothing stands behind the cue that it could bring."""
        front = told_before(words, 0, first)
        if (
            not front
            or front[-1].text in phrases.CLOSING
            or any(t.tag in FINITE for t in behind[:1])
            or not nothing_done(verb, list(behind))
        ):
            return []
        finite = next(n for n, t in enumerate(front) if t.tag in FINITE)
        opening, last = front[0], next(t for t in reversed(front) if t.text.isalnum() or t is front[0])
        if (
            last.tag in ("WDT", "WP", "IN", "TO", "CC", "WRB", "DT")
            or opening.lower in _SUBORDINATES
            or opening.tag in ("WRB", "WDT", "WP", "CC", "VBG", "VBN", "TO")
        ):
            return []
        return [] if any(t.tag in ("WDT", "WP", "WRB", "WP$") for t in front[:finite]) else front

    def _late_that(self, verb: Token, behind: Sequence[Token]) -> list[Token]:
        """What 'that' opens right behind the cue, or over all that is told in between: 'in a filing', 'to its readers', ', in a note carried by the radio,'."""
        at = self._over(verb, behind) if behind and behind[0].lower != "that" else 1
        rest = list(behind[at:]) if at is not None else []
        if len(rest) < 3 or rest[0].tag not in _OPENS or rest[0].lower in ("of", "in"):
            return []
        alive = next((n for n, t in enumerate(rest) if n and (t.tag in FINITE or t.tag == "VB")), None)
        if alive is None or not phrases.nominal_before_verb(rest) and rest[alive].tag != "VB":
            return []
        return _up_to_next(verb, rest, alive, self._rules)

    @staticmethod
    def _claim(page: Parsed, verb: Token, rule: VerbRule, head: Token, source: list[Token], content: list[Token]) -> Claim | None:
        while source and (source[-1].text == "," or source[-1].tag in ("RB", "MD", "VBZ", "VBD", "VBP")):
            source.pop()
        claim = by_order(page, verb, rule, head, source, content)
        return claim if source and claim.content else None


def _with_particle(verb: Token, rule: VerbRule) -> bool:
    """'the mayor went on.': the particle right behind the verb, and nothing that it opens."""
    words = verb.sentence.tokens
    at = verb.i + 1 - words[0].i
    return at + 1 < len(words) and words[at].lower in rule.particles and words[at + 1].text in (".", ",", ":", ";")


def _up_to_next(verb: Token, rest: list[Token], alive: int, rules: Mapping[str, Sequence[VerbRule]]) -> list[Token]:
    """'demanded that the minister resign and called for a vote': a wish takes no verb in the past, so the teller's next cue ends it."""
    if rest[alive].tag not in ("VB", "VBP", "MD") or verb.tag != "VBD":
        return rest
    ends = (n for n in range(alive, len(rest) - 1) if rest[n].lower == "and" and rest[n + 1].tag == "VBD" and rest[n + 1].lemma in rules)
    return rest[: next(ends, len(rest))]


def _source(words: Sequence[Token], at: int) -> tuple[int, Token] | None:
    """The noun phrase right before a cue, where nothing in it but a name in commas or a clause with 'who' stands between."""
    found = source_before(words, at)
    if found is None or words[at - 1].tag in ("WP", "WDT", "CC", "TO", "IN"):
        return None
    opening, inside = words[found[0]], words[found[0] : found[1].i - words[0].i]
    plain = opening.tag in _NOUNS or opening.tag == "VBN" and opening.lower == "united"
    broken = any(
        t.tag in ("IN", "CC") and t.lower not in ("of", "and") or t.tag in ("WP", "WDT") or t.tag == "VBG" and t.dep != "amod"
        for t in inside
    )  # 'its acting head' is whole
    return None if not plain or broken or any(t.tag in ("DT", "PRP$") for t in inside[1:]) else found


def _turned(front: Sequence[Token], behind: Sequence[Token]) -> tuple[Token, list[Token], list[Token]] | None:
    """'Some families have fled, said Ana Pop, who heads the mission, and went on': the source right behind the cue, over a parse that hung it elsewhere."""
    if (
        len(front) < 4
        or front[-1].text != ","
        or front[-2].text in phrases.CLOSING
        and not _mixed(front)
        or not behind
        or behind[0].tag not in _OPENS_SOURCE
    ):
        return None
    clause = list(front[:-1])
    if clause[0].lower in _SUBORDINATES or not phrases.nominal_before_verb(clause) or not any(t.tag in FINITE for t in clause):
        return None
    end = next((n for n, t in enumerate(behind) if t.tag not in _SOURCE), len(behind))
    source = list(behind[:end])
    told_in = next(
        (n for n, t in enumerate(source) if n and t.lower in ("in", "at", "during", "on") and source[n - 1].tag[:2] == "NN"), None
    )
    if end < len(behind) and behind[end].tag == "VBN" and told_in is not None:
        source, end = source[:told_in], told_in  # 'cautioned a survivor | in remarks carried by the radio'
    while source and source[-1].tag in ("IN", "CC", "DT"):
        source.pop()
    if (
        not source
        or not any(t.tag in ("NNP", "NN", "NNS") for t in source)
        or end < len(behind)
        and behind[end].text not in (",", ".")
        and end != told_in
    ):
        return None
    head = next((t for t in reversed(source) if t.tag in ("NNP", "NN", "NNS") and t.head not in source), source[-1])
    return head, source, clause


def _subject_behind(verb: Token) -> bool:
    """Whether the source may stand behind this cue: the cue needs no hearer, and no subject stands in front."""
    own = phrases.own_subject(verb)
    return verb.tag != "VBN" and verb.lemma not in phrases.TELLS and (own is None or own.i > verb.i)


def _mixed(front: Sequence[Token]) -> bool:
    """'The dam “was built on sand”, argued …': marks that open within the clause, behind its subject."""
    opens = next((n for n, t in enumerate(front) if t.text in phrases.MARKS), 0)
    return opens > 0 and any(t.tag in ("NN", "NNS", "NNP", "NNPS", "PRP") for t in front[:opens])


def _has(verb: Token) -> bool:
    """'has said', 'had told'."""
    return any(c.dep == "aux" and c.lemma == "have" for c in verb.children) and not phrases.is_passive(verb)


def _question(verb: Token, behind: Sequence[Token]) -> list[Token]:
    """'wondered aloud how many …', 'asked the court why …'."""
    if verb.lemma not in _ASKS:
        return []
    at = next((n for n, t in enumerate(behind[:8]) if t.lower in _ASKED or t.tag in FINITE or t.text in (",", ":")), None)
    if at is None or behind[at].lower not in _ASKED or not any(t.tag in FINITE for t in behind[at:]):
        return []
    return list(behind[at:])


def _bare(verb: Token, behind: Sequence[Token]) -> list[Token]:
    """'lamented the quays had sunk', 'recalled five of the crew might live': a noun phrase and right behind it a verb of its own, 'that' left out."""
    if verb.tag not in ("VBD", "VBZ", "VBP") or not behind or behind[0].tag not in _BARE or behind[0].ent in ("DATE", "TIME"):
        return []
    at = next((n for n, t in enumerate(behind[:12]) if t.tag in FINITE), None)
    phrase = behind[:at] if at else ()
    if (
        not phrase
        or phrase[-1].tag not in ("NN", "NNS", "NNP", "NNPS", "PRP", "EX", "RB")
        or any(t.tag not in _SOURCE | {"EX", "RB"} for t in phrase)
    ):
        return []
    if any(t.lower in _SUBORDINATES and t.lower != "as" for t in phrase):
        return []  # 'write this because …'
    nominal = sum(t.tag in ("DT", "PRP$") and n > 0 and phrase[n - 1].tag not in ("IN", "PDT", "CC", "DT") for n, t in enumerate(phrase))
    return list(behind) if not nominal else []  # 'gave the envoy the note was': two phrases


def _told(verb: Token, behind: Sequence[Token]) -> list[Token]:
    """'told the weekly Vlna she had been followed': behind the hearer a pronoun that has a verb of its own."""
    if verb.lemma not in phrases.TELLS:
        return []
    at = next((n for n, t in enumerate(behind[:10]) if t.lower in _SPEAKERS and t.tag in ("PRP", "EX") or t.tag in FINITE), None)
    if not at or at + 1 >= len(behind) or behind[at].tag in FINITE or behind[at - 1].tag not in ("NN", "NNS", "NNP", "NNPS"):
        return []
    return list(behind[at:]) if any(t.tag in FINITE for t in behind[at + 1 : at + 3]) else []

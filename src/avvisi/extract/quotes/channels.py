"""Carriers told by the order of the words, where the parse hung them elsewhere: 'quoted by the weekly', 'on its website', 'on X', 'in a text that it translated'.

Only the frame of a claim is read: its sentence less the content, up to the next semicolon or the next clause.
"""

from collections.abc import Sequence

from avvisi.extract.quotes import phrases
from avvisi.extract.quotes.claims import Claim, Relay
from avvisi.extract.quotes.conveyors import named_at
from avvisi.extract.quotes.identity import Identities
from avvisi.extract.quotes.positions import REPORTERS, told_elsewhere, within
from avvisi.lexicon.speech import SpeechLexicon
from avvisi.model.facts import Relation
from avvisi.parse.tokens import FINITE, Token

_NOUN_PHRASE = frozenset(["DT", "JJ", "NN", "NNS", "NNP", "NNPS", "CD", "PRP$", "POS", "HYPH", "FW", "PDT"])
_NAMES = frozenset(["NNP", "NNPS"])
_SEEN: dict[str, Relation] = {
    "see": "quotes",
    "obtain": "quotes",
    "read": "quotes",
    "review": "quotes",
    "leak": "publishes",
    "hear": "quotes",
    "send": "quotes",
    "email": "quotes",
    "monitor": "carries",
}
# what is done to words by media alone
_ONLY_MEDIA = frozenset(
    [
        "carry",
        "relay",
        "air",
        "broadcast",
        "republish",
        "reprint",
        "monitor",
        "televise",
        "quote",
        "cite",
        "report",
        "interview",
        "reach",
        "contact",
    ]
)


class Channels:
    """`channels(claim, who)` gives relays; `carrying` are the verbs of carrying with their relations."""

    def __init__(self, speech: SpeechLexicon, carrying: dict[str, Relation]) -> None:
        self._carrying = {**carrying, **_SEEN}
        self._documents, self._meetings = speech.words("document"), speech.words("meetings")
        self._owned, self._platforms = speech.words("owned_media"), speech.words("platforms")
        self._told = speech.words("cues") | frozenset(["talk", "speak", "deny", "confide", "complain", "give", "respond"])

    def __call__(self, claim: Claim, who: Identities) -> list[Relay]:
        """The relays of the claim's frame, in order of the text."""
        found: list[Relay] = []
        for words in _frame(claim):
            for n, token in enumerate(words):
                relay = self._here(claim, words, n, token, who)
                for one in self._with_next(relay, words, who) if relay is not None else ():
                    if not any(r.token is one.token for r in found):
                        found.append(one)
        return found

    def _with_next(self, relay: Relay, words: Sequence[Token], who: Identities) -> list[Relay]:
        """'quoted by A and the B', 'speaking to A and B'."""
        at = next((n for n, t in enumerate(words) if t is relay.token), len(words))
        behind = words[at + 1 :]
        if relay.relation != "quotes" or len(behind) < 2 or behind[0].lower != "and":
            return [relay]
        other = self._medium(behind, 1, who)
        return [relay, Relay(other, relay.relation, relay.shown)] if other is not None else [relay]

    def _here(self, claim: Claim, words: Sequence[Token], n: int, token: Token, who: Identities) -> Relay | None:
        if token.tag == "VBN" and token.lemma in self._carrying:
            return self._passive(words, n, who) or self._relative(words, n, token, who)
        if token.lower in ("translation", "translated") and token.tag[:2] in ("NN", "VB"):
            return self._translated(words, n, who)
        if token.tag in ("VBZ", "VBD", "VBP", "VBN") and token.lemma in self._carrying:
            return self._relative(words, n, token, who)
        if token.lower == "as" and n and words[n - 1].text == ",":
            return self._as_put(claim, words, n, who)
        if (
            token.lower == "in"
            and n
            and words[n - 1].tag == "NN"
            and words[n - 1].lemma in self._documents
            and words[n - 1] is claim.speaker
        ):
            medium = self._medium(words, n + 1, who)  # 'according to a report in the daily'
            return Relay(medium, "publishes", shown=False) if medium is not None else None
        if token.lower in ("on", "via", "through", "over") and token.tag in ("IN", "RP"):
            if claim.way == "according" and token in claim.source:
                return None  # 'according to a statement on its website': the statement as a whole is the source
            return self._channel(words, n, who)
        if (
            token.lower in ("with", "to", "for")
            and n
            and (n < 2 or words[n - 2].lower != "without")
            and _given(words[n - 1], self._meetings)
        ):
            medium = self._medium(words, n + 1, who)
            return Relay(medium, "quotes", shown=False) if medium is not None else None
        if token.lower == "in" and token.tag == "IN" and _behind_cue(claim, words, n) and claim.at.lemma == "write":
            medium = self._medium(words, n + 1, who)
            return Relay(medium, "publishes", shown=False) if medium is not None else None
        if (
            token.lower in ("of", "from", "with", "for")
            and n > 1
            and (_reporter(words, n - 1) or words[n - 1].tag in _NAMES and _hears(words, n - 1))
        ):
            medium = self._medium(words, n + 1, who) or _strange(words, n + 1, who)
            return Relay(medium, "quotes", shown=False) if medium is not None else None
        if token.lower == "to" and _behind_cue(claim, words, n):
            medium = self._medium(words, n + 1, who)
            return Relay(medium, "quotes", shown=False) if medium is not None and claim.at.lemma in self._told else None
        return None

    def _passive(self, words: Sequence[Token], n: int, who: Identities) -> Relay | None:
        """'carried in full by state radio', 'quoted in the daily', 'seen by the agency'."""
        if any(t.lower in ("not", "never", "n't") for t in words[max(0, n - 2) : n]):
            return None
        if told_elsewhere(words[n]):
            return None
        after = words[n + 1 : n + 6]
        which = next((k for k in range(n - 1, max(1, n - 5), -1) if words[k].lower == "which"), None)
        if (
            which is not None
            and which > 1
            and words[which - 1].lower == "of"
            and words[which - 2].lemma in ("report", "news", "word", "rumour")
        ):
            return None  # 'denied the talks, reports of which had been carried by the weekly'
        ways = ("to",) if words[n].lemma in ("leak", "send", "email") else ("by", "in")
        at = next((k for k, t in enumerate(after, n + 1) if t.lower in ways and t.tag in ("IN", "TO")), None)
        if at is not None and words[at].lower == "in" and words[n].lemma not in ("quote", "publish", "print", "cite", "report"):
            at = next((k for k, t in enumerate(after, n + 1) if t.lower == "by"), None)
        if at is None or any(t.tag in FINITE or t.text == "," for t in words[n + 1 : at]):
            return None
        medium = self._medium(words, at + 1, who)
        if medium is None and words[n].lemma == "translate":
            medium = _name(words, at + 1)
        only = words[n].lemma in _ONLY_MEDIA and words[at].lower == "by" or words[n].lemma == "quote"
        if medium is None:
            medium = _strange(words, at + 1, who, only=only)
        return Relay(medium, self._carrying[words[n].lemma], shown=False) if medium is not None else None

    def _translated(self, words: Sequence[Token], n: int, who: Identities) -> Relay | None:
        """'in a translation by the agency', 'of which the weekly made the translation'."""
        by = next((k for k in range(n + 1, min(n + 3, len(words))) if words[k].lower in ("by", "from")), None)
        if by is not None:
            medium = self._medium(words, by + 1, who) or _name(words, by + 1)
            return Relay(medium, "translates", shown=False) if medium is not None else None
        maker = words[n].head
        subject = phrases.own_subject(maker) if maker.lemma in ("make", "publish", "provide", "do") else None
        return Relay(subject, "translates", shown=False) if subject is not None and subject in words else None

    def _as_put(self, claim: Claim, words: Sequence[Token], n: int, who: Identities) -> Relay | None:
        """'…, as the agency quoted from its ruling', '…, as she told the daily'."""
        verb = next((t for t in words[n + 1 : n + 9] if t.tag in ("VBD", "VBZ", "VBP")), None)
        if verb is None or verb is claim.at:
            return None
        if verb.lemma in ("quote", "report", "cite"):
            medium = self._medium(words, n + 1, who)
        elif verb.lemma == "tell":
            medium = self._medium(words, words.index(verb) + 1, who)
        else:
            medium = None
        return Relay(medium, "quotes", shown=False) if medium is not None else None

    def _relative(self, words: Sequence[Token], n: int, verb: Token, who: Identities) -> Relay | None:
        """'in a note that public television read out', 'parts of which the agency has read', 'in a text that the monthly translated'."""
        at = next(
            (
                k
                for k in range(n - 1, max(-1, n - 9), -1)
                if words[k].lower in ("that", "which", "whose", "whom") or words[k].tag == "VBD" or words[k].text == ","
            ),
            None,
        )
        if at is None or words[at].lower not in ("that", "which", "whom"):
            return None
        before = words[max(0, at - 3) : at]
        if (
            not any(t.lemma in self._documents or t.lemma in self._meetings or t.lower == "of" or t.lower == "parts" for t in before)
            and words[at].lower != "whom"
        ):
            return None
        medium = self._medium(words, at + 1, who) or (_name(words, at + 1) if verb.lemma == "translate" else None)
        relation: Relation = "carries" if verb.lemma == "read" and verb.tag != "VBN" else self._carrying[verb.lemma]
        return Relay(medium, relation, shown=False) if medium is not None and medium.i < verb.i else None

    def _channel(self, words: Sequence[Token], n: int, who: Identities) -> Relay | None:
        """'on its website', 'on X', 'via his Telegram channel', 'on Radio Sava'."""
        run = _phrase(words, n + 1)
        if not run:
            return None
        platform = next((t for t in run if t.lower in self._platforms and (t.tag in _NAMES or t.text[:1].isupper())), None)
        if platform is not None:
            return Relay(platform, "publishes", shown=False)
        if run[-1].lower in self._owned and any(t.tag in ("PRP$", "POS") or t.lower == "official" for t in run):
            return Relay(run[-1], "publishes", shown=False)
        medium = self._medium(words, n + 1, who)
        everybodys = any(t.lower in ("state", "national", "public") for t in run)
        if medium is None or words[n].lower not in ("on", "over") or medium.tag not in _NAMES and not everybodys:
            return None
        return Relay(medium, "carries", shown=False)

    @staticmethod
    def _medium(words: Sequence[Token], n: int, who: Identities) -> Token | None:
        """The medium that the noun phrase from here on names: its last noun, or the noun of a name."""
        run = _phrase(words, n)
        if not run:
            return None
        for token in reversed(run):
            if (
                token.tag != "POS"
                and (token is run[-1] or token.tag in _NAMES or run[run.index(token) + 1].tag in (*_NAMES, "CD"))
                and who.is_medium(token)
                and (token.tag in _NAMES or token.lower not in ("press", "media") or len(run) > 1 and run[0].lower != "the")
                and not any(t.tag == "POS" for t in run[run.index(token) :])
            ):
                return token
        return None


def _frame(claim: Claim) -> list[list[Token]]:
    """The runs of tokens around cue and content: nothing of the content, nothing beyond a semicolon, no new clause behind the cue."""
    words = claim.at.sentence.tokens
    first = words[0].i
    low, high = phrases.between_semicolons(claim.at)
    runs: list[list[Token]] = [[]]
    fence = max([claim.at.i, *(t.i for t in claim.source)])
    for token in words[low - first : high - first]:
        if within(token, claim):
            if runs[-1]:
                runs.append([])
            continue
        if (
            token.i > fence
            and token.lower in ("while", "whereas", "after", "before", "when", "where", "but")
            or (token.i > fence and token.lower == "and" and _new_clause(words, token))
        ):
            break
        runs[-1].append(token)
    return [run for run in runs if run]


def _new_clause(words: Sequence[Token], token: Token) -> bool:
    """'…, and the servers collapsed': a conjunction with a subject of its own behind a comma."""
    at = token.i - words[0].i
    return at > 0 and words[at - 1].text == ","


def _phrase(words: Sequence[Token], n: int) -> list[Token]:
    """The noun phrase that begins here, by tags."""
    found: list[Token] = []
    for token in words[n : n + 9]:
        joins = token.lower in ("de", "del", "la", "of", "al") and found and found[-1].tag in _NAMES
        if token.tag not in _NOUN_PHRASE and not joins and not (found and token.text[:1].isupper() and token.text.isalpha()):
            break
        if found and token.i != found[-1].i + 1 or token.ent in ("DATE", "TIME") and token.tag not in ("JJ", "DT", "NN"):
            break
        found.append(token)
    while found and found[-1].lower in ("de", "of", "la", "the"):
        found.pop()
    return found


def _strange(words: Sequence[Token], n: int, who: Identities, *, only: bool = True) -> Token | None:
    """A name of no known shape, by its foreign article or, where only media stand, by its place."""
    names = [t for t in reversed(_phrase(words, n)) if t.tag in _NAMES]
    return next((t for t in names if who.media.foreign(t) or only and who.media.in_slot(t)), None)


def _reporter(words: Sequence[Token], at: int) -> bool:
    """'said …, to a reporter of the Herald', 'told two journalists from the radio'."""
    before = words[max(0, at - 3) : at]
    return words[at].lemma in REPORTERS and any(t.lower in ("to", "told") for t in before)


def _hears(words: Sequence[Token], last: int) -> bool:
    """Whether the name that ends here is whom the words were told: 'told Ana Pop of the Herald', 'as told to Ana Pop'."""
    first = last
    while first > 0 and words[first - 1].tag in _NAMES:
        first -= 1
    before = [t.lower for t in words[max(0, first - 2) : first]]
    return before[-1:] == ["told"] or before in (
        ["told", "to"],
        ["speaking", "to"],
        ["spoke", "to"],
        ["interview", "with"],
        ["spoken", "to"],
    )


def _name(words: Sequence[Token], n: int) -> Token | None:
    """The last capital of the proper name that begins here: whoever translated need have no medium's name."""
    run = [t for t in _phrase(words, n) if t.tag in _NAMES or t.text[:1].isupper() and t.tag in ("NN", "NNS", "JJ")]
    return run[-1] if run else named_at(words, n)


def _given(noun: Token, meetings: frozenset[str]) -> bool:
    """'in conversation with', 'speaking to', 'an interview for'."""
    return noun.tag == "VBG" and noun.lemma in ("speak", "talk", "write") or noun.tag == "NN" and noun.lemma in meetings


def _behind_cue(claim: Claim, words: Sequence[Token], n: int) -> bool:
    """Right behind the cue and its source, but for one phrase ('on condition of anonymity') without a verb."""
    fence = max([claim.at.i, *(t.i for t in claim.source)])
    between = [t for t in words[:n] if t.i > fence]
    return words[n].i > fence and len(between) <= 5 and not any(t.tag[:2] == "VB" or t.text in (",", ":") for t in between)

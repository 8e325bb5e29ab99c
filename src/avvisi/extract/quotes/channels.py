"""Carriers told by the order of the words, where the parse hung them elsewhere: 'quoted by the weekly', 'on its website', 'on X', 'in a text that it translated'.

Only the frame of a claim is read: its sentence less the content, up to the next semicolon or the next clause.
"""

from collections.abc import Sequence

from avvisi.extract.quotes.claims import Claim, Relay
from avvisi.extract.quotes.frame import NAMES, behind_cue, frame, given, heard, hears, medium, name, phrase, reporter, strange
from avvisi.extract.quotes.identity import Identities
from avvisi.extract.quotes.positions import told_elsewhere
from avvisi.extract.quotes.requoted import quotes_him
from avvisi.extract.quotes.translations import made_by, rendered, translated
from avvisi.lexicon.speech import SpeechLexicon
from avvisi.model.facts import Relation
from avvisi.parse.tokens import FINITE, Token

_SEEN: dict[str, Relation] = {
    "see": "quotes",
    "obtain": "quotes",
    "read": "quotes",
    "review": "quotes",
    "leak": "quotes",
    "hear": "quotes",
    "send": "quotes",
    "email": "quotes",
    "monitor": "carries",
    "examine": "quotes",
    "inspect": "quotes",
    "view": "quotes",
    "acquire": "quotes",
}
# what is done to a document before anybody quotes it
_SHOWN = frozenset(["share", "see", "obtain", "read", "review", "leak", "examine", "inspect", "view", "acquire", "send", "show", "pass"])
_EDITIONS = frozenset(["edition", "issue", "page", "column", "programme", "program", "website", "site", "supplement"])
_AUDIENCES = frozenset(["viewer", "listener", "reader", "subscriber", "audience"])
_AIRED = frozenset(["broadcast", "air", "show", "stream", "screen", "televise", "beam", "play", "read", "carry", "relay", "deliver"])
_SPOKEN = frozenset(["say", "speak", "talk", "write", "post", "tell", "appear", "publish", "read", "carry", "air", "broadcast", "tweet"])
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
        "distribute",
        "transmit",
        "publish",
        "print",
        "stream",
        "televise",
        "screen",
    ]
)


class Channels:
    """`channels(claim, who)` gives relays; `carrying` are the verbs of carrying with their relations."""

    def __init__(self, speech: SpeechLexicon, carrying: dict[str, Relation]) -> None:
        self._carrying = {**carrying, **_SEEN}
        self._documents, self._meetings = speech.words("document"), speech.words("meetings")
        self._pieces = speech.words("pieces") | {"interview"}
        self._owned, self._platforms = speech.words("owned_media"), speech.words("platforms")
        self._told = speech.words("cues") | frozenset(["talk", "speak", "deny", "confide", "complain", "give", "respond"])

    def __call__(self, claim: Claim, who: Identities) -> list[Relay]:
        """The relays of the claim's frame, in order of the text."""
        found: list[Relay] = []
        for words in frame(claim):
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
        other = medium(behind, 1, who)
        return [relay, Relay(other, relay.relation, relay.shown)] if other is not None else [relay]

    def _here(self, claim: Claim, words: Sequence[Token], n: int, token: Token, who: Identities) -> Relay | None:
        if token.tag == "VBN" and token.lemma in self._carrying and not (token.lower == "translated" and made_by(words, n) is not None):
            denied = claim.stance in ("denies", "rejects")
            return self._passive(words, n, who, denied=denied) or self._relative(words, n, token, who)
        if token.lower in ("translation", "translated") and token.tag[:2] in ("NN", "VB") or rendered(words, n):
            return translated(words, n, who)
        if token.tag in ("VBD", "VBZ") and token.lemma == "quote" and (quoter := quotes_him(token)) is not None and token is not claim.at:
            return Relay(quoter, "quotes", shown=False)
        if token.tag in ("VBZ", "VBD", "VBP", "VBN") and token.lemma in self._carrying:
            return self._relative(words, n, token, who)
        if token.tag in ("VBD", "VBZ") and token.lemma in ("say", "report", "write") and token.i < claim.at.i:
            return self._between(words, n, who)
        if token.lower == "as" and n and words[n - 1].text == ",":
            return self._as_put(claim, words, n, who)
        if (
            token.lower == "in"
            and n
            and words[n - 1].tag == "NN"
            and words[n - 1].lemma in self._documents
            and words[n - 1] is claim.speaker
        ):
            found = medium(words, n + 1, who)  # 'according to a report in the daily'
            return Relay(found, "publishes", shown=False) if found is not None else None
        if token.lower in ("on", "via", "through", "over") and token.tag in ("IN", "RP"):
            if claim.way == "according" and token in claim.source:
                return None  # 'according to a statement on its website': the statement as a whole is the source
            return self._channel(words, n, who)
        if (
            token.lower in ("with", "to", "for")
            and n
            and (n < 2 or words[n - 2].lower != "without")
            and given(words[n - 1], self._meetings)
        ):
            found = medium(words, n + 1, who) or heard(words, n + 1, who)
            return Relay(found, "quotes", shown=False) if found is not None else None
        if token.lower == "in" and token.tag == "IN" and behind_cue(claim, words, n) and claim.at.lemma == "write":
            found = medium(words, n + 1, who) or heard(words, n + 1, who)
            return Relay(found, "publishes", shown=False) if found is not None else None
        if (
            token.lower == "of"
            and n > 1
            and words[n - 1].lemma in _AUDIENCES
            and words[n - 2].lemma in ("tell", "to", "the", "with", "its")
        ):
            found = medium(words, n + 1, who) or heard(words, n + 1, who, only=True)
            return Relay(found, "carries", shown=False) if found is not None else None
        if token.lower == "in" and n > 1 and words[n - 1].lemma == "appear" and any(t.tag == "WDT" for t in words[max(0, n - 4) : n]):
            found = medium(words, n + 1, who) or heard(words, n + 1, who, only=True)  # 'extracts of which appear in the review'
            return Relay(found, "publishes", shown=False) if found is not None else None
        if token.lower == "in" and (relay := self._in_print(claim, words, n, who)) is not None:
            return relay
        if (
            token.lower in ("of", "from", "with", "for")
            and n > 1
            and (reporter(words, n - 1) or words[n - 1].tag in NAMES and hears(words, n - 1))
        ):
            found = medium(words, n + 1, who) or strange(words, n + 1, who) or heard(words, n + 1, who, only=True)
            return Relay(found, "quotes", shown=False) if found is not None else None
        if token.lower == "to" and n > 1 and words[n - 1].lemma in ("speak", "talk") and words[n - 2].lower == "who":
            told = words[n - 2].i - 1 <= claim.source[-1].i + 1 if claim.source and claim.speaker is not None else False
            found = medium(words, n + 1, who) or strange(words, n + 1, who) or heard(words, n + 1, who) if told else None
            return Relay(found, "quotes", shown=False) if found is not None else None
        if token.lower == "to" and behind_cue(claim, words, n):
            found = medium(words, n + 1, who) or heard(words, n + 1, who)
            return Relay(found, "quotes", shown=False) if found is not None and claim.at.lemma in self._told else None
        return None

    def _in_print(self, claim: Claim, words: Sequence[Token], n: int, who: Identities) -> Relay | None:
        """'in a signed article in the daily Pravica', 'In Tuesday's Avisa, the alderman is quoted as …'."""
        piece = n > 0 and words[n - 1].lemma in self._pieces
        opens = n == 0 and claim.at.lemma in ("quote", "write", "cite") and words[0] is claim.at.sentence.tokens[0]
        if not piece and not opens:
            return None
        at = n + 1
        while at + 1 < len(words) and (words[at].ent in ("DATE", "TIME") and words[at].tag != "DT" or words[at].tag == "POS"):
            at += 1
        found = medium(words, at, who) or strange(words, at, who, only=False) or heard(words, at, who, only=True)
        return Relay(found, "publishes", shown=False) if found is not None else None

    def _passive(self, words: Sequence[Token], n: int, who: Identities, *, denied: bool = False) -> Relay | None:
        """'carried in full by state radio', 'quoted in the daily', 'seen by the agency'."""
        if any(t.lower in ("not", "never", "n't") for t in words[max(0, n - 2) : n]):
            return None
        if told_elsewhere(words[n]) or denied and any(t.lower == "as" for t in words[max(0, n - 4) : n]):
            return None  # 'denied that it had left, as had been reported by the weekly'
        after = words[n + 1 : n + 6]
        which = next((k for k in range(n - 1, max(1, n - 5), -1) if words[k].lower == "which"), None)
        if (
            which is not None
            and which > 1
            and words[which - 1].lower == "of"
            and words[which - 2].lemma in ("report", "news", "word", "rumour")
        ):
            return None  # 'denied the talks, reports of which had been carried by the weekly'
        ways = (
            ("with", "by")
            if words[n].lemma == "share"
            else ("to", "by")
            if words[n].lemma in ("leak", "send", "email")
            else ("by", "on", "over")
            if words[n].lemma in _AIRED
            else ("by", "in")
        )
        at = next((k for k, t in enumerate(after, n + 1) if t.lower in ways and t.tag in ("IN", "TO", "RP")), None)
        if at is not None and words[at].lower == "in" and words[n].lemma not in ("quote", "publish", "print", "cite", "report"):
            at = next((k for k, t in enumerate(after, n + 1) if t.lower == "by"), None)
        if at is None or any(t.tag in FINITE or t.text == "," for t in words[n + 1 : at]):
            return None
        of = next((k for k in range(at + 1, min(at + 6, len(words))) if words[k].lower == "of" and words[k - 1].lemma in _EDITIONS), at)
        at = of if words[at].lower in ("in", "on") else at  # 'quoted in the Monday edition of the weekly'
        found = medium(words, at + 1, who)
        if found is None and words[at].lower in ("on", "over"):
            found = _station(words, at + 1, who)
        if found is None and words[n].lemma == "translate":
            found = name(words, at + 1)
        only = words[n].lemma in _ONLY_MEDIA and words[at].lower == "by" or words[n].lemma == "quote"
        shown = words[n].lemma in _SHOWN and any(t.lemma in self._documents or t.lemma == "copy" for t in words[max(0, n - 6) : n])
        if found is None:
            found = strange(words, at + 1, who, only=only) or (
                heard(words, at + 1, who, only=only or shown) if only or shown or words[n].lemma in ("ask", "question") else None
            )
        relation: Relation = "carries" if words[at].lower in ("on", "over") else self._carrying[words[n].lemma]
        return Relay(found, relation, shown=False) if found is not None else None

    def _as_put(self, claim: Claim, words: Sequence[Token], n: int, who: Identities) -> Relay | None:
        """'…, as the agency quoted from its ruling', '…, as she told the daily'."""
        verb = next((t for t in words[n + 1 : n + 9] if t.tag in ("VBD", "VBZ", "VBP", "VBN")), None)
        if verb is None or verb is claim.at:
            return None
        if verb.lemma == "report" and claim.stance in ("denies", "rejects"):
            found = None  # 'denied that it had moved, as the daily reported': the daily did not report the denial
        elif verb.lemma in ("quote", "report", "cite"):
            found = medium(words, n + 1, who)
        elif verb.lemma == "tell":
            found = medium(words, words.index(verb) + 1, who) or heard(words, words.index(verb) + 1, who)
        else:
            found = None
        return Relay(found, "quotes", shown=False) if found is not None else None

    def _between(self, words: Sequence[Token], n: int, who: Identities) -> Relay | None:
        """'The minister, the agency said, called it theft': a medium's cue between the source and its own."""
        at = next((k for k in range(n - 1, max(n - 8, 0), -1) if words[k].text == ","), None)
        if at is None or not at or n + 1 >= len(words) or words[n + 1].text != ",":
            return None
        found = medium(words, at + 1, who)
        return Relay(found, "quotes", shown=False) if found is not None and found.i == words[n].i - 1 else None

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
        if words[at].lower != "whom" and not self._of_words(words, at):
            return None
        found = medium(words, at + 1, who) or (name(words, at + 1) if verb.lemma == "translate" else None)
        if found is None and verb.lemma in _SHOWN:
            found = heard(words, at + 1, who, only=True)
        relation: Relation = "carries" if verb.lemma == "read" and verb.tag != "VBN" else self._carrying[verb.lemma]
        return Relay(found, relation, shown=False) if found is not None and found.i < verb.i else None

    def _of_words(self, words: Sequence[Token], which: int) -> bool:
        """Whether 'which' takes up a document or what was said: 'in a letter to his superiors, which the agency published', 'parts of which'."""
        for n in range(which - 1, max(-1, which - 9), -1):
            if words[n].lemma in self._documents or words[n].lemma in self._meetings:
                return True
            if words[n].lower in ("of", "parts") and n >= which - 2:
                return True
            if words[n].tag in FINITE or words[n].text in (";", ":") or words[n].text == "," and n != which - 1:
                return False
        return False

    def _channel(self, words: Sequence[Token], n: int, who: Identities) -> Relay | None:
        """'on its website', 'on X', 'via his Telegram channel', 'on Radio Sava'."""
        run = phrase(words, n + 1)
        if not run:
            return None
        platform = next((t for t in run if t.lower in self._platforms and (t.tag in NAMES or t.text[:1].isupper())), None)
        if platform is not None:
            return Relay(platform, "publishes", shown=False)
        if run[-1].lower in self._owned and any(t.tag in ("PRP$", "POS") or t.lower == "official" for t in run):
            return Relay(run[-1], "publishes", shown=False)
        if _of_another(words, n):
            return None
        found = medium(words, n + 1, who)
        everybodys = any(t.lower in ("state", "national", "public") for t in run) or len(run) > 2 and run[0].lower in ("a", "an")
        if found is None or words[n].lower not in ("on", "over") or found.tag not in NAMES and not everybodys:
            return None
        return Relay(found, "carries", shown=False)


def _station(words: Sequence[Token], n: int, who: Identities) -> Token | None:
    """'shown on Zambia Public One': on what a speech is shown or broadcast is a station, a day or a platform excepted."""
    run = phrase(words, n)
    named = [t for t in run if t.tag in NAMES and t.ent not in ("DATE", "TIME", "NORP", "GPE")]
    if not named or any(t.ent in ("DATE", "TIME") for t in run):
        return None
    return named[-1] if named[-1].ent != "PERSON" or who.media.listens(named[-1], only=True) else None


def _of_another(words: Sequence[Token], n: int) -> bool:
    """', who would not see his name on an agency's screen': in a clause that tells of somebody, and says nothing of the words."""
    for k in range(n - 1, -1, -1):
        if words[k].tag in ("WP", "WDT", "WP$"):
            return not any(t.lemma in _SPOKEN for t in words[k:n])
        if words[k].text in (",", ";", ":"):
            return False
    return False

"""Carriers told by the order of the words, where the parse hung them elsewhere: 'quoted by the weekly', 'on its website', 'on X', 'in a text that it translated'.

Only the frame of a claim is read: its sentence less the content, up to the next semicolon or the next clause.
"""

from collections.abc import Sequence

from avvisi.extract.quotes.claims import Claim, Relay
from avvisi.extract.quotes.frame import (
    NAMES,
    answering,
    asks,
    behind_cue,
    frame,
    given,
    heard,
    hears,
    in_the_daily,
    journal,
    medium,
    name,
    phrase,
    posted_on,
    reporter,
    strange,
)
from avvisi.extract.quotes.identity import Identities
from avvisi.extract.quotes.positions import of_reports, told_elsewhere
from avvisi.extract.quotes.requoted import quotes_him
from avvisi.extract.quotes.translations import made_by, rendered, translated
from avvisi.lexicon.speech import SpeechLexicon
from avvisi.model.facts import Relation
from avvisi.parse.tokens import FINITE, Token

_SEEN: dict[str, Relation] = {
    "see": "quotes", "obtain": "quotes", "read": "quotes", "review": "quotes", "leak": "quotes", "hear": "quotes", "send": "quotes", "email": "quotes",
    "fax": "quotes", "monitor": "carries", "examine": "quotes", "inspect": "quotes", "view": "quotes", "acquire": "quotes",
}  # fmt: skip
_SPOKEN = frozenset(["say", "speak", "talk", "write", "post", "tell", "appear", "publish", "read", "carry", "air", "broadcast", "tweet"])


class Channels:
    """`channels(claim, who)` gives relays; `carrying` are the verbs of carrying with their relations."""

    def __init__(self, speech: SpeechLexicon, carrying: dict[str, Relation]) -> None:
        self.carrying = {**carrying, **_SEEN}
        self._documents, self._meetings = speech.words("document"), speech.words("meetings")
        self._pieces = speech.words("pieces") | {"interview"}
        self._owned, self._platforms = speech.words("owned_media"), speech.words("platforms")
        self._editions, self._audiences = speech.words("editions"), speech.words("audiences")
        self._shown, self._aired, self._only_media = speech.words("shown"), speech.words("aired"), speech.words("only_media")
        self._quotable, self._bodies = speech.quoting, speech.words("institution") | speech.words("hearing")
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
        if token.lower in ("in", "of", "from", "with", "to", "for"):
            return self._in(claim, words, n, who) if token.lower == "in" else self._of_whom(claim, words, n, who)
        if token.lower in ("on", "via", "through", "over") and token.tag in ("IN", "RP"):
            if claim.way == "according" and token in claim.source:
                return None  # 'according to a statement on its website': the statement as a whole is the source
            return self._channel(words, n, who)
        if token.lower == "as" and n and words[n - 1].text == ",":
            return self._as_put(claim, words, n, who)
        if token.tag == "VBN" and token.lemma in self.carrying and not (token.lower == "translated" and made_by(words, n) is not None):
            denied = claim.stance in ("denies", "rejects")
            return self._passive(words, n, who, denied=denied) or self._relative(words, n, token, who)
        if token.lower in ("translation", "translated") and token.tag[:2] in ("NN", "VB") or rendered(words, n):
            return translated(words, n, who)
        if token.tag in ("VBD", "VBZ") and token.lemma == "quote" and (quoter := quotes_him(token)) is not None and token is not claim.at:
            return Relay(quoter, "quotes", shown=False)
        if token.tag in ("VBZ", "VBD", "VBP", "VBN") and token.lemma in self.carrying:
            return self._relative(words, n, token, who)
        if token.tag in ("VBD", "VBZ") and token.lemma in ("say", "report", "write") and token.i < claim.at.i:
            return self._between(words, n, who)
        return None

    def _in(self, claim: Claim, words: Sequence[Token], n: int, who: Identities) -> Relay | None:
        """'according to a report in the daily', 'wrote in the weekly', 'extracts of which appear in the review', 'in an article in the daily'."""
        if n and words[n - 1].tag == "NN" and words[n - 1].lemma in self._documents and words[n - 1] is claim.speaker:
            found = medium(words, n + 1, who) or journal(words, n + 1, who)
        elif words[n].tag == "IN" and behind_cue(claim, words, n) and claim.at.lemma == "write":
            found = medium(words, n + 1, who) or heard(words, n + 1, who)
        elif words[n].tag == "IN" and behind_cue(claim, words, n):
            found = in_the_daily(words, n + 1, who)
        elif n > 1 and words[n - 1].lemma == "appear" and any(t.tag == "WDT" for t in words[max(0, n - 4) : n]):
            found = medium(words, n + 1, who) or heard(words, n + 1, who, only=True)
        else:
            return self._in_print(claim, words, n, who)
        found = found or posted_on(words, n, self._platforms)
        return Relay(found, "publishes", shown=False) if found is not None else None

    def _of_whom(self, claim: Claim, words: Sequence[Token], n: int, who: Identities) -> Relay | None:
        """'in an interview with the daily', 'told viewers of the channel', 'a reporter for the agency', 'who spoke to the weekly', 'told the daily'."""
        word, found = words[n].lower, None
        relation: Relation = "quotes"
        if word in ("with", "to", "for") and n and (n < 2 or words[n - 2].lower != "without") and given(words[n - 1], self._meetings):
            found = medium(words, n + 1, who) or heard(words, n + 1, who)
        elif (
            word == "of"
            and n > 1
            and words[n - 1].lemma in self._audiences
            and words[n - 2].lemma in ("tell", "to", "the", "with", "its", "from", "a", "an")
            and (words[n - 2].lower not in ("from", "a", "an") or answering(words, n - 2))
        ):
            found = medium(words, n + 1, who) or heard(words, n + 1, who, only=True)
            relation = "quotes" if answering(words, n - 2) else "carries"
        elif word != "to" and n > 1 and (reporter(words, n - 1) or asks(words, n) or words[n - 1].tag in NAMES and hears(words, n - 1)):
            found = medium(words, n + 1, who) or strange(words, n + 1, who) or heard(words, n + 1, who, only=True)
        elif word == "to" and n > 1 and words[n - 1].lemma in ("speak", "talk") and words[n - 2].lower == "who":
            if claim.source and claim.speaker is not None and words[n - 2].i - 1 <= claim.source[-1].i + 1:
                found = medium(words, n + 1, who) or strange(words, n + 1, who) or heard(words, n + 1, who)
        elif word == "to" and claim.at.lemma in self._told and behind_cue(claim, words, n):
            found = medium(words, n + 1, who) or heard(words, n + 1, who)
        elif word == "to" and claim.at.lemma in self._quotable and behind_cue(claim, words, n):
            found = in_the_daily(words, n + 1, who)
        return Relay(found, relation, shown=False) if found is not None else None

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
        if of_reports(words, n) or (at := self._by(words, n)) is None:
            return None
        of = next(
            (k for k in range(at + 1, min(at + 6, len(words))) if words[k].lower == "of" and words[k - 1].lemma in self._editions), at
        )
        at = of if words[at].lower in ("in", "on") else at  # 'quoted in the Monday edition of the weekly'
        found = medium(words, at + 1, who) or (in_the_daily(words, at + 1, who) if words[at].lower in ("in", "to", "by") else None)
        if found is None and words[at].lower == "to" and any(t.lower in self._bodies for t in phrase(words, at + 1)):
            return None  # 'a cable sent to the War Department'
        if found is None and words[at].lower in ("on", "over"):
            found = _station(words, at + 1, who)
        if found is None and words[n].lemma == "translate":
            found = name(words, at + 1)
        only = words[n].lemma in self._only_media and words[at].lower == "by" or words[n].lemma == "quote"
        shown = words[n].lemma in self._shown and any(t.lemma in self._documents or t.lemma == "copy" for t in words[max(0, n - 6) : n])
        if found is None:
            found = strange(words, at + 1, who, only=only) or (
                heard(words, at + 1, who, only=only or shown) if only or shown or words[n].lemma in ("ask", "question") else None
            )
        relation: Relation = "carries" if words[at].lower in ("on", "over") else self.carrying[words[n].lemma]
        return Relay(found, relation, shown=False) if found is not None else None

    def _by(self, words: Sequence[Token], n: int) -> int | None:
        """Where the word stands by which whoever did it is told: 'shared with', 'leaked to', 'shown on', 'quoted in', 'seen by'."""
        lemma = words[n].lemma
        if lemma == "share":
            ways: tuple[str, ...] = ("with", "by")
        elif lemma in ("leak", "send", "email", "fax", "forward"):
            ways = ("to", "by")
        else:
            ways = ("by", "on", "over") if lemma in self._aired else ("by", "in")
        after = words[n + 1 : n + 6]
        at = next((k for k, t in enumerate(after, n + 1) if t.lower in ways and t.tag in ("IN", "TO", "RP")), None)
        if at is not None and words[at].lower == "in" and lemma not in ("quote", "publish", "print", "cite", "report"):
            at = next((k for k, t in enumerate(after, n + 1) if t.lower == "by"), None)
        return None if at is None or any(t.tag in FINITE or t.text == "," for t in words[n + 1 : at]) else at

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
        if found is None and verb.lemma in self._shown:
            found = heard(words, at + 1, who, only=True)
        relation: Relation = "carries" if verb.lemma == "read" and verb.tag != "VBN" else self.carrying[verb.lemma]
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
        platform = next((t for t in run if t.lower.rstrip(".") in self._platforms and (t.tag in NAMES or t.text[:1].isupper())), None)
        if platform is not None:
            return Relay(platform, "publishes", shown=False)
        if run[-1].lower in self._owned and any(t.tag in ("PRP$", "POS") or t.lower == "official" for t in run):
            return Relay(run[-1], "publishes", shown=False)
        if _of_another(words, n):
            return None
        found = medium(words, n + 1, who)
        everybodys = any(t.lower in ("state", "national", "public") for t in run) or len(run) > 2 and run[0].lower in ("a", "an")
        last = found is run[-1] or found is not None and run[run.index(found) + 1].lower in who.media.nouns
        if found is None or not last and found.tag in NAMES and run[-1].tag in ("NN", "NNS"):
            return None  # 'on a Radio Sava boat'
        if words[n].lower not in ("on", "over") or found.tag not in NAMES and not everybodys:
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

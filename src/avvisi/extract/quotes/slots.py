"""The places around a cue where only media stand, and whatever name stands in one: 'told', 'in an interview with', 'quoted by', 'a column for'.

No list knows every paper and station, and taggers misread names they have not met. What stands in such a place is a medium unless the lists,
the page or the words beside it say that it is something else.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from avvisi.extract.quotes import phrases
from avvisi.extract.quotes.claims import Claim, Relay
from avvisi.extract.quotes.frame import behind_cue, frame
from avvisi.extract.quotes.identity import Identities
from avvisi.extract.quotes.positions import REPORTERS, negated, of_reports, told_elsewhere
from avvisi.lexicon.speech import SpeechLexicon
from avvisi.model.facts import Relation
from avvisi.parse.tokens import FINITE, Token

_BEFORE_NAME = frozenset(["DT", "PRP$", "JJ", "JJR", "JJS", "NN", "NNS", "POS", "CD", "HYPH", "VBG", "NNP", "NNPS", "FW", "``"])
_PARTICLES = frozenset(
    [
        "of",
        "de",
        "du",
        "da",
        "do",
        "des",
        "del",
        "della",
        "di",
        "der",
        "la",
        "le",
        "al",
        "el",
        "ye",
        "e",
        "&",
        "y",
        "van",
        "von",
        "tou",
        "tis",
    ]
)
_DAYS = ("DATE", "TIME")
_LONG = 12  # words before a name: 'the current number of the Singapore quarterly'


@dataclass(frozen=True, slots=True)
class Slot:
    """What a place makes of the medium in it; `only`: where hardly anybody but a medium stands."""

    relation: Relation
    only: bool = False


@dataclass(frozen=True, slots=True)
class Named:
    """A name with what stands before it; `behind` is where the words go on."""

    lead: tuple[Token, ...]
    run: tuple[Token, ...]
    behind: int


class Slots:
    """`slots(claim, who)` gives the media that stand in such places of the claim's frame, in order of the text."""

    def __init__(self, speech: SpeechLexicon, carrying: dict[str, Relation]) -> None:
        self._carrying = carrying
        self._given, self._pieces = speech.words("given_to_media"), speech.words("pieces")
        self._only, self._shown, self._editions = speech.words("only_media"), speech.words("shown"), speech.words("editions")
        self._editions |= speech.words("audiences")  # 'told listeners of Radio Sava'
        self._documents = speech.words("document") | speech.words("meetings")
        self._nouns, self._told = speech.words("media"), speech.words("cues")
        self._everybodys = speech.words("everybodys")

    def __call__(self, claim: Claim, who: Identities) -> list[Relay]:
        """The relays; a name that is known for something else gives none."""
        found: list[Relay] = []
        for words in frame(claim):
            for n in range(len(words) - 1):
                slot = self._slot(claim, words, n)
                at = n + 1
                while slot is not None and (named := self._named(words, at)) is not None and self._is_medium(named, slot, who):
                    found.append(Relay(named.run[-1], slot.relation, shown=False, words=named.run))
                    goes_on = named.behind < len(words) - 1 and words[named.behind].lower == "and"
                    if not goes_on:
                        break
                    at = named.behind + 1
        return found

    # which places

    def _slot(self, claim: Claim, words: Sequence[Token], n: int) -> Slot | None:
        """The slot that this word opens: it is the last one before whatever fills it."""
        token, before = words[n], words[n - 1] if n else None
        if token.lemma in phrases.TELLS and token.tag[:2] == "VB":
            as_told = any(t.lower == "as" for t in words[max(0, n - 6) : n])
            return Slot("quotes") if (token is claim.at or as_told) and not phrases.is_passive(token) and not negated(token) else None
        if before is None or token.tag not in ("IN", "TO", "RP"):
            return None
        if before.lemma in REPORTERS and token.lower in ("from", "of", "for", "with"):
            opens = next(
                (k for k in range(n - 2, max(-1, n - 6), -1) if words[k].tag in ("IN", "TO") or words[k].lemma in phrases.TELLS), None
            )
            return self._slot(claim, words, opens) if opens is not None else None  # 'told two reporters from the weekly'
        return self._spoken_to(claim, words, n) or self._written_in(claim, words, n) or self._brought_by(claim, words, n)

    def _spoken_to(self, claim: Claim, words: Sequence[Token], n: int) -> Slot | None:
        """'speaking to', 'an interview with', 'in remarks to', 'said to'."""
        word, before = words[n].lower, words[n - 1]
        if any(t.lower in ("without", "not", "never") for t in words[max(0, n - 3) : n]):
            return None
        if before.lemma == "interview" and word in ("with", "to", "for", "by"):
            return Slot("quotes", only=before.tag != "VB")
        if before.tag in ("NN", "NNS") and before.lemma in self._given and word in ("with", "to", "for"):
            return Slot("quotes", only=True)
        if before.lemma in ("speak", "talk") and word in ("to", "with") and (before.tag == "VBG" or before is claim.at):
            return Slot("quotes")
        told = word == "to" and claim.at.lemma in self._told or word == "in" and claim.at.lemma == "confide"
        return Slot("quotes") if told and behind_cue(claim, words, n) else None

    def _written_in(self, claim: Claim, words: Sequence[Token], n: int) -> Slot | None:
        """'a column for', 'writing in', 'wrote in'."""
        word, before = words[n].lower, words[n - 1]
        if before.tag in ("NN", "NNS") and before.lemma in self._pieces and word in ("in", "for"):
            return Slot("publishes", only=True)
        if word not in ("in", "for"):
            return None
        written = before.lemma == "write" and (before.tag == "VBG" or before is claim.at)
        printed = word == "in" and claim.at.lemma == "write" and behind_cue(claim, words, n)
        return Slot("publishes", only=True) if written or printed else None

    def _brought_by(self, claim: Claim, words: Sequence[Token], n: int) -> Slot | None:
        """'quoted by', 'published on Friday in', 'leaked to', 'carried in full by'."""
        word = words[n].lower
        for k in range(n - 1, max(-1, n - 6), -1):
            token = words[k]
            if token.tag in ("VBN", "VBD", "NN") and token.lemma in self._carrying:
                past = token.tag != "VBN" and not (k and words[k - 1].lemma in self._documents)
                denied = claim.stance in ("denies", "rejects") and any(t.lower == "as" for t in words[max(0, k - 4) : k])
                return None if past or denied else self._of_participle(words, k, word)
            if (
                token.tag in FINITE
                or token.text in (",", ";", ":")
                or token.lower == "by"
                or not (token.ent in _DAYS or token.tag in ("IN", "RB", "RP", "JJ", "CC", "VBN"))
            ):
                return None
        return None

    def _of_participle(self, words: Sequence[Token], k: int, word: str) -> Slot | None:
        verb = words[k]
        ways = ("by", "to", "with") if verb.lemma in self._shown else ("by", "in", "on")
        if (
            word not in ways
            or negated(verb)
            or told_elsewhere(verb)
            or of_reports(words, k)
            or any(t.lower in ("not", "never", "n't") for t in words[max(0, k - 2) : k])
        ):
            return None
        document = any(t.lemma in self._documents or t.lemma == "copy" for t in words[max(0, k - 8) : k])
        if verb.lemma in self._shown and not document or word != "by" and verb.lemma not in ("quote", "cite", "interview") and not document:
            return None
        relation = self._carrying[verb.lemma]
        if relation == "carries" and any(t.lemma == "interview" for t in words[max(0, k - 8) : k]):
            relation = "quotes"
        return Slot(relation, only=verb.lemma in self._only or document)

    # which names

    def _named(self, words: Sequence[Token], at: int) -> Named | None:
        """The name that the noun phrase from here on ends in, over 'the', 'the Singapore quarterly', 'yesterday's', 'the current number of the'."""
        lead: list[Token] = []
        n = at
        while n < len(words) and n < at + _LONG:
            token = words[n]
            if _opens_name(token) or lead and lead[-1].tag == "POS" and token.text[:1].isupper():
                end = _name_end(words, n)
                after = words[end] if end < len(words) else None
                further = after is not None and (
                    after.tag == "POS"
                    or after.text[:1].islower()
                    and (after.tag in ("NN", "NNS", "JJ", "HYPH", "VBN") or after.lower in self._nouns)
                )
                if not further:
                    return Named(tuple(lead), tuple(words[n:end]), end)
                noun = self._noun_behind(words, end)
                if noun is not None:
                    return Named((*lead, words[noun - 1]), tuple(words[n:end]), noun)
                lead += words[n:end]
                n = end
                continue
            if token.lower in self._everybodys and n + 1 < len(words) and words[n + 1].lower in self._nouns and words[n + 1].text.islower():
                behind = words[n + 2] if n + 2 < len(words) else None
                if behind is None or not _opens_name(behind) and behind.tag not in ("NN", "NNS"):
                    return Named((), tuple(words[n : n + 2]), n + 2)  # 'state television'
            edition = token.lower == "of" and lead and lead[-1].lemma in self._editions
            if not (token.tag in _BEFORE_NAME or token.ent in _DAYS or edition or token.lower in self._nouns or token.lower == "both"):
                return None
            lead.append(token)
            n += 1
        return None

    def _noun_behind(self, words: Sequence[Token], end: int) -> int | None:
        """'the Vlna news site', 'the Vlna weekly': where the noun for media behind a name ends, with no other name behind it."""
        n = end
        while n < len(words) and words[n].tag in ("NN", "JJ", "HYPH") and words[n].text[:1].islower():
            n += 1
        medium = n > end and words[n - 1].lower in self._nouns
        return n if medium and not (n < len(words) and _opens_name(words[n])) else None

    def _is_medium(self, named: Named, slot: Slot, who: Identities) -> bool:
        """By the words before it, by its own, or because nothing says that it is anything else."""
        if named.run[0].lower in self._everybodys and not (len(named.run) > 1 and who.media.is_body(named.run[-1])):
            return True  # 'told the National', not 'told the National Assembly'
        small = [t for t in named.lead if t.tag in ("NN", "NNS", "JJ", "RB") and t.text[:1].islower()]
        noun = small[-1] if small else None
        if noun is not None and (noun.lower in self._nouns or noun.lemma in self._editions):
            return noun.lemma not in REPORTERS
        if who.media.known(named.run) is not None or any(who.is_medium(t) for t in named.run):
            return True
        if noun is not None and noun.tag in ("NN", "NNS") and noun.ent not in _DAYS:
            return False  # 'told the envoy Ana Pop', 'told the island of Kos'
        return who.media.listens(named.run[-1], only=slot.only)


def _opens_name(token: Token) -> bool:
    """A capital, but of no day and no nation's adjective."""
    return (
        token.text[:1].isupper()
        and (token.ent not in _DAYS or token.tag == "NNPS")
        and token.ent != "NORP"
        and token.tag not in ("PRP", "PRP$", "DT", "MD", "IN", "VBD", "VBZ")
    )


def _name_end(words: Sequence[Token], at: int) -> int:
    """Where the name that begins here ends: capitals, numbers, what is tied to them by a hyphen, particles between them."""
    n = at + 1
    while n < len(words):
        token, before = words[n], words[n - 1]
        tied = token.start == before.end and (token.text == "-" or before.text == "-")
        goes_on = (
            token.lower in _PARTICLES
            and n + 1 < len(words)
            and (words[n + 1].text[:1].isupper() or token.lower == "of" and words[n + 1].lower == "the")
        )
        inside = before.lower == "of" and token.lower == "the"
        if not (
            token.text[:1].isupper()
            and token.ent not in _DAYS
            or token.text.isdigit()
            and token.ent not in _DAYS
            or tied
            or goes_on
            or inside
        ):
            break
        n += 1
    return n

"""Recipients that no list knows, by plain words: 'struck militia groups', 'urged coastal states'; what is given or sent is none."""

from avvisi.extract.base import Findings
from avvisi.extract.compose import Told
from avvisi.extract.described import Described, Undergoer
from avvisi.extract.grammar.joined import first_conjunct
from avvisi.extract.grammar.tags import is_verb
from avvisi.extract.land_done_to import PLACED
from avvisi.extract.noun_phrases import phrase
from avvisi.extract.sides import Found, people, stretched, with_span, within
from avvisi.extract.triggers import Reading
from avvisi.lexicon.load import Lexicon
from avvisi.model.facts import Party
from avvisi.parse.tokens import Token

_ANY = frozenset({"a", "an", "any", "no", "every", "all", "some", "its", "his", "her", "their", "our"})
_SETTING = frozenset({"in", "by", "with", "for", "during", "after", "from", "over", "between", "among", "near", "as"})
_ADDRESSED = frozenset({"REQUEST", "REJECT", "ACCUSE", "THREATEN"})
_POLITIES = frozenset({"nation", "country", "state", "republic", "power", "government", "neighbour", "neighbor"})
_GIVING = frozenset(
    {
        "offer", "propose", "promise", "pledge", "guarantee", "extend", "tender", "send", "give", "provide", "supply", "deliver", "lend", "ship",
    }
)  # fmt: skip


class PlainWords:
    """What a word is to a deed (direct object, thing given, deed of its own), and the party that plain words make of it."""

    def __init__(self, lexicon: Lexicon, described: Described) -> None:
        self.described, self.events = described, lexicon.events
        self.weapons = frozenset(lexicon.events.words.lists["weapons"])

    def by_words(self, told: Told, token: Token, earlier: Findings, doing: Found) -> Found:
        """People or bodies whom no list knows, where the deed is done to them directly: 'struck militia groups in the hills of Chad'."""
        if told.code == "COOPERATE" or told.outer.verb is not told.outer.token:
            return ()
        if told.code == "CONSULT":
            return self._met(told, token, earlier)
        found = self.described.one(token, earlier, undergoer=self._undergoer(told, token), acting=told.code in _ADDRESSED)
        found = found or _lands_of_a_kind(told, token, earlier)
        return (found,) if found is not None and not within(found, doing) else ()

    def _met(self, told: Told, token: Token, earlier: Findings) -> Found:
        """'met with foreign observers', 'received a group of miners': people whom no list knows, as those met."""
        meeting = told.outer.pattern.rule.occasion in ("meeting", "call") and not told.mode
        over = token.head.lower if token.dep == "pobj" else "with" if token.dep == "dobj" else ""
        if not meeting or over != "with" or token.tag != "NNS":
            return ()
        found = self.described.one(token, earlier)
        return (found,) if found is not None and found.kind == "group" else ()

    @staticmethod
    def _undergoer(told: Told, token: Token) -> Undergoer:
        """What the verb asks of this word, where it is its object or what the deed is aimed at."""
        reading = told.outer
        if (
            reading.pattern.rule.undergoer is None
            or told.code == "REJECT"
            and (
                token.dep == "pobj"
                and token.head not in reading.words
                or not any(c.dep in ("det", "poss") and c.lower not in _ANY for c in token.children)
            )  # 'ruled out any change'
            or token.dep == "pobj"
            and token.head.lower in _SETTING
            and (token.head.lower == "for" or token.head not in reading.words)
        ):
            return None
        return reading.pattern.rule.undergoer

    def unlisted(self, told: Told, acted: list[Token], earlier: Findings, doing: Found) -> Found:
        """People whom no name tells apart ('fishermen'), a name seen once, and what is attacked ('a military base'). Other things are no parties."""
        reading = told.outer
        hard = self.events.quad(told.code) == 4 or told.code in PLACED
        if not hard and (told.code in ("CONSULT", "COOPERATE") or reading.verb is None):
            return ()
        asked = [t for t in acted if t in reading.objects or t not in reading.words]
        if not hard:
            asked = [t for t in asked if self.direct(t, reading) and not self.stuff(t, reading)]
        elif self.events.quad(told.code) != 4:
            asked = [t for t in asked if not self._given(t, reading)]
        for token in asked[:3]:
            found = self.described.one(token, earlier, undergoer=self._undergoer(told, token))
            if found is not None and not within(found, doing) and not (found.sector == "MIL" and self.stuff(token, reading)):
                return (found,)
        return ()

    def stuff(self, token: Token, reading: Reading) -> bool:
        """What the phrase itself names and sends, gives or cuts: the troops of 'sent troops' are on no side."""
        slots = reading.pattern.rule.recipient
        return self._given(token, reading) or token in reading.objects and (not slots or slots[0] != "obj")

    def _given(self, token: Token, reading: Reading) -> bool:
        """What is given, not to whom: 'offered a customs union', 'sent tanks and advisers', 'pledged ten million in helicopters'."""
        given = first_conjunct(token)
        if given.dep == "dobj" and given.head is reading.verb is not None and reading.verb.lemma in _GIVING:
            return not any(c.dep == "dobj" and c.i > given.i for c in given.head.children)
        return token.lemma in self.weapons and token.dep == "pobj" and token.head.lower in ("in", "of", "with", "worth")

    @staticmethod
    def direct(token: Token, reading: Reading) -> bool:
        """Whether the word is the object or a prepositional object of the trigger itself: people without a name count only there."""
        over = token.head.head if token.dep == "pobj" else token.head
        if over is reading.token or over is reading.verb or over in reading.objects or over.dep == "dobj" and over.head is reading.verb:
            return True
        pleased = over.dep == "acl" and over.head in reading.words  # 'noted with satisfaction that the nurses had stayed'
        return is_verb(over) and token.dep == "nsubj" and (over.dep in ("ccomp", "xcomp") and over.head is reading.verb or pleased)

    def deed(self, token: Token, reading: Reading) -> bool:
        """A deed that the phrase itself names: whom it is done to stands behind its preposition ('launched raids on a camp in Chad')."""
        return token in reading.words and token.tag in ("NN", "NNS") and token.lemma in self.events.nouns


def _lands_of_a_kind(told: Told, token: Token, earlier: Findings) -> Party | None:
    """'accused rich nations of', 'urged coastal states to': several lands that no word names, addressed all the same."""
    kind = any(c.dep == "amod" and c.tag == "JJ" for c in token.children) or not any(c.i < token.i for c in token.children)
    if told.code not in _ADDRESSED or token.tag != "NNS" or token.lemma not in _POLITIES or not kind:
        return None
    named = any(c.dep in ("amod", "compound") and c.text[:1].isupper() for c in token.children)  # 'the Arab states', 'the Baltic republics'
    if any(c.dep == "poss" or c.lower in ("two", "both", "these", "those") or c.lower == "the" and not named for c in token.children):
        return None  # said of lands that were named before
    words = phrase(token, earlier)
    return with_span(people(words, "GOV"), stretched(words, token, earlier))

"""Which words can be part of a person's name, which join their neighbours, and which are titles that no name begins with."""

import re

from avvisi.extract.gazetteer import Hit
from avvisi.extract.given_syllables import given_of_two
from avvisi.extract.introduced import HYPHENS
from avvisi.lexicon.skeleton import PARTICLES
from avvisi.lexicon.words import listed
from avvisi.lexicon.world import World
from avvisi.parse.tokens import Token

# A run of capitals that ends so names a thing after a person, or no person at all.
THINGS = listed("people_things")
NOT_NAMES = listed("people_not_names")
# Titles that are also names: the parse, which has seen 'Amir Khan' and 'the amir', tells which.
EITHER = listed("people_either")
_COMPOUND = listed("people_compound")
_APOSTROPHES = re.compile(r"['’‘ʿʾ]")
# A word that begins small and is a name's all the same: 'd'Orsay', 'al-'Abbas'.
_BEHIND = re.compile(r"(?:d['’]|[ae]l-['’‘`ʿ])\w")
# Small words of one or two letters between the words of a name, which English has not: 'and' of surnames in Portuguese, Catalan and Spanish, 'son of'.
_BETWEEN = frozenset(("e", "i", "y", "ag"))


def capital_behind(word: str) -> bool:
    """Whether a word has its capital behind an article."""
    found = _BEHIND.match(word.lower())
    return found is not None and word[found.end() - 1].isupper()


class NameWords:
    """`may_name`, `joins`, `not_first` and `is_title` ask of one word; `owner` says which words the lists know."""

    def __init__(self, world: World) -> None:
        kinds = ("head", "rank", "honorific", "counterpart")
        self.titles = {word for kind in kinds for word in world.words.get(kind, {}) if " " not in word}
        self.offices = {word for kind in ("head", "rank") for word in world.words.get(kind, {})} - EITHER
        qualifiers = ("former", "then", "late", "elect", "interim", "acting", "outgoing", "current", "keep", "plain", "designate")
        self.modifiers = {word for kind in qualifiers for word in world.words[kind]}
        self.given, self.parts = world.given, frozenset(world.parts)

    def may_name(self, token: Token, owner: dict[int, Hit]) -> bool:
        """A capitalised word that could be part of a name."""
        if (
            not token.text[:1].isupper()
            or any(c.isdigit() for c in token.text)
            or token.lower in NOT_NAMES
            and not (
                token.ent == "PERSON"
                and token.ent_iob == "B"
                and token.lower in ("islam", "may", "june", "april", "august", "christian", "new")
            )
            or token.ent in ("DATE", "TIME", "LANGUAGE", "EVENT", "LAW")
        ):
            return False
        if not (token.tag in ("NNP", "NNPS") or token.ent == "PERSON" or token.text in self.given):
            return False
        if self.is_title(token):
            return False
        hit = owner.get(token.i)
        if hit is None:
            return token.ent != "NORP" or token.text in self.given
        if hit.last - hit.first > 1:
            return token.ent == "PERSON" and hit.of("state", "body", "region", "media", "seat") is None
        if hit.of("adjective", "people") and token.ent != "PERSON" or hit.of("media") and len(hit.entries) == 1 and token.ent != "PERSON":
            return False
        return (
            token.ent == "PERSON"
            or token.text in self.given
            or hit.of("city") is not None
            and hit.of("state", "adjective", "people", "body", "seat", "media", "region", "capital") is None
            and token.ent not in ("GPE", "LOC")
        )

    def joins(self, tokens: list[Token], new: int, old: int, owner: dict[int, Hit]) -> bool:
        """Whether a neighbouring token belongs to the name: touching hyphens, particles, capitals next to it."""
        token, by = tokens[new], tokens[old]
        left, right = (token, by) if new < old else (by, token)
        if token.sentence is not by.sentence or right.start > left.end + 1:
            return False
        beyond_at = new + (new - old)
        beyond = tokens[beyond_at] if 0 <= beyond_at < len(tokens) else None
        if new > old and by.text[:1].isupper() and given_of_two(tokens, new):
            return True
        if token.text in HYPHENS:
            if self._broken(tokens, new) if new > old else self._article(tokens, new):
                return True
            return right.start == left.end and beyond is not None and self._other_half(beyond, token, beyond_at, owner)
        if by.text in HYPHENS:
            return right.start == left.end or new > old and self._broken(tokens, old)
        if new > old and by.text[-1:] in HYPHENS and token.ent == "PERSON" and token.ent_iob == "I" and len(token.text) < 7:
            return True  # 'Kim Il- sung', 'Il-' read as one word
        if new > old and by.text[-1:] in HYPHENS and by.text[:-1] in self.given and token.text in self.given:
            return True  # 'Jean- Pierre'
        if token.text in _BETWEEN:  # 'Lima e Silva', 'Puig i Roca'
            return by.text[:1].isupper() and beyond is not None and beyond.text[:1].isupper() and beyond_at not in owner
        if by.text in _BETWEEN:
            return token.text[:1].isupper() and token.tag in ("NNP", "NNPS")
        if token.lower in PARTICLES and token.text.isalpha() and token.lower not in ("as", "an", "at", "y", "e"):
            if token.text[:1].isupper():
                return token.tag in ("NNP", "NNPS") or token.ent == "PERSON" or by.ent == "PERSON"
            return (
                beyond is not None
                and (beyond.text[:1].isupper() or beyond.text in HYPHENS or beyond.lower in PARTICLES)
                and (new < old or by.text[:1].isupper() or by.lower in PARTICLES)
            )
        if capital_behind(token.text):
            return True
        if new > old and token.lower in EITHER and token.tag == "NNP" and not (beyond and beyond.text[:1].isupper()):
            return True  # 'Omar Shah, the envoy'; not 'Bilal, Major Shah'
        if self._inside(token, by, beyond, owner):
            return True
        return self.may_name(token, owner) and not (new < old and self.not_first(token))

    def _inside(self, token: Token, by: Token, beyond: Token | None, owner: dict[int, Hit]) -> bool:
        """'Hassan Sheikh Osman': what is a title before a name is a name between two; not 'Emir Sheikh Tamim', 'Qatar Sheikh Tamim'."""
        if token.lower in self.offices or token.text not in self.given or not self.is_title(token):
            return False  # 'Okinawa Governor Ota', 'Rear Admiral Soto'
        if beyond is None or beyond.sentence is not token.sentence:
            return False
        first = min(by, beyond, key=lambda t: t.i)
        hit = owner.get(first.i)
        if first.lower in self.titles or hit is not None and hit.of("state", "adjective", "people"):
            return False
        touching = abs(beyond.start - token.end) <= 1 or abs(token.start - beyond.end) <= 1
        return touching and self.may_name(by, owner) and self.may_name(beyond, owner)

    @staticmethod
    def _broken(tokens: list[Token], hyphen: int) -> bool:
        """'Kim Il- sung': a hyphen that a broken line parted from the rest of what the parse takes for one name."""
        if not 0 < hyphen < len(tokens) - 1:
            return False
        before, mark, after = tokens[hyphen - 1 : hyphen + 2]
        if NameWords._article(tokens, hyphen):
            return True
        touches = before.end == mark.start and after.start == mark.end + 1 and after.sentence is mark.sentence
        return touches and before.text[:1].isupper() and after.text.isalpha() and len(after.text) < 7 and after.tag in ("NNP", "NN", "FW")

    @staticmethod
    def _article(tokens: list[Token], hyphen: int) -> bool:
        """'Omar al- Hadi': a broken line behind the article of a name."""
        if not 0 < hyphen < len(tokens) - 1:
            return False
        before, mark, after = tokens[hyphen - 1 : hyphen + 2]
        touches = before.end == mark.start and after.start == mark.end + 1 and after.sentence is mark.sentence
        return touches and before.lower in ("al", "el", "ul") and after.text[:1].isupper()

    def _other_half(self, token: Token, hyphen: Token, at: int, owner: dict[int, Hit]) -> bool:
        """What touches the other side of a hyphen: 'Abdollahian', the 'tung' of 'Tse-tung', not the 'led' of 'Macron-led'."""
        letters = _APOSTROPHES.sub("", token.text)  # 'Barada'i', the 'ch'ing' of 'Kuo-ch'ing'
        if not letters.isalpha() or token.start != hyphen.end and token.end != hyphen.start or token.lower in _COMPOUND:
            return False
        hit = owner.get(at)
        if token.text[:1].isupper():
            return not (hit and hit.of("state", "adjective")) and token.lower not in THINGS
        return (
            token.lower in PARTICLES
            or token.start == hyphen.end
            and len(letters) < 7
            and (token.tag in ("NNP", "NNPS", "FW") or token.ent == "PERSON" or token.tag in ("NN", "JJ") and len(token.text) < 5)
        )

    def not_first(self, token: Token) -> bool:
        """A title or a title's words that a name never begins with: 'President', 'Affairs', 'State'."""
        if token.ent == "PERSON" and token.ent_iob == "B" and token.lower in ("islam", "may", "june", "april", "august", "christian"):
            return False
        if token.tag == "NNPS" and token.text not in self.given:  # 'Minister of Trade and Industries Soto', but 'Archbishop Makarios'
            words = token.sentence.tokens
            after = token.i - words[0].i + 1
            if after < len(words) and words[after].text[:1].isupper():
                return True
        return self.is_title(token) or token.lower in NOT_NAMES or token.lower in THINGS or token.lower in self.modifiers

    def is_title(self, token: Token) -> bool:
        """Whether a word is a title here; some are names too."""
        if token.lower in EITHER and token.text[:1].isupper():
            return token.ent != "PERSON" or self._before_title(token)
        return token.lower in self.titles

    def _before_title(self, token: Token) -> bool:
        """'Emir Sheikh Tamim': a title on top of another."""
        words = token.sentence.tokens
        at = token.i - words[0].i + 1
        return at < len(words) and words[at].lower in self.titles and words[at].text[:1].isupper()

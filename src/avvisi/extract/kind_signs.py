"""What speaks for a name's kind, as plain words: the words beside it, what it does, its shape, the lists, and what the parse calls it.

Signs say nothing on their own; `likely_kinds` weighs them. Each is a word like 'before.in' or 'does.human', and the report's occurrences
of one spelling are read together, so that a name told once where only a town can stand is a town elsewhere in it, too.
"""

from collections.abc import Iterator

from avvisi.extract.capital_runs import apposed
from avvisi.extract.gazetteer import Hit
from avvisi.extract.introduced import HYPHENS
from avvisi.extract.kind_words import DEEDS, ENDS, NOUNS, OBJECTS, OPENERS, PREPOSITIONS, SPEAKING, TITLES, WORDS
from avvisi.extract.name_words import EITHER, THINGS, NameWords
from avvisi.extract.office import POSS
from avvisi.lexicon.skeleton import PARTICLES
from avvisi.lexicon.towns import Towns
from avvisi.parse.tokens import Parsed, Token

_KEPT = 20_000  # words
_ARTICLES = frozenset(("the", "a", "an"))


class KindSigns:
    """`of(page, first, last, owner)` yields the signs of one occurrence, tokens [first, last)."""

    def __init__(self, words: NameWords, towns: Towns) -> None:
        self._words, self._towns = words, towns
        self._known: dict[tuple[str, str, str], tuple[str, ...]] = {}

    def of(self, page: Parsed, first: int, last: int, owner: dict[int, Hit]) -> Iterator[str]:
        """All signs."""
        tokens = page.tokens
        name = tokens[first:last]
        yield from self._shape(page, name)
        yield from self._lists(page, name, owner)
        yield from _parse(name)
        yield from self._before(tokens, first, last, owner)
        yield from self._behind(tokens, first, last)
        yield from self._role(name)

    def _shape(self, page: Parsed, name: list[Token]) -> Iterator[str]:
        """Its own words."""
        first, root = name[0], name[-1]
        words = [t for t in name if t.text[:1].isupper()]
        english = sum(map(page.is_english, (t.lower for t in words)))
        yield "english.all" if english == len(words) else "english.some" if english else "english.none"
        if english == len(words) and len(words) > 1 and first.text not in self._words.given:
            yield "english.all-of-several"
        yield f"words.{min(len(words), 4)}"
        if any(t.lower in PARTICLES and t.text.islower() for t in name):
            yield "has.particle"
        if any(t.text in HYPHENS for t in name):
            yield "has.hyphen"
        if any(not t.text.isascii() for t in name):
            yield "has.accent"
        if len(name) == 1 and first.text.isupper():
            yield "has.capitals"
        if len(words) > 1:
            yield from (f"ends.{kind}" for kind, ends in ENDS.items() if root.lower in ends)
        if len(words) > 1 and first.lower in OPENERS:
            yield "opens.geo"
        if len(words) > 1 and first.lower in SPEAKING:
            yield "opens.medium"
        if root.lower in THINGS:
            yield "ends.thing"
        if len(words) > 1:
            yield from (f"word.{kind}" for kind, some in WORDS.items() if any(t.lower in some for t in words))
            yield from (f"first.{kind}" for kind, some in WORDS.items() if first.lower in some)

    def _lists(self, page: Parsed, name: list[Token], owner: dict[int, Hit]) -> Iterator[str]:
        """What the lists hold of it."""
        given = self._words.given
        if name[0].text in given:
            yield "given.first" if len(name) > 1 else "given.alone"
        if len(name) > 2 and any(t.text in given for t in name[1:-1]):
            yield "given.inside"
        if len(name) > 1 and not any(t.text in given for t in name):
            yield "given.none"
            if name[0].ent == "PERSON":
                yield "given.none-parsed"
        hits = {id(owner[t.i]) for t in name if t.i in owner}
        hit = owner.get(name[0].i)
        if hit is not None and hit.first == name[0].i and hit.last == name[-1].i + 1:
            yield "list.city"
        elif hits:
            yield "list.city-inside"
        words = page.document.text[name[0].start : name[-1].end]
        if len(name) < 5 and self._towns.of(words) is not None:
            yield "list.town"

    def _before(self, tokens: list[Token], first: int, last: int, owner: dict[int, Hit]) -> Iterator[str]:
        """The word before it, and the one before an article."""
        token = tokens[first]
        before = tokens[first - 1] if first and tokens[first - 1].sentence is token.sentence else None
        if before is None:
            yield "before.nothing"
            return
        article = before.lower in _ARTICLES
        if article:
            yield "before.article"
            before = tokens[first - 2] if first > 1 and tokens[first - 2].sentence is token.sentence else None
            if before is None:
                return
        mark = "the." if article else ""
        word = before.lower
        hit = owner.get(before.i)
        if word in PREPOSITIONS:
            yield f"before.{mark}{word}"
            above = tokens[before.i - 1] if before.i else None
            if above is not None and word in ("of", "for", "to", "from", "in") and above.sentence is token.sentence:
                yield from (f"{word}.{mark}{kind}" for kind in self._noun(above))
        elif hit is not None and hit.of("adjective", "state", "people"):
            yield f"before.{mark}land"
        elif before.text == ",":
            yield f"before.{mark}comma"
        elif word in ("and", "or"):
            yield f"before.{mark}and"
        elif before.text in POSS:
            yield f"before.{mark}owner"
        elif before.text in HYPHENS:
            yield "before.hyphen"
        elif before.text in ("(", "“", '"'):
            yield "before.mark"
        elif before.tag.startswith("VB"):
            yield f"before.{mark}verb"
        else:
            yield from (f"before.{mark}{kind}" for kind in self._noun(before))

    def _noun(self, token: Token) -> tuple[str, ...]:
        """The classes of a noun; asked once of a word that is no title now and a name then."""
        if token.lower in EITHER:
            return tuple(self._classes(token))
        key = (token.lower, token.lemma, token.tag)
        found = self._known.get(key)
        if found is None:
            if len(self._known) >= _KEPT:
                self._known.clear()
            found = self._known[key] = tuple(self._classes(token))
        return found

    def _classes(self, token: Token) -> Iterator[str]:
        found = False
        if self._words.is_title(token):
            found = True
            yield "title"
            yield from (f"title-{kind}" for kind, titles in TITLES.items() if token.lower in titles)
        for kind, nouns in NOUNS.items():
            if token.lower in nouns or token.lemma in nouns:
                found = True
                yield kind
        if not found:
            yield (
                "name"
                if token.tag in ("NNP", "NNPS")
                else "noun"
                if token.tag in ("NN", "NNS")
                else "adjective"
                if token.tag == "JJ"
                else "word"
            )

    def _behind(self, tokens: list[Token], first: int, last: int) -> Iterator[str]:
        """The word behind it."""
        root = tokens[last - 1]
        after = tokens[last] if last < len(tokens) and tokens[last].sentence is root.sentence else None
        article = first > 0 and tokens[first - 1].lower in _ARTICLES
        beyond = tokens[last + 1] if after is not None and last + 1 < len(tokens) and tokens[last + 1].sentence is root.sentence else None
        if after is None:
            yield "behind.nothing"
        elif after.text in POSS:
            yield "behind.owns"
            if beyond is not None:
                yield from (f"owns.{kind}" for kind in self._noun(beyond))
        elif after.text == ",":
            yield "behind.comma"
            yield from self._apposed(tokens, last)
        elif after.lower in ("who", "whom", "whose"):
            yield "behind.who"
        elif after.lower in ("and", "or"):
            yield "behind.and"
        elif after.text in (".", ";", ":"):
            yield "behind.stop"
        elif after.text == "(":
            yield "behind.bracket"
        elif after.text in HYPHENS:
            yield "behind.hyphen"
        elif after.tag.startswith("VB") or after.tag == "MD":
            yield "behind.verb"
        elif after.tag == "IN":
            yield "behind.preposition"
        elif after.tag in ("NN", "NNS"):
            for kind in self._noun(after):
                yield f"behind.{kind}"
                if article:
                    yield f"behind.the.{kind}"
        else:
            yield "behind.other"

    def _apposed(self, tokens: list[Token], comma: int) -> Iterator[str]:
        """', the Peruvian foreign minister', ', who'."""
        if comma + 1 < len(tokens) and tokens[comma + 1].lower in ("who", "whom", "whose"):
            yield "behind.who"
            return
        for token in apposed(tokens, comma):
            if self._words.is_title(token) and token.tag in ("NN", "NNP"):
                yield "apposed.title"
                return
            if token.lemma in NOUNS["sites-of"]:
                yield "apposed.site"
                return

    def _role(self, name: list[Token]) -> Iterator[str]:
        """Its part in the sentence."""
        inside = {t.i for t in name}
        root = next((t for t in name if t.head is t or t.head.i not in inside), name[-1])
        yield f"role.{root.dep}"
        verb = root.head
        if root.dep == "nsubj":
            yield from (f"does.{kind}" for kind, verbs in DEEDS.items() if verb.lemma in verbs)
        if root.dep in ("dobj", "nsubjpass"):
            yield from (f"undergoes.{kind}" for kind, verbs in OBJECTS.items() if verb.lemma in verbs)
        if root.dep == "pobj" and verb.head.tag.startswith("VB"):
            yield f"{verb.lower}.deed" if verb.lower in ("by", "to", "with") else "behind.deed"
            if verb.lower in ("to", "from", "for", "through") and verb.head.lemma in NOUNS["went"]:
                yield "went"


def _parse(name: list[Token]) -> Iterator[str]:
    """What the parse calls it: whole, or in part."""
    labels = {t.ent for t in name}
    if labels == {""}:
        yield "parse.none"
    elif len(labels) == 1:
        yield f"parse.{name[0].ent}"
    else:
        yield from (f"parse.part.{label}" for label in sorted(labels) if label)

"""Organisations and media that no list holds."""

from collections.abc import Iterator

from avvisi.extract.bodies import Bodies
from avvisi.extract.gazetteer import Hit
from avvisi.extract.halves import halves
from avvisi.extract.name_slots import Slots
from avvisi.extract.spelled import CodedName, capital, shouted_name
from avvisi.lexicon.words import listed
from avvisi.lexicon.world import World
from avvisi.parse.tokens import Parsed, Token

# Nouns that make a name behind or before them a news medium: 'the Orinoco news agency', 'Llano TV', 'Radio Kigali'.
MEDIUM_NOUNS = listed("names_medium_nouns")
_REPORT = listed("names_report")
_SOURCE = frozenset(["to", "by", "from", "with", "in", "on", "of"])


GEO = listed("names_geo")
_SITES = listed("names_site_ends")
_GEO_FIRST = listed("names_geo_first")


class Organisations:
    """Names of organisations and media by their shape: a ministry of a state, '… news agency', what the parse calls an organisation."""

    def __init__(self, world: World) -> None:
        self.words, self.bodies, self.states = world.words, Bodies(), world.code_names

    def find(self, page: Parsed, taken: set[int], slots: Slots) -> list[CodedName]:
        """Those the lists don't hold, or hold in part ('the Syrian Foreign Ministry'); tokens in `taken` are persons."""
        owner = slots.owner
        found: list[CodedName] = []
        used = set(taken)
        for name in (
            *self._told(slots),
            *self._mastheads(page, owner, used),
            *self._media(page, owner, used),
            *self.bodies.institutions(page, owner, used),
            *self.bodies.entities(page, owner, used),
            *self.bodies.nouned(page, owner, used),
            *self._likely(slots),
        ):
            if not any(i in used for i in range(name.first, name.last)):
                found.append(name)
                used.update(range(name.first, name.last))
        return found

    @staticmethod
    def _told(slots: Slots) -> Iterator[CodedName]:
        """'the daily Mentari Baru', 'the youth group Sinar Timur': what a noun before a name says it is, there and elsewhere."""
        for kind in ("media", "organisation"):
            for first, last in slots.named_by_nouns(kind):
                yield CodedName(first, last, kind, slots.spelt(first, last), None, "full", "names.told")

    @staticmethod
    def _likely(slots: Slots) -> Iterator[CodedName]:
        """'Jana Sangh workers', 'told Rustavi': what all signs of a name together say it is."""
        for first, last, kind in slots.guessed.bodies(slots.owner, but=slots.places | slots.persons):
            yield CodedName(first, last, kind, slots.spelt(first, last), None, "full", "names.likely")

    def places(self, page: Parsed, hits: list[Hit], taken: set[int], slots: Slots) -> list[CodedName]:
        """Places no list holds: what the parse calls one, and names that end or begin as places do ('Suez Canal', 'Lake Chad', 'Gulf of Aden')."""
        owner = slots.owner
        found: list[CodedName] = []
        used = set(taken)
        for half in halves(page, hits, used, self.states):
            found.append(half)
            used.add(half.first)
        for first, last, rule in (*self._geographic(page, owner, used), *self._located(page, owner, used), *slots.towns()):
            if not any(i in used for i in range(first, last)):
                words = page.document.text[page.tokens[first].start : page.tokens[last - 1].end]
                found.append(CodedName(first, last, "place", words, None, "full", rule))
                used.update(range(first, last))
        nothing = {i for first, last in slots.guessed.nothing() for i in range(first, last)}
        return [
            name
            for name in found
            if name.rule not in ("names.located", "names.where") or not any(i in nothing for i in range(name.first, name.last))
        ]

    @staticmethod
    def _geographic(page: Parsed, owner: dict[int, Hit], used: set[int]) -> Iterator[tuple[int, int, str]]:
        tokens = page.tokens
        for at, token in enumerate(tokens):
            hit = owner.get(at)
            if not token.text[:1].isupper() or token.i in used or hit is not None and hit.last - hit.first > 1:
                continue  # 'Ivory Coast' is known as a whole
            if (
                (token.lower in GEO or token.lower in _SITES and token.tag in ("NNP", "NNPS"))
                and at
                and tokens[at - 1].text[:1].isupper()
                and tokens[at - 1].sentence is token.sentence
                and tokens[at - 1].tag in ("NNP", "NNPS", "JJ")
            ):
                first = at - 1
                while (
                    first > 0
                    and tokens[first - 1].text[:1].isupper()
                    and tokens[first - 1].tag in ("NNP", "NNPS")
                    and tokens[first - 1].sentence is token.sentence
                    and first - 1 not in used
                    and tokens[first - 1].end + 1 >= tokens[first].start
                ):
                    first -= 1
                yield first, at + 1, "names.geographic"
            elif token.lower in _GEO_FIRST and at + 1 < len(tokens) and tokens[at + 1].sentence is token.sentence:
                last = at + 1
                if tokens[last].lower == "of" and token.lower in ("gulf", "strait", "bay", "cape", "sea"):
                    last += 1
                end = last
                while (
                    end < len(tokens)
                    and tokens[end].text[:1].isupper()
                    and tokens[end].tag in ("NNP", "NNPS")
                    and end - last < 3
                    and tokens[end].sentence is token.sentence
                ):
                    end += 1
                if (
                    end > last
                    and token.tag in ("NNP", "NNPS")
                    and not (last == at + 1 and token.lower in ("gulf", "strait", "bay", "sea", "camp", "river", "port"))
                ):
                    yield at, end, "names.geographic"

    @staticmethod
    def laws(page: Parsed) -> Iterator[CodedName]:
        """'the Caspian Shelf Protection Act': a law's name holds no states or persons of its own."""
        tokens = page.tokens
        for at, token in enumerate(tokens):
            if token.text not in ("Act", "Bill", "Law") or token.tag not in ("NNP", "NNPS") or token.ent == "PERSON":  # 'Bill Fox'
                continue
            first = at
            while (
                first > 0
                and tokens[first - 1].text[:1].isupper()
                and tokens[first - 1].tag in ("NNP", "NNPS", "JJ", "NN")
                and tokens[first - 1].sentence is token.sentence
                and at - first < 8
            ):
                first -= 1
            if at - first > 1:
                words = page.document.text[tokens[first].start : token.end]
                yield CodedName(first, at + 1, "instrument", words, None, "description", "names.law")

    def _located(self, page: Parsed, owner: dict[int, Hit], used: set[int]) -> Iterator[tuple[int, int, str]]:
        """What the parse calls a place and no list knows."""
        tokens, at = page.tokens, 0
        while at < len(tokens):
            token, last = tokens[at], at + 1
            if token.ent in ("GPE", "LOC", "FAC") and token.ent_iob == "B":
                while last < len(tokens) and tokens[last].ent == token.ent and tokens[last].ent_iob == "I":
                    last += 1
                first, end = at, last
                while first < end and (tokens[first].lower in ("the", "a", "an") or not tokens[first].text[:1].isupper()):
                    first += 1
                while end > first and not tokens[end - 1].text[:1].isupper():
                    end -= 1
                if (
                    first < end
                    and not any(i in owner or i in used for i in range(first, end))
                    and not shouted_name(tokens[first])
                    and tokens[first].tag in ("NNP", "NNPS")
                    and not (end == first + 1 and tokens[first].lower in self.words["head"])  # 'The Consul'
                ):
                    yield first, end, "names.located"
            elif token.lower in ("in", "near", "outside") and last < len(tokens) and Organisations._unknown(tokens[last], owner, used):
                beyond = tokens[last + 1] if last + 1 < len(tokens) else None
                if beyond is None or not beyond.text[:1].isupper() and beyond.text not in ("-", "'s", "’s"):
                    yield last, last + 1, "names.where"
            at = last

    @staticmethod
    def _unknown(token: Token, owner: dict[int, Hit], used: set[int]) -> bool:
        """One capital word that no list and no person claims: behind 'in' it is a place."""
        plain = token.text[:1].isupper() and token.text[1:].islower() and token.tag == "NNP"
        return plain and token.ent in ("", "PERSON", "ORG") and token.i not in owner and token.i not in used and not shouted_name(token)

    def _media(self, page: Parsed, owner: dict[int, Hit], used: set[int]) -> list[CodedName]:
        """'the NINA news agency', 'Llano TV', 'El Heraldo newspaper': capitals before a noun for a medium."""
        found, tokens = [], page.tokens
        for at, token in enumerate(tokens):
            agency = token.lower in ("agency", "service") and at > 0 and tokens[at - 1].lower in ("news", "press")
            if not agency and token.lower not in MEDIUM_NOUNS or token.i in owner and owner[token.i].of("media"):
                continue
            named_so = token.lower in ("tv", "television", "radio") and token.text[:1].isupper()
            last = at - 1 if agency else at
            first = last
            while (
                first > 0
                and capital(tokens[first - 1], owner, used)
                and tokens[first - 1].sentence is token.sentence
                and tokens[first - 1].end + 1 >= tokens[first].start
            ):
                first -= 1
            if first == last or tokens[last - 1].lower in ("state", "official", "website", "television", "daily", "news"):
                continue
            end = at + 1 if named_so or agency and token.text[:1].isupper() else last
            words = page.document.text[tokens[first].start : tokens[end - 1].end]
            hit = owner.get(first)
            media = hit.of("media") if hit and hit.first == first else None
            if media is None and not agency and not named_so and all(t.ent == "GPE" for t in tokens[first:last]):
                continue  # 'a Beirut newspaper' is a paper of that city, and not named
            further = (
                at + 1 < len(tokens)
                and token.text.islower()
                and tokens[at + 1].text[:1].isupper()
                and tokens[at + 1].tag in ("NNP", "NNPS")
            )
            if media is None and further and tokens[at + 1].ent not in ("DATE", "TIME") and tokens[at + 1].sentence is token.sentence:
                continue  # 'the Turku daily Saaristo': what it is called stands behind
            found.append(
                CodedName(first, end, "media", media.name if media else words, media.code if media else None, "full", "names.medium")
            )
        return found

    def _mastheads(self, page: Parsed, owner: dict[int, Hit], used: set[int]) -> Iterator[CodedName]:
        """'the Meridian Times', 'Radio Kivu': a word that papers and stations bear, with capitals beside it, which no list holds."""
        tokens = page.tokens
        for at, token in enumerate(tokens):
            if token.text in ("Times", "Herald", "Daily", "Gazette", "Tribune", "Chronicle", "Telegraph") and at not in owner:
                first = at
                while first > 0 and capital(tokens[first - 1], owner, used) and tokens[first - 1].sentence is token.sentence:
                    first -= 1
                last = at + 1
            elif token.text == "Radio" and at not in owner and at + 1 < len(tokens) and capital(tokens[at + 1], owner, used):
                first, last = at, at + 2
            else:
                continue
            if last - first > 1 and not any(i in owner and owner[i].of("media") for i in range(first, last)):
                words = page.document.text[tokens[first].start : tokens[last - 1].end]
                yield CodedName(first, last, "media", words, None, "full", "names.masthead")

    def reports(self, hit: Hit, tokens: list[Token]) -> bool:
        """Whether a medium's name stands for the medium here: its shape tells, or what it does."""
        first, last = tokens[0], tokens[-1]
        if len(tokens) > 1 and not hit.of("city", "capital"):
            return True
        following = last.sentence.tokens[last.i - last.sentence.tokens[0].i + 1 :][:3]
        if any(t.lower in MEDIUM_NOUNS or t.lower in ("news", "agency", "press", "reporter", "correspondent") for t in following):
            return True
        if first.text.isupper() and len(first.text) > 2 and not shouted_name(first):
            return len(hit.entries) == 1 or self._says(last)
        if first.ent == "ORG" and len(hit.entries) == 1:
            return True
        return self._says(last)

    def _says(self, token: Token) -> bool:
        if token.dep in ("nsubj", "nsubjpass") and token.head.lemma in _REPORT:
            return True
        if token.dep == "pobj" and token.head.lower in _SOURCE:
            above = token.head.head
            return (
                above.lemma in _REPORT
                or above.lower == "according"
                or above.lemma in ("report", "interview", "statement", "journalist", "reporter")
            )
        return token.dep == "dobj" and token.head.lemma == "tell"

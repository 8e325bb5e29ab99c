"""Names of organisations that no list holds, by their shape: 'the Chadian Foreign Ministry', 'Workers' Party of the Andes', 'the Red Hill group'."""

from avvisi.extract.gazetteer import Hit
from avvisi.extract.people import THINGS
from avvisi.extract.spelled import CodedName, capital, shouted_name
from avvisi.lexicon.words import listed
from avvisi.parse.tokens import Parsed, Token

INSTITUTION = listed("names_institution")


class Bodies:
    """`institutions`, `entities` and `nouned` yield names; tokens in `used` are other names'."""

    def institutions(self, page: Parsed, owner: dict[int, Hit], used: set[int]) -> list[CodedName]:
        """'the Syrian Foreign Ministry', "Peru's Ministry of Defence": a body of a state, in capitals."""
        found, tokens = [], page.tokens
        for at, token in enumerate(tokens):
            if (
                token.lower not in INSTITUTION
                or not token.text[:1].isupper()
                and token.lower not in ("army", "military", "ministry", "parliament")
            ):
                continue
            first, last, code = at, at + 1, None
            while (
                first > 0
                and tokens[first - 1].sentence is token.sentence
                and (
                    capital(tokens[first - 1], owner, used)
                    or tokens[first - 1].lower in ("foreign", "defence", "defense", "interior")
                    and token.lower == "ministry"
                )
            ):
                first -= 1
            if last < len(tokens) and tokens[last].lower in ("of", "for") and token.text[:1].isupper():
                last = self._complement(tokens, last, owner)
            before = owner.get(first - 1) if first else None
            possessive = first > 1 and tokens[first - 1].text in ("'s", "’s") and owner.get(first - 2)
            if before and (entry := before.of("adjective", "state")) and tokens[first - 1].text[:1].isupper():
                code, first = entry.code, before.first
            elif possessive and (entry := possessive.of("state", "capital")):
                code = entry.code
            if code is None and not (token.text[:1].isupper() and (first < at or last > at + 1)):
                continue
            if code is None and last == at + 1 and token.ent != "ORG":
                continue
            if code is not None and first == at and last == at + 1 and token.lower not in ("parliament", "senate", "congress"):
                continue
            if any(i in used for i in range(first, last)):
                continue
            hit = owner.get(at)
            if hit and hit.of("body") and hit.last >= last and hit.first <= first:
                continue
            words = page.document.text[tokens[first].start : tokens[last - 1].end]
            found.append(CodedName(first, last, "organisation", words, code, "full", "names.institution"))
        return found

    @staticmethod
    def _complement(tokens: list[Token], at: int, owner: dict[int, Hit]) -> int:
        """The end of 'of Foreign Affairs and Trade' that begins at the preposition `at`; `at` itself where no capital follows."""
        last, end = at, at
        while last < len(tokens) and last - at < 8 and tokens[last].sentence is tokens[at].sentence:
            token = tokens[last]
            if token.text[:1].isupper() and token.tag in ("NNP", "NNPS", "NN", "NNS", "JJ"):
                end = last + 1
            elif (
                token.lower not in ("of", "for", "and", "the", ",", "&", "on")
                or token.text == ","
                and end != last
                or token.lower == "and"
                and (last + 1 >= len(tokens) or not tokens[last + 1].text[:1].isupper() or last + 1 in owner)
            ):
                break
            last += 1
        return end

    def entities(self, page: Parsed, owner: dict[int, Hit], used: set[int]) -> list[CodedName]:
        """What the parse calls an organisation and no list knows: two words or more, or an acronym."""
        found, at, tokens = [], 0, page.tokens
        while at < len(tokens):
            token = tokens[at]
            last = at + 1
            if token.ent == "ORG":
                while last < len(tokens) and tokens[last].ent == "ORG" and tokens[last].ent_iob == "I":
                    last += 1
                name = self._entity(page, at, last, owner, used)
                if name:
                    found.append(name)
            at = last
        return found

    def _entity(self, page: Parsed, first: int, last: int, owner: dict[int, Hit], used: set[int]) -> CodedName | None:
        tokens = page.tokens
        while first < last and (tokens[first].lower in ("the", "a", "an") or not tokens[first].text[:1].isalnum()):
            first += 1
        while last > first and (tokens[last - 1].text in ("'s", "’s", "'", "’", ",") or not tokens[last - 1].text[:1].isalnum()):
            last -= 1
        if first >= last or any(i in owner or i in used for i in range(first, last)):
            return None
        if not all(
            t.text[:1].isupper() or t.lower in ("of", "for", "the", "and", "in", "on", "&", "-", "'s", "’s") for t in tokens[first:last]
        ):
            return None
        words = page.document.text[tokens[first].start : tokens[last - 1].end]
        head = tokens[last - 1].lower
        if last - first == 1:
            if not (words.isupper() and words.isalpha() and 3 <= len(words) <= 7) or shouted_name(tokens[first]):
                return None
        elif not any(t.lower in THINGS or t.lower in INSTITUTION for t in tokens[first:last]):
            return None
        if head in (
            "plan",
            "act",
            "law",
            "doctrine",
            "treaty",
            "agreement",
            "accord",
            "day",
            "war",
            "airport",
            "street",
            "square",
            "avenue",
            "hotel",
        ):
            return None
        if any(t.lower in ("president", "minister", "secretary", "affairs", "king") for t in tokens[first:last]):
            return None
        return CodedName(first, last, "organisation", words, None, "full", "names.entity")

"""Names of organisations that no list holds, by their shape: 'the Chadian Foreign Ministry', 'Workers' Party of the Andes', 'the Red Hill group'."""

from avvisi.extract.gazetteer import Hit
from avvisi.extract.name_words import NOT_NAMES, THINGS
from avvisi.extract.office import POSS
from avvisi.extract.spelled import CodedName, capital, shouted_name
from avvisi.lexicon.words import listed
from avvisi.parse.tokens import Parsed, Token

INSTITUTION = listed("names_institution")
_HEADS = INSTITUTION | listed("names_heads")  # of bodies, where they stand in capitals
_BROADCAST = listed("kinds_words_media")
_TAILS = ("of", "for", "on", "against")

_KINDS = frozenset(("organisation", "organization", "party", "movement", "militia", "faction"))
_FIELDS = ("foreign", "defence", "defense", "interior")
# Behind a state's name at the beginning: what is done for or about it, seldom by it.
_ABOUT = frozenset(("study", "contact", "working", "support", "solidarity", "friendship", "verification", "relief", "survey", "task"))
_FIRMS = frozenset(
    ("airlines", "airways", "services", "service", "railways", "telecom", "telekom", "petroleum", "oil", "gas", "news", "center", "centre")
)
OPENERS = frozenset(NOT_NAMES) & frozenset(
    ("in", "on", "at", "of", "for", "after", "before", "both", "all", "but", "and", "if", "as", "the", "a", "an", "this", "that")
) | frozenset(("without", "with", "under", "since", "despite", "among", "like", "unlike", "while", "although", "from", "by"))
_NO_HEADS = frozenset(
    ("plan", "act", "law", "doctrine", "treaty", "agreement", "accord", "day", "war", "airport", "street", "square", "avenue", "hotel")
)
_OF_OFFICES = frozenset(("president", "minister", "secretary", "affairs", "king"))
_CLOCKS = frozenset(("GMT", "UTC", "EST", "EDT", "CET", "CEST", "BST", "PST", "PDT", "IST", "MSK"))
_LONGEST = 12  # tokens behind 'of'
_CIRCLES = frozenset(("club", "society", "college", "school", "league", "chamber", "board"))


class Bodies:
    """`institutions`, `entities` and `nouned` yield names; tokens in `used` are other names'."""

    def institutions(self, page: Parsed, owner: dict[int, Hit], used: set[int]) -> list[CodedName]:
        """'the Syrian Foreign Ministry', "Peru's Ministry of Defence", 'the Workers' Party': a body of a state, in capitals."""
        found, tokens = [], page.tokens
        for at, token in enumerate(tokens):
            if (
                token.lower not in _HEADS
                or not token.text[:1].isupper()
                and token.lower not in ("army", "military", "ministry", "parliament")
            ):
                continue
            first, last, code = self._leftmost(tokens, at, owner, used), at + 1, None
            if last < len(tokens) and tokens[last].lower in _TAILS and token.text[:1].isupper():
                last = self._complement(tokens, last, owner)
            before = owner.get(first - 1) if first and tokens[first - 1].sentence is token.sentence else None  # not the end of a headline
            possessive = first > 1 and tokens[first - 1].text in ("'s", "’s") and owner.get(first - 2)
            if before and (entry := before.of("adjective", "state")) and tokens[first - 1].text[:1].isupper():
                ethnic = before.first and tokens[before.first - 1].lower == "ethnic"  # 'the ethnic Chadian party' is of another land
                code = None if ethnic or tokens[before.last].lower in _ABOUT else entry.code
                first = first if ethnic else before.first
                if before.of("state"):  # 'the Free Chad Movement'
                    first = self._leftmost(tokens, first, owner, used)
            elif possessive and (entry := possessive.of("state", "capital")):
                code = entry.code
            if code is None and not (token.text[:1].isupper() and (first < at or last > at + 1)):
                continue
            if code is None and last == at + 1 and token.ent != "ORG" and at - first < 2:
                continue
            if code is not None and first == at and last == at + 1 and token.lower not in ("parliament", "senate", "congress"):
                continue
            if any(i in used for i in range(first, last)):
                continue
            hit = owner.get(at)
            if hit and hit.of("body") and hit.last >= last and hit.first <= first:
                continue
            words = page.document.text[tokens[first].start : tokens[last - 1].end]
            found.append(
                CodedName(first, last, "organisation", words, code or self._land(tokens, first, last, owner), "full", "names.institution")
            )
        return found

    @staticmethod
    def _land(tokens: list[Token], first: int, last: int, owner: dict[int, Hit]) -> str | None:
        """'Revolutionary Party of Zambia': of the one state in its own words; 'UN Support Mission in Chad': of the body it begins with."""
        over = owner.get(first)
        above = over.of("body") if over is not None and over.first == first and over.last < last else None
        if above is not None and above.what == "igo":
            return above.code or None
        codes = set()
        for i in range(first, last):
            hit = owner.get(i)
            if hit is None or hit.first != i or (entry := hit.of("state")) is None:
                continue
            if i > first and tokens[i - 1].lower in ("for", "on") or i == first and tokens[min(hit.last, last - 1)].lower in _ABOUT:
                return None  # the 'Contact Group for Chad', the 'Chad Study Group' are of other lands
            codes.add(entry.code)
        return next(iter(codes)) if len(codes) == 1 else None

    def _leftmost(self, tokens: list[Token], at: int, owner: dict[int, Hit], used: set[int]) -> int:
        """Where the capitals before a body's noun begin: over 'People's' and, within what the parse calls one name, over 'and'."""
        first = at
        while first > 0 and tokens[first - 1].sentence is tokens[at].sentence:
            before = tokens[first - 1]
            if capital(before, owner, used) or before.lower in _FIELDS and tokens[at].lower == "ministry":
                first -= 1
            elif (
                before.text in POSS
                and first > 1
                and (tokens[first - 2].tag in ("NNPS", "NNS") or tokens[first - 2].lower.endswith(("people", "s", "men")))
                and capital_or_many(tokens[first - 2], tokens[at], owner, used)
                or before.lower in ("and", "&")
                and first > 1
                and capital(tokens[first - 2], owner, used)
                and _one_name(tokens[first - 2 : first + 1])
            ):
                first -= 2
            else:
                break
        while first < at and (tokens[first].lower in ("opposition", "ruling") or tokens[first].lower in OPENERS):
            first += 1  # 'Opposition Labour Party', 'Without Party Committees', at the sentence's beginning
        return first

    @staticmethod
    def _complement(tokens: list[Token], at: int, owner: dict[int, Hit]) -> int:
        """The end of 'of Foreign Affairs and Trade' that begins at the preposition `at`; `at` itself where no capital follows."""
        last, end = at, at
        while last < len(tokens) and last - at < _LONGEST and tokens[last].sentence is tokens[at].sentence:
            token, following = tokens[last], tokens[last + 1] if last + 1 < len(tokens) else None
            if token.text[:1].isupper() and token.tag in ("NNP", "NNPS", "NN", "NNS", "JJ") and token.ent not in ("DATE", "TIME"):
                end = last + 1
            elif token.text in POSS:
                if end != last or following is None or not following.text[:1].isupper() or last - 1 in owner:
                    break  # 'the Office of the People's Government' goes on, 'the Bank of Chad's governor' does not
            elif (
                token.text == "-"
                and end == last
                and following is not None
                and following.text[:1].isupper()
                and following.start <= token.end + 1  # 'Congo- Zaire', broken at the line's end
            ):
                pass
            elif (
                token.lower not in (*_TAILS, "and", "the", ",", "&")
                or token.text == ","
                and (end != last or following is None or not following.text[:1].isupper())
                or token.lower == "and"
                and (
                    following is None
                    or not following.text[:1].isupper()
                    or begins_body(tokens[last + 1 :][:_LONGEST])
                    or last + 1 in owner
                    and not (last > at and _one_name(tokens[last - 1 : last + 2]))
                )
            ):
                break
            last += 1
        hit = owner.get(end - 1) if end > at else None
        behind = tokens[end] if end < len(tokens) else None
        goes_on = behind is not None and behind.sentence is tokens[at].sentence and behind.tag in ("NN", "NNS", "JJ")
        if hit is not None and hit.of("state") is None and hit.of("adjective") and goes_on:
            end = hit.first - 1 if tokens[hit.first - 1].lower in _TAILS else hit.first - 2  # 'the Centre of the Chadian branch'
        return max(end, at)

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
        if first >= last or any(i in used for i in range(first, last)):
            return None
        if not self._tail(tokens, first, last, owner) and any(
            i in owner and not self._opens(i, first, last, owner) for i in range(first, last)
        ):
            return None
        if first in owner and (head := tokens[last - 1].lower) not in INSTITUTION and head not in _FIRMS:
            return None  # 'Cyprus Government', 'US National Security'
        if tokens[first].lower == "state" and first + 1 < last and tokens[first + 1].lower == "for":
            return None  # an 'Undersecretary of State for the Seas'
        if not all(
            t.text[:1].isupper() or t.lower in ("of", "for", "the", "and", "in", "on", "&", "-", "'s", "’s") for t in tokens[first:last]
        ):
            return None
        words = page.document.text[tokens[first].start : tokens[last - 1].end]
        head = tokens[last - 1].lower
        if last - first == 1:
            if not (words.isupper() and words.isalpha() and 3 <= len(words) <= 7) or shouted_name(tokens[first]) or words in _CLOCKS:
                return None
        elif not any(t.lower in THINGS or t.lower in _HEADS or t.lower in _BROADCAST for t in tokens[first:last]):
            return None
        if head in _NO_HEADS or any(t.lower in _OF_OFFICES for t in tokens[first:last]):
            return None
        return CodedName(first, last, "organisation", words, None, "full", "names.entity")

    def nouned(self, page: Parsed, owner: dict[int, Hit], used: set[int]) -> list[CodedName]:
        """'the Grey Wolves organisation': capitals of no list right before a small noun that says what they are."""
        found, tokens = [], page.tokens
        for at, token in enumerate(tokens):
            if token.lower not in _KINDS or not token.text.islower() or token.tag != "NN":
                continue
            first = at
            while (
                first > 0
                and capital(tokens[first - 1], owner, used)
                and first - 1 not in owner
                and tokens[first - 1].sentence is token.sentence
            ):
                first -= 1
            proper = (
                at + 1 < len(tokens) and tokens[at + 1].tag == "NNP" and tokens[at + 1].sentence is token.sentence
            )  # 'New party Red Hill'
            if (
                first < at
                and not proper
                and tokens[first - 1].lower not in ("-", "'s", "’s")
                and tokens[at - 1].ent not in ("GPE", "LOC", "DATE", "NORP")
            ):
                words = page.document.text[tokens[first].start : tokens[at - 1].end]
                found.append(CodedName(first, at, "organisation", words, None, "full", "names.nouned"))
        return found

    @staticmethod
    def _opens(i: int, first: int, last: int, owner: dict[int, Hit]) -> bool:
        """'the Chad Study Group', 'Nepal Trading Company': a state's name that begins a longer one."""
        hit = owner[i]
        return hit.first == first and hit.last < last and hit.last - hit.first == 1 and hit.of("state") is not None

    @staticmethod
    def _tail(tokens: list[Token], first: int, last: int, owner: dict[int, Hit]) -> bool:
        """'the Free Voice of Chad': a body's or medium's noun before 'of', and behind it nothing but a land or town."""
        at = next((i for i in range(first + 1, last) if tokens[i].lower in ("of", "for")), None)
        if at is None or any(i in owner for i in range(first, at)) or tokens[at - 1].text.islower():
            return False
        return tokens[at - 1].lower in _HEADS - INSTITUTION or tokens[at - 1].lower in _BROADCAST and at - first > 1


def capital_or_many(token: Token, noun: Token, owner: dict[int, Hit], used: set[int]) -> bool:
    """'People's', 'Workers'': a plural in capitals that owns what follows; of a listed name only with its noun."""
    return token.text[:1].isupper() and token.i not in used and owner.get(token.i) is owner.get(noun.i)


def begins_body(tokens: list[Token]) -> bool:
    """'and National Rowing Club': capitals up to a noun of a body, so another one."""
    for at, token in enumerate(tokens):
        if not token.text[:1].isupper():
            return False
        if token.lower in INSTITUTION or token.lower in _CIRCLES:
            return at > 0
    return False


def _one_name(tokens: list[Token]) -> bool:
    """Whether the parse takes these words for parts of one name."""
    return all(t.ent == "ORG" for t in tokens) and all(t.ent_iob == "I" for t in tokens[1:])

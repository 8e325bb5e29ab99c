"""Runs of words that may name a person: what the parse calls one, repaired; capitals behind a title; a given name and more capitals."""

from collections.abc import Collection

from avvisi.extract.first_names import with_first_names
from avvisi.extract.gazetteer import Hit
from avvisi.extract.given_syllables import names_of_three
from avvisi.extract.introduced import HYPHENS, MARKS, Run, words_of
from avvisi.extract.name_slots import Slots
from avvisi.extract.name_words import EITHER, NOT_NAMES, THINGS, NameWords, capital_behind
from avvisi.extract.title_case import Below
from avvisi.lexicon.skeleton import PARTICLES
from avvisi.lexicon.words import listed
from avvisi.parse.tokens import Parsed, Token

LONGEST = 8  # tokens of a name
ROYAL = listed("people_royal")
# 'Obama-era', 'Moscow-led' end no name.
_REGIMES = listed("people_regimes")
_CROWNED = listed("people_crowned")
_ABOVE = listed("people_above")
_CALLINGS = frozenset(("bishop", "judge", "marshal", "major"))  # before a given name they are titles
_ACTS = listed("people_acts")
_PERSONAL = listed("people_personal")  # what no organisation does
_HELD = listed("people_held")
_SURNAMES_TOO = listed("people_surnames_too")
_OF_PERSONS = frozenset({"al", "el", "ben", "bin", "abu", "von", "van", "de"})


def _led(token: Token) -> bool:
    """A particle in capitals that leads a place's name rather than a person's."""
    return token.lower in PARTICLES and token.text[:1].isupper() and token.lower not in _OF_PERSONS


def _surname_too(tokens: list[Token], at: int, given: Collection[str]) -> bool:
    """'Oliver North flew', 'Ana May said': the end of what the parse takes for one person's name; not 'Soto May 3'."""
    token, before, following = tokens[at], tokens[at - 1], tokens[at + 1] if at + 1 < len(tokens) else None
    if token.lower not in _SURNAMES_TOO or not token.text[:1].isupper() or token.tag != "NNP" or token.sentence is not before.sentence:
        return False
    if following is not None and (following.text[:1].isupper() or following.text[:1].isdigit() or following.text in HYPHENS):
        return False
    if token.ent == "PERSON" and token.ent_iob == "I":
        return True
    return before.text in given and before.head is token and before.dep == "compound" and token.dep in ("nsubj", "dobj", "pobj", "poss")


class NameRuns:
    """`find(page, slots)` gives the candidates in order of the text."""

    def __init__(self, words: NameWords) -> None:
        self.words = words

    def find(self, page: Parsed, slots: Slots) -> list[Run]:
        """Candidate names: what the parse calls a person, repaired; capitals behind a title; a given name and more capitals."""
        runs: list[Run] = []
        at, tokens, owner = 0, page.tokens, slots.owner
        syllables = names_of_three(page, owner)
        while at < len(tokens):
            token = tokens[at]
            run = Run(at, syllables[at], True) if at in syllables else None
            if run is None and (token.text[:1].isupper() or capital_behind(token.text)) and not token.sentence.shouted:
                titled = self._titled(tokens, at, owner)
                if token.ent == "PERSON" or titled or self._introduced(tokens, at, owner):
                    run = self._grow(page, owner, at, titled)
                if (end := slots.ends.get(at)) is not None and run is None:
                    run = self._judge(page, owner, Run(at, end, True), titled) or run
            if (
                run is not None
                and at not in syllables
                and not titled
                and ((name := words_of(page, run)) in slots.places or name in slots.kinds or slots.otherwise(name))
            ):
                run = None
            if run is not None and (not runs or run.first >= runs[-1].last):
                runs.append(run)
            at = max(run.last if run else 0, at + 1)
        return with_first_names(page, self._in_headlines(page, runs, owner), owner, self.words)

    def _in_headlines(self, page: Parsed, runs: list[Run], owner: dict[int, Hit]) -> list[Run]:
        """The runs without the words of large headlines that stand about names."""
        below = Below(page, self.words.given)
        if not below.headlines:
            return runs
        kept: list[Run | None] = []
        for run in runs:
            first, last = below.cut(run)
            if (first, last) == (run.first, run.last):
                kept.append(run)
            elif first < last:
                titled = first > 0 and self.words.is_title(page.tokens[first - 1])
                kept.append(self._judge(page, owner, Run(first, last, run.sure), titled))
        return [run for run in kept if run is not None]

    def _titled(self, tokens: list[Token], at: int, owner: dict[int, Hit]) -> bool:
        before = tokens[at - 1] if at else None
        if before is None or before.sentence is not tokens[at].sentence or before.end + 1 < tokens[at].start:
            return False
        elect = before.lower in ("elect", "designate") and at > 2 and self.words.is_title(tokens[at - 3])
        following = tokens[at + 1] if at + 1 < len(tokens) else None
        if following is not None and following.text[:1].isupper() and self.words.is_title(following) and tokens[at].ent != "PERSON":
            return False  # 'Deputy Health Minister Soto'
        return (elect or self.words.is_title(before)) and self.words.may_name(tokens[at], owner)

    def _introduced(self, tokens: list[Token], at: int, owner: dict[int, Hit]) -> bool:
        """A run of two or more capitals that the parse missed: it begins with a given name, or acts as persons do and a title follows."""
        token = tokens[at]
        if (
            not self.words.may_name(token, owner)
            or at > 0
            and self.words.may_name(tokens[at - 1], owner)
            and not self.words.not_first(tokens[at - 1])
            and tokens[at - 1].end + 1 >= token.start
        ):
            return False
        last = self._joined(tokens, at, owner)
        if last == at + 1 and last < len(tokens) and _surname_too(tokens, last, self.words.given):
            return True
        if last == at + 1 and last < len(tokens) and tokens[last].lower in _REGIMES and token.i not in owner:
            return token.tag == "NNP" and token.ent != "PERSON" and len(token.text) > 3 and not token.text.isupper()
        if last == at + 1 or any(t.lower in THINGS or _led(t) for t in tokens[at:last]):
            return False
        if token.text in self.words.given or self._behind_title(tokens, at, last):
            return True
        if token.ent in ("GPE", "LOC", "FAC") and tokens[at - 1].lower in ("in", "at", "near", "from"):
            return False
        names = [t for t in tokens[at:last] if t.dep in ("nsubj", "nsubjpass")]
        personal = any(t.head.lemma in _PERSONAL or self._holds(t.head) for t in names)
        acts = personal or token.ent != "ORG" and any(t.head.lemma in _ACTS for t in names)
        apposed = last + 1 < len(tokens) and tokens[last].text == "," and self._title_soon(tokens, last + 1)
        return (apposed or acts) and last - at <= 4

    def _behind_title(self, tokens: list[Token], at: int, last: int) -> bool:
        """'the ministry's spokesman, Ana Soto, said': capitals between commas, right behind a title's noun."""
        if at < 2 or last >= len(tokens) or last - at > 4 or tokens[last].text not in (",", ".") or tokens[at - 1].text != ",":
            return False
        noun = tokens[at - 2]
        known = noun.sentence is tokens[at].sentence and self.words.is_title(noun) and noun.tag in ("NN", "NNP")
        return known and all(t.tag == "NNP" for t in tokens[at:last])

    def _holds(self, verb: Token) -> bool:
        """'took the oath', 'keeps the Foreign Ministry', 'stays on as foreign minister': what only a person does."""
        objects = [c for c in verb.children if c.i > verb.i and c.dep in ("attr", "oprd", "dobj")]
        objects += [g for c in verb.children if c.i > verb.i and c.dep == "prep" and c.lower == "as" for g in c.children]
        return any(t.lower in _HELD or self.words.is_title(t) and t.tag in ("NN", "NNP") and t.dep != "dobj" for t in objects)

    def _title_soon(self, tokens: list[Token], at: int) -> bool:
        """', the Peruvian foreign minister': a title's noun within the next words, before any verb."""
        for token in tokens[at : at + 8]:
            if token.text in (",", ".", ";") or token.tag.startswith("VB") or token.tag == "IN":
                return False
            if self.words.is_title(token) and token.tag in ("NN", "NNP"):
                return True
        return False

    def _grow(self, page: Parsed, owner: dict[int, Hit], at: int, titled: bool) -> Run | None:
        """The whole name around this token, without titles; None where it is none."""
        tokens = page.tokens
        of_land = self._of_a_land(tokens, at, owner)
        first = at = at + of_land
        while (
            first + 1 < len(tokens)
            and self.words.not_first(tokens[first])
            and self.words.may_name(tokens[first + 1], {})
            and tokens[first + 1].sentence is tokens[at].sentence
        ):
            first += 1  # 'President Lula': the entity began with the title
        while first > 0 and not of_land and self.words.joins(tokens, first - 1, first, owner):
            first -= 1
        while first < at and self.words.not_first(tokens[first]):
            first += 1
        if (crowned := self._crowned(tokens, first, owner)) > first:
            first = crowned
        elif (
            tokens[first].lower in ROYAL
            and not (first and self.words.is_title(tokens[first - 1]))  # 'Defence Minister Amir Soto'
            and first + 1 < len(tokens)
            and self.words.may_name(tokens[first + 1], owner)
            and (
                of_land
                or tokens[first].lower in _CALLINGS
                and tokens[first + 1].text in self.words.given
                or not (first + 2 < len(tokens) and self.words.joins(tokens, first + 2, first + 1, owner))
            )
        ):
            first += 1  # 'King Hussein', 'the Omani Sultan Qaboos II', 'Sultan Haitham'; but 'Amir Khan Muttaqi'
        elif (
            tokens[first].lower in ("tun", "don", "raja", "count", "baron")
            and first + 2 < len(tokens)
            and self.words.joins(tokens, first + 2, first + 1, owner)
        ):
            first += 1
        return self._judge(page, owner, Run(first, self._end(tokens, first, owner), True), titled or first > at)

    def _crowned(self, tokens: list[Token], first: int, owner: dict[int, Hit]) -> int:
        """Where the name begins behind 'Crown Prince', 'Field Marshal', 'Pope', 'Prince'; not that of 'Prince Johnson', who is called so."""
        above = tokens[first].lower in _ABOVE and first + 2 < len(tokens) and tokens[first + 1].lower in EITHER
        at = first + above
        if not above and tokens[at].lower not in _CROWNED or at + 1 >= len(tokens) or not self.words.may_name(tokens[at + 1], owner):
            return first
        more = at + 2 < len(tokens) and self.words.joins(tokens, at + 2, at + 1, owner)
        royal = above or more and (tokens[at + 1].text in self.words.given or tokens[at + 2].text[:1].islower())
        return at + 1 if royal else first

    def _end(self, tokens: list[Token], first: int, owner: dict[int, Hit]) -> int:
        """The token behind a name's last word."""
        last = self._joined(tokens, first, owner)
        last += last == first + 1 and last < len(tokens) and _surname_too(tokens, last, self.words.given)
        while last > first + 1 and (
            not tokens[last - 1].text[:1].isupper()
            and tokens[last - 2].text[-1:] not in HYPHENS
            and not capital_behind(tokens[last - 1].text)
            or tokens[last - 1].lower in NOT_NAMES
            and tokens[last - 2].text not in HYPHENS  # 'Yoon Hae-in'
            and not _surname_too(tokens, last - 1, self.words.given)
        ):
            last -= 1
        return last

    def _joined(self, tokens: list[Token], first: int, owner: dict[int, Hit]) -> int:
        """The token behind the words that join the first one."""
        last = first + 1
        while last < len(tokens) and last - first < LONGEST:
            if self.words.joins(tokens, last, last - 1, owner):
                last += 1
            elif (beyond := self._behind_nickname(tokens, last, owner)) > last:
                last = beyond
            else:
                break
        return last

    def _behind_nickname(self, tokens: list[Token], at: int, owner: dict[int, Hit]) -> int:
        """'Ana "Kid" Soto': the token behind the name that goes on behind a nickname between marks; `at` where none stands."""
        if tokens[at].text not in MARKS or tokens[at].start != tokens[at - 1].end + 1 or not tokens[at - 1].text[:1].isupper():
            return at
        end = next((i for i in range(at + 2, min(at + 5, len(tokens) - 1)) if tokens[i].text in MARKS), at)
        if tokens[at - 1].ent != "PERSON" and tokens[at - 1].text not in self.words.given:
            return at
        inside, beyond = tokens[at + 1 : end], tokens[end + 1] if end > at else tokens[at]
        touching = (
            end > at and inside[0].start == tokens[at].end and tokens[end].start == inside[-1].end and beyond.start == tokens[end].end + 1
        )
        known = touching and beyond.sentence is tokens[at].sentence and self.words.may_name(beyond, owner)
        return end + 2 if known and all(t.text[:1].isupper() for t in inside) else at

    def _of_a_land(self, tokens: list[Token], at: int, owner: dict[int, Hit]) -> bool:
        """'Omani' of 'Omani Sultan Haitham', which the parse took for one name."""
        hit = owner.get(at)
        return hit is not None and hit.of("adjective") is not None and at + 2 < len(tokens) and tokens[at + 1].lower in self.words.titles

    def _judge(self, page: Parsed, owner: dict[int, Hit], run: Run, titled: bool) -> Run | None:
        """Whether a run is a person's name after all."""
        tokens = page.tokens[run.first : run.last]
        if all(t.text.islower() or t.text in HYPHENS for t in tokens):
            return None  # 'al-' of 'al-Qa'ida'
        end = page.tokens[run.last] if run.last < len(page.tokens) else None
        if tokens[-1].lower in THINGS or self.words.not_first(tokens[0]) or tokens[0].text in HYPHENS:
            return None
        if end is not None and end.text[:1].isupper() and end.lower in THINGS and end.start == tokens[-1].end + 1 and not titled:
            return None  # 'Charles de Gaulle Airport'
        hit = owner.get(run.first)
        if hit and hit.first <= run.first and hit.last >= run.last:
            if len(tokens) > 1:
                return None
            if not (titled and hit.of("city", "capital")) or tokens[0].ent in ("GPE", "LOC"):
                return None
        if len(tokens) == 1 and (not self._lone(page, tokens[0], titled) or tokens[0].text in self.words.parts):
            return None
        return run

    def _lone(self, page: Parsed, token: Token, titled: bool) -> bool:
        """Whether one word alone may be a person not introduced in full."""
        if token.text.isupper() or len(token.text) < 2 or "." in token.text or token.text[:1].islower() and not titled:
            return False
        before = page.tokens[token.i - 1] if token.i else None
        after = page.tokens[token.i + 1] if token.i + 1 < len(page.tokens) else None
        if token is token.sentence.tokens[0] and after is not None and after.text == ":" and not titled:
            return False  # 'Writethru: Fiji and Peru sign'
        if before is not None and before.sentence is token.sentence and not titled:
            article = page.tokens[token.i - 2] if token.i > 1 and before.tag in ("JJ", "VBN") else before
            if article.lower in ("the", "a", "an") and token.dep != "compound" and (article is before or article.lower != "the"):
                return False  # 'a Sandinista', 'a former Sandinista', but 'the elder Soto'
            if before.lower in ("in", "at", "near"):
                return False
        return True

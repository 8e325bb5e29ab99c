"""The sector of a person without an office, by the plain noun that a report puts beside the name anywhere.

'the captured soldier Ruiz', 'Ruiz, a student', 'the exiled leader of the Front (FW) Ana Ruiz', 'former leader Ruiz', 'Ruiz, who ruled Chad for
ten years', 'Ruiz and two other opposition deputies'.
"""

from collections.abc import Iterator

from avvisi.extract.base import Findings
from avvisi.extract.fields import free_noun, open_noun
from avvisi.extract.grammar.joined import first_conjunct
from avvisi.extract.standing import sector_of_body
from avvisi.extract.titles import Titles
from avvisi.lexicon.words import listed
from avvisi.model.facts import Mention
from avvisi.parse.tokens import Token

RULING = listed("callings_ruling")
_FORMER = ("former", "ex")
_WITHIN = ("NN", "NNP", "NNPS", "JJ", "CD", "POS", "HYPH", "DT", "-LRB-", "-RRB-", "``", "''")
_LONGEST = 12  # tokens from a name back to the noun that says what the person is


class Callings:
    """`of(name)` for one report; each name is looked up once, over all its mentions."""

    def __init__(self, earlier: Findings, titles: Titles) -> None:
        self.earlier, self.titles = earlier, titles
        self._mentions: dict[str, list[Mention]] = {}
        for mention in earlier.mentions:
            if mention.kind == "person" and mention.form in ("full", "short"):
                self._mentions.setdefault(mention.name, []).append(mention)
        self._known: dict[str, str | None] = {}

    def of(self, name: str | None) -> str | None:
        """The sector by the first noun that tells one."""
        if name is None or name not in self._mentions:
            return None
        if name not in self._known:
            told = (sector for m in self._mentions[name] if (sector := self._beside(m)) is not None)
            self._known[name] = next(told, None)
        return self._known[name]

    def _beside(self, mention: Mention) -> str | None:
        inside = self.earlier.page.tokens_in(mention.span.start, mention.span.end)
        head = self.earlier.head_of(mention.span)
        if head is None:
            return None
        found = self._before(inside[0])
        if found is None and ruled(head, self.earlier) is not None:
            return "ELI" if self._over(head) else "GOV"
        if found is None and (several := _among(head)) is not None:
            found = self._sector(several, self._body_of(several))
        for noun in _nouns(head) if found is None else ():
            found = found or self._sector(noun, self._body_of(noun))
        return found

    def _before(self, first: Token) -> str | None:
        """'the soldier Ruiz', 'the leader of the Front (FW) Ruiz': the common noun nearest before the name, and the body between."""
        tokens, body = self.earlier.page.tokens, None
        for at in range(first.i - 1, max(first.i - _LONGEST, 0) - 1, -1):
            token = tokens[at]
            mention = self.earlier.mention_of.get(at)
            if token.sentence is not first.sentence or mention is not None and mention.kind == "person":
                return None
            if mention is not None and mention.kind in ("organisation", "group"):
                body = body or mention
            elif token.tag == "NN" or token.tag == "NNP" and self.titles.is_head(token) and mention is None:
                return self._sector(token, body)
            elif token.lower == "of" and body is None or token.tag not in _WITHIN and token.lower != "of":
                return None
        return None

    def _body_of(self, noun: Token) -> Mention | None:
        """'a member of the Front', 'a Front candidate'."""
        below = [c for c in noun.children if c.dep in ("compound", "nmod", "poss")]
        below += [o for c in noun.children if c.dep == "prep" and c.lower in ("of", "from", "with", "in") for o in c.children]
        mentions = (self.earlier.mention_of.get(t.i) for t in below)
        return next((m for m in mentions if m is not None and m.kind in ("organisation", "group")), None)

    def _sector(self, noun: Token, body: Mention | None) -> str | None:
        groups, lower = self.titles.groups, noun.lower
        if any(c.lower in _FORMER for c in noun.children) and self.titles.is_head(noun) and body is None:
            return "ELI"
        if body is not None and (sector := sector_of_body(body.name, self.titles.bodies.get(body.name), groups)) is not None:
            return sector
        for word in (c.lower for c in noun.children if c.dep in ("compound", "amod") and c.i == noun.i - 1):
            sector = groups.get(f"{word} {lower}") or groups.get(f"{word} {lower}s") or groups.get(word) or groups.get(f"{word}s")
            if open_noun(lower):
                sector = self.titles.fields.get(word) or sector
            if sector not in (None, "CVL"):
                return sector
        plural = lower.replace("man", "men") if lower.endswith("man") else f"{lower}s"
        if free_noun(lower):
            return None
        return (
            groups.get(plural) or groups.get(lower) or self.titles.sectors.get(lower) or self.titles.sectors.get(noun.lemma.lower()) or None
        )

    @staticmethod
    def _over(head: Token) -> bool:
        """'who ruled Chad until 1990', 'who had ruled': no more."""
        verb = next(_ruling(head), None)
        return verb is not None and (verb.tag == "VBD" or any(c.dep == "aux" and c.tag == "VBD" for c in verb.children))


def ruled(head: Token, earlier: Findings) -> Mention | None:
    """The land that the one of this name is said to rule or have ruled: 'Ruiz, who ruled Chad for ten years'."""
    for verb in _ruling(head):
        below = [c for c in verb.children if c.dep == "dobj"]
        mentions = (earlier.mention_of.get(t.i) for t in below)
        return next((m for m in mentions if m is not None and m.kind == "state"), None)
    return None


def _among(head: Token) -> Token | None:
    """'three presidents, including Soto of Peru and Ruiz of Chile': the noun in the plural for all who are named."""
    head = first_conjunct(head)
    if head.dep == "pobj" and head.head.lower == "of" and head.head.head.tag == "NNP":
        return _among(head.head.head)  # a name joined to the land before it
    above = head.head
    listed = head.dep == "pobj" and above.lower in ("including", "like") and above.head.tag == "NNS"
    return above.head if listed and above.head.i < above.i else None


def _ruling(head: Token) -> Iterator[Token]:
    for verb in (*(c for c in head.children if c.dep == "relcl"), *([head.head] if head.dep == "nsubj" else [])):
        if verb.lemma in RULING and not any(c.dep in ("neg", "auxpass") or c.tag == "MD" for c in verb.children):
            yield verb


def _nouns(head: Token) -> Iterator[Token]:
    """'Ruiz, a student', 'Ruiz is a student', 'the party's candidate, Ruiz', 'Ruiz and two other deputies'."""
    yield from (c for c in head.children if c.dep == "appos" and c.tag == "NN")
    if head.dep == "appos" and head.head.tag == "NN":
        yield head.head
    if head.dep == "nsubj" and head.head.lemma == "be":
        yield from (c for c in head.head.children if c.dep == "attr" and c.tag == "NN")
    for joined in head.children:
        if joined.dep == "conj" and joined.tag == "NNS" and any(c.lower in ("other", "fellow") for c in joined.children):
            yield joined

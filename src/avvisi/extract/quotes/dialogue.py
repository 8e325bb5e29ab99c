"""Questions and answers: 'La Gaceta: Will you stand again? — The governor: Only if it rains.', 'Q. … A. …' under 'the weekly's interview with Ana Pop'."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property
from operator import attrgetter

from avvisi.extract.quotes import phrases
from avvisi.extract.quotes.claims import Claim, Relay
from avvisi.extract.quotes.stretches import Paragraph
from avvisi.model.facts import Stance
from avvisi.parse.tokens import FINITE, Parsed, Token

_BREAKS = frozenset([".", "?", "!", "—", "–", "--", '"', "”", "''", "-", "…"])
_INTERVIEWING = frozenset(["interview", "speak", "talk", "ask", "question"])
_EXAMINED = frozenset(["deposition", "testimony", "examination", "cross-examination", "interrogation"])
_HONORIFIC = frozenset(["mr", "mrs", "ms", "miss", "mr.", "mrs.", "ms.", "dr", "dr.", "sir", "lord", "lady", "dame", "senator", "chair", "chairman", "chairwoman", "speaker", "justice",
                        "judge", "president", "minister", "counsel", "moderator", "host", "interviewer", "reporter", "question", "questioner", "witness", "prosecutor", "spokesman", "spokeswoman"])  # fmt: skip
_LETTERS = {"q": "asks", "a": "asserts"}
_LABEL = 14  # words before a colon, with an aside in commas
_CAPITALS = ("NNP", "NNPS")
_NAMED = (*_CAPITALS, "NN", "JJ", "IN", "DT", "HYPH", "POS", "FW", "NNS")
Label = tuple[int, int, int]  # first token, end of the name, the colon


class Dialogue:
    """`Dialogue(page)(paragraph, tokens)` gives the claims of a paragraph that is a question and its answers; none for any other."""

    def __init__(self, page: Parsed) -> None:
        self._page = page

    def __call__(self, paragraph: Paragraph, tokens: Sequence[Token]) -> list[Claim]:
        """Each label's words are its own; who answers a medium is quoted by it."""
        page = self._page
        lettered = self._lettered(tokens)
        if lettered:
            return lettered
        begun = labels(tokens)
        if len(begun) < 2 or not _asks(page, tokens, begun) and not _all_voiced(tokens, begun):
            return []
        asker = label_head(tokens[begun[0][0] : begun[0][1]])
        found: list[Claim] = []
        for number, (first, end, colon) in enumerate(begun):
            stop = begun[number + 1][0] if number + 1 < len(begun) else len(tokens)
            content = said(paragraph, tokens[colon + 1 : stop])
            name = tokens[first:end]
            if content is None:
                continue
            head = label_head(name)
            relays = (Relay(asker, "quotes", shown=False),) if number and head.lower != asker.lower else ()
            found.append(turn(page, tokens[colon], head, name, content, relays))
        return found

    @cached_property
    def _telling(self) -> list[Token]:
        """The words of the page that can tell of an interview."""
        return [t for t in self._page.tokens if t.lemma in _INTERVIEWING or t.lemma in _EXAMINED]

    def _lettered(self, tokens: Sequence[Token]) -> list[Claim]:
        """'Q. Will there be gas? A. There will be wood.': between the two whom an interview before has named."""
        marks = [
            n
            for n, t in enumerate(tokens[:-2])
            if t.lower.rstrip(".:") in _LETTERS
            and t.text[0].isupper()
            and (t.text.endswith(".") or tokens[n + 1].text in (".", ":"))
            and (not n or tokens[n - 1].text in _BREAKS)
        ]
        if not marks or len(marks) == 1 and marks[0] or {tokens[n].lower[0] for n in marks} == {"a"} and marks[0]:
            return []
        asker, asked = self._interview(tokens[marks[0]])
        both = {tokens[n].lower[0] for n in marks} == {"q", "a"}
        if asker is None and asked is None and not both:
            return []
        found: list[Claim] = []
        for number, n in enumerate(marks):
            first = n + (1 if tokens[n].text.endswith(".") else 2)
            words = tokens[first : marks[number + 1] if number + 1 < len(marks) else len(tokens)]
            question = tokens[n].lower[0] == "q"
            who = asker if question else asked
            if not words or who is None and not both:
                continue
            stance: Stance = "asks" if question else "asserts"
            end = words[-1].start if words[-1].text == "." else words[-1].end
            relays = (Relay(asker, "quotes", shown=False),) if asker is not None and not question else ()
            source = tuple(phrases.noun_phrase(who)) if who is not None else ()
            found.append(_claim(tokens[n], stance, who, source, (words[0].start, end), relays))
        return found

    def _interview(self, before: Token) -> tuple[Token | None, Token | None]:
        """Who asked and who was asked: 'the weekly's interview with Ana Pop', 'Ana Pop spoke to the weekly', 'The weekly asked Ana Pop'."""
        at = bisect_left(self._telling, before.i, key=attrgetter("i"))
        late = (
            t for t in self._telling[at:] if t.lemma == "interview" or t.lemma in _EXAMINED
        )  # '(From the weekly's interview with Ana Pop.)'
        for token in (*reversed(self._telling[:at]), *late):
            if token.lemma == "interview" and token.tag == "NN":
                asked = next((c.child("pobj") for c in token.children if c.dep == "prep" and c.lower == "with"), None)
                asker = token.child("poss") or next(
                    (c.child("pobj") for c in token.children if c.dep == "prep" and c.lower in ("by", "for")), None
                )
                if asked is not None:
                    return asker, asked.child("appos") if asked.tag not in _CAPITALS and asked.child("appos") is not None else asked
            if token.lemma in _EXAMINED and token.tag == "NN":
                of = next((c.child("pobj") for c in token.children if c.dep == "prep" and c.lower == "of"), None)
                if of is not None and of.tag in _CAPITALS:
                    return None, of
            if token.tag in FINITE and token.lemma in ("speak", "talk"):
                to = next((c.child("pobj") for c in token.children if c.dep == "prep" and c.lower in ("to", "with")), None)
                own = phrases.own_subject(token)
                if to is not None and own is not None:
                    return to, own
            if token.tag in FINITE and token.lemma in ("ask", "interview", "question") and token.child("dobj") is not None:
                return phrases.own_subject(token), token.child("dobj")
        return None, None


def turn(page: Parsed, colon: Token, speaker: Token, name: Sequence[Token], content: tuple[int, int], relays: tuple[Relay, ...]) -> Claim:
    """What somebody says whose name a colon follows."""
    stance: Stance = "asks" if page.document.text[: content[1]].endswith("?") else "asserts"
    return _claim(colon, stance, speaker, tuple(name), content, relays)


def _claim(
    at: Token, stance: Stance, speaker: Token | None, source: tuple[Token, ...], content: tuple[int, int], relays: tuple[Relay, ...]
) -> Claim:
    return Claim(
        at=at, rule="dialogue", stance=stance, way="line", cue=(at,), speaker=speaker, source=source, content=(content,), relays=relays, direct=True
    )  # fmt: skip


def labels(tokens: Sequence[Token]) -> list[Label]:
    """Names before a colon, at the opening or behind the end of a sentence; an aside in commas may follow the name."""
    found: list[Label] = []
    for colon, token in enumerate(tokens):
        if token.text != ":" or colon + 1 >= len(tokens):
            continue
        first = next(
            (
                n
                for n in range(colon - 1, max(colon - _LABEL, -1) - 1, -1)
                if n < 0 or tokens[n].text in _BREAKS and tokens[n].tag != "HYPH"
            ),
            None,
        )
        first = 0 if first is None and colon <= _LABEL else first + 1 if first is not None else colon
        end = next((n for n in range(first, colon) if tokens[n].text in (",", "(")), colon)
        name = tokens[first:end]
        if (
            not name
            or len(name) > 8
            or not all(t.tag in _NAMED for t in name)
            or name[-1].tag not in (*_CAPITALS, "NN")
            or not name[0].text[:1].isupper()
        ):
            continue
        seat = end < colon and tokens[end].text == "(" and tokens[colon - 1].text == ")"  # 'Mr Bell (Harbour):'
        if end == colon or seat or tokens[end].text == "," and tokens[end + 1].tag in ("WP", "WDT", "IN", "DT", "VBN", "NN"):
            found.append((first, end, colon))
    return found if found and found[0][0] == 0 else []


def voiced(name: Sequence[Token]) -> bool:
    """'Mr Speaker', 'Ana Pop', 'The chairman': who takes the floor; 'Ingredients' and 'Dates' are headings."""
    return any(t.lower in _HONORIFIC for t in name) or len(name) > 1 and all(t.ent == "PERSON" for t in name[-2:])


def _all_voiced(tokens: Sequence[Token], begun: Sequence[Label]) -> bool:
    """Behind somebody who takes the floor a name of several capitals may be anybody's."""
    names = [tokens[first:end] for first, end, _ in begun]
    return voiced(names[0]) and all(voiced(name) or len(name) > 1 and all(t.tag in _CAPITALS for t in name) for name in names[1:])


def _asks(page: Parsed, tokens: Sequence[Token], labels: Sequence[Label]) -> bool:
    """The first that speaks asks a question."""
    text = page.document.text[tokens[labels[0][2]].end : tokens[labels[1][0]].start]
    return re.search(r"\?[\"”’']?\s*[—–-]*\s*$", text) is not None


def said(paragraph: Paragraph, tokens: Sequence[Token]) -> tuple[int, int] | None:
    """The stretch of these words without dashes around them, within their quotation marks where they stand in a pair."""
    words = list(tokens)
    while words and words[-1].text in ("—", "–", "-", "--"):
        words.pop()
    if not words:
        return None
    start, end = words[0].start, words[-1].end
    quotation = next((q for q in paragraph.quotations if abs(q.start - start) <= 1 and abs(q.end - end) <= 1), None)
    return (quotation.inner, quotation.outer) if quotation is not None else (start, end)


def label_head(name: Sequence[Token]) -> Token:
    """The last capital of a label."""
    return next((t for t in reversed(name) if t.tag in _CAPITALS), name[-1])

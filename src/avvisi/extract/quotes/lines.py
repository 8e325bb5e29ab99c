"""Lines that attribute by shape: 'Minister: …', 'WALLACE: …', '“…” ― Name', '… - police'."""

import re
from collections.abc import Iterator

from avvisi.extract.base import Findings
from avvisi.extract.quotes.claims import Claim
from avvisi.extract.quotes.dialogue import Dialogue
from avvisi.extract.quotes.mute import Mute
from avvisi.extract.quotes.stretches import Paragraph
from avvisi.extract.quotes.turns import turns
from avvisi.lexicon.speech import SpeechLexicon
from avvisi.parse.tokens import FINITE, Parsed, Token

_SIGNED = re.compile(
    r"[ \t\xa0]*(?P<dash>[―—–]|--?)[ \t\xa0]*(?:thus[ \xa0](?:the[ \xa0])?(?:[a-zß-ÿ-]+[ \xa0]){0,3})?(?P<name>[A-ZÀ-Þ][\w.’'\-]*(?:[ \xa0](?:[A-ZÀ-Þ][\w.’'\-]*|de|la|van|bin|al)){0,5}?)(?P<role>,[ \xa0](?=[a-zß-ÿ])[^\n\"“”:;]{2,80})?(?P<handle>[ \xa0]\(@\w+\)(?:[ \xa0][A-Z][a-z]+\.?[ \xa0]\d{1,2}(?:,[ \xa0]\d{4})?)?)?[ \t\xa0.]*(?=\n|\Z|$)"
)
_DASHES = frozenset(["―", "—", "–", "--", "-"])
_NO_NAMES = frozenset(["photo", "photos", "video", "audio", "image", "note", "source", "sources", "related", "updated", "published", "read", "watch", "correction", "editor", "analysis", "opinion",
                       "exclusive", "breaking", "update", "by", "tags", "topics", "category", "caption", "picture", "live", "date", "summary", "cup", "olympics", "championship", "championships", "election", "elections"])  # fmt: skip


class Lines:
    """`lines(page, paragraphs)` yields claims made by the shape of a line."""

    def __init__(self, speech: SpeechLexicon) -> None:
        self._sources, self._officials, self._people = speech.words("source"), speech.words("official"), speech.words("people")
        self._mute = Mute(speech)

    def __call__(self, page: Parsed, table: list[Paragraph], earlier: Findings) -> Iterator[Claim]:
        """The claims, in order of the text."""
        dialogue, taken = Dialogue(page), turns(page, table)
        for number, paragraph in enumerate(table):
            tokens = [t for sentence in paragraph.sentences for t in sentence.tokens]
            if told := dialogue(paragraph, tokens):
                yield from told
                continue
            if number in taken:
                yield taken[number]
                continue
            claim = self._colon(page, paragraph, tokens, number == 0, earlier)
            if claim is not None:
                yield claim
            yield from self._dash(page, paragraph)
            yield from self._trailing(tokens, number == 0 or paragraph.sentences[0].region == "title")

    def _colon(self, page: Parsed, paragraph: Paragraph, tokens: list[Token], first: bool, earlier: Findings) -> Claim | None:
        """'Harbour master: no berth'. What stands before the colon is a name or a role, without a verb."""
        at = next((n for n, t in enumerate(tokens[:24]) if t.text == ":"), None)
        start = 1 if tokens and tokens[0].text in ('"', "“", "*") else 0
        if at is None or at <= start or len(tokens) - at < 3:
            return None
        lead = tokens[start:at]
        quoted_next = tokens[at + 1].text in ('"', "“", "``", "‘", "«", "'")
        if quoted_next:
            lead = _less_aside(lead)
        if len(lead) > 11:
            return None
        if any(t.tag in FINITE or t.text == "," and not quoted_next for t in lead) or any(t.lower in _NO_NAMES for t in lead):
            return None
        whole = first or paragraph.sentences[0].region in ("title", "standfirst")
        shouted = all(t.text.isupper() or not t.text.isalpha() for t in lead) and lead[0].text.isalpha()
        head = next((t for t in lead if t.head is t or t.head not in lead), lead[-1])
        role = self._human(lead[-1], wide=quoted_next or first) and (first or paragraph.sentences[0].region == "title")
        if whole and not quoted_next and not role and self._mute.called(lead[-1]):
            return None  # 'Dockyard Shooting: Clerk Charged'
        medium = earlier.mention_of.get(head.i)
        named = self._named(lead, head, quoted_next) or medium is not None and medium.kind == "media" and not medium.resolved
        quoted = start == 0 and any(q.start <= tokens[at + 1].start < q.end for q in paragraph.quotations)
        if not (shouted and not whole or (named or role) and (whole or quoted)):
            return None
        rest = tokens[at + 1 :]
        if whole and rest[-1].text == "?" and rest[0].tag in ("WP", "WDT", "WRB") and not role and head.ent != "PERSON":
            return None  # 'The harbour inquiry: Who knew?' asks on its own account
        end = rest[-1].end
        if rest[-1].text == "." and whole:
            end = rest[-1].start
        start_at = rest[0].start
        quotation = next((q for q in paragraph.quotations if q.start <= start_at < q.end and start_at - q.start <= 1 and start == 0), None)
        if quotation is not None and not whole:
            start_at, end = quotation.inner, quotation.outer
        if start == 1 and page.document.text[end - 1] in '"”':
            end -= 1
        if end <= start_at:
            return None
        return Claim(
            at=tokens[at], rule="colon", stance="asserts", way="line", cue=(tokens[at],), speaker=head, source=tuple(lead),
            content=((start_at, end),), direct=quotation is not None,
        )  # fmt: skip

    def _human(self, noun: Token, *, wide: bool) -> bool:
        """A noun for a source; `wide`: also one for an official or anybody else."""
        return noun.lower in self._sources or wide and (noun.lemma in self._people or noun.lemma in self._officials)

    def _named(self, lead: list[Token], head: Token, quoted_next: bool) -> bool:
        """'Harbour Board: …', 'Captain Soe Win: …', and before marks 'Tunisian captain Soe Win: “…”'."""
        if head.ent in ("PERSON", "ORG", "GPE", "NORP") and head.tag in ("NNP", "NNPS") and (len(lead) <= 6 or quoted_next):
            return True
        if len(lead) < 2:
            return False
        titled = lead[0].lower in self._officials and all(t.text[:1].isupper() for t in lead)
        plain = not any(t.tag in ("IN", "TO", "VBG", "VBN", "CC") and t.lower != "of" for t in lead)
        return titled or quoted_next and plain and all(t.tag in ("NNP", "NNPS") for t in lead[-2:])

    def _trailing(self, tokens: list[Token], title: bool) -> Iterator[Claim]:
        """'Mine must close - deputy', 'Mine must close: deputy': a role at the end of a headline."""
        tokens = tokens[:-1] if tokens and tokens[-1].text == "." else tokens
        at = next(
            (n for n in range(len(tokens) - 1, max(len(tokens) - 8, 2), -1) if tokens[n].text in _DASHES or tokens[n].text == ":"), None
        )
        if not title or at is None or at < 3 or at == len(tokens) - 1:
            return
        role, said = tokens[at + 1 :], tokens[:at]
        spaced = (tokens[at].text == ":" or tokens[at - 1].end < tokens[at].start) and tokens[at].end < role[0].start
        if (
            spaced
            and (role[-1].lower in self._sources and len(role) < 4 or self._named_role(role))
            and any(t.tag in FINITE or t.tag == "VB" for t in said)
            and not any(t.tag in FINITE for t in role)
        ):
            content = ((said[0].start, said[-1].end),)
            yield Claim(
                at=tokens[at],
                rule="dash",
                stance="asserts",
                way="line",
                cue=(tokens[at],),
                speaker=role[-1],
                source=tuple(role),
                content=content,
            )

    def _named_role(self, role: list[Token]) -> bool:
        """'prime minister Ana Pop': an office and a name, and nothing else."""
        office = next((n for n, t in enumerate(role) if t.lower in self._officials or t.lower in self._sources), None)
        name = role[office + 1 :] if office is not None else []
        while name and (name[0].lower in self._officials or name[0].lower in self._sources):
            name = name[1:]
        return (
            bool(name)
            and all(t.tag in ("NNP", "NNPS", "HYPH") for t in name)
            and all(t.tag[:2] in ("NN", "JJ", "DT") for t in role[:office])
        )

    def _dash(self, page: Parsed, paragraph: Paragraph) -> Iterator[Claim]:
        """'“Never again.” ― Ama Owusu', at the end of a line."""
        text = page.document.text
        for quotation in paragraph.quotations:
            match = _SIGNED.match(text, quotation.end, paragraph.end)
            if match is None:
                continue
            tokens = page.tokens_in(match.start("name"), match.end("name"))
            dash = page.token_at(match.start("dash"))
            if tokens and dash is not None:
                yield Claim(
                    at=dash,
                    rule="dash",
                    stance="asserts",
                    way="line",
                    cue=(dash,),
                    speaker=tokens[-1],
                    source=tuple(tokens),
                    content=((quotation.inner, quotation.outer),),
                    direct=True,
                )


def _less_aside(lead: list[Token]) -> list[Token]:
    """'The jute king Ana Pop, after a lunch with bankers: “…”', 'The captain, asked about the fog: “…”': what stands before the aside, without a verb."""
    comma = next((n for n, t in enumerate(lead) if t.text == ","), None)
    if comma and comma + 1 < len(lead) and lead[0].tag == "IN" and lead[comma + 1].tag in ("DT", "NNP", "NN", "PRP$"):
        return _less_aside(lead[comma + 1 :])  # 'On the tariff, the negotiator: “…”'
    aside = lead[comma + 1 :] if comma is not None else []
    if comma and aside and aside[0].tag in ("NNP", "NNPS"):  # 'the minister, Ana Pop, on the strike'
        comma = next((n for n in range(comma + 1, len(lead)) if lead[n].text == ","), None)
        aside = lead[comma + 1 :] if comma is not None else []
    opens = bool(aside) and aside[0].tag in ("IN", "VBN", "VBG", "WRB", "RB", "TO", "WP")
    return lead[:comma] if comma and opens and not any(t.tag in FINITE for t in lead) else lead

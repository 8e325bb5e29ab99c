"""Which names and nouns are news media, told by the shape of the name: no list knows every radio of the world."""

from collections import Counter
from collections.abc import Mapping, Sequence

from avvisi.extract.base import Findings
from avvisi.lexicon.speech import SpeechLexicon
from avvisi.lexicon.world import Medium
from avvisi.model.facts import LinkKind
from avvisi.parse.tokens import FINITE, Parsed, Token

_CAPITALS = ("NNP", "NNPS")
_ACRONYM = 4
_ARTICLES = frozenset(["le", "la", "les", "el", "los", "il", "o", "die", "der", "das", "de", "het", "al"])
_WITHIN = ("al", "de", "du", "la", "der", "van", "of", "del", "da", "des", "do", "dos", "das", "di", "den")


class Media:
    """Answers for one page: is this noun a medium, how is it called, what kind is it."""

    def __init__(
        self, page: Parsed, earlier: Findings, speech: SpeechLexicon, known: Mapping[str, Medium], given: Mapping[str, str]
    ) -> None:
        self._page, self._earlier, self._known, self._given = page, earlier, known, given
        self._told_of = Counter(m.name for m in earlier.mentions if m.kind == "person" and not m.resolved)
        self._told_of.update(t.person for t in earlier.tenures)
        self._states = {m.code for m in earlier.mentions if m.kind == "state"}
        self.nouns, self.last, self.first = speech.words("media"), speech.words("medium_names"), speech.words("medium_openings")
        self._officials, self._bodies = (
            speech.words("official"),
            speech.words("institution") | speech.words("collective") | speech.words("hearing"),
        )
        # 'The Straits Post said …. The Post added …'
        named = (m for m in earlier.mentions if m.kind in ("media", "organisation") and " " in m.name and not m.resolved)
        self._short = {last: m.name for m in named if (last := m.name.split()[-1].lower()) in self.last}
        self.agencies, self._surnames = speech.words("agency_names"), speech.words("surnames_too")

    def shaped(self, head: Token) -> str | None:
        """The name, where its words are a medium's: 'Nordic Wire', 'Radio Sava', 'the Zambezi Post', 'Huda news agency'.

        A last word that is also a surname ('Emily Post', 'Ringo Star') needs an article before the name.
        """
        if head.tag not in _CAPITALS:
            return None
        run = self.run(head)
        words = [t.lower for t in run]
        article = run[0].i > 0 and self._page.tokens[run[0].i - 1].lower in ("the", "its")
        if len(run) == 1 and article and words[0] in self.last and words[0] in self._short:
            return self._short[words[0]]
        if len(run) > 1 and words[0] in self.first and not self._personal(run[1:], words[0]):
            return self._text(run)
        if len(run) > 1 and words[-1] in self.last and (words[-1] not in self._surnames or article or run[-1].ent == "ORG"):
            return self._text(run)
        if len(run) > 2 and words[-2] in self.last and words[-2] not in self._surnames and words[-1].isdigit():
            return self._text(run)
        before = self._page.tokens[run[0].i - 1] if run[0].i else None
        after = self._page.tokens[run[-1].i + 1] if run[-1].i + 1 < len(self._page.tokens) else None
        if (
            after is not None
            and after.lower in ("news", "newspaper", "daily", "weekly", "tv", "television", "agency")
            and after.head in run
        ):
            return self._text(run)
        if run[-1].ent in ("DATE", "TIME"):
            return None
        named_by = (
            before is not None
            and before.lower in self.nouns
            and before.tag in ("NN", "JJ", "NNP")
            and (before.head in (head, *run) or before.dep not in ("dobj", "dative", "pobj") or after is None or after.text in (",", "."))
        )
        return self._text(run) if named_by else None

    def listed(self, head: Token, *, slot: bool = False) -> Medium | None:
        """An agency by the list, where the page's names have none: 'Angop' unknown to them, 'PTI' of India taken for a party nobody spells out.

        `slot`: where agencies stand ('PTI quoted her as saying'), whatever land the page tells of.
        """
        if head.tag not in _CAPITALS and not (slot and head.text.isupper()):
            return None
        medium = self._known.get(self._text(self.run(head)) if head.tag in _CAPITALS else head.text)
        if medium is None or medium.kind != "agency":
            return None
        mention = self._earlier.mention_of.get(head.i)
        if mention is None:
            return medium
        unspelled = mention.kind in ("organisation", "group") and mention.name != head.text and mention.name not in self._page.document.text
        return medium if unspelled and (slot or medium.country in self._states) else None

    def beside(self, noun: Token) -> str | None:
        """The name right behind a noun for media: 'the agency Dana', 'the magazine Pogled quoted her', whatever the parse made of it."""
        tokens, sentence = self._page.tokens, noun.sentence.tokens
        if noun.lower not in self.nouns or noun.text[:1].isupper() or noun.i >= sentence[-1].i:
            return None
        token = tokens[noun.i + 1]
        if (
            not token.text[:1].isupper()
            or token.ent in ("DATE", "NORP")
            or token.ent == "TIME"
            and tokens[min(noun.i + 2, sentence[-1].i)].tag not in _CAPITALS
            or token.lower in self._officials
            or not token.text.isalpha()
        ):
            return None
        known = self._earlier.mention_of.get(token.i)
        if known is not None and known.resolved or token.tag in ("PRP", "DT"):
            return None
        last = token
        while last.i < sentence[-1].i and (
            tokens[last.i + 1].tag in _CAPITALS
            or tokens[last.i + 1].text.isdigit()
            or tokens[last.i + 1].lower in _WITHIN
            and tokens[last.i + 1].lower != "of"
            and tokens[min(last.i + 2, sentence[-1].i)].text[:1].isupper()
        ):
            last = tokens[last.i + 1]
        if (
            last.i + 2 <= sentence[-1].i
            and tokens[last.i + 1].text == "-"
            and tokens[last.i + 1].start == last.end
            and tokens[last.i + 2].text[:1].isupper()
        ):
            last = tokens[last.i + 2]  # 'the site Faro-Directo'
        ended = last.i < sentence[-1].i and tokens[last.i + 1].text == ","
        apart = noun.head not in tokens[token.i : last.i + 1] and last.head is not noun.head
        apart = (
            apart and (noun.dep in ("dobj", "dative") or noun.head.lower == "to") and tokens[min(last.i + 1, sentence[-1].i)].tag != "VBG"
        )
        if last.dep in ("nsubj", "nsubjpass") and apart and not ended:
            return None  # 'told the paper Kask was ill'
        return self._page.document.text[token.start : last.end]

    def unknown(self, head: Token) -> str | None:
        """A capitalised name that stands where a medium stands ('in an interview with Jutro'): nobody's name that is known, and no place."""
        if head.tag not in _CAPITALS:
            return None
        mention = self._earlier.mention_of.get(head.i)
        run = self.run(head)
        article = run[0].i > 0 and self._page.tokens[run[0].i - 1].lower == "the"
        if mention is not None and (mention.kind != "person" or mention.resolved):
            return None
        if (mention is not None or head.ent == "PERSON") and not article:
            return None
        if any(t.ent in ("NORP",) for t in run) or any(t.lower in self._surnames for t in run[:1]):
            return None
        return self._text(run)

    def in_slot(self, head: Token) -> bool:
        """A name where only media stand ('relayed by Angop', 'contacted by the Tribune'): no person, place or body that is known."""
        run = self.run(head) if head.tag in _CAPITALS else []
        if not run or any(t.ent in ("GPE", "LOC", "FAC", "NORP", "DATE", "TIME") for t in run):
            return False
        article = run[0].i > 0 and self._page.tokens[run[0].i - 1].lower == "the"
        known = self._earlier.mention_of.get(head.i)
        if known is not None and known.kind == "person" and not article or any(t.lower in self._officials for t in run):
            return False
        return article and len(run) == 1 and run[0].lower in self.last or self.unknown(head) is not None

    def is_body(self, last: Token) -> bool:
        """Whether a name that ends in this word is that of a council, court or the like."""
        return last.lower in self._bodies and last.lower not in self.last

    def listens(self, head: Token, *, only: bool = False) -> bool:
        """A name that nothing else tells, to which words were said: 'told the Ural Siren', 'speaking to Kuryer'; councils and courts print nothing.

        What the tagger of entities took it for says little of names it never met; lists, the rest of the page and the words beside it say more.
        `only`: where hardly anybody but a medium stands ('reached by Kuryer').
        """
        run = self.run(head) if head.tag in _CAPITALS else []
        if not run or any(t.lower in self._officials or t.lower in self._bodies or t.ent in ("NORP", "DATE", "TIME") for t in run):
            return False
        tokens, mention = self._page.tokens, self._earlier.mention_of.get(head.i)
        article = run[0].i > 0 and tokens[run[0].i - 1].lower in ("the", "its")
        after = tokens[run[-1].i + 1] if run[-1].i + 1 < len(tokens) else run[-1]
        if after.lower in self.nouns or after.tag == "POS" or self._goes_on_to_body(after) or not only and self._described(run[-1]):
            return False  # 'the Munich monthly Jutro', 'telling Jo Bell, the consul, that'
        if mention is None or mention.kind == "media":
            return True
        if mention.kind == "organisation":
            loose = mention.evidence.rule == "names.entity"  # a body that nothing but the shape of its name tells
            return loose and (only or any(t.lower in self.last for t in run))
        if mention.kind == "place":
            guessed = mention.evidence.rule in ("names.located", "names.slot")  # from the preposition alone
            return guessed or mention.span.start > run[0].start or mention.span.end < run[-1].end
        if mention.kind != "person" or mention.resolved:
            return False
        return article or run[0].text not in self._given and self._told_of[mention.name] < 2

    def _goes_on_to_body(self, after: Token) -> bool:
        """'told the Fisheries and Harbours Board': one name, of a body."""
        tokens, n = self._page.tokens, after.i + 1
        while after.lower in ("and", "&") and n < len(tokens) and tokens[n].tag in _CAPITALS:
            n += 1
        return n > after.i + 1 and tokens[n - 1].lower in self._bodies

    def _described(self, last: Token) -> bool:
        """'told Jo Bell, the Norwegian consul, that': beside the name stands an office."""
        words = last.sentence.tokens
        at = last.i + 1 - words[0].i
        if at >= len(words) or words[at].text != ",":
            return False
        end = next((n for n, t in enumerate(words[at + 1 : at + 9], at + 1) if t.text == "," or t.tag in FINITE or t.tag in _CAPITALS), at)
        inside = words[at + 1 : end]
        return end < len(words) and words[end].text == "," and any(t.lower in self._officials for t in inside)

    def known(self, words: Sequence[Token]) -> Medium | None:
        """A medium of the list, by one of its names."""
        return self._known.get(self._page.document.text[words[0].start : words[-1].end])

    def called(self, words: Sequence[Token]) -> str:
        """The name that these words are: as the list has it, else as they stand."""
        medium = self.known(words)
        return medium.name if medium is not None else self._page.document.text[words[0].start : words[-1].end]

    def of_place(self, head: Token) -> str | None:
        """'the Turku daily Saaristo', 'Kurzeme fortnightly Rīts': the name behind place and kind, where the parse took the place for the head."""
        tokens, end = self._page.tokens, head.sentence.tokens[-1].i
        if head.tag not in _CAPITALS or head.i >= end or not (tokens[head.i + 1].lower in self.nouns and tokens[head.i + 1].text.islower()):
            return None
        return self.beside(tokens[head.i + 1])

    def asks(self, head: Token) -> bool:
        """A name whose questions others answer: a medium, unless its first word is a given name or the page tells of such a person."""
        run = self.run(head)
        mention = self._earlier.mention_of.get(head.i)
        if self.foreign(head):
            return True
        if (
            head.tag not in _CAPITALS
            or len(run) == 1
            and head.text.isupper()
            and len(head.text) > _ACRONYM  # 'WALLACE: Why did you leave?'
            or mention is not None
            and (mention.kind == "person" and self._told_of[mention.name] > 1 or mention.resolved)
        ):
            return False
        return run[0].text not in self._given and not any(t.lower in self._officials for t in run)

    def marked(self, head: Token) -> bool:
        """'the “Neue Post” writes': a name in quotation marks."""
        first = self.run(head)[0].i
        return head.tag in _CAPITALS and first > 0 and self._page.tokens[first - 1].text in ("``", '"', "“", "«", "‘")

    def foreign(self, head: Token) -> bool:
        """'Le Devoir', 'El Mundo', 'Die Welt': a name behind a foreign article, where a medium may stand."""
        run = self.run(head) if head.tag in _CAPITALS else []
        mention = self._earlier.mention_of.get(head.i)
        return len(run) > 1 and run[0].lower in _ARTICLES and (mention is None or mention.kind == "person" and not mention.resolved)

    def kind(self, name: str) -> LinkKind:
        """Agency or outlet, by the words of the name."""
        return "agency" if any(w in self.agencies for w in name.lower().split()) else "outlet"

    def whole(self, head: Token) -> str | None:
        """'Canal Publique Un', 'La Voz del Lago': the whole name of what stands where a medium stands, whatever its words were taken for."""
        return self._text(self.run(head)) if head.tag in _CAPITALS else None

    def run(self, head: Token) -> list[Token]:
        """The capitals around a head, in one piece."""
        tokens = self._page.tokens
        first = last = head.i
        sentence = head.sentence.tokens
        low, high = sentence[0].i, sentence[-1].i
        while first > low and self._joins(tokens[first - 1], tokens[first]):
            first -= 1
        while last < high and self._joins(tokens[last + 1], head):
            last += 1
        while first < head.i and (tokens[first].text in _WITHIN or tokens[first].lower == "the"):
            first += 1
        while last > head.i and tokens[last].lower in _WITHIN:
            last -= 1
        return tokens[first : last + 1]

    def _joins(self, token: Token, beside: Token) -> bool:
        """A capital, number or particle of the same name; an adjective of nation or a title is none."""
        if token.text == "-" and token.start == self._page.tokens[token.i - 1].end and self._page.tokens[token.i - 1].tag in _CAPITALS:
            return token.i + 1 < len(self._page.tokens) and self._page.tokens[token.i + 1].text[:1].isupper()
        if token.text == "&":
            return beside.tag in _CAPITALS and 0 < token.i < len(self._page.tokens) - 1 and self._page.tokens[token.i - 1].tag in _CAPITALS
        if token.lower in _WITHIN:
            return token.dep != "prep" or token.head is beside or token.lower in ("of", "de", "du", "la") and token.head.tag in _CAPITALS
        return (
            token.tag in _CAPITALS
            or token.text[:1].isupper()
            and token.tag in ("NN", "JJ", "FW", "NNS")
            or token.text.isdigit()
            or token.tag == "CD"
            and token.text[:1].isupper()
        ) and (token.ent not in ("NORP", "DATE") or token.text == "Today")

    def _personal(self, rest: list[Token], first: str) -> bool:
        """'Star Wars' is no radio: some opening words need a proper name behind them."""
        return not any(t.tag in _CAPITALS for t in rest) and first not in ("radio", "tv", "canal")

    def _text(self, run: list[Token]) -> str:
        return self._page.document.text[run[0].start : run[-1].end]

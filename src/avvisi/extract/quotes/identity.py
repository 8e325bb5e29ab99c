"""Who the words of a source stand for: a name, a resolved pronoun or role, or an unnamed source with its description."""

from collections.abc import Mapping
from functools import partial

from avvisi.extract.base import Findings
from avvisi.extract.quotes import phrases
from avvisi.extract.quotes.about import About
from avvisi.extract.quotes.antecedents import Antecedents
from avvisi.extract.quotes.authors import Authors
from avvisi.extract.quotes.known import Identity
from avvisi.extract.quotes.media import Media
from avvisi.extract.quotes.naming import Titles, called_so, ending, given_name, less_participle, named
from avvisi.extract.quotes.several import conjuncts, joined_by_comma, one_name
from avvisi.extract.quotes.takenup import TakenUp
from avvisi.lexicon.speech import SpeechLexicon
from avvisi.lexicon.world import Medium
from avvisi.model.facts import LinkKind, Mention
from avvisi.model.text import Span
from avvisi.parse.tokens import Parsed, Token

_RELATIVE = frozenset(["who", "which", "that"])
_CAPITALS = ("NNP", "NNPS")
_NO_ARTICLE = frozenset(["the", "a", "an"])


class Identities:
    """Answers for one page. `of(head, source)` is the identity of the source whose noun phrase has this head."""

    def __init__(
        self, page: Parsed, earlier: Findings, speech: SpeechLexicon, known: Mapping[str, Medium], given: Mapping[str, str]
    ) -> None:
        self.page, self._earlier, self._known = page, earlier, known
        self._holders = {t.person for t in earlier.tenures}
        self._sharing: dict[tuple[int, int], list[Mention]] = {}
        for mention in earlier.mentions:
            self._sharing.setdefault((mention.span.start, mention.span.end), []).append(mention)
        self.mention = About(earlier.mention_of, speech.words("official"))
        self.settled: dict[int, Identity] = {}
        self.media = Media(page, earlier, speech, known, given)
        self._taken_up = TakenUp(page, speech, self)
        self._author = Authors(speech, self.mention)
        self._antecedents = Antecedents(page, speech, self.mention, self.is_medium, partial(self.media.listens, only=True))
        self._media, self._owned = speech.words("media"), speech.words("owned_media")
        self._collective, self._bodies = speech.words("collective"), speech.words("bodies")
        self._documents, self._institutions = speech.words("document"), speech.words("institution")
        self._officials = speech.words("official")
        self._titled = Titles(self._officials, page.is_english)

    def of(self, head: Token, source: tuple[Token, ...] = ()) -> Identity:
        """The identity; its span is that of the words given."""
        if ended := ending(head):
            span = self.page.document.span(ended[0].start, head.end)
            return Identity(span.text, "institution", False, span)
        tokens = source or tuple(phrases.noun_phrase(head))
        while (
            tokens[0].i > 0
            and (before := self.page.tokens[tokens[0].i - 1]).end == tokens[0].start
            and "-" in (tokens[0].text, before.text)
        ):
            tokens = (before, *tokens)  # 'vice-president' in three tokens
        span = self.page.document.span(tokens[0].start, tokens[-1].end)
        if head.lower in _RELATIVE and head.tag in ("WP", "WDT"):
            above = next((a for a in head.ancestors() if a.dep == "relcl"), None)
            if above is not None and above.head.tag in phrases.NOMINAL:
                return self._renamed(self.of(self._person_above(head, above.head)), span)
        if (called := self.media.of_place(head)) is not None:
            return Identity(called, self.media.kind(called), False, span)
        mention = self.mention(head, tokens)
        several = self._several(head, tokens, span) or self._headed(head, span)
        if several is not None:
            return several
        if head.i in self.settled:
            return self._renamed(self.settled[head.i], span)
        if one_name(head) and (called := self.media.whole(head)) is not None:
            kind = self._mention_kind(mention, tokens) if mention is not None else self._proper_kind(head, tokens)
            return Identity(called, kind, False, span)  # 'Straits & Rivers said'
        shaped = self._shaped(head, mention, span)
        if shaped is not None:
            return shaped
        if (
            (mention is None or mention.name[:1].islower())
            and head.dep == "nsubj"
            and head.head.lemma in ("report", "write")
            and (self.media.foreign(head) or self.media.marked(head))
        ):
            return Identity(self.media.whole(head) or head.text, "outlet", False, span)  # 'La Gaceta del Sur reported'
        if mention is not None:
            names = list(dict.fromkeys(m.name for m in self._sharing[mention.span.start, mention.span.end] if m.kind == mention.kind))
            return Identity(" and ".join(names), self._mention_kind(mention, tokens), False, span)
        if head.tag in ("PRP", "PRP$") or head.lower in ("both", "former", "latter"):
            found = self.antecedent(head)
            return self._renamed(found, span) if found is not None else Identity(span.text, "unnamed", True, span)
        beside = head.child("appos") if head.lower in self._officials else None
        if beside is not None and beside in tokens and beside.tag in _CAPITALS and head.tag in _CAPITALS:
            return Identity(self._proper(beside, tokens), "official", False, span)  # 'The Minister of Works, Ana Pop,' whom no list knows
        if head.tag in ("NNP", "NNPS") and not self._only_office(head, tokens):
            return Identity(self._proper(head, tokens), self._proper_kind(head, tokens), False, span)
        return self._described(head, tokens, span)

    def _only_office(self, head: Token, tokens: tuple[Token, ...]) -> bool:
        """'the Minister', 'the Eritrean chargé d'affaires': capitals of an office, and no name beside it."""
        if head.lower not in self._officials or head.lower in self._institutions:
            return False
        if tokens[0].lower not in _NO_ARTICLE and tokens[0].tag != "PRP$":
            return False
        return not any(t.tag in _CAPITALS and t is not head and t.ent != "NORP" and t.lower not in self._officials for t in tokens)

    def _person_above(self, relative: Token, noun: Token) -> Token:
        """'nurses on Jeju Island, who say': 'who' is no island."""
        mention = self._earlier.mention_of.get(noun.i)
        place = mention is not None and mention.kind in ("place", "state") or mention is None and noun.ent in ("GPE", "LOC", "FAC")
        above = self.page.tokens[noun.head.i - 1] if noun.dep == "pobj" and noun.head.dep == "prep" and noun.head.i else noun
        headed = noun.lemma in self._institutions and above.lemma in self._officials  # 'the head of the junta, who said'
        return above if relative.lower == "who" and (place or headed) and above.tag in ("NNS", "NN", "NNPS") else noun

    def _several(self, head: Token, tokens: tuple[Token, ...], span: Span) -> Identity | None:
        """'Oslo and Bern': all their names."""
        found = [self._single(one, words) for one, words in conjuncts(head, tokens, self._earlier.mention_of)]
        if not found:
            return None
        return Identity(" and ".join(f.name for f in found), found[0].kind, all(f.unnamed for f in found), span)

    def _headed(self, head: Token, span: Span) -> Identity | None:
        """'Iran, Oman agree to talk': in headlines a comma joins two, and the verb is that of several."""
        one = joined_by_comma(head)
        if one is None:
            return None
        words = head.sentence.tokens
        own, other = self.mention(head, (head,)), self.mention(one, (one,))
        if own is None or other is None or own.name == other.name or other.kind != own.kind or other.span.start != words[0].start:
            return None
        kind = self._mention_kind(own, (head,))
        return Identity(f"{other.name} and {own.name}", kind, False, self.page.document.span(words[0].start, span.end))

    def _single(self, head: Token, words: tuple[Token, ...]) -> Identity:
        """One of several, without its conjuncts."""
        mention = self.mention(head, words)
        span = self.page.document.span(words[0].start, words[-1].end)
        if (shaped := self._shaped(head, mention, span)) is not None:
            return shaped
        if mention is not None:
            return Identity(mention.name, self._mention_kind(mention, words), False, span)
        if head.tag in ("NNP", "NNPS"):
            return Identity(self._proper(head, words), self._proper_kind(head, words), False, span)
        return self._described(head, words, span)

    def _shaped(self, head: Token, mention: Mention | None, span: Span) -> Identity | None:
        """A medium by the list of agencies or by the shape of its name, whatever else the name was taken for."""
        if (listed := self.media.listed(head)) is not None:
            return Identity(listed.name, "agency", False, span)
        if mention is not None and (mention.kind == "media" or mention.resolved):
            return None
        name = self.media.shaped(head)
        return Identity(name, self.media.kind(name), False, span) if name is not None else None

    def is_medium(self, head: Token) -> bool:
        """Whether this noun names a news medium or stands for one."""
        mention = self.mention(head, (head,))
        if mention is not None and mention.kind == "media" or self.media.listed(head) is not None or self.media.of_place(head) is not None:
            return True
        if mention is not None and mention.resolved or head.tag in ("PRP", "PRP$"):
            return False
        return head.lower in self._media and head.tag not in ("NNP", "NNPS") or self.media.shaped(head) is not None

    def _mention_kind(self, mention: Mention, tokens: tuple[Token, ...]) -> LinkKind:
        if mention.kind == "person":
            outside = [t for t in tokens if not mention.span.start <= t.start < mention.span.end]
            official = mention.name in self._holders or any(t.lower in self._officials for t in outside)
            return "official" if official else "person"
        if mention.kind == "media":
            medium = self._known.get(mention.name)
            if medium is not None:
                return "agency" if medium.kind == "agency" else "outlet"
            return "agency" if mention.code == "agency" else self.media.kind(mention.name)
        return "institution"

    def _proper(self, head: Token, tokens: tuple[Token, ...]) -> str:
        """The name: the run of capitals around the head, less titles before a person."""
        at = next((n for n, t in enumerate(tokens) if t is head), len(tokens) - 1)
        first = last = at
        while first > 0 and named(tokens[first - 1]) and tokens[first - 1].ent in (head.ent, "PERSON" if not head.ent else head.ent):
            first -= 1
        while last + 1 < len(tokens) and named(tokens[last + 1]):
            last += 1
        while first < last and (tokens[first].lower in _NO_ARTICLE or self._titled(tokens[first], tokens[first + 1])):
            first += 1
        return self.page.document.text[tokens[first].start : tokens[last].end]

    def _proper_kind(self, head: Token, tokens: tuple[Token, ...]) -> LinkKind:
        if head.lower in self._documents and head.lower not in self.media.last:
            return "document"
        if head.ent == "PERSON":
            return "official" if any(t.lower in self._officials for t in tokens) else "person"
        if head.lower in self._institutions or head.ent in ("ORG", "GPE", "NORP"):
            return "institution"
        return "official" if any(t.lower in self._officials for t in tokens) else "person"

    def _described(self, head: Token, tokens: tuple[Token, ...], span: Span) -> Identity:
        """A common noun: 'the agency' goes back to one, 'its ministry' is an institution, 'a clerk' stays unnamed."""
        lower, lemma = head.lower, head.lemma
        if (called := called_so(head)) is not None:
            single = head.tag == "NN" and lemma not in self._institutions and lemma not in self._collective
            return Identity(self.page.document.text[called[0].start : called[-1].end], "person" if single else "institution", False, span)
        upto = max(head.end - span.start, 0)  # 'The Mobile, Alabama, shipyard' is one name
        words = (span.text[:upto] + span.text[upto:].partition(",")[0]).rstrip()  # 'a secret audit, parts of which'
        name = words if " " in words or "," not in span.text else span.text
        beside = self.media.beside(head)
        if beside is not None:
            return Identity(beside, "agency" if "agency" in lower else self.media.kind(beside), False, span)
        if lower == "radio" and (city := head.child("compound")) is not None and city.ent == "GPE":
            return Identity(f"{city.text} {head.text}", "outlet", False, span)  # 'Havana radio said'
        # 'a Beirut newspaper' is not named so
        sure = lower in self._media and any(t.lower in ("a", "an") and t.head is head for t in tokens)
        before = (c for c in reversed(head.children) if c.dep in ("compound", "nmod") and c.ent != "GPE")
        named = head.child("appos") or next((c for c in before if self._is_name_of_medium(c, sure=sure)), None)
        if named is not None and named.tag in ("NNP", "NNPS") and (lower in self._media or lower in self._documents):
            found = self.of(named)
            return Identity(
                found.name,
                "agency" if "agency" in lower or found.kind == "agency" else "outlet" if lower in self._media else "document",
                False,
                span,
            )
        if lower in self._media:
            known = next((m for t in tokens if (m := self._earlier.mention_of.get(t.i)) is not None and m.kind == "media"), None)
            if known is not None:
                return Identity(known.name, "agency" if "agency" in lower else self._mention_kind(known, tokens), False, span)
        owner = head.child("poss")
        if owner is not None and lower in self._owned and not any(c.lower == "of" for c in head.children):
            return Identity(
                f"{self.of(owner, tuple(t for t in phrases.noun_phrase(owner) if t.tag != 'POS')).name} {lower}", "media", False, span
            )
        definite = any(t.lower in ("the", "this", "that") and t.head is head for t in tokens)
        if lower in self._media or lemma in self._media:
            back = self._taken_up.medium(head) if definite else None
            return (
                self._renamed(back, span) if back is not None else Identity(name, "agency" if lemma == "agency" else "media", False, span)
            )
        said = lemma in ("message", "speech", "address", "greeting") and (
            owner is not None or any(c.lower in ("from", "by") for c in head.children)
        )
        if lower in self._documents or lemma in self._documents or said:
            author = self._author(head)
            if author is not None:
                return self._renamed(self.of(author, tuple(t for t in phrases.noun_phrase(author) if t.tag != "POS")), span)
            kept = less_participle(head, tokens)
            name = self.page.document.text[kept[0].start : kept[-1].end] if len(kept) < len(tokens) else name
            return Identity(name, "document", False, span)
        if lower in self._institutions or lemma in self._institutions or lemma in self._collective:
            back = self._taken_up.body(head) if lower in self._bodies and len(tokens) == 2 and tokens[0].lower == "the" else None
            return self._renamed(back, span) if back is not None else Identity(name, "institution", False, span)
        if (last := self._name_at_end(head, tokens)) is not None:
            return self._renamed(self.of(last, (last,)), span)
        if (given := given_name(head)) is not None:
            return Identity(self.page.document.text[given[0].start : given[-1].end], "person", False, span)
        bare = all(t is head or t.dep in ("amod", "compound") for t in tokens)  # headlines: 'Governor: …'
        several = (
            head.tag == "NNS" and definite and lemma in ("minister", "president", "general", "premier", "ambassador", "envoy", "leader")
        )
        single = several or head.tag in ("NN", "NNP") and (bare or definite or any(t.tag == "PRP$" or t.dep == "poss" for t in tokens))
        if single and (lemma in self._officials or lower in self._officials) and not any(t.lower in ("counterpart",) for t in tokens):
            return Identity(name, "official", True, span)
        return Identity(name, "unnamed", True, span)

    def _name_at_end(self, head: Token, tokens: tuple[Token, ...]) -> Token | None:
        """'rebel "foreign minister" Bizi Kara', 'her niece, Del. Ana "Nan" Pop (D)': the last word of a person or body named behind the noun."""
        if head.tag != "NN" or head.i >= tokens[-1].i:
            return None
        end = next((n for n, t in enumerate(tokens) if t.text == "(" and t.i > head.i), len(tokens))
        behind = [t for t in tokens[:end] if t.i > head.i]
        last = next((t for t in reversed(behind) if any(ch.isalnum() for ch in t.text)), None)
        if last is None or last.tag not in _CAPITALS or any(t.tag in ("IN", "TO", "CC", "POS", "WDT", "WP") for t in behind):
            return None
        mention = self.mention(last, (last,))
        alone = any(t.text == "," and t.i == last.i - 1 for t in behind)  # 'the Irish airline, Ryanair,'
        if mention is None:
            return last if alone and last.ent in ("ORG", "PERSON", "") and head.lower not in self._officials else None
        return last if mention.kind in ("person", "organisation", "media") and (alone or " " in mention.name) else None

    def _is_name_of_medium(self, token: Token, *, sure: bool) -> bool:
        """Whether it is known for one; unless one has to be `sure`, whether it may be."""
        mention = self._earlier.mention_of.get(token.i)
        if mention is None:
            return token.tag == "NNP" and not sure
        return mention.kind == "media" or mention.kind == "person" and not mention.resolved and not sure

    def antecedent(self, pronoun: Token) -> Identity | None:
        """Whom a pronoun stands for where no mention says so."""
        found = self._antecedents(pronoun)
        return self.of(*found) if found is not None else None

    @staticmethod
    def _renamed(found: Identity, span: Span) -> Identity:
        return Identity(found.name, found.kind, found.unnamed, span)

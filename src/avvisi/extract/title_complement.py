"""A title read rightward from its noun: 'of France', 'of Foreign Affairs', 'to the Supreme Leader', 'elect'."""

from avvisi.extract.office import HYPHEN, POSS, SENT, SMALL
from avvisi.extract.reading import Reading
from avvisi.lexicon.words import listed
from avvisi.model.facts import Mention

_KINDS = listed("titles_kinds")
_POSTED = frozenset(
    {"ambassador", "envoy", "representative", "consul", "attaché", "attache", "commissioner", "coordinator", "negotiator", "mediator"}
)  # 'the Togolese envoy in Lima'


class Complement:
    """`read(at, end)` takes in what the words behind the noun say; the reading holds what is known so far."""

    def __init__(self, so_far: Reading) -> None:
        self.so_far = so_far
        self.titles, self.earlier, self.tokens = so_far.titles, so_far.earlier, so_far.tokens

    def read(self, at: int, end: int) -> None:
        """The complement: 'of France', 'of Foreign Affairs', 'to the Supreme Leader', 'elect'."""
        tokens = self.tokens
        if at < end and tokens[at].text in HYPHEN and at + 1 < end:
            if tokens[at + 1].lower in ("elect", "designate"):
                self.so_far.qualifier = "elect" if tokens[at + 1].lower == "elect" else "designate"
            else:
                self.so_far.title += [at, at + 1]
            at += 2
        while at < end:
            stop = at + 1
            while stop < end and not (
                tokens[stop].lower in ("of", "for", "to", "at", "in", "on", "with", "from") and tokens[stop - 1].text not in HYPHEN
            ):
                stop += 1
            self._phrase(at, stop)
            at = stop

    def _phrase(self, at: int, stop: int) -> None:
        """One prepositional phrase: a state, body or place it belongs to; or words of the title; or whom it serves."""
        tokens, words, names = self.tokens, [], []
        for i in range(at + 1, stop):
            mention = self.earlier.mention_of.get(i)
            if self._mandated(i, stop):
                continue
            if mention is not None:
                if mention not in names:
                    names.append(mention)
            elif tokens[i].text in self.titles.parts:
                self.so_far.part = self.so_far.part or self.titles.parts[tokens[i].text]
            elif tokens[i].lower not in ("the", "a", "an", "its", "his", "her", "their") and tokens[i].text not in POSS:
                words.append(i)
        words = [i for i in words if not self._common_owner(i, stop)]
        words = self._besides(words, names, at, stop)
        served = [i for i in words if self.titles.is_head(tokens[i])]
        posted = (
            tokens[at].lower in ("in", "at") and (self.so_far.state or self.so_far.body) and tokens[self.so_far.title[-1]].lower in _POSTED
        )
        sent = (
            (tokens[at].lower in ("to", "for", "on") or posted)
            and any(m.kind != "person" for m in names)
            and (
                self.so_far.state
                or self.so_far.body
                or self.titles.relatives.get(tokens[self.so_far.title[-1]].lower) is None
                and tokens[self.so_far.title[-1]].lower in SENT
            )
        )
        if sent and not served:
            self.so_far.title += [i for i in range(at, stop) if tokens[i].text not in POSS]
            return  # 'ambassador to Chad' is of the state that sends
        field = tokens[at].lower == "for" and names and all(m.kind in ("bloc", "place") for m in names) and not served
        if field and self.so_far.title and tokens[self.so_far.title[-1]].lower not in SENT:
            self.so_far.title += [i for i in range(at, stop) if tokens[i].text not in POSS]
            return  # a 'minister for Africa' is not Africa's
        for mention in names:
            if mention.kind == "person":
                self.so_far.served_person = mention.name
            elif self._ethnic(mention):
                continue
            elif mention.kind != "place" or tokens[at].lower not in ("in", "at", "on", "from") or self._stays(mention, at):
                self.so_far.belongs(mention)  # a minister in Lima is not one of Lima
        if served and self._somebody(words) or self.so_far.served_person and tokens[at].lower in ("to", "of", "for"):
            self.so_far.serves = words or self.so_far.serves
        if len(words) == 1 and names and tokens[words[0]].text == "republic" and names[-1].form == "adjective":
            self.so_far.republic = True  # 'of the Russian republic' is of a part
            return
        if words and not (
            (names or self.so_far.part)
            and len(words) == 1
            and tokens[words[0]].lower in ("government", "state", "republic", "kingdom", "parliament", "country", "administration")
        ):
            keep = [
                i
                for i in range(at, stop)
                if (i in words or tokens[i].lower in SMALL or not names)
                and i not in self.earlier.mention_of
                and not self._mandated(i, stop)
                and tokens[i].text not in POSS
                and tokens[i].lower not in self.titles.honorifics
                and (tokens[i].lower not in self.titles.qualifier_of or i == stop - 1 and tokens[i].tag == "NN")  # 'for the transition'
                and not self.titles.rank_behind(tokens, i)
            ]
            self.so_far.title += keep
        elif tokens[at].lower in ("of", "for", "and", "&") and words:
            self.so_far.title += range(at, stop)

    def _somebody(self, words: list[int]) -> bool:
        """'aide to the Supreme Leader' serves one; a 'chief of the General Staff' or of the Joint Chiefs serves nobody: that is a body."""
        last = self.tokens[words[-1]]
        hyphened = any(self.tokens[i].text in HYPHEN for i in words)
        return hyphened or self.titles.is_head(last) and last.tag not in ("NNS", "NNPS")

    def _ethnic(self, mention: Mention) -> bool:
        """'the ethnic Chadian Green Party' is another land's."""
        first = self.earlier.page.tokens_in(mention.span.start, mention.span.end)[0].i
        return mention.form == "adjective" and first > 0 and self.tokens[first - 1].lower == "ethnic"

    def _common_owner(self, i: int, stop: int) -> bool:
        """'head of the government's Fisheries Unit': whose it is, in a word that names nobody."""
        owned = i + 1 < stop and self.tokens[i + 1].text in POSS
        return owned and self.tokens[i].lower in ("government", "country", "nation", "state", "party", "movement", "union", "company")

    def _besides(self, words: list[int], names: list[Mention], at: int, stop: int) -> list[int]:
        """The words of 'of the exiled Chadian Green Party', 'of the Herald newspaper' that say more than what kind of body it is.

        An acronym alone ('of the CFP') is the body.
        """
        tokens = self.tokens
        if (
            len(words) == 1
            and not names
            and tokens[at].lower == "of"
            and (word := tokens[words[0]]).text.isupper()
            and 2 <= len(word.text) <= 6
        ):
            self.so_far.acronym = self.so_far.acronym or word.text
            return []
        bodies = [m for m in names if m.kind in ("organisation", "media")]
        if not bodies:
            return words
        inside = self.earlier.page.tokens_in(bodies[-1].span.start, bodies[-1].span.end)
        behind = [i for i in words if i > inside[-1].i and not (i == inside[-1].i + 1 and tokens[i].lower in _KINDS)]
        ahead = [i for i in words if i < inside[0].i and self.titles.is_head(tokens[i])]
        return [*ahead, *behind]

    def _mandated(self, i: int, stop: int) -> bool:
        """'the UN-mandated scheme' is not the UN's: the name, the hyphen and the participle."""
        return any(
            self.tokens[at].text in HYPHEN and self.tokens[at + 1].tag in ("VBN", "VBD") and at - 1 in self.earlier.mention_of
            for at in (i - 1, i, i + 1)
            if 0 < at < stop - 1
        )

    def _stays(self, place: Mention, at: int) -> bool:
        """'his counterpart in Lima', 'a spokesman in Lima': of the state whose capital it is; an envoy there is sent."""
        noun = self.tokens[self.so_far.title[-1]].lower if self.so_far.title else ""
        capital = place.name in self.titles.capital_of
        if not capital or self.tokens[at].lower != "in" or self.so_far.state or self.so_far.body:
            return False
        if self.titles.relatives.get(noun) != "counterpart" and not noun.startswith("spokes"):
            return False
        self.so_far.state = self.titles.capital_of[place.name]
        return False

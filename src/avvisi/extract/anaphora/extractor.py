"""Pronouns and descriptions that stand for someone named: 'he', 'the minister', 'the two countries', 'its'. Marked as resolved; no guess where nothing fits."""

from collections.abc import Iterator

from avvisi.extract.anaphora.bodies import BODY_NOUNS, Bodies
from avvisi.extract.anaphora.countries import ONE_STATE, Countries
from avvisi.extract.anaphora.guests import Guests
from avvisi.extract.anaphora.neighbours import Neighbours
from avvisi.extract.anaphora.officials import Officials
from avvisi.extract.anaphora.pairs import Pairs
from avvisi.extract.anaphora.pronouns import Pronouns
from avvisi.extract.anaphora.told import Told
from avvisi.extract.base import Findings
from avvisi.extract.grammar.tags import SUBJECTS
from avvisi.extract.setting import Setting
from avvisi.extract.titles import Titles
from avvisi.lexicon.load import Lexicon
from avvisi.model.facts import Mention
from avvisi.parse.tokens import Parsed, Token


class Anaphora:
    """Needs names and offices."""

    name = "anaphora"

    def __init__(self, lexicon: Lexicon) -> None:
        self.titles = Titles(lexicon.world)
        self.gender = lexicon.world.given
        self.regions = {**lexicon.world.waters, **lexicon.world.regions}
        world = lexicon.world
        self.kinds = {**{body.name: body.kind for body in world.bodies}, **{medium.name: medium.kind for medium in world.media}}
        self.state_names, self.centres = world.code_names, world.centres

    def __call__(self, page: Parsed, earlier: Findings) -> Iterator[Mention]:
        """The resolved words, in order of the text."""
        reader = _Reader(self, page, earlier)
        for sentence in page.sentences:
            for token in sentence.tokens:
                yield from reader.at(token)


class _Reader:
    """One document read from front to back: names are remembered, each other word is asked what it stands for."""

    def __init__(self, rules: Anaphora, page: Parsed, earlier: Findings) -> None:
        self.rules, self.earlier = rules, earlier
        self.told = Told(page, earlier, rules.gender, rules.state_names)
        self.neighbours = Neighbours(self.told, Setting(page, earlier, rules.titles), rules.centres)
        self.pronouns, self.pairs = Pronouns(self.told), Pairs(self.told, self.neighbours.two)
        self.countries = Countries(self.told, self.pronouns, rules.regions)
        self.bodies = Bodies(self.told, rules.kinds)
        self.officials, self.guests = Officials(self.told, rules.titles), Guests(self.told)

    def at(self, token: Token) -> Iterator[Mention]:
        """What this token stands for, if it is such a word; and names are remembered."""
        mention = self.earlier.mention_of.get(token.i)
        if mention is not None:
            self.told.enter(mention, token)
        elif token.tag in ("PRP", "PRP$") or token.lower == "both" and token.dep in SUBJECTS:
            yield from self.pronouns.at(token)
        elif self.pairs.is_bare(token):
            yield from self.pairs.bare(token)
        elif token.tag in ("NN", "NNS", "NNP", "NNPS"):
            yield from self._description(token)

    def _description(self, token: Token) -> Iterator[Mention]:
        words = [t for t in token.children if t.i < token.i]
        lowers = {t.lower for t in words}
        one = token.tag in ("NN", "NNP")
        if self.pairs.is_one(token, words):
            two = list(self.pairs.at(token, words))
            self.pronouns.told_as_two(token, two)
            yield from two
        elif self.neighbours.is_one(token):
            yield from self.neighbours.at(token)
        elif token.lower in ONE_STATE and one:
            yield from self.countries.at(token, words)
        elif token.lower in BODY_NOUNS and one and lowers <= {"the", "this"} and lowers:
            yield from self.bodies.at(token)
        elif token.lower in ("website", "channel", "account", "blog") and one:
            yield from self.officials.site(token)
        elif self.guests.is_one(token, words):
            found = list(self.guests.at(token))
            yield from found or (self.officials.at(token) if self.rules.titles.is_head(token) and lowers & {"the"} else ())
        elif self.rules.titles.is_head(token) and one and lowers & {"the", "this", "that"}:
            yield from self.officials.at(token)

"""'the minister', 'the Syrian president': who holds the office; and 'the president's website'."""

from collections.abc import Iterator

from avvisi.extract.anaphora.told import Target, Told, back
from avvisi.extract.office import Office
from avvisi.extract.titles import Titles
from avvisi.model.facts import Evidence, Mention, Tenure
from avvisi.parse.tokens import Token

_ANY_OFFICE = frozenset(["official", "leader", "diplomat", "politician", "statesman"])
HOLDERS = 80  # persons looked back over for a title's holder


class Officials:
    """`at(token)` resolves the noun of an office; `site(token)` what its holder publishes by."""

    def __init__(self, told: Told, titles: Titles) -> None:
        self.told, self.titles = told, titles
        self._held: set[int] = set()  # nouns of titles that were found to mean somebody

    def at(self, token: Token) -> Iterator[Mention]:
        """'the minister', 'the Syrian president': whoever was named last and holds such an office, of that state where one is said."""
        office = self.titles.at(token, self.told.earlier)
        if office is None or office.relation or self._names_holder(token) or office.last > token.i + 1:
            return
        target = self._holder(token, office)
        if target is not None:
            self._held.add(token.i)
            yield self.told.mention(self.told.page.tokens[office.first : token.i + 1], target.mention, "description", "anaphora.office")
            self.told.stood(target, token)

    def _holder(self, token: Token, office: Office) -> Target | None:
        """Who a title without a name means: one whose title has these words, else (for 'leader', 'official') the last person who fits at all."""
        wanted = [word for word in office.title.lower().split() if word not in ("senior", "top", "visiting")]
        before = [t for t in self.told.persons[-HOLDERS:] if t.head.i < token.i]
        fitting = [(t, held) for t in reversed(before) for held in self.told.tenures.get(t.mention.name, ()) if self._of_same(office, held)]
        for target, tenure in fitting:
            if all(word in tenure.title.lower().replace("-", " ").split() for word in wanted):
                return target
        if token.lemma in _ANY_OFFICE and len(wanted) == 1 and not self._unnamed_before(token):
            return next((t for t, held in fitting if office.state or t is before[-1]), None)
        return None

    def _unnamed_before(self, token: Token) -> bool:
        """'A Chadian official said …. The official added': somebody without a name was brought in by this noun."""
        for sentence in back(self.told.page, token, 2):
            for other in reversed(sentence.tokens):
                if (
                    other.i < token.i
                    and other.lemma == token.lemma
                    and other.tag in ("NN", "NNS")
                    and other.dep not in ("amod", "compound")
                ):
                    return other.i not in self._held and other.i not in self.told.earlier.mention_of and not self._names_holder(other)
        return False

    @staticmethod
    def _of_same(office: Office, tenure: Tenure) -> bool:
        if office.state is not None:
            return tenure.state == office.state
        return office.of is None or tenure.of == office.of

    def site(self, token: Token) -> Iterator[Mention]:
        """'the president's website': a channel of a person's own, by which words are published."""
        owner = token.child("poss")
        if owner is None:
            return
        mention = self.told.earlier.mention_of.get(owner.i)
        office = self.titles.at(owner, self.told.earlier) if mention is None else None
        target = self._holder(owner, office) if office is not None and not office.relation else None
        person = mention if mention is not None and mention.kind == "person" else target.mention if target is not None else None
        if person is None:
            return
        tokens = self.told.page.tokens[min(token.subtree()[0].i, owner.i) : token.i + 1]
        span = self.told.page.span_of(tokens)
        yield Mention(
            id=self.told.page.document.fact_id("mention", span.start, span.end, "media"),
            evidence=Evidence(sentence=self.told.page.sentence_span(token.sentence), trigger=span, rule="anaphora.site"),
            span=span,
            kind="media",
            name=f"{person.name} {token.lower}",
            code=self.told.state_of(person.name),
            form="full",
            resolved=True,
        )

    def _names_holder(self, token: Token) -> bool:
        """A name follows or explains the title: it speaks for itself."""
        following = self.told.earlier.mention_of.get(token.i + 1)
        if following is not None and following.kind == "person":
            return True
        return any(
            child.dep == "appos" and (m := self.told.earlier.mention_of.get(child.i)) is not None and m.kind == "person"
            for child in token.children
        ) or token.dep in ("appos", "attr", "compound", "oprd")

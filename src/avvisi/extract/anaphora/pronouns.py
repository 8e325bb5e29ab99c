"""Whom a pronoun means: 'he', 'her', 'its', 'they'. No guess where nothing fits."""

from collections.abc import Iterator

from avvisi.extract.anaphora.things import Things
from avvisi.extract.anaphora.told import REACH, Target, Told, back, first_of
from avvisi.extract.grammar.tags import SUBJECTS
from avvisi.model.facts import Mention
from avvisi.parse.tokens import Sentence, Token

HE = frozenset(["he", "him", "his", "himself"])
SHE = frozenset(["she", "her", "hers", "herself"])
_IT = frozenset(["it", "its", "itself"])
_THEY = frozenset(["they", "them", "their", "theirs", "themselves", "both"])
_TALKS = frozenset(["talk", "talks", "meeting", "conversation", "discussion", "discussions", "consultation", "negotiation", "summit"])
_MEETS = frozenset(["meet", "telephone", "phone", "ring", "greet", "receive", "host", "join"])


class Pronouns:
    """`at(token)` resolves a pronoun of one page."""

    def __init__(self, told: Told) -> None:
        self.told = told
        self.things = Things(told, self.bound)
        self.pair: list[Target] = []  # whom 'the two sides' meant last

    def told_as_two(self, token: Token, two: list[Mention]) -> None:
        """'the two sides' stood for these, which a 'they' behind it means too."""
        self.pair = [Target(mention, token, token.sentence, token.dep in SUBJECTS) for mention in two]

    def at(self, token: Token) -> Iterator[Mention]:
        """What this pronoun stands for: one mention, or one for each of several."""
        lower = token.lower
        if lower in HE or lower in SHE:
            gender = "f" if lower in SHE else "m"
            target = self._named_next(token, gender) or self.person(token, gender)
            if target:
                yield self.told.mention([token], target.mention, "pronoun", "anaphora.person")
                self.told.stood(target, token)
        elif lower in _IT:
            thing = self.things.meant(token)
            if thing:
                yield self.told.mention([token], thing.mention, "pronoun", "anaphora.it")
                self.told.stood(thing, token)
        elif lower in _THEY:
            several = {(t.mention.kind, t.mention.code or t.mention.name): t for t in self._plural(token)}
            for member in several.values() if len(several) > 1 else ():  # one and the same, told twice, is not 'they'
                yield self.told.mention([token], member.mention, "pronoun", "anaphora.they")

    def _named_next(self, token: Token, gender: str) -> Target | None:
        """'During his talks in Lima, Soto said': a pronoun before the main clause means its subject, where nobody was named before it there."""
        root = token.sentence.root
        subject = next((c for c in root.children if c.dep in SUBJECTS), None)
        if subject is None or subject.i < token.i or not any(_opening(t, root) for t in (token, *token.ancestors())):
            return None
        mention = self.told.earlier.mention_of.get(subject.i)
        if mention is None or mention.kind != "person" or self.told.genders.get(mention.name, "") not in ("", gender):
            return None
        first = token.sentence.start
        if any(m.kind == "person" and m.name != mention.name for m in self.told.earlier.mentions_in(first, token.start)):
            return None
        return Target(mention, subject, token.sentence, True)

    def person(self, token: Token, gender: str) -> Target | None:
        """The person a pronoun means: the subject of this sentence or the one before, not another argument of its own verb."""
        best: tuple[float, Target] | None = None
        for target in reversed(self.told.persons):
            back = token.sentence.index - target.sentence.index
            if back > REACH or best is not None and back > 2:
                break
            known = _told_gender(target.head) or self.told.genders.get(target.mention.name, "")
            if known and known != gender:
                continue
            if back == 0 and self.bound(token, target):
                continue
            score = -2.0 * back + (1.6 if target.subject else 0) + (0.3 if target.head.dep not in ("poss", "compound", "nmod") else -0.6)
            if target.sentence.region != token.sentence.region and back:
                score -= 1
            if token.dep in SUBJECTS and target.subject and self._main(target.head) == (back > 0):
                score += 0.4
            score += (target.head.i - token.i) * 0.002
            if known == gender:
                score += 0.7
            if best is None or score > best[0]:
                best = (score, target)
        return best[1] if best else None

    def _main(self, token: Token) -> bool:
        """Whether a subject belongs to the main clause; also that of 'Soto said …, the agency reported'."""
        verb = first_of(token).head
        if verb.dep == "ccomp" and verb.head.dep == "ROOT" and verb.i < verb.head.i:
            told_by = [t for c in verb.head.children if c.dep in SUBJECTS for t in (c, *c.children)]
            return any((m := self.told.earlier.mention_of.get(t.i)) is not None and m.kind == "media" for t in told_by)
        return verb.dep == "ROOT"

    @staticmethod
    def bound(token: Token, target: Target) -> bool:
        """'Soto met him': an object is not the subject of its own verb; 'his' may be."""
        if token.tag == "PRP$":
            noun = token.head
            if noun.dep == "appos":
                return noun.head is target.head  # 'Ruiz, his deputy'
            if noun.dep == "attr":
                return first_of(target.head).head is noun.head and target.subject  # 'Ruiz is his deputy'
            return noun is target.head
        if token.lower.endswith("self"):
            return False
        verb = token.head if token.dep in ("dobj", "dative", "nsubj", "nsubjpass") else token.head.head if token.dep == "pobj" else None
        if verb is None:
            return False
        if verb.dep in ("xcomp", "advcl") and not any(child.dep in SUBJECTS for child in verb.children) and token.dep not in SUBJECTS:
            verb = verb.head  # 'Ruiz was sworn in to replace him'
        return first_of(target.head).head is verb and (target.subject or token.dep in SUBJECTS)

    def _plural(self, token: Token) -> list[Target]:
        """'they' after 'Egypt and Libya' or 'Ruiz and Soto' as subject, or after 'Ruiz met Soto': those who met."""
        for sentence in back(self.told.page, token, 1):
            for kind in (self.told.persons, self.told.things):
                here = [t for t in self.told.before(kind, sentence, token) if t.mention.form != "adjective"]
                for target in here:
                    if target.subject and target.head.dep in SUBJECTS:
                        joined = [t for t in here if t.head.dep == "conj" and first_of(t.head) is target.head]
                        if joined:
                            return [target, *joined]
            if met := self._met(sentence, token):
                return met
            if self.pair and self.pair[0].sentence is sentence and self._free(self.pair[0].head, token):
                return self.pair
        return []

    def _free(self, pair: Token, token: Token) -> bool:
        """'brought the two sides together, and they agreed': nobody else is told of in the plural in between; the subject, where sentences part."""
        between = self.told.page.tokens[pair.i + 1 : token.i]
        beside = pair.sentence is token.sentence or first_of(pair).dep in SUBJECTS
        return (
            len(self.pair) == 2 and beside and pair.i < token.i and not any(t.tag in ("NNS", "NNPS") and t.dep in SUBJECTS for t in between)
        )

    def _met(self, sentence: Sentence, token: Token) -> list[Target]:
        """The one who met and the one who was met, in a sentence before the word: 'Ruiz held talks with Soto'."""
        here = [t for kind in (self.told.persons, self.told.things) for t in self.told.before(kind, sentence, token)]
        for one in here:
            verb = one.head.head
            top = verb.head if verb.dep == "xcomp" else verb
            if one.head.dep != "nsubj" or verb.tag[:2] != "VB" or one.mention.form == "adjective" or top is token.head:
                continue
            met = _met_with(verb)
            other = [t for t in here if t.head.i in met and t.mention.form != "adjective" and t.mention.kind == one.mention.kind]
            if len(other) == 1:
                return [one, other[0]]
        return []


def _met_with(verb: Token) -> set[int]:
    """The words for whom its subject meets: of 'met Soto', 'held talks with Soto', 'went to meet with Soto'."""
    held = [c for v in (verb, *(c for c in verb.children if c.dep == "xcomp")) for c in (v, *v.children)]
    homes = [t for t in held if t.lemma in _MEETS and t.tag[:2] == "VB" or t.lemma in _TALKS and t.dep in ("dobj", "pobj")]
    over = [*homes, *(t.head for t in homes if t.dep == "dobj")]
    whom = [o for home in over for p in home.children if p.lower == "with" for o in p.children]
    whom += [o for home in homes if home.tag[:2] == "VB" for o in home.children if o.dep == "dobj"]
    return {t.i for t in whom}


def _told_gender(head: Token) -> str:
    """'m' of somebody whom a 'he' stood for last, whatever the given name tells; '' of a name."""
    return "m" if head.lower in HE else "f" if head.lower in SHE else ""


def _opening(token: Token, root: Token) -> bool:
    """A phrase or clause that opens its sentence, before the subject."""
    return token.head is root and token.dep in ("prep", "advcl") and token.i < root.i

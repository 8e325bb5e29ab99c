"""Pronouns and descriptions that stand for someone named: 'he', 'the minister', 'the two countries', 'its'. Marked as resolved; no guess where nothing fits."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from avvisi.extract.base import Findings
from avvisi.extract.reading import Office
from avvisi.extract.titles import Titles
from avvisi.lexicon.load import Lexicon
from avvisi.lexicon.words import listed
from avvisi.model.facts import Evidence, Mention, MentionForm, MentionKind, Tenure
from avvisi.parse.tokens import Parsed, Sentence, Token

_HE = frozenset(["he", "him", "his", "himself"])
_SHE = frozenset(["she", "her", "hers", "herself"])
_IT = frozenset(["it", "its", "itself"])
_THEY = frozenset(["they", "them", "their", "theirs", "themselves"])
_SUBJECT = frozenset(("nsubj", "nsubjpass"))
_STATE_NOUNS = listed("anaphora_state_nouns")
_PERSON_NOUNS = frozenset(["leader", "president", "minister", "official", "diplomat", "statesman", "politician", "dignitary"])
_ANY_OFFICE = frozenset(["official", "leader", "diplomat", "politician", "statesman"])
_ONE_STATE = frozenset(["country", "nation", "state", "republic", "kingdom"])
_FEMALE = listed("anaphora_female")
_MALE = listed("anaphora_male")
_BODY_NOUNS: dict[str, frozenset[str]] = {
    word: frozenset(kinds.split())
    for word, kinds in {
        "agency": "agency", "newspaper": "newspaper", "daily": "newspaper", "paper": "newspaper", "magazine": "magazine", "channel": "broadcaster",
        "broadcaster": "broadcaster", "network": "broadcaster", "station": "broadcaster", "website": "website", "alliance": "alliance", "bloc": "igo bloc",
        "organization": "igo ngo", "organisation": "igo ngo", "union": "", "council": "", "league": "", "commission": "", "ministry": "ministry",
        "group": "armed ngo", "movement": "armed", "militia": "armed", "party": "party", "court": "court", "tribunal": "court", "parliament": "chamber",
        "company": "company", "bank": "", "fund": "", "front": "", "committee": "",
    }.items()
}  # fmt: skip
HOLDERS = 80  # persons looked back over for a title's holder
REACH = 4  # sentences back


class Target(NamedTuple):
    """What a word may stand for: a mention, and how it stood."""

    mention: Mention
    head: Token
    sentence: Sentence
    subject: bool


class Anaphora:
    """Needs names and offices."""

    name = "anaphora"

    def __init__(self, lexicon: Lexicon) -> None:
        self.titles = Titles(lexicon.world)
        self.gender = lexicon.world.given
        self.regions = lexicon.world.regions
        world = lexicon.world
        self.kinds = {**{body.name: body.kind for body in world.bodies}, **{medium.name: medium.kind for medium in world.media}}
        self.state_names = world.code_names

    def __call__(self, page: Parsed, earlier: Findings) -> Iterator[Mention]:
        """The resolved words, in order of the text."""
        reader = _Reader(self, page, earlier)
        for sentence in page.sentences:
            for token in sentence.tokens:
                yield from reader.at(token)


class _Reader:
    """One document read from front to back: what has been named so far, what stood for whom."""

    def __init__(self, rules: Anaphora, page: Parsed, earlier: Findings) -> None:
        self.rules, self.page, self.earlier = rules, page, earlier
        self.persons: list[Target] = []
        self.things: list[Target] = []  # states, organisations, media
        self.tenures: dict[str, list[Tenure]] = {}
        for tenure in earlier.tenures:
            self.tenures.setdefault(tenure.person, []).append(tenure)
        self.genders = {m.name: self._gender(m) for m in earlier.mentions if m.kind == "person"}
        self._entered: set[str] = set()
        self._held: set[int] = set()  # nouns of titles that were found to mean somebody

    def at(self, token: Token) -> Iterator[Mention]:
        """What this token stands for, if it is such a word; and names are remembered."""
        mention = self.earlier.mention_of.get(token.i)
        if mention is not None:
            if mention.id not in self._entered:
                self._entered.add(mention.id)
                self._remember(mention, self.earlier.head_of(mention.span) or token)
            return
        if token.tag in ("PRP", "PRP$"):
            yield from self._pronoun(token)
        elif token.tag in ("NN", "NNS", "NNP", "NNPS"):
            yield from self._description(token)

    def _remember(self, mention: Mention, head: Token) -> None:
        subject = head.dep in _SUBJECT or head.dep == "conj" and _first(head).dep in _SUBJECT
        target = Target(mention, head, head.sentence, subject)
        if mention.kind == "person":
            self.persons.append(target)
        elif mention.kind in ("state", "organisation", "media", "group"):
            self.things.append(target)

    def _gender(self, mention: Mention) -> str:
        """'f', 'm' or '' from titles before the name and the given name."""
        tokens = self.page.tokens_in(mention.span.start, mention.span.end)
        before = self.page.tokens[tokens[0].i - 1].lower if tokens and tokens[0].i else ""
        if before in _FEMALE:
            return "f"
        if before in _MALE:
            return "m"
        return self.rules.gender.get(mention.name.split()[0].split("-")[0], "")

    # pronouns

    def _pronoun(self, token: Token) -> Iterator[Mention]:
        lower = token.lower
        if lower in _HE or lower in _SHE:
            gender = "f" if lower in _SHE else "m"
            target = self._named_next(token, gender) or self._person(token, gender)
            if target:
                yield self._mention([token], target.mention, "pronoun", "anaphora.person")
                self._stood(target, token)
        elif lower in _IT:
            thing = self._thing(token)
            if thing:
                yield self._mention([token], thing.mention, "pronoun", "anaphora.it")
                self._stood(thing, token)
        elif lower in _THEY:
            for member in self._plural(token):
                yield self._mention([token], member.mention, "pronoun", "anaphora.they")

    def _named_next(self, token: Token, gender: str) -> Target | None:
        """'During his talks in Lima, Soto said': a pronoun before the main clause means its subject, where nobody was named before it there."""
        root = token.sentence.root
        subject = next((c for c in root.children if c.dep in _SUBJECT), None)
        if subject is None or subject.i < token.i or not any(_opening(t, root) for t in (token, *token.ancestors())):
            return None
        mention = self.earlier.mention_of.get(subject.i)
        if mention is None or mention.kind != "person" or self.genders.get(mention.name, "") not in ("", gender):
            return None
        first = token.sentence.start
        if any(m.kind == "person" and m.name != mention.name for m in self.earlier.mentions_in(first, token.start)):
            return None
        return Target(mention, subject, token.sentence, True)

    def _person(self, token: Token, gender: str) -> Target | None:
        """The person a pronoun means: the subject of this sentence or the one before, not another argument of its own verb."""
        best: tuple[float, Target] | None = None
        for target in reversed(self.persons):
            back = token.sentence.index - target.sentence.index
            if back > REACH or best is not None and back > 2:
                break
            known = self.genders.get(target.mention.name, "")
            if known and known != gender:
                continue
            if back == 0 and self._bound(token, target):
                continue
            score = -2.0 * back + (1.6 if target.subject else 0) + (0.3 if target.head.dep not in ("poss", "compound", "nmod") else -0.6)
            if target.sentence.region != token.sentence.region and back:
                score -= 1
            if token.dep in _SUBJECT and target.subject and _main(target.head) == (back > 0):
                score += 0.4
            score += (target.head.i - token.i) * 0.002
            if known == gender:
                score += 0.7
            if best is None or score > best[0]:
                best = (score, target)
        return best[1] if best else None

    @staticmethod
    def _bound(token: Token, target: Target) -> bool:
        """'Soto met him': an object is not the subject of its own verb; 'his' may be."""
        if token.tag == "PRP$":
            noun = token.head
            if noun.dep == "appos":
                return noun.head is target.head  # 'Ruiz, his deputy'
            if noun.dep == "attr":
                return _first(target.head).head is noun.head and target.subject  # 'Ruiz is his deputy'
            return noun is target.head
        if token.lower.endswith("self"):
            return False
        verb = token.head if token.dep in ("dobj", "dative", "nsubj", "nsubjpass") else token.head.head if token.dep == "pobj" else None
        if verb is None:
            return False
        if verb.dep in ("xcomp", "advcl") and not any(child.dep in _SUBJECT for child in verb.children) and token.dep not in _SUBJECT:
            verb = verb.head  # 'Ruiz was sworn in to replace him'
        return _first(target.head).head is verb and (target.subject or token.dep in _SUBJECT)

    def _thing(self, token: Token) -> Target | None:
        """What 'it' means: the last subject that is a state or body, in this sentence before it or the one before. Expletives mean nothing."""
        if token.lower == "it" and _expletive(token):
            return None
        best: tuple[float, Target] | None = None
        for target in reversed(self.things):
            back = token.sentence.index - target.sentence.index
            if back > 1:
                break
            if target.mention.form == "adjective" or back == 0 and self._bound(token, target) or not self._acts(target):
                continue
            score = -1.5 * back + (2 if target.subject else 0) + (target.head.i - token.i) * 0.01
            if target.head.dep in ("pobj", "compound", "nmod"):
                score -= 0.8
            if best is None or score > best[0]:
                best = (score, target)
        return (
            best[1] if best and (best[1].subject or best[1].head.dep in ("dobj", "pobj") and best[1].sentence is token.sentence) else None
        )

    @staticmethod
    def _acts(target: Target) -> bool:
        return not (target.head.dep == "conj" or any(child.dep == "conj" for child in target.head.children))

    def _plural(self, token: Token) -> list[Target]:
        """'they' after 'Egypt and Libya' or 'Ruiz and Soto' as subject."""
        for sentence in _back(self.page, token, 1):
            for kind in (self.persons, self.things):
                here = [t for t in kind if t.sentence is sentence and t.head.i < token.i and t.mention.form != "adjective"]
                for target in here:
                    if target.subject and target.head.dep in _SUBJECT:
                        joined = [t for t in here if t.head.dep == "conj" and _first(t.head) is target.head]
                        if joined:
                            return [target, *joined]
        return []

    def _stood(self, target: Target, token: Token) -> None:
        """A pronoun renews what it stands for."""
        renewed = Target(target.mention, token, token.sentence, token.dep in _SUBJECT)
        (self.persons if target.mention.kind == "person" else self.things).append(renewed)

    # descriptions

    def _description(self, token: Token) -> Iterator[Mention]:
        words = [t for t in token.children if t.i < token.i]
        lowers = {t.lower for t in words}
        if (
            token.tag in ("NNS", "NNPS")
            and (token.lemma in _STATE_NOUNS or token.lemma in _PERSON_NOUNS)
            and not any(
                t.dep in ("amod", "compound") and t.text[:1].isupper() for t in words
            )  # 'the two Himalayan kingdoms' are told by more
            and (
                "two" in lowers
                and bool(lowers & {"the", "these", "those", "their", "its", "his", "her"})
                or "both" in lowers
                or "both" in {t.lower for t in self.page.tokens[max(0, token.i - 2) : token.i]}
            )
        ):
            yield from self._pair(token, words)
        elif token.lower in _ONE_STATE and token.tag in ("NN", "NNP"):
            yield from self._one_state(token, words)
        elif token.lower in _BODY_NOUNS and token.tag in ("NN", "NNP") and lowers <= {"the", "this"} and lowers:
            yield from self._body(token)
        elif token.lower in ("website", "channel", "account", "blog") and token.tag in ("NN", "NNP"):
            yield from self._site(token)
        elif self.rules.titles.is_head(token) and token.tag in ("NN", "NNP") and lowers & {"the", "this", "that"}:
            yield from self._office(token)

    def _pair(self, token: Token, words: list[Token]) -> Iterator[Mention]:
        """'the two countries', 'both sides', 'the two leaders'."""
        first = min([*words, token], key=lambda t: t.i)
        tokens = self.page.tokens[first.i : token.i + 1]
        persons = token.lemma in _PERSON_NOUNS
        pair = self._last_persons(token) if persons else []
        found: Iterable[Mention] = pair if len(pair) == 2 else self._last_states(token)
        for mention in found:
            yield self._mention(tokens, mention, "description", "anaphora.pair")

    def _last_persons(self, token: Token) -> list[Mention]:
        """The two persons of the sentence before (or this one), if there are just two; else the two last subjects: 'Soto said … For his part
        Ruiz said … The two leaders'."""
        subjects: dict[str, Mention] = {}
        for sentence in _back(self.page, token, 2):
            here = [t for t in self.persons if t.sentence is sentence and t.head.i < token.i]
            names = {t.mention.name: t.mention for t in here}
            if len(names) == 2 and not subjects:
                return list(names.values())
            for target in reversed(here):
                if target.subject and target.mention.name not in subjects:
                    subjects[target.mention.name] = target.mention
            if len(subjects) >= 2:
                return list(subjects.values())[::-1] if len(subjects) == 2 else []
        return []

    def _last_states(self, token: Token) -> list[Mention]:
        """The two states that this sentence, or those before it, speak of; the two named most so far where there are more."""
        counts: dict[str, float] = {}
        samples: dict[str, Mention] = {}
        for sentence in _back(self.page, token, REACH + 2):
            together = self._states(sentence, token, together=True)
            if len(together) == 2:
                return together
            here = dict.fromkeys(self._states(sentence, token))
            for mention in here:
                counts[mention.code or ""] = counts.get(mention.code or "", 0) + 1 / (1 + token.sentence.index - sentence.index)
                samples.setdefault(mention.code or "", mention)
            if len(samples) == 2:
                return list(samples.values())
            if len(samples) > 2:
                break
        if len(samples) < 2:
            return []
        total: dict[str, int] = {}
        for target in self.things:
            if target.mention.kind == "state" and target.mention.code in samples:
                total[target.mention.code or ""] = total.get(target.mention.code or "", 0) + 1
        best = sorted(samples, key=lambda code: (-total.get(code, 0), -counts[code]))
        if total.get(best[1], 0) == total.get(best[2] if len(best) > 2 else "", 0):
            return []
        return [samples[code] for code in best[:2]]

    def _states(self, sentence: Sentence, token: Token, *, together: bool = False) -> list[Mention]:
        """The states of a sentence before this token: named, or of the persons named. `together`: of those joined in one subject."""

        def counts(target: Target) -> bool:
            return target.sentence is sentence and target.head.i < token.i and (not together or _joined(target.head))

        found = [t.mention for t in self.things if t.mention.kind == "state" and counts(t)]
        for target in self.persons:
            if counts(target):
                state = next((t.state for t in self.tenures.get(target.mention.name, ()) if t.state), None)
                known = next((t.mention for t in self.things if t.mention.code == state), None) if state else None
                if known is not None:
                    found.append(known)
        return list({m.code: m for m in found}.values())

    def _one_state(self, token: Token, words: list[Token]) -> Iterator[Mention]:
        """'the country', 'his country', 'the Arab nation': the state of the possessor, or the last one that fits the adjective."""
        named = (
            o for c in token.children if c.dep == "prep" and c.lower == "of" for o in c.children
        )  # 'the nation of Chad', not 'accused the nation of fraud'
        if any(o.tag in ("NNP", "NNPS") for o in named) or any(
            t.dep == "nummod" or t.lower in ("a", "an", "any", "every", "no", "each", "third", "another", "other") for t in words
        ):
            return
        first = min([*words, token], key=lambda t: t.i)
        own = next((t for t in words if t.tag == "PRP$"), None)
        if own is not None:
            yield from self._own_country(token, own, first)
            return
        if not any(t.lower in ("the", "this") for t in words):
            return
        between = [t for t in self.page.tokens[first.i : token.i] if t.lower not in ("the", "this")]
        adjective = " ".join(t.text for t in between)
        members = self.rules.regions.get(adjective)
        if between and members is None or not between and token.lower == "state":
            return
        target = self._state_in(members, token)
        if target:
            shown = self.page.tokens[between[0].i : token.i + 1] if between else self.page.tokens[first.i : token.i + 1]
            yield self._mention(shown, target, "epithet" if between else "description", "anaphora.state")

    def _own_country(self, token: Token, own: Token, first: Token) -> Iterator[Mention]:
        target = self._person(own, "f" if own.lower in _SHE else "m") if own.lower in _HE | _SHE else None
        state = next((t.state for t in self.tenures.get(target.mention.name, ()) if t.state), None) if target else None
        mention = next((t.mention for t in self.things if t.mention.kind == "state" and t.mention.code == state), None) if state else None
        if mention is not None:
            yield self._mention(self.page.tokens[first.i : token.i + 1], mention, "description", "anaphora.own_state", skip=own)

    def _state_in(self, members: frozenset[str] | None, token: Token) -> Mention | None:
        """The last state before this token (in this sentence or the two before) that is one of these; or the only one of these named so far."""
        best: tuple[float, Mention] | None = None
        for target in reversed(self.things):
            back = token.sentence.index - target.sentence.index
            if back > 2:
                break
            mention = target.mention
            if mention.kind != "state" or members is not None and mention.code not in members or target.head.i >= token.i:
                continue
            score = -1.0 * back + (0.5 if target.subject else 0) - (0.8 if mention.form == "adjective" else 0)
            if best is None or score > best[0]:
                best = (score, mention)
        if best is None and members is not None:
            named = {t.mention.code: t.mention for t in self.things if t.mention.kind == "state" and t.mention.code in members}
            return next(iter(named.values())) if len(named) == 1 else None
        return best[1] if best else None

    def _body(self, token: Token) -> Iterator[Mention]:
        """'the alliance' after NATO, 'the agency' after a body or medium that is one, 'the newspaper'."""
        if any(child.i > token.i and child.dep in ("prep", "appos", "relcl") for child in token.children) or token.dep in (
            "compound",
            "attr",
            "appos",
        ):
            return
        for target in reversed(self.things):
            if token.sentence.index - target.sentence.index > REACH or target.head.i >= token.i or target.mention.kind == "state":
                continue
            kind = self.rules.kinds.get(target.mention.name, "")
            if kind in _BODY_NOUNS[token.lower] or token.lower in target.mention.name.lower().split():
                yield self._mention([token], target.mention, "description", "anaphora.body")
                self._stood(target, token)
                return

    def _office(self, token: Token) -> Iterator[Mention]:
        """'the minister', 'the Syrian president': whoever was named last and holds such an office, of that state where one is said."""
        office = self.rules.titles.at(token, self.earlier)
        if office is None or office.relation or self._names_holder(token) or office.last > token.i + 1:
            return
        target = self._holder(token, office)
        if target is not None:
            self._held.add(token.i)
            yield self._mention(self.page.tokens[office.first : token.i + 1], target.mention, "description", "anaphora.office")
            self._stood(target, token)

    def _holder(self, token: Token, office: Office) -> Target | None:
        """Who a title without a name means: one whose title has these words, else (for 'leader', 'official') the last person who fits at all."""
        wanted = [word for word in office.title.lower().split() if word not in ("senior", "top", "visiting")]
        before = [t for t in self.persons[-HOLDERS:] if t.head.i < token.i]
        fitting = [(t, held) for t in reversed(before) for held in self.tenures.get(t.mention.name, ()) if self._of_same(office, held)]
        for target, tenure in fitting:
            if all(word in tenure.title.lower().replace("-", " ").split() for word in wanted):
                return target
        if token.lemma in _ANY_OFFICE and len(wanted) == 1 and not self._unnamed_before(token):
            return next((t for t, held in fitting if office.state or t is before[-1]), None)
        return None

    def _unnamed_before(self, token: Token) -> bool:
        """'A Chadian official said …. The official added': somebody without a name was brought in by this noun."""
        for sentence in _back(self.page, token, 2):
            for other in reversed(sentence.tokens):
                if (
                    other.i < token.i
                    and other.lemma == token.lemma
                    and other.tag in ("NN", "NNS")
                    and other.dep not in ("amod", "compound")
                ):
                    return other.i not in self._held and other.i not in self.earlier.mention_of and not self._names_holder(other)
        return False

    @staticmethod
    def _of_same(office: Office, tenure: Tenure) -> bool:
        if office.state is not None:
            return tenure.state == office.state
        return office.of is None or tenure.of == office.of

    def _site(self, token: Token) -> Iterator[Mention]:
        """'the president's website': a channel of a person's own, by which words are published."""
        owner = token.child("poss")
        if owner is None:
            return
        mention = self.earlier.mention_of.get(owner.i)
        office = self.rules.titles.at(owner, self.earlier) if mention is None else None
        target = self._holder(owner, office) if office is not None and not office.relation else None
        person = mention if mention is not None and mention.kind == "person" else target.mention if target is not None else None
        if person is None:
            return
        tokens = self.page.tokens[min(token.subtree()[0].i, owner.i) : token.i + 1]
        span = self.page.span_of(tokens)
        yield Mention(
            id=self.page.document.fact_id("mention", span.start, span.end, "media"),
            evidence=Evidence(sentence=self.page.sentence_span(token.sentence), trigger=span, rule="anaphora.site"),
            span=span,
            kind="media",
            name=f"{person.name} {token.lower}",
            code=next((t.state for t in self.tenures.get(person.name, ()) if t.state), None),
            form="full",
            resolved=True,
        )

    def _names_holder(self, token: Token) -> bool:
        """A name follows or explains the title: it speaks for itself."""
        following = self.earlier.mention_of.get(token.i + 1)
        if following is not None and following.kind == "person":
            return True
        return any(
            child.dep == "appos" and (m := self.earlier.mention_of.get(child.i)) is not None and m.kind == "person"
            for child in token.children
        ) or token.dep in ("appos", "attr", "compound", "oprd")

    def _mention(self, tokens: list[Token], like: Mention, form: MentionForm, rule: str, skip: Token | None = None) -> Mention:
        if skip is not None:
            tokens = [t for t in tokens if t is not skip]
        span = self.page.span_of(tokens)
        kind: MentionKind = like.kind
        return Mention(
            id=self.page.document.fact_id("mention", span.start, span.end, f"{kind}|{like.name}|{form}"),
            evidence=Evidence(sentence=self.page.sentence_span(tokens[0].sentence), trigger=span, rule=rule),
            span=span,
            kind=kind,
            name=self.rules.state_names.get(like.code or "", like.name) if kind == "state" else like.name,
            code=like.code,
            form=form,
            resolved=True,
        )


def _opening(token: Token, root: Token) -> bool:
    """A phrase or clause that opens its sentence, before the subject."""
    return token.head is root and token.dep in ("prep", "advcl") and token.i < root.i


def _joined(token: Token) -> bool:
    """'Peru and Chile signed', 'the leaders of Peru and Chile signed': one of several in the subject of its sentence's main clause."""
    top = _first(token)
    if top is token and not any(c.dep == "conj" for c in token.children):
        return False
    if top.dep == "pobj" and top.head.lower == "of" and top.head.head.tag in ("NNS", "NNPS"):
        top = top.head.head
    return top.dep in _SUBJECT and top.head is token.sentence.root


def _first(token: Token) -> Token:
    """The first of joined nouns."""
    while token.dep == "conj" and token.head is not token and token.head.pos in ("PROPN", "NOUN", "PRON"):
        token = token.head
    return token


def _main(token: Token) -> bool:
    """Whether a subject belongs to the main clause."""
    return _first(token).head.dep == "ROOT"


def _back(page: Parsed, token: Token, count: int) -> list[Sentence]:
    """This sentence and up to `count` before it, nearest first."""
    at = token.sentence.index
    return [page.sentences[i] for i in range(at, max(-1, at - count - 1), -1)]


def _expletive(token: Token) -> bool:
    """'It is clear that …', 'it was reported that …', 'it rained'."""
    verb = token.head
    if verb.lemma in ("rain", "snow", "seem", "appear", "take"):
        return True
    if any(child.dep in ("ccomp", "csubj", "xcomp", "advcl") and child.i > verb.i for child in verb.children) and (
        verb.lemma == "be" or any(c.dep == "auxpass" for c in verb.children)
    ):
        return True
    return verb.lemma == "be" and any(child.dep in ("attr", "acomp", "npadvmod") for child in verb.children)

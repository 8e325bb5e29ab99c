"""'the two countries', 'both sides', 'the two leaders': which two."""

from collections.abc import Iterable, Iterator
from functools import cached_property

from avvisi.extract.anaphora.told import REACH, Target, Told, back, first_of
from avvisi.extract.grammar.relatives import antecedent
from avvisi.extract.grammar.tags import SUBJECTS
from avvisi.lexicon.words import listed
from avvisi.model.facts import Mention
from avvisi.parse.tokens import Sentence, Token

_STATE_NOUNS = listed("anaphora_state_nouns")
_PERSON_NOUNS = frozenset(["leader", "president", "minister", "official", "diplomat", "statesman", "politician", "dignitary"])
_DEALS = frozenset(["meet", "speak", "talk", "call", "telephone", "ring", "invite", "receive", "host", "urge", "ask", "tell", "visit"])
_OPPOSED = frozenset(
    ["side", "party", "camp", "capital", "neighbour", "neighbor", "government"]
)  # whom a third urges, hosts, mediates between


class Pairs:
    """`is_one(token)` says whether a noun speaks of two; `at(token)` which two they are."""

    def __init__(self, told: Told, two: tuple[str, str] | None = None) -> None:
        self.told, self.two = told, two

    def is_one(self, token: Token, words: list[Token]) -> bool:
        """Whether the noun with these words before it speaks of two: 'these two states', 'both ministers'."""
        lowers = {t.lower for t in words}
        return (
            token.tag in ("NNS", "NNPS")
            and not any(
                t.dep in ("amod", "compound") and t.text[:1].isupper() for t in words
            )  # 'the two Himalayan kingdoms' are told by more
            and not (token.lemma == "side" and any(c.lower == "of" for c in token.children))  # 'both sides of the river'
            and (
                "two" in lowers
                and bool(lowers & {"the", "these", "those", "their", "its", "his", "her"})
                or "both" in lowers
                or self.two is not None
                and token.lemma in ("neighbour", "neighbor")
                and lowers == {"the"}
                or "both" in {t.lower for t in self.told.page.tokens[max(0, token.i - 2) : token.i]}
            )
            and (token.lemma in _STATE_NOUNS or token.lemma in _PERSON_NOUNS or bool(self._opposed(token)))
        )

    def at(self, token: Token, words: list[Token]) -> Iterator[Mention]:
        """'the two countries', 'both sides', 'the two leaders'."""
        first = min([*words, token], key=lambda t: t.i)
        tokens = self.told.page.tokens[first.i : token.i + 1]
        persons = token.lemma in _PERSON_NOUNS
        pair = self._last_persons(token) if persons else []
        opposed = self._opposed(token) if token.lemma in _OPPOSED else []
        found: Iterable[Mention] = pair or opposed or self._joined_states(token) or self._of_the_report(token) or self._last_states(token)
        found = found or (self._named_later(token) if not persons else [])
        if (acting := self._acting(token)) & {m.code if m.kind == "state" else m.name for m in found}:
            found = self._others(acting)
        for mention in found:
            yield self.told.mention(tokens, mention, "description", "anaphora.pair")

    @staticmethod
    def is_bare(token: Token) -> bool:
        """'the two', with no noun: 'The two failed to agree'."""
        alone = token.lower == "two" and token.tag == "CD" and token.dep in (*SUBJECTS, "dobj", "pobj")
        return alone and any(c.lower == "the" for c in token.children) and not any(c.lower == "of" for c in token.children)

    def bare(self, token: Token) -> Iterator[Mention]:
        """The two persons of the sentence before, where it names two and no more."""
        tokens = [*(c for c in token.children if c.lower == "the"), token]
        for mention in self._last_persons(token):
            yield self.told.mention(tokens, mention, "description", "anaphora.pair")

    def _acting(self, token: Token) -> set[str | None]:
        """Who deals with the two, and so is none of them: 'Soto, who spoke with the two ministers', 'Peru's premier rang both his colleagues'."""
        verb = next((t for t in token.ancestors() if t.tag[:2] == "VB"), None)
        whom = token.dep == "dobj" or token.dep == "pobj" and token.head.lower in ("with", "to", "on") and token.head.head is verb
        own = any(c.dep == "poss" for c in token.children)
        if verb is None or not whom or not (own or token.lemma in _PERSON_NOUNS and verb.lemma in _DEALS):
            return set()
        subject = next((c for c in verb.children if c.dep in SUBJECTS), None)
        doer = antecedent(subject, verb) if subject is not None else None
        mention = self.told.earlier.mention_of.get(doer.i) if doer is not None else None
        if mention is None or mention.kind not in ("person", "state"):
            return set()
        return {mention.code} if mention.kind == "state" else {mention.name, self.told.state_of(mention.name)}

    @cached_property
    def _reports_two(self) -> list[Mention]:
        """The two lands of the report, each as it is named last."""
        named = {m.code: m for m in self.told.earlier.mentions if m.kind == "state" and m.form != "pronoun"}
        return [named[code] for code in self.two or () if code in named]

    def _others(self, acting: set[str | None]) -> list[Mention]:
        """The two lands of the report, where the one who deals with both is of neither."""
        if self.two is None or acting & set(self.two):
            return []
        return self._reports_two

    def _opposed(self, token: Token) -> list[Mention]:
        """The two lands of the report, where a third deals with them: 'Brazil urged both sides'."""
        if self.two is None:
            return []
        here = {m.code for m in self._states(token.sentence, token)}
        if not here or set(self.two) & here:
            return []
        return self._reports_two

    def _of_the_report(self, token: Token) -> list[Mention]:
        """'Both sides undertook …' after a sentence on the witnesses: the two whose quarrel the report is about, once both were named."""
        if self.two is None or token.lemma not in _OPPOSED:
            return []
        named = {t.mention.code: t.mention for t in self.told.things if t.mention.kind == "state" and t.mention.form != "pronoun"}
        return [named[code] for code in self.two] if named.keys() >= set(self.two) else []

    def _named_later(self, token: Token) -> list[Mention]:
        """'Ministers of the two countries met in Lima. Bolivia wants …': the only two lands a report tells of, before it has named either."""
        if any(t.mention.kind == "state" for t in self.told.things) or self._acting(token):
            return []
        named = {m.code: m for m in reversed(self.told.earlier.mentions) if m.kind == "state" and m.form != "pronoun"}
        return sorted(named.values(), key=lambda m: m.span.start) if len(named) == 2 else []

    def _joined_states(self, token: Token) -> list[Mention]:
        """The two states that one subject joined last: 'Peru and Chile signed'."""
        for sentence in back(self.told.page, token, REACH + 2):
            together = self._states(sentence, token, together=True)
            if len(together) == 2:
                return together
        return []

    def _last_persons(self, token: Token) -> list[Mention]:
        """The two persons of the sentence before (or this one), if there are just two; else the two last subjects; else nobody:
        'Soto said … For his part Ruiz said … The two leaders'."""
        subjects: dict[str, Mention] = {}
        for sentence in back(self.told.page, token, 2):
            here = self.told.before(self.told.persons, sentence, token)
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
        for sentence in back(self.told.page, token, REACH + 2):
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
        for target in self.told.things:
            if target.mention.kind == "state" and target.mention.code in samples:
                total[target.mention.code or ""] = total.get(target.mention.code or "", 0) + 1
        best = sorted(samples, key=lambda code: (-total.get(code, 0), -counts[code]))
        if total.get(best[1], 0) == total.get(best[2] if len(best) > 2 else "", 0):
            return []
        return [samples[code] for code in best[:2]]

    def _states(self, sentence: Sentence, token: Token, *, together: bool = False) -> list[Mention]:
        """The states of a sentence before this token: named, or of the persons named. `together`: of those joined in one subject."""

        def here(targets: list[Target]) -> list[Target]:
            return [t for t in self.told.before(targets, sentence, token) if not together or _joined(t.head)]

        found = [t.mention for t in here(self.told.things) if t.mention.kind == "state"]
        for target in here(self.told.persons):
            state = self.told.state_of(target.mention.name)
            known = next((t.mention for t in self.told.things if t.mention.code == state), None) if state else None
            if known is not None:
                found.append(known)
        return list({m.code: m for m in found}.values())


def _joined(token: Token) -> bool:
    """'Peru and Chile signed', 'the leaders of Peru and Chile signed': one of several in the subject of its sentence's main clause."""
    top = first_of(token)
    if top is token and not any(c.dep == "conj" for c in token.children):
        return False
    if top.dep == "pobj" and top.head.lower == "of" and top.head.head.tag in ("NNS", "NNPS"):
        top = top.head.head
    return top.dep in SUBJECTS and top.head is token.sentence.root

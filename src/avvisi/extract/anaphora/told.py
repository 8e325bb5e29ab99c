"""What a page has told so far: who and what was named or stood for, in order; and how a word comes to mean one of them."""

from collections.abc import Mapping
from typing import NamedTuple

from avvisi.extract.base import Findings
from avvisi.extract.grammar.tags import SUBJECTS, is_noun
from avvisi.lexicon.words import listed
from avvisi.model.facts import Evidence, Mention, MentionForm, MentionKind, Tenure
from avvisi.parse.tokens import Parsed, Sentence, Token

REACH = 4  # sentences back
_FEMALE = listed("anaphora_female")
_MALE = listed("anaphora_male")


class Target(NamedTuple):
    """What a word may stand for: a mention, and how it stood."""

    mention: Mention
    head: Token
    sentence: Sentence
    subject: bool


class Told:
    """One document read from front to back. `enter` takes a name in, `stood` a word that means one, `mention` makes it a fact."""

    def __init__(self, page: Parsed, earlier: Findings, given: Mapping[str, str], state_names: Mapping[str, str]) -> None:
        self.page, self.earlier = page, earlier
        self._given, self._state_names = given, state_names
        self.persons: list[Target] = []
        self.things: list[Target] = []  # states, organisations, media
        self.tenures: dict[str, list[Tenure]] = {}
        for tenure in earlier.tenures:
            self.tenures.setdefault(tenure.person, []).append(tenure)
        self.genders = {m.name: self._gender(m) for m in earlier.mentions if m.kind == "person"}
        self._entered: set[str] = set()

    def enter(self, mention: Mention, token: Token) -> None:
        """Remember a name that the reading has come to, once."""
        if mention.id not in self._entered:
            self._entered.add(mention.id)
            self._remember(mention, self.earlier.head_of(mention.span) or token)

    def _remember(self, mention: Mention, head: Token) -> None:
        subject = _subject(head) or head.dep == "conj" and _subject(first_of(head))
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
        return self._given.get(mention.name.split()[0].split("-")[0], "")

    def state_of(self, person: str) -> str | None:
        """The state of the first of somebody's offices that is said to be of one."""
        return next((t.state for t in self.tenures.get(person, ()) if t.state), None)

    @staticmethod
    def before(targets: list[Target], sentence: Sentence, token: Token) -> list[Target]:
        """Those of the targets that stand in a sentence before a word; looked for from the end, where the reading is."""
        found = []
        for target in reversed(targets):
            if target.sentence.index < sentence.index:
                break
            if target.sentence is sentence and target.head.i < token.i:
                found.append(target)
        return found[::-1]

    def stood(self, target: Target, token: Token) -> None:
        """A word renews what it stands for."""
        renewed = Target(target.mention, token, token.sentence, _subject(token))
        (self.persons if target.mention.kind == "person" else self.things).append(renewed)

    def mention(self, tokens: list[Token], like: Mention, form: MentionForm, rule: str, skip: Token | None = None) -> Mention:
        """These words as another mention of whoever or whatever `like` names; `skip` is no part of them."""
        if skip is not None:
            tokens = [t for t in tokens if t is not skip]
        span = self.page.span_of(tokens)
        kind: MentionKind = like.kind
        return Mention(
            id=self.page.document.fact_id("mention", span.start, span.end, f"{kind}|{like.name}|{form}"),
            evidence=Evidence(sentence=self.page.sentence_span(tokens[0].sentence), trigger=span, rule=rule),
            span=span,
            kind=kind,
            name=self._state_names.get(like.code or "", like.name) if kind == "state" else like.name,
            code=like.code,
            form=form,
            resolved=True,
        )


def _subject(head: Token) -> bool:
    """A subject; also in 'The Omani premier, for his part, extended condolences', where the parse takes the verb for an adjective."""
    if head.dep in SUBJECTS:
        return True
    beside = [c for c in head.children if c.dep in ("appos", "conj") and c.i > head.i] if head.dep == "ROOT" and is_noun(head) else []
    return any(g.dep == "amod" and g.tag in ("VBN", "VBD") for c in beside for g in c.children)


def first_of(token: Token) -> Token:
    """The first of joined nouns."""
    while token.dep == "conj" and token.head is not token and token.head.pos in ("PROPN", "NOUN", "PRON"):
        token = token.head
    return token


def back(page: Parsed, token: Token, count: int) -> list[Sentence]:
    """This sentence and up to `count` before it, nearest first."""
    at = token.sentence.index
    return [page.sentences[i] for i in range(at, max(-1, at - count - 1), -1)]

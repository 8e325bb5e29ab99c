"""What verbs say of a person's office: 'was sworn in as', 'is', 'resigned as', 'leads', 'named Ruiz minister'; and since when."""

from collections.abc import Iterator
from typing import NamedTuple

from avvisi.extract.base import Findings
from avvisi.extract.reading import Office
from avvisi.extract.titles import Titles
from avvisi.lexicon.words import listed
from avvisi.model.facts import Qualifier, TimeExpression, Transition
from avvisi.parse.tokens import Token

_PASSIVE: dict[str, Transition] = {
    "elect": "elected", "reelect": "elected", "choose": "elected", "swear": "sworn_in", "inaugurate": "sworn_in", "crown": "sworn_in",
    "appoint": "appointed", "name": "appointed", "nominate": "appointed", "designate": "appointed", "install": "appointed",
    "promote": "appointed", "confirm": "appointed", "make": "appointed",
    "dismiss": "dismissed", "fire": "dismissed", "sack": "dismissed", "oust": "dismissed", "remove": "dismissed", "depose": "dismissed",
    "topple": "dismissed", "overthrow": "dismissed", "impeach": "dismissed",
}  # fmt: skip
_ENDS: dict[str, Transition] = {"resign": "resigned", "quit": "resigned", "retire": "resigned", "die": "died"}
_COPULAS = ("be", "become", "remain", "stay")
# Verbs that carry an office in 'as …'; praise and blame do not ('was hailed as a mediator').
_CAREER = listed("careers_career")
_OUT = frozenset(("dismissed", "resigned", "died"))
_DEEDS = {"lead": "Leader", "head": "Head", "chair": "Chairman"}
_SUBJECT = ("nsubj", "nsubjpass")
_KILLED = frozenset(["kill", "assassinate", "execute", "murder", "shoot", "hang"])


class Said(NamedTuple):
    """How an office was said: by which rule, with which verb (its date is the office's start or end), as what."""

    rule: str
    verb: Token | None = None
    transition: Transition | None = None
    qualifier: Qualifier | None = None
    start_end: bool = False


class Careers:
    """`said(tokens, earlier)` gives the offices that verbs say of the person named by these tokens."""

    def __init__(self, titles: Titles) -> None:
        self.titles = titles

    def said(self, tokens: list[Token], earlier: Findings) -> Iterator[tuple[Office, Said]]:
        """Offices with the way they were said."""
        inside = {t.i for t in tokens}
        root = next((t for t in tokens if t.head is t or t.head.i not in inside), tokens[-1])
        for verb in self._verbs(root):
            yield from self._of_verb(verb, root, earlier)
        yield from self._made(root, tokens, earlier)

    @staticmethod
    def _verbs(root: Token) -> list[Token]:
        """The verbs whose subject this name is, joined ones too; participles and relative clauses that hang on it."""
        found = [root.head] if root.dep in _SUBJECT and root.head.pos in ("VERB", "AUX") else []
        found += [
            c
            for c in root.children
            if c.dep in ("acl", "relcl")
            and c.pos in ("VERB", "AUX")
            and (c.dep == "acl" or any(g.dep in _SUBJECT and g.lower in ("who", "that") for g in c.children))
        ]
        for verb in list(found):
            found += [
                c for c in verb.children if c.dep == "conj" and c.pos in ("VERB", "AUX") and not any(g.dep in _SUBJECT for g in c.children)
            ]
        return found

    def _of_verb(self, verb: Token, root: Token, earlier: Findings) -> Iterator[tuple[Office, Said]]:
        if any(c.dep == "neg" or c.dep == "mark" and c.lower in ("whether", "if", "unless") for c in verb.children):
            return
        passive = (
            any(c.dep in ("auxpass", "nsubjpass") for c in verb.children)
            or verb.dep == "acl"
            and verb.tag == "VBN"
            or verb.tag == "VBN"
            and verb.dep == "conj"
        )
        future = any(c.dep == "aux" and c.lemma in ("will", "shall", "be") and c.tag == "MD" for c in verb.children)
        modal = any(c.dep == "aux" and c.tag == "MD" and c.lemma not in ("will", "shall") for c in verb.children)
        if modal:
            return
        transition = _PASSIVE.get(verb.lemma) if passive else _ENDS.get(verb.lemma)
        if verb.lemma == "take" and any(c.dep == "dobj" and c.lemma == "oath" for c in verb.children):
            transition = "sworn_in"
        if verb.lemma == "step" and any(c.lower in ("down", "aside") for c in verb.children):
            transition = "resigned"
        qualifier = self._qualifier(verb, transition, future)
        targets = () if verb.lemma in _PASSIVE and not passive else self._targets(verb, passive)
        for target in targets:
            office = self.titles.at(target, earlier)
            if office and (office.relation is None) and not self._of_other(target, root, earlier):
                yield (
                    office,
                    Said(f"offices.said:{verb.lemma}", verb, transition, None if office.qualifier not in ("current",) else qualifier, True),
                )
        if verb.lemma in _DEEDS and not passive:
            yield from self._deed(verb, qualifier, earlier)

    def _targets(self, verb: Token, passive: bool) -> Iterator[Token]:
        """Title nouns behind the verb: its complement, or what 'as' leads to."""
        for child in verb.children:
            if child.i < verb.i:
                continue
            if child.dep in ("attr", "oprd") and verb.lemma in (*_COPULAS, *_PASSIVE) or child.dep == "dobj" and passive:
                yield from self._title(child)
            elif child.dep == "xcomp" and child.lemma == "be":
                yield from (t for c in child.children if c.dep == "attr" for t in self._title(c))
            elif verb.lemma not in _CAREER and verb.lemma not in _PASSIVE and verb.lemma not in _ENDS:
                continue
            elif child.dep in ("prep", "mark") and child.lower == "as":
                yield from (t for c in child.children if c.dep in ("pobj", "amod") for t in self._title(c))
            elif child.dep in ("dobj", "prt", "advmod", "npadvmod", "prep", "pobj"):
                for below in child.children:
                    if below.dep == "prep" and below.lower == "as":
                        yield from (t for c in below.children if c.dep == "pobj" for t in self._title(c))

    def _title(self, token: Token) -> Iterator[Token]:
        """The token and those joined to it, where they are title nouns in the singular."""
        if self.titles.is_head(token) and token.tag in ("NN", "NNP"):
            yield token
            for child in token.children:
                if child.dep == "conj":
                    yield from self._title(child)

    @staticmethod
    def _of_other(target: Token, root: Token, earlier: Findings) -> bool:
        """The noun is itself a named person's title: 'became a critic of President Soto'."""
        following = earlier.mention_of.get(target.i + 1)
        return target.i in earlier.mention_of or following is not None and following.kind == "person"

    @staticmethod
    def _qualifier(verb: Token, transition: Transition | None, future: bool) -> Qualifier | None:
        if transition == "died":
            return "late"
        if future:
            return "outgoing" if transition in _OUT else "designate"
        if transition in _OUT:
            return "former"
        aux = {c.lower for c in verb.children if c.dep in ("aux", "auxpass")}
        if verb.lemma in ("be", "serve", "lead", "head", "chair") and (
            verb.tag == "VBD" or "had" in aux or verb.lower == "been" and "had" in aux
        ):
            return "former"
        return None

    def _deed(self, verb: Token, qualifier: Qualifier | None, earlier: Findings) -> Iterator[tuple[Office, Said]]:
        """'leads the Colorado Party': an office in a verb; only of a body that is named."""
        for child in verb.children:
            mention = earlier.mention_of.get(child.i)
            if (
                child.dep != "dobj"
                or mention is None
                or mention.kind not in ("organisation", "state")
                or mention.form in ("adjective", "pronoun", "description")
            ):
                continue
            inside = earlier.page.tokens_in(mention.span.start, mention.span.end)
            state = mention.code if mention.code in self.titles.state_names else None
            of = mention.code if mention.kind == "state" else mention.name
            sector = self.titles.sectors.get(_DEEDS[verb.lemma].lower()) or "GOV"
            office = Office(verb.i, inside[-1].i + 1, verb.i, _DEEDS[verb.lemma], of, state, "current", sector, None, None, None)
            yield office, Said(f"offices.deed:{verb.lemma}", verb, None, qualifier, True)

    def _made(self, root: Token, tokens: list[Token], earlier: Findings) -> Iterator[tuple[Office, Said]]:
        """'named Ruiz minister of trade', 'appointed Ruiz as envoy': the object of a verb that makes somebody something."""
        verb = root.head
        if (
            verb.lemma not in _PASSIVE
            or verb.tag == "VBN"
            and any(c.dep == "auxpass" for c in verb.children)
            or root.dep in ("nsubjpass", "pobj", "agent")
        ):
            return
        page_tokens, at = earlier.page.tokens, tokens[-1].i + 1
        if root.dep == "conj" or root.i < verb.i or at >= len(page_tokens) or any(c.dep == "neg" for c in verb.children):
            return
        if page_tokens[at].lower == "as":
            at += 1
        office = (
            self.titles.after(at, earlier)
            if at < len(page_tokens) and page_tokens[at].sentence is root.sentence and page_tokens[at].text != ","
            else None
        )
        if office:
            transition = _PASSIVE[verb.lemma]
            yield office, Said(f"offices.made:{verb.lemma}", verb, transition, "former" if transition in _OUT else None, True)

    # since when

    @staticmethod
    def dates(head: Token, said: Said, earlier: Findings) -> tuple[str | None, str | None]:
        """(start, end) as the words say: 'since 1957', 'from 2010 to 2016', 'until June', 'sworn in on Monday'."""
        if not said.start_end:
            return None, None
        start = end = None
        anchors = [head, *([said.verb] if said.verb is not None else [])]
        found = earlier.date_of
        for anchor in anchors:
            for token in anchor.children if anchor.pos in ("VERB", "AUX") else anchor.subtree():
                if token.lower not in ("since", "from", "until", "till", "to", "on", "in"):
                    continue
                value = next(
                    (d.value for t in token.subtree()[1:3] if (d := found.get(t.i)) and d.type == "DATE" and d.value and _day(d.value)),
                    None,
                )
                if value is None:
                    continue
                if token.lower in ("since", "from"):
                    start = start or value
                    end = end or _until(token, found)
                elif token.lower in ("until", "till", "to"):
                    end = end or value
                elif anchor is said.verb and said.transition:
                    start, end = (start, end or value) if said.transition in _OUT else (start or value, end)
                elif anchor is said.verb and said.verb.lemma in ("become", "take", "assume"):
                    start = start or value
        if said.verb is not None and (said.transition or said.verb.lemma in ("become", "take")) and start is None and end is None:
            value = next(
                (d.value for c in said.verb.children if c.dep == "npadvmod" and (d := found.get(c.i)) and d.value and _day(d.value)), None
            )
            start, end = (None, value) if said.transition in _OUT else (value, None)
        return start, end


def _until(token: Token, found: dict[int, TimeExpression]) -> str | None:
    """The other end of 'from 2001 to 2004'."""
    for at, other in enumerate(following := token.sentence.tokens[token.i - token.sentence.tokens[0].i + 1 :][:7]):
        if other.lower in ("to", "until", "till", "-", "–") and at + 1 < len(following):
            date = found.get(following[at + 1].i)
            return date.value if date is not None and date.value and _day(date.value) else None
    return None


def _day(value: str) -> bool:
    """A year, month or day of the calendar, not a duration, season or weekday without a date."""
    return len(value) in (4, 7, 10) and value.replace("-", "").isdigit()

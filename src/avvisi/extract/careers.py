"""What verbs say of a person's office: 'was sworn in as', 'is', 'resigned as', 'leads', 'named Ruiz minister'; and since when."""

from collections.abc import Iterator
from typing import NamedTuple

from avvisi.extract.base import Findings
from avvisi.extract.posts import Posts
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
# What somebody has or gets 'as' something: 'was given a second term as', 'kept his post as'.
_POST = frozenset(("post", "job", "role", "position", "seat", "term", "mandate", "duty", "place", "tenure", "stint"))
_HAS = frozenset(
    (
        "keep",
        "give",
        "win",
        "hold",
        "get",
        "retain",
        "accept",
        "begin",
        "start",
        "end",
        "finish",
        "complete",
        "resume",
        "serve",
        "leave",
        "lose",
        "secure",
    )
)
_OUT = frozenset(("dismissed", "resigned", "died"))
_STARTS = ("become", "take", "assume", "begin", "start", "enter")
_DEEDS = ("lead", "head", "chair")
_SUBJECT = ("nsubj", "nsubjpass")


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
        self.titles, self.posts = titles, Posts(titles)

    def said(self, tokens: list[Token], earlier: Findings) -> Iterator[tuple[Office, Said]]:
        """Offices with the way they were said."""
        inside = {t.i for t in tokens}
        root = next((t for t in tokens if t.head is t or t.head.i not in inside), tokens[-1])
        for verb in self._verbs(root):
            yield from self._of_verb(verb, root, earlier)
        yield from self._made(root, tokens, earlier)
        for office, verb, qualifier in self.posts.given(root, earlier):
            yield office, Said("offices.post:given", verb, None, qualifier, qualifier != "former")

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
        if any(c.tag == "TO" for c in verb.children) and any(c.dep in _SUBJECT for c in verb.children):
            return  # 'called for Soto to resign as premier'
        passive = (
            any(c.dep in ("auxpass", "nsubjpass") for c in verb.children)
            or verb.dep == "acl"
            and verb.tag == "VBN"
            and not self._active(verb, earlier)
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
        again = verb.lemma == "elect" and any(c.lower in ("re", "re-") for c in (*verb.children, verb))
        if verb.lower in ("re-elected", "reelected") or again:
            transition = "elected"
        qualifier = self._qualifier(verb, transition, future)
        yield from self._behind(verb, root, passive, transition, qualifier, earlier)
        for office, how, deed, as_what in self.posts.held(verb, earlier):
            yield office, Said(f"offices.post:{how}", verb, deed, as_what or qualifier, how == "held")
        if verb.lemma in _DEEDS and not passive:
            yield from self._deed(verb, qualifier, earlier)
        for below in verb.children:
            if (
                below.dep in ("xcomp", "advcl")
                and below.lemma in _DEEDS
                and any(c.lower == "to" and c.dep == "aux" for c in below.children)
            ):
                yield from self._to_lead(verb, below, transition, earlier)

    def _behind(
        self, verb: Token, root: Token, passive: bool, transition: Transition | None, qualifier: Qualifier | None, earlier: Findings
    ) -> Iterator[tuple[Office, Said]]:
        """The titles behind a verb; joined ones ('president and commander-in-chief of Chad') are of the same state."""
        found: list[Office] = []
        for target in () if verb.lemma in _PASSIVE and not passive else self._targets(verb, passive):
            if any(m.kind == "person" for m in earlier.mentions_in(verb.end, target.start) if m.form in ("full", "short")):
                continue  # 'Soto is premier and Ana Ruiz president' makes him no president
            office = self.titles.at(target, earlier)
            if office and (office.relation is None) and not self._of_other(target, root, earlier):
                found.append(office)
        state = next((o.state for o in found if o.state and o.of == o.state), None)
        for office in found:
            if office.of is None and state and len(found) > 1:
                office = office._replace(of=state, state=state)
            yield office, Said(f"offices.said:{verb.lemma}", verb, transition, None if office.qualifier != "current" else qualifier, True)

    def _to_lead(self, verb: Token, below: Token, transition: Transition | None, earlier: Findings) -> Iterator[tuple[Office, Said]]:
        """'was chosen to head the IAEA', 'is to lead the ministry': it will be so."""
        if transition not in ("elected", "appointed") and verb.lemma not in ("be", "agree", "return"):
            return
        qualifier: Qualifier | None = None if verb.lemma == "elect" else "designate"
        for office, _, _, _ in self.posts.held(below, earlier):
            yield office, Said(f"offices.post:{verb.lemma}", verb, transition, qualifier)
        for office, _ in self.posts.led(below, earlier):
            yield office, Said(f"offices.deed:{verb.lemma}", verb, transition, qualifier)

    def _targets(self, verb: Token, passive: bool) -> Iterator[Token]:
        """Title nouns behind the verb: its complement, or what 'as' leads to."""
        for child in verb.children:
            if child.i < verb.i:
                continue
            if child.dep == "dobj" and child.lemma in _POST and verb.lemma in _HAS:
                yield from (t for p in child.children if p.lower == "as" for c in p.children if c.dep == "pobj" for t in self._title(c))
            elif child.dep in ("attr", "oprd", "acomp") and verb.lemma in (*_COPULAS, *_PASSIVE) or child.dep == "dobj" and passive:
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
        if self.titles.is_head(token) and (token.tag in ("NN", "NNP") or token.lower == "general" and token.tag == "JJ"):
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
        """'leads the Colorado Party': an office in a verb."""
        for office, _ in self.posts.led(verb, earlier):
            yield office, Said(f"offices.deed:{verb.lemma}", verb, None, qualifier, True)

    def _made(self, root: Token, tokens: list[Token], earlier: Findings) -> Iterator[tuple[Office, Said]]:
        """'named Ruiz minister of trade', 'appointed Ruiz as envoy': the object of a verb that makes somebody something."""
        page_tokens, at = earlier.page.tokens, tokens[-1].i + 1
        if tokens[0].tag == "PRP$":
            return  # 'made his deputy minister of trade'
        verb = self._maker(tokens, page_tokens, earlier)
        if verb is None or at >= len(page_tokens) or any(c.dep in ("neg", "auxpass") for c in verb.children):
            return
        if page_tokens[at].lower == "as":
            at += 1
        elif tokens[0].i > 0 and page_tokens[tokens[0].i - 1].lower in ("and", ","):
            return  # a second one needs 'as'
        office = (
            self.titles.after(at, earlier)
            if at < len(page_tokens) and page_tokens[at].sentence is root.sentence and page_tokens[at].text != ","
            else None
        )
        if office:
            transition = _PASSIVE[verb.lemma]
            yield office, Said(f"offices.made:{verb.lemma}", verb, transition, "former" if transition in _OUT else None, True)

    def _maker(self, tokens: list[Token], page_tokens: list[Token], earlier: Findings) -> Token | None:
        """The verb that makes the named person something: 'named Ruiz', 'named General Ruiz …, and Soto as …'."""
        at, titles = tokens[0].i - 1, self.titles
        while at > 0 and (page_tokens[at].lower in titles.honorifics or page_tokens[at].lower in titles.ranks):
            at -= 1
        joined = page_tokens[at].lower == "and"
        while joined and at > 0 and page_tokens[at].pos not in ("VERB", "AUX") and page_tokens[at].text not in (".", ";"):
            at -= 1
        verb = page_tokens[at]
        made = verb.lemma in _PASSIVE and verb.pos == "VERB" and verb.sentence is tokens[0].sentence
        return verb if made and (verb.dep != "acl" or verb.tag != "VBN" or self._active(verb, earlier)) else None

    @staticmethod
    def _active(verb: Token, earlier: Findings) -> bool:
        """A finite verb that the parser took for a participle: a person's name is its object."""
        names = (earlier.mention_of.get(c.i) for c in verb.children if c.dep in ("dobj", "oprd") and c.i > verb.i)
        return any(m is not None and m.kind == "person" for m in names)

    # since when

    @staticmethod
    def dates(head: Token, said: Said, earlier: Findings) -> tuple[str | None, str | None]:
        """(start, end) as the words say: 'since 1957', 'from 2010 to 2016', 'until June', 'sworn in on Monday'."""
        if not said.start_end:
            return None, None
        start, end = _behind_title(head, earlier)
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
                elif anchor is said.verb and said.verb.lemma in _STARTS:
                    start = start or value
        if said.verb is not None and (said.transition or said.verb.lemma in _STARTS) and start is None and end is None:
            value = next(
                (d.value for c in said.verb.children if c.dep == "npadvmod" and (d := found.get(c.i)) and d.value and _day(d.value)), None
            )
            start, end = (None, value) if said.transition in _OUT else (value, None)
        return start, end


def _behind_title(head: Token, earlier: Findings) -> tuple[str | None, str | None]:
    """'foreign minister until March', 'premier since 2001': the word that follows the title or its complement."""
    for token in head.sentence.tokens[head.i - head.sentence.tokens[0].i + 1 :][:5]:
        if token.text in (",", ";", ".") or token.pos == "VERB":
            break
        if token.lower in ("since", "until", "till"):
            following = token.sentence.tokens[token.i - token.sentence.tokens[0].i + 1 :][:2]
            value = next(
                (d.value for t in following if (d := earlier.date_of.get(t.i)) and d.type == "DATE" and d.value and _day(d.value)), None
            )
            return (value, None) if token.lower == "since" else (None, value)
    return None, None


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

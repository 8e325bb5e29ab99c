"""What verbs say of a person's office: 'was sworn in as', 'is', 'resigned as', 'leads', 'named Ruiz minister'."""

from collections.abc import Iterator

from avvisi.extract.base import Findings
from avvisi.extract.career_verbs import CAREER, COPULAS, DEEDS, ENDS, HAS, OUT, PASSIVE, POST, Said
from avvisi.extract.grammar.joined import word_after
from avvisi.extract.grammar.tags import SUBJECTS
from avvisi.extract.office import Office
from avvisi.extract.posts import Posts
from avvisi.extract.titles import Titles
from avvisi.model.facts import Qualifier, Transition
from avvisi.parse.tokens import Token, root_of

_CLAUSE = 9  # words from 'whom' to the verb
_KEPT = frozenset(("keep", "retain"))
_WHILE = frozenset(("while", "as", "until", "till", "so"))


class Careers:
    """`said(tokens, earlier)` gives the offices that verbs say of the person named by these tokens."""

    def __init__(self, titles: Titles) -> None:
        self.titles, self.posts = titles, Posts(titles)

    def said(self, tokens: list[Token], earlier: Findings) -> Iterator[tuple[Office, Said]]:
        """Offices with the way they were said."""
        root = root_of(tokens)
        for verb in self._verbs(root):
            yield from self._of_verb(verb, root, earlier)
        yield from self._made(root, tokens, earlier)
        yield from self._whom(root, earlier)
        for office, verb, qualifier in self.posts.given(root, earlier):
            yield office, Said("offices.post:given", verb, None, qualifier, qualifier != "former")

    @staticmethod
    def _verbs(root: Token) -> list[Token]:
        """The verbs whose subject this name is, joined ones too; participles and relative clauses that hang on it."""
        found = [root.head] if root.dep in SUBJECTS and root.head.pos in ("VERB", "AUX") else []
        found += [
            c
            for c in root.children
            if c.dep in ("acl", "relcl")
            and c.pos in ("VERB", "AUX")
            and (c.dep == "acl" or any(g.dep in SUBJECTS and g.lower in ("who", "that") for g in c.children))
        ]
        for verb in list(found):
            found += [
                c for c in verb.children if c.dep == "conj" and c.pos in ("VERB", "AUX") and not any(g.dep in SUBJECTS for g in c.children)
            ]
        return found

    def _of_verb(self, verb: Token, root: Token, earlier: Findings) -> Iterator[tuple[Office, Said]]:
        if any(c.dep == "neg" or c.dep == "mark" and c.lower in ("whether", "if", "unless") for c in verb.children):
            return
        if (
            any(c.lower in ("or", "either", "nor") for c in root.children)
            or root.dep == "conj"
            and any(c.lower == "or" for c in root.head.children)
        ):
            return  # 'either Soto or Ruiz will be president'
        if any(c.tag == "TO" for c in verb.children) and any(c.dep in SUBJECTS for c in verb.children):
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
        transition = _transition(verb, passive)
        qualifier = self._qualifier(verb, transition, future)
        yield from self._behind(verb, root, passive, transition, qualifier, earlier)
        for office, how, deed, as_what in self.posts.held(verb, earlier):
            yield office, Said(f"offices.post:{how}", verb, deed, as_what or qualifier, how == "held")
        if verb.lemma in DEEDS and not passive:
            yield from self._deed(verb, qualifier, earlier)
        for below in verb.children:
            if below.dep in ("xcomp", "advcl") and below.lemma in DEEDS and any(c.lower == "to" and c.dep == "aux" for c in below.children):
                if verb.lemma == "use" and verb.tag in ("VBD", "VBN"):
                    yield from self._deed(below, "former", earlier)  # 'used to head the bank'
                yield from self._to_lead(verb, below, transition, earlier)

    def _behind(
        self, verb: Token, root: Token, passive: bool, transition: Transition | None, qualifier: Qualifier | None, earlier: Findings
    ) -> Iterator[tuple[Office, Said]]:
        """The titles behind a verb; joined ones ('president and commander-in-chief of Chad') are of the same state."""
        found: list[Office] = []
        for target in () if verb.lemma in PASSIVE and not passive else self._targets(verb, passive):
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
            if child.dep == "dobj" and child.lemma in POST and verb.lemma in HAS:
                yield from (t for p in child.children if p.lower == "as" for c in p.children if c.dep == "pobj" for t in self._title(c))
            elif child.dep in ("attr", "oprd", "acomp") and verb.lemma in (*COPULAS, *PASSIVE) or child.dep == "dobj" and passive:
                yield from self._title(child)
            elif child.dep == "xcomp" and child.lemma == "be":
                yield from (t for c in child.children if c.dep == "attr" for t in self._title(c))
            elif verb.lemma not in CAREER and verb.lemma not in PASSIVE and verb.lemma not in ENDS:
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
            return "outgoing" if transition in OUT else "designate"
        if transition in OUT:
            return "former"
        if verb.lemma == "be" and _shifted(verb):
            return None
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
        elif verb.lemma in _KEPT or tokens[0].i > 0 and page_tokens[tokens[0].i - 1].lower in ("and", ","):
            return  # a second one needs 'as'
        office = (
            self.titles.after(at, earlier)
            if at < len(page_tokens) and page_tokens[at].sentence is root.sentence and page_tokens[at].text != ","
            else None
        )
        if office and verb.lemma in _KEPT:
            yield office, Said(f"offices.made:{verb.lemma}", verb)
        elif office:
            transition = PASSIVE[verb.lemma]
            if transition in OUT and any(c.tag in ("MD", "TO") for c in verb.children):
                yield office, Said(f"offices.made:{verb.lemma}", verb)  # 'is seeking to oust Soto as chairman': he is it still
            else:
                yield office, Said(f"offices.made:{verb.lemma}", verb, transition, "former" if transition in OUT else None, True)

    def _whom(self, root: Token, earlier: Findings) -> Iterator[tuple[Office, Said]]:
        """'Soto, whom the junta named governor of Lima': what a relative clause makes of the one before it."""
        tokens, at = earlier.page.tokens, root.i + 1
        at += at < len(tokens) and tokens[at].text == ","
        if at >= len(tokens) or tokens[at].lower != "whom" or tokens[at].sentence is not root.sentence:
            return
        for verb in tokens[at + 1 : at + _CLAUSE]:
            if verb.sentence is not root.sentence or verb.text == ",":
                return
            if verb.lemma in PASSIVE and verb.tag in ("VBD", "VBN", "VBZ"):
                office = self.titles.after(verb.i + 1 + (word_after(verb) == "as"), earlier)
                transition = PASSIVE[verb.lemma]
                if office is not None and transition not in OUT:
                    yield office, Said(f"offices.made:{verb.lemma}", verb, transition, None, True)
                return

    def _maker(self, tokens: list[Token], page_tokens: list[Token], earlier: Findings) -> Token | None:
        """The verb that makes the named person something: 'named Ruiz', 'named General Ruiz …, and Soto as …'."""
        at, titles = tokens[0].i - 1, self.titles
        while at > 0 and (page_tokens[at].lower in titles.honorifics or page_tokens[at].lower in titles.ranks):
            at -= 1
        joined = page_tokens[at].lower == "and"
        while joined and at > 0 and page_tokens[at].pos not in ("VERB", "AUX") and page_tokens[at].text not in (".", ";"):
            at -= 1
        verb = page_tokens[at]
        made = (verb.lemma in PASSIVE or verb.lemma in _KEPT) and verb.pos == "VERB" and verb.sentence is tokens[0].sentence
        return verb if made and (verb.dep != "acl" or verb.tag != "VBN" or self._active(verb, earlier)) else None

    @staticmethod
    def _active(verb: Token, earlier: Findings) -> bool:
        """A finite verb that the parser took for a participle: a person's name is its object."""
        names = (earlier.mention_of.get(c.i) for c in verb.children if c.dep in ("dobj", "oprd") and c.i > verb.i)
        return any(m is not None and m.kind == "person" for m in names)


def _transition(verb: Token, passive: bool) -> Transition | None:
    """What becomes of the office by this verb; None where it tells that somebody has it."""
    if verb.lower in ("re-elected", "reelected") or verb.lemma == "elect" and any(c.lower in ("re", "re-") for c in (*verb.children, verb)):
        return "elected"
    if verb.lemma == "step" and any(c.lower in ("down", "aside") for c in verb.children):
        return "resigned"
    if verb.lemma == "take" and any(c.dep == "dobj" and c.lemma == "oath" for c in verb.children):
        return "sworn_in"
    return PASSIVE.get(verb.lemma) if passive else ENDS.get(verb.lemma)


def _shifted(verb: Token) -> bool:
    """'said they would not serve while Soto was premier': a past that only follows the one of telling."""
    if verb.dep != "advcl" or not any(c.dep in ("mark", "advmod") and c.lower in _WHILE and c.i < verb.i for c in verb.children):
        return False
    return any(c.dep == "aux" and c.lower in ("would", "could", "might") for c in verb.head.children)

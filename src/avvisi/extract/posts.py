"""Offices said by what they govern: 'won the presidency', 'takes over the Foreign Ministry', 'was chosen to head the IAEA', 'handed the portfolio to'."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from avvisi.extract.base import Findings
from avvisi.extract.office import Office
from avvisi.extract.titles import Titles
from avvisi.model.facts import Mention, Qualifier, Transition
from avvisi.parse.tokens import Token

# What one wins, holds or loses, and who holds it.
_PLACES = {
    "presidency": "President", "premiership": "Prime Minister", "chairmanship": "Chairman", "chancellorship": "Chancellor",
    "vice-presidency": "Vice President", "governorship": "Governor", "speakership": "Speaker", "secretaryship": "Secretary",
}  # fmt: skip
_FIELDS = ("foreign", "external", "defence", "defense", "interior", "home", "finance", "justice", "trade", "health", "economy", "oil")
_HELD = frozenset(["take", "get", "receive", "assume", "keep", "retain", "hold", "head", "lead", "run", "have", "inherit"])
_WON = frozenset(("win", "capture", "clinch", "secure"))
_RISE = frozenset(("move", "rise", "elevate", "promote", "accede", "ascend", "shift", "return", "kick"))
_LOST = frozenset(("lose", "relinquish", "surrender", "leave", "quit"))
_GIVE = frozenset(("give", "hand", "offer", "entrust", "pass", "transfer"))
_LEAD = {"lead": "Leader", "head": "Head", "chair": "Chairman"}
# Bodies without a name of their own that one leads.
_COMMON = frozenset(("government", "cabinet", "junta", "parliament", "opposition", "council", "commission"))
_MINISTRY = re.compile(r"(?i)^(?:ministry|department) (?:of|for) (?:the )?")


class Post(NamedTuple):
    """An office by what it governs: the tokens, its holder's title, of which state or body."""

    head: Token
    title: str
    of: str | None
    state: str | None


class Posts:
    """`held(verb, root, …)` reads what a person's verb says of a post; `given(root, …)` what a verb does for the person it points at."""

    def __init__(self, titles: Titles) -> None:
        self.titles = titles

    def post(self, token: Token, earlier: Findings) -> Post | None:
        """'the French presidency', 'Chile's Ministry of Defence', 'the interior portfolio', 'foreign affairs'."""
        mention = earlier.mention_of.get(token.i)
        named = [t for t in token.subtree() if t.i <= token.i] if token.dep != "ROOT" else []
        state = self._state(named, token, earlier)
        if token.lower in _PLACES:
            of = self._body(token, earlier)
            return Post(token, _PLACES[token.lower], state or of, state)
        if mention is not None and mention.kind == "organisation" and mention.form in ("full", "short"):
            title = self._ministry(mention.span.text)
            if title and mention.span.text.endswith("Foreign Office"):
                return Post(token, title, state, state)  # not only London has one
            code = mention.code if mention.code in self.titles.state_names else None
            return Post(token, title, state or code, state or code) if title else None
        field = next((c.lower for c in token.children if c.i == token.i - 1 and c.lower in _FIELDS), None)
        if field and token.lower in ("ministry", "portfolio", "affairs"):
            title = "Minister of Foreign Affairs" if field in ("foreign", "external") else f"{field.title()} Minister"
            return Post(token, "Minister of External Affairs" if field == "external" else title, state, state)
        return None

    def _ministry(self, name: str) -> str | None:
        """The title of who heads a ministry of this name."""
        if name.lower().endswith("state department"):
            return "Secretary of State"
        if name.lower().endswith("foreign office"):
            return "Foreign Minister"
        whole = _MINISTRY.search(name)
        if whole and name.lower().startswith("ministry"):
            return f"Minister of {name[whole.end() :]}"
        if name.endswith((" Ministry", " ministry")):
            words = [w for w in name.split()[:-1] if w.lower() not in ("the", "'s", "’s")]
            at = next((n for n, w in enumerate(words) if w.lower() in _FIELDS), len(words) - 1)
            return " ".join([*words[at:], "Minister"]).title() if words else None
        return None

    def _state(self, inside: list[Token], token: Token, earlier: Findings) -> str | None:
        """The state named in the phrase."""
        behind = [g for c in token.children if c.dep == "prep" and c.lower == "of" for g in c.children if g.dep == "pobj"]
        for word in (*inside, *behind):
            mention = earlier.mention_of.get(word.i)
            if mention is not None and mention.kind == "state":
                return mention.code
        return None

    @staticmethod
    def _body(token: Token, earlier: Findings) -> str | None:
        """The body whose chair or presidency it is."""
        for word in token.subtree():
            mention = earlier.mention_of.get(word.i)
            if mention is not None and mention.kind in ("organisation", "bloc") and word is not token:
                return mention.name
        return None

    def held(self, verb: Token, earlier: Findings) -> Iterator[tuple[Office, str, Transition | None, Qualifier | None]]:
        """Posts that the subject of this verb wins, takes, heads or loses."""
        behind = [
            g for c in verb.children if c.dep == "prep" and c.lower == "to" and verb.lemma in _RISE for g in c.children if g.dep == "pobj"
        ]
        for child in (*verb.children, *behind):
            if child.i < verb.i or child.dep not in ("dobj", "attr", "pobj"):
                continue
            post = self.post(child, earlier)
            if post is None:
                continue
            if child in behind:
                yield self._office(post), "rose", None, None
                continue
            if verb.lemma in _WON:
                yield self._office(post), "won", "elected", "elect"
            elif verb.lemma in _HELD:
                yield self._office(post), "held", None, _time(verb)
            elif verb.lemma in _LOST:
                yield self._office(post), "lost", None, "former"

    def led(self, verb: Token, earlier: Findings) -> Iterator[tuple[Office, Token]]:
        """'leads the Colorado Party', 'heads the junta': an office in a verb, with the word for what is led; only of what is named or common."""
        for child in verb.children:
            if child.dep != "dobj" or self.post(child, earlier) is not None:
                continue
            mention = earlier.mention_of.get(child.i)
            named = mention is not None and mention.kind in ("organisation", "state") and mention.form in ("full", "short")
            if not named and (child.lower not in _COMMON or child.tag != "NN"):
                continue
            yield self._leader(verb, child, mention if named else None, earlier), child

    def _leader(self, verb: Token, what: Token, mention: Mention | None, earlier: Findings) -> Office:
        code = mention.code if mention is not None else None
        title = "Head" if verb.lemma == "lead" and code in ("IGO", "UNO", "EUR") else _LEAD[verb.lemma]
        state = code if code in self.titles.state_names else None
        last, of = what.i + 1, state
        if mention is not None:
            last = earlier.page.tokens_in(mention.span.start, mention.span.end)[-1].i + 1
            of = mention.code if mention.kind == "state" else mention.name
        else:
            title = f"{title} of the {what.text.title()}"
            of = state = self._state([t for t in what.subtree() if t.i <= what.i], what, earlier)
        sector = self.titles.sectors.get(title.split()[0].lower()) or "GOV"
        return Office(verb.i, last, verb.i, title, of, state, "current", sector, None, None, None)

    def given(self, root: Token, earlier: Findings) -> Iterator[tuple[Office, Token, Qualifier | None]]:
        """'handed the Interior Ministry to Soto', 'takes the Foreign Ministry from Soto', 'gave Soto the presidency'."""
        above = root.head
        verb = above.head if root.dep == "pobj" and above.dep in ("prep", "dative") else above
        if verb.pos != "VERB" or any(c.dep == "neg" for c in verb.children):
            return
        objects = [c for c in verb.children if c.dep == "dobj" and c is not root]
        for post in (p for o in objects if (p := self.post(o, earlier)) is not None):
            if verb.lemma in _GIVE and (root.dep == "dative" or above.lower == "to") and root.dep in ("dative", "pobj"):
                yield self._office(post), verb, _time(verb)
            elif verb.lemma in _HELD and root.dep == "pobj" and above.lower == "from":
                yield self._office(post), verb, "former"
            elif verb.lemma in _LOST and root.dep == "pobj" and above.lower == "to":
                yield self._office(post), verb, None

    def _office(self, post: Post) -> Office:
        return Office(
            post.head.i, post.head.i + 1, post.head.i, post.title, post.of, post.state, "current",
            self.titles.sectors.get(post.title.split()[-1].lower()) or "GOV", None, None, None,
        )  # fmt: skip


def _time(verb: Token) -> Qualifier | None:
    """'will head', 'is to head': designate; 'headed', 'had held': former; 'took': current."""
    if any(c.dep == "aux" and c.lower in ("will", "would", "shall", "to") for c in verb.children):
        return "designate"
    past = verb.tag == "VBD" or any(c.lower == "had" for c in verb.children if c.dep == "aux")
    return "former" if past and verb.lemma in ("head", "lead", "run", "hold", "have", "chair") else None

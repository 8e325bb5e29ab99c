"""Which mention a noun phrase is about: that over its head, or the person whose name stands beside or behind a role."""

from collections.abc import Mapping, Set

from avvisi.model.facts import Mention
from avvisi.parse.tokens import Token


class About:
    """`about(head, tokens)`; `known` are the mentions by token, `officials` the nouns for offices."""

    def __init__(self, known: Mapping[int, Mention], officials: Set[str]) -> None:
        self._known, self._officials = known, officials

    def __call__(self, head: Token, tokens: tuple[Token, ...]) -> Mention | None:
        """The mention the phrase is about: that over its head (of whose words none may be shown); for a role the person set beside it ('the chief, Ana Pop')."""
        known = self._known
        found = known.get(head.i)
        role = head.tag in ("NN", "NNS") or head.lower in self._officials or head.lower == "one"
        if role and (found is None or found.kind != "person"):
            for before, token in zip(tokens, tokens[1:], strict=False):
                late = known.get(token.i)
                if (
                    before.text == ","
                    and late is not None
                    and late.kind == "person"
                    and late.span.start == token.start
                    and before.i > head.i
                ):
                    return late  # 'the editor of the weekly, Ana Pop'
        if role and head.lower in self._officials and (late := self._behind_title(head, tokens)) is not None:
            return late
        beside = head.child("appos") if role else None
        if beside is not None and beside in tokens and (named := known.get(beside.i)) is not None and named.kind == "person":
            return named
        if found is not None and found.kind in ("place", "instrument"):
            return None if found.kind == "instrument" else found if head.tag in ("NNP", "NNPS") else None
        if found is not None and found.form == "adjective":
            return None
        return found

    def _behind_title(self, head: Token, tokens: tuple[Token, ...]) -> Mention | None:
        """'the special envoy for Chad Ana Reis': a full name at the end of a title that a preposition opens, behind what the office is of."""
        late = self._known.get(tokens[-1].i) if tokens and tokens[-1].i > head.i + 2 else None
        if late is None or late.kind != "person" or " " not in late.name or late.span.end != tokens[-1].end:
            return None
        before = next((t for t in reversed(tokens) if t.end <= late.span.start), head)
        of = before.i > head.i + 1 and before.tag in ("NN", "NNS", "NNP", "NNPS") and before.lower not in self._officials
        return late if of and any(t.dep == "prep" and head.i < t.i < before.i for t in tokens) else None

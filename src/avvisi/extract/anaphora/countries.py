"""'the country', 'his country', 'the Arab nation': which state."""

from collections.abc import Iterator, Mapping

from avvisi.extract.anaphora.pronouns import HE, SHE, Pronouns
from avvisi.extract.anaphora.told import Told
from avvisi.lexicon.words import listed
from avvisi.model.facts import Mention
from avvisi.parse.tokens import Token

_KINGDOMS = frozenset(listed("stage_kingdoms"))
ONE_STATE = frozenset(["country", "nation", "state", "republic", "kingdom"])


class Countries:
    """`at(token)` resolves a noun for one state; `regions` says which states an adjective ('Arab') holds."""

    def __init__(self, told: Told, pronouns: Pronouns, regions: Mapping[str, frozenset[str]]) -> None:
        self.told, self.pronouns, self.regions = told, pronouns, regions

    def at(self, token: Token, words: list[Token]) -> Iterator[Mention]:
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
        between = [t for t in self.told.page.tokens[first.i : token.i] if t.lower not in ("the", "this")]
        adjective = " ".join(t.text for t in between)
        members = self.regions.get(adjective) or (_KINGDOMS if token.lower == "kingdom" and not between else None)
        if between and members is None or not between and token.lower == "state":
            return
        target = self._state_in(members, token)
        if target:
            shown = self.told.page.tokens[between[0].i : token.i + 1] if between else self.told.page.tokens[first.i : token.i + 1]
            yield self.told.mention(shown, target, "epithet" if between else "description", "anaphora.state")

    def _own_country(self, token: Token, own: Token, first: Token) -> Iterator[Mention]:
        target = self.pronouns.person(own, "f" if own.lower in SHE else "m") if own.lower in HE | SHE else None
        state = self.told.state_of(target.mention.name) if target else None
        mention = (
            next((t.mention for t in self.told.things if t.mention.kind == "state" and t.mention.code == state), None) if state else None
        )
        if mention is not None:
            yield self.told.mention(self.told.page.tokens[first.i : token.i + 1], mention, "description", "anaphora.own_state", skip=own)

    def _state_in(self, members: frozenset[str] | None, token: Token) -> Mention | None:
        """The last state before this token (in this sentence or the two before) that is one of these; or the only one of these named so far."""
        best: tuple[float, Mention] | None = None
        for target in reversed(self.told.things):
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
            named = {t.mention.code: t.mention for t in self.told.things if t.mention.kind == "state" and t.mention.code in members}
            return next(iter(named.values())) if len(named) == 1 else None
        return best[1] if best else None

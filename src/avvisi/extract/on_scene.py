"""Who is on the scene of a report: lands that do or have something, those whose officer is told of without a name, the White House.

A land in which there is fighting, to which a message goes or which is struck is not for that the one whose president a report means.
"""

from avvisi.extract.bare import AMERICA, UNIQUE, Bare, of_others
from avvisi.extract.grammar.prepositions import behind
from avvisi.extract.grammar.tags import OWNERS, SUBJECTS
from avvisi.extract.held import INCUMBENT, plain
from avvisi.model.facts import Tenure
from avvisi.parse.tokens import Token


def left_over(text: Bare, tenure: Tenure) -> str | None:
    """Where nothing else tells it: the one land whose government the report names, or the one spoken of just before."""
    facing = text.stage.facing(tenure, text.states)
    if tenure.qualifier not in INCUMBENT or facing is None:
        return None
    others = of_others(text, tenure) | {facing}
    left = text.here(tenure) - others
    if text.rivalled(tenure) and not left:
        return None
    if len(unnamed := _unnamed(text, plain(tenure.title)) - others) == 1:  # 'the president of Togo said … President Soto said'
        return min(unnamed)
    return next(
        (
            c
            for c in (text.stage.spoken(tenure), text.stage.governed(tenure))
            if c is not None and c not in others and left | _bodies_here(text, tenure) <= {c} and on_scene(text, c)
        ),
        None,
    )


def _bodies_here(text: Bare, tenure: Tenure) -> set[str]:
    """The lands whose bodies an office's sentence names: Chad for 'said that the Chadian Guard was near the border'."""
    sentence = text.page.sentence_at(tenure.span.start)
    found = text.earlier.mentions_in(sentence.start, sentence.end) if sentence is not None else []
    return {m.code or "" for m in found if m.kind == "organisation" and m.code in text.titles.state_names}


def on_scene(text: Bare, land: str) -> bool:
    """Whether a land is told of as one that does or has something; the United States also by what their papers name without them."""
    return land == AMERICA and text.american_signs > 0 or land in text.lands_acting


def white_house(text: Bare) -> bool:
    """Whether it names the White House as one that speaks or acts."""
    pairs = zip(text.page.tokens, text.page.tokens[1:], strict=False)
    return any(t.text == "White" and after.text == "House" and after.dep in SUBJECTS for t, after in pairs)


def _unnamed(text: Bare, title: str) -> set[str]:
    """The lands of which somebody of this title is told of without a name: Togo for 'the president of Togo said'."""
    found: set[str] = set()
    for token in text.page.tokens if title in UNIQUE and " " not in title else ():
        if (
            token.lower != title
            or any(c.dep in ("appos", "compound") and _a_person(text, c) for c in token.children)
            or _a_person(text, token)
        ):
            continue
        tells = [c for c in token.children if c.dep in OWNERS] + behind(token, "of")
        found |= {text.setting.code_of(m) or "" for t in tells if (m := text.earlier.mention_of.get(t.i)) is not None and m.kind == "state"}
    return found - {""}


def _a_person(text: Bare, token: Token) -> bool:
    beside = (token, token.head) if token.dep in ("compound", "nmod", "appos") else (token,)
    mentions = (text.earlier.mention_of.get(t.i) for t in beside)
    return any(m is not None and m.kind == "person" for m in mentions)

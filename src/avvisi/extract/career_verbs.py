"""The verbs of a career, what each does to an office, and how an office was said by one."""

from typing import NamedTuple

from avvisi.lexicon.words import listed
from avvisi.model.facts import Qualifier, Transition
from avvisi.parse.tokens import Token

# What somebody does to the holder, who is its object or the subject of its passive.
PASSIVE: dict[str, Transition] = {
    "elect": "elected", "reelect": "elected", "choose": "elected", "swear": "sworn_in", "inaugurate": "sworn_in", "crown": "sworn_in",
    "appoint": "appointed", "name": "appointed", "nominate": "appointed", "designate": "appointed", "install": "appointed",
    "promote": "appointed", "confirm": "appointed", "make": "appointed",
    "dismiss": "dismissed", "fire": "dismissed", "sack": "dismissed", "oust": "dismissed", "remove": "dismissed", "depose": "dismissed",
    "topple": "dismissed", "overthrow": "dismissed", "impeach": "dismissed",
}  # fmt: skip
ENDS: dict[str, Transition] = {"resign": "resigned", "quit": "resigned", "retire": "resigned", "die": "died"}
COPULAS = ("be", "become", "remain", "stay")
# Verbs that carry an office in 'as …'; praise and blame do not ('was hailed as a mediator').
CAREER = listed("careers_career")
# What somebody has or gets 'as' something: 'was given a second term as', 'kept his post as'.
POST = frozenset(("post", "job", "role", "position", "seat", "term", "mandate", "duty", "place", "tenure", "stint"))
HAS = frozenset(
    (
        "keep", "give", "win", "hold", "get", "retain", "accept", "begin", "start", "end", "finish", "complete",
        "resume", "serve", "leave", "lose", "secure",
    )
)  # fmt: skip
OUT = frozenset(("dismissed", "resigned", "died"))
STARTS = ("become", "take", "assume", "begin", "start", "enter")
DEEDS = ("lead", "head", "chair")


class Said(NamedTuple):
    """How an office was said: by which rule, with which verb (its date is the office's start or end), as what."""

    rule: str
    verb: Token | None = None
    transition: Transition | None = None
    qualifier: Qualifier | None = None
    start_end: bool = False

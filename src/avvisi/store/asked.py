"""What a user calls a state, as the record codes it."""

from functools import cache
from pathlib import Path

from avvisi.lexicon import world

SHIPPED = Path(world.__file__).resolve().parent.parent / "data"  # the whole lexicon takes longer to import than a question may


def code_of(name: str) -> str:
    """The ISO code of a state by its code, name or adjective ('US', 'britain', 'Russian'); of states of one name the one that is there today. Else the name in capitals."""
    wanted = name.strip()
    return _codes().get(wanted.casefold(), wanted.upper())


def name_of(code: str, otherwise: str | None = None) -> str:
    """The common English name of the state with this code; else what is given for it, or the code."""
    return _names().get(code, code if otherwise is None else otherwise)


@cache
def _names() -> dict[str, str]:
    return world.code_names(world.states((SHIPPED,)))


@cache
def _codes() -> dict[str, str]:
    found: dict[str, str] = {}
    for state in sorted(world.states((SHIPPED,)), key=lambda s: bool(s.until)):
        for word in (state.code, state.name, *state.names, *state.adjectives):
            found.setdefault(word.casefold(), state.code)
    return found

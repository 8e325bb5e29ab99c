"""A spaCy model loaded for reading alone: in two thirds of the time that `spacy.load` takes.

What reading needs not is not imported (spaCy's own command line and all that it brings), not made twice (the tokenizer, which the model's files
hold whole) and not looked for a hundred times (plug-ins of other packages).
"""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.metadata import EntryPoints
from types import ModuleType
from typing import Any

COMMANDS = ("spacy.cli", "spacy.cli.info")
TOKENIZER = "avvisi.from_files.v1"


def load(path: str, exclude: Sequence[str]) -> Any:
    """The model in this folder, without these parts."""
    with _no_commands():
        import spacy
    with _own_plugins():
        _register_tokenizer(spacy)
        return spacy.load(path, exclude=exclude, config={"nlp": {"tokenizer": {"@tokenizers": TOKENIZER}}})


@contextmanager
def _no_commands() -> Iterator[None]:
    """spaCy imported here goes without its command line; whoever asks for that later gets it."""
    if "spacy" in sys.modules:
        yield
        return
    for name in COMMANDS:
        stand_in = ModuleType(name)
        stand_in.__dict__.update(__path__=[], info=_info)
        sys.modules[name] = stand_in
    try:
        yield
    finally:
        for name in COMMANDS:
            sys.modules.pop(name, None)


def _info(*asked: Any, **more: Any) -> Any:
    """`spacy.info`, with the command line imported when it is asked."""
    from spacy.cli.info import info

    return info(*asked, **more)


@contextmanager
def _own_plugins() -> Iterator[None]:
    """spaCy's registries search all that is installed for plug-ins, again and again; meanwhile they see those that are spaCy's."""
    import catalogue  # type: ignore[import-untyped]

    known = catalogue.AVAILABLE_ENTRY_POINTS
    if isinstance(known, EntryPoints):
        catalogue.AVAILABLE_ENTRY_POINTS = EntryPoints(one for one in known if one.group.startswith(("spacy", "thinc")))
    try:
        yield
    finally:
        catalogue.AVAILABLE_ENTRY_POINTS = known


def _register_tokenizer(spacy: Any) -> None:
    """A tokenizer without rules, for the model's files to fill."""
    from spacy.tokenizer import Tokenizer

    if not spacy.registry.has("tokenizers", TOKENIZER):
        spacy.registry.tokenizers(TOKENIZER, func=lambda: lambda nlp: Tokenizer(nlp.vocab))

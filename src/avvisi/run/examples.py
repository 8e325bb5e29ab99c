"""A user's own lists tried out: do they load, and does each event rule do to its examples what they say?"""

from collections.abc import Iterator, Sequence
from pathlib import Path

from avvisi.flow import Flow
from avvisi.lexicon.event_rules import Rule, RuleFile
from avvisi.lexicon.events import read
from avvisi.model.coded import Coded
from avvisi.model.text import RawPage


def rules(folders: Sequence[Path]) -> list[Rule]:
    """The event rules of these folders' own files."""
    found: list[Rule] = []
    for folder in folders:
        for path in sorted((folder / "en" / "events").glob("*.toml")):
            if path.stem not in ("words", "operators"):
                found += read(path, RuleFile).rule
    return found


def failures(folders: Sequence[Path]) -> Iterator[str]:
    """One line for each example that the whole program, with these folders, reads otherwise. A list that does not load raises ValueError."""
    asked = [(rule, text, wanted) for rule in rules(folders) for wanted, texts in _examples(rule) for text in texts]
    pages = [RawPage(given_id=f"example {number}", text=text) for number, (_, text, _) in enumerate(asked)]
    for (rule, text, wanted), found in zip(asked, Flow(lexicon_folders=folders).code(pages), strict=True):
        told = isinstance(found, Coded) and any(rule.id in event.evidence.rule.split(" > ") for event in found.events)
        if told != wanted:
            yield f"rule {rule.id}: {'no event' if wanted else 'an event'} in {'yes' if wanted else 'no'} example “{text}”"


def _examples(rule: Rule) -> tuple[tuple[bool, list[str]], tuple[bool, list[str]]]:
    return (True, [example.text for example in rule.yes]), (False, list(rule.no))

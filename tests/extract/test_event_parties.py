"""Parties in their own words, and parties that only the sentences before tell: things, crowds, sides told once and meant again."""

from functools import cache
from pathlib import Path

import pytest

from avvisi.flow import Flow
from avvisi.lexicon.errors import LexiconError
from avvisi.model.coded import Coded
from avvisi.model.facts import Event, Party
from avvisi.model.text import RawPage

pytestmark = pytest.mark.model

WORDS = [
    ("Chadian jets launched raids on a rebel camp in Niger.", "ASSAULT", "Chadian jets", "a rebel camp in Niger"),
    ("Gabon expelled three nurses employed by the United Nations.", "SANCTION", "Gabon", "three nurses employed by the United Nations"),
    ("Laos's government imposed a curfew in Vientiane.", "COERCE", "Laos's government", "Vientiane"),
    ("Fiji refused a request from Tonga's premier to visit Samoa.", "REJECT", "Fiji", "Tonga's premier"),
    ("Malta will not lift the embargo until Cyprus withdraws its claim.", "REJECT", "Malta", "Cyprus"),
    ("Bolivia gave Peru a ten-day deadline to open the border.", "THREATEN", "Bolivia", "Peru"),
    ("A court in Quito jailed two bakers.", "COERCE", "A court in Quito", "two bakers"),
]
MEANT = [
    ("Oman expelled two envoys of Yemen on Monday. On Tuesday Yemen refused to take part in the talks.", "REJECT", ["YEM"], ["OMN"]),
    ("Zambian troops clashed with Malawian troops on Monday. Zambia closed the border on Tuesday.", "COERCE", ["ZMB"], ["MWI"]),
    ("Zambian troops clashed with Malawian troops on Monday. Kenya called for an end to the fighting.", "REQUEST", ["KEN"], ["MWI", "ZMB"]),
    ("In Nairobi, hundreds of students marched against Somalia on Friday.", "PROTEST", ["KEN"], ["SOM"]),
]


@cache
def flow() -> Flow:
    return Flow()


def told(text: str, kind: str, own: Flow | None = None) -> list[Event]:
    found = (own or flow()).code([RawPage(given_id="test", text=text)])[0]
    assert isinstance(found, Coded)
    return [e for e in found.events if e.type == kind]


def words(side: tuple[Party, ...]) -> str:
    return ", ".join(p.span.text for p in side if p.span is not None)


@pytest.mark.parametrize(("text", "kind", "actor", "recipient"), WORDS, ids=[w[0] for w in WORDS])
def test_parties_in_their_words(text: str, kind: str, actor: str, recipient: str) -> None:
    assert [(words(e.actors), words(e.recipients)) for e in told(text, kind)] == [(actor, recipient)]


@pytest.mark.parametrize(("text", "kind", "actors", "recipients"), MEANT, ids=[m[0] for m in MEANT])
def test_sides_told_before(text: str, kind: str, actors: list[str], recipients: list[str]) -> None:
    found = told(text, kind)[-1]
    assert ([p.code for p in found.actors], sorted(str(p.code) for p in found.recipients)) == (actors, recipients)


RULE = """code = "SUPPORT"
[[rule]]
id = "own.condemn"
verbs = ["condemn"]
recipient = ["obj"]
yes = [{ text = "Fiji condemned Tonga.", trigger = "condemned", actor = "Fiji", recipient = "Tonga" }]
no = ["The house was condemned."]
"""


def test_ones_own_rules_win_ties_and_say_so(tmp_path: Path) -> None:
    folder = tmp_path / "en" / "events"
    folder.mkdir(parents=True)
    (folder / "own.toml").write_text(RULE)
    (event,) = told("Fiji condemned Tonga.", "SUPPORT", Flow(lexicon_folders=[tmp_path]))
    assert event.evidence.rule == "own.condemn"
    assert [(b.rule, b.why) for b in event.beat] == [("accuse.condemn", "'condemn' and 'condemn' ask as much: one's own rules come first")]


def test_a_typo_names_the_file(tmp_path: Path) -> None:
    folder = tmp_path / "en" / "events"
    folder.mkdir(parents=True)
    (folder / "own.toml").write_text(RULE.replace("recipient = [", "recipeint = ["))
    with pytest.raises(LexiconError, match=r"own\.toml"):
        _ = Flow(lexicon_folders=[tmp_path]).lexicon.events

"""How likely an event is right: sure ones are given, doubtful ones kept aside with the reason, and a folder of one's own sets from when on."""

from pathlib import Path

import pytest

from avvisi.flow import Flow
from avvisi.lexicon.errors import LexiconError
from avvisi.lexicon.likely import load
from avvisi.lexicon.load import SHIPPED, Lexicon
from avvisi.model.coded import Coded
from avvisi.model.text import RawPage

TEXT = """TALLINN, March 3 (Baltic Wire) -- Estonian Foreign Minister Kadri Tamm met her Latvian counterpart, Ilze Kalna, in Tallinn on Monday.

Estonia and Latvia signed an agreement on ferry lines, Tamm said.

Tamm thanked Latvia for its help after the floods of last autumn.

In the harbour some dockers shouted at the ministers, and those who had come with the others were pushed back by theirs.

Later that day somebody told the papers that the men had been detained."""


def coded(flow: Flow, text: str = TEXT) -> Coded:
    found = flow.code([RawPage(given_id="likely", text=text, published="2003-03-03")])[0]
    assert isinstance(found, Coded)
    assert not found.problems
    return found


@pytest.mark.model
def test_what_both_ministers_did_is_given_and_who_was_detained_is_kept_aside(flow: Flow) -> None:
    found = coded(flow)
    assert ("CONSULT", "LVA", "EST") in {
        (e.type, e.actors[0].code, e.recipients[0].code) for e in found.events if e.actors and e.recipients
    }
    assert all(e.likely is not None and e.likely >= 0.5 for e in found.events)
    aside = [e for e in found.doubtful_events if e.evidence.trigger.text == "detained"]
    assert [(e.type, e.actors) for e in aside] == [("COERCE", ())]
    assert aside[0].likely is not None
    assert aside[0].likely < 0.5
    assert aside[0].why == "right in {:.0%} of such cases: {}".format(aside[0].likely, aside[0].why.partition(": ")[2])
    assert "recipient: of no known land" in aside[0].why


@pytest.mark.model
def test_a_lone_sentence_is_not_weighed(flow: Flow) -> None:
    found = coded(flow, "The men were detained in Tallinn.")
    assert [(e.type, e.likely) for e in found.events] == [("COERCE", None)]
    assert not found.doubtful_events


@pytest.mark.model
def test_explain_says_why_a_reading_is_not_given(flow: Flow) -> None:
    told = [w for w in flow.explain(RawPage(given_id="likely", text=TEXT, published="2003-03-03")) if w.words.text == "detained"]
    assert [(w.told, w.why.split(":")[0].startswith("right in ")) for w in told] == [(False, True)]


@pytest.mark.model
@pytest.mark.parametrize(("least", "kept", "aside"), [("0.0", True, False), ("1.0", False, True)])
def test_a_folder_of_ones_own_sets_from_when_on_events_are_given(tmp_path: Path, least: str, kept: bool, aside: bool) -> None:
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "likely.toml").write_text(f"least = {least}\n")
    found = coded(Flow(lexicon_folders=[tmp_path]))
    assert (bool(found.events), bool(found.doubtful_events)) == (kept, aside)
    assert len(found.events) + len(found.doubtful_events) == len(coded(Flow()).events) + len(coded(Flow()).doubtful_events)


def test_more_signs_for_it_make_it_likelier() -> None:
    weights = Lexicon().likely
    best, worst = (max, min)
    up = best(weights.weights, key=lambda s: weights.weights[s])
    down = worst(weights.weights, key=lambda s: weights.weights[s])
    assert weights.share([down]) < weights.share([]) < weights.share([up])
    assert weights.against([up, down]) == (down,)
    assert weights.share(["no such sign"]) == weights.share([])


def test_a_share_above_one_is_refused(tmp_path: Path) -> None:
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "likely.toml").write_text("least = 50\n")
    with pytest.raises(LexiconError, match=r"likely\.toml: .*least"):
        load([SHIPPED, tmp_path])

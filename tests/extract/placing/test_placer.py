"""Of which land a party is that no rule places: the one all signs lead to, where they do; never whoever may be of another."""

from pathlib import Path

import pytest

from avvisi.flow import Flow
from avvisi.lexicon.placing import PlacingWeights
from avvisi.model.coded import Coded
from avvisi.model.text import RawPage

TEXT = """WELLINGTON, March 3 (Tasman Wire) -- New Zealand shut two of its fishing grounds on Monday after a row over quotas.

The New Zealand government said the grounds off Otago would stay closed until May.

Hana Rewi criticised the decision, and the Southern Boats Circle rejected it.

New Zealand sells most of its fish abroad. In Nelson some crews blocked the quay, and Rewi urged Fisheries Minister Tom Aitken to resign.

Aitken refused, and observers accused New Zealand of haste."""
WEIGHTS = PlacingWeights(least=0.9, sentences=4, weights={"home": 3.0, "the other side": -1.0, "always": 1.0})


def sides(flow: Flow) -> dict[str, tuple[str | None, bool]]:
    """Who acts, by words -> land, and whether it is implied."""
    found = flow.code([RawPage(given_id="placing", text=TEXT, published="2003-03-03")])[0]
    assert isinstance(found, Coded)
    assert not found.problems
    return {p.span.text: (p.code, p.implied) for e in (*found.events, *found.doubtful_events) for p in e.actors if p.span is not None}


@pytest.mark.model
def test_somebody_of_no_told_land_is_of_the_one_that_the_report_plays_in(flow: Flow) -> None:
    assert sides(flow)["Rewi"] == ("NZL", True)
    assert sides(flow)["observers"] == (None, False)


@pytest.mark.model
def test_explain_says_what_speaks_for_the_land(flow: Flow) -> None:
    told = [w.why for w in flow.explain(RawPage(given_id="placing", text=TEXT, published="2003-03-03")) if w.words.text == "urged"]
    assert len(told) == 1
    assert "'Rewi' weighed as of NZL (" in told[0]


@pytest.mark.model
def test_a_folder_of_ones_own_sets_from_when_on_a_land_is_taken(tmp_path: Path) -> None:
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "placing.toml").write_text("least = 1.0\n")
    assert sides(Flow(lexicon_folders=[tmp_path]))["Rewi"] == (None, False)


def test_what_is_told_in_several_places_is_weighed_together() -> None:
    home, away = {"NZL": ("home",), "": ("always",)}, {"NZL": ("the other side",), "": ("always",)}
    assert WEIGHTS.shares([home])["NZL"] > WEIGHTS.shares([home, away])["NZL"] > WEIGHTS.shares([away])["NZL"]
    assert sum(WEIGHTS.shares([home, away]).values()) == pytest.approx(1.0)
    assert not WEIGHTS.shares([{}])


def test_reasons_are_those_that_speak_for_it() -> None:
    assert WEIGHTS.reasons(("home", "the other side", "no such sign")) == ("home",)

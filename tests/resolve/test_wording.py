"""What the reports of one incident call the same thing: found whatever the words are, and nothing found where they say the same."""

import re
from typing import Any

import pytest

from avvisi.lexicon.load import Lexicon
from avvisi.resolve.wording import called, otherwise
from tests.resolve.saying import span

EMPTY = Lexicon().resolving.empty


def event(report: str, act: str, party: str, status: str = "happened", **more: Any) -> dict[str, Any]:
    actor = {"kind": "state", "name": "Togo", "code": "TGO", "sector": "GOV", "person": None, "span": span(party), **more}
    return {"given_id": report, "status": status, "actors": [actor], "recipients": None, "evidence": {"trigger": span(act)}}


def shown(events: list[dict[str, Any]]) -> dict[str, set[str]]:
    return {row["of"]: {s["words"] for s in row["said"]} for row in called(events, EMPTY)}


@pytest.mark.parametrize(("ours", "theirs"), [("regime", "government"), ("vrootle", "plimsy")])
def test_what_each_calls_a_party_and_the_act_stands_side_by_side(ours: str, theirs: str) -> None:
    found = shown([event("a", "crushed", f"the {ours} in Lomé"), event("b", "dispersed", f"Togo's {theirs}")])
    assert found == {"TGO": {f"{ours} in Lomé", f"Togo's {theirs}"}, "the act": {"crushed", "dispersed"}}


def test_names_the_same_words_plans_pairs_and_persons_are_no_other_words() -> None:
    assert shown([event("a", "struck", "Togo"), event("b", "struck", "Lomé")]) == {}
    assert shown([event("a", "bombed", "the Togolese army"), event("b", "bombing", "Togo's army")]) == {}
    assert shown([event("a", "will strike", "Togo", "planned"), event("b", "bombed", "Togo")]) == {}
    assert shown([event("a", "struck", "the two sides"), event("b", "struck", "the rulers")]) == {}
    assert shown([event("a", "struck", "the president", person="Jo Sa"), event("b", "struck", "the strongman", person="Jo Sa")]) == {}


OURS = "Protesters burnt the mission on Monday after Oman put to death the Shiite cleric Anu Lagash in its southern province."
THEIRS = "Protesters burnt the mission on Monday after Oman put to death the convict Anu Lagash in its southern province."


@pytest.mark.parametrize(("cleric", "convict"), [("Shiite cleric", "convict"), ("snorve brill", "tamp")])
def test_words_put_in_the_place_of_others_are_found_whatever_they_are(cleric: str, convict: str) -> None:
    told = {"a": OURS.replace("Shiite cleric", cleric), "b": re.sub("convict", convict, THEIRS)}
    for telling in ({"a": [told["a"]]}, {"b": [told["b"]]}):
        (row,) = otherwise(told, telling, {}, EMPTY)
        assert (row["reports"], row["words"]) == (["a", "b"], [cleric, convict])


def test_days_numbers_and_sentences_beside_the_incident_are_not_compared() -> None:
    day = {"a": OURS, "b": OURS.replace("on Monday", "on that gloomy morning")}
    assert otherwise(day, {"a": [OURS]}, {"b": frozenset({"gloomy", "morning"})}, EMPTY) == []
    assert otherwise({"a": OURS, "b": THEIRS}, {}, {}, EMPTY) == []
    assert otherwise({"a": OURS, "b": OURS}, {"a": [OURS]}, {}, EMPTY) == []

"""What an outlet prints beside unlike stories is litter; what it prints again because it tells it again is not."""

from typing import Any

import pytest

from avvisi.lexicon.load import Lexicon
from avvisi.resolve.corrections import Anchor, Correction, bind
from avvisi.resolve.litter import Litter, learn
from avvisi.resolve.record import resolve
from avvisi.resolve.reports import Reports
from tests.resolve.saying import Facts, document, evidence

LEXICON = Lexicon()
STORIES = (
    ("Heavy rain flooded two markets in Gulu before dawn. Traders carried sacks of millet to a school. The mayor promised pumps by nightfall.",),
    ("Tonga's parliament passed a budget with new taxes on sugar. Opposition members left the chamber. Shopkeepers fear higher prices.",),
    ("A court in Quito freed three fishermen held over shark fins. Prosecutors will appeal. Their boats stay impounded at Manta.",),
    ("Latvian railways cancelled night trains to Daugavpils. Snow had buried a bridge. Engineers expect a week of repairs.",),
    ("Envoys from Oman and Kenya signed a shipping accord in Mombasa. Customs fees fall by half. Both navies will patrol the lanes.",),
    ("Nepalese climbers reached a peak that nobody had stood on. Storms had turned them back twice. They dedicated it to their teachers.",),
    ("Chile's miners ended a strike after nineteen days. Wages rise with copper. Union leaders called the vote narrow.",),
    ("Peacekeepers left a camp near Bria for the last time. Villagers watched helicopters lift the radios. Militias hold the roads.",),
)  # fmt: skip
ABOUT = "The Coast Lantern was founded by dock workers who met in Suva. It won a press prize in Fiji."


def page(
    number: int, *, foot: str = "", head: str = "", outlet: str | None = "The Coast Lantern", text: str | None = None
) -> dict[str, Any]:
    told = text if text is not None else "\n\n".join(STORIES[number % len(STORIES)])
    whole = "\n\n".join(x for x in (head, told, foot) if x)
    made = document(f"d{number}", whole, published=f"2015-0{1 + number // 28}-{1 + number % 28:02}", outlet=outlet)
    return {**made, "regions": [{"kind": "body", "start": 0, "end": len(whole)}]}


def learnt(pages: list[dict[str, Any]]) -> list[str]:
    return [b.text for b in learn(Reports(Facts(documents=pages)), LEXICON).blocks]


def test_what_stands_under_unlike_stories_on_several_days_is_litter() -> None:
    found = learn(Reports(Facts(documents=[page(i, foot=ABOUT) for i in range(6)])), LEXICON)
    assert [b.text for b in found.blocks] == [ABOUT] and found.blocks[0].stories == 6 and found.blocks[0].days == 6
    assert all(
        text["text"][a:b] == ABOUT for text, (_, a, b) in zip([page(i, foot=ABOUT) for i in range(6)], found.blocks[0].places, strict=True)
    )
    assert "6 reports" in found.blocks[0].why


@pytest.mark.parametrize("line", ["Envoys sign ferry accord in Apia", "More from the harbour"])
def test_links_to_other_stories_are_litter(line: str) -> None:
    assert learnt([page(i, foot=line) for i in range(6)]) == [line]


def test_a_few_reports_or_one_day_teach_nothing() -> None:
    assert learnt([page(i, foot=ABOUT) for i in range(2)]) == []
    assert learnt([{**page(i, foot=ABOUT), "published": "2015-01-01"} for i in range(6)]) == []
    assert learnt([page(i, foot=ABOUT, outlet=None) for i in range(6)]) == []


def test_a_story_printed_again_on_other_days_is_no_litter() -> None:
    told = STORIES[4][0] + "\n\nThe accord was read aloud in Swahili and Arabic."
    again = [page(i, text=f"{told}\n\nUpdate {i} of the harbour office followed in the evening of its day {i}.") for i in range(6)]
    assert learnt(again) == []


def test_background_that_belongs_to_its_stories_is_no_litter() -> None:
    background = "Mombasa and Muscat have traded dhows of cloves since the accord of 1987 between Oman and Kenya."
    leads = ("Kenya's navy freed a dhow off Mombasa.", "Oman raised fees for Kenya's cloves in Muscat.", "An accord on dhows failed in Mombasa, Oman said.",
             "Muscat sent cloves to Kenya under the accord.", "Kenya asked Oman about the missing dhow.", "Traded cloves rotted in Muscat as Oman and Kenya argued.")  # fmt: skip
    assert learnt([page(i, text=f"{lead} {STORIES[i][0]}", foot=background) for i, lead in enumerate(leads)]) == []


def test_set_phrases_of_a_newsroom_are_no_litter() -> None:
    pages = [page(i, foot="No one was hurt." if i % 8 == 0 else "", text=f"{STORIES[i % 8][0]} Number {i} of {i * 7}.") for i in range(48)]
    assert learnt(pages) == []


def test_what_a_dateline_opens_is_story() -> None:
    pages = []
    for i in range(6):
        made = page(i, head="SUVA - The weather office warned of storms over the islands today.")
        pages.append(
            {**made, "regions": [{"kind": "dateline", "start": 0, "end": 6}, {"kind": "body", "start": 7, "end": len(made["text"])}]}
        )
    assert learnt(pages) == []


def test_texts_are_not_copies_for_their_litter_alone_and_its_facts_count_nowhere() -> None:
    appeal = " ".join(["Please help us keep this newsroom open for every island and every harbour with your gift today,", ABOUT] * 2)
    pages = [page(i, foot=appeal) for i in range(6)]
    start = pages[0]["text"].index("met in Suva")
    event = {
        "document": "d0", "given_id": "d0", "id": "e0", "type": "CONSULT", "mode": "visit", "quad": 1, "status": "happened", "polarity": "+",
        "certainty": "certain", "outcome": "held", "background": False, "aspect": "single", "actors": [], "recipients": [], "date": None,
        "place": None, "occasion": None, "according_to": [], "evidence": evidence("met in Suva", start),
    }  # fmt: skip
    told = {**event, "id": "e1", "evidence": evidence("flooded", pages[0]["text"].index("flooded"))}
    made = resolve(Facts(documents=pages, events=[event, told]), LEXICON)
    assert set(made["document_columns"]["copy_family"].to_pylist()) == {None}
    assert made["incidents"]["id"].to_pylist() == ["e1"]
    block = made["litter"]["id"][0].as_py()
    assert {"event": "e0", "incident": None, "litter": block} in made["event_columns"].select(["event", "incident", "litter"]).to_pylist()
    assert made["document_columns"]["learnt_litter"][0].as_py()[0]["block"] == block


def test_a_user_can_say_that_it_is_text() -> None:
    pages = [page(i, foot=ABOUT) for i in range(6)]
    reports = Reports(Facts(documents=pages))
    at = Anchor(text_hash="hd3", start=pages[3]["text"].index(ABOUT), end=len(pages[3]["text"]))
    bound = bind([Correction(do="reject", what="litter", at=(at,), who="mira", when="2024-01-02")], Facts(documents=pages), reports)
    assert bound.rows[0]["found"] == 1
    assert learn(reports, LEXICON, bound.no_litter).blocks == ()


def test_nothing_learnt_leaves_everything_as_it_is() -> None:
    assert Litter().blanked(0, "text") == "text" and Litter().holds(0, 3) is None and Litter().column(1) == []

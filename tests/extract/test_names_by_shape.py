"""Names told by their shape: syllables, apostrophes, nicknames, titles that lead, headlines that write every word large."""

import pytest

from avvisi.flow import Flow
from tests.extract.coding import read

pytestmark = pytest.mark.model


def persons(flow: Flow, text: str) -> list[tuple[str, str]]:
    """Spans and names."""
    return [(m.span.text, m.name) for m in read(flow, text, "2014-03-10").mentions if m.kind == "person" and m.form in ("full", "short")]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Traders met; Kang In-seok spoke well. Kang left.", [("Kang In-seok", "Kang In-seok"), ("Kang", "Kang In-seok")]),
        ("Park Won-gil, a spokesman for the farmers, left.", [("Park Won-gil", "Park Won-gil")]),
        ("The envoys thanked Mayor Park Hye-jun.", [("Park Hye-jun", "Park Hye-jun")]),
        ("Doctors saw Liang Kuo-ch'eng in Taipei.", [("Liang Kuo-ch'eng", "Liang Kuo-ch'eng")]),
        ("Farid al-Bara'i seized the port. al-Bara'i wrote no decree.", [("Farid al-Bara'i", "Farid al-Bara'i"), ("al-Bara'i", "Farid al-Bara'i")]),
        ("Nasir al-'Umari, the minister, left.", [("Nasir al-'Umari", "Nasir al-'Umari")]),
        ("Daniel arap Koros left Nakuru. Koros had ruled.", [("Daniel arap Koros", "Daniel arap Koros"), ("Koros", "Daniel arap Koros")]),
    ],
)  # fmt: skip
def test_spellings_of_syllables_and_apostrophes(flow: Flow, text: str, wanted: list[tuple[str, str]]) -> None:
    assert persons(flow, text) == wanted


@pytest.mark.parametrize("text", ["Peru welcomed a Sadr-led protest.", "Dove Pro-war talks ended.", "Chad Two-day talks ended in Lima."])
def test_a_hyphen_makes_no_name(flow: Flow, text: str) -> None:
    assert not any("-" in words for words, _ in persons(flow, text))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Crown Prince Talal received the envoy.", "Talal"),
        ("Prince Nayef al-Harbi, the minister, received the envoy.", "Nayef al-Harbi"),
        ("Field Marshal Mohamed Shafiq Tawfik leads the council.", "Mohamed Shafiq Tawfik"),
        ("Pope Paul XI left for Lagos.", "Paul XI"),
    ],
)
def test_titles_that_lead_are_no_part_of_a_name(flow: Flow, text: str, name: str) -> None:
    assert persons(flow, text) == [(name, name)]


def test_a_nickname_between_marks_is_an_alias(flow: Flow) -> None:
    found = persons(flow, 'Luis "Pancho" Arriaga won in Lima. Pancho thanked his mother. Arriaga will rule.')
    assert found == [('Luis "Pancho" Arriaga', "Luis Arriaga"), ("Pancho", "Luis Arriaga"), ("Arriaga", "Luis Arriaga")]


@pytest.mark.parametrize("told", [", who is better known as Gus Rama,", ", or Gus Rama,", " (also known as Gus Rama)"])
def test_a_second_name_is_the_same_person(flow: Flow, told: str) -> None:
    found = persons(flow, f"Abdul Karim Wibowo{told} flew to Fiji. Gus Rama came back.")
    assert {name for _, name in found} == {"Abdul Karim Wibowo"}


def test_a_kinsman_with_an_unknown_first_name_is_another(flow: Flow) -> None:
    found = persons(flow, "Vazrik Torosian and Anna Torosian left Chad. Torosian had led the army.")
    assert found[:2] == [("Vazrik Torosian", "Vazrik Torosian"), ("Anna Torosian", "Anna Torosian")]


def test_a_daughters_name_is_not_her_fathers(flow: Flow) -> None:
    found = persons(flow, "Kartiwati Wironoputri won in Jakarta. She is the daughter of Wirono, who built the harbour.")
    assert ("Wirono", "Kartiwati Wironoputri") not in found


HEADLINES = [
    ("Laura Quispe Bans Night Fishing Over Lost Nets", "Fishermen in Peru were angry after Laura Quispe banned night fishing.", {"Laura Quispe"}),
    ("Quispe Wins Debate Over Odhiambo In Close Race", "Laura Quispe beat Ruth Odhiambo in a debate on Monday.", {"Laura Quispe", "Ruth Odhiambo"}),
    ("Governors Refuse To Turn Over Ballots Before Vote", "The governors said the ballots were safe.", set()),
]  # fmt: skip


@pytest.mark.parametrize(("headline", "story", "names"), HEADLINES)
def test_words_of_a_large_headline_are_no_names(flow: Flow, headline: str, story: str, names: set[str]) -> None:
    assert {name for _, name in persons(flow, f"{headline}\n\n{story}")} == names


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Guests came to Port-au-Prince.", "place"),
        ("Talks with Port-au-Prince failed.", "state"),
        ("He leads a council in St. George's, and Lima protested.", "place"),
        ("Suva was quiet on Sunday.", "place"),
    ],
)
def test_capitals_of_several_words(flow: Flow, text: str, kind: str) -> None:
    assert (
        next(m.kind for m in read(flow, text, "2014-03-10").mentions if m.span.text in ("Port-au-Prince", "St. George's", "Suva")) == kind
    )


def test_a_seat_where_something_happens_bears_its_own_name(flow: Flow) -> None:
    found = read(flow, "Farmers slept in Downing Street.", "2014-03-10").mentions
    assert [(m.kind, m.name) for m in found] == [("place", "Downing Street")]

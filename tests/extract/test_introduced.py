"""Names set right by the rest of a report: pairs, bodies, namesakes, acronyms."""

import pytest

from avvisi.flow import Flow
from tests.extract.coding import read

pytestmark = pytest.mark.model


def named(flow: Flow, text: str, kind: str) -> set[tuple[str, str]]:
    coded = read(flow, text, "2004-06-01")
    return {(m.span.text, m.name) for m in coded.mentions if m.kind == kind and m.form in ("full", "short")}


def test_two_names_in_a_hyphen_and_a_relative_of_the_same_name(flow: Flow) -> None:
    text = (
        "President Juan Pablo Soto of Ecuador met Premier Anna Lind of Sweden. President Soto's father, former President Juan Soto, was there. "
        "The Soto-Lind talks were held in Quito."
    )
    found = named(flow, text, "person")
    assert ("Juan Soto", "Juan Soto") in found
    assert not any("-" in name for _, name in found)


def test_a_party_is_no_person(flow: Flow) -> None:
    text = "Green Valley left the government on Monday. Anna Lind, who leads the Green Valley Party, spoke."
    assert {name for _, name in named(flow, text, "person")} == {"Anna Lind"}


def test_acronyms_stand_for_what_the_report_says(flow: Flow) -> None:
    text = "The VRU (Volta River Union) met at 0900 GMT about a free trade agreement (FTA). The FTA is new, the VRU said."
    found = named(flow, text, "organisation")
    assert ("VRU", "Volta River Union") in found
    assert not {words for words, _ in found} & {"FTA", "GMT"}


def test_a_pronoun_before_the_subject_and_an_official_without_a_name(flow: Flow) -> None:
    text = (
        "Peruvian President Juan Soto arrived on Monday. A Chadian official met Juan Soto. The official said it went well. "
        "During his talks in Lima, Togolese Premier Kofi Adu asked for help."
    )
    coded = read(flow, text, "2004-06-01")
    stood = {(m.span.text, m.name) for m in coded.mentions if m.kind == "person" and m.form in ("pronoun", "description")}
    assert ("his", "Kofi Adu") in stood
    assert not any("official" in words for words, _ in stood)


def test_a_title_that_ends_a_name_is_part_of_it(flow: Flow) -> None:
    text = "Iqbal Mahroz Khan, governor of the northern hills, arrived on Monday with two aides."
    assert ("Iqbal Mahroz Khan", "Iqbal Mahroz Khan") in named(flow, text, "person")


def test_a_land_in_the_capitals_that_open_a_report(flow: Flow) -> None:
    assert ("NEW ZEALAND", "New Zealand") in named(flow, "NEW ZEALAND has asked Fiji for an explanation of the delay.", "state")

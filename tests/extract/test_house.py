"""A name is that of the publishing house itself."""

import pytest

from avvisi.extract.quotes.house import of_the_house, own_people


@pytest.mark.parametrize(
    ("name", "outlet", "itself"),
    [
        ("Meridian", "Meridian Wire", True),
        ("the Meridian agency", "Meridian Wire", True),
        ("Gazette desk", "The Harbour Gazette", True),
        ("Gazette", "The Harbour Gazette", False),
        ("Times", "New Forest Times", False),
        ("Alba", "Meridian Wire", False),
        ("the news agency", "News Agency", False),
        (None, "Meridian Wire", False),
        ("Meridian", None, False),
    ],
)
def test_short_names_and_desks_are_the_house(name: str | None, outlet: str | None, itself: bool) -> None:
    assert of_the_house(name, outlet) is itself


def test_who_works_for_a_house_is_no_house() -> None:
    assert own_people("Lima and Quito bureaus") and own_people("A. Ferrand for Alba") and not own_people("Alba")

"""One office under several titles."""

from avvisi.resolve.office_lines import line_titles


def lines(*said: tuple[str, str | None, int, str | None]) -> list[str]:
    tenures = [{"title": title, "serves": serves, "state": of and of[:3]} for title, serves, _, of in said]
    return line_titles(tenures, [person for _, _, person, _ in said], [of for _, _, _, of in said])


def test_titles_of_one_office_are_one_line() -> None:
    found = lines(
        ("Foreign Minister", None, 1, "JOR"),
        ("Minister of Foreign Affairs", None, 2, "JOR"),
        ("Foreign Minister and Expatriates", None, 3, "JOR"),
        ("Foreign Minister", None, 4, "JOR"),
    )
    assert found == ["Foreign Minister"] * 4


def test_a_deputy_and_another_state_have_lines_of_their_own() -> None:
    found = lines(("Foreign Minister", None, 1, "JOR"), ("Deputy Foreign Minister", None, 2, "JOR"), ("foreign minister", None, 3, "OMN"))
    assert found == ["Foreign Minister", "Deputy Foreign Minister", "foreign minister"]


def test_one_aide_of_one_principal_has_one_line_and_two_aides_have_two() -> None:
    found = lines(
        ("Top Aide to the King", "King", 1, "JOR"),
        ("King's Adviser for Water", "King", 1, "JOR"),
        ("Aide to the King", "King", 2, "JOR"),
    )
    assert found[0] == found[1] != found[2]


def test_an_office_of_a_states_body_names_the_body() -> None:
    assert lines(("Secretary", None, 1, "JOR Water Council")) == ["Secretary of the JOR Water Council"]

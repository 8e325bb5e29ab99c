"""Stories come from words and days; cost and answer do not depend on the order of the documents."""

from avvisi.resolve.stories import Dated, stories
from avvisi.resolve.vectors import Counter, Features

count = Counter({"the", "of", "in", "a", "and", "on", "to"}, {"monday"})

QUAKE = (
    "A strong earthquake shook the town of Arandel on Monday and brought down the old Marrow Bridge.",
    "Rescuers in Arandel searched the ruins of Marrow Bridge after the earthquake.",
)
TREATY = (
    "Ministers of Velland and Ostria signed a fishing treaty in Port Selby.",
    "The fishing treaty signed in Port Selby ends a dispute of Velland and Ostria.",
)
OTHER = [
    f"The {a} {b} team won match number {n} in the {c} cup."
    for n, (a, b, c) in enumerate(zip("abcdefghij" * 4, "klmnopqrst" * 4, "uvwxyzuvwx" * 4, strict=True))
]


def grouped(texts: list[tuple[str, int | None]]) -> list[int]:
    return stories([Dated(earliest=day, latest=day) for _, day in texts], Features.of([count(text) for text, _ in texts]))


def groups(found: list[int], size: int) -> list[set[int]]:
    return sorted(({i for i in range(size) if found[i] == g} for g in {found[i] for i in range(size)}), key=min)


def test_two_happenings_are_two_stories() -> None:
    found = grouped([(t, 100) for t in (*QUAKE, *TREATY, *OTHER)])
    assert groups(found, 4) == [{0, 1}, {2, 3}]


def test_the_same_words_a_month_later_are_another_story() -> None:
    found = grouped([(QUAKE[0], 100), (QUAKE[1], 140), *((t, 100) for t in OTHER)])
    assert found[0] != found[1]

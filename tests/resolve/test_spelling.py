import pytest

from avvisi.resolve.spelling import same_person

SAME = [
    ("Yusuf al-Khatib", "Youssef el Khateeb"), ("Dmitry Orlov", "Dmitriy Orloff"), ("Ch'en Kuo-hua", "Chen Guohua"), ("Park Sun-hee", "Pak Sun-hui"),
    ("Tanaka Hiroshi", "Hiroshi Tanaka"), ("A. B. Fontana", "Aldo Bruno Fontana"), ("Abd al-Karim Nasser", "Abdul Karim Nasser"),
]  # fmt: skip
OTHER = [
    ("Anna Petrova", "Ivan Petrov"), ("Khatib", "Yusuf al-Khatib"), ("Park Jin", "Park Sun-jin"), ("Ali Hassan Saleh", "Omar Ali Hassan Saleh"),
    ("Li Wen", "Li Weiming"), ("Ali Hassan", "Ali Hussein"), ("Mario Lima", "Maria Lima"), ("Karim Nasser", "Karima Nassif"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), SAME)
def test_one_person_in_two_spellings(one: str, other: str) -> None:
    assert same_person(one, other) and same_person(other, one)


@pytest.mark.parametrize(("one", "other"), OTHER)
def test_two_persons(one: str, other: str) -> None:
    assert not same_person(one, other) and not same_person(other, one)

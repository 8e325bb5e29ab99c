import pytest

from avvisi.resolve.nearly import nearly
from avvisi.resolve.spelling import name_keys, same_person

SAME = [
    ("Yusuf al-Khatib", "Youssef el Khateeb"), ("Sako Hamakyan", "Sako Hamakian"), ("Murad Jamaluddinov", "Murad Dzhamolidinov"), ("Omar Gueblaoui", "Omar al-Qiblawi"), ("Dmitry Orlov", "Dmitriy Orloff"), ("Ch'en Kuo-hua", "Chen Guohua"), ("Park Sun-hee", "Pak Sun-hui"),
    ("Shen P'ei-lin", "Shen Peilin"), ("Kuo Mao-t'ing", "Guo Maoting"), ("Wong Wai-man", "Huang Weimin"), ("Trần Thị Mai", "Tran Thi Mai"),
    ("Yi Chae-hyok", "Lee Jae-hyuk"), ("Abdennour Belhadj", "Abd al-Nur Belhaj"), ("Oleksandr Bondarenko", "Aleksandr Bondarenka"),
    ("Shams ad-Din Noori", "Shamsuddin Nouri"), ("Ohmori Kenji", "Kenji Omori"), ("Bob Hartwell", "Robert J. Hartwell"),
    ("Tanaka Hiroshi", "Hiroshi Tanaka"), ("A. B. Fontana", "Aldo Bruno Fontana"), ("Abd al-Karim Nasser", "Abdul Karim Nasser"),
    ("Grace Lau Mei-fong", "Lau Mei Fong"), ("Grace Lau", "Grace Lau Mei-fong"), ("Simizu Kouzi", "Koji Shimizu"), ("Viktar Kavalkou", "Viktor Kovalkov"),
    ("Agha Noori", "Aga Nuri"), ("Luis Fernando Rojas Medina", "Luis Rojas"),
]  # fmt: skip
OTHER = [
    ("Shen Peilin", "Shen Peiling"), ("Yi Chae-hyok", "Yi Chae-hun"), ("Tran Thi Mai", "Tran Thi Mui"), ("Zaw Win", "Zaw Win Naing"),
    ("Abd al-Karim Odeh", "Abd al-Rahim Odeh"), ("Oleksandr Bondarenko", "Oleksiy Bondarenko"), ("Zaid Noori", "Ziad Nouri"),
    ("Anna Petrova", "Ivan Petrov"), ("Khatib", "Yusuf al-Khatib"), ("Park Jin", "Park Sun-jin"), ("Ali Hassan Saleh", "Omar Ali Hassan Saleh"),
    ("Li Wen", "Li Weiming"), ("Ali Hassan", "Ali Hussein"), ("Mario Lima", "Maria Lima"), ("Karim Nasser", "Karima Nassif"),
    ("Kazuo Shimizu", "Katsuo Shimizu"), ("Paulo Romero Jr.", "Paulo Romero"), ("Yvon Morel", "Yvonne Morel"), ("Owen R. Hart", "Owen S. R. Hart"),
    ("Armen Vardanyan", "Arman Vardanyan"), ("Jean Morel", "John Morel"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), SAME)
def test_one_person_in_two_spellings(one: str, other: str) -> None:
    assert same_person(one, other) and same_person(other, one)


@pytest.mark.parametrize(("one", "other"), OTHER)
def test_two_persons(one: str, other: str) -> None:
    assert not same_person(one, other) and not same_person(other, one)


@pytest.mark.parametrize(("one", "other"), SAME)
def test_spellings_of_one_name_are_found_by_a_key_they_share(one: str, other: str) -> None:
    assert name_keys(one) & name_keys(other)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Nur Hadi", "Nuruddin Hadi", True),
        ("Bakhtiyor Salimi", "Bakhtiyori Salimi", True),
        ("Chart Wattanasiriwong", "Chart Wattanasiriwonga", True),
        ("Tatyana Golikov", "Tatyana Golikova", False),
        ("Boris Golikov", "Boris Golikova", False),
        ("Musa Keita", "Modibo Keita", False),
    ],
)
def test_nearly_one_name(one: str, other: str, expected: bool) -> None:
    assert nearly(one, other) == expected

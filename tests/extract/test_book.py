"""Whose a short name is."""

from avvisi.extract.book import Book


def test_a_surname_of_a_family_is_the_first_ones() -> None:
    """A surname told last is the family's, told first it is anybody's."""
    family = Book([("Samuel Okoro", 0, ""), ("Grace Okoro", 9, "")])
    found = family.whose("Okoro", 20)
    assert found is not None and found.name == "Samuel Okoro"
    others = Book([("Lee Sang-min", 0, ""), ("Lee Do-yun", 9, "")])
    found = others.whose("Lee", 20)
    assert found is not None and found.name == "Lee Do-yun"


def test_spellings_of_one_sound_are_one_name() -> None:
    """Not where another bears the very name, nor where only the consonants agree."""
    book = Book([("Elchin Gasimov", 0, ""), ("Prince Hussein Talal", 4, "")])
    found = book.whose("Qasimov", 9)
    assert found is not None and found.name == "Elchin Gasimov"
    assert book.whose("Hassan", 9) is None
    both = Book([("Yasir Haddad", 0, ""), ("Omar Yasser", 5, "")])
    found = both.whose("Yasser", 9)
    assert found is not None and found.name == "Omar Yasser"

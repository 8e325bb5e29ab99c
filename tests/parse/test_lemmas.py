"""Base forms come from the model's tables."""

from pathlib import Path

import pytest

from avvisi.parse.lemmas import Lemmas
from avvisi.parse.model import find


@pytest.mark.model
@pytest.mark.parametrize(
    ("word", "tag", "lemma"),
    [("said", "VBD", "say"), ("ships", "NNS", "ship"), ("met", "VBN", "meet"), ("better", "JJR", "good"), ("Oslo".lower(), "NNP", "oslo")],
)
def test_base_forms(word: str, tag: str, lemma: str) -> None:
    """Regular and irregular forms."""
    assert Lemmas(Path(find()[1].path))(word, tag) == lemma


@pytest.mark.model
def test_names_are_no_words_of_english() -> None:
    """Words and their forms stand in the tables, names do not."""
    lemmas = Lemmas(Path(find()[1].path))
    assert all(map(lemmas.knows, ("lawmakers", "striking", "poorest")))
    assert not any(map(lemmas.knows, ("anerood", "tshering")))

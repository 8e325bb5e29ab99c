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

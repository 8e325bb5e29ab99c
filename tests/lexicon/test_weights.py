"""A folder of one's own may weigh signs anew; what cannot be read is told in a line, as other files of the lexicon are."""

from pathlib import Path

import pytest

from avvisi.lexicon.errors import LexiconError
from avvisi.lexicon.load import Lexicon


def with_file(folder: Path, name: str, text: str) -> Lexicon:
    (folder / "en").mkdir()
    (folder / "en" / name).write_text(text, encoding="utf-8")
    return Lexicon(folder)


def test_weights_of_ones_own(tmp_path: Path) -> None:
    assert with_file(tmp_path, "kinds.toml", '"before.in" = [0.0, 9.0, 0.0, 0.0, 0.0]').kinds["before.in"] == (0.0, 9.0, 0.0, 0.0, 0.0)


@pytest.mark.parametrize("text", ['"before.in" = [1.0]', '"before.in" = 1.0', '"before.in'])
def test_kinds_that_cannot_be_read(tmp_path: Path, text: str) -> None:
    with pytest.raises(LexiconError, match=r"en/kinds\.toml"):
        assert with_file(tmp_path, "kinds.toml", text).kinds


@pytest.mark.parametrize("text", ["least = 2.0", "least =", "weights = 1", "[least]\na = 1.0", 'least = "half"'])
def test_likely_that_cannot_be_read(tmp_path: Path, text: str) -> None:
    with pytest.raises(LexiconError, match=r"en/likely\.toml"):
        assert with_file(tmp_path, "likely.toml", text).likely


@pytest.mark.parametrize("text", ["least = 0.2", "least =", "weights = 1", 'weights = ["a"]'])
def test_placing_that_cannot_be_read(tmp_path: Path, text: str) -> None:
    with pytest.raises(LexiconError, match=r"en/placing\.toml"):
        assert with_file(tmp_path, "placing.toml", text).placing

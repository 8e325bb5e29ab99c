"""Folders of the user's own: what nobody would read is told at once."""

import pytest

from avvisi.lexicon.errors import LexiconError
from avvisi.lexicon.load import Lexicon


def test_a_folder_that_is_not_there_or_a_list_of_no_known_name_stops(tmp_path):
    with pytest.raises(LexiconError, match="no such folder"):
        Lexicon(tmp_path / "lists")
    (tmp_path / "world").mkdir()
    (tmp_path / "en" / "events").mkdir(parents=True)
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    (tmp_path / "en" / "events" / "fish.toml").write_text('code = "SANCTION"\n', encoding="utf-8")
    (tmp_path / "world" / "actors.csv").write_text("", encoding="utf-8")
    Lexicon(tmp_path)
    for name in ("world/medium.csv", "media.csv"):
        (tmp_path / name).write_text("name\n", encoding="utf-8")
        with pytest.raises(LexiconError, match="no list is called"):
            Lexicon(tmp_path)
        (tmp_path / name).unlink()

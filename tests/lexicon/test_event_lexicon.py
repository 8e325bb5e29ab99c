"""A user's own rules: added by one file, replacing one of the same id, refused with file and reason where they cannot be read."""

from pathlib import Path

import pytest

from avvisi.lexicon.events import load
from avvisi.lexicon.load import SHIPPED

RULE = """code = "AID"
[[rule]]
id = "aid.vaccinate"
verbs = ["jab"]
{more}
no = ["The boxer jabs."]
"""
YES = 'yes = [{ text = "Cuba jabbed Haitian children.", trigger = "jabbed" }]'


def folder(tmp_path: Path, text: str) -> Path:
    (tmp_path / "en" / "events").mkdir(parents=True)
    (tmp_path / "en" / "events" / "mine.toml").write_text(text, encoding="utf-8")
    return tmp_path


def test_a_file_adds_a_rule(tmp_path: Path) -> None:
    found = load([SHIPPED, folder(tmp_path, RULE.format(more=YES))])
    assert [p.rule.id for p in found.verbs["jab"]] == ["aid.vaccinate"]


def test_a_rule_of_the_same_id_replaces_the_shipped_one(tmp_path: Path) -> None:
    text = RULE.format(more=YES).replace("aid.vaccinate", "aid.help")
    found = load([SHIPPED, folder(tmp_path, text)])
    assert [rule.verbs for _, rule in found.rules() if rule.id == "aid.help"] == [("jab",)]


@pytest.mark.parametrize(
    ("more", "reason"),
    [
        ("", "yes"),
        (YES + '\nverb = ["prick"]', "unknown field"),
        (YES + '\nmode = "syringe"', "no mode"),
        (YES + '\nnot_objects = ["@nosuch"]', "unknown word list"),
    ],
)
def test_what_cannot_be_read_is_refused(tmp_path: Path, more: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        load([SHIPPED, folder(tmp_path, RULE.format(more=more))])

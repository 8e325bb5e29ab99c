from pathlib import Path

import pytest

from avvisi.lexicon.load import SHIPPED, Lexicon
from avvisi.lexicon.world import WorldError, load


def test_the_shipped_lists_hold_together() -> None:
    world = Lexicon().world
    assert len(world.states) > 200 and len(world.bodies) > 500 and len(world.media) > 500
    codes = set(world.code_names)
    assert {medium.country for medium in world.media} - codes <= {""}
    assert all(members <= codes for members in world.regions.values())
    assert {city.country for city in world.cities} - codes < {
        "GUF",
        "GLP",
        "MTQ",
        "REU",
        "MYT",
        "VIR",
        "JEY",
        "IMN",
        "SXM",
        "ALA",
        "GGY",
        "ESH",
    } | {c.country for c in world.cities}


def test_a_users_row_replaces_ours(tmp_path: Path) -> None:
    (tmp_path / "world").mkdir()
    (tmp_path / "world" / "media.csv").write_text("name,aliases,kind,country,affiliation\nReuters,Reu,agency,GBR,own\n", encoding="utf-8")
    media = {m.name: m for m in load([SHIPPED, tmp_path]).media}
    assert media["Reuters"].affiliation == "own"


def test_a_wrong_row_stops_with_file_and_line(tmp_path: Path) -> None:
    (tmp_path / "world").mkdir()
    (tmp_path / "world" / "bodies.csv").write_text("name,aliases,kind,code,sector,context\nClub,,clubb,IGO,,\n", encoding="utf-8")
    with pytest.raises(WorldError, match="bodies.csv, line 2"):
        load([SHIPPED, tmp_path])

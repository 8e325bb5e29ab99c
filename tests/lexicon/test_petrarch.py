"""Actor dictionaries with synonyms and codes that hold for a time."""

from pathlib import Path

import pytest

from avvisi.lexicon.load import Lexicon
from avvisi.lexicon.petrarch import PetrarchError, Spell, read, write

DICTIONARY = """\
# invented
OMAR_VALDANI_   ; a minister, later not
+VALDANI
\t[KAZGOV 19950101-991231]
\t[KAZELI >991231]
RIVER_LEAGUE_OF_THE_NORTH_ [UGAREB]
+NORTHERN_RIVER_LEAGUE_
LAND_OF_STEPPES_ [KAZ]
"""


def test_read() -> None:
    first, league, land = read(DICTIONARY.splitlines(), "actors.txt")
    assert first.name == "Omar Valdani"
    assert first.aliases == ("Valdani",)
    assert first.spells == (Spell("KAZGOV", "1995-01-01", "1999-12-31"), Spell("KAZELI", "1999-12-31", ""))
    assert (league.name, league.aliases) == ("River League of the North", ("Northern River League",))
    assert land.spells == (Spell("KAZ", "", ""),)


@pytest.mark.parametrize("text", ["+ORPHAN", "NAME [kaz]"])
def test_what_cannot_be_read_is_told_with_its_line(text: str) -> None:
    with pytest.raises(PetrarchError, match="line 1"):
        read([text], "actors.txt")


def test_written_lists_load(tmp_path: Path) -> None:
    counts = write(read(DICTIONARY.splitlines(), "actors.txt"), Lexicon().world, tmp_path)
    assert counts == {"bodies": 1, "states": 1, "actors": 1}
    world = Lexicon(tmp_path).world
    body = next(b for b in world.bodies if b.name == "River League of the North")
    assert (body.kind, body.code, body.sector) == ("armed", "UGA", "REB")
    assert "Land of Steppes" in next(s for s in world.states if s.code == "KAZ").names
    assert [(a.since, a.sector) for a in world.actors] == [("1995-01-01", "GOV"), ("1999-12-31", "ELI")]


@pytest.mark.model
@pytest.mark.parametrize(("day", "sector"), [("1997-05-05", "GOV"), ("2003-05-05", "ELI")])
def test_a_person_of_the_list_acts_as_what_he_was_that_day(tmp_path: Path, day: str, sector: str) -> None:
    from avvisi.flow import Flow
    from avvisi.model.text import RawPage

    write(read(DICTIONARY.splitlines(), "actors.txt"), Lexicon().world, tmp_path)
    coded = Flow(lexicon_folders=[tmp_path]).code(
        [RawPage(given_id="x", text="Omar Valdani met Ugandan envoys in Kampala.", published=day)]
    )[0]
    parties = [p for e in coded.events for p in (*e.actors, *e.recipients)]
    assert ("KAZ", sector) in {(p.code, p.sector) for p in parties}

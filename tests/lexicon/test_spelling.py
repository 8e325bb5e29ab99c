import pytest

from avvisi.lexicon import spelling
from avvisi.lexicon.load import Lexicon


def test_the_tables_load_and_answer_both_ways() -> None:
    tables = Lexicon().spelling
    assert ("kh", 0, "any") in tables.sounds["x"] and ("x", 0, "any") in tables.sounds["kh"]
    assert tables.mandarin["chou"] >= {"zhou", "chou"} and tables.pinyin > {"zhou", "xu"}


@pytest.mark.parametrize(
    "row", ["q,k,7,any,x", "q,k,0,middle,x", "q,q,0,any,x", "Q,k,0,any,x", "q,k,none,any,x", "kh,h,0,any,x\nh,kh,1,any,x"]
)
def test_a_wrong_row_stops_at_once(row: str, tmp_path, monkeypatch) -> None:
    (tmp_path / "sounds.csv").write_text("one,other,points,place,group\n" + row + "\n", encoding="utf-8")
    monkeypatch.setattr(spelling, "FOLDER", tmp_path)
    with pytest.raises(spelling.SpellingError):
        spelling._sounds()

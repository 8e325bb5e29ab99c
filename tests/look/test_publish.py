"""Static files: every link leads to a file, sentences only unless asked, private names withheld."""

from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest

from avvisi.look.publish import publish
from avvisi.look.shelf import Shelf
from avvisi.store.errors import RecordError
from tests.look.browse import Elements


def _published(record: Path, folder: Path, **more: Any) -> str:
    shelf = Shelf(record, searching=False)
    publish(shelf, folder, **more)
    shelf.close()
    return "\n".join(p.read_text() for p in sorted(folder.rglob("*")) if p.suffix in (".html", ".json", ".csv", ".txt"))


def test_links_lead_to_files_and_nothing_runs(made_record, tmp_path):
    _published(made_record, tmp_path / "out")
    pages = list((tmp_path / "out").rglob("*.html"))
    assert len(pages) > 20
    for page in pages:
        found = Elements(page.read_text()).found
        assert not [tag for tag, _ in found if tag in ("script", "form")]
        for tag, attributes in found:
            link = attributes.get("href") or attributes.get("src")
            if link and tag in ("a", "link") and not urlsplit(link).scheme and not link.startswith("#"):
                assert (page.parent / unquote(urlsplit(link).path)).exists(), (page, link)


def test_whole_texts_only_on_request_and_private_names_never(made_record, tmp_path):
    few = _published(made_record, tmp_path / "few")
    assert "met her Kenyan counterpart" in few
    assert "They discussed fisheries for two hours" not in few
    assert "Per Lund" not in few
    assert "https://wire.example/1" in few
    whole = _published(made_record, tmp_path / "whole", full_text=True)
    assert "They discussed fisheries for two hours" in whole
    assert "Per Lund" not in whole


def test_a_folder_of_others_is_left_alone(made_record, tmp_path):
    (tmp_path / "note.txt").write_text("mine")
    with pytest.raises(RecordError):
        _published(made_record, tmp_path)
    first = _published(made_record, tmp_path / "again")
    assert _published(made_record, tmp_path / "again") == first


def test_one_pair_is_published_without_the_rest(made_record, tmp_path):
    _published(made_record, tmp_path / "out", pair=("KEN", "NOR"))
    names = {p.relative_to(tmp_path / "out").parts[0] for p in (tmp_path / "out").rglob("*.html")}
    assert names == {"index.html", "pair", "incident", "document"}
    assert len(list((tmp_path / "out" / "document").glob("*.html"))) == 3
    assert 'href="pair/KEN/NOR.html"' in (tmp_path / "out" / "index.html").read_text()
    with pytest.raises(RecordError):
        _published(made_record, tmp_path / "none", pair=("KEN", "XXX"))


def test_a_saying_of_one_quote_has_no_page_and_its_links_lead_to_the_quote(made_record, tmp_path):
    _published(made_record, tmp_path / "out")
    shelf = Shelf(made_record, searching=False)
    with shelf.asking() as asking:
        rows = asking.rows("select utterance, count(*) as n, min(document) as document, min(id) as quote from quotes group by 1 order by 1")
    shelf.close()
    assert any(row["n"] == 1 for row in rows)
    there = {path.stem for path in (tmp_path / "out" / "utterance").glob("*.html")}
    assert there == {row["utterance"] for row in rows if row["n"] > 1}
    said = "\n".join(path.read_text() for path in (tmp_path / "out").glob("sayings*.html"))
    for row in rows:
        if row["n"] == 1:
            page = tmp_path / "out" / "document" / f"{row['document']}.html"
            assert f"document/{row['document']}.html#f-{row['quote']}" in said and f'id="f-{row["quote"]}"' in page.read_text()

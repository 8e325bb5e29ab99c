"""Every view answers, its twins parse, its links lead somewhere, and it says what it is."""

import csv
import io
import json
from collections import deque
from urllib.parse import urlsplit

import pytest

from avvisi.look.paint import day
from avvisi.look.safe import POLICY
from tests.look.browse import Elements, get


def test_every_link_from_the_overview_on_leads_to_a_page_whose_twins_parse(app):
    seen, open_ = {"/"}, deque(["/"])
    kinds = set()
    while open_:
        path = open_.popleft()
        answer = get(app, path)
        assert answer.status == 200, path
        assert answer.headers["content-security-policy"] == POLICY
        kinds.add(path.strip("/").split("/")[0].split("?")[0].split(".")[0])
        if answer.headers["content-type"].startswith("application/json"):
            whole = json.loads(answer.body)
            assert {"view", "title", "link", "filters"} <= set(whole)
        elif answer.headers["content-type"].startswith("text/csv"):
            rows = list(csv.reader(io.StringIO(answer.text)))
            assert len({len(row) for row in rows}) <= 1
        elif answer.headers["content-type"].startswith("text/html"):
            page = Elements(answer.text)
            assert sum(tag == "h1" for tag, _ in page.found) == 1, path
            links = page.links() + [a["href"] for tag, a in page.found if tag == "link"]
            for link in links:
                parts = urlsplit(link)
                target = parts.path + ("?" + parts.query if parts.query else "")
                if not parts.scheme and target and target not in seen:
                    seen.add(target)
                    open_.append(target)
    assert {"pair", "incident", "document", "overview", "matrix"} <= kinds


def test_incident_shows_words_side_by_side_with_what_differs(app):
    found = json.loads(get(app, "/pair/KEN/NOR.json").body)["incidents"]
    page = get(app, f"/incident/{found[0]['id']}").text
    assert "<mark>Bergen" in page
    assert "places differ" in page
    assert "leaves out" in page
    assert 'class="differ">Bergen' in page


def test_attributed_acts_are_told_apart_and_denied_ones_not_counted(app):
    pairs = {(p["a"], p["b"]): p for p in json.loads(get(app, "/matrix.json").body)["pairs"]}
    assert pairs["KEN", "NOR"]["incidents"] == 1
    assert pairs["KEN", "NOR"]["reports"] == 3
    assert sum(pairs["KEN", "NOR"]["over_time"]) == sum(pairs["NOR", "PER"]["over_time"]) == 1
    assert sum(pairs["LAO", "PER"]["over_time"]) == 0
    assert pairs["LAO", "PER"]["incidents"] == 0
    assert pairs["LAO", "PER"]["others"] == 1


def test_persons_without_a_public_role_are_not_named_outside_the_text_itself(app, made_record):
    from avvisi.look.app import application
    from avvisi.look.shelf import Shelf

    assert "Per Lund" not in get(app, "/overview.json").text
    everyone = Shelf(made_record, everyone=True)
    assert get(application(everyone), "/").status == 200
    everyone.close()


def test_superseded_ids_lead_to_their_heirs(app):
    found = json.loads(get(app, "/pair/KEN/NOR.json").body)["incidents"][0]["id"]
    answer = get(app, f"/incident/old{found}")
    assert (answer.status, answer.headers["location"]) == (308, f"/incident/{found}")


def test_filters_are_stated_and_narrow(app):
    whole = json.loads(get(app, "/pair/KEN/NOR.json").body)
    narrow = json.loads(get(app, "/pair/KEN/NOR.json?type=ACCUSE&since=2019-05").body)
    assert whole["total"] == 1
    assert narrow["total"] == 0
    assert narrow["filters"] == {"type": "ACCUSE", "since": "2019-05"}
    assert narrow["link"] == "/pair/KEN/NOR?since=2019-05&type=ACCUSE"
    assert "type = ACCUSE" in get(app, "/pair/KEN/NOR?type=ACCUSE").text


def test_what_is_not_there_is_404_in_every_shape(app):
    for path in ("/incident/none", "/document/none", "/pair/XXX/YYY", "/nothing", "/document/none/raw"):
        assert get(app, path).status == 404
        assert get(app, path + ".json").status == 404


def test_the_raw_text_is_plain_text(app):
    found = json.loads(get(app, "/pair/KEN/NOR.json").body)["incidents"][0]["evidence"][0]["document"]
    answer = get(app, f"/document/{found}/raw")
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_foreign_hosts_and_other_methods_are_refused(app):
    assert get(app, "/", host="evil.example").status == 421
    assert get(app, "/", host="127.0.0.1.evil.example").status == 421
    assert get(app, "/", host="localhost").status == 200
    assert get(app, "/", host="[::1]:8777").status == 200
    assert get(app, "/", method="POST").status == 405


def test_search_finds_each_kind_and_narrows(app, shelf):
    shelf.wait()
    found = json.loads(get(app, "/search.json?q=odera").body)
    assert found["counts"] == {"incident": 2, "saying": 1, "person": 1, "document": 3}
    assert json.loads(get(app, "/search.json?q=odera+bergen").body)["counts"]["document"] == 1
    assert json.loads(get(app, "/search.json?q=%22discussed+fisheries%22&outlet=Fjord+Wire").body)["counts"]["document"] == 1
    assert json.loads(get(app, "/search.json?q=oder*&since=2019-06").body)["counts"]["document"] == 0
    assert json.loads(get(app, "/search.json?q=%C3%96dera").body)["counts"]["person"] == 1
    for odd in ("%22", "*", "a:b", "[", "AND", "%00", "(" * 200):
        assert get(app, f"/search?q={odd}").status == 200


def test_search_does_not_name_private_persons(app, shelf):
    shelf.wait()
    assert json.loads(get(app, "/search.json?q=Lund").body)["counts"]["person"] == 0
    assert "Per Lund" not in json.loads(get(app, "/search.json?q=Lund").body)["documents"][0]["found"]["text"]


def test_what_was_taken_down_is_not_shown(tmp_path):
    from avvisi.look.app import application
    from avvisi.look.shelf import Shelf
    from tests.look import made

    record = made.build(tmp_path / "R", made.reports(), taken_down="lantern-1")
    shelf = Shelf(record, everyone=True)
    shelf.wait()
    app = application(shelf)
    found = json.loads(get(app, "/pair/KEN/NOR.json").body)["incidents"][0]["id"]
    page = get(app, f"/incident/{found}").text
    assert "taken down" in page
    assert "sat down in Oslo" not in page
    rows = {d["given_id"]: d for d in json.loads(get(app, "/documents.json").body)["found"]}
    assert rows["lantern-1"]["title"] is None
    for path in ("", "/raw", ".json", ".csv"):
        assert get(app, f"/document/{rows['lantern-1']['id']}{path}").status == 404
    assert json.loads(get(app, "/search.json?q=regime").body)["counts"]["document"] == 0
    shelf.close()


def test_filters_by_who_asserts_and_by_status(app):
    def total(pair: str, query: str) -> int:
        return int(json.loads(get(app, f"/pair/{pair}.json?{query}").body)["total"])

    assert (total("GHA/KEN", ""), total("GHA/KEN", "by=odera"), total("GHA/KEN", "by=holm")) == (1, 1, 0)
    assert (total("GHA/KEN", "asserts=outlet"), total("GHA/KEN", "asserts=quoted")) == (1, 0)
    assert (total("LAO/PER", "status=planned"), total("LAO/PER", "status=happened")) == (1, 0)
    assert (total("KEN/NOR", "person=Aster+Holm&outlet=Fjord+Wire"), total("KEN/NOR", "outlet=None+Such")) == (1, 0)
    page = get(app, "/pair/GHA/KEN?by=odera").text
    assert "according to <bdi>Juma Odera</bdi>" in page
    assert "by = odera" in page


def test_an_outlet_shows_the_agencies_it_leans_on(app):
    found = json.loads(get(app, "/outlet/Port%20Gazette.json").body)
    assert [(a["agency"], a["documents"]) for a in found["agencies"]] == [("Kenya News Desk", 1)]
    assert "1 of 1 report (100 %)" in get(app, "/outlet/Port%20Gazette").text


def test_a_saying_shows_the_ways_it_took(app):
    found = json.loads(get(app, "/sayings.json").body)["sayings"]
    desk = next(s for s in found if s["speaker"] == "Ghana")
    ways = json.loads(get(app, f"/utterance/{desk['utterance']}.json").body)["ways_taken"]
    assert [ways[0]["name"], ways[0]["children"][0]["name"], ways[0]["children"][0]["children"][0]["name"]] == [
        "Ghana",
        "Kenya News Desk",
        "Port Gazette",
    ]


def test_a_person_who_acts_for_no_state_has_pairs_where_his_role_is_public(tmp_path):
    from avvisi.look.app import application
    from avvisi.look.shelf import Shelf
    from avvisi.model.facts import Party
    from tests.look import made

    text = "Rebel general in Lima\n\nGeneral Tomas Quispe met Peruvian envoys in Lima on Tuesday. A driver, Ana Rojas, met Peruvian officials too. Rojas said that Peru had met Laos.\n"
    draft = made.Draft("one", "Fjord Wire", "2019-05-14", text)
    draft.mention("Tomas Quispe", "person", "Tomas Quispe").tenure("General Tomas Quispe", "Tomas Quispe", "General", "PER")
    draft.mention("Ana Rojas", "person", "Ana Rojas")
    for words, name in (("met Peruvian envoys", "Tomas Quispe"), ("met Peruvian officials", "Ana Rojas")):
        draft.event("CONSULT", words, [Party(kind="person", name=name, person=name)], [made.state("Peru")])
    draft.mention("Rojas said", "person", "Ana Rojas", "short")
    draft.quote("Peru had met Laos", "Ana Rojas", "said", [("Fjord Wire", "outlet", "publishes"), ("Ana Rojas", "person", "says")])
    draft.event("CONSULT", "had met", [made.state("Peru")], [made.state("Laos")], according_to=(draft.quotes[0].id,))
    record = made.build(tmp_path / "R", [draft])
    for everyone in (False, True):
        shelf = Shelf(record, everyone=everyone, searching=False)
        app = application(shelf)
        assert json.loads(get(app, "/pair/PER/Tomas%20Quispe.json").body)["total"] == 1
        assert get(app, "/party/Tomas%20Quispe").status == 200
        assert get(app, "/pair/PER/Ana%20Rojas").status == (200 if everyone else 404)
        keys = {p["key"] for p in json.loads(get(app, "/matrix.json?persons=1").body)["parties"]}
        assert keys == {"PER", "LAO", "Tomas Quispe", *(["Ana Rojas"] if everyone else [])}
        assert [p["b"] for p in json.loads(get(app, "/matrix.json").body)["pairs"]] == ["PER"]
        for path in ("/incidents", "/incidents.csv", "/incidents.json", "/sayings", "/sayings.csv", "/pair/LAO/PER.csv"):
            assert ("Ana Rojas" in get(app, path).text) == everyone, path
        shelf.close()


def test_corrections_stand_where_they_were_applied(tmp_path):
    from avvisi.look.app import application
    from avvisi.look.shelf import Shelf
    from avvisi.resolve.corrections import Anchor, Correction, append
    from tests.look import made

    drafts = made.reports()
    span = drafts[0].events[0].evidence.trigger
    at = Anchor(text_hash=drafts[0].text_hash, start=span.start, end=span.end, words=span.text, type="CONSULT")
    (tmp_path / "R").mkdir()
    append(
        tmp_path / "R" / "corrections.toml",
        Correction(do="redate", what="event", at=(at,), who="mira", when="2024-01-02", why="as the caption has it", date="2019-05-13"),
    )
    shelf = Shelf(made.build(tmp_path / "R", drafts), searching=False)
    app = application(shelf)
    found = json.loads(get(app, "/pair/KEN/NOR.json").body)["incidents"]
    pages = [get(app, f"/incident/{i['id']}").text for i in found]
    assert sum("as the caption has it" in page and "mira" in page for page in pages) == 1
    assert "as the caption has it" in get(app, f"/document/{drafts[0].id}").text
    assert "as the caption has it" not in get(app, f"/document/{drafts[3].id}").text
    shelf.close()


@pytest.mark.parametrize(
    ("value", "told"),
    [("2021-08-30", "30 August 2021"), ("2021-08-30TEV", "30 August 2021, evening"), ("2021-08-30T09:15", "30 August 2021, 09:15"), ("2021-08", "August 2021"),
     ("2021-W35", "week of 30 August 2021"), ("2021", "2021"), ("2021-SU", "2021-SU"), ("2021-13-40", "2021-13-40"), ("0000-W01", "0000-W01"), (None, "")],
)  # fmt: skip
def test_days_are_told_in_words(value, told):
    assert day(value) == told

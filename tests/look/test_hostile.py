"""Nothing a document says becomes markup, a link that runs, or a character that cannot be seen."""

import json
import re
from collections import deque
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from avvisi.look.app import application
from avvisi.look.publish import publish
from avvisi.look.safe import marked, slug, unslug, visible, weblink
from avvisi.look.shelf import Shelf
from tests.look import hostile, made
from tests.look.browse import Elements, get

OURS = {
    "html", "head", "meta", "title", "link", "script", "body", "a", "header", "span", "nav", "ul", "li", "form", "label", "input", "main", "footer",
    "p", "code", "kbd", "dialog", "h1", "h2", "h3", "dl", "dt", "dd", "button", "div", "section", "table", "caption", "thead", "tbody", "tr", "th",
    "td", "b", "i", "em", "svg", "rect", "g", "line", "text", "circle", "path", "details", "summary", "ol", "blockquote", "select", "option",
    "fieldset", "legend", "mark", "article", "aside", "small", "bdi", "br",
}  # fmt: skip
HIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")


@pytest.fixture(scope="module")
def hostile_record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made.build(tmp_path_factory.mktemp("hostile") / "R", hostile.reports())


def _check(text: str, where: str, *, served: bool) -> Elements:
    page = Elements(text)
    scripts = [a for tag, a in page.found if tag == "script"]
    assert scripts == ([{"src": "/static/avvisi.js", "defer": None}] if served else []), where
    for tag, attributes in page.found:
        assert tag in OURS, (where, tag)
        assert not [name for name in attributes if name.startswith("on") or name in ("style", "srcdoc", "formaction", "ping")], (
            where,
            tag,
            attributes,
        )
        for name in ("href", "src", "action"):
            link = attributes.get(name)
            if link is not None:
                assert urlsplit(link).scheme in ("", "http", "https") and not link.startswith("//"), (where, link)
        if tag == "meta":
            assert attributes.get("http-equiv") in (None, "Content-Security-Policy")
    assert not HIDDEN.search(text.replace("\n", "")), where
    return page


def test_no_field_of_a_hostile_record_breaks_out_of_any_page(hostile_record):
    shelf = Shelf(hostile_record, everyone=True)
    shelf.wait()
    app = application(shelf)
    seen, open_ = (
        {"/"},
        deque(
            [
                "/",
                "/search?q=%3Cscript%3E",
                "/sayings?by=%3Cimg+src%3Dx+onerror%3Dalert(1)%3E",
                "/documents?title=%22%3E%3Csvg+onload%3D1%3E",
            ]
        ),
    )
    kinds: dict[str, int] = {}
    while open_:
        path = open_.popleft()
        kind = path.strip("/").split("/")[0].split("?")[0]
        kinds[kind] = kinds.get(kind, 0) + 1
        if kinds[kind] > 25 or kind == "static":
            continue
        answer = get(app, path)
        assert answer.status == 200, path
        kind_of = answer.headers["content-type"]
        if kind_of.startswith("text/html"):
            for link in _check(answer.text, path, served=True).links():
                parts = urlsplit(link)
                target = parts.path + ("?" + parts.query if parts.query else "")
                if target and not parts.netloc and target not in seen:
                    seen.add(target)
                    open_.append(target)
        else:
            assert kind_of.split(";")[0] in ("application/json", "text/csv", "text/plain")
            assert answer.headers["x-content-type-options"] == "nosniff"
    assert {"pair", "incident", "document", "person", "office", "outlet", "utterance", "party"} <= set(kinds)
    shelf.close()


def test_no_link_leaves_but_to_the_web(hostile_record):
    shelf = Shelf(hostile_record, everyone=True, searching=False)
    app = application(shelf)
    for row in json.loads(get(app, "/documents.json").body)["found"]:
        away = [link for link in Elements(get(app, f"/document/{row['id']}").text).links() if urlsplit(link).netloc]
        assert not away, row["url"]
    shelf.close()


def test_hostile_records_are_published_without_breaking_out(hostile_record, tmp_path):
    shelf = Shelf(hostile_record, everyone=True, searching=False)
    publish(shelf, tmp_path / "out", full_text=True)
    shelf.close()
    files = list((tmp_path / "out").rglob("*.html"))
    assert len(files) > 50
    for path in files:
        assert path.resolve().is_relative_to((tmp_path / "out").resolve())
        _check(path.read_text(), str(path), served=False)


@pytest.mark.parametrize("name", [*hostile.ATTACKS, "a.json", ".", "..", "~2F", "Nō/name", ""])
def test_names_survive_an_address(name):
    from urllib.parse import unquote

    segment = slug(name)
    assert "/" not in segment
    assert segment not in (".", "..")
    assert not segment.endswith((".json", ".csv"))
    assert unslug(unquote(segment)) == name


def test_what_cannot_be_seen_is_shown():
    assert visible("a\u202eb\u200b") == "a⟨U+202E⟩b⟨U+200B⟩"
    assert marked("<\u202e>") == '&lt;<span class="hid" title="right-to-left override">U+202E</span>&gt;'
    assert visible("naïve 漢字 שלום 😀\n") == "naïve 漢字 שלום 😀\n"


def test_links_are_of_the_web_only():
    assert weblink("https://news.example/a?b=1") == "https://news.example/a?b=1"
    assert [weblink(link) for link in hostile.LINKS] == [None] * len(hostile.LINKS)

"""Pages: the main text, every character of it traced to its place in the page, and what the markup says."""

import random
import re
import time
from html import unescape

import pytest

from avvisi.read.html import extract
from avvisi.read.page_facts import candidate
from avvisi.read.page_scan import flattened, scan, tags

ENTITY = re.compile(r"&#?\w+;?")

PARAGRAPHS = [
    "The foreign ministers of Gabon and Chile met in Libreville on Tuesday to revive a fishing accord that lapsed nine years ago.",
    "“We agreed on nearly everything,” Gabon’s minister said after two hours of talks, adding that the lawyers would need a month.",
    "Chile’s delegation left without signing; its embassy called the meeting “useful &amp; frank” in a statement published at night.",
    "Under the old accord, which both parliaments ratified, trawlers of either country could land their catch in four ports.",
    "A second round is to be held in Valparaíso in March, officials of both ministries told reporters before they parted.",
]
HEADLINE = "Gabon and Chile fail to revive fishing accord"


def page(body, head="", headline=f"<h1>{HEADLINE}</h1>"):
    menu = "".join(
        f'<li><a href="/{i}">{words}</a></li>' for i, words in enumerate(("World", HEADLINE, "Sport", "Subscribe to our newsletter"))
    )
    return (
        f"<!DOCTYPE html><html lang='en-GB'><head><title>{HEADLINE} - The Estuary</title>{head}<style>p &gt; a {{}}</style></head><body>"
        f"<!-- a > b --><script>var a = '<p>no text</p>';</script><nav><ul>{menu}</ul></nav><main><article>{headline}{body}</article></main>"
        f"<aside><h3>Most read</h3><ul>{menu}</ul></aside><footer><p>© The Estuary. All rights reserved.</p></footer></body></html>"
    )


def paragraphs(made=PARAGRAPHS):
    return "\n".join(f"  <p>{words}</p>" for words in made)


def check_map(html, found):
    """Each visible character is the page's own, at the place the map names."""
    wrong = seen = 0
    for at, char in enumerate(found.text):
        if char.isspace():
            continue
        seen += 1
        raw = found.origin.to_raw(at)
        entity = ENTITY.match(html, raw)
        wrong += not (html[raw] == char or entity and char in unescape(entity[0]))
    assert seen and wrong <= seen // 100, (wrong, seen)


STYLES = {
    "plain": paragraphs(),
    "inline": paragraphs([re.sub(r"(\w{7,})", r'<a href="?a=1&b=2" title="x>y"><em>\1</em></a>', p) for p in PARAGRAPHS]),
    "entities": paragraphs(
        [p.replace("“", "&ldquo;").replace("”", "&#8221;").replace("’", "&rsquo;").replace("í", "&iacute;") for p in PARAGRAPHS]
    ),
    "breaks": "<div>" + "<br><br>".join(PARAGRAPHS) + "</div>",
    "spaces": paragraphs([p.replace(" ", "\n\t  ", 9).replace("o", "o\u00ad", 3) for p in PARAGRAPHS]),
    "wrapped": "".join(f"<div class=a><span>{p}</span></div>" for p in PARAGRAPHS),
    "ads": "<script>x()</script><figure><img src=a><figcaption>The port.</figcaption></figure>".join(f"<p>{p}</p>" for p in PARAGRAPHS),
    "unclosed": "".join(f"<p>{p}" for p in PARAGRAPHS),
    "table": "<table><tr><td>" + paragraphs() + "</td></tr></table>",
    "listed": "<ul><li>" * 5 + paragraphs() + "</li></ul>" * 5,
    "upper": paragraphs().replace("<p>", "<P CLASS='a'>").replace("</p>", "</P>"),
}


@pytest.mark.parametrize("style", STYLES)
def test_every_paragraph_comes_out_and_leads_back(style):
    html = page(STYLES[style])
    found = extract(html)
    for words in PARAGRAPHS:
        assert unescape(words) in found.text, words
    assert "no text" not in found.text and "\u00ad" not in found.text
    assert found.text[slice(*found.title)] == HEADLINE
    check_map(html, found)


@pytest.mark.parametrize("style", STYLES)
def test_the_headline_is_not_its_copy_in_the_menu(style):
    html = page(STYLES[style])
    found = extract(html)
    assert html.rfind("<h1>", 0, found.origin.to_raw(found.title[0])) == html.index("<h1>")
    assert html[found.origin.to_raw(found.title[0]) :].startswith(HEADLINE + "</h1>")


def test_a_headline_without_h1_and_one_only_in_the_title_tag():
    html = page(paragraphs(), headline=f"<div class=hl>{HEADLINE}</div>", head=f'<meta property="og:title" content="{HEADLINE}">')
    found = extract(html)
    assert html[: found.origin.to_raw(found.title[0])].endswith("<div class=hl>")
    bare = f"<html><head><title>{HEADLINE}</title></head><body>{paragraphs()}</body></html>"
    found = extract(bare)
    assert found.text.startswith(HEADLINE) and bare[: found.origin.to_raw(0)].endswith("<title>")


@pytest.mark.parametrize("depth", [120, 400, 3_000, 50_000])
@pytest.mark.parametrize("tag", ["div", "span", "blockquote", "font"])
def test_a_page_within_hundreds_of_elements_keeps_its_text(depth, tag):
    html = page(f"<{tag} class='x'>" * depth + paragraphs() + f"</{tag}>" * depth)
    found = extract(html)
    assert all(unescape(words) in found.text for words in PARAGRAPHS)
    check_map(html, found)


def test_flattening_keeps_text_and_scripts_out():
    html = "<div>" * 200 + "a<script>var x = '<b>no</b>';</script><b>c</b><select><option>o</select>" + "</div>" * 200 + "d"
    assert scan(flattened(html, 50)).depth <= 52
    flat = flattened(html, 50)
    assert "no" not in re.sub(r"<[^>]*>", "", flat) and "".join(flat.replace("<div>", "").replace("</div>", "").split()) == "acd"


def test_what_the_markup_says():
    head = """<meta property="og:site_name" content="The Estuary"><meta property="article:published_time" content="2014-03-05T08:10:00+01:00">
    <script type="application/ld+json">{"@graph": [{"@type": "WebPage", "datePublished": "2001-01-01"}, {"@type": ["NewsArticle"],
    "headline": "Gabon and Chile fail to revive fishing accord", "datePublished": "2014-03-05T07:10:00Z", "publisher": {"name": "Estuary Ltd"}}]}</script>"""
    found = extract(page(paragraphs(), head))
    assert [(c.value, c.time, c.origin) for c in found.published] == [
        ("2014-03-05", "07:10Z", "schema.org datePublished"),
        ("2014-03-05", "08:10+01:00", "meta article:published_time"),
    ]
    assert found.outlet == "The Estuary" and found.language == "en" and HEADLINE in found.titles


@pytest.mark.parametrize(
    ("told", "name"),
    [
        ("Copyright 2009", None),
        ("© 2003-2011", None),
        ("Copyright © 2012 by The Harbour Lamp. All rights reserved.", "The Harbour Lamp"),
        ("The Harbour Lamp | Ports | Tides", "The Harbour Lamp"),
        ("Harbour 24", "Harbour 24"),
        ("Copyrightwatch", "Copyrightwatch"),
    ],
)
def test_a_notice_of_rights_is_no_outlet(told, name):
    assert extract(page(paragraphs(), f'<meta name="copyright" content="{told}">')).outlet == name


def test_a_section_is_no_outlet_where_title_and_publisher_agree():
    head = """<title>Ferry strike ends - The Harbour Lamp</title><meta property="og:site_name" content="Islands">
    <script type="application/ld+json">{"@type": "NewsArticle", "publisher": {"name": "The Harbour Lamp"}}</script>"""
    assert extract(page(paragraphs(), head)).outlet == "The Harbour Lamp"
    assert extract(page(paragraphs(), head.replace(" - The Harbour Lamp", ", says The Harbour Lamp"))).outlet == "Islands"


@pytest.mark.parametrize("words", ["2014-13-05", "0000-00-00", "yesterday", "5/3/2014", "20140230", "2014"])
def test_what_is_no_day_is_no_candidate(words):
    assert candidate(words, "x") is None


@pytest.mark.parametrize(
    "broken", ["{", "[" * 5_000, '{"@type": 5}', '{"@type":"NewsArticle","datePublished":5,"publisher":[[]]}', "\ud800"]
)
def test_linked_data_that_is_none(broken):
    found = extract(page(paragraphs(), f'<script type="application/ld+json">{broken}</script>'))
    assert PARAGRAPHS[0] in found.text


@pytest.mark.parametrize("html", ["", " ", "<html></html>", "<script>x</script>", "<!--", "<p>", "\0"])
def test_a_page_without_text_says_so(html):
    with pytest.raises(ValueError, match="no text|no page"):
        extract(html)


def test_a_short_page_and_a_fragment_are_not_lost():
    assert extract("<p>The envoy arrived in Malé.</p><p>He left.</p>").text == "The envoy arrived in Malé.\n\nHe left."
    assert extract("<html><body>Ceasefire holds.</body></html>").text == "Ceasefire holds."


def test_marks_of_direction_stay():
    words = (
        "The word \u2067שלום\u2069 was written on the wall of the consulate in Valparaíso, as every newspaper in town reported that day."
    )
    assert words in extract(page(f"<p>{words}</p>" + paragraphs())).text


def test_entities_without_their_semicolon():
    """Found by changing pages at random: '&ampatement' is an ampersand and a word."""
    words = "The ministry&rsquo;s &ampatement on caf&eacute licences in Malé, Suva &amp; Apia &mdash; the third this year &unknown; came on a Monday."
    html = page(f"<p>{words}</p>" + paragraphs())
    found = extract(html)
    at = found.text.index("atement")
    assert html[found.origin.to_raw(at) :].startswith("atement") and "café licences" in found.text
    check_map(html, found)


def test_offsets_on_pages_made_at_random():
    rng = random.Random(5)
    inline = [
        "<b>",
        "</b>",
        "<i>",
        "</i>",
        "&nbsp;",
        "&amp;",
        "<!-- > -->",
        "<br>",
        "&shy;",
        "<wbr>",
        "<a href='>'>",
        "</a>",
        "&copy",
        "\u200b",
    ]
    for _ in range(25):
        made = []
        for words in PARAGRAPHS * 2:
            split = words.split(" ")
            for _ in range(6):
                split.insert(rng.randrange(len(split)), rng.choice(inline))
            made.append(" ".join(split))
        html = page(paragraphs(made))
        check_map(html, extract(html))


@pytest.mark.slow
@pytest.mark.parametrize(
    "unit",
    [
        "<",
        "<a",
        "<a ",
        "<!",
        "<!--",
        "</",
        "<a b='",
        '<a b="',
        "<script>",
        "<svg>",
        "&",
        "<div>",
        "</b>",
        "<p>x",
        "<a ='\">",
        "<h1>",
        "<title>",
    ],
)
def test_scanning_takes_time_in_step_with_length(unit):
    """Four times the page, at most twelve times the time: what grows with the square takes sixteen."""

    def seconds(n):
        html = unit * n
        best = 9.0
        for _ in range(3):
            start = time.process_time()
            for _ in tags(html):
                pass
            scan(html)
            best = min(best, time.process_time() - start)
        return best

    assert seconds(80_000) < 0.15 + 12 * seconds(20_000)


def test_a_story_in_several_boxes_is_whole():
    box = "<div class='story-part grid'>{}</div>"
    more = [f"In Suva, {words}" for words in PARAGRAPHS]
    last = [f"In Muscat, {words}" for words in PARAGRAPHS[:2]]
    teaser = "<div class='teaser'><p><a href='/x'>Elsewhere, the price of oysters rose for the third month in a row, fishmongers on the coast said.</a></p></div>"
    html = page(box.format(paragraphs()) + teaser + box.format(paragraphs(more)) + teaser + box.format(paragraphs(last)))
    found = extract(html)
    places = [found.text.find(unescape(words)) for words in (*PARAGRAPHS, *more, *last)]
    assert -1 not in places and places == sorted(places) and "oysters" not in found.text
    check_map(html, found)

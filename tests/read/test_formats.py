"""Archives, feeds, WARC and tables: read as streams, a bad member costs itself only."""

import bz2
import gzip
import io
import json
import lzma
import struct
import tarfile
import zipfile

import pytest

from avvisi.read.limits import Limits
from tests.read.test_sources import ENGLISH, read


def tar_of(members, mode="w", **options):
    held = io.BytesIO()
    with tarfile.open(fileobj=held, mode=mode, **options) as made:
        for name, raw in members:
            info = raw if isinstance(raw, tarfile.TarInfo) else tarfile.TarInfo(name)
            if isinstance(raw, bytes):
                info.size = len(raw)
            made.addfile(info, io.BytesIO(raw) if isinstance(raw, bytes) else None)
    return held.getvalue()


def zip_of(members, packing=zipfile.ZIP_DEFLATED):
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", packing) as made:
        for name, raw in members:
            made.writestr(name, raw)
    return held.getvalue()


def link(name, target, kind=tarfile.SYMTYPE):
    info = tarfile.TarInfo(name)
    info.type, info.linkname = kind, target
    return info


MEMBERS = [
    ("in/a.txt", ENGLISH.encode()),
    ("in/b.jsonl", b'{"id":"k","text":"One."}\n{bad\n{"text":"Two."}'),
    ("in/c.txt.gz", gzip.compress(ENGLISH.encode())),
    ("../../out.txt", ENGLISH.encode()),
    ("/etc/out.txt", ENGLISH.encode()),
    ("in/" + "long" * 60 + ".txt", ENGLISH.encode()),
    ("in/.DS_Store", b"\0\1"),
    ("__MACOSX/in/._a.txt", b"\0\1"),
    ("in/binary", bytes(range(256))),
    ("in/empty.txt", b""),
    ("in/inner.zip", zip_of([("x.txt", b"x")])),
    ("in/z.txt", ENGLISH.encode()),
]
ARCHIVES = {
    "a.tar": tar_of(MEMBERS),
    "a.tar.gz": gzip.compress(tar_of(MEMBERS)),
    "a.tgz": gzip.compress(tar_of(MEMBERS, format=tarfile.GNU_FORMAT)),
    "a.tar.bz2": bz2.compress(tar_of(MEMBERS)),
    "a.tar.xz": lzma.compress(tar_of(MEMBERS)),
    "a.zip": zip_of(MEMBERS),
    "b.zip": zip_of(MEMBERS, zipfile.ZIP_STORED),
    "c.zip": zip_of(MEMBERS, zipfile.ZIP_BZIP2),
    "no-ending": gzip.compress(tar_of(MEMBERS)),
}


@pytest.mark.parametrize("name", ARCHIVES)
def test_archives(tmp_path, name):
    (tmp_path / name).write_bytes(ARCHIVES[name])
    good, bad = read(tmp_path)
    long = f"{name}!in/{'long' * 60}.txt"
    assert set(good) == {f"{name}!in/a.txt", "k", f"{name}!in/b.jsonl#3", f"{name}!in/c.txt.gz", long, f"{name}!in/z.txt"}
    assert good[f"{name}!in/c.txt.gz"].text == good[f"{name}!in/z.txt"].text == ENGLISH
    assert set(bad) == {
        f"{name}!{m}" for m in ("in/b.jsonl:2", "../../out.txt", "/etc/out.txt", "in/binary", "in/empty.txt", "in/inner.zip")
    }


def test_links_and_devices_in_a_tar(tmp_path):
    (tmp_path / "a.tar").write_bytes(
        tar_of(
            [
                ("l", link("l", "/etc/passwd")),
                ("h", link("h", "x", tarfile.LNKTYPE)),
                ("p", link("p", "", tarfile.FIFOTYPE)),
                ("z.txt", b"Zed."),
            ]
        )
    )
    good, bad = read(tmp_path)
    assert list(good) == ["a.tar!z.txt"] and list(bad) == ["a.tar!l", "a.tar!h", "a.tar!p"]


def test_a_tar_cut_short_or_damaged_says_so(tmp_path):
    whole = tar_of([(f"{i}.txt", ENGLISH.encode() * 40) for i in range(9)])
    (tmp_path / "cut.tar").write_bytes(whole[:9_000])
    (tmp_path / "edge.tar").write_bytes(whole[: 512 * 7])
    damaged = bytearray(whole)
    damaged[512 * 7 + 148] ^= 1
    (tmp_path / "damaged.tar").write_bytes(bytes(damaged))
    (tmp_path / "cut.tar.gz").write_bytes(gzip.compress(whole)[:-20])
    good, bad = read(tmp_path)
    assert {"cut.tar!0.txt", "edge.tar!0.txt", "damaged.tar!0.txt"} <= set(good)
    assert len(bad) == 4 and "cut short" in bad["edge.tar"] and "damaged" in bad["damaged.tar"]


def test_bombs_in_archives(tmp_path):
    bomb = b"a" * 40_000_000
    (tmp_path / "a.zip").write_bytes(zip_of([("bomb.txt", bomb), ("good.txt", ENGLISH)]))
    (tmp_path / "b.tar.gz").write_bytes(gzip.compress(tar_of([("good.txt", ENGLISH.encode()), ("bomb.txt", bomb)])))
    (tmp_path / "c.tar").write_bytes(tar_of([("bomb.gz", gzip.compress(bomb)), ("good.txt", ENGLISH.encode())]))
    (tmp_path / "d.txt.xz").write_bytes(lzma.compress(bomb))
    (tmp_path / "e.txt.bz2").write_bytes(bz2.compress(bomb))
    (tmp_path / "many.tar").write_bytes(tar_of([(f"{i}.txt", b"x") for i in range(30)]))
    good, bad = read(tmp_path, limits=Limits(members=20))
    assert {"b.tar.gz!good.txt", "c.tar!good.txt"} <= set(good)
    assert {"a.zip!bomb.txt", "b.tar.gz!bomb.txt", "c.tar!bomb.gz", "d.txt.xz", "e.txt.bz2", "many.tar"} <= set(bad)


def test_a_zip_that_lays_members_over_one_another_is_stopped(tmp_path):
    """The same stored bytes under many names: small file, large reading."""
    one = zip_of([("a.txt", b"word " * 100_000)], zipfile.ZIP_STORED)
    at = one.rfind(b"PK\x01\x02")
    entry, end = one[at : one.rfind(b"PK\x05\x06")], one[one.rfind(b"PK\x05\x06") :]
    count = 60_000
    made = one[:at] + entry * count + end[:8] + struct.pack("<HHL", count, count, len(entry) * count) + end[16:]
    (tmp_path / "over.zip").write_bytes(made)
    good, bad = read(tmp_path)
    assert not good and list(bad) == ["over.zip"] and "one another" in bad["over.zip"]


def test_a_damaged_zip(tmp_path):
    whole = bytearray(zip_of([("a.txt", ENGLISH), ("b.txt", ENGLISH)], zipfile.ZIP_STORED))
    whole[40] ^= 1
    (tmp_path / "bit.zip").write_bytes(bytes(whole))
    (tmp_path / "cut.zip").write_bytes(bytes(whole[:-30]))
    locked = bytearray(zip_of([("a.txt", ENGLISH)]))
    locked[locked.find(b"PK\x01\x02") + 8] |= 1
    (tmp_path / "locked.zip").write_bytes(bytes(locked))
    good, bad = read(tmp_path)
    assert list(good) == ["bit.zip!b.txt"] and set(bad) == {"bit.zip!a.txt", "cut.zip", "locked.zip!a.txt"}


def test_a_zip_whose_members_lie_before_it(tmp_path):
    """Found by fuzzing: a directory further back than it says puts members before the file's beginning."""
    whole = zip_of([("a.txt", ENGLISH)])
    (tmp_path / "a.zip").write_bytes(whole[:4] + whole[whole.find(b"PK\x01\x02") :])
    assert not read(tmp_path)[0] and list(read(tmp_path)[1]) == ["a.zip!a.txt"]


def test_a_member_without_a_name(tmp_path):
    """Found by fuzzing: zip names end at a NUL."""
    (tmp_path / "a.zip").write_bytes(zip_of([("x", ENGLISH), ("b.txt", ENGLISH)]).replace(b"\0\0x", b"\0\0\0").replace(b"\0\0x", b"\0\0\0"))
    good, bad = read(tmp_path)
    assert list(good) == ["a.zip!b.txt"] and bad == {"a.zip!": "a member without a name"}


FEEDS = {
    "rss.xml": """<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>The Lagoon Post</title>
<language>en</language><item><guid>g1</guid><title>Envoy in Malé</title><link>http://lagoon.example/1</link><pubDate>Tue, 04 May 2021 10:00:00 +0500</pubDate>
<description>Short.</description><content:encoded><![CDATA[<p>The envoy arrived.</p><p>He left.</p>]]></content:encoded></item>
<item><title>Only a headline</title></item><item><title></title></item></channel></rss>""",
    "atom.xml": """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>The Lagoon Post</title><entry><id>g1</id><title>Envoy in Malé</title>
<link href="http://lagoon.example/1"/><updated>2021-05-04T10:00:00+05:00</updated><summary type="text">Short.</summary>
<content type="html">&lt;p&gt;The envoy arrived.&lt;/p&gt;&lt;p&gt;He left.&lt;/p&gt;</content></entry>
<entry><title>Only a headline</title></entry><entry><title></title></entry></feed>""",
}  # fmt: skip


@pytest.mark.parametrize("name", FEEDS)
def test_feeds(tmp_path, name):
    (tmp_path / name).write_text(FEEDS[name])
    good, bad = read(tmp_path)
    page = good["g1"]
    assert page.html == "<p>The envoy arrived.</p><p>He left.</p>" and page.text is None and page.title == "Envoy in Malé"
    assert page.outlet == "The Lagoon Post" and page.url == "http://lagoon.example/1" and page.published_from == "feed"
    assert page.published in {"Tue, 04 May 2021 10:00:00 +0500", "2021-05-04T10:00:00+05:00"}
    assert good[f"{name}#2"].text == "Only a headline" and list(bad) == [f"{name}:3"]


def test_feeds_that_reach_out_are_refused(tmp_path):
    (tmp_path / "a.xml").write_text(
        '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/hostname">]><rss><channel><item><title>&x;</title></item></channel></rss>'
    )
    (tmp_path / "deep.rss").write_text("<rss><channel><item>" + "<b>" * 100_000)
    (tmp_path / "none.xml").write_text("<?xml version='1.0'?><rss><channel><title>T</title></channel></rss>")
    good, bad = read(tmp_path)
    assert not good and set(bad) == {"a.xml", "deep.rss:1", "deep.rss", "none.xml"}


PAGE = "<html><head><meta charset=utf-8><title>T</title></head><body><p>The envoy arrived in Malé.</p></body></html>"


def warc_record(kind, content, block, uri="http://lagoon.example/1", identity="1"):
    head = f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:{identity}>\r\nWARC-Target-URI: {uri}\r\n"
    return (head + f"Content-Type: {content}\r\nContent-Length: {len(block)}\r\n\r\n").encode() + block + b"\r\n\r\n"


def response(body, *headers, status="200 OK", content="text/html; charset=utf-8"):
    return "\r\n".join([f"HTTP/1.1 {status}", f"Content-Type: {content}", *headers, "", ""]).encode() + body


def chunked(raw):
    return b"".join(b"%x\r\n%s\r\n" % (len(raw[i : i + 30]), raw[i : i + 30]) for i in range(0, len(raw), 30)) + b"0\r\n\r\n"


HTTP = "application/http; msgtype=response"
RECORDS = [
    warc_record("warcinfo", "application/warc-fields", b"software: x"),
    warc_record("request", "application/http; msgtype=request", b"GET / HTTP/1.1\r\n\r\n"),
    warc_record("response", HTTP, response(PAGE.encode()), identity="plain"),
    warc_record("response", HTTP, response(chunked(PAGE.encode()), "Transfer-Encoding: chunked"), identity="chunked"),
    warc_record("response", HTTP, response(gzip.compress(PAGE.encode()), "Content-Encoding: gzip"), identity="gzip"),
    warc_record("response", HTTP, response(PAGE.replace("utf-8", "x").encode("latin-1"), content="text/html; charset=iso-8859-1"), identity="latin"),
    warc_record("response", HTTP, response(b"gone", status="404 Not Found"), identity="gone"),
    warc_record("response", HTTP, response(b"\x89PNG", content="image/png"), identity="picture"),
    warc_record("response", HTTP, response(b"\x01\x02", "Content-Encoding: br"), identity="br"),
    warc_record("response", HTTP, response(gzip.compress(b" " * 30_000_000), "Content-Encoding: gzip"), identity="bomb"),
    warc_record("conversion", "text/plain", "The envoy arrived in Malé.".encode(), identity="wet"),
]  # fmt: skip


@pytest.mark.parametrize("packed", [False, True])
def test_warc(tmp_path, packed):
    name = "a.warc.gz" if packed else "a.warc"
    (tmp_path / name).write_bytes(b"".join(gzip.compress(r) if packed else r for r in RECORDS))
    good, bad = read(tmp_path)
    assert set(good) == {f"urn:uuid:{i}" for i in ("plain", "chunked", "gzip", "latin", "wet")}
    assert all("Malé" in (p.html or p.text) and p.url == "http://lagoon.example/1" for p in good.values())
    assert set(bad) == {f"{name}:9", f"{name}:10"}


def test_a_warc_bomb_and_cut_warcs(tmp_path):
    (tmp_path / "bomb.warc.gz").write_bytes(gzip.compress(warc_record("response", HTTP, response(b" " * 300_000_000))))
    whole = b"".join(RECORDS)
    (tmp_path / "cut.warc").write_bytes(whole[:-200])
    (tmp_path / "mess.warc").write_bytes(RECORDS[2] + b"no record\r\n" + RECORDS[3])
    (tmp_path / "none.warc").write_bytes(RECORDS[0])
    good, bad = read(tmp_path)
    assert "200 times" in bad["bomb.warc.gz"] and "urn:uuid:plain" in good
    assert "cut short" in bad["cut.warc"] and "no record begins" in bad["mess.warc"] and "no page" in bad["none.warc"]


@pytest.mark.parametrize("delimiter, ending", [(",", "csv"), (";", "csv"), ("\t", "tsv"), ("|", "csv")])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_tables(tmp_path, delimiter, ending, encoding):
    rows = [
        "id,Headline,Content,pub_date,publisher,link",
        'k,H,"Envoys met in Malé,',
        'and left.",2021-05-04,The Lagoon,http://l.example',
        ",,Two.,,,",
    ]
    raw = "\r\n".join(rows).replace(",", delimiter).replace(f"Malé{delimiter}", "Malé,")
    (tmp_path / f"t.{ending}").write_bytes(raw.encode(encoding))
    good, bad = read(tmp_path)
    page = good["k"]
    assert not bad and page.text.replace("\r\n", "\n") == "Envoys met in Malé,\nand left." and page.published == "2021-05-04"
    assert page.title == "H" and page.outlet == "The Lagoon" and page.url == "http://l.example" and good[f"t.{ending}#4"].text == "Two."


def test_rows_that_do_not_fit_are_named(tmp_path):
    (tmp_path / "a.csv").write_text('id,text\n1,Fine.\n2,One, two.\n3,\n4,"Open\n5,Five.\n')
    (tmp_path / "b.csv").write_text("id,words\n1,Fine.\n")
    (tmp_path / "c.csv").write_text("id,text\n")
    (tmp_path / "d.csv").write_bytes(bytes(range(256)))
    (tmp_path / "long.csv").write_text("id,text\nx," + "word " * 100_000 + "\n")
    good, bad = read(tmp_path)
    assert set(good) == {"1", "x"} and set(bad) == {"a.csv:3", "a.csv:4", "a.csv:5", "b.csv", "c.csv", "d.csv"}


def test_pages_are_known_by_what_they_hold(tmp_path):
    for name in ("a.html", "b.txt", "c", "d.xml"):
        (tmp_path / name).write_text("<!DOCTYPE html>\n" + PAGE)
    (tmp_path / "e.htm").write_bytes(PAGE.replace("utf-8", "windows-1251").replace("envoy", "посол").replace("é", "").encode("cp1251"))
    (tmp_path / "f.bin").write_bytes(b"%PDF-1.7 ...")
    (tmp_path / "g.docx").write_bytes(zip_of([("word/document.xml", "<x/>")]))
    (tmp_path / "h").write_text('{"text": "One."}')
    good, bad = read(tmp_path)
    assert {k for k, p in good.items() if p.html} == {"a.html", "b.txt", "c", "d.xml", "e.htm"} and good["h"].text == "One."
    assert "посол" in good["e.htm"].html and set(bad) == {"f.bin", "g.docx"}


def test_json_of_a_wrapped_list(tmp_path):
    (tmp_path / "a.json.gz").write_bytes(gzip.compress(json.dumps([{"body": "One."}, 5, {"x": 1}]).encode()))
    good, bad = read(tmp_path)
    assert set(good) == {"a.json.gz#1"} and set(bad) == {"a.json.gz:2", "a.json.gz:3"}

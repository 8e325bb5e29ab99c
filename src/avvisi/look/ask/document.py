"""A document: its text as given, cut where facts begin and end, each fact explained beside its paragraph."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from avvisi.look.ask.parts import DOCUMENT, corrections, evidence_rows, incidents, plain, quotes
from avvisi.look.masks import private_names, public_names
from avvisi.look.page import Asked, Missing, Page
from avvisi.look.shelf import Asking, Row

WINDOW = 60_000  # characters on one page; a longer text is turned page by page
LONGEST = 4_000  # a line longer than this is cut, so that its facts stay beside it
FACTS = 4_000


def document(asking: Asking, path: Mapping[str, str], asked: Asked) -> Page:
    """One document, its text as given."""
    row, regions = _row(asking, path["id"])
    start = asked.number("from", 0, 0, max(row["characters"] - 1, 0))
    text = asking.value("select substr(text, ?, ?) from documents where id = ?", start + 1, WINDOW, row["id"]) or ""
    text = _to_a_line(text, last=start + WINDOW >= row["characters"])
    end = start + len(text)
    facts = _facts(asking, row["id"], start, end)
    window = {"from": start, "to": end, "next": end if end < row["characters"] else None, "size": WINDOW}
    return _page(asking, asked, row, regions, facts, _blocks(text, start, _with_litter(regions, row), facts), window, excerpt=False)


def whole(asking: Asking, path: Mapping[str, str], asked: Asked) -> Page:
    """The same for handing on: names of persons without a public role are withheld in the text too."""
    page = document(asking, path, asked)
    return _handed_on(asking, page)


def excerpts(asking: Asking, path: Mapping[str, str], asked: Asked) -> Page:
    """A document for handing on: only the sentences that facts rest on."""
    row, regions = _row(asking, path["id"])
    facts = _facts(asking, row["id"], 0, row["characters"])
    told = 'select evidence.sentence.start as "start", evidence.sentence.text as text from {} where document = ?'
    query = " union ".join(told.format(t) for t in ("events", "quotes", "tenures")) + " order by 1"
    blocks: list[Row] = []
    for sentence in asking.rows(query, *[row["id"]] * 3):
        start, end = sentence["start"], sentence["start"] + len(sentence["text"])
        if blocks and start < blocks[-1]["start"] + blocks[-1]["length"]:
            continue
        inner = [f for f in facts if start <= f["at"] < end]
        marks = [(s["start"], s["end"], f) for f in inner for s in f["spans"] if start <= s["start"] < end]
        notes = [f for f in inner if f["fact"] in ("event", "quote", "tenure")]
        pieces = _pieces(sentence["text"] + "\n", start, marks)
        blocks.append(
            {"region": _region(regions, start, sentence["text"]), "start": start, "length": end - start, "pieces": pieces, "notes": notes}
        )
    return _handed_on(
        asking, _page(asking, asked, row, [], facts, blocks, {"from": 0, "to": 0, "next": None, "size": WINDOW}, excerpt=True)
    )


def _handed_on(asking: Asking, page: Page) -> Page:
    """Pieces that say where they stand, so that restraint finds the names in them; no names of private persons among the facts."""
    identity = page.values["document"]["id"]
    names = {
        f["told"] for b in page.values["blocks"] for p in b["pieces"] for f in p["facts"] if f["fact"] == "name" and f["class"] == "person"
    }
    private = set() if asking.everyone else private_names(asking, {told.removeprefix("person: ") for told in names})
    for block in page.values["blocks"]:
        at = block["start"]
        for piece in block["pieces"]:
            piece.update({"document": identity, "start": at})
            at += len(piece["text"])
            piece["facts"] = [f for f in piece["facts"] if f["told"].removeprefix("person: ") not in private]
    return page


def _row(asking: Asking, identity: str) -> tuple[Row, list[Row]]:
    """A document's row and its regions."""
    row = asking.one(
        f"select {DOCUMENT}, text_hash, path, story, outlet_affiliation, regions, length(text) as characters, published_detail, learnt_litter, raw.html is not null as source from documents where id = ?",
        identity,
    )
    if row is None or asking.value("select count(*) from page.withheld where document = ?", identity):
        raise Missing(f"the document {identity}")
    return row, row.pop("regions") or []


def _page(
    asking: Asking, asked: Asked, row: Row, regions: list[Row], facts: Sequence[Row], blocks: list[Row], window: Row, *, excerpt: bool
) -> Page:
    detail = row.pop("published_detail") or {}
    values: dict[str, Any] = {
        "document": row,
        "reasons": [{k: r.get(k) for k in ("bound", "value", "why")} for r in detail.get("reasons") or ()],
        "candidates": [{k: c.get(k) for k in ("value", "basis", "origin")} for c in detail.get("candidates") or ()],
        "window": window,
        "blocks": blocks,
        "regions": _shares(regions),
        "family": _family(asking, row),
        "litter": _litter(asking, row.pop("learnt_litter") or ()),
        "problems": asking.rows("select stage, extractor, reason from problems where document = ? order by id limit 50", row["id"]),
        "names_found": _names(asking, row["id"]),
        "corrections": corrections(asking, [row["id"], *(f["id"] for f in facts)]),
        "excerpt": excerpt,
    }
    ids = list(dict.fromkeys(f["incident"] for f in facts if f["fact"] == "event" and f["incident"]))[:200]

    def table() -> list[Row]:
        return [r for r in evidence_rows(incidents(asking, ids)) if r["document"] == row["id"]]

    return Page(row["title"] or row["given_id"], values, table=table, filters=asked.stated)


def _to_a_line(text: str, *, last: bool) -> str:
    """A window that ends with a line, where it has one."""
    if last or "\n" not in text:
        return text
    return text[: text.rindex("\n") + 1]


def _facts(asking: Asking, document: str, start: int, end: int) -> list[Row]:
    """The facts whose words lie in a window: kind (`fact`), words (`spans`), and what explains them."""
    found: list[Row] = []
    events = asking.rows(
        "select id, incident, type, mode, quad, status, certainty, aspect, background, actors, recipients, date, place, according_to, occasion, "
        'evidence.rule as rule, evidence."trigger" as t, evidence.sentence.start as "start", beat from events '
        'where document = ? and evidence."trigger".start >= ? and evidence."trigger".start < ? limit ?',
        document, start, end, FACTS,
    )  # fmt: skip
    for e in events:
        words = e.pop("t")
        found.append({**plain(e, "actors", "recipients", "date", "place"), "fact": "event", "spans": [words], "at": words["start"]})
    for q in quotes(asking, "document", [document], reports=False)[:FACTS]:
        if start <= q["content"][0]["start"] < end:
            q.pop("report"), q.pop("text")
            found.append({**q, "fact": "quote", "spans": q.pop("content"), "at": q["said"]["start"]})
    tenures = asking.rows(
        'select id, person, title, "of", state, qualifier, as_of, as_of_basis, start as since, "end" as until, transition, implied, span, evidence.rule as rule '
        "from tenures where document = ? and span.start >= ? and span.start < ? limit ?",
        document, start, end, FACTS,
    )  # fmt: skip
    for t in tenures:
        words = t.pop("span")
        found.append({**t, "fact": "tenure", "spans": [words], "at": words["start"]})
    for m in asking.rows(
        "select id, kind, name, code, form, resolved, span from mentions where document = ? and span.start >= ? and span.start < ? limit ?",
        document, start, end, FACTS * 4,
    ):  # fmt: skip
        words = m.pop("span")
        found.append({**m, "fact": "name", "spans": [words], "at": words["start"]})
    for d in asking.rows(
        "select id, type, value, mod, anchor, earliest, latest, span from dates where document = ? and span.start >= ? and span.start < ? limit ?",
        document, start, end, FACTS,
    ):  # fmt: skip
        words = d.pop("span")
        found.append({**d, "fact": "date", "spans": [words], "at": words["start"]})
    return sorted(found, key=lambda f: (f["at"], f["fact"], f["id"]))


def _blocks(text: str, offset: int, regions: Sequence[Row], facts: Sequence[Row]) -> list[Row]:
    """Lines with their region, the pieces between the bounds of facts, and the facts to explain beside them. Blank lines go with the line before."""
    lines = _lines(text, offset)
    starts = [start for start, _ in lines]
    marks: list[list[tuple[int, int, Row]]] = [[] for _ in lines]
    notes: list[list[Row]] = [[] for _ in lines]
    for fact in facts:
        for span in fact["spans"]:
            i = max(bisect_right(starts, span["start"]) - 1, 0)
            while i < len(lines) and lines[i][0] < span["end"]:
                marks[i].append((span["start"], span["end"], fact))
                i += 1
        if fact["fact"] in ("event", "quote", "tenure") and lines:
            notes[max(bisect_right(starts, fact["at"]) - 1, 0)].append(fact)
    blocks = []
    for i, (start, end) in enumerate(lines):
        inner = text[start - offset : end - offset]
        blocks.append(
            {"region": _region(regions, start, inner), "start": start, "pieces": _pieces(inner, start, marks[i]), "notes": notes[i]}
        )
    return blocks


def _lines(text: str, offset: int) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    at = 0
    for line in text.splitlines(keepends=True) if "\n" in text else [text]:
        for cut in range(0, max(len(line), 1), LONGEST):
            size = min(LONGEST, len(line) - cut)
            if found and not line.strip():
                found[-1] = (found[-1][0], at + size + offset)
            elif size:
                found.append((at + offset, at + size + offset))
            at += size
    return found


def _region(regions: Sequence[Row], start: int, inner: str) -> str:
    first = start + len(inner) - len(inner.lstrip())
    holding = [r for r in regions if r["start"] <= first < r["end"] and r["kind"] != "credit"]
    kinds = [r["kind"] for r in holding]
    if kinds == ["dateline"]:
        return "body"
    return kinds[0] if kinds else ""


def _pieces(inner: str, start: int, marks: Sequence[tuple[int, int, Row]]) -> list[Row]:
    """The text cut at every bound: each piece with the facts that hold it, outermost first. Crossing spans come out right."""
    end = start + len(inner)
    bounds = sorted({start, end, *(min(max(b, start), end) for s, e, _ in marks for b in (s, e))})
    pieces = []
    for low, high in zip(bounds, bounds[1:], strict=False):
        holding = sorted((m for m in marks if m[0] <= low and high <= m[1]), key=lambda m: (m[0] - m[1], m[2]["fact"], m[2]["id"]))
        pieces.append({"text": inner[low - start : high - start], "facts": [_brief(f) for *_, f in holding]})
    return pieces


def _brief(fact: Row) -> Row:
    """What a piece of text needs of a fact: kind, id, class and a word of explanation."""
    kind = fact["fact"]
    if kind == "event":
        told = f"{fact['type'].lower()}, {fact['status']}"
        return {"fact": kind, "id": fact["id"], "class": f"q{fact['quad']}", "told": told}
    if kind == "name":
        told = f"{fact['kind']}: {fact['name']}" + (f" ({fact['code']})" if fact["code"] else "")
        return {"fact": kind, "id": fact["id"], "class": fact["kind"], "told": told}
    if kind == "date":
        return {"fact": kind, "id": fact["id"], "class": "", "told": f"{fact['type'].lower()}: {fact['value'] or 'not known'}"}
    if kind == "quote":
        return {
            "fact": kind,
            "id": fact["id"],
            "class": fact["kind"],
            "told": f"{(fact['speaker'] or {}).get('name') or 'someone'} {fact['stance']}",
        }
    return {"fact": kind, "id": fact["id"], "class": "", "told": f"office: {fact['person']}, {fact['title']}"}


def _shares(regions: Sequence[Row]) -> list[Row]:
    size: dict[str, int] = {}
    for region in regions:
        if region["kind"] != "credit":
            size[region["kind"]] = size.get(region["kind"], 0) + region["end"] - region["start"]
    whole = sum(size.values()) or 1
    return [{"region": k, "share": round(100 * n / whole)} for k, n in sorted(size.items(), key=lambda kv: (-kv[1], kv[0]))]


def _with_litter(regions: Sequence[Row], row: Row) -> list[Row]:
    """The regions with what the record has learnt to be litter before them: it stands within the story."""
    learnt = [{"kind": "litter", "start": s["start"], "end": s["end"]} for s in row["learnt_litter"] or ()]
    return [*learnt, *regions]


def _litter(asking: Asking, stretches: Sequence[Row]) -> list[Row]:
    """The blocks that the outlet repeats in this document, with the reason each is taken for litter."""
    blocks = list(dict.fromkeys(s["block"] for s in stretches))
    return (
        asking.rows("select id, words, why, documents from litter where list_contains(?, id) order by outlet, id", blocks) if blocks else []
    )


def _family(asking: Asking, row: Row) -> list[Row]:
    """The other documents that share text with this one."""
    if not row["copy_family"]:
        return []
    return asking.rows(
        "select id, outlet, title, published, given_id from documents where copy_family = ? and id <> ? order by published nulls last, id limit 50",
        row["copy_family"],
        row["id"],
    )


def _names(asking: Asking, document: str) -> list[Row]:
    """The names in it; persons without a public role stand in the text only."""
    rows = asking.rows("select kind, name, code, span.text as form from mentions where document = ?", document)
    persons = {r["name"] for r in rows if r["kind"] == "person"}
    known = persons if asking.everyone else public_names(asking, persons)
    groups: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows:
        if row["kind"] != "person" or row["name"] in known:
            groups[row["kind"], row["name"]].append(row)
    made: list[Row] = []
    for (kind, name), some in sorted(groups.items(), key=lambda kv: (-len(kv[1]), kv[0]))[:100]:
        code = min((r["code"] for r in some if r["code"]), default=None)
        made.append({"kind": kind, "name": name, "code": code, "times": len(some), "forms": sorted({r["form"] for r in some})[:8]})
    return made

"""Whole reports of our own with all that a careful reader writes down: people and offices, events, quotes with chains, dates, traps.

usage: articles.py [--held] [--errors] [--only ID …]

The reports (bench/data/articles/{tune,held}/*.toml) were written by someone who had not seen the rules. Printed, as precision, recall
and F1 unless said otherwise: persons, person with office (title and state or body), events by type alone, by type and both sides
(codes or names; CONSULT, AGREE and COOPERATE in either order), and among the events so matched the share with the right status,
date and persons; quotes by content, with the speaker, with the whole chain; dates by words and value; traps fallen into; the day of
publication. An optional item that is found counts neither for nor against; where an event's words
fit an asked and an optional item alike, it counts for the asked one. `alt_types` are types that an expert could give as well. --errors is never used with --held.
"""

import argparse
import re
import tomllib
import unicodedata
from collections import Counter
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from avvisi.export.answer import answer
from avvisi.flow import Flow
from avvisi.model.coded import Coded
from avvisi.model.text import RawPage

DATA = Path(__file__).parent / "data" / "articles"
EITHER_WAY = {"CONSULT", "AGREE", "COOPERATE"}
NOT_COUNTED = {"the", "a", "an", "of", "his", "her", "its", "their", "s", "al", "el", "mr", "dr"}


def label(name: str | None) -> list[str]:
    plain = "".join(c for c in unicodedata.normalize("NFKD", name or "") if not unicodedata.combining(c)).casefold()
    return [w for w in re.findall(r"\w+", re.sub(r"['’]s\b", "", plain)) if w not in NOT_COUNTED]


def same(a: str | None, b: str | None) -> bool:
    """Names are the same where one's words are the other's, or begin or end it."""
    left, right = sorted((label(a), label(b)), key=len)
    if not left:
        return not right
    return right[-len(left) :] == left or right[: len(left)] == left or SequenceMatcher(None, left, right).ratio() >= 0.8


class Score:
    """Hits, false finds and misses of one thing, over all reports."""

    def __init__(self) -> None:
        self.hit = self.false = self.missed = 0

    def line(self) -> str:
        p = self.hit / (self.hit + self.false) if self.hit + self.false else 0.0
        r = self.hit / (self.hit + self.missed) if self.hit + self.missed else 0.0
        f = 2 * p * r / (p + r) if p + r else 0.0
        return f"P {100 * p:5.1f}  R {100 * r:5.1f}  F1 {100 * f:5.1f}   ({self.hit} right, {self.false} false, {self.missed} missed)"


def count(score: Score, gold: list[Any], found: list[Any], fits: Any) -> dict[int, int]:
    """Pairs each gold item with one found item, best first; returns gold index -> found index."""

    def asked(g: Any) -> bool:
        return not (isinstance(g, dict) and g.get("optional"))

    ranked = sorted(((fits(g, f), asked(g), -i, -j) for i, g in enumerate(gold) for j, f in enumerate(found)), reverse=True)
    taken: dict[int, int] = {}
    used: set[int] = set()
    for value, _, i, j in ranked:
        if value and -i not in taken and -j not in used:
            taken[-i] = -j
            used.add(-j)
    required = [i for i, g in enumerate(gold) if asked(g)]
    score.hit += sum(i in taken for i in required)
    score.missed += sum(i not in taken for i in required)
    extra = [j for j in range(len(found)) if j not in used]
    score.false += sum(not any(fits(g, found[j]) for g in gold) for j in extra)
    return taken


def party_fits(gold: str, found: dict[str, Any]) -> bool:
    if gold.startswith("ORG:"):
        return same(gold[4:], found.get("name")) or gold[4:] == found.get("code")
    return gold.split(":")[0] == found.get("code")


def side(gold: list[str], found: list[dict[str, Any]]) -> bool:
    if not gold:
        return not found
    return any(party_fits(g, f) for g in gold for f in found)


def dyad(gold: dict[str, Any], found: dict[str, Any]) -> bool:
    a, r = found["actors"], found["recipients"]
    straight = side(gold["actors"], a) and side(gold["recipients"], r)
    crossed = side(gold["actors"], r) and side(gold["recipients"], a)
    together = gold["type"] in EITHER_WAY and all(any(party_fits(g, f) for f in a + r) for g in gold["actors"] + gold["recipients"])
    return straight or (gold["type"] in EITHER_WAY and crossed) or together


def of_type(gold: dict[str, Any], found: dict[str, Any]) -> bool:
    """A meeting to come may be called CONSULT or, as the ontology has it, AGREE."""
    to_come = gold["status"] == found["status"] == "planned" and {gold["type"], found["type"]} <= {"CONSULT", "AGREE"}
    return to_come or found["type"] in (gold["type"], *gold.get("alt_types", ()))


def spans(text: str, words: str) -> list[tuple[int, int]]:
    return [(m.start(), m.end()) for m in re.finditer(re.escape(words), text)]


def near(text: str, gold: dict[str, Any], found: dict[str, Any]) -> float:
    """1 where a trigger of the event found lies in the gold's words, less with distance, never 0: one event may be told several times."""
    told = [found["evidence"]["trigger"], *(e["trigger"] for e in found.get("more_evidence", ()))]
    gaps = [0 if s < b and a < e else min(abs(a - e), abs(s - b)) for a, b in spans(text, gold["trigger"]) for s, e in told]
    return 1 / (1 + min(gaps, default=1000) / 100)


def overlap(text: str, gold: dict[str, Any], found: dict[str, Any]) -> float:
    def words(pieces: list[tuple[int, int]]) -> set[int]:
        return {a + m.start() for a, b in pieces for m in re.finditer(r"\w+", text[a:b])}

    content = gold["content"] if isinstance(gold["content"], list) else [gold["content"]]
    wanted = words([s for piece in content for s in spans(text, piece)[:1]])
    got = words([(a, b) for a, b in found["content"]])
    share = len(wanted & got) / len(wanted | got) if wanted | got else 0.0
    return share if share >= 0.5 else 0.0


def day(date: dict[str, Any] | None) -> str:
    return ((date or {}).get("value") or "")[:10]


def names(parties: list[dict[str, Any]]) -> list[str]:
    return [p["person"] for p in parties if p.get("person")]


def told(found: dict[str, Any]) -> str:
    def said(parties: list[dict[str, Any]]) -> str:
        return ",".join((p.get("code") or p.get("name") or "?") + (f"({p['person']})" if p.get("person") else "") for p in parties)

    return f"{found['type']} {found['status']} {said(found['actors'])} > {said(found['recipients'])} {day(found.get('date'))} {found['evidence'].get('rule')}"


def links(text: str, quote: dict[str, Any], lines: list[list[int]], heads: str) -> list[str]:
    """Relays named in the quote's own sentence: the agency of a dateline or credit line (`heads`) stands behind every quote and is not counted."""
    spans = [*quote["content"], *([quote["cue"]] if quote.get("cue") else [])]
    start, end = min(a for a, _ in spans), max(b for _, b in spans)
    near = text[text.rfind(". ", 0, start) + 1 : text.find(". ", end) if ". " in text[end:] else len(text)]
    chain = [c for c in (quote.get("chain") or [])[:-1] if c.get("name") and (c.get("span") or label(c["name"])[-1] in label(near))]
    return [c["name"] for c in chain if not (any(a <= c["span"][0] < b for a, b in lines) if c.get("span") else c["name"] in heads)]


def judge(gold: dict[str, Any], found: dict[str, Any], scores: dict[str, Score], shares: Counter[str], log: list[str]) -> None:
    text = gold["text"]
    people = {m["name"] for m in found["mentions"] if m["kind"] == "person" and m.get("form") in (None, "name", "full", "short")}
    wanted = gold.get("people", [])
    pairs = count(scores["persons"], wanted, sorted(people), lambda g, f: same(g["name"], f))
    log += [f"  person missed: {g['name']}" for i, g in enumerate(wanted) if i not in pairs]
    log += [f"  no person: {p}" for p in sorted(people) if not any(same(g["name"], p) for g in wanted)]

    offices = [{**o, "person": p["name"]} for p in wanted for o in p.get("offices", [])]
    held = list({(t["person"], t["title"], t.get("of") or ""): t for t in found["tenures"]}.values())

    def office(g: dict[str, Any], t: dict[str, Any]) -> float:
        left, right = label(g["title"]), label(t["title"])
        alike = set(left) <= set(right) or set(right) <= set(left) or SequenceMatcher(None, left, right).ratio() > 0.7
        of = (g.get("of") or "").removeprefix("ORG:")
        return float(bool(same(g["person"], t["person"]) and alike and (not of or of == t.get("of") or same(of, t.get("of")))))

    pairs = count(scores["person+office"], offices, held, office)
    log += [f"  office missed: {g['person']}, {g['title']} of {g.get('of')}" for i, g in enumerate(offices) if i not in pairs]
    log += [f"  office false: {t['person']}, {t['title']} of {t.get('of')}" for t in held if not any(office(g, t) for g in offices)]

    events = gold.get("events", [])
    typed = count(scores["events type"], events, found["events"], lambda g, f: near(text, g, f) if of_type(g, f) else 0.0)
    both = count(
        scores["events type+sides"],
        events,
        found["events"],
        lambda g, f: near(text, g, f) if of_type(g, f) and dyad(g, f) else 0.0,
    )
    for i, g in enumerate(events):
        if i in both:
            f = found["events"][both[i]]
            shares["matched"] += 1
            shares["status"] += g["status"] == f["status"]
            dated = bool(g.get("date"))
            shares["dated"] += dated
            shares["date"] += dated and day(f.get("date")) == g["date"][:10]
            shares["undated given a day"] += not dated and len(day(f.get("date"))) == 10
            wanted_names = [*g.get("actor_persons", []), *g.get("recipient_persons", [])]
            got = names([*f["actors"], *f["recipients"]])
            shares["with persons"] += bool(wanted_names)
            shares["persons"] += bool(wanted_names) and all(any(same(w, n) for n in got) for w in wanted_names)
        elif not g.get("optional"):
            why = told(found["events"][typed[i]]) if i in typed else "-"
            log.append(f"  event missed: {g['type']} {g['status']} {g['actors']} > {g['recipients']} “{g['trigger']}”; has {why}")
    for f in found["events"]:
        if not any(of_type(g, f) and dyad(g, f) for g in events):
            a, b = f["evidence"]["trigger"]
            log.append(f"  event false: {told(f)} “…{text[max(0, a - 50) : b + 50]}…”".replace("\n", " "))
    for trap in gold.get("traps", []):
        shares["traps"] += 1
        zones = spans(text, trap["words"])
        fallen = [
            f
            for f in found["events"]
            if f["type"] in trap["looks_like"]
            and any(f["evidence"]["trigger"][0] < b and a < f["evidence"]["trigger"][1] for a, b in zones)
        ]
        shares["fallen into"] += bool(fallen)
        log += [f"  trap: {told(f)} “{trap['words']}”" for f in fallen[:1]]

    quotes = gold.get("quotes", [])
    # speech acts without their words ('condemned the raid') and attitudes ('fears floods') are kept apart by `form`: such a one counts where it fits
    apart = [f for f in found["quotes"] if f["form"] != "statement" and not any(overlap(text, g, f) for g in quotes)]
    shares["acts and attitudes"] += len(apart)
    found["quotes"] = [f for f in found["quotes"] if f not in apart]
    matched = count(scores["quotes content"], quotes, found["quotes"], lambda g, f: overlap(text, g, f))

    lines = [r["span"] for r in found["document"]["regions"] if r["kind"] not in ("title", "standfirst", "body")]

    heads = " ".join(text[a:b] for a, b in lines)

    def spoken(g: dict[str, Any], f: dict[str, Any]) -> float:
        speaker = f.get("speaker") or {}
        words = text[slice(*speaker["span"])] if speaker.get("span") else ""
        return overlap(text, g, f) if same(g["speaker"], speaker.get("name") or words) or same(g["speaker"], words) else 0.0

    def chained(g: dict[str, Any], f: dict[str, Any]) -> float:
        chain = links(text, f, lines, heads)
        return spoken(g, f) if len(chain) == len(g["chain"]) and all(map(same, g["chain"], chain)) else 0.0

    count(scores["quotes+speaker"], quotes, found["quotes"], spoken)
    count(scores["quotes+chain"], quotes, found["quotes"], chained)
    for i, g in enumerate(quotes):
        if g.get("optional"):
            continue
        if i not in matched:
            log.append(f"  quote missed: {g['speaker']}: “{g['content'] if isinstance(g['content'], str) else ' … '.join(g['content'])}”")
        elif not chained(g, found["quotes"][matched[i]]):
            f = found["quotes"][matched[i]]
            log.append(
                f"  quote's source: {g['chain']} > {g['speaker']}, but {links(text, f, lines, heads)} > {(f.get('speaker') or {}).get('name')}: “{g['content']}”"
            )
    for f in found["quotes"]:
        if not any(overlap(text, g, f) for g in quotes):
            log.append(
                f"  quote false: {(f.get('speaker') or {}).get('name')}: “{text[f['content'][0][0] : f['content'][-1][1]]}”".replace(
                    "\n", " "
                )
            )

    for g in gold.get("dates", []):
        shares["time expressions"] += 1
        got = [d.get("value") for d in found["dates"] for a, b in spans(text, g["text"]) if d["span"][0] < b and a < d["span"][1]]
        right = any((v or "")[: len(g["value"])] == g["value"] for v in got)
        shares["with the right value"] += right
        if not right:
            log.append(f"  date: “{g['text']}” {g['value']}, but {got}")
    shares["reports"] += 1
    published = ((found["document"] or {}).get("published") or {}).get("value") or ""
    right = published[:10] == (gold.get("published") or gold.get("given") or "")
    shares["published"] += right
    if not right:
        log.append(f"  published: {gold.get('published')!r} {gold.get('given')!r}, but {published}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--held", action="store_true", help="the half that was never looked at while tuning")
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--only", nargs="+", default=[], metavar="ID")
    parser.add_argument("--data", type=Path, default=DATA)
    asked = parser.parse_args()
    files = sorted((asked.data / ("held" if asked.held else "tune")).glob("*.toml"))
    reports = [r for r in (tomllib.loads(f.read_text()) for f in files) if not asked.only or r["id"] in asked.only]
    coded = Flow().code([RawPage(given_id=r["id"], text=r["text"], published=r.get("given") or None) for r in reports])
    keys = ("persons", "person+office", "events type", "events type+sides", "quotes content", "quotes+speaker", "quotes+chain")
    scores = {key: Score() for key in keys}
    shares: Counter[str] = Counter()
    for report, one in zip(reports, coded, strict=True):
        assert isinstance(one, Coded) and not one.problems, one
        log: list[str] = []
        judge(report, answer(one), scores, shares, log)
        if asked.errors and not asked.held:
            print(f"--- {report['id']}", *log, sep="\n")
    for key, score in scores.items():
        print(f"{key:18} {score.line()}")
    print(
        f"{shares['acts and attitudes']} speech acts and attitudes set apart from the quotes\n"
        f"of {shares['matched']} matched events: status {shares['status']}; of {shares['dated']} dated: day {shares['date']}; "
        f"undated given a day {shares['undated given a day']}; of {shares['with persons']} with persons: all named {shares['persons']}"
    )
    print(
        f"traps fallen into {shares['fallen into']} of {shares['traps']}; dates {shares['with the right value']} of {shares['time expressions']}; "
        f"published {shares['published']} of {shares['reports']}"
    )


if __name__ == "__main__":
    main()

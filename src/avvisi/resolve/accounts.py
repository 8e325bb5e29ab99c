"""What each report of an incident says, field by field, and where the reports agree, differ or contradict each other. No one is said to be right."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from itertools import combinations
from typing import Any

from avvisi.resolve.figures import Figure, Figures, disagree
from avvisi.resolve.reports import days

Row = dict[str, Any]
Verdict = str
TRAVEL = ("consult.visit", "consult.arrive", "consult.leave", "consult.reach", "consult.cross")
_SAID = frozenset(("stated", "relative", "title", "occasion"))
_DONE, _DENIED = frozenset(("happened", "historical")), frozenset(("denied",))


def accounts(
    events: Sequence[Mapping[str, Any]],
    figures: Figures,
    denials: Sequence[Mapping[str, Any]] = (),
    names: Callable[[str, str], bool] = lambda report, person: False,
    published: Mapping[str, str | None] | None = None,
) -> list[Row]:
    """The fields of an incident: [{field, verdict, said: [{value, documents, words}]}] from its events, each with `given_id` and its sentence.
    `denials` are those of an incident's row: quotes that deny it. `names` tells whether a report (by given id) names a person anywhere,
    `published` when each came out, so that 'will meet' of Monday and 'met' of Friday are a history and no difference.

    Verdicts: agreed (two reports or more, one value), one (only one report says), differ (both can be), contradict (they cannot).
    """
    found = [
        _field("day", [(_shown(e["date"]), e, _day_words(e)) for e in events], *_days(events)),
        _field(
            "place",
            [(e["place"]["name"] if e["place"] else None, e, e["place"] and (e["place"].get("span") or {}).get("text")) for e in events],
            *_places(events),
        ),
        _affirmed(events, denials, published or {}),
    ]
    found += _persons(events, names)
    found += _figures(events, figures)
    return [f for f in found if f]


def by_name(event: Mapping[str, Any], name: Callable[[str, str], str]) -> Row:
    """The event with its persons by the record's names. `name` gives that of (document, name there)."""
    sides = {
        side: [{**p, "person": p["person"] and name(event["document"], p["person"])} for p in event[side] or ()]
        for side in ("actors", "recipients")
    }
    return {**event, **sides}


def disagreements(fields: Sequence[Mapping[str, Any]]) -> list[str]:
    """The fields in which reports differ or contradict each other, as lines to read."""
    return [
        f"{f['field']} ({f['verdict']}): " + " / ".join(str(s["value"]) for s in f["said"])
        for f in fields
        if f["verdict"] in ("differ", "contradict")
    ]


def with_counts(fields: Sequence[Row], counts: Sequence[Row]) -> list[Row]:
    """The fields, with counts found by aligning whole reports; what an event's own sentence counts is not said twice."""
    known = {(s["value"], d) for f in fields if f["field"].startswith("number of") for s in f["said"] for d in s["documents"]}
    merged: dict[str, Row] = {}
    for count in counts:
        if all((s["value"], d) in known for s in count["said"] for d in s["documents"]):
            continue
        merged[count["field"]] = _together(merged[count["field"]], count) if count["field"] in merged else count
    return [*fields, *merged.values()]


def _together(one: Row, other: Row) -> Row:
    """Two fields of one name as one."""
    said = {s["value"]: s for s in one["said"]}
    for s in other["said"]:
        mine = said.get(s["value"], {"value": s["value"], "documents": [], "words": []})
        documents = [*mine["documents"], *(d for d in s["documents"] if d not in mine["documents"])]
        said[s["value"]] = {**mine, "documents": documents, "words": [*mine["words"], *(w for w in s["words"] if w not in mine["words"])]}
    verdict = "contradict" if "contradict" in (one["verdict"], other["verdict"]) else one["verdict"]
    return {**one, "verdict": verdict, "said": [said[v] for v in sorted(said)]}


def _field(
    name: str,
    said: Sequence[tuple[str | None, Mapping[str, Any], str | None]],
    clash: Callable[[str, str], bool],
    same: Callable[[str, str], bool] = str.__eq__,
    open_to: Callable[[Row, Row], bool] = lambda one, other: False,
) -> Row:
    """One field: values with the reports that give them; {} where none does. `same` tells which values say one thing ('2018-07', '2018-07-09'),
    `open_to` which entries are no difference for what else their reports say.
    """
    values: dict[str, Row] = {}
    for value, event, words in said:
        if value is None:
            continue
        entry = values.setdefault(value, {"value": value, "documents": [], "words": []})
        if event["given_id"] not in entry["documents"]:
            entry["documents"].append(event["given_id"])
        told = {"given_id": event["given_id"], "words": words, "sentence": event["evidence"]["sentence"]["text"]}
        by = next((name for name in event.get("said_by") or () if name), None)
        if not any(w["given_id"] == told["given_id"] and (w["words"] == words or not words) for w in entry["words"]):
            entry["words"].append({**told, **({"by": by} if by else {})})
    if not values:
        return {}
    reports = {d for entry in values.values() for d in entry["documents"]}
    verdict: Verdict = "one" if len(reports) == 1 else "agreed"
    if len(values) > 1 and len(reports) > 1:
        pairs = combinations(values.values(), 2)
        apart = [(a, b) for a, b in pairs if _split(set(a["documents"]), set(b["documents"])) and not same(a["value"], b["value"])]
        clashes = any(clash(a["value"], b["value"]) for a, b in apart if not set(a["documents"]) & set(b["documents"]))
        left = [(a, b) for a, b in apart if not open_to(a, b)]
        verdict = "contradict" if clashes else "differ" if left else "one" if apart else "agreed"
    return {"field": name, "verdict": verdict, "said": sorted(values.values(), key=lambda v: (-len(v["documents"]), v["value"]))}


def _split(ours: set[str], theirs: set[str]) -> bool:
    """Whether some report says the one alone and some the other: a report that says both does not differ from one that says the first."""
    return not ours <= theirs and not theirs <= ours


def _affirmed(events: Sequence[Mapping[str, Any]], denials: Sequence[Mapping[str, Any]], published: Mapping[str, str | None]) -> Row:
    """Planned, happened or denied. What one report affirms and a speaker in it denies is contradicted too."""
    told = [
        ("denied", {"given_id": d["given_id"], "evidence": {"sentence": {"text": d["sentence"]}}, "said_by": [d["speaker"]]}, d["words"])
        for d in denials
    ]
    agreed = bool(events) and all(e.get("type") == "AGREE" for e in events)

    def same(a: str, b: str) -> bool:
        """What is agreed on is told as a plan ('will reopen') or as the word given ('agreed to reopen')."""
        return a == b or (agreed and {a, b} == {"planned", "happened"})

    def history(one: Row, other: Row) -> bool:
        """Planned in the earlier reports, held or put off in the later ones."""
        first, then = sorted((one, other), key=lambda entry: entry["value"] != "planned")
        days = [[published.get(d) for d in entry["documents"]] for entry in (first, then)]
        before, after = ([d for d in some if d] for some in days)
        return first["value"] == "planned" and bool(before and after) and len(after) == len(days[1]) and max(before) < min(after)

    said = [(_status(e, published.get(e["given_id"])), e, e["evidence"]["trigger"]["text"]) for e in events]
    field = _field("status", [*said, *told], _status_clash, same, history)
    values = {entry["value"] for entry in field["said"]} if field else set()
    if any(_status_clash(a, b) for a, b in combinations(sorted(values), 2)):
        field["verdict"] = "contradict"
    return field


def _shown(when: Mapping[str, Any] | None) -> str | None:
    if not when or when.get("basis") not in _SAID:
        return None
    early, late = when.get("earliest"), when.get("latest")
    if early and early == late:
        return str(early)
    return when.get("value") or (f"{early or '…'}/{late or '…'}" if early or late else None)


def _day_words(event: Mapping[str, Any]) -> str | None:
    span = (event["date"] or {}).get("span")
    return span["text"] if span else None


def _days(events: Sequence[Mapping[str, Any]]) -> tuple[Callable[[str, str], bool], Callable[[str, str], bool]]:
    """Whether two days (weeks, months, stretches) cannot be one; whether one lies within the other.

    Of a journey one tells the day of leaving, one that of the talks: where the words differ and the days are next to each other, both are right.
    """
    known = {shown: days(e["date"]) for e in events if (shown := _shown(e["date"]))}
    rules: dict[str, set[str]] = defaultdict(set)
    for event in events:
        if (shown := _shown(event["date"])) and event.get("type") in ("CONSULT", "AGREE"):
            rules[shown].add(event["evidence"]["rule"])

    def journey(a: str, b: str) -> bool:
        away = bool(rules[a] and rules[b]) and not rules[a] & rules[b] and any(w in r for r in rules[a] | rules[b] for w in TRAVEL)
        (first, last), (other_first, other_last) = known[a], known[b]
        if not away or first is None or last is None or other_first is None or other_last is None:
            return False
        return max(first, other_first) - min(last, other_last) <= 2

    def clash(a: str, b: str) -> bool:
        (first, last), (other_first, other_last) = known[a], known[b]
        if first is None or last is None or other_first is None or other_last is None:
            return False
        return max(first, other_first) > min(last, other_last) and not journey(a, b)

    def within(a: str, b: str) -> bool:
        (first, last), (other_first, other_last) = known[a], known[b]
        if first is None or last is None or other_first is None or other_last is None:
            return False
        return (first <= other_first and other_last <= last) or (other_first <= first and last <= other_last) or journey(a, b)

    return clash, within


def _places(events: Sequence[Mapping[str, Any]]) -> tuple[Callable[[str, str], bool], Callable[[str, str], bool]]:
    """Whether two places exclude each other; whether one is the state the other lies in."""
    known = {e["place"]["name"]: e["place"] for e in events if e["place"]}

    def clash(a: str, b: str) -> bool:
        one, other = known[a], known[b]
        if one["country"] and other["country"] and one["country"] != other["country"]:
            return True
        return bool(one["level"] == other["level"] == "city")

    def within(a: str, b: str) -> bool:
        one, other = known[a], known[b]
        return bool(one["country"] and one["country"] == other["country"] and "country" in (one["level"], other["level"]))

    return clash, within


def _status(event: Mapping[str, Any], published: str | None) -> str:
    """Denied or affirmed; what is background to one report and news to another happened in both; what is of a day after its report is to come."""
    if event["status"] == "denied" or event["polarity"] == "-":
        return "denied"
    if event["status"] == "happened" and published and ((event["date"] or {}).get("earliest") or "") > published:
        return "planned"
    return "happened" if event["status"] == "historical" else str(event["status"])


def _status_clash(a: str, b: str) -> bool:
    return (a in _DENIED and b in _DONE | {"alleged"}) or (b in _DENIED and a in _DONE | {"alleged"}) or {a, b} == {"happened", "cancelled"}


def _persons(events: Sequence[Mapping[str, Any]], names: Callable[[str, str], bool]) -> list[Row]:
    """For each side (a party's code or name): who was there, by each report that names anyone.

    Where each report names the other's person too, if not in these sentences, they do not differ: one met both, one tells of the first alone.
    """
    sides: dict[str, list[tuple[str | None, Mapping[str, Any], str | None]]] = defaultdict(list)
    for event in events:
        for party in (*(event["actors"] or ()), *(event["recipients"] or ())):
            if party["person"] and (party["code"] or party["name"] != party["person"]):
                sides[party["code"] or party["name"]].append((party["person"], event, (party.get("span") or {}).get("text")))

    def both(one: Row, other: Row) -> bool:
        return all(names(d, a["value"]) for a, b in ((one, other), (other, one)) for d in b["documents"])

    return [_field(f"who, for {side}", said, lambda a, b: False, str.__eq__, both) for side, said in sorted(sides.items())]


def _figures(events: Sequence[Mapping[str, Any]], figures: Figures) -> list[Row]:
    """What is counted in the sentences, noun by noun, where more than one report counts it."""
    counted: dict[str, dict[str, list[tuple[Figure, Mapping[str, Any]]]]] = defaultdict(lambda: defaultdict(list))
    for event in events:
        sentence = event["evidence"]["sentence"]["text"]
        for figure in figures(sentence):
            counted[figure.counted][event["given_id"]].append((figure, event))
    found = []
    for noun, by_report in sorted(counted.items()):
        if len(by_report) < 2:
            continue
        said = [(str(f), e, e["evidence"]["sentence"]["text"][f.start : f.end]) for some in by_report.values() for f, e in some]
        known = {str(f): f for some in by_report.values() for f, _ in some}

        def clash(a: str, b: str, known: Mapping[str, Figure] = known) -> bool:
            return disagree(known[a], known[b])

        found.append(_field(f"number of: {noun}", said, clash))
    return found

"""Records made by hand, through the real store: documents with facts on true spans, so that the page can be tried without the language model.

Persons, outlets and meetings are invented.
"""

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from unittest.mock import patch

from avvisi.lexicon.load import Lexicon
from avvisi.model.coded import Coded
from avvisi.model.facts import DoubtfulEvent, Event, Evidence, Link, Mention, Occasion, Party, Quote, Speaker, Tenure, When, Where
from avvisi.model.problems import Problem
from avvisi.model.text import Document, Outlet, Published, RawPage, Region, Span, document_ids
from avvisi.resolve.record import resolve
from avvisi.resolve.seam import Facts, Resolved
from avvisi.resolve.tables import EVENT_COLUMNS, INCIDENTS, QUOTE_COLUMNS, UTTERANCES
from avvisi.resolve.tables import made as table_of
from avvisi.store import database, shards

STATES = {"Norway": "NOR", "Kenya": "KEN", "Ghana": "GHA", "Peru": "PER", "Laos": "LAO"}
DAY = When(value="2019-05-14", earliest="2019-05-14", latest="2019-05-14", basis="relative")


def state(name: str, person: str | None = None, office: str | None = None) -> Party:
    """A state as a party."""
    return Party(kind="state", name=name, code=STATES.get(name, "XXX"), person=person, office=office)


class Draft:
    """One report in the making: facts are put on the words named."""

    def __init__(self, given_id: str, outlet: str | None, published: str | None, text: str, url: str | None = None) -> None:
        self.id, self.text_hash = document_ids(text, given_id, outlet, published, url)
        self.text, self.given_id, self.outlet, self.published, self.url = text, given_id, outlet, published, url
        self.mentions: list[Mention] = []
        self.events: list[Event] = []
        self.doubtful_events: list[DoubtfulEvent] = []
        self.quotes: list[Quote] = []
        self.tenures: list[Tenure] = []
        self.occasions: list[Occasion] = []

    def span(self, words: str, nth: int = 0) -> Span:
        at = -1
        for _ in range(nth + 1):
            at = self.text.index(words, at + 1)
        return Span(start=at, end=at + len(words), text=words)

    def _sentence(self, inner: Span) -> Span:
        start = max(self.text.rfind("\n", 0, inner.start), self.text.rfind(". ", 0, inner.start) + 1, -1) + 1
        ends = [e for e in (self.text.find(". ", inner.end - 1), self.text.find("\n", inner.end)) if e >= 0]
        end = min(ends) + 1 if ends else len(self.text)
        end = end - 1 if self.text[end - 1] == "\n" else end
        return Span(start=start, end=end, text=self.text[start:end])

    def _evidence(self, inner: Span, rule: str) -> Evidence:
        return Evidence(sentence=self._sentence(inner), trigger=inner, rule=rule)

    def mention(self, words: str, kind: str, name: str, form: str = "full", code: str | None = None, nth: int = 0) -> "Draft":
        span = self.span(words, nth)
        made = Mention(
            id=f"m{self.id}{span.start}", evidence=self._evidence(span, "name"), span=span, kind=kind, name=name, form=form, code=code
        )
        self.mentions.append(made)
        return self

    def event(self, kind: str, trigger: str, actors: list[Party], recipients: list[Party], **more: object) -> "Draft":
        span = self.span(trigger)
        quad = {"CONSULT": 1, "AGREE": 1, "AID": 2, "ACCUSE": 3, "REJECT": 3, "SANCTION": 4, "ASSAULT": 4}[kind]
        told = {
            "id": f"e{len(self.events) + len(self.doubtful_events)}{self.id}",
            "evidence": self._evidence(span, f"{kind.lower()}.rule"),
            "type": kind,
            "quad": quad,
            "actors": tuple(actors),
            "recipients": tuple(recipients),
            **{"status": "happened", "date": DAY, **more},
        }
        if "why" in told:
            self.doubtful_events.append(DoubtfulEvent(**told))
        else:
            self.events.append(Event(**told))
        return self

    def quote(self, content: str, speaker: str | None, cue: str, chain: Iterable[tuple[str | None, str, str]], **more: object) -> "Draft":
        span = self.span(content)
        made = Quote(
            id=f"q{len(self.quotes)}{self.id}",
            evidence=self._evidence(span, "quote.rule"),
            content=(span,),
            kind="indirect",
            speaker=Speaker(name=speaker) if speaker else None,
            cue=self.span(cue),
            chain=tuple(Link(name=n, kind=k, relation=r) for n, k, r in chain),
            **more,
        )
        self.quotes.append(made)
        return self

    def tenure(self, words: str, person: str, title: str, of: str, **more: object) -> "Draft":
        span = self.span(words)
        made = Tenure(
            id=f"t{len(self.tenures)}{self.id}",
            evidence=self._evidence(span, "office.rule"),
            person=person,
            title=title,
            of=of,
            state=of if of in STATES.values() else None,
            span=span,
            as_of=self.published,
            **more,
        )
        self.tenures.append(made)
        return self

    def coded(self) -> tuple[RawPage, Coded]:
        lines, at = [], 0
        for line in self.text.split("\n"):
            if line.strip():
                lines.append((at, at + len(line)))
            at += len(line) + 1
        kinds = ["title"] + ["body"] * (len(lines) - 1)
        regions = tuple(Region(kind=k, start=s, end=e) for k, (s, e) in zip(kinds, lines, strict=True))
        start, end = lines[0]
        document = Document(
            id=self.id,
            text_hash=self.text_hash,
            given_id=self.given_id,
            url=self.url,
            text=self.text,
            language="en",
            title=Span(start=start, end=end, text=self.text[start:end]),
            published=Published(
                value=self.published, earliest=self.published, latest=self.published, basis="given" if self.published else "unknown"
            ),
            outlet=Outlet(name=self.outlet, basis="given" if self.outlet else "unknown"),
            regions=regions,
        )
        page = RawPage(given_id=self.given_id, text=self.text, published=self.published, outlet=self.outlet, url=self.url)
        facts = {
            "mentions": self.mentions,
            "events": self.events,
            "doubtful_events": self.doubtful_events,
            "quotes": self.quotes,
            "tenures": self.tenures,
            "occasions": self.occasions,
        }
        return page, Coded(document=document, **{name: tuple(found) for name, found in facts.items()})


def merged(facts: Facts, lexicon: Lexicon, corrections: Path | None = None, *how: Any) -> Resolved:
    """The plain resolver, and on top: events of one type between the same parties are one incident, equal words one utterance."""
    found = dict(resolve(facts, lexicon, corrections, *how))
    events = facts.table(
        "events", ["document", "given_id", "id", "type", "mode", "quad", "status", "actors", "recipients", "date", "place"]
    )
    groups: dict[tuple[object, ...], list[dict[str, object]]] = defaultdict(list)
    for e in events.to_pylist():
        groups[e["type"], tuple(sorted(p["name"] for p in [*e["actors"], *e["recipients"]]))].append(e)
    incidents, columns = [], []
    for some in groups.values():
        first = some[0]
        ids = {
            "given_ids": sorted({e["given_id"] for e in some}),
            "documents": sorted({e["document"] for e in some}),
            "events": [e["id"] for e in some],
            "families": [],
            "lines_at_most": max(1, len({e["document"] for e in some}) - 1),
            "supersedes": [f"old{first['id']}"],
        }
        place = first["place"] and {k: first["place"][k] for k in ("name", "country", "level")}
        incidents.append({**{k: v for k, v in first.items() if k in INCIDENTS.names}, **ids, "place": place})
        columns += [{"event": e["id"], "incident": first["id"]} for e in some]
    quotes = facts.table("quotes", ["document", "given_id", "id", "speaker", "content"]).to_pylist()
    said: dict[str, list[dict[str, object]]] = defaultdict(list)
    for q in quotes:
        said[(q["speaker"] or {}).get("name") or q["id"]].append(q)
    utterances = []
    for some in said.values():
        first = some[0]
        row = {"id": first["id"], "speaker": (first["speaker"] or {}).get("name"), "unnamed": False, "text": first["content"][0]["text"]}
        more = {
            "first": first["document"],
            "quotes": [q["id"] for q in some],
            "given_ids": sorted({q["given_id"] for q in some}),
            "supersedes": [],
        }
        utterances.append({**row, **more})
    found["incidents"] = table_of(sorted(incidents, key=lambda i: i["id"]), INCIDENTS)
    found["event_columns"] = table_of(columns, EVENT_COLUMNS)
    found["utterances"] = table_of(utterances, UTTERANCES)
    found["quote_columns"] = table_of(
        [{"quote": q["id"], "utterance": some[0]["id"]} for some in said.values() for q in some], QUOTE_COLUMNS
    )
    return found


def build(record: Path, drafts: Iterable[Draft], problems: Iterable[Problem] = (), taken_down: str = "") -> Path:
    """A record of these reports."""
    pages, coded = zip(*(d.coded() for d in drafts), strict=True)
    made = shards.tables([*pages, *(RawPage(given_id="?", text="") for _ in problems)], [*coded, *problems])
    shard = shards.write(record / "facts", "made", made, rejected=0, version="test", model="none", lexicon="none")

    def resolve(facts: Facts, lexicon: Lexicon, corrections: Path | None = None, *how: Any) -> Resolved:
        found = dict(merged(facts, lexicon, corrections, *how))
        given = {r["id"]: r["given_id"] for r in facts.table("documents", ["id", "given_id"]).to_pylist()}
        rows = [{**row, "withheld": given[row["document"]] == taken_down} for row in found["document_columns"].to_pylist()]
        found["document_columns"] = table_of(rows, found["document_columns"].schema)
        return found

    with patch.object(database, "resolve", resolve):
        database.build(record, [shard], Lexicon())
    return record


def reports() -> list[Draft]:
    """A meeting told by three outlets, an accusation that only one side asserts, a denial, aid, a private person."""
    wire = (
        Draft(
            "wire-1",
            "Fjord Wire",
            "2019-05-14",
            "Norway and Kenya hold talks in Oslo\n\nOSLO - Norwegian Foreign Minister Aster Holm met her Kenyan counterpart, Juma Odera, in Oslo on Tuesday. "
            "They discussed fisheries for two hours.\n\nOdera said that Ghana had broken the accord. A fisherman, Per Lund, lost his boat.\n",
            url="https://wire.example/1",
        )
        .mention("Aster Holm", "person", "Aster Holm")
        .mention("Juma Odera", "person", "Juma Odera")
        .mention("Per Lund", "person", "Per Lund")
        .mention("Norwegian", "state", "Norway", "adjective", "NOR")
        .tenure("Norwegian Foreign Minister Aster Holm", "Aster Holm", "Foreign Minister", "NOR")
        .tenure("her Kenyan counterpart, Juma Odera", "Juma Odera", "Foreign Minister", "KEN", implied=True)
        .event(
            "CONSULT",
            "met",
            [state("Norway", "Aster Holm", "Foreign Minister"), state("Kenya", "Juma Odera", "Foreign Minister")],
            [],
            place=Where(name="Oslo", country="NOR", level="city"),
        )
        .quote(
            "Ghana had broken the accord", "Juma Odera", "said", [("Fjord Wire", "outlet", "publishes"), ("Juma Odera", "person", "says")]
        )
    )
    wire.event("ACCUSE", "had broken", [state("Kenya", "Juma Odera")], [state("Ghana")], according_to=(wire.quotes[0].id,))
    gazette = (
        Draft(
            "gazette-1",
            "Port Gazette",
            "2019-05-15",
            "Odera in Oslo for talks with Holm\n\nKenya's top diplomat Juma Odera had talks with Norway's Aster Holm in Bergen on Tuesday, the Kenya News Desk reported. "
            "The two ministers discussed fisheries and a visa accord.\n\nGhana denied that it had broken any accord, the desk said.\n",
        )
        .mention("Juma Odera", "person", "Juma Odera")
        .mention("Aster Holm", "person", "Aster Holm")
        .tenure("Kenya's top diplomat Juma Odera", "Juma Odera", "Foreign Minister", "KEN")
        .event(
            "CONSULT",
            "had talks",
            [state("Kenya", "Juma Odera"), state("Norway", "Aster Holm")],
            [],
            place=Where(name="Bergen", country="NOR", level="city"),
        )
        .event("ACCUSE", "had broken", [state("Kenya")], [state("Ghana")], status="denied")
        .quote(
            "had broken any accord",
            "Ghana",
            "denied",
            [("Port Gazette", "outlet", "publishes"), ("Kenya News Desk", "agency", "carries"), ("Ghana", "institution", "says")],
            stance="denies",
        )
    )
    lantern = (
        Draft(
            "lantern-1",
            "Lantern Hill",
            "2019-05-17",
            "Nets and words\n\nOn 14 May ministers Holm and Odera sat down in Oslo over fish, after a year of silence. The regime in Accra was not asked.\n",
        )
        .mention("Holm", "person", "Aster Holm", "short")
        .mention("Odera", "person", "Juma Odera", "short")
        .mention("regime in Accra", "state", "Ghana", "epithet", "GHA")
        .event(
            "CONSULT",
            "sat down",
            [state("Norway", "Aster Holm"), state("Kenya", "Juma Odera")],
            [],
            place=Where(name="Oslo", country="NOR", level="city"),
        )
    )
    relief = Draft(
        "wire-2",
        "Fjord Wire",
        "2019-07-02",
        "Norway sends relief to Peru\n\nNorway sent tents to Peru on Tuesday after the floods. Laos will send engineers.\n",
    ).event(
        "AID",
        "sent tents",
        [state("Norway")],
        [state("Peru")],
        date=When(value="2019-07-02", earliest="2019-07-02", latest="2019-07-02", basis="relative"),
    )
    relief.event("AID", "will send", [state("Laos")], [state("Peru")], status="planned", date=When())
    return [wire, gazette, lantern, relief]

"""Cost and correctness of resolving at size: facts of N made-up documents with known truth, no parsing.

usage: resolving.py [N ...]        (default: 10000 30000)

Stories of one to twelve reports tell incidents of drawn states, persons and days; a third of the reports copy another, cut or with litter.
Prints CPU seconds (of resolving alone), the share of what parsing would take (0.06 CPU s a document), memory, and how well families,
stories, incidents and people come out.
"""

import argparse
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from avvisi.lexicon.load import Lexicon
from avvisi.model.record import digest
from avvisi.resolve.record import resolve
from avvisi.store.database import MEMORY, ShardTables
from avvisi.store.shards import TABLES

PARSING = 0.06
TYPES = ("CONSULT", "AGREE", "SUPPORT", "ACCUSE", "REQUEST", "SANCTION", "AID", "REJECT")
STATES = [a + b + c for a in "ABCDEFG" for b in "ILMNO" for c in "RSTU"]
SYLLABLES = [a + b for a in "bdfgklmnprstvz" for b in "aeiou"]
Row = dict[str, Any]


class World:
    """Draws names, words and happenings; the same from the same seed."""

    def __init__(self, size: int) -> None:
        self.draw = random.Random(7)
        self.common = [self.word(2) for _ in range(3_000)]
        self.rare = [self.word(3) for _ in range(max(20_000, size // 2))]
        self.people = [(self.word(2).title() + " " + self.word(3).title(), self.draw.choice(STATES)) for _ in range(max(200, size // 25))]

    def word(self, syllables: int) -> str:
        return "".join(self.draw.choice(SYLLABLES) for _ in range(syllables)) + self.draw.choice(["", "n", "r", "s"])

    def prose(self, words: int, about: list[str]) -> list[str]:
        made = [self.common[int(3_000 * self.draw.random() ** 3)] for _ in range(words)]
        for _ in range(words // 6):
            made[self.draw.randrange(words)] = self.draw.choice(about)
        return made


def span(text: str) -> Row:
    return {"start": 0, "end": len(text), "text": text}


class Maker:
    """Documents with their facts, story by story."""

    def __init__(self, size: int) -> None:
        self.size, self.world = size, World(size)
        self.rows: dict[str, list[Row]] = {name: [] for name in TABLES}
        self.truth: dict[str, dict[str, str]] = {"story": {}, "family": {}, "incident": {}}
        self.count = 0

    def write(self, folder: Path) -> None:
        """The facts as Parquet files, table by table, and the truth beside them."""
        self.folder = folder
        number = 0
        while self.count < self.size:
            self.story(number)
            number += 1
            if len(self.rows["documents"]) > 2_000:
                self.flush()
        self.flush()
        (folder / "truth.json").write_text(json.dumps({**self.truth, "people": len(set(self.world.people)), "count": self.count}))

    def flush(self) -> None:
        for name, schema in TABLES.items():
            loose = pa.schema([pa.field(f.name, f.type) for f in schema])
            (self.folder / name).mkdir(exist_ok=True)
            pq.write_table(pa.Table.from_pylist(self.rows[name], schema=loose), self.folder / name / f"{self.count:09}.parquet")
            self.rows[name] = []

    def story(self, number: int) -> None:
        draw = self.world.draw
        day = date(2015, 1, 1) + timedelta(days=draw.randrange(3_650))
        who = [draw.choice(self.world.people) for _ in range(2)]
        about = [draw.choice(self.world.rare) for _ in range(12)] + [w for name, _ in who for w in name.split()]
        told = [(draw.choice(TYPES), who[0], who[1], day - timedelta(days=draw.randrange(2))) for _ in range(3)]
        told = [t for i, t in enumerate(told) if t[0] not in {u[0] for u in told[:i]}]
        sentences = [" ".join(self.world.prose(22, about)).capitalize() + "." for _ in told]
        texts: list[tuple[list[str], str]] = []
        for report in range(1 + int(11 * draw.random() ** 4)):
            identity = digest("document", number, report)
            family = identity
            if texts and draw.random() < 0.33:
                words, family = draw.choice(texts)
                words = words[: int(len(words) * draw.choice([0.6, 0.8, 1]))] + self.world.prose(20, about)
            else:
                words = self.world.prose(draw.randrange(180, 420), about)
            texts.append((words, family))
            self.truth["story"][identity], self.truth["family"][identity] = str(number), family
            self.document(
                identity,
                number,
                " ".join(words).capitalize() + ". " + " ".join(self.reworded(s) for s in sentences),
                day + timedelta(days=draw.randrange(2)),
                report,
            )
            for kind, (event, sentence) in enumerate(zip(told, sentences, strict=True)):
                if draw.random() < 0.8:
                    self.event(identity, number, kind, event, self.reworded(sentence))
            self.named(identity, who)
            self.said(identity, who[0][0], sentences[0])

    def reworded(self, sentence: str) -> str:
        """The same words in another order, some exchanged."""
        words = sentence.rstrip(".").split()
        self.world.draw.shuffle(words)
        return " ".join(w if self.world.draw.random() < 0.7 else self.world.draw.choice(self.world.common) for w in words) + "."

    def document(self, identity: str, number: int, text: str, day: date, report: int) -> None:
        when = day.isoformat()
        row = {
            "id": identity,
            "text_hash": digest(text),
            "given_id": identity,
            "outlet": f"Outlet {report % 40}",
            "language": "en",
        }
        row.update({"published": when, "published_earliest": when, "published_latest": when, "published_basis": "given", "text": text})
        self.rows["documents"].append({**row, "source_key": identity, "regions": []})
        self.count += 1

    def event(self, document: str, number: int, kind: int, told: Any, sentence: str) -> None:
        type_, actor, recipient, day = told
        identity = digest("event", document, kind)
        self.truth["incident"][identity] = f"{number}-{kind}"
        when = day.isoformat() if self.world.draw.random() < 0.75 else None
        parties = [
            [
                {
                    "kind": "state",
                    "name": s,
                    "code": s,
                    "sector": "GOV",
                    "person": n,
                    "office": None,
                    "role": "principal",
                    "members": "stated",
                    "implied": False,
                    "span": None,
                }
            ]
            for n, s in (actor, recipient)
        ]
        self.rows["events"].append(
            {
                "document": document, "given_id": document, "id": identity, "type": type_, "quad": 1, "status": "happened", "polarity": "+",
                "certainty": "certain", "outcome": "held", "background": False, "aspect": "single", "actors": parties[0], "recipients": parties[1],
                "date": {"value": when, "earliest": when, "latest": when, "basis": "stated" if when else "unknown", "span": None}, "place": None,
                "according_to": [], "evidence": {"sentence": span(sentence), "trigger": span(sentence), "rule": "made"},
            }
        )  # fmt: skip

    def named(self, document: str, who: list[tuple[str, str]]) -> None:
        for name, state in who:
            for form in (name, name.split()[-1]):
                self.rows["mentions"].append(
                    {
                        "document": document,
                        "given_id": document,
                        "id": digest(document, form),
                        "kind": "person",
                        "name": name,
                        "form": "full",
                        "span": span(form),
                    }
                )
            self.rows["mentions"].append(
                {
                    "document": document,
                    "given_id": document,
                    "id": digest(document, state),
                    "kind": "state",
                    "name": state,
                    "code": state,
                    "form": "full",
                    "span": span(state),
                }
            )
            self.rows["tenures"].append(
                {
                    "document": document,
                    "given_id": document,
                    "id": digest(document, name, "t"),
                    "person": name,
                    "title": "Minister",
                    "of": state,
                    "state": state,
                    "qualifier": "current",
                    "span": span(name),
                }
            )

    def said(self, document: str, name: str, words: str) -> None:
        for part in range(2):
            self.rows["quotes"].append(
                {
                    "document": document, "given_id": document, "id": digest(document, "q", part), "content": [span(words if part == 0 else f"{words[:60]} {document[:8]}")],
                    "kind": "direct", "speaker": {"name": name, "span": None, "unnamed": False}, "stance": "asserts", "date": None, "chain": [],
                }
            )  # fmt: skip


def pairs(truth: dict[str, str], found: dict[str, str | None]) -> str:
    """Pairwise precision and recall of a grouping."""
    both, theirs, ours = (
        Counter((truth[k], found[k]) for k in truth if found[k]),
        Counter(truth.values()),
        Counter(v for v in found.values() if v),
    )
    count = [sum(n * (n - 1) // 2 for n in c.values()) for c in (both, ours, theirs)]
    return f"P {100 * count[0] / max(count[1], 1):.1f} R {100 * count[0] / max(count[2], 1):.1f}"


def resolving(folder: Path) -> None:
    """Resolve what lies in a folder, as the store does, and print what it took."""
    truth = json.loads((folder / "truth.json").read_text())
    count = truth["count"]
    connection = duckdb.connect(config={"memory_limit": MEMORY, "threads": 2, "temp_directory": str(folder / ".spill")})
    for name in TABLES:
        connection.execute(f"create temp view {name}_facts as select * from read_parquet('{folder / name}/*.parquet')")
    began = time.process_time()
    resolved = resolve(ShardTables(connection), Lexicon(), None)
    took = time.process_time() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    columns = resolved["document_columns"].to_pydict()
    family = dict(zip(columns["document"], columns["copy_family"], strict=True))
    story = dict(zip(columns["document"], columns["story"], strict=True))
    events = resolved["event_columns"].to_pydict()
    incident = dict(zip(events["event"], events["incident"], strict=True))
    share = 100 * took / (PARSING * count)
    print(f"{count} documents: {took:.0f} CPU s, {share:.1f} % of parsing, {1e6 * took / count:.0f} µs each; peak {peak:.0f} MB")
    print(
        f"   families {pairs(truth['family'], family)}; stories {pairs(truth['story'], story)}; "
        f"incidents {pairs(truth['incident'], incident)}; people {resolved['people'].num_rows} of {truth['people']}"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", nargs="*", type=int, default=[10_000, 30_000])
    parser.add_argument("--make", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=Path, help="keep the facts here, and use what is there")
    asked = parser.parse_args()
    if asked.make:
        Maker(asked.sizes[0]).write(asked.folder)
        return
    if asked.folder and len(asked.sizes) == 1 and (asked.folder / "truth.json").exists():
        resolving(asked.folder)
        return
    for size in asked.sizes:  # each in processes of their own, so that memory is that of resolving alone
        with tempfile.TemporaryDirectory() as temporary:
            folder = (asked.folder or Path(temporary)) / str(size)
            folder.mkdir(parents=True, exist_ok=True)
            if not (folder / "truth.json").exists():
                subprocess.run([sys.executable, __file__, str(size), "--make", "--folder", str(folder)], check=True)
            subprocess.run([sys.executable, __file__, str(size), "--folder", str(folder)], check=True)


if __name__ == "__main__":
    main()

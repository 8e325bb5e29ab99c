"""An utterance: its first appearance and every relay."""

from collections.abc import Mapping, Sequence
from typing import Any

from avvisi.look.ask.incident import judgements
from avvisi.look.ask.parts import corrections, people_of, quotes
from avvisi.look.page import Asked, Missing, Moved, Page
from avvisi.look.shelf import Asking, Row

MOST = 24


def utterance(asking: Asking, path: Mapping[str, str], asked: Asked) -> Page:
    """One saying, as one or more documents carry it."""
    row = asking.one("select id, speaker, unnamed, first, quotes from utterances where id = ?", path["id"])
    if row is None:
        heir = asking.value("select id from utterances where list_contains(supersedes, ?) order by id limit 1", path["id"])
        if heir:
            raise Moved(f"/utterance/{heir}")
        raise Missing(f"the utterance {path['id']}")
    pages = max(1, -(-len(row["quotes"]) // MOST))
    page = asked.number("page", 1, 1, pages)
    carried = quotes(asking, "id", row["quotes"][(page - 1) * MOST : page * MOST])
    reports: list[dict[str, Any]] = []
    for quote in carried:
        reports.append(
            {
                "document": quote["document"],
                "report": quote["report"],
                "sentences": [quote["said"]],
                "quote": quote,
                "first": quote["document"] == row["first"],
            }
        )
    values = {
        "ways_taken": _ways(carried),
        "utterance": {k: row[k] for k in ("id", "speaker", "unnamed", "first")},
        "person_id": people_of(asking, [row["speaker"]] if row["speaker"] else []).get(row["speaker"]),
        "reports": reports,
        "reports_in_all": len(row["quotes"]),
        "page": page,
        "pages": pages,
        "judgements": judgements(asking, row["id"]),
        "corrections": corrections(asking, row["quotes"] or []),
    }
    table = [
        {"utterance": row["id"], "speaker": row["speaker"], "quote": q["id"], "document": q["document"], "given_id": q["given_id"], "outlet": (q["report"] or {}).get("outlet"),
         "published": (q["report"] or {}).get("published"), "stance": q["stance"], "kind": q["kind"], "start": q["said"]["start"], "text": q["said"]["text"], "chain": q["chain"]}
        for q in carried
    ]  # fmt: skip
    return Page("A saying", values, table=table, filters=asked.stated)


def _ways(carried: Sequence[Row]) -> list[Row]:
    """The ways it took, as a tree: from whoever said it through each relay to the outlets, with the reports at the ends."""
    top: list[Row] = []
    for quote in carried:
        level = top
        links = list(reversed(quote["chain"])) or [{"name": None, "kind": "unnamed", "relation": "says"}]
        node: Row = {}
        for link in links:
            node = next((n for n in level if n["name"] == link["name"] and n["kind"] == link["kind"]), {})
            if not node:
                node = {"name": link["name"], "kind": link["kind"], "relation": link["relation"], "reports": [], "children": []}
                level.append(node)
            level = node["children"]
        node["reports"].append({"document": quote["document"], "published": (quote["report"] or {}).get("published")})
    return top

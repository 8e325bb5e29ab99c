"""GEXF 1.3 with time intervals: parties as nodes, incidents as edges with the days between which they lie.

What two parties do together (a meeting, a treaty) stands as two edges, one each way, marked `mutual`, with the same `incident`.
"""

from typing import Any
from xml.etree import ElementTree as ET  # noqa: S405 - writes only

import duckdb

from avvisi.export.panel import pairs, standings
from avvisi.store.asked import name_of

NAMESPACE = "http://gexf.net/1.3"
ATTRIBUTES = (
    ("incident", "string"),
    ("mutual", "boolean"),
    ("type", "string"),
    ("quad", "integer"),
    ("status", "string"),
    ("asserted", "string"),
    ("reports", "integer"),
    ("lines_at_most", "integer"),
)


def gexf(connection: duckdb.DuckDBPyConnection) -> bytes:
    """The graph as bytes of XML. An edge has a start and an end as far as they are known: one without any day is always there."""
    root = ET.Element("gexf", {"xmlns": NAMESPACE, "version": "1.3"})
    graph = ET.SubElement(root, "graph", {"mode": "dynamic", "defaultedgetype": "directed", "timeformat": "date"})
    declared = ET.SubElement(graph, "attributes", {"class": "edge"})
    for number, (name, kind) in enumerate(ATTRIBUTES):
        ET.SubElement(declared, "attribute", {"id": str(number), "title": name, "type": kind})
    nodes, edges = ET.SubElement(graph, "nodes"), ET.SubElement(graph, "edges")
    names: dict[str, str] = {}
    for incident, standing in standings(connection):
        label = {  # a state's own name, whoever acts for it in the incident that comes first
            code: name_of(code, p["name"]) for p in [*incident["actors"], *incident["recipients"]] for code in [str(p["code"] or p["name"])]
        }
        for one, other in pairs(incident):
            names.setdefault(one, label[one])
            names.setdefault(other, label[other])
            _edge(edges, incident, one, other, standing)
    for code in sorted(names):
        ET.SubElement(nodes, "node", {"id": clean(code), "label": clean(names[code])})
    ET.indent(root)
    return bytes(ET.tostring(root, encoding="utf-8", xml_declaration=True)) + b"\n"


def _edge(edges: ET.Element, incident: dict[str, Any], one: str, other: str, standing: str) -> None:
    when = incident["date"] or {}
    given = {"id": f"{incident['id']}:{clean(one)}:{clean(other)}", "source": clean(one), "target": clean(other)}
    given |= {name: when[bound] for name, bound in (("start", "earliest"), ("end", "latest")) if when.get(bound)}
    edge = ET.SubElement(edges, "edge", given)
    values = ET.SubElement(edge, "attvalues")
    found = {
        **incident, "incident": incident["id"], "mutual": str(not incident["recipients"]).lower(),
        "asserted": standing, "reports": len(incident["given_ids"]),
    }  # fmt: skip
    for number, (name, _) in enumerate(ATTRIBUTES):
        ET.SubElement(values, "attvalue", {"for": str(number), "value": str(found[name])})


def clean(text: str) -> str:
    """Text without characters that XML cannot hold."""
    return "".join(c if c in "\t\n" or " " <= c <= "\ud7ff" or "\ue000" <= c <= "\ufffd" or c >= "\U00010000" else "\ufffd" for c in text)

"""`avvisi compare`: the reports of one incident side by side."""

from collections.abc import Mapping, Sequence
from typing import Annotated, Any

import typer

from avvisi.cli import folded
from avvisi.cli.options import JsonOption, RecordOption, fail, plain_errors
from avvisi.cli.show import day, json_lines, parties, safe

_VERDICT = {"agreed": "agreed", "one": "only one says", "differ": "differ", "contradict": "CONTRADICT"}


def compare(
    incident: Annotated[str, typer.Argument(metavar="INCIDENT", help="An incident's id (also one it has superseded).")],
    record: RecordOption,
    as_json: JsonOption = False,
) -> None:
    """What agrees, differs, contradicts and is left out; who relies on whom; whose readout each report is."""
    with plain_errors():
        from avvisi.store.compare import compare as side_by_side
        from avvisi.store.query import connect

        found = side_by_side(connect(record), incident)
        if found is None:
            raise fail(f"this record knows no incident {incident}")
        if as_json:
            json_lines([found])
            return
        _print(found)


def _say(text: str) -> None:
    typer.echo(safe(text) if not text.startswith(" ") else " " * (len(text) - len(text.lstrip())) + safe(text.lstrip()))


def _print(found: dict[str, Any]) -> None:
    one = found["incident"]
    to = f" → {parties(one['recipients'])}" if one["recipients"] else ""
    _say(f"{one['type'].lower()}{'/' + one['mode'] if one['mode'] else ''}  {parties(one['actors'])}{to}  {day(one['date'])}")
    count, lines = len(found["reports"]), found["lines_at_most"]
    _say(f"{count} report{'s' if count != 1 else ''}, at most {lines} independent line{'s' if lines != 1 else ''}; {one['id']}")
    for alike in folded.same_words(found["reports"]):
        _say(
            "  "
            + "; ".join(f"[{report['given_id']}] {_report(report)}" for report in alike)
            + (": in the same words" if len(alike) > 1 else "")
        )
        told = []
        for event in alike[0]["events"]:
            by = f" (according to {', '.join(n for n in event['said_by'] if n)})" if event["said_by"] else ""
            told.append(f"      “{event['sentence']['text']}”{by}")
        for line in dict.fromkeys(told):  # two events of one sentence
            _say(line)
    if count == 1:
        _say("one report alone tells it: nothing to compare")
    for field in found["fields"]:
        _say(f"{field['field']}: {_VERDICT[field['verdict']]}" if count > 1 else f"{field['field']}:")
        for said in field["said"]:
            words = sorted({f"“{w['words']}”{' (' + w['by'] + ')' if w.get('by') else ''}" for w in said["words"] if w["words"]})
            _say(f"  {said['value']}" + (f"  {', '.join(words)}" if words else "") + f"  [{', '.join(said['documents'])}]")
    for call in found["called"]:
        _say(f"called, {call['of']}: " + " / ".join(f"“{s['words']}” [{', '.join(s['documents'])}]" for s in call["said"]))
    for ways in folded.otherwise(found["otherwise"]):
        _say("in one sentence: " + " / ".join(f"“{words}” [{', '.join(reports)}]" for words, reports in ways))
    _said(found)
    for sharing in folded.shared(r for r in found["relations"] if r["kind"] == "shared text"):
        many = str(sharing["most"]) if sharing["least"] == sharing["most"] else f"{sharing['least']} to {sharing['most']}"
        first = f"; first: {sharing['first']}{' (' + sharing['why'] + ')' if sharing['why'] else ''}" if sharing["first"] else ""
        _say(f"shared text: {_listed(sharing['reports'])}, {many} words{first}")
    for relation in found["relations"]:
        if relation["kind"] != "shared text":
            _say(f"one source: {', '.join(relation['reports'])} rely on {relation['source']}")
    for reports, what, value in folded.left_out(found["left_out"]):
        _say(f"left out by {_listed(reports)}: {what}: {value}")


def _report(report: Mapping[str, Any]) -> str:
    from avvisi.store.compare import UNKNOWN

    side = f" ({report['readout']})" if report["readout"] != UNKNOWN else ""
    later = f" (replaced by {report['superseded_by_given_id'] or 'a later version'})" if report["superseded_by"] else ""
    return f"{report['outlet'] or 'outlet not stated'}, {report['published'] or 'undated'}{side}{later}"


def _listed(names: Sequence[str]) -> str:
    return " and ".join(names) if len(names) < 3 else f"{', '.join(names[:-1])} and {names[-1]}"


def _said(found: dict[str, Any]) -> None:
    for saying in found["sayings"]:
        if len(saying["given_ids"]) > 1:
            _say(f"said by {', '.join(saying['speakers']) or 'nobody named'}:")
            for quote, outlets, reports in folded.quoted(saying["said"]):
                chain = " › ".join([", ".join(outlets), *(name or "outlet not stated" for name in quote["chain"][1:])])
                open_, close = ("“", "”") if quote["kind"] != "indirect" else ("", "")
                _say(f"  {open_}{' … '.join(quote['words'])}{close}  ({chain})  [{', '.join(reports)}]")

"""What undated reports tell as past and other reports date: they are no older than that. An inference of the record, kept apart from what they say themselves."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from avvisi.resolve.bounds import Why
from avvisi.resolve.reports import Reports, ordinal

_TOLD = ("stated", "relative")
WEEK = 6  # days after which a weekday alone would name another day
_WEEKDAY = "XXXX-WXX-"

Row = Mapping[str, Any]


def weekdays(dates: Iterable[Row]) -> dict[str, list[tuple[int, str]]]:
    """Document -> the weekdays it names without a date, as (place, TIMEX3 value)."""
    found: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for one in dates:
        if (one["value"] or "").startswith(_WEEKDAY):
            found[one["document"]].append((one["span"]["start"], one["value"]))
    return found


def dated(
    events: Iterable[Row], incident: Mapping[str, str], reports: Reports, named: Mapping[str, Sequence[tuple[int, str]]]
) -> dict[int, list[Why]]:
    """Undated document -> bounds. `incident` tells which events are one, `named` the documents' bare weekdays; nothing follows where the others' days differ, or the report's own words disagree."""
    undated: dict[str, list[tuple[int, Row]]] = defaultdict(list)
    days: dict[str, set[tuple[int, int]]] = defaultdict(set)
    for event in events:
        home, document = incident.get(event["id"]), reports.place[event["document"]]
        if home is None or event["status"] != "happened" or event["polarity"] == "-":
            continue
        if not reports.rows[document]["published"]:
            if not event["background"]:
                undated[home].append((document, event))
        elif (event["date"] or {}).get("basis") in _TOLD and (day := ordinal(event["date"]["value"])) is not None:
            days[home].add((day, document))
    found: dict[int, list[Why]] = defaultdict(list)
    for home, told in sorted(undated.items()):
        if len({day for day, _ in days[home]}) != 1:
            continue
        day, source = min(days[home])
        for document, event in told:
            own = _own_day(event, named.get(event["document"], ()))
            if not _agrees(own, day):
                continue
            found[document].append(Why("earliest", day, "it tells as past what another dates to this day", source))
            if own.startswith(_WEEKDAY):
                found[document].append(Why("latest", day + WEEK, "it names by the weekday alone what another dates", source))
    return found


def _own_day(event: Row, named: Sequence[tuple[int, str]]) -> str:
    """The day as the report itself gives it, else the one weekday that its sentence names; '' where it names none, or several."""
    value = (event["date"] or {}).get("value")
    if value:
        return str(value)
    sentence = event["evidence"]["sentence"]
    inside = {value for place, value in named if sentence["start"] <= place < sentence["end"]}
    return next(iter(inside)) if len(inside) == 1 else ""


def _agrees(named: str, day: int) -> bool:
    """Whether a day as the report itself names it can be this one: 'XXXX-WXX-4', '2014', '2014-05'."""
    if named.startswith(_WEEKDAY):
        return named[len(_WEEKDAY) : len(_WEEKDAY) + 1] == str(date.fromordinal(day).isoweekday())
    return not named or date.fromordinal(day).isoformat().startswith(named[:10])

"""Charts as SVG, made on the server: colours come from classes, so that dark mode and print have their own; words stand beside each for who cannot see it."""

import math
import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from markupsafe import Markup, escape

from avvisi.look.safe import visible

_ISO = re.compile(r"([0-9]{4})(?:-([0-9]{2}))?(?:-([0-9]{2}))?")
QUADS = {1: "verbal cooperation", 2: "material cooperation", 3: "verbal conflict", 4: "material conflict"}


def _svg(width: float, height: float, inner: Sequence[str], *, label: str | None = None, kind: str = "") -> Markup:
    told = (
        f'role="{"group" if "net" in kind else "img"}" aria-label="{escape(visible(label))}"'
        if label
        else 'aria-hidden="true" focusable="false"'
    )
    return Markup(
        f'<svg class="{kind}" viewBox="0 0 {width:g} {height:g}" width="{width:g}" height="{height:g}" {told}>{"".join(inner)}</svg>'
    )


def _rect(x: float, y: float, width: float, height: float, kind: str) -> str:
    return f'<rect x="{x:.2f}" y="{y:.2f}" width="{max(width, 0.3):.2f}" height="{height:.2f}" class="{kind}"/>'


def _text(x: float, y: float, words: str, kind: str = "", anchor: str = "start") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" class="{kind}" text-anchor="{anchor}">{escape(visible(words))}</text>'


def quad_bar(quads: Sequence[int], width: float = 56, height: float = 5) -> Markup:
    """How incidents divide over the four classes, as one bar."""
    whole = sum(quads)
    x, parts = 0.0, []
    for i, n in enumerate(quads, 1):
        if n and whole:
            parts.append(_rect(x, 0, width * n / whole - (0.6 if x + width * n / whole < width - 0.01 else 0), height, f"q{i}"))
            x += width * n / whole
    return _svg(width, height, parts, kind="quadbar")


def spark(counts: Sequence[int], width: float = 56, height: float = 14) -> Markup:
    """A small line over time, as thin bars on a baseline; empty where there is no time."""
    if not counts:
        return Markup("")
    feet, foot, rule = _feet(len(counts), width, height)
    unit = 10 * (height - 2) / max(max(counts), 1)
    bars = "".join([feet[i] + _TENTHS[max(int(n * unit), 12)] + foot for i, n in enumerate(counts) if n])
    return _svg(width, height, [rule, f'<path class="ink" d="{bars}"/>' if bars else ""], kind="spark")


_TENTHS = tuple(f"{n / 10:g}" for n in range(1000))


@lru_cache(64)
def _feet(parts: int, width: float, height: float) -> tuple[tuple[str, ...], str, str]:
    """Where each bar of a small line begins, how each ends, and the rule they stand on."""
    step, base = width / parts, height - 1
    thick = max(min(step - 0.5, 5), 0.8)
    feet = tuple(f"M{i * step + (step - thick) / 2:.1f},{base:g}v-" for i in range(parts))
    return feet, f"h{thick:.1f}V{base:g}z", f'<path class="rule" d="M0,{base:g}h{width:g}v.5h-{width:g}z"/>'


def _nice(top: int) -> int:
    """A round number at or above `top` for an axis."""
    if top <= 5:
        return max(top, 1)
    size = 10 ** int(math.log10(top))
    return next(int(size * f) for f in (1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10) if size * f >= top)


def timeline(labels: Sequence[str], stacks: Sequence[Sequence[int]], *, what: str, width: float = 960, height: float = 150) -> Markup:
    """Stacked bars over time. `stacks[i]` has the counts of part i by quad class: cooperation stands above the line, conflict below it."""
    if not labels:
        return Markup("")
    above = _nice(max(s[0] + s[1] for s in stacks))
    below = max(max(s[2] + s[3] for s in stacks), 0)
    left, right, top, foot = 34.0, 4.0, 8.0, 22.0
    room = height - top - foot
    unit = room / (above + below) if above + below else room
    zero = top + above * unit
    step = (width - left - right) / len(labels)
    thick = min(max(step - 2, 1), 26)
    parts = [_grid(left, width - right, zero - n * unit, str(n)) for n in sorted({0, above})]
    if below:
        parts.append(_grid(left, width - right, zero + below * unit, str(below)))
    for i, (one, two, three, four) in enumerate(stacks):
        x, up, down = left + i * step + (step - thick) / 2, zero, zero
        group = []
        for n, kind in ((two, "q2"), (one, "q1")):
            if n:
                group.append(_rect(x, up - n * unit, thick, max(n * unit - 0.6, 0.6), kind))
                up -= n * unit
        for n, kind in ((four, "q4"), (three, "q3")):
            if n:
                group.append(_rect(x, down + 0.6, thick, max(n * unit - 0.6, 0.6), kind))
                down += n * unit
        if group:
            told = f"{labels[i]}: {one + two} cooperation, {three + four} conflict"
            parts.append(f"<g><title>{escape(told)}</title>{''.join(group)}</g>")
    parts += _dates(labels, left, step, height - 6)
    return _svg(
        width, height, parts, label=f"{what}, {labels[0]} to {labels[-1]}. The same numbers stand in the table below.", kind="chart"
    )


def _grid(x: float, end: float, y: float, words: str) -> str:
    return f'<line x1="{x:g}" x2="{end:g}" y1="{y:.1f}" y2="{y:.1f}" class="rule"/>' + _text(x - 6, y + 3.5, words, "axis", "end")


def _dates(labels: Sequence[str], left: float, step: float, y: float) -> list[str]:
    """Labels under the bars: as many as there is room for, years where the parts are months."""
    short = [one[:7] if "…" in one else one for one in labels]
    firsts = [i for i in range(len(short)) if i == 0 or short[i][:4] != short[i - 1][:4]]
    chosen = list(range(len(short))) if step >= 56 else firsts if len(firsts) > 2 else list(range(0, len(short), max(1, round(56 / step))))
    made, last = [], -99.0
    for i in chosen:
        x = left + i * step + step / 2
        if x - last >= 48:
            words = short[i] if step >= 56 or len(firsts) <= 2 else short[i][:4]
            made.append(_text(x, y, words, "axis", "middle" if x > left + 20 else "start"))
            last = x
    return made


def spans(rows: Sequence[Mapping[str, Any]], low: str, high: str, *, what: str, width: float = 760) -> Markup:
    """Named stretches on one line of time. Each row: name, from, to (ISO days), kind, sure (drawn full) and the days seen (`seen`)."""
    first, last = _day(low), _day(high)
    if first is None or last is None or not rows:
        return Markup("")
    pad = max((last - first) * 0.04, 20)
    first, last = first - pad, last + pad
    left, right, row_height = 210.0, 12.0, 26.0
    height = row_height * len(rows) + 26

    def at(day: float) -> float:
        return left + (width - left - right) * (day - first) / (last - first)

    parts: list[str] = []
    for year in _years(first, last):
        x = at(year * 365.25)
        parts.append(
            f'<line x1="{x:.1f}" x2="{x:.1f}" y1="4" y2="{height - 20:g}" class="rule"/>'
            + _text(x, height - 6, str(year), "axis", "middle")
        )
    for i, row in enumerate(rows):
        y = i * row_height + row_height / 2 + 4
        name = str(row["name"])
        parts.append(_text(0, y + 4, name if len(name) < 31 else name[:29] + "…", "label"))
        start, end = _day(row["from"]), _day(row["to"])
        if start is not None and end is not None:
            parts.append(_rect(at(start), y - 4, max(at(end) - at(start), 3), 8, "span " + ("" if row.get("sure") else "unsure")))
        for seen in row.get("seen", ()):
            day = _day(seen)
            if day is not None:
                parts.append(
                    f'<circle cx="{at(day):.1f}" cy="{y:.1f}" r="4" class="seen"><title>{escape(visible(str(seen)))}</title></circle>'
                )
    return _svg(width, height, parts, label=f"{what}. The same stands in the table below.", kind="chart")


def _day(day: str | None) -> float | None:
    """An ISO day, month or year as days, near enough for a chart."""
    found = _ISO.fullmatch(day or "")
    if not found:
        return None
    year, month, of_month = (int(part or 1) for part in found.groups())
    return year * 365.25 + (min(month, 12) - 1) * 30.44 + min(of_month, 31)


def _years(first: float, last: float) -> list[int]:
    low, high = int(first / 365.25) + 1, int(last / 365.25)
    step = next((s for s in (1, 2, 5, 10, 20, 50, 100) if (high - low) / s <= 8), 200)
    return [y for y in range(low, high + 1) if y % step == 0]


def contacts(
    left: Sequence[Mapping[str, Any]], right: Sequence[Mapping[str, Any]], edges: Sequence[tuple[int, int, int]], *, what: str
) -> Markup:
    """Who was in contact with whom: the persons of one party on the left, of the other on the right. Rows: name, href or None. Edges: (i, j, times)."""
    if not edges:
        return Markup("")
    width, row, x1, x2 = 420.0, 26.0, 150.0, 270.0
    height = row * max(len(left), len(right)) + 10

    def at(i: int, several: Sequence[object]) -> float:
        return height / 2 + (i - (len(several) - 1) / 2) * row

    top = max(n for *_, n in edges)
    parts = []
    for i, j, n in edges:
        y1, y2 = at(i, left), at(j, right)
        told = f"{left[i]['name']} and {right[j]['name']}: {n}"
        bent = f"M{x1:.1f},{y1:.1f} C{x1 + 60:.1f},{y1:.1f} {x2 - 60:.1f},{y2:.1f} {x2:.1f},{y2:.1f}"
        parts.append(f'<path d="{bent}" class="edge" stroke-width="{1 + 4 * n / top:.1f}"><title>{escape(visible(told))}</title></path>')
    for several, x, kind in ((left, x1, "g0"), (right, x2, "g1")):
        for i, node in enumerate(several):
            y, name = at(i, several), str(node["name"])
            words = name if len(name) < 24 else name[:22] + "…"
            inner = f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" class="node {kind}"/>'
            inner += _text(x - 9 if kind == "g0" else x + 9, y + 4, words, "label", "end" if kind == "g0" else "start")
            parts.append(f'<a href="{escape(node["href"])}">{inner}</a>' if node.get("href") else f"<g>{inner}</g>")
    return _svg(width, height, parts, label=f"{what}. The same stands in the table below.", kind="chart net")

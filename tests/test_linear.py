"""The work of each stage grows with the length of the text: counted steps (lines of our own code run) at n, 2n and 4n, never seconds."""

import sys
from collections import Counter
from collections.abc import Callable
from types import FrameType
from typing import Any

import pytest

import avvisi
from avvisi.extract.base import Findings
from avvisi.flow import Flow
from avvisi.model.text import RawPage
from tests.conftest import EXAMPLES

OURS = str(next(iter(avvisi.__path__)))
SLOPE = 1.25  # steps of a text twice as long, over twice the steps: what is set up once makes it smaller, a walk over pairs makes it 2
BEGUN = 2_000  # steps below which a stage did nothing that could be counted


def steps(work: Callable[[], Any]) -> tuple[int, Any]:
    """Lines of the package that run while `work` does, and what it gives."""
    counted = 0

    def line(_frame: FrameType, event: str, _arg: object) -> Any:
        nonlocal counted
        counted += event == "line"
        return line

    def call(frame: FrameType, _event: str, _arg: object) -> Any:
        return line if frame.f_code.co_filename.startswith(OURS) else None

    before = sys.gettrace()
    sys.settrace(call)
    try:
        made = work()
    finally:
        sys.settrace(before)
    return counted, made


def long_text(times: int) -> str:
    """Reports of all kinds one after the other, the whole again and again: names, quotes and days come back as in a long file."""
    reports = [p.read_text(encoding="utf-8") for p in sorted(EXAMPLES.glob("*.txt"))[:9]]
    return "\n\n".join(reports * times)


def counts(flow: Flow, times: int) -> Counter[str]:
    raw, found = RawPage(given_id="long", text=long_text(times), published="2018-09-20"), Counter[str]()
    found["clean"], document = steps(lambda: flow.cleaner(raw))
    page = flow.parser([document])[0]
    findings = Findings(page)
    for extractor in flow.extractors:
        found[extractor.name], facts = steps(lambda extractor=extractor, findings=findings: tuple(extractor(page, findings)))
        findings = findings.plus(facts)
    for binder in flow.binders:
        found[binder.name], findings = steps(lambda binder=binder, findings=findings: binder(page, findings))
    return found


@pytest.mark.model
@pytest.mark.slow
def test_every_stage_takes_twice_the_steps_for_twice_the_text(flow: Flow) -> None:
    one, two, four = (counts(flow, times) for times in (1, 2, 4))
    slopes = {stage: (two[stage] / 2 / max(n, 1), four[stage] / 2 / max(two[stage], 1)) for stage, n in one.items() if n >= BEGUN}
    assert {"clean", "dates", "names", "quotes", "events"} <= set(slopes)
    assert not {stage: pair for stage, pair in slopes.items() if max(pair) > SLOPE}

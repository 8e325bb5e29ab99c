"""Any text through every extractor and rule: no extractor may fail, every span must be the text's, every id its own."""

import sys

import atheris
import msgspec

from fuzz.pieces import text

with atheris.instrument_imports(include=["avvisi.extract"]):
    from avvisi.flow import Flow
    from avvisi.model.coded import Coded
    from avvisi.model.text import RawPage

FLOW = Flow(keep_passages=0)


def spans(value: object) -> list[dict[str, object]]:
    """Every span, however deep."""
    if isinstance(value, dict):
        own = [value] if value.keys() >= {"start", "end", "text"} else []
        return own + [s for v in value.values() for s in spans(v)]
    return [s for v in value for s in spans(v)] if isinstance(value, list) else []


def one(data: bytes) -> None:
    """One input: the first byte gives the report a day or none."""
    if len(data) < 2:
        return
    coded = FLOW.code([RawPage(given_id="f", text=text(data[1:]), published="1987-03-04" if data[0] % 2 else None)])[0]
    if not isinstance(coded, Coded):
        return
    assert not coded.problems, coded.problems
    body = coded.document.text
    for span in spans(msgspec.to_builtins((coded.mentions, coded.tenures, coded.dates, coded.occasions, coded.events, coded.quotes))):
        assert body[span["start"] : span["end"]] == span["text"], span
    for facts in (coded.mentions, coded.tenures, coded.dates, coded.occasions, coded.events, coded.quotes):
        assert len({f.id for f in facts}) == len(facts)


if __name__ == "__main__":
    atheris.Setup(sys.argv, one)
    atheris.Fuzz()

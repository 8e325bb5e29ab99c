"""Any text as a dated report: the grammar of time expressions. No error may come out, spans must be the text's, bounds in order."""

import sys

import atheris

from fuzz.pieces import text

with atheris.instrument_imports(include=["avvisi.clean", "avvisi.extract.dates"]):
    from avvisi.extract.base import Findings
    from avvisi.extract.dates.extractor import DateExtractor
    from avvisi.flow import Flow
    from avvisi.model.text import Document, RawPage

FLOW = Flow(keep_passages=0)
DATES = DateExtractor(FLOW.lexicon)
DAYS = (None, "1999-12-31", "2000-02-29", "1958", "0001-01-01", "9999-12-31")


def one(data: bytes) -> None:
    """One input: its first byte chooses the day of the report."""
    if len(data) < 2:
        return
    document = FLOW.cleaner(RawPage(given_id="f", text=text(data[1:]), published=DAYS[data[0] % len(DAYS)]))
    if not isinstance(document, Document):
        return
    page = FLOW.parser([document])[0]
    for fact in DATES(page, Findings(page)):
        assert document.text[fact.span.start : fact.span.end] == fact.span.text
        assert fact.earliest is None or fact.latest is None or fact.earliest <= fact.latest, fact


if __name__ == "__main__":
    atheris.Setup(sys.argv, one)
    atheris.Fuzz()

"""Sectors by the words beside a noun: whose officers, what panel, whose ship, which members."""

import pytest

from avvisi.flow import Flow
from tests.extract.coding import read

pytestmark = pytest.mark.model


def sectors(flow: Flow, text: str, words: str) -> set[str | None]:
    parties = [p for e in read(flow, text).events for p in (*e.actors, *e.recipients)]
    return {p.sector for p in parties if p.span is not None and words in p.span.text}


@pytest.mark.parametrize(
    ("text", "words", "sector"),
    [
        ("Police in Lusaka said the officers beat a reporter in Lusaka on Monday. Zambia's police chief was silent.", "officers", "COP"),
        ("The officers beat a reporter in Lusaka on Monday. The army denied it. Zambia's army said nothing.", "officers", "MIL"),
        ("Pirates seized an Omani oil tanker on Monday.", "tanker", "BUS"),
        ("Pirates seized a Fijian fishing vessel on Monday.", "vessel", "CVL"),
        ("Pirates seized an Omani patrol vessel on Monday.", "vessel", "GOV"),
        ("The Chadian champion accused Kenya of fraud.", "champion", "CVL"),
        ("The forty Kenyans evacuated by Uganda thanked Rwanda.", "Kenyans", "CVL"),
        ("The Kenyans told Uganda on Friday to open the border.", "Kenyans", "GOV"),
    ],
)
def test_sector_by_the_words_beside(flow: Flow, text: str, words: str, sector: str) -> None:
    assert sectors(flow, text, words) == {sector}

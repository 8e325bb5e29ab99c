"""RawPage to Document: the one entry of the cleaning stage."""

from avvisi.lexicon.load import Lexicon
from avvisi.model.text import Document, Outlet, Published, RawPage, Region, document_ids


class Cleaner:
    """`cleaner(raw)` labels regions and reads date, outlet and language. Built once a process."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon

    def __call__(self, raw: RawPage) -> Document:
        """The document. For plain text, `text` is the input exactly as given."""
        text = raw.text or ""
        identity, text_hash = document_ids(text, raw.given_id, raw.outlet, raw.published, raw.url)
        published = Published(value=raw.published[:10], basis="given") if raw.published else Published()
        return Document(
            id=identity,
            text_hash=text_hash,
            given_id=raw.given_id,
            path=raw.path,
            url=raw.url,
            text=text,
            language="en",
            published=published,
            outlet=Outlet(name=raw.outlet, basis="given") if raw.outlet else Outlet(),
            regions=(Region(kind="body", start=0, end=len(text)),) if text.strip() else (),
        )

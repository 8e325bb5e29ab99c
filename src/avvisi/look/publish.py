"""The page as static files to hand on: every view that can be reached without asking, with its twins.

Reports appear with the sentences that facts rest on, and a link to where they were published; whole texts only where the user says so.
Nothing in it runs: the pages hold no script.
"""

import re
import shutil
from collections import deque
from collections.abc import Callable, Mapping
from hashlib import blake2b
from html import escape, unescape
from pathlib import Path
from urllib.parse import parse_qsl, quote, unquote, urlsplit

from starlette.routing import compile_path

from avvisi.look.answers import csv_bytes, json_bytes, turn
from avvisi.look.ask.document import excerpts, whole
from avvisi.look.page import Missing, Moved, Page, View
from avvisi.look.paint import Painter
from avvisi.look.safe import slug
from avvisi.look.shelf import Asking, Shelf
from avvisi.look.views import VIEWS
from avvisi.store.errors import RecordError

MARK = ".avvisi-published"
KEPT = frozenset(("page", "from"))  # what may stand in a query and still be a file: the turning of pages
_LINK = re.compile(r' (href|src)="(/[^"]*)"')
_FORM = re.compile(r'<form class="filters".*?</form>', re.DOTALL)
_STATIC = ("avvisi.css", "avvisi.svg")


def publish(
    shelf: Shelf,
    folder: Path,
    *,
    full_text: bool = False,
    pair: tuple[str, str] | None = None,
    say: Callable[[str], None] = lambda words: None,
) -> int:
    """Write everything to a folder (new, empty or published before), swapped in whole; how many pages.

    With `pair`, only the record of these two: its chronology, its incidents with their reports, and what was said in them.
    """
    if folder.exists() and any(folder.iterdir()) and not (folder / MARK).exists():
        raise RecordError(f"{folder} is not empty, and nothing that publish made: name another folder")
    beside = folder.with_name(f".{folder.name}.part")
    shutil.rmtree(beside, ignore_errors=True)
    (beside / "static").mkdir(parents=True)
    for name in _STATIC:
        shutil.copyfile(Path(__file__).parent / "static" / name, beside / "static" / name)
    (beside / MARK).write_text("Made by avvisi publish; made again, it is replaced whole.\n")
    count = _Writer(shelf, beside, full_text, say, pair).write()
    if folder.exists():
        old = folder.with_name(f".{folder.name}.old")
        shutil.rmtree(old, ignore_errors=True)
        folder.rename(old)
        beside.rename(folder)
        shutil.rmtree(old)
    else:
        beside.rename(folder)
    return count


class _Writer:
    """Goes from link to link, writes each page, and at the end takes away the links to what is not there."""

    def __init__(self, shelf: Shelf, folder: Path, full_text: bool, say: Callable[[str], None], pair: tuple[str, str] | None) -> None:
        self._shelf, self._folder, self._full, self._say = shelf, folder, full_text, say
        self._painter = Painter()
        self._routes = [(view, compile_path(view.path)[0], compile_path(view.path)[2]) for view in VIEWS if view.name != "search"]
        self._first = f"/pair/{slug(pair[0])}/{slug(pair[1])}" if pair else "/"
        self._seen: set[str] = {self._first}
        self._open: deque[str] = deque([self._first])
        self._pointing: dict[str, set[Path]] = {}
        self._dead: set[str] = set()
        self._alone: Mapping[str, str] = {}

    def write(self) -> int:
        count = 0
        with self._shelf.asking() as asking:
            self._alone = _alone(asking)
            while self._open:
                address = self._open.popleft()
                if self._one(asking, address):
                    count += 1
                    if count % 1000 == 0:
                        self._say(f"{count:,} pages, {len(self._open):,} to go")
                else:
                    self._dead.add(address)
        if self._first != "/":
            if not count:
                raise RecordError(
                    f"there is nothing between {unquote(self._first).removeprefix('/pair/').replace('/', ' and ')} in this record"
                )
            self._start()
        self._bury()
        return count

    def _start(self) -> None:
        """index.html leads to the one page all others belong to."""
        there = escape(quote(file_of(self._first)))
        (self._folder / "index.html").write_text(
            f'<!doctype html><html lang="en"><meta charset="utf-8"><title>avvisi</title><meta http-equiv="refresh" content="0;url={there}">'
            f'<h1>avvisi</h1><p><a href="{there}">To the record</a></p></html>',
            encoding="utf-8",
        )

    def _followed(self, here: str, link: str) -> bool:
        """Whether a link is gone after: all of them, or for a pair only from its pages to incidents and from those to what they rest on."""
        if self._first == "/":
            return True
        inner = ("/document/", "/utterance/", "/occasion/")
        if urlsplit(link).path == self._first:
            return True
        if here.startswith("/pair/"):
            return link.startswith(("/incident/", *inner))
        return link.startswith(inner) and not here.startswith(inner)

    def _one(self, asking: Asking, address: str) -> bool:
        parts = urlsplit(address)
        found = self._match(parts.path)
        if found is None:
            return False
        view, values = found
        query = dict(parse_qsl(parts.query))
        if view.name == "document":
            view = View(view.name, view.path, whole if self._full else excerpts)
        try:
            page = turn(asking, view, values, query)
        except (Missing, Moved):
            return False
        target = self._folder / file_of(address)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.with_suffix(".json").write_bytes(json_bytes(view, page, address))
        target.with_suffix(".csv").write_bytes(csv_bytes(page))
        html = self._painter.page(view, page, parts.path, query, self._shelf, published=True)
        target.write_text(self._relinked(html, target, address), encoding="utf-8")
        if view.name == "document" and self._full:
            self._raw(asking, page, target)
        return True

    def _match(self, path: str) -> tuple[View, Mapping[str, str]] | None:
        decoded = unquote(path)
        for view, pattern, _ in self._routes:
            found = pattern.match(decoded)
            if found:
                return view, found.groupdict()
        return None

    def _relinked(self, html: str, target: Path, here: str) -> str:
        up = "../" * (len(target.relative_to(self._folder).parts) - 1)

        def swap(found: re.Match[str]) -> str:
            kind, link = found.group(1), unescape(found.group(2))
            if (stands := self._alone.get(link)) is not None:
                link = stands
                if link.partition("#")[0] == here:
                    return ""  # 'every report of it': this one
            parts = urlsplit(link)
            if parts.path.startswith("/static/"):
                return f' {kind}="{up}{parts.path[1:]}"'
            if parts.path.endswith((".json", ".csv")) and urlsplit(here).path in (parts.path.rsplit(".", 1)[0], "/"):
                return f' {kind}="{target.with_suffix(Path(parts.path).suffix).name}"'
            if parts.path.endswith("/raw") and self._full:
                return f' {kind}="{quote(Path(file_of(parts.path.removesuffix("/raw"))).with_suffix(".txt").name)}"'
            query = {k: v for k, v in parse_qsl(parts.query)}
            if not set(query) <= KEPT or self._match(parts.path) is None:
                return ""
            address = parts.path + (f"?{parts.query}" if parts.query else "")
            if address not in self._seen and not self._followed(here, address):
                return ""
            if address not in self._seen:
                self._seen.add(address)
                self._open.append(address)
            self._pointing.setdefault(address, set()).add(target)
            return f' {kind}="{up}{quote(file_of(address))}{"#" + quote(parts.fragment) if parts.fragment else ""}"'

        return _LINK.sub(swap, _FORM.sub("", html))

    def _bury(self) -> None:
        """Take away the links to pages that are not there."""
        by_file: dict[Path, set[str]] = {}
        for address in self._dead:
            for target in self._pointing.get(address, ()):
                by_file.setdefault(target, set()).add(quote(file_of(address)))
        for target, names in by_file.items():
            text = target.read_text(encoding="utf-8")
            for name in names:
                text = re.sub(rf' href="(?:\.\./)*{re.escape(name)}(#[^"]*)?"', "", text)
            target.write_text(text, encoding="utf-8")

    def _raw(self, asking: Asking, page: Page, target: Path) -> None:
        text = "".join(piece["text"] for block in page.values["blocks"] for piece in block["pieces"])
        target.with_suffix(".txt").write_text(text, encoding="utf-8", errors="replace")


def _alone(asking: Asking) -> dict[str, str]:
    """Sayings that one quote carries need no page of their own: each page's address to where the quote stands in its document."""
    found = asking.rows("""select u.id as id, q.document as document, q.id as quote from utterances u join quotes q on q.utterance = u.id
        qualify count(*) over (partition by u.id) = 1 order by u.id""")
    return {f"/utterance/{row['id']}": f"/document/{row['document']}#f-{row['quote']}" for row in found}


def file_of(address: str) -> str:
    """The file of an address: readable where the name is plain, told apart by a hash where it is not."""
    parts = urlsplit(address)
    segments = [_plain(unquote(s)) for s in parts.path.strip("/").split("/")] if parts.path.strip("/") else ["index"]
    query = "".join(f"-{k}-{_plain(v)}" for k, v in sorted(parse_qsl(parts.query)))
    return "/".join(segments) + query + ".html"


def _plain(name: str) -> str:
    if re.fullmatch(r"[A-Za-z0-9_-]{1,80}", name) and name != "index":
        return name
    ascii_ = re.sub(r"[^A-Za-z0-9]+", "-", name).strip("-")[:40]
    return f"{ascii_ or 'x'}-{blake2b(name.encode('utf-8', 'surrogatepass'), digest_size=4).hexdigest()}"

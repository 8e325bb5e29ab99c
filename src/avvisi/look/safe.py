"""Safe against what the page shows: hidden characters made visible, links to the web only, the host checked, nothing run."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache
from urllib.parse import quote as percent
from urllib.parse import urlsplit

from markupsafe import Markup, escape
from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
HEADERS = (
    ("content-security-policy", POLICY),
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "no-referrer"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("cache-control", "no-cache"),
)
# Control, format (zero-width, bidi), private-use and surrogate characters; tags and variation fillers that hide text.
_HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164"
    "\ud800-\udfff\ue000-\uf8ff\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff\U000f0000-\U0010ffff]"
)


def visible(text: str) -> str:
    """Text whose control, bidi and zero-width characters are written as ⟨U+202E⟩: fit for an element's text and for an attribute."""
    return _HIDDEN.sub(lambda m: f"⟨U+{ord(m.group()):04X}⟩", text)


def marked(text: str) -> Markup:
    """The same for running text: each such character as a labelled mark."""
    parts, at = [], 0
    for found in _HIDDEN.finditer(text):
        parts.append(escape(text[at : found.start()]))
        code = ord(found.group())
        name = unicodedata.name(found.group(), "control character").lower()
        parts.append(Markup('<span class="hid" title="{}">U+{}</span>').format(name, f"{code:04X}"))
        at = found.end()
    return Markup("").join([*parts, escape(text[at:])])


def shown(value: object) -> object:
    """What a template does with every value it prints: text is made visible, then escaped by Jinja; markup of ours passes."""
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def weblink(url: str | None) -> str | None:
    """The address if it is one of the web (http or https, with a host), None for anything else."""
    if not url or _HIDDEN.search(url) or any(c.isspace() for c in url):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme.lower() in ("http", "https") and parts.hostname else None


@lru_cache(4096)
def slug(name: str) -> str:
    """A name as one segment of a path: what would end or bend the path is written as ~2F."""
    made = name.replace("~", "~7E").replace("/", "~2F").replace("\\", "~5C")
    made = re.sub(r"\.(?=(json|csv|html)$)|^\.(?=\.?$)|(?<=^\.)\.$", "~2E", made)
    return percent(made.encode("utf-8", "surrogatepass"), safe="~")


def unslug(segment: str) -> str:
    """The name of a segment (already percent-decoded)."""
    return re.sub(r"~(7E|2F|5C|2E)", lambda m: chr(int(m.group(1), 16)), segment)


class Guarded:
    """Middleware: refuses a Host header that is not ours (DNS rebinding), puts the policy on every answer, allows GET and HEAD only."""

    def __init__(self, app: ASGIApp, hosts: Sequence[str]) -> None:
        self._app = app
        self._hosts = frozenset(h.lower() for h in hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":
            return
        if not self._known(scope["headers"]):
            await _refuse(send, 421, b"This page answers under its own address only.\n")
        elif scope["method"] not in ("GET", "HEAD"):
            await _refuse(send, 405, b"This page only shows; it takes nothing.\n")
        else:
            await self._app(scope, receive, _with_headers(send))

    def _known(self, headers: Iterable[tuple[bytes, bytes]]) -> bool:
        given = [value.decode("latin-1") for name, value in headers if name == b"host"]
        if len(given) != 1:
            return False
        host = re.sub(r":\d+$", "", given[0]).strip("[]").lower()
        return host in self._hosts


def _with_headers(send: Send) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            message["headers"] = [*message.get("headers", ()), *((n.encode(), v.encode()) for n, v in HEADERS)]
        await send(message)

    return sending


async def _refuse(send: Send, status: int, words: bytes) -> None:
    sending = _with_headers(send)
    await sending({"type": "http.response.start", "status": status, "headers": [(b"content-type", b"text/plain; charset=utf-8")]})
    await sending({"type": "http.response.body", "body": words})

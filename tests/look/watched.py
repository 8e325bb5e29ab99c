"""A real browser's page under watch: complaints, dialogs, popups and requests off its address are faults."""

import subprocess
import sys
from pathlib import Path
from typing import Any


def serving(record: Path, *, everyone: bool = True) -> tuple[subprocess.Popen[str], str]:
    command = [sys.executable, "-m", "avvisi", "serve", str(record), "--port", "0", *(["--all"] if everyone else [])]
    server = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    assert server.stderr
    return server, server.stderr.readline().split()[1].rstrip("/")


class Watched:
    """A page whose complaints, dialogs and requests are written down."""

    def __init__(self, browser: Any, address: str, width: int = 1440, height: int = 900, scheme: str = "light") -> None:
        self.faults: list[str] = []
        self.address = address
        self.context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme)
        self.page = self.context.new_page()
        self.page.on("console", lambda m: self.faults.append(m.text) if m.type in ("error", "warning") else None)
        self.page.on("pageerror", lambda e: self.faults.append(str(e)))
        self.page.on("dialog", lambda d: (self.faults.append(f"dialog {d.message}"), d.dismiss()))
        self.page.on("request", lambda r: None if r.url.startswith((address, "file://")) else self.faults.append(f"request {r.url}"))
        self.page.on("popup", lambda p: self.faults.append("popup"))

    def close(self) -> None:
        self.context.close()

    def open(self, path: str) -> None:
        self.page.goto(self.address + path)
        assert not self.faults, (path, self.faults)


def views(watched: Watched) -> list[str]:
    """One address of each view, found from the lists."""
    page = watched.page
    found = [
        "/",
        "/matrix",
        "/incidents",
        "/sayings",
        "/people",
        "/offices",
        "/outlets",
        "/documents",
        "/problems",
        "/about",
        "/search?q=talks",
        "/matrix?persons=1&parties=30",
    ]
    for start, prefix in (("/matrix", "pair"), ("/matrix", "party"), ("/incidents", "incident"), ("/sayings", "utterance"), ("/people", "person"),
                          ("/offices", "office"), ("/outlets", "outlet"), ("/documents", "document")):  # fmt: skip
        watched.open(start)
        found.append(page.evaluate(f"document.querySelector('main a[href^=\"/{prefix}/\"]').getAttribute('href')"))
    return found

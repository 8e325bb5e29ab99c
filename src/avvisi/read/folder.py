"""Files and folders as a user names them: which files there are, in order of their names, and how one is opened safely."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from avvisi.model.problems import Problem
from avvisi.read.bounded import Refused
from avvisi.read.decode import plain
from avvisi.read.fields import problem

LITTER = frozenset({".DS_Store", "Thumbs.db", "desktop.ini", "__MACOSX", ".git", ".hg", ".svn"})  # what systems leave behind; no reports

_WAIT_FREE = getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)  # what the system has of these
_SPECIAL = ((stat.S_ISFIFO, "a pipe"), (stat.S_ISSOCK, "a socket"), (stat.S_ISCHR, "a device"), (stat.S_ISBLK, "a device"))


def files(source: str) -> Iterator[tuple[str, Path] | Problem]:
    """(name, path) of every file of a source; the name is its path under the source. Links are followed only within the source,
    and what one leads to bears its own name: read twice, it is there already.

    A source that is a file, or a link to one, is read as itself: the user named it.
    """
    root = Path(source)
    try:
        mode = root.stat().st_mode
    except (OSError, ValueError) as error:
        yield problem(plain(source), said(error))
        return
    if stat.S_ISDIR(mode):
        yield from _walk(root)
    else:
        yield plain(root.name), root


def _walk(root: Path) -> Iterator[tuple[str, Path] | Problem]:
    """Depth first without recursion, each folder's entries in order of their names."""
    inside = os.path.realpath(root)
    waiting: list[tuple[str, os.DirEntry[str]]] = []
    found = _entries("", str(root))
    while True:
        if isinstance(found, Problem):
            yield found
        else:
            waiting.extend(reversed(found))
        if not waiting:
            return
        name, entry = waiting.pop()
        found = []
        try:
            if entry.is_symlink():
                target = _target(entry.path, inside)
                yield plain(os.path.relpath(target, inside).replace(os.sep, "/")), Path(target)  # the same file: one document
            elif entry.is_dir(follow_symlinks=False):
                found = _entries(name + "/", entry.path)
            else:
                yield plain(name), Path(entry.path)
        except (OSError, Refused) as error:
            yield problem(plain(name), said(error))


def _entries(before: str, folder: str) -> list[tuple[str, os.DirEntry[str]]] | Problem:
    try:
        with os.scandir(folder) as entries:
            return sorted(((before + e.name, e) for e in entries if not is_litter(e.name)), key=lambda pair: os.fsencode(pair[0]))
    except OSError as error:
        return problem(plain(before.rstrip("/") or folder), said(error))


def is_litter(name: str) -> bool:
    """Whether a file or member is something a system left there."""
    return any(part in LITTER or part.startswith("._") for part in name.split("/"))


def _target(link: str, inside: str) -> str:
    """The file a link leads to. Refused where it leads out of the source, in a circle, nowhere, or to a folder."""
    target = os.path.realpath(link, strict=True)
    if os.path.commonpath((target, inside)) != inside:
        raise Refused("a link that leads out of the folder")
    if os.path.isdir(target):
        raise Refused("a link to a folder, which is not followed")
    return target


def opened(path: Path) -> int:
    """A descriptor of a regular file, opened so that nothing can make us wait. Refused for pipes, sockets and devices."""
    if special := _special(os.stat(path).st_mode):
        raise Refused(f"{special}, not a file")
    descriptor = os.open(path, os.O_RDONLY | _WAIT_FREE)
    if special := _special(os.fstat(descriptor).st_mode):  # it may have been changed meanwhile
        os.close(descriptor)
        raise Refused(f"{special}, not a file")
    return descriptor


def _special(mode: int) -> str | None:
    return next((what for check, what in _SPECIAL if check(mode)), None)


def said(error: Exception) -> str:
    """An error of the system in plain words."""
    if isinstance(error, FileNotFoundError):
        return "no such file"
    if isinstance(error, PermissionError):
        return "no permission to read it"
    if isinstance(error, OSError) and error.errno == 40:
        return "a link that leads in a circle"
    return plain((error.strerror if isinstance(error, OSError) and error.strerror else str(error)) or type(error).__name__, 300)

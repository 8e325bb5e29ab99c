"""`avvisi doctor`: what is installed, which model and lexicon, what is missing and how to get it."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from avvisi.cli.options import JsonOption, plain_errors
from avvisi.cli.show import json_lines

EXTRA = {"distributed": "cluster: pip install 'avvisi[cluster]'", "polars": "notebook: pip install 'avvisi[notebook]'"}
LexiconOption = Annotated[
    list[Path] | None, typer.Option("--lexicon", help="Try a folder of your own lists: does it load, do its rules read their examples?")
]


def doctor(as_json: JsonOption = False, lexicon: LexiconOption = None) -> None:
    """Look at the installation; exit 1 where something that is needed is missing, or lists of your own fail."""
    import platform
    from importlib.metadata import PackageNotFoundError, version

    from avvisi.lexicon.load import Lexicon
    from avvisi.parse.errors import ModelMissing
    from avvisi.parse.model import find
    from avvisi.version import __version__

    found: dict[str, object] = {"avvisi": __version__, "python": platform.python_version(), "platform": platform.platform()}
    missing: list[str] = []
    packages: dict[str, str | None] = {}
    needed = list(_needed())
    for name in (*needed, *EXTRA):
        try:
            packages[name] = version(name)
        except PackageNotFoundError:
            packages[name] = None
            if name in needed:
                missing.append(f"{name}: pip install {name}")
    try:
        facts = find()[1]
        found["model"] = {"name": facts.name, "version": facts.version, "sha256": facts.sha256, "known": facts.known}
    except ModelMissing as error:
        missing.append(str(error))
    with plain_errors():
        shipped = Lexicon(*(lexicon or ()))
    found["lexicon"] = {"sha256": shipped.sha256, "files": sum(1 for _ in shipped.files())}
    if lexicon:
        missing += _tried(lexicon)
    found["packages"], found["missing"] = packages, missing
    if as_json:
        json_lines([found])
    else:
        _print(found, packages, missing)
    if missing:
        raise typer.Exit(1)


def _needed() -> Iterator[str]:
    """What avvisi depends on, as its own metadata have it (none where it runs without being installed). The model is looked for apart."""
    from importlib.metadata import PackageNotFoundError, requires

    try:
        stated = requires("avvisi") or []
    except PackageNotFoundError:
        stated = []
    for line in stated:
        name = re.match(r"[\w.-]+", line)
        if name and "extra ==" not in line and not name[0].startswith("en"):
            yield name[0]


def _tried(folders: list[Path]) -> list[str]:
    """What is wrong with lists of the user's own."""
    from avvisi.run.examples import failures

    try:
        return list(failures(folders))
    except ValueError as error:
        return [str(error)]


def _print(found: dict[str, object], packages: dict[str, str | None], missing: list[str]) -> None:
    typer.echo(f"avvisi {found['avvisi']}, Python {found['python']}, {found['platform']}")
    for part in ("model", "lexicon"):
        value = found.get(part)
        if isinstance(value, dict):
            typer.echo(f"{part}: " + ", ".join(f"{k} {v}" for k, v in value.items()))
    for name, number in packages.items():
        typer.echo(f"  {name} {number or 'not installed' + (' (' + EXTRA[name] + ')' if name in EXTRA else '')}")
    for line in missing:
        typer.echo(f"{'' if line.startswith('rule ') else 'missing: '}{line}")
    if not missing:
        typer.echo("nothing is missing")

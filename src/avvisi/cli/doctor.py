"""`avvisi doctor`: what is installed, which model and lexicon, what is missing and how to get it."""

import typer

from avvisi.cli.options import JsonOption
from avvisi.cli.show import json_lines

NEEDED = ("spacy", "thinc", "numpy", "msgspec", "duckdb", "pyarrow", "trafilatura", "lxml", "charset-normalizer", "feedparser", "py3langid", "rapidfuzz", "rensa", "typer", "rich", "starlette", "uvicorn", "jinja2")  # fmt: skip
EXTRA = {"distributed": "cluster: pip install 'avvisi[cluster]'", "polars": "notebook: pip install 'avvisi[notebook]'"}


def doctor(as_json: JsonOption = False) -> None:
    """Look at the installation; exit 1 where something that is needed is missing."""
    import platform
    from importlib.metadata import PackageNotFoundError, version

    from avvisi.lexicon.load import Lexicon
    from avvisi.parse.errors import ModelMissing
    from avvisi.parse.model import find
    from avvisi.version import __version__

    found: dict[str, object] = {"avvisi": __version__, "python": platform.python_version(), "platform": platform.platform()}
    missing: list[str] = []
    packages: dict[str, str | None] = {}
    for name in (*NEEDED, *EXTRA):
        try:
            packages[name] = version(name)
        except PackageNotFoundError:
            packages[name] = None
            if name in NEEDED:
                missing.append(f"{name}: pip install {name}")
    try:
        facts = find()[1]
        found["model"] = {"name": facts.name, "version": facts.version, "sha256": facts.sha256, "known": facts.known}
    except ModelMissing as error:
        missing.append(str(error))
    lexicon = Lexicon()
    found["lexicon"] = {"sha256": lexicon.sha256, "files": sum(1 for _ in lexicon.files())}
    found["packages"], found["missing"] = packages, missing
    if as_json:
        json_lines([found])
    else:
        _print(found, packages, missing)
    if missing:
        raise typer.Exit(1)


def _print(found: dict[str, object], packages: dict[str, str | None], missing: list[str]) -> None:
    typer.echo(f"avvisi {found['avvisi']}, Python {found['python']}, {found['platform']}")
    for part in ("model", "lexicon"):
        value = found.get(part)
        if isinstance(value, dict):
            typer.echo(f"{part}: " + ", ".join(f"{k} {v}" for k, v in value.items()))
    for name, number in packages.items():
        typer.echo(f"  {name} {number or 'not installed' + (' (' + EXTRA[name] + ')' if name in EXTRA else '')}")
    for line in missing:
        typer.echo(f"missing: {line}")
    if not missing:
        typer.echo("nothing is missing")

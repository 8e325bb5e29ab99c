"""Exports are tried on a record of our examples and, where the sibling is there, on one of the samples."""

from pathlib import Path

import pytest


@pytest.fixture(scope="session", params=["examples", "samples"])
def example_record(request: pytest.FixtureRequest, example_record: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The record of the examples, then one of the samples."""
    if request.param == "examples":
        return example_record
    from avvisi.run.build import Options, build

    record = tmp_path_factory.mktemp("samples") / "R"
    build([str(request.getfixturevalue("shared") / "samples")], record, Options(workers=1))
    return record

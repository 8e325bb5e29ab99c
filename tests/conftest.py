"""What tests share: where the siblings are, a flow that loads the model once, small records."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
EXAMPLES = ROOT / "examples" / "reports"

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

# a landing must not hang on luck: under CI the same examples are tried every time, elsewhere new ones
settings.register_profile("ci", derandomize=True)
if os.environ.get("CI"):
    settings.load_profile("ci")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of samples and evaluation sets beside the project; the test is skipped where it is not there."""
    if not (SHARED / "samples").is_dir():
        pytest.skip("../shared is not here")
    return SHARED


@pytest.fixture(scope="session")
def flow():
    """The whole flow, model loaded once a session."""
    from avvisi.flow import Flow

    return Flow()


@pytest.fixture(scope="session")
def example_record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of a few of the example reports, built once a session by one worker."""
    from avvisi.run.build import Options, build

    record = tmp_path_factory.mktemp("record") / "R"
    chosen = sorted(EXAMPLES.glob("*ties*.txt")) + sorted(EXAMPLES.glob("*asmara*.txt"))
    build([str(path) for path in chosen], record, Options(workers=1))
    return record

"""The wheel, installed outside the tree in an empty home with sockets blocked, does its work; the sdist has what one builds from."""

import json
import os
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
pytestmark = pytest.mark.slow
NO_NETWORK = """
import socket
class Socket(socket.socket):
    def __init__(self, family=-1, *args, **kwargs):
        super().__init__(family, *args, **kwargs)
        if self.family != getattr(socket, "AF_UNIX", None):
            raise PermissionError("this test allows no network")
socket.socket = Socket
def refuse(*_, **__):
    raise PermissionError("this test allows no network")
socket.getaddrinfo = socket.create_connection = refuse
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory) -> Path:
    """A folder with the wheel and the sdist, built from a copy of the tree."""
    pytest.importorskip("build", reason="needs the package `build`: pip install 'avvisi[dev]'")
    pytest.importorskip("hatchling")
    folder = tmp_path_factory.mktemp("package")
    left_out = shutil.ignore_patterns(".git", ".venv", ".*_cache", "__pycache__", "demo-record", "node_modules")
    shutil.copytree(ROOT, folder / "tree", ignore=left_out)
    command = [sys.executable, "-m", "build", "--no-isolation", "-o", str(folder / "dist"), str(folder / "tree")]
    subprocess.run(command, check=True, capture_output=True)
    return folder / "dist"


@pytest.fixture(scope="module")
def installed(built, tmp_path_factory):
    """Runs a command of the wheel, installed in its own environment (its dependencies come from this one), in an empty home."""
    home = tmp_path_factory.mktemp("home")
    venv.create(home / "v", with_pip=False, symlinks=os.name != "nt")
    packages = Path(sysconfig.get_path("purelib", vars={"base": str(home / "v"), "platbase": str(home / "v")}))
    with zipfile.ZipFile(next(built.glob("*.whl"))) as wheel:
        wheel.extractall(packages)
    here = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    packages.joinpath("dependencies.pth").write_text("".join(f"{path}\n" for path in sorted(here)), encoding="utf-8")
    packages.joinpath("sitecustomize.py").write_text(NO_NETWORK, encoding="utf-8")
    python = next(p for p in (home / "v" / "bin" / "python", home / "v" / "Scripts" / "python.exe") if p.exists())
    env = {"HOME": str(home), "PATH": os.defpath, "OPENBLAS_NUM_THREADS": "1"}

    def run(*args: str, stdin: str | None = None) -> subprocess.CompletedProcess[str]:
        return subprocess.run([str(python), *args], input=stdin, capture_output=True, text=True, timeout=300, cwd=home, env=env)

    return run


def test_the_wheel_holds_data_templates_and_types(built):
    with zipfile.ZipFile(next(built.glob("*.whl"))) as wheel:
        names = set(wheel.namelist())
    ours = {
        p.relative_to(ROOT / "src").as_posix() for p in (ROOT / "src" / "avvisi").rglob("*") if p.is_file() and "__pycache__" not in p.parts
    }
    assert ours <= names
    assert {"avvisi/py.typed", "avvisi/data/plover.toml", "avvisi/data/world/states.csv", "avvisi/look/templates/base.html"} <= names
    assert any(name.endswith("entry_points.txt") for name in names)
    assert any(name.endswith("licenses/LICENSE") for name in names)


def test_the_sdist_holds_what_one_builds_and_tests_from(built):
    with tarfile.open(next(built.glob("*.tar.gz"))) as sdist:
        names = {name.split("/", 1)[-1] for name in sdist.getnames()}
    assert {"pyproject.toml", "README.md", "LICENSE", "src/avvisi/py.typed", "tests/conftest.py", "docs/index.md", "CHANGELOG.md"} <= names
    assert len([name for name in names if name.startswith("examples/reports/")]) >= 30


def test_the_network_is_blocked_and_the_wheel_is_what_runs(installed):
    done = installed("-c", "import socket; socket.create_connection(('127.0.0.1', 9))")
    assert "no network" in done.stderr
    assert str(ROOT) not in installed("-c", "import avvisi; print(avvisi.__file__)").stdout


@pytest.mark.model
def test_doctor_code_and_build_run_without_network(installed, tmp_path):
    done = installed("-m", "avvisi", "doctor", "--json")
    assert done.returncode == 0, done.stdout + done.stderr
    assert json.loads(done.stdout)["missing"] == []
    line = json.dumps({"id": "a", "text": "The Omani envoy met Finland's president in Muscat on Monday.", "published": "2015-03-04"})
    done = installed("-m", "avvisi", "code", stdin=line + "\n")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["events"][0]["type"] == "CONSULT"
    chosen = [str(path) for path in sorted((ROOT / "examples" / "reports").glob("*algiers*.txt"))]
    done = installed("-m", "avvisi", "build", *chosen, "-o", str(tmp_path / "R"))
    assert done.returncode == 0, done.stderr
    assert f"{len(chosen)} documents read = {len(chosen)} stored" in done.stderr
    assert installed("-m", "avvisi", "audit", str(tmp_path / "R")).returncode == 0

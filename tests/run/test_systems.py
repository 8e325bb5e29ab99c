"""What only POSIX has is done without where it is missing."""

import subprocess
import sys

HIDE = """
import sys
class Hidden:
    def find_spec(self, name, path=None, target=None):
        if name in ("fcntl", "resource"):
            raise ImportError(name)
sys.meta_path.insert(0, Hidden())
for name in ("fcntl", "resource"):
    sys.modules.pop(name, None)
import pathlib, tempfile
from avvisi.run import alone, worker
from avvisi.read.folder import opened
assert alone.fcntl is None and worker.resource is None
with tempfile.TemporaryDirectory() as folder:
    with alone.alone(pathlib.Path(folder, "record")):
        pass
print("fine")
"""


def test_a_system_without_fcntl_and_resource_can_build():
    done = subprocess.run([sys.executable, "-c", HIDE], capture_output=True, text=True, timeout=120)
    assert done.stdout.strip() == "fine", done.stderr[-800:]

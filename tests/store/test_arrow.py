"""Processes of our own don't load pandas."""

import subprocess
import sys

HIDDEN = """
import sys
from avvisi.store.arrow import hide_pandas
hide_pandas()
import pyarrow as pa
assert pa.table({"a": ["x"]}).to_pylist() == [{"a": "x"}]
assert "pandas" not in sys.modules
"""


def test_arrow_goes_without_pandas():
    subprocess.run([sys.executable, "-c", HIDDEN], check=True)

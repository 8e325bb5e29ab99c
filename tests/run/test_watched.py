"""A document that hangs a worker of a cluster: the process ends, so that another takes over and the culprit is found."""

import subprocess
import sys
import time

HANGING = """
import re
from avvisi.model.text import RawPage
from avvisi.run import spread, worker
import msgspec

class Coder:
    def shard(self, task, beat):
        beat(0)
        if task.pages[0].text == "hang":
            re.match("(a+)+$", 40 * "a" + "b")  # takes hours, and lets no other thread run
        return 1, 0

worker.SECONDS_BATCH = 1.5
spread.coder = lambda setup: Coder()
for text in TEXTS:
    task = worker.Task(name=None, pages=(RawPage(given_id="1", text=text),))
    print(spread.code_chunk(b"", msgspec.msgpack.encode(task)), flush=True)
import time
time.sleep(3)
print("alive")
"""


def run(*texts: str) -> tuple[int, str]:
    made = subprocess.run([sys.executable, "-c", HANGING.replace("TEXTS", repr(texts))], capture_output=True, text=True, timeout=120)
    return made.returncode, made.stdout


def test_what_hangs_ends_its_process_and_what_is_done_does_not():
    assert run("good", "good") == (0, "(1, 0)\n(1, 0)\nalive\n")
    began = time.monotonic()
    code, out = run("good", "hang")
    assert (code, out) == (1, "(1, 0)\n")
    assert time.monotonic() - began < 60

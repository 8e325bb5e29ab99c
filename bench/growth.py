"""Builds of growing heaps: CPU a document, wall time, peak memory (sum of PSS), one worker and two, and a second build with 1 % new documents.

    python -m bench.growth 1000 3000 10000 [--workers 2]

Prints a Markdown table. Linux only (PSS from /proc).
"""

import argparse
import compileall
import contextlib
import json
import os
import resource
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import avvisi
from bench.heap import heap


def pss(pid: int) -> int:
    """Bytes of a process and its children, shared pages counted once between them."""
    total = 0
    with contextlib.suppress(OSError):
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                total += int(line.split()[1]) * 1024
        for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split():
            total += pss(int(child))
    return total


def measured(command: list[str]) -> tuple[float, float, int]:
    """(wall seconds, CPU seconds, peak bytes) of a command with all its children."""
    environment = compiled()
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    began = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment)
    peak = 0
    done = threading.Event()

    def watch() -> None:
        nonlocal peak
        while not done.wait(0.5):
            peak = max(peak, pss(process.pid))

    watcher = threading.Thread(target=watch)
    watcher.start()
    code = process.wait()
    done.set()
    watcher.join()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if code:
        raise SystemExit(f"{' '.join(command)} exited {code}")
    return time.monotonic() - began, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, peak


def compiled() -> dict[str, str]:
    """The environment of a build, its program compiled as an installed one is: an editable install is compiled at each start where Python may not write."""
    compileall.compile_dir(str(Path(avvisi.__file__).parent), quiet=2)
    return {k: v for k, v in os.environ.items() if k != "AVVISI_PASSAGES"}


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("counts", type=int, nargs="+")
    parser.add_argument("--workers", type=int, nargs="+", default=[2])
    args = parser.parse_args()
    print("| documents | workers | wall s | CPU s | CPU ms a document | peak MB | +1 %: CPU s | share of the first |")
    print("|---|---|---|---|---|---|---|---|")
    for count in args.counts:
        for workers in args.workers:
            with tempfile.TemporaryDirectory() as folder:
                made = [json.dumps(document) for document, _ in heap(count + max(1, count // 100), 1)]
                first, more = Path(folder, "first.jsonl"), Path(folder, "more.jsonl")
                first.write_text("\n".join(made[:count]) + "\n")
                more.write_text("\n".join(made) + "\n")
                command = [sys.executable, "-m", "avvisi", "build", "-o", f"{folder}/R", "--workers", str(workers)]
                wall, cpu, peak = measured([*command, str(first)])
                _, again, _ = measured([*command, str(more)])
            print(
                f"| {count:,} | {workers} | {wall:.1f} | {cpu:.1f} | {1000 * cpu / count:.1f} | {peak / 1e6:.0f} | {again:.1f} | {again / cpu:.1%} |",
                flush=True,
            )


if __name__ == "__main__":
    main()

"""`python -m avvisi`."""

from avvisi.cli.main import run

run()

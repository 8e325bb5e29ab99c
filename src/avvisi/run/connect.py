"""A client of a Dask scheduler."""

from typing import Any

from avvisi.store.errors import RecordError


def connect(address: str) -> Any:
    """The client; RecordError where Dask is not installed or nobody answers."""
    try:
        from distributed import Client
    except ImportError:
        raise RecordError("a cluster needs Dask: pip install 'avvisi[cluster]'") from None
    try:
        return Client(address, timeout="20s", set_as_default=False)
    except (OSError, TimeoutError) as error:
        raise RecordError(f"no Dask scheduler answers at {address}: {error}") from None

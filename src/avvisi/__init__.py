"""avvisi: from a heap of news reports to a record of who did what to whom, and through whom we know it."""

__version__ = "0.1.0"

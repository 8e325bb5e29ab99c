"""A record on disk: shards written once, record.duckdb built from them, the manifest."""

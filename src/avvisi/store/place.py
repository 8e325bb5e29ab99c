"""Where the database of a record lies: asked by readers that need nothing else of how it is built."""

NAME = "record.duckdb"

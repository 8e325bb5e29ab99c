"""The page: a record to look at, read-only, on this machine."""

"""The page: a record looked at in a browser, or written out as static files. Reads only; nothing a document says is ever run."""

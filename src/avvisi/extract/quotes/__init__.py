"""Who said what, and through whom it reached the reader."""

"""Data files, read, checked against their schema and frozen. A typo stops start-up with file and path."""

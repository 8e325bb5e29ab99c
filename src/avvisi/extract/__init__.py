"""Parsed text to facts: one extractor a kind, each yields facts with the words they rest on."""

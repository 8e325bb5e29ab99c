"""Bytes from anywhere to RawPage: every byte passes the one bounded reader."""

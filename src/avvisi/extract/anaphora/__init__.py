"""Pronouns and descriptions that stand for someone named. Start at extractor.py."""

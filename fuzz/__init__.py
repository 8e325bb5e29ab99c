"""Fuzzing with atheris: `python -m fuzz.readers -max_total_time=600`. What is found becomes a test in `tests/`."""

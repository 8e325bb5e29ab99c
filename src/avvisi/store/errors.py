"""What is wrong with a record, in words for its user."""


class RecordError(RuntimeError):
    """A record that cannot be used: says what is wrong and what to do."""

"""What is wrong with a data file: one line that says which file or rule, and what a user can mend."""


class LexiconError(ValueError):
    """A list or rule that cannot be read."""

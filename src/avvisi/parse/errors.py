"""What is wrong with the language model, in words for its user."""


class ModelMissing(RuntimeError):
    """No English model is installed: says how to get one."""

"""What a user did wrong in a file of the resolving stage."""


class CorrectionError(ValueError):
    """corrections.toml cannot be read: says where and why."""

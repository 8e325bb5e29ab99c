"""The base of every record, and how ids are made."""

from hashlib import blake2b

import msgspec


class Record(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A frozen value (each subclass says `frozen=True, kw_only=True` again: msgspec does not hand kw_only down). Fields are checked on load by msgspec, in code by mypy; invariants stand in `__post_init__`, which runs on both."""


def digest(*parts: str | int | None) -> str:
    """A stable id: 24 hexadecimal digits of the parts, the same on every machine and in every run.

    None and "" are told apart, and no joining of neighbours gives another list's digest.
    """
    told = [b"\xff" if part is None else str(part).encode("utf-8", "surrogatepass") for part in parts]
    return blake2b(b"".join([len(raw).to_bytes(8, "big") + raw for raw in told]), digest_size=12).hexdigest()

"""The base of every record, and how ids are made."""

from hashlib import blake2b

import msgspec


class Record(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A frozen value (each subclass says `frozen=True, kw_only=True` again: msgspec does not hand kw_only down). Fields are checked on load by msgspec, in code by mypy; invariants stand in `__post_init__`, which runs on both."""


def digest(*parts: str | int | None) -> str:
    """A stable id: 24 hexadecimal digits of the parts, the same on every machine and in every run.

    None and "" are told apart, and no joining of neighbours gives another list's digest.
    """
    made = blake2b(digest_size=12)
    for part in parts:
        raw = b"\xff" if part is None else str(part).encode("utf-8", "surrogatepass")
        made.update(len(raw).to_bytes(8, "big"))
        made.update(raw)
    return made.hexdigest()

"""avvisi: from a heap of news reports to a record of who did what to whom, and through whom we know it.

import avvisi
record = avvisi.build(["reports/"], "record")       # or avvisi.open("record")
record.pandas("incidents")
avvisi.code("The envoy of Ghana met Togo's premier in Lomé on Monday.", published="2017-05-02")
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from avvisi.api import CodedView, OpenRecord, Report, Row, Rows, build, code, open, read

from avvisi.version import __version__

__all__ = ["CodedView", "OpenRecord", "Report", "Row", "Rows", "__version__", "build", "code", "open", "read"]


def __getattr__(name: str) -> Any:
    """The library's functions, imported when first used: `import avvisi` costs nothing."""
    if name in __all__:
        from avvisi import api

        return getattr(api, name)
    raise AttributeError(f"module 'avvisi' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)

"""Arrow without pandas: where pandas is installed, Arrow loads it to make its first array, which takes 0.4 s and 40 MB that no command has a use for."""

import sys


class _Hidden:
    """Finds no pandas."""

    def find_spec(self, name: str, *_: object) -> None:
        """What Python asks before it imports."""
        if name == "pandas":
            raise ModuleNotFoundError("pandas is not loaded by avvisi's own processes", name=name)


def hide_pandas() -> None:
    """To be called when a process of our own begins: it goes on as if pandas were not installed. Never from the library, whose users may want it."""
    if "pandas" not in sys.modules:
        sys.meta_path.insert(0, _Hidden())

"""What stands behind an end mark, and names that stand alone below a story: furniture, whatever its words."""

import re
from collections.abc import Sequence

from avvisi.clean.lines import Line
from avvisi.clean.marks import Marker

AFTER = 12  # lines that may stand behind an end mark: behind more, another story has begun
SIGNED = 10  # words of a name below a story

_END = re.compile(r"[-–—*#/ (]{0,3}(?:END(?:S|ITEM)?|Ends|Enditem|NNNN|-30-|# ?# ?#)[-–—*#/ ).]{0,3}")


def mark_ends(found: Sequence[Line], first: int, marker: Marker) -> None:
    """Mark an end mark on a line of its own with all behind it ('ENDS', then notes to editors), and a name below the last sentence."""
    for at in range(len(found) - 1, max(first + 1, len(found) - AFTER - 1), -1):
        if found[at].words < 3 and _END.fullmatch(found[at].text) and _told(found[first:at]) > 1:
            for line in found[at:]:
                line.mark("boilerplate", line.why if line.kind == "boilerplate" else "editor.end")
            break
    last = next((at for at in range(len(found) - 1, first, -1) if not found[at].kind), None)
    if last is None:
        return
    line, told = found[last], [x for x in found[first:last] if not x.kind]
    below = not line.ends and 1 < line.words <= SIGNED and len(told) > 1 and all(x.prose and x.ends for x in told[-3:])
    if below and marker.is_headline_case(line) and marker.names_medium(line):
        line.mark("boilerplate", "foot.named")


def _told(some: Sequence[Line]) -> int:
    return sum(line.prose for line in some)

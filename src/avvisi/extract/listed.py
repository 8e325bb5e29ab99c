"""Persons of a dictionary of the user's: their code on the day of a report."""

from avvisi.extract.base import Findings
from avvisi.lexicon.world import Actor, World


class Listed:
    """Built once from the lists; empty where the user brings none."""

    def __init__(self, world: World) -> None:
        self.actors: dict[str, list[Actor]] = {}
        for actor in world.actors:
            for name in (actor.name, *actor.aliases):
                self.actors.setdefault(name.casefold(), []).append(actor)

    def on_the_day(self, name: str, earlier: Findings) -> Actor | None:
        """What the lists say of this person when the report was published; of an undated report only what holds at all times."""
        day = earlier.page.document.published.value
        for actor in self.actors.get(name.casefold(), ()):
            if not actor.since and not actor.until or day and (actor.since or "0") <= day[:10] <= (actor.until or "9"):
                return actor
        return None

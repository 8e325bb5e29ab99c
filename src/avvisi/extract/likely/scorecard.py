"""How likely an event is right: its signs, each weighed as events with it turned out when readers judged them; the sum is the answer."""

from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from avvisi.extract.base import Findings
from avvisi.extract.likely.deed_signs import signs_between, signs_of_deed
from avvisi.extract.likely.left_over import unclaimed
from avvisi.extract.likely.side_signs import signs_of
from avvisi.extract.occasions import Bound
from avvisi.extract.placing.placed import as_before
from avvisi.extract.sides import Found
from avvisi.lexicon.likely import LikelyWeights

if TYPE_CHECKING:
    from avvisi.extract.draft import Draft


class Likelihood(NamedTuple):
    """The share of events with these signs that are right, whether that is too low to give it, and why it is no higher."""

    share: float
    too_low: bool
    why: str


class Scorecard:
    """`likelihood(event, draft, earlier)`; None in a text too short to be weighed."""

    def __init__(self, weights: LikelyWeights) -> None:
        self.weights = weights

    def __call__(self, event: Bound, draft: "Draft", earlier: Findings) -> Likelihood | None:
        """The event's signs, weighed."""
        if len(earlier.page.opening(self.weights.sentences)) < self.weights.sentences:
            return None
        found = signs(event, draft, earlier)
        share = self.weights.share(found)
        why = f"right in {share:.0%} of such cases: {'; '.join(self.weights.against(found))}"
        return Likelihood(share, share < self.weights.least, why)


def signs(event: Bound, draft: "Draft", earlier: Findings) -> tuple[str, ...]:
    """All signs of an event, each once. A land that was weighed and not told is none: the event is as likely right as it was without."""
    told = draft.told
    actors, recipients = as_before(event.actors, draft.placed), as_before(event.recipients, draft.placed)
    return tuple(
        dict.fromkeys(
            chain(
                signs_of_deed(draft, event.when, len(event.repeats), earlier),
                signs_of("actor", actors, told, earlier),
                signs_of("recipient", recipients, told, earlier),
                (f"{side}: land weighed" for side, now, was in _sides(event, actors, recipients) if now != was),
                signs_between(actors, recipients, draft, earlier),
                unclaimed(told, actors, recipients, earlier),
            )
        )
    )


def _sides(event: Bound, actors: Found, recipients: Found) -> "tuple[tuple[str, Found, Found], ...]":
    return ("actor", event.actors, actors), ("recipient", event.recipients, recipients)

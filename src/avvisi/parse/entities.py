"""Entities from the model's own weights, a whole batch at a time: what spaCy's recognizer reads, in a third of its time.

spaCy walks each text a token at a time, and asks of every move at every token whether it may be made. But outside an entity its scores
rest on the token alone, so they are worked out for all tokens in one product; only from where an entity begins is it followed, and then all
that began are followed in step.
"""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]
Found = tuple[list[str], list[str]]  # a label ("" outside) and one of B, I, O for each token


def entities_of(recognizer: Any) -> "Callable[[Sequence[Any]], list[Found]]":
    """What reads the entities of tagged and parsed docs; a recognizer of another kind reads them itself."""
    return Entities(recognizer) if Entities.reads(recognizer) else lambda docs: _recognized(recognizer, docs)


def _recognized(recognizer: Any, docs: Sequence[Any]) -> list[Found]:
    recognizer.set_annotations(docs, recognizer.predict(docs))
    return [([token.ent_type_ for token in doc], [token.ent_iob_ for token in doc]) for doc in docs]


class Entities:
    """`entities(docs)` gives the labels and places of each doc's tokens, in order; the docs are tagged and parsed, and stay as they were."""

    def __init__(self, recognizer: Any) -> None:
        self._tok2vec = recognizer.model.get_ref("tok2vec")
        lower, upper = recognizer.model.get_ref("lower"), recognizer.model.get_ref("upper")
        self._lower, self._pad, self._bias = lower.get_param("W"), lower.get_param("pad")[0], lower.get_param("b")
        self._upper, self._upper_bias = upper.get_param("W"), upper.get_param("b")
        names = [recognizer.moves.get_class_name(i).partition("-") for i in range(recognizer.moves.n_moves)]
        self._labels = [label for _, _, label in names]
        moves = np.array([move for move, _, _ in names])
        self._begins, self._units = moves == "B", (moves == "U") & np.array([bool(label) for label in self._labels])
        self._never = ~(self._begins | self._units | (moves == "O"))  # where no entity is open
        place = {(move, label): i for i, (move, _, label) in enumerate(names)}
        self._inside = np.array([place.get(("I", label), -1) for label in self._labels])
        self._last = np.array([place.get(("L", label), -1) for label in self._labels])

    @staticmethod
    def reads(recognizer: Any) -> bool:
        """Whether this is a recognizer of the kind read here: greedy, three features, two layers, every label trained."""
        model = recognizer.model
        lower = model.get_ref("lower")
        return bool(
            recognizer.cfg["beam_width"] == 1 and model.attrs["has_upper"] and not model.attrs["unseen_classes"]
            and lower.get_dim("nF") == 3 and lower.get_dim("nP") >= 2
        )  # fmt: skip

    def __call__(self, docs: Sequence[Any]) -> list[Found]:
        """The entities of each doc's tokens."""
        sizes = [len(doc) for doc in docs]
        if not sum(sizes):
            return [([], []) for _ in docs]
        vectors: Floats = self._tok2vec.predict(docs)
        table = np.concatenate([doc.to_array(["SENT_START", "IS_SPACE"]) for doc in docs])
        goes_on = np.append(table[1:, 0] != 1, False)  # an entity may reach the next token
        goes_on[np.cumsum([size for size in sizes if size]) - 1] = False
        moves = self._outside(vectors, goes_on, table[:, 1] == 1)
        labels, places = self._walked(moves, self._ends(vectors, moves, goes_on))
        found, first = [], 0
        for size in sizes:
            found.append((labels[first : first + size], places[first : first + size]))
            first += size
        return found

    def _outside(self, vectors: Floats, goes_on: Bools, space: Bools) -> Ints:
        """The best move at each token, were no entity open there."""
        scores = self._scores(self._feature(0, vectors) + self._pad[1] + self._pad[2])
        scores[:, self._never] = -np.inf
        scores[np.ix_(~goes_on | space, self._begins)] = -np.inf
        scores[np.ix_(space, self._units)] = -np.inf
        best: Ints = scores.argmax(axis=1)
        return best

    def _ends(self, vectors: Floats, moves: Ints, goes_on: Bools) -> dict[int, int]:
        """First token -> last token of every entity that may begin; all are followed together, a token a round."""
        ends: dict[int, int] = {}
        starts = np.flatnonzero(self._begins[moves])
        opened = self._feature(1, vectors[starts])
        at = starts + 1
        while len(starts):
            scores = self._scores(self._feature(0, vectors[at]) + opened + self._feature(2, vectors[at - 1]))
            rows, move = np.arange(len(starts)), moves[starts]
            inside, last = self._inside[move], self._last[move]
            stays, leaves = scores[rows, inside], scores[rows, last]
            on = goes_on[at] & ((stays > leaves) | (stays == leaves) & (inside < last))
            ends.update(zip(starts[~on].tolist(), at[~on].tolist(), strict=True))
            starts, opened, at = starts[on], opened[on], at[on] + 1
        return ends

    def _feature(self, number: int, vectors: Floats) -> Floats:
        """What the tokens say in this place: the one ahead, an open entity's first, an open entity's latest."""
        weights = self._lower[number]
        told: Floats = np.dot(vectors, weights.reshape(-1, weights.shape[-1]).T)
        return told.reshape(-1, *weights.shape[:2])

    def _scores(self, summed: Floats) -> Floats:
        hidden: Floats = (summed + self._bias).max(axis=2)
        scores: Floats = np.dot(hidden, self._upper.T) + self._upper_bias
        return scores

    def _walked(self, moves: Ints, ends: dict[int, int]) -> Found:
        """Over the tokens from the left, from one entity's end to the next."""
        labels, places = [""] * len(moves), ["O"] * len(moves)
        after = 0
        for start in np.flatnonzero(self._begins[moves] | self._units[moves]).tolist():
            if start < after:
                continue
            after = ends.get(start, start) + 1
            labels[start:after] = [self._labels[moves[start]]] * (after - start)
            places[start:after] = ["B"] + ["I"] * (after - start - 1)
        return labels, places

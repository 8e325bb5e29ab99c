"""Entities worked out a batch at a time are those the model's own recognizer reads."""

import pytest

from avvisi.parse.entities import Entities
from avvisi.parse.model import Model

TEXTS = [
    "President Salome Vantongeren of the Republic of Kiribati met Oslo's mayor on Tuesday, 4 May 2021, in Port Moresby.",
    "",
    "The World Health Organization and 12 envoys from Peru, Chile and the Ivory Coast signed a $3.5 billion deal.",
    "Lima",
    "He spoke on Monday. Monday's talks with Ms. Aino Lehtinen of Bank of Finland lasted three hours; Fiji stayed away",
    "it rained",
]


@pytest.mark.model
def test_same_as_the_recognizer_reads() -> None:
    model = Model()
    recognizer = model._nlp.get_pipe("ner")
    assert Entities.reads(recognizer)
    docs = [model._nlp.make_doc(text) for text in TEXTS]
    for stage in model._stages:
        stage.set_annotations(docs, stage.predict(docs))
    found = Entities(recognizer)(docs)
    recognizer.set_annotations(docs, recognizer.predict(docs))
    assert found == [([t.ent_type_ for t in doc], [t.ent_iob_ for t in doc]) for doc in docs]
    assert any("I" in places for _, places in found)


@pytest.mark.model
def test_a_batch_of_nothing_has_no_entities() -> None:
    model = Model()
    assert [p.ents for p in model.passages(["", "\u200b"])] == [(), ()]

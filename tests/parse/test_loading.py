"""A model loaded for reading alone reads as one that spaCy loads."""

import subprocess
import sys

import pytest

pytestmark = pytest.mark.model

SAME = """
import sys
from avvisi.parse.model import find
load, facts = find()
ours = load(exclude=["lemmatizer"])
assert "spacy.cli" not in sys.modules
import spacy
assert spacy.info(silent=True)["spacy_version"] == spacy.__version__
theirs = spacy.load(facts.path, exclude=["lemmatizer"])
text = "Mr. O'Neil can't visit Lome's port (see http://example.org/a?b=1), he said at 5p.m. on 3 May; :-) it cost $4.5m. Gov't aides weren't told."
told = [[(t.text, t.idx, t.tag_, t.dep_, t.head.i, t.ent_type_) for t in nlp(text)] for nlp in (ours, theirs)]
assert told[0] == told[1], told
"""


def test_ours_reads_as_theirs():
    subprocess.run([sys.executable, "-c", SAME], check=True, stdout=subprocess.DEVNULL)

"""Whether a common noun names a person by what it ends in: 'the registrar', 'two surveyors', 'an archivist'; no list knows every trade."""

from avvisi.lexicon.speech import SpeechLexicon
from avvisi.parse.tokens import Token

_ENDINGS = ("er", "or", "ar", "ist", "ian", "eer", "man", "woman", "guard", "smith", "wright", "ess", "herd")
_SHORT = 5  # 'fear', 'door', 'year'


class Doers:
    """`doers(noun)` for a common noun that no list of roles has."""

    def __init__(self, speech: SpeechLexicon) -> None:
        self._things = speech.words("no_doers") | speech.words("voiceless") | speech.words("document") | speech.words("media")

    def __call__(self, noun: Token) -> bool:
        """'weather' and 'dollar' end so too, and are listed."""
        return noun.tag in ("NN", "NNS") and len(noun.lemma) >= _SHORT and noun.lemma.endswith(_ENDINGS) and noun.lemma not in self._things

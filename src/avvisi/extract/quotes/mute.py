"""What has no voice: deeds, states of things and abstractions that a verb of saying stands with only by the parse or by a figure of speech."""

from avvisi.extract.quotes.naming import ending
from avvisi.lexicon.speech import SpeechLexicon
from avvisi.parse.tokens import Token

_NOBODY = frozenset(["nobody", "none", "nothing"])
_US = frozenset(["us", "'s", "’s"])
_ABSTRACT = ("tion", "sion", "ment", "ness", "ity", "ance", "ence", "ship", "ism", "acy", "dom")


class Mute:
    """`mute(noun)`: a common noun that names neither anybody, nor a body, nor a document, nor evidence."""

    def __init__(self, speech: SpeechLexicon) -> None:
        self._voiceless, self._matters = speech.words("voiceless"), speech.words("matters")
        self._voiced = frozenset().union(
            *map(
                speech.words,
                ("official", "people", "persons", "institution", "collective", "document", "finders", "media", "owned_media", "charges"),
            )
        )

    def __call__(self, noun: Token) -> bool:
        """'The visit says much', 'a deadlock that threatens …', 'nobody says'; 'a delegation' speaks, and so does 'the opposition'."""
        if (ended := ending(noun)) is not None:
            return not ended
        if noun.lower in _US and noun.head.head.lemma == "let":
            return True  # 'let's say': the writer's own way of going on
        if noun.tag == "WDT":
            clause = next((a for a in noun.ancestors() if a.dep == "relcl"), None)
            return clause is not None and self(clause.head)
        if noun.lower in _NOBODY or any(c.lower == "no" and c.dep == "det" for c in noun.children):
            return True
        named = noun.tag not in ("NN", "NNS") or noun.text[:1].isupper() and noun is not noun.sentence.tokens[0]
        if named or noun.lemma in self._voiced or noun.lower in self._voiced:
            return False
        if noun.ent in ("DATE", "TIME", "MONEY", "EVENT"):
            return True
        return noun.lemma in self._voiceless or len(noun.lemma) > 6 and noun.lemma.endswith(_ABSTRACT)

    def called(self, last: Token) -> bool:
        """Whether the last word of a name tells of a deed or matter, capitals and all: 'Dockyard Shooting', 'Climate Change', no 'Tourism Board'."""
        word = last.lower
        if word in self._voiced or len(word) < 4 or last.ent == "PERSON":
            return False
        return word in self._voiceless or word.endswith("ing") or word in self._matters

"""How content hangs on a verb: clause, infinitive, object, phrase. Each way answers (rank, tokens, hearer); the lower rank wins."""

from collections.abc import Callable

from avvisi.extract.quotes import phrases
from avvisi.extract.quotes.bounds import Bounds
from avvisi.extract.quotes.clauses import Clauses
from avvisi.extract.quotes.ways import EMPTY, Found, accused, called, figure, gerund, passive, preposition, taken_as, whole
from avvisi.lexicon.speech import SpeechLexicon
from avvisi.parse.tokens import Token

_DEEDS = ("tion", "sion", "ment", "sure", "ture", "al", "ance", "ing", "age")  # of nouns for what is done


class Contents:
    """`contents(verb, way)` gives what the verb's content is if it takes it in that way, or None."""

    def __init__(self, speech: SpeechLexicon, bounds: Bounds) -> None:
        self._bounds = bounds
        self._sent = (
            speech.words("official")
            | speech.words("people")
            | {"mission", "troop", "staff", "delegation", "product", "car", "vehicle", "batch"}
        )
        self._denied, self._finders = speech.words("deniable"), speech.words("finders")
        self._announced = speech.words("announced")
        self._ways: dict[str, Callable[[Token, str], Found | None]] = {
            "clause": Clauses(speech, bounds),
            "infinitive": self._infinitive,
            "gerund": gerund,
            "passive": passive,
            "urge": self._urge,
            "object": self._thing,
            "prep": preposition,
            "rest": self._rest,
            "finding": self._finding,
            "accuse": accused,
            "whole": whole,
            "figure": figure,
            "as": taken_as,
            "call": called,
        }

    def __call__(self, verb: Token, way: str) -> Found | None:
        """The content in one way of taking it ('clause', 'prep:of')."""
        name, _, word = way.partition(":")
        reader = self._ways.get(name)
        return reader(verb, word) if reader else None

    def _infinitive(self, verb: Token, _: str) -> Found | None:
        if phrases.is_passive(verb):
            return None
        for child in verb.children:
            if (
                child.dep in ("xcomp", "advcl")
                and child.i > verb.i
                and child.is_infinitive()
                and (child.dep == "xcomp" or verb.child("dobj") is None)
            ):
                return 3, [t for t in phrases.below(child, self._bounds.breaks(child)) if t.i > verb.i], None
        return None

    def _urge(self, verb: Token, word: str) -> Found | None:
        if phrases.is_passive(verb):
            return None
        if word:
            for child in verb.children:
                if child.dep == "prep" and child.lower == word:
                    wish = verb.child("xcomp", "advcl") or child.child("pcomp")
                    if wish is not None and wish.is_infinitive():
                        return 2, phrases.below(wish), child.child("pobj")
            return None
        for child in verb.children:
            if child.dep == "ccomp" and child.is_infinitive() and (wanted := child.child("nsubj")) is not None:
                return 2, [t for t in phrases.below(child, self._bounds.breaks(child)) if t.i > verb.i], wanted
            done = child.child("acl") if child.dep == "dobj" and verb.lemma in ("order", "command", "want") else None
            if (
                done is not None
                and done.tag == "VBN"
                and done.i == child.i + 1
                and done.child("agent") is None
                and child.lower not in EMPTY
            ):
                return 2, phrases.below(child), None  # 'ordered the barges held'
            if (
                child.dep in ("xcomp", "advcl")
                and child.is_infinitive()
                and (hearer := verb.child("dobj")) is not None
                and verb.i < hearer.i < child.i
            ):
                return 2, sorted([*phrases.below(hearer), *phrases.below(child, self._bounds.breaks(child))], key=lambda t: t.i), hearer
        return None

    def _thing(self, verb: Token, _: str) -> Found | None:
        thing, particle = verb.child("dobj"), verb.child("prt")
        if thing is None and particle is not None:
            thing = particle.child("pobj")  # 'shrugged off the complaint'
        if thing is None and phrases.is_passive(verb) and phrases.passive_agent(verb) is not None:
            thing = verb.child("nsubjpass")
        if thing is None and not phrases.is_passive(verb) and (measure := _measure(verb)):
            return 7, measure, None
        if thing is None or thing.lower in EMPTY or thing.ent in ("DATE", "TIME"):
            return None
        tokens = phrases.below(thing, self._bounds.aside(thing))
        wish = next(
            (
                c
                for c in verb.children
                if c.dep in ("advcl", "xcomp") and c.is_infinitive() and min(t.i for t in phrases.below(c)) == tokens[-1].i + 1
            ),
            None,
        )
        if wish is not None and not phrases.is_passive(verb):
            tokens = [*tokens, *phrases.below(wish, self._bounds.breaks(wish))]
        if verb.lemma in ("deny", "dispute", "refute", "contradict") and not self._deniable(thing):
            return None
        deed = (
            thing.lemma.endswith(_DEEDS)
            and any(c.lower == "of" for c in thing.children)
            or thing.lemma in self._announced
            and tokens[0].tag != "WP$"
        )
        if verb.lemma == "announce" and not deed:
            return None  # 'announced the suspension of ferries' tells a deed, 'announced its singers' names things
        if verb.lemma == "recall" and (thing.lemma in self._sent or thing.ent == "PERSON") and thing.child("acl") is None:
            return None  # 'recalled its ambassador'
        return (7, tokens, None) if len(tokens) > 1 or thing.tag in ("NNP", "NNS", "NN") else None

    def _finding(self, verb: Token, _: str) -> Found | None:
        """'The audit found no trace': only a document states what it finds."""
        source = phrases.own_subject(verb)
        if source is None or source.lemma not in self._finders or phrases.is_passive(verb):
            return None
        return self._thing(verb, "")

    def _rest(self, verb: Token, _: str) -> Found | None:
        """'wished the crew calm seas and a safe return': all that follows."""
        thing = verb.child("dobj")
        if thing is None:
            return None
        return 2, [t for t in phrases.below(verb, self._bounds.breaks(verb)) if t.i > verb.i], None

    def _deniable(self, thing: Token) -> bool:
        """What can be denied in words is a claim or a part in something; visas and entry are withheld."""
        return thing.lemma in self._denied or any(c.lower in ("any", "that", "such", "those") and c.dep == "det" for c in thing.children)


def _measure(verb: Token) -> list[Token]:
    """'pledged a thousand tonnes above plan': the parse hung the measure on the preposition behind it."""
    behind = next((c for c in verb.children if c.dep == "prep" and c.i > verb.i + 1), None)
    tokens = phrases.below(behind) if behind is not None else []
    counted = any(t.dep == "npadvmod" and t.head is behind and t.child("nummod") is not None for t in tokens)
    return tokens if counted and tokens[0].i == verb.i + 1 and not any(t.ent in ("DATE", "TIME") for t in tokens[:2]) else []

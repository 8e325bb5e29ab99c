"""From a word to parties in its deed: what it names, who owns it or stands in it, who was named before it. Nothing is guessed."""

from avvisi.extract.base import Findings
from avvisi.extract.belonging import by_whom, expansions
from avvisi.extract.borne import borne
from avvisi.extract.grammar.joined import conjuncts
from avvisi.extract.grammar.nouns import possessors
from avvisi.extract.grammar.prepositions import prepositions
from avvisi.extract.grammar.subject_object import logical_subject
from avvisi.extract.grammar.tags import is_noun, is_verb
from avvisi.extract.land_adjectives import former
from avvisi.extract.noun_phrases import phrase
from avvisi.extract.parties import Parties
from avvisi.extract.sides import Found, as_here, coded, extended, landless, of_state, shared, stretched, two_sides, unique, with_span
from avvisi.extract.standing import sector_of_body
from avvisi.lexicon.load import Lexicon
from avvisi.model.facts import Party
from avvisi.model.text import Span
from avvisi.parse.tokens import Sentence, Token

_OWN = frozenset({"its", "their", "his", "her", "our", "my"})
_SIDES = frozenset({"side", "country", "nation", "state", "party", "government", "neighbor", "neighbour", "ally"})
_VICTIMS = frozenset({"on", "in", "at", "near", "against", "into", "over", "for", "to", "with"})
_RULERS = frozenset({"regime", "government", "army", "administration", "junta", "military", "authorities", "leadership"})
_KIN = frozenset(
    {"counterpart", "colleague", "ally", "neighbor", "neighbour", "guest", "host", "opponent", "rival", "partner", "homologue"}
)
_SENT = frozenset({"delegation", "mission", "team", "envoy", "commission", "representative"})


_BY_KIND = {"armed": "REB", "terrorist": "REB", "aid": "NGO", "humanitarian": "NGO", "relief": "NGO", "rights": "NGO", "charity": "NGO"}
_SETS = frozenset({"group", "organization", "organisation", "movement", "faction", "network"})
_BRANCHES = frozenset({"JUD", "MIL", "COP", "LEG", "REB"})
_OF_THEIR_OWN = frozenset({"NGO", "SOC", "BUS", "PTY", "LAB"})
_PAPERS = frozenset(
    {"note", "statement", "letter", "resolution", "communique", "communiqué", "declaration", "message", "memorandum", "telegram"}
)
_REACH = 6  # sentences
_PLURALS = frozenset(
    {
        "soldier",
        "troop",
        "rebel",
        "official",
        "minister",
        "leader",
        "lawmaker",
        "guerrilla",
        "militant",
        "demonstrator",
        "protester",
        "fighter",
    }
    | {
        "worker",
        "student",
        "farmer",
        "journalist",
        "diplomat",
        "envoy",
        "delegate",
        "refugee",
        "resident",
        "guard",
        "policeman",
        "man",
        "woman",
    }
)
_BODIES = frozenset({"parliament", "assembly", "cabinet", "court", "senate", "congress", "army", "junta", "council", "party"})
_KNOWN = frozenset({"the", "this", "that"})
_ISSUES = frozenset(
    {
        "issue",
        "send",
        "hand",
        "deliver",
        "publish",
        "release",
        "adopt",
        "pass",
        "submit",
        "present",
        "address",
        "write",
        "circulate",
        "transmit",
    }
)


class Named:
    """`one(token, earlier, …)` gives the parties of one word, `all` those of several."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.parties = Parties(lexicon)
        self.events = lexicon.events
        self.abstract = frozenset(lexicon.events.words.lists["abstract"])
        self.states = lexicon.world.code_names
        self.humans = frozenset(lexicon.events.words.lists["human"])

    def all(self, tokens: list[Token], earlier: Findings, *, deep: bool) -> Found:
        """The parties of several words, each once."""
        found: list[Party] = []
        for token in tokens:
            found.extend(self.before(token, earlier))
            found.extend(self.one(token, earlier, deep=deep, place=False) or self._carried(token, earlier))
        return unique(tuple(found))

    def subjects(self, home: Token, earlier: Findings) -> Found:
        """'Peru and Chile …, the two countries': two states joined in the main clause."""
        found = (
            [p for t in logical_subject(home.sentence.root) for p in self.parties.one(t, earlier)] if is_verb(home.sentence.root) else []
        )
        return tuple(found) if len(found) == 2 and len({p.code for p in found if p.kind == "state"}) == 2 else ()

    def both(self, acting: list[Token], doing: Found, earlier: Findings, pair: Found) -> Found:
        """'The two sides' after a meeting are those who met."""
        if len(acting) == 1 and two_sides(acting[0], earlier, pair):
            span = phrase(acting[0], earlier)
            if acting[0].lemma in _SIDES:
                return tuple(Party(kind="state", name=p.name, code=p.code, sector="GOV", span=span) for p in pair)
            return tuple(with_span(p, span) for p in pair)
        return doing

    def _carried(self, token: Token, earlier: Findings) -> Found:
        """'Washington has …. It has also …': a subject pronoun no one resolved stands for the subject of the sentence before."""
        if token.lower not in ("it", "they", "he", "she") or earlier.mention_of.get(token.i) is not None:
            return ()
        if token.lower in ("he", "she") and (here := self._of_main_clause(token, earlier)):
            return here
        if token.lower == "it" and (here := self._body_here(token, earlier)):
            return here
        if token.sentence.index == 0:
            return ()
        before = earlier.page.sentences[token.sentence.index - 1]
        if before.paragraph != token.sentence.paragraph or not is_verb(before.root) and before.root.pos != "AUX":
            return ()
        subjects = logical_subject(before.root)
        found = [p for t in subjects for p in self.parties.of(t, earlier)]
        if token.lower == "they":  # 'The rebels took the bridge. They then marched'; nobody else is told of in the plural
            fits = len(found) == 1 and [t.tag for t in subjects] == ["NNS"] and not found[0].person and _first_plural(token, before)
        elif token.lower in ("he", "she"):  # 'The Fijian premier arrived. She met'; nobody else is named whom it could be
            alone = not any(m.kind == "person" for m in earlier.mentions_in(before.start, token.start))
            fits = len(found) == 1 and alone and found[0].office is not None and found[0].person is None
        else:
            fits = len(found) == 1 and not found[0].person and found[0].kind != "group" and token.lower == "it"
        return tuple(with_span(p, phrase(token, earlier)) for p in found) if fits else ()

    def _of_main_clause(self, pronoun: Token, earlier: Findings) -> Found:
        """'Norway's minister flew to Lima, where she met the king': an officer without a name, where nobody else could be meant."""
        root = pronoun.sentence.root
        if not is_verb(root) or pronoun.head is root or any(t.i >= pronoun.i for t in logical_subject(root)):
            return ()
        found = [p for t in logical_subject(root) for p in self.parties.of(t, earlier)]
        alone = not any(m.kind == "person" for m in earlier.mentions_in(pronoun.sentence.start, pronoun.start))
        fits = len(found) == 1 and alone and found[0].office is not None and found[0].person is None
        return tuple(with_span(p, phrase(pronoun, earlier)) for p in found) if fits else ()

    def _body_here(self, pronoun: Token, earlier: Findings) -> Found:
        """'After the king recalled parliament, it stripped him of': the body that the clause before was about, and no other."""
        if pronoun.dep != "nsubj" or not is_verb(pronoun.head) or pronoun.head.lemma == "be":
            return ()
        before = [t for t in pronoun.sentence.tokens if t.i < pronoun.i and t.tag == "NN" and t.dep == "dobj"]
        bodies = [(t, self.parties.one(t, earlier)) for t in before if t.lemma in _BODIES]
        if len(bodies) != 1 or bodies[0][0].head is pronoun.head:
            return ()
        return tuple(with_span(p, phrase(pronoun, earlier)) for p in bodies[0][1] if not p.person)

    def authors(self, acting: list[Token], earlier: Findings) -> Found:
        """'Oman sent a note to Mali. The note called for': whose paper it is was said where it was told of first."""
        if len(acting) != 1 or acting[0].lemma not in _PAPERS or not any(c.dep == "det" and c.lower in _KNOWN for c in acting[0].children):
            return ()
        paper = acting[0]
        for sentence in reversed(earlier.page.sentences[max(paper.sentence.index - _REACH, 0) : paper.sentence.index]):
            for token in reversed(sentence.tokens):
                if token.lower != paper.lower or not is_noun(token):
                    continue
                if token.dep in ("compound", "nmod") and token.head.tag == "CD":
                    token = token.head  # 'Resolution 312, adopted by the Council'
                whose = possessors(token) + [o for p, o in prepositions(token) if p in ("by", "from")] + by_whom(token)
                if not whose and token.dep in ("dobj", "nsubjpass") and is_verb(token.head) and token.head.lemma in _ISSUES:
                    whose = logical_subject(token.head)
                found = self.all(whose, earlier, deep=False)
                return tuple(with_span(p, phrase(paper, earlier)) for p in found if p.code)
        return ()

    def before(self, token: Token, earlier: Findings) -> Found:
        """'President Ruto and Ugandan President Museveni': the first of two long names is often lost to the parse."""
        mention = earlier.mention_of.get(token.i)
        if mention is None or mention.kind != "person":
            return ()
        words = token.sentence.tokens
        at = next((i for i, t in enumerate(words) if t.start >= mention.span.start), 0) - 1
        steps = 0
        while at > 0 and steps < 6 and words[at].lower != "and" and (words[at].text[:1].isupper() or words[at].text in ("'s", "-", "’s")):
            at, steps = at - 1, steps + 1
        if at < 1 or words[at].lower != "and":
            return ()
        other = earlier.mention_of.get(words[at - 1].i)
        return self.parties.one(words[at - 1], earlier) if other is not None and other.kind in ("person", "state") else ()

    def one(self, token: Token, earlier: Findings, *, deep: bool, place: bool, pair: Found = (), blame: bool = False) -> Found:
        """The parties of one word; `deep`: of what owns it or stands in it; `place`: a place stands for its state (visits)."""
        if pair and two_sides(token, earlier, pair):
            return self.both([token], (), earlier, pair)
        if place:
            mention = earlier.mention_of.get(token.i)
            if mention is not None and mention.kind == "place" and mention.code in self.states:
                return (of_state(mention.code, self.states, "CVL", phrase(token, earlier)),)
        if deep and any(c.dep == "poss" and c.lower in _OWN for c in token.children) and token.lemma not in _KIN:
            return ()  # 'withdrew its troops': the doer's own
        found = self.parties.of(token, earlier)
        if not found and (who := token.child("appos")) is not None and (token.lemma in _KIN or _a_person(who, token, earlier)):
            found = self.parties.of(who, earlier)  # 'Chad's neighbours Libya and Niger', 'the holder of Soto's office, Luis Vega'
        if len(found) == 1 and found[0].kind == "group" and token.lemma in _RULERS:
            found = self._said_before(token, earlier) or found
        if len(found) == 1 and landless(found[0]) and token.lemma in _SENT:
            found = self._sender(token, earlier) or found
        if found:
            return tuple(as_here(extended(p, token, earlier), token, earlier) for p in found)
        if token.lemma in self.events.quantity:  # 'a group of British lawmakers'
            inners = [inner for prep, inner in prepositions(token) if prep == "of"]  # also 'thousands of Fijian and Tongan nurses'
            if found := unique(tuple(p for inner in inners for p in self.one(inner, earlier, deep=deep, place=place))):
                return tuple(with_span(p, stretched(phrase(token, earlier), token, earlier)) if not p.person else p for p in found)
        if token.dep in ("amod", "compound", "nmod") and (found := self._owner(token, token.head, earlier)):
            return found
        for one, distance in expansions(token):
            if pair and distance and two_sides(one, earlier):
                return self.both([one], (), earlier, pair)
            if blame and (borne(one) or one.dep == "pobj" and one.head.lower in _VICTIMS):
                continue  # 'condemned the attack on a church in Quito' blames neither
            if blame and self._befell(one, token, earlier):
                continue
            if any(c.dep == "poss" and c.lower in _OWN for c in one.children):
                continue  # 'a plot against our government'
            if one.dep == "poss" and not deep and token.lemma in _KIN:
                continue  # 'its trading partners declined': they, not it
            if distance and (deep or one.dep == "poss" or distance == 1 and self._agentive(one, token)):
                found = self._owners(one, token, earlier) or self._one_place(one, token, earlier, place=place)
                found = tuple(p for p in found if p.kind != "bloc")
                if found:
                    return found
        return ()

    def _befell(self, one: Token, deed: Token, earlier: Findings) -> bool:
        """'the Chad invasion', 'the Quito bombing': a land's or town's own name before a deed is where it was done; 'the US raid' is theirs."""
        mention = earlier.mention_of.get(one.i)
        return (
            mention is not None
            and mention.kind in ("state", "place")
            and mention.form != "adjective"
            and one.dep in ("compound", "nmod")
            and not one.text.replace(".", "").isupper()
            and self.violent(deed)
        )

    def violent(self, deed: Token) -> bool:
        """'the invasion', 'the bombing': a noun that tells a deed against someone."""
        return any(self.events.quad(p.code) == 4 for p in self.events.nouns.get(deed.lemma, ()))

    def _sender(self, token: Token, earlier: Findings) -> Found:
        """'a delegation sent by the bloc', 'a team of the ministry': who is behind it."""
        for one, distance in expansions(token):
            if distance and (found := self.parties.one(one, earlier)) and coded(found):
                return tuple(with_span(p, stretched(phrase(token, earlier), token, earlier)) for p in found)
        return ()

    def _said_before(self, token: Token, earlier: Findings) -> Found:
        """'the Assad regime in Syria …, the regime': whose it is was said earlier in the sentence."""
        for other in token.sentence.tokens:
            if other.i >= token.i:
                return ()
            if other.lemma == token.lemma:
                found = self.parties.of(other, earlier)
                if found and found[0].kind == "state":
                    return found
                for one, _ in expansions(other):
                    mention = earlier.mention_of.get(one.i)
                    if mention is not None and mention.kind == "state" and mention.code in self.states:
                        return (of_state(mention.code, self.states, "GOV", phrase(token, earlier)),)
        return ()

    def _agentive(self, modifier: Token, noun: Token) -> bool:
        """'Bosnian units', 'US Treasury' act; 'the Syrian crisis' does not."""
        return modifier.dep in ("amod", "compound", "nmod") and modifier.i < noun.i and noun.lemma not in self.abstract

    def _owners(self, one: Token, noun: Token, earlier: Findings) -> Found:
        """'Peru and Chile's border guards', 'Peruvian and Chilean yards': of both."""
        found = self._owner(one, noun, earlier)
        joined = conjuncts(one)[1:] if one.dep in ("amod", "nmod", "compound") and one.i < noun.i else []
        if len(found) != 1 or found[0].kind != "state" or not joined:
            return found
        mentions = (earlier.mention_of.get(t.i) for t in joined)
        codes = [m.code for m in mentions if m is not None and m.kind == "state" and m.code in self.states and m.code != found[0].code]
        more = tuple(of_state(code, self.states, found[0].sector, found[0].span) for code in codes)
        return shared((*found, *more), noun, earlier, phrase(noun, earlier)) if more else found

    def _owner(self, one: Token, noun: Token, earlier: Findings) -> Found:
        """Whose it is: 'Israeli', 'US', 'NATO' before a noun, in the words of the whole phrase ('an Israeli school bus'); possessors alone."""
        mention = earlier.mention_of.get(one.i)
        if former(one, earlier):
            return ()
        if mention is not None and mention.kind == "state" and mention.code in self.states and one.dep in ("amod", "compound", "nmod"):
            span = stretched(phrase(noun, earlier), noun, earlier)
            sector = self._sector(noun, span)
            inner = earlier.page.tokens_in(mention.span.end, noun.end)
            if sector in _OF_THEIR_OWN and len(inner) > 1 and all(t.tag in ("NNP", "NNPS") for t in inner):  # 'the US Ashdown Center'
                name = earlier.page.document.text[inner[0].start : noun.end]
                return (Party(kind="organisation", name=name, code=mention.code, sector=sector, span=span),)
            return (of_state(mention.code, self.states, sector, span),)
        found = self.parties.of(one, earlier)
        if one.dep in ("compound", "nmod", "amod") and found and noun.lemma not in self.events.nouns and noun.lemma not in self.abstract:
            return tuple(with_span(p, stretched(phrase(noun, earlier), noun, earlier)) for p in found)
        return found

    def _sector(self, noun: Token, span: Span) -> str:
        """'a Chadian woman' is of Chad's people, 'the Chadian Nurses Association' of its society, 'a Chadian warship' of its forces."""
        if noun.lemma in self.humans:
            return self.parties.groups.get(noun.lower) or self.parties.groups.get(f"{noun.lemma}s") or "CVL"
        if noun.tag in ("NNP", "NNPS"):
            return sector_of_body(span.text, None, self.parties.groups) or "GOV"
        if noun.lemma in _SETS:
            kinds = [c for c in noun.children if c.dep in ("compound", "amod") and c.tag in ("NN", "JJ")]
            told = [s for c in kinds for w in (f"{c.lower}s", c.lower) if (s := _BY_KIND.get(w) or self.parties.groups.get(w)) is not None]
            return told[0] if told else "UNK"  # 'Chadian dissident groups'
        for child in noun.children:
            if child.dep == "compound" and child.lower in self.parties.groups and self.parties.groups[child.lower] in _BRANCHES:
                return self.parties.groups[child.lower]  # 'a Chadian court ruling'
        return "GOV"

    def _one_place(self, one: Token, noun: Token, earlier: Findings, *, place: bool) -> Found:
        """'a base near Aden': the state in which it lies, where deeds are done to places."""
        mention = earlier.mention_of.get(one.i)
        if not place or mention is None or mention.kind != "place" or mention.code not in self.states:
            return ()
        return (of_state(mention.code, self.states, "CVL", stretched(phrase(noun, earlier), noun, earlier)),)

    def land(self, token: Token, earlier: Findings) -> Found:
        """The state in which a place lies, in the words of the whole phrase: 'Quito', 'four provinces of Peru', 'the border with Gaza'."""
        if token.ent in ("DATE", "TIME") or token.lemma in ("history", "memory", "record", "annals", "past"):
            return ()  # 'the largest number in Chad's history'
        for one, _ in expansions(token):
            mention = earlier.mention_of.get(one.i)
            if mention is not None and mention.kind in ("state", "place") and mention.code in self.states and mention.form != "pronoun":
                span = stretched(phrase(token, earlier), token, earlier)
                return (of_state(mention.code, self.states, "CVL", span),)
        if (mention := earlier.mention_of.get(token.i)) is not None and mention.kind == "place":
            return (Party(kind="group", name=mention.name, sector="CVL", members="unstated", span=phrase(token, earlier)),)
        return ()


def _first_plural(pronoun: Token, before: Sentence) -> bool:
    """Whether the pronoun opens its sentence, and the one before tells of no others by a plural for people."""
    others = [t for t in before.tokens if t.tag == "NNS" and t.dep in ("dobj", "pobj", "conj") and t.lemma in _PLURALS]
    return pronoun.dep == "nsubj" and pronoun.i - pronoun.sentence.tokens[0].i < 4 and not others


def _a_person(who: Token, noun: Token, earlier: Findings) -> bool:
    """Whether a noun for one person has the person's name behind it."""
    mention = earlier.mention_of.get(who.i)
    return noun.tag == "NN" and mention is not None and mention.kind == "person" and mention.form != "pronoun" and who.i > noun.i

"""How words came to the reader: relays over relative clauses, documents shown to media, stations, translations, dialogues, credits; and what is no link."""

import pytest

from avvisi.flow import Flow
from avvisi.model.facts import Quote
from tests.extract.coding import read

pytestmark = pytest.mark.model


def quotes(flow: Flow, text: str) -> list[Quote]:
    coded = read(flow, text)
    assert not coded.problems
    return [q for q in coded.quotes if q.nested_in is None]


def told(quote: Quote) -> tuple[str, list[tuple[str | None, str]]]:
    return " | ".join(span.text for span in quote.content), [(link.name, link.relation) for link in quote.chain[1:]]


CASES = [
    (  # names that nobody has met, where media stand
        "The lock-keeper, Iva Brnada, told Orizont Dunăre that the gates had rusted shut.",
        [("the gates had rusted shut", [("Orizont Dunăre", "quotes"), ("Iva Brnada", "says")])],
    ),
    (
        "The ferry will not sail before June, its owner, Tor Vik, says in an interview published in Sunday's Kysten Rundt.",
        [("The ferry will not sail before June", [("Kysten Rundt", "publishes"), ("Tor Vik", "says")])],
    ),
    (  # place, kind, name
        "The grain had been weighed twice, according to the Turku daily Saaristo.",
        [("The grain had been weighed twice", [("Saaristo", "says")])],
    ),
    (  # over all that is told between cue and 'that'
        "The warden of the seed bank said in a note sent on Monday, after talks that had lasted all night, that the vault was dry.",
        [("the vault was dry", [("The warden of the seed bank", "says")])],
    ),
    (  # a phrase of its own at the end, in front, behind 'which'
        "The weekly Kysten said two boats had been found and had been towed home before it was dark, citing the harbour's diver.",
        [("two boats had been found and had been towed home before it was dark", [("Kysten", "cites"), ("the harbour's diver", "says")])],
    ),
    (
        "Quoting relatives of the missing, the Turku paper Saaristo reported on its front page that the ferry had been overloaded.",
        [("the ferry had been overloaded", [("Saaristo", "quotes"), ("relatives of the missing", "says")])],
    ),
    (  # whoever listens or reads stands for the medium; a camp does not
        "“The dam is sound,” engineer Tor Aas assured listeners of Fjordradio.",
        [("The dam is sound,", [("Fjordradio", "quotes"), ("Tor Aas", "says")])],
    ),
    (
        "The minister told reporters at Fort Alder that he had lied.",
        [("he had lied", [("The minister", "says")])],
    ),
    (  # a person who was told
        "The envoy told Marta Ilves, the Estonian consul, that the visas were ready.",
        [("the visas were ready", [("The envoy", "says")])],
    ),
    (  # 'the paper' is not the agency beside it
        "The bridge would hold, the engineer told Reuters and the paper.",
        [("The bridge would hold", [("Reuters", "quotes"), ("the engineer", "says")])],
    ),
    (  # 'as saying' behind a clause about somebody else
        "Radio Kivu quoted Inês Prado, who had just left a lunch with editors of Le Soleil, as saying the pier would not last.",
        [("the pier would not last", [("Radio Kivu", "quotes"), ("Inês Prado", "says")])],
    ),
    (  # an agency where agencies stand
        "PAP quoted a miller, Jan Rosa, as saying bread “cannot wait”; the ovens, he warned, were cold.",
        [
            ("bread “cannot wait”", [("PAP", "quotes"), ("Jan Rosa", "says")]),
            ("the ovens | were cold", [("PAP", "quotes"), ("Jan Rosa", "says")]),
        ],
    ),
    (
        "The pipe was never laid, an engineer familiar with the scheme told Kestrel Online. The engineer, who left in May, said that the steel was sold.",
        [
            ("The pipe was never laid", [("Kestrel Online", "quotes"), ("an engineer familiar with the scheme", "says")]),
            ("the steel was sold", [("Kestrel Online", "quotes"), ("an engineer familiar with the scheme", "says")]),
        ],
    ),
    (  # minutes are called so without who has seen them
        "According to minutes reviewed by Hallmark Daily, the board voted to sell the mine.",
        [("the board voted to sell the mine", [("Hallmark Daily", "quotes"), ("minutes", "says")])],
    ),
    (
        "The general said in a memo that the bridge was mined. Nordic Wire has seen the memo.",
        [("the bridge was mined", [("Nordic Wire", "quotes"), ("The general", "says")])],
    ),
    (  # a letter that nobody brought
        "The queen wrote that she was tired. The letter was sold by the museum to a dealer in Ghent.",
        [("she was tired", [("The queen", "says")])],
    ),
    (  # the document is none of the words
        "The rebels claimed the bridge in a communiqué carried by Radio Tambo.",
        [("the bridge", [("Radio Tambo", "carries"), ("The rebels", "says")])],
    ),
    (
        "In an address broadcast on Televisión Altiplano, the general promised elections.",
        [("elections", [("Televisión Altiplano", "carries"), ("the general", "says")])],
    ),
    (
        "In a statement read on national radio by Captain Seydou Bah, the junta said the borders were closed.",
        [("the borders were closed", [("national radio", "carries"), ("Seydou Bah", "conveys"), ("the junta", "says")])],
    ),
    (  # who translated stands outside who printed
        "“Nobody asked the fish,” Rui Sá wrote in O Pescador, translated from the Portuguese by Iberia Digest.",
        [("Nobody asked the fish,", [("Iberia Digest", "translates"), ("O Pescador", "publishes"), ("Rui Sá", "says")])],
    ),
    (  # a screen is no link
        "The vault is empty, according to a dealer cited by Gulf Ledger, who did not want to see his name on a Bloomberg screen.",
        [("The vault is empty", [("Gulf Ledger", "cites"), ("a dealer", "says")])],
    ),
    (
        "La Tribuna del Lago: Will you stand again? — Governor Noé Paz: Only if it rains.",
        [
            ("Will you stand again?", [("La Tribuna del Lago", "says")]),
            ("Only if it rains.", [("La Tribuna del Lago", "quotes"), ("Noé Paz", "says")]),
        ],
    ),
    (
        "Excerpts follow from Nord Avis's interview with the harbour minister, Ida Lund. Q. Will there be gas in May? A. There will be wood.",
        [
            ("Will there be gas in May?", [("Nord Avis", "says")]),
            ("There will be wood", [("Nord Avis", "quotes"), ("Ida Lund", "says")]),
        ],
    ),
    (  # the one who was asked answers
        "The daily Haberci asked the minister if he would resign. “Ask the donkey,” he told the paper.",
        [("if he would resign", [("Haberci", "says")]), ("Ask the donkey,", [("Haberci", "quotes"), ("the minister", "says")])],
    ),
    (
        "LIMA, 12 May. /Andina/. The miners would not come down, their leader, Teo Huamán, said.",
        [("The miners would not come down", [("Andina", "carries"), ("Teo Huamán", "says")])],
    ),
    (  # what was denied is what the paper reported
        "The company denied that its tankers had entered the strait, as had been reported by Lloyd's Sentinel.",
        [("its tankers had entered the strait", [("The company", "says")])],
    ),
    (
        "His claim that the ore was pure did not last. Paulo Reis, the chemist, has left.",
        [("the ore was pure", [("Paulo Reis", "says")])],
    ),
    (
        "Asked whether he would stand, the senator told El Faro: “Not even for a better chair.”",
        [("Not even for a better chair.", [("El Faro", "quotes"), ("the senator", "says")])],
    ),
    ("The Ministry of the Sea clarifies that the tug was never lent.", [("the tug was never lent", [("Ministry of the Sea", "says")])]),
    ("The bridge will open in June – regional governor Lucía Paz.", [("The bridge will open in June", [("Lucía Paz", "says")])]),
    (
        "On the tariff, the Swiss negotiator: “A door with two hinges.”",
        [("“A door with two hinges.”", [("the Swiss negotiator", "says")])],
    ),
    (  # a fragment in marks goes on
        "The rector demanded an inquiry “into every cupboard of this house”.",
        [("an inquiry “into every cupboard of this house”", [("The rector", "says")])],
    ),
    (  # over an aside with a verb of its own
        "The Lima paper Cumbre says, quoting AFP, which quoted a Bolivian official, that the lake is falling.",
        [("the lake is falling", [("Cumbre", "quotes"), ("Agence France-Presse", "quotes"), ("a Bolivian official", "says")])],
    ),
    (
        "The council of ministers, the government portal reports, approved the salt law.",
        [("The council of ministers | approved the salt law", [("the government portal", "says")])],
    ),
    ("The queen did not say “let them eat yams”.", []),
    (  # the teller goes on behind the marks
        "The envoy said that “the door is open”, before both left for a lunch at the club.",
        [("the door is open", [("The envoy", "says")])],
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text[:30] for text, _ in CASES])
def test_how_words_came(flow: Flow, text: str, expected: list[tuple[str, list[tuple[str, str]]]]) -> None:
    assert [told(q) for q in quotes(flow, text)] == expected

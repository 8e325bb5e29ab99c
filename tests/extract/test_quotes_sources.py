"""Whose words: names set beside roles, bodies by their own names, cues that the parse took for nouns, talks by paragraphs, marks over paragraphs."""

import pytest

from avvisi.export.answer import answer
from avvisi.flow import Flow
from avvisi.model.text import RawPage

pytestmark = pytest.mark.model

SAID = [  # text, (speaker, content) of each quote in order
    ("According to police, Edit Halmos, 41, of Győr, drove off the ferry.", [("police", "Edit Halmos, 41, of Győr, drove off the ferry")]),
    ("According to the charge sheet, Tomas Reyl, the miller, watered the milk.", [("the charge sheet", "Tomas Reyl, the miller, watered the milk")]),
    ("According to the sexton, Noor Jansen, the bells are cracked.", [("Noor Jansen", "the bells are cracked")]),
    ("According to a note by the harbour master, Capt. Ilse Brandt, two cranes fell.", [("Ilse Brandt", "two cranes fell")]),
    ("The Baltic agency Vlna quoted the minister of salt, Eng. Juris Ozols, as saying the pans were dry.", [("Juris Ozols", "the pans were dry")]),
    ("“The lock holds,” said Police Sgt. Hana Reti.", [("Hana Reti", "The lock holds,")]),
    ("The Danish dairy firm, Arla, announced that it would buy two ships.", [("Arla", "it would buy two ships")]),
    ("A movement calling itself Free Saltholm said it had cut the rope.", [("Free Saltholm", "it had cut the rope")]),
    ("The bargemen, who call themselves the Sons of the Sluice, said the toll was theft.", [("Sons of the Sluice", "the toll was theft")]),
    ("The vote ended at dusk, said reports from Ashgabat, the capital.", [("reports from Ashgabat", "The vote ended at dusk")]),
    ("Police allege that the verger sold the lead.", [("Police", "the verger sold the lead")]),
    ("Ledgers obtained by the weekly De Schelde show that the sluice was paid for twice.", [("Ledgers", "the sluice was paid for twice")]),
    ("The shipping ministry states on its website that the islet needs no lamp.", [("The shipping ministry", "the islet needs no lamp")]),
    ("The accord, a copy of which was seen by Reuters, calls for the return of all barges.", [("The accord", "the return of all barges")]),
    ("The canal board had run out of clay by May, its acting head, Sofie Lund, said.", [("Sofie Lund", "The canal board had run out of clay by May")]),
    ("The rebels' delegation announced a two-week truce for the eel harvest.", [("The rebels' delegation", "a two-week truce for the eel harvest")]),
    ("``It's shut and they're gone,'' the ferryman Jo Bell told the court.", [("Jo Bell", "It's shut and they're gone,")]),
    ("“The pass is shut.\n\nIt will stay shut,” the envoy Umed Rahim said.", [("Umed Rahim", "The pass is shut. … It will stay shut,")]),
    ("The premier saw it otherwise:\n\n“We gave what we could.”", [("The premier", "We gave what we could.")]),
    ("Le Fanal: Did you sign?\n\nJean-Luc Moreau: I initialled.", [("Le Fanal", "Did you sign?"), ("Jean-Luc Moreau", "I initialled.")]),
    ("Judge Amadi: The witness may sit.\n\nMs Ferreira: I prefer to stand.", [("Amadi", "The witness may sit."), ("Ferreira", "I prefer to stand.")]),
    ("The inn stood empty on Monday, as cooks demanded higher pay.", [("cooks", "higher pay")]),
    ("The lock is sound, as the pilot noted in his log.", [("the pilot", "The lock is sound")]),
    ("The governor, Ana Pop, said the weir was safe, as she warned of more rain.", [("Ana Pop", "the weir was safe"), ("Ana Pop", "more rain")]),
    ("She said last week that there is no flood, and the envoy told this paper that the dyke had gone.", [("She", "there is no flood"), ("the envoy", "the dyke had gone")]),
    ("Two boats had sunk, the daily Al Fajr reported, quoting a diver as saying that the sea was calm.", [("Al Fajr", "Two boats had sunk"), ("a diver", "the sea was calm")]),
    ('"It was a shock, "the miller Tomas Reyl said. "I ran. "', [("Tomas Reyl", "It was a shock, … I ran.")]),
    ("The reeve, Jo Bell, said that it was “an old habit to blame rain” and urged the guild to mend the weir.", [("Jo Bell", "it was “an old habit to blame rain”"), ("Jo Bell", "the guild to mend the weir")]),
    ("The envoy said there was no plan and urged both sides to wait.", [("The envoy", "there was no plan"), ("The envoy", "both sides to wait")]),
    ("At a fair in Bern, the minister, Ana Pop, said the pact “was late”, and promised to sign it.", [("Ana Pop", "the pact “was late”"), ("Ana Pop", "to sign it")]),
    ("Marie Diop won the race. “I ran for my mother,” the 23-year-old said.", [("Marie Diop", "I ran for my mother,")]),
    ("“Ferries resume at six.” — Harbour Board (@harbour) June 9", [("Harbour Board", "Ferries resume at six.")]),
    ("“Bread is for everyone” — thus baker Umm Nidal, whose oven was mended.", [("Umm Nidal", "Bread is for everyone")]),
    ("“We will build,” the Courier quotes foreman Jan Rakoczy, “when they pay.”", [("Jan Rakoczy", "We will build, … when they pay.")]),
]  # fmt: skip
NOT_SAID = [
    "The Dockyard Shooting: Who Knew?",
    "Dockyard Shooting: Clerk Charged With Theft",
    "The fair drew crowds as it was held in May.",
    "Guests will not be charged for ferries from the isle.",
    "Ingredients: two eggs and flour.\n\nTime: an hour.",
    "The mayor announced her retirement party.",
]


def _read(flow: Flow, text: str) -> list[tuple[str | None, str]]:
    quotes = answer(flow.code([RawPage(given_id="x", text=text)])[0])["quotes"]
    return [(q["speaker"] and q["speaker"]["name"], " … ".join(text[s:e] for s, e in q["content"])) for q in quotes]


@pytest.mark.parametrize(("text", "said"), SAID)
def test_who_said_what(flow: Flow, text: str, said: list[tuple[str, str]]) -> None:
    assert _read(flow, text) == said


@pytest.mark.parametrize("text", NOT_SAID)
def test_nobody_said_it(flow: Flow, text: str) -> None:
    assert _read(flow, text) == []


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("The colonel denied to Reuters that he had fled.", [("Reuters", "quotes"), ("The colonel", "says")]),
        ("“The isle waits,” as one elder put it to Radio Tarawa.", [("Radio Tarawa", "quotes"), ("one elder", "says")]),
        ("The board said the line would stay open. PTI", [("PTI", "carries"), ("The board", "says")]),
        ("“We will not pay,” the farm minister, Peter Kamau, told the National Assembly.", [("Peter Kamau", "says")]),
        ("The lambs are well, the vet, Jo Bell, said (Montsame).", [("Montsame", "carries"), ("Jo Bell", "says")]),
        ("Ana Pop told a fair the talks had failed. She quoted the premier, Jan Kos, as saying that it was late.", [("Ana Pop", "quotes"), ("Jan Kos", "says")]),
    ],
)  # fmt: skip
def test_through_whom(flow: Flow, text: str, chain: list[tuple[str, str]]) -> None:
    quotes = answer(flow.code([RawPage(given_id="x", text=text)])[0])["quotes"]
    assert [(c["name"], c["relation"]) for c in quotes[-1]["chain"][1:]] == chain


def test_answers_to_a_paper_come_through_it(flow: Flow) -> None:
    quotes = answer(flow.code([RawPage(given_id="x", text="Le Fanal: Did you sign?\n\nJean-Luc Moreau: I initialled.")])[0])["quotes"]
    assert [(c["name"], c["relation"]) for c in quotes[1]["chain"][1:]] == [("Le Fanal", "quotes"), ("Jean-Luc Moreau", "says")]

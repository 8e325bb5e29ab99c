"""Reports of one thing come together with a history; look-alikes stay apart; what was said in a meeting belongs to it."""

from typing import Any

from avvisi.lexicon.load import Lexicon
from avvisi.resolve.lines import named
from avvisi.resolve.record import resolve
from tests.resolve.saying import Facts, document, evidence, person, span, tenure

LEXICON = Lexicon()


def state(code: str, name: str | None = None) -> dict[str, Any]:
    return {"kind": "state", "name": code, "code": code, "sector": "GOV", "person": name, "role": "principal", "members": "stated"}


def event(
    where: str, number: int, type_: str, actors: list[Any], recipients: list[Any], day: str | None = None, **more: Any
) -> dict[str, Any]:
    made = {"document": where, "given_id": where, "id": f"{where}{number}", "type": type_, "quad": 1, "status": "happened", "polarity": "+"}
    made.update(
        certainty="certain", outcome="held", background=False, aspect="single", according_to=[], actors=actors, recipients=recipients
    )
    made["date"] = {"value": day, "earliest": day, "latest": day, "basis": "stated" if day else "unknown"}
    return {**made, "evidence": evidence(more.pop("words", f"{type_.title()} of {where}."), number * 100), **more}


def incidents(facts: Facts) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = resolve(facts, LEXICON)["incidents"].to_pylist()
    return rows


def groups(facts: Facts) -> set[frozenset[str]]:
    return {frozenset(row["events"]) for row in incidents(facts)}


PAIR = [state("PER")], [state("ECU")]


def test_planned_and_held_on_one_day_are_one_incident_with_a_history() -> None:
    facts = Facts(
        documents=[document("a", published="1998-10-20"), document("b", published="1998-10-27")],
        events=[
            event("a", 1, "CONSULT", *PAIR, "1998-10-26", status="planned", outcome="planned", words="They will meet in Brasilia."),
            event("b", 1, "CONSULT", *PAIR, "1998-10-26", words="They met in Brasilia."),
        ],
    )
    (row,) = incidents(facts)
    assert row["status"] == "happened" and [h["status"] for h in row["history"]] == ["planned", "happened"]
    assert row["id"] == "a1" and row["supersedes"] == ["b1"] and row["date"]["value"] == "1998-10-26" and row["lines_at_most"] == 2


def test_another_day_another_actor_and_last_years_visit_stay_apart() -> None:
    facts = Facts(
        documents=[
            document(d, published=p) for d, p in (("a", "1998-10-27"), ("b", "1998-11-19"), ("c", "1998-10-27"), ("d", "1999-10-27"))
        ],
        events=[
            event("a", 1, "ACCUSE", *PAIR, "1998-10-26"),
            event("b", 1, "ACCUSE", *PAIR, "1998-11-18"),
            event("c", 1, "ACCUSE", [state("CHL")], [state("ECU")], "1998-10-26"),
            event("d", 1, "ACCUSE", *PAIR, "1999-10-26"),
        ],
    )
    assert groups(facts) == {frozenset({i}) for i in ("a1", "b1", "c1", "d1")}


def test_one_visitor_who_sees_two_persons_on_one_day_has_two_meetings() -> None:
    names = ("Ana Lima", "Rui Costa", "Jon Berg")
    offices = (("Foreign Minister", "PRT"), ("President", "NOR"), ("Speaker", "NOR"))
    facts = Facts(
        documents=[document("a", published="2003-05-05")],
        mentions=[person("a", n) for n in names],
        tenures=[tenure("a", n, t, s) for n, (t, s) in zip(names, offices, strict=True)],
        events=[
            event("a", n, "CONSULT", [state("PRT", names[0])], [state("NOR", names[n])], "2003-05-04", words=f"She met {names[n]}.")
            for n in (1, 2)
        ],
    )
    assert groups(facts) == {frozenset({"a1"}), frozenset({"a2"})}


def test_what_was_agreed_in_a_meeting_is_part_of_it_and_words_about_others_are_not() -> None:
    facts = Facts(
        documents=[document("a", published="2003-05-05")],
        events=[
            event("a", 1, "CONSULT", *PAIR, "2003-05-04", occasion="o"),
            event("a", 2, "AGREE", *PAIR, "2003-05-04", occasion="o"),
            event("a", 3, "ACCUSE", [state("PER")], [state("CHL")], "2003-05-04", occasion="o"),
        ],
    )
    assert groups(facts) == {frozenset({"a1", "a2"}), frozenset({"a3"})}
    assert next(r for r in incidents(facts) if len(r["events"]) == 2)["types"] == ["AGREE", "CONSULT"]


def ruled(made: dict[str, Any], rule: str, trigger: str | None = None) -> dict[str, Any]:
    """The event as another rule told it."""
    told = {**made["evidence"], "rule": rule}
    if trigger:
        told["trigger"] = {**told["trigger"], "text": trigger}
    return {**made, "evidence": told}


def test_praise_belongs_to_the_meeting_and_a_promise_is_a_thing_of_its_own() -> None:
    at = {"day": "2003-05-04", "occasion": "o"}
    facts = Facts(
        documents=[document("a", published="2003-05-05")],
        events=[
            event("a", 1, "CONSULT", *PAIR, **at),
            ruled(event("a", 2, "AGREE", *PAIR, **at), "agree.need > support.ties"),
            ruled(event("a", 3, "AGREE", *PAIR, **at), "agree.promise > aid.give"),
            ruled(event("a", 4, "AGREE", [state("ECU")], [state("PER")], **at), "agree.offer > consult.visit"),
        ],
    )
    assert groups(facts) == {frozenset({"a1", "a2"}), frozenset({"a3"}), frozenset({"a4"})}


def test_a_promise_and_what_was_promised_are_one_thing() -> None:
    words = "Peru sends tents and doctors to the flooded coast of Ecuador."
    facts = Facts(
        documents=[document("a", published="2003-05-05"), document("b", published="2003-05-06")],
        events=[
            ruled(event("a", 1, "AGREE", *PAIR, "2003-05-04", words=words), "agree.promise > aid.give"),
            ruled(event("b", 1, "AID", *PAIR, "2003-05-04", words=words), "aid.give"),
        ],
    )
    assert groups(facts) == {frozenset({"a1", "b1"})}


def test_a_state_of_affairs_is_one_told_as_background_or_by_its_bare_name() -> None:
    facts = Facts(
        documents=[document("a", published="2003-05-05"), document("b", published="2004-07-01"), document("c", published="2004-05-11")],
        events=[
            event("a", 1, "SANCTION", *PAIR, background=True, words="The sanctions on Ecuador hurt its trade."),
            ruled(event("b", 1, "SANCTION", *PAIR, words="Peru has put Ecuador under sanctions."), "sanction.impose", "sanctions"),
            ruled(
                event("c", 1, "SANCTION", *PAIR, "2004-05-10", words="Peru imposed sanctions on its trade with Ecuador."),
                "sanction.impose",
                "imposed sanctions",
            ),
        ],
    )
    assert groups(facts) == {frozenset({"a1", "b1"}), frozenset({"c1"})}


def test_what_is_asked_again_and_again_is_one_only_where_the_same_is_asked() -> None:
    def asked(where: str, rule: str, words: str) -> dict[str, Any]:
        return ruled(event(where, 1, "REQUEST", *PAIR, words=words, aspect="standing", background=True), rule, words.split()[3])

    ours = asked("a", "request.calm > sanction.impose", "Peru has been pushing for tougher sanctions on Ecuador.")
    for rule, groups_wanted in (("request.ask > coerce.restrict", 2), ("request.calm > sanction.impose", 1)):
        theirs = asked("b", rule, "Peru has been lobbying for tougher measures on Ecuador.")
        facts = Facts(documents=[document("a", published="2003-05-05"), document("b", published="2015-07-01")], events=[ours, theirs])
        assert len(groups(facts)) == groups_wanted


def test_a_deed_told_without_its_doer_meets_the_report_that_tells_who() -> None:
    facts = Facts(
        documents=[document(d, published="1998-10-27") for d in "abc"],
        events=[
            event("a", 1, "SANCTION", *PAIR, "1998-10-26", words="Peru suspended its aid to Ecuador."),
            event("b", 1, "SANCTION", [], [state("ECU")], "1998-10-26", words="The aid to Ecuador was suspended."),
            event("c", 1, "SANCTION", [state("CHL")], [state("ECU")], "1998-10-26", words="Chile closed its ports to Ecuador."),
        ],
    )
    assert groups(facts) == {frozenset({"a1", "b1"}), frozenset({"c1"})}


def test_who_stands_on_both_sides_of_a_meeting_takes_part_once() -> None:
    facts = Facts(
        documents=[document("a", published="1998-10-27"), document("b", published="1998-10-27")],
        events=[
            event("a", 1, "CONSULT", [state("PER")], [state("ECU", "Jamil Mahuad")], "1998-10-26", words="They met in Brasilia."),
            event("b", 1, "CONSULT", [state("PER"), state("ECU")], [], "1998-10-26", words="They met in Brasilia."),
        ],
    )
    (row,) = incidents(facts)
    assert [(p["code"], p["person"]) for p in row["actors"]] == [("ECU", "Jamil Mahuad"), ("PER", None)] and not row["recipients"]


def test_undated_reports_of_a_lasting_affair_do_not_meet_themselves() -> None:
    told = [
        ruled(event(d, 1, "SANCTION", *PAIR, words="Peru has put Ecuador under sanctions."), "sanction.impose", "sanctions") for d in "ab"
    ]
    assert groups(Facts(documents=[document("a"), document("b")], events=told)) == {frozenset({"a1", "b1"})}


def test_an_undated_copy_tells_what_the_dated_report_tells() -> None:
    text = "Peru and Ecuador met in Loja to count the trucks that cross their bridge by night and by day, and to mend its lamps and rails."
    words = "Peru and Ecuador met in Loja to count the trucks."
    facts = Facts(
        documents=[document("a", text, published="2003-05-05"), document("b", text + " They parted late.")],
        events=[event("a", 1, "CONSULT", *PAIR, "2003-05-04", words=words), event("b", 1, "CONSULT", *PAIR, words=words)],
    )
    assert groups(facts) == {frozenset({"a1", "b1"})}
    columns = resolve(facts, LEXICON)["document_columns"].to_pylist()
    assert [row["record_earliest"] for row in columns] == [None, "2003-05-04"]


def test_a_person_without_a_state_stands_for_the_one_the_record_knows() -> None:
    alone = {"kind": "person", "name": "Ana Lima", "code": None, "person": "Ana Lima", "role": "principal", "members": "stated"}
    facts = Facts(
        documents=[document("a", published="2003-05-05"), document("b", published="2003-05-05")],
        mentions=[person("a", "Ana Lima"), person("b", "Ana Lima")],
        tenures=[tenure("b", "Ana Lima", "Foreign Minister", "PRT")],
        events=[
            event("a", 1, "CONSULT", [alone], [state("NOR")], "2003-05-04"),
            event("b", 1, "CONSULT", [state("PRT", "Ana Lima")], [state("NOR")], "2003-05-04"),
        ],
    )
    (row,) = incidents(facts)
    assert [(p["kind"], p["code"], p["person"]) for p in row["actors"]] == [("state", "PRT", "Ana Lima")]


def quoted(where: str, number: int, speaker: str, words: str, start: int, stance: str = "denies") -> dict[str, Any]:
    made = {"document": where, "given_id": where, "id": f"{where}q{number}", "kind": "indirect", "stance": stance, "chain": []}
    name = {"name": speaker, "span": span(speaker, start), "unnamed": False}
    return {**made, "speaker": name, "content": [span(words, start + 40)], "evidence": evidence(f"{speaker} denied that {words}.", start)}


def test_a_denial_meets_what_it_denies_in_its_report_and_in_others() -> None:
    state_of = [
        {"document": d, "given_id": d, "kind": "state", "form": "name", "name": "Peru", "code": "PER", "span": span("Peru", p)}
        for d, p in (("a", 300), ("b", 0))
    ]
    facts = Facts(
        documents=[document("a", published="2003-05-05"), document("b", published="2003-05-06")],
        mentions=state_of,
        events=[
            event("a", 1, "CONSULT", *PAIR, "2003-05-04", words="Peru met Ecuador in Quito."),
            event("a", 2, "AID", [state("CHL")], [state("BOL")], "2003-05-04", words="Chile sent tents to Bolivia."),
            event(
                "b", 1, "CONSULT", *PAIR, "2003-05-04", status="denied", polarity="-", words="Peru denied that it had met Ecuador in Quito."
            ),
        ],
        quotes=[quoted("a", 1, "Peru", "any such talks had been held", 300)],
    )
    rows = {frozenset(r["events"]): r for r in incidents(facts)}
    met, aid = rows[frozenset({"a1", "b1"})], rows[frozenset({"a2"})]
    assert met["contested"] and [d["words"] for d in met["denials"]] == ["any such talks had been held"] and met["status"] == "happened"
    assert met["disagreements"] == ["status (contradict): denied / happened"]
    assert not aid["contested"] and not aid["denials"]


def two(one: dict[str, Any], other: dict[str, Any]) -> set[frozenset[str]]:
    return groups(Facts(documents=[document("a", published="2003-05-05"), document("b", published="2003-05-05")], events=[one, other]))


def test_two_promises_of_different_deeds_are_two() -> None:
    ships = ruled(event("a", 1, "AGREE", *PAIR, "2003-05-04", words="Peru promised two ships of grain."), "agree.promise > aid.give")
    again = ruled(event("b", 1, "AGREE", *PAIR, "2003-05-04", words="Grain was pledged by Lima."), "agree.pledge > aid.help")
    toll = ruled(event("b", 1, "AGREE", *PAIR, "2003-05-04", words="Lima pledged to lift its toll."), "agree.pledge > concede.lift")
    assert two(ships, again) == {frozenset({"a1", "b1"})}
    assert two(ships, toll) == {frozenset({"a1"}), frozenset({"b1"})}


def test_a_meeting_announced_and_the_meeting_held_are_one_and_an_invitation_is_not() -> None:
    held = event("b", 1, "CONSULT", *PAIR, "2003-05-08", words="The ministers met in Quito.")
    due = event("a", 1, "AGREE", *PAIR, "2003-05-08", status="planned", outcome="planned", words="The ministers will meet in Quito.")
    due_then_held = Facts(
        documents=[document("a", published="2003-05-05"), document("b", published="2003-05-09")],
        events=[ruled(due, "commit: consult.meet"), held],
    )
    (row,) = incidents(due_then_held)
    assert row["type"] == "CONSULT" and row["status"] == "happened" and [h["status"] for h in row["history"]] == ["planned", "happened"]
    asked = event("a", 1, "AGREE", *PAIR, "2003-05-04", words="Quito sent an invitation.")
    assert len(two(ruled(asked, "agree.offer > consult.visit"), held)) == 2


def test_what_one_side_agreed_to_do_is_told_beside_the_meeting() -> None:
    at = {"day": "2003-05-04", "occasion": "o"}
    facts = Facts(
        documents=[document("a", published="2003-05-05")],
        events=[event("a", 1, "CONSULT", *PAIR, **at), ruled(event("a", 2, "AGREE", *PAIR, **at), "agree.agree > retreat.release")],
    )
    assert len(groups(facts)) == 2


def test_two_sentences_of_one_text_that_several_print_are_two_things() -> None:
    text = "Peru's cabinet met at dawn to weigh the answer of its neighbour and the price of peace. "
    first, second = "It demanded that the guards leave the old bridge. ", "It also asked for the pilots and their aircraft. "
    rest = "Traders along the river waited for news, and the price of fuel rose in both towns before the banks had opened their doors."
    whole = text + first + second + rest
    facts = Facts(
        documents=[document(d, whole, published=p) for d, p in (("a", "2003-05-05"), ("b", "2003-05-06"))],
        events=[event("a", 1, "REQUEST", *PAIR, words=first), event("b", 2, "REQUEST", *PAIR, words=second)],
    )
    assert len(groups(facts)) == 2
    facts.rows["events"].append(event("b", 3, "REQUEST", *PAIR, words=first))
    assert groups(facts) == {frozenset({"a1", "b3"}), frozenset({"b2"})}


def test_what_has_no_name_is_no_source_that_two_reports_share() -> None:
    assert named("Lima Radio") and named("Notimundo") and named("the Andean Post")
    assert not any(named(n) for n in ("state television", "the paper", "Local media", "a news agency", None))


def test_a_hard_word_in_passing_belongs_to_the_meeting_it_fell_in() -> None:
    at = {"day": "2003-05-04", "occasion": "o"}
    facts = Facts(
        documents=[document("a", published="2003-05-05")],
        events=[
            event("a", 1, "CONSULT", *PAIR, **at),
            ruled(event("a", 2, "ACCUSE", [state("PER")], [state("CHL")], **at), "accuse.misdeeds"),
            ruled(event("a", 3, "ACCUSE", [state("ECU")], [state("CHL")], **at), "accuse.allege"),
        ],
    )
    assert groups(facts) == {frozenset({"a1", "a2"}), frozenset({"a3"})}


def named_states(where: str, *codes: str) -> list[dict[str, Any]]:
    return [
        {"document": where, "given_id": where, "name": c, "kind": "state", "code": c, "form": "name", "span": span(c, n * 10)}
        for n, c in enumerate(codes)
    ]


def test_a_side_that_is_not_told_is_looked_for_among_the_states_of_the_report() -> None:
    documents = [document("a", published="2011-03-02"), document("b", published="2011-03-03")]
    minister = {**state("OMN"), "kind": "person", "name": "Said Harthi", "code": None}
    events = [
        event("a", 1, "REJECT", [state("OMN")], [], "2011-03-01", words="Oman refused to open the harbour of Duqm to the tanker Selma."),
        event("b", 1, "REJECT", [minister], [state("YEM")], "2011-03-01", words="Said Harthi refused the tanker Selma a berth in Duqm."),
    ]
    named = [*named_states("a", "OMN", "YEM"), *named_states("b", "OMN", "YEM")]
    assert groups(Facts(documents=documents, mentions=named, events=events)) == {frozenset({"a1", "b1"})}
    alone = [*named_states("a", "OMN"), *named_states("b", "YEM")]
    assert groups(Facts(documents=documents, mentions=alone, events=events)) == {frozenset({"a1"}), frozenset({"b1"})}


def test_the_day_of_a_promise_is_not_that_of_the_deed() -> None:
    documents = [document("a", published="2012-06-08"), document("b", published="2012-06-09")]
    words = "will send envoys to each other's capitals again"
    agreed = ruled(
        event("a", 1, "AGREE", [state("PER"), state("ECU")], [], "2012-06-06", words=f"They {words}, they agreed."),
        "agree.agree > support.envoys",
    )
    ahead = ruled(event("b", 1, "AGREE", [state("PER"), state("ECU")], [], words=f"The two {words}."), "commit: support.envoys")
    ahead.update(status="planned", outcome="planned", date={"value": None, "earliest": "2012-06-09", "latest": None, "basis": "published"})
    assert groups(Facts(documents=documents, events=[agreed, ahead])) == {frozenset({"a1", "b1"})}


def test_who_signs_with_whom_has_no_sides() -> None:
    documents = [document("a", published="2012-06-08"), document("b", published="2012-06-09")]
    heads = {**state("PER"), "kind": "group", "name": "the two heads", "code": None}
    events = [
        ruled(
            event("a", 1, "SUPPORT", [state("PER"), state("ECU")], [], "2012-06-07", words="The two signed a treaty in Lima."),
            "support.sign",
        ),
        ruled(
            event("b", 1, "SUPPORT", [heads], [state("PER"), state("ECU")], "2012-06-07", words="An old quarrel over a river ends."),
            "support.sign",
        ),
    ]
    events[1]["date"] = {"value": "2012-W23", "earliest": "2012-06-04", "latest": "2012-06-10", "basis": "relative"}
    assert groups(Facts(documents=documents, events=events)) == {frozenset({"a1", "b1"})}


def test_a_raid_and_the_rockets_that_answered_it_are_two() -> None:
    documents = [document("a", published="2012-06-08"), document("b", published="2012-06-08")]
    people = {**state("ECU"), "kind": "group", "name": "two dozen villagers", "code": None}
    events = [
        event("a", 1, "ASSAULT", [state("PER")], [people], "2012-06-07", words="Peru killed two dozen villagers at Huambisa."),
        event("b", 1, "ASSAULT", [], [state("PER")], "2012-06-07", words="Rockets fell on Peru by the river Cenepa."),
    ]
    named = [*named_states("a", "PER", "ECU"), *named_states("b", "PER", "ECU")]
    assert groups(Facts(documents=documents, mentions=named, events=events)) == {frozenset({"a1"}), frozenset({"b1"})}


def test_who_is_back_from_a_visit_has_paid_it_in_the_days_before() -> None:
    documents = [document("a", published="2012-06-06"), document("b", published="2012-06-08")]
    there = event("a", 1, "CONSULT", *PAIR, "2012-06-05", mode="visit", words="The two ministers met in Quito.")
    back = ruled(
        event("b", 1, "CONSULT", *PAIR, "2012-06-07", mode="visit", words="Peru's minister is home."), "consult.visit", "returned from"
    )
    assert groups(Facts(documents=documents, events=[there, back])) == {frozenset({"a1", "b1"})}
    back = ruled(back, "consult.visit", "paid a visit")
    assert groups(Facts(documents=documents, events=[there, back])) == {frozenset({"a1"}), frozenset({"b1"})}


def test_an_assault_and_what_came_of_it_in_one_sentence_are_one_thing() -> None:
    day, words = "2012-06-07", "Gunners shelled the market of Oroya on Thursday, killing six."
    people = {**state("PER"), "kind": "group", "name": "six people", "code": None}
    events = [
        ruled(event("a", 1, "ASSAULT", [state("ECU")], [state("PER")], day, words=words), "assault.heavy", "shelled"),
        ruled(event("a", 2, "ASSAULT", [state("ECU")], [people], day, words=words), "assault.kill", "killing"),
        ruled(event("a", 3, "ASSAULT", [state("ECU")], [state("PER")], day, words=words), "assault.aerial", "bombed"),
    ]
    facts = Facts(documents=[document("a", published="2012-06-08")], mentions=named_states("a", "PER", "ECU"), events=events[:2])
    assert groups(facts) == {frozenset({"a1", "a2"})}
    facts.rows["events"] = [events[0], events[2]]
    assert groups(facts) == {frozenset({"a1"}), frozenset({"a3"})}


def office(code: str, title: str) -> dict[str, Any]:
    return {**state(code), "office": title}


def test_ministers_of_trade_and_of_defence_who_meet_in_one_city_on_one_day_have_two_meetings() -> None:
    def together(*titles: str) -> set[frozenset[str]]:
        at = {"day": "2003-05-12", "place": {"name": "Quito", "country": "ECU", "level": "city"}}
        sides = [(office("PER", titles[0]), office("ECU", titles[1])), (office("PER", titles[2]), office("ECU", titles[3]))]
        events = [
            event(d, 1, "CONSULT", [one], [other], words=f"They met in Quito on Monday, {d}.", **at)
            for d, (one, other) in zip("ab", sides, strict=True)
        ]
        return groups(Facts(documents=[document(d, published="2003-05-13") for d in "ab"], events=events))

    apart, one = {frozenset({"a1"}), frozenset({"b1"})}, {frozenset({"a1", "b1"})}
    assert together("Trade Minister", "Counterpart", "Colleague", "Defence Minister") == apart
    assert together("Trade Minister", "Counterpart", "Minister of Trade", "Trade Minister") == one
    assert together("Top Diplomat", "Counterpart", "Colleague", "Foreign Minister") == one

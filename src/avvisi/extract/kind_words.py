"""The classes of words that are signs of a name's kind: what stands beside it, what it does and undergoes, how it begins and ends."""

from avvisi.extract.bodies import INSTITUTION
from avvisi.lexicon.words import listed

PREPOSITIONS = frozenset(
    (
        "in",
        "at",
        "near",
        "from",
        "to",
        "of",
        "by",
        "with",
        "for",
        "on",
        "over",
        "against",
        "between",
        "into",
        "through",
        "outside",
        "around",
    )
    + ("towards", "toward", "about", "via", "like", "as", "than", "under", "behind", "inside", "across")
)
OBJECTS = {
    "entered": listed("slots_entered"),
    "taken": listed("slots_taken"),
    "done-to-persons": listed("slots_done_to_persons"),
    "told": frozenset(("tell", "ask", "inform", "quote", "cite", "urge")),
    "joined": frozenset(("join", "leave", "form", "found", "ban", "outlaw", "back", "fund", "support", "own")),
}
DEEDS = {
    "human": listed("slots_human") | listed("people_personal"),
    "never-towns": listed("slots_never_towns"),
    "anybodys": listed("slots_anybodys"),
    "told": frozenset(("say", "tell", "report", "write", "add", "quote", "publish", "print")),
    "be": frozenset(("be", "have", "become", "lie", "fall")),
}
NOUNS = {
    "site": listed("slots_sites") | listed("names_place_nouns") | listed("names_sites"),
    "sites-of": listed("slots_sites_of"),
    "institution": INSTITUTION - listed("kinds_bodies"),
    "body": listed("kinds_bodies")
    | frozenset(("coalition", "bloc", "network", "rebels", "front", "league", "federation", "club", "firm", "company")),
    "medium": listed("names_medium_nouns") | listed("kinds_media"),
    "followers": listed("followers")
    | frozenset(
        ("worker", "officer", "rebel", "troop", "force", "official", "delegate", "delegation", "militant", "fighter", "wing", "branch")
    ),
    "kin": listed("people_kin"),
    "went": listed("slots_went"),
}
TITLES = {
    "local": listed("home_offices_seated") - {"chief", "lord"} | frozenset(("king", "burgomaster", "premier", "duke", "earl")),
    "body": frozenset(
        ("chairman", "chairwoman", "chairperson", "chair", "spokesman", "spokeswoman", "spokesperson", "secretary", "founder")
    )
    | frozenset(
        (
            "leader",
            "head",
            "chief",
            "director",
            "secretary-general",
            "general secretary",
            "member",
            "representative",
            "negotiator",
            "coordinator",
        )
    )
    | frozenset(("commander", "treasurer", "editor", "correspondent", "owner", "executive")),
}
ENDS = {
    "site": listed("names_sites")
    | listed("slots_sites")
    | frozenset(("house", "station", "hall", "lodge", "centre", "center", "gate", "wall", "line")),
    "geo": listed("names_geo"),
    "institution": INSTITUTION,
    "medium": frozenset(
        ("times", "herald", "daily", "gazette", "tribune", "chronicle", "telegraph", "news", "post", "press", "star", "tv", "radio")
    )
    | frozenset(("television", "standard", "mail", "observer", "today", "journal", "review", "courier", "voice", "mirror", "express")),
    "firm": frozenset(
        ("oil", "petroleum", "motors", "copper", "line", "lines", "airlines", "airways", "bank", "gas", "mining", "steel", "energy")
    )
    | frozenset(("shipping", "telecom", "international", "holdings", "industries", "electric", "minerals", "ltd", "plc", "inc", "co")),
}
OPENERS = frozenset(
    (
        "mount",
        "lake",
        "camp",
        "port",
        "fort",
        "cape",
        "saint",
        "st",
        "st.",
        "san",
        "santa",
        "new",
        "east",
        "west",
        "north",
        "south",
        "upper",
        "lower",
    )
)
SPEAKING = frozenset(("radio", "voice", "tv", "agence", "jeune", "le", "el", "la", "al"))
WORDS = {"body": listed("kinds_words_bodies"), "medium": listed("kinds_words_media"), "place": listed("kinds_words_places")}

"""Documents that try to break out of the page, in every field that reaches it."""

from avvisi.model.facts import Where
from tests.look.made import DAY, Draft, state

ATTACKS = (
    "<script>window.pwned=1</script>",
    "<img src=x onerror=alert(1)>",
    "\"><svg onload=alert(1)><a href='javascript:alert(1)'>x</a>",
    "' onmouseover='alert(1)' x='",
    "</title></style></textarea><script>alert(1)</script>",
    "<iframe srcdoc='<script>parent.pwned=1</script>'></iframe>",
    "&lt;script&gt;alert(1)&lt;/script&gt; &#60;b&#62; &amp;amp;",
    "{{ 7 * 7 }} {% include '/etc/passwd' %} ${7*7}",
    "a\u202egpj.exe\u202c b\u200bc\u2066d\u2069 \u0000e \x1b[31mred\x07",
    "<meta http-equiv=refresh content='0;url=https://evil.example/'>",
    "<base href=https://evil.example/><link rel=stylesheet href=//evil.example/x.css>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    "../../../etc/passwd",
    "a/b\\c?d=e#f%2e%2e.json",
    '=HYPERLINK("https://evil.example")',
    "<form action=https://evil.example><button>go</button></form>",
)
LINKS = (
    "javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    " https://evil.example/",
    "java\nscript:alert(1)",
    "https://user@evil.example\u202e/",
    "vbscript:x",
    "//evil.example/x",
    "file:///etc/passwd",
    "https:///nohost",
)


def reports() -> list[Draft]:
    """One report for each attack: in title, text, outlet, file name, address, names, words of facts, places, offices."""
    made = []
    for number, attack in enumerate(ATTACKS):
        clean = attack.replace("\n", " ")
        draft = Draft(
            f"{number}{attack}",
            f"Out{number} {attack}",
            "2020-01-02" if number % 2 else f"2020{attack}",
            f"Title {clean}\n\nThe envoy {clean} met the other {clean} in town.\n\nHe said that {clean} was so.\n",
            url=LINKS[number % len(LINKS)],
        )
        person = f"Envoy {clean}"
        draft.mention(f"envoy {clean}", "person", person)
        draft.tenure(f"The envoy {clean}", person, f"Minister {clean}", f"Body {clean}")
        draft.event(
            "CONSULT",
            f"{clean} met",
            [state(f"Land {clean}", person, f"Office {clean}")],
            [state("Norway")],
            place=Where(name=f"Town {clean}", country="NOR", level="city"),
            mode=clean,
        )
        draft.quote(
            f"{clean} was so",
            person,
            "said",
            [(f"Out {clean}", "outlet", "publishes"), (f"Agency {clean}", "agency", "carries"), (person, "person", "says")],
            addressee=clean,
        )
        made.append(draft)
    made.append(Draft("long", "Long", "2020-01-03", "Title\n\n" + "<b>word " * 1_200_000))
    made.append(Draft("deep", "Deep", "2020-01-03", "Title\n\n" + "\u202e" * 3000 + "\n" + "x" * 50_000))
    made[0].event("ACCUSE", "He said that", [state("Norway")], [state("Peru")], date=DAY)
    return made

"""All views, in the order in which their paths are tried."""

from avvisi.look.ask import lists
from avvisi.look.ask.document import document
from avvisi.look.ask.incident import incident
from avvisi.look.ask.matrix import matrix
from avvisi.look.ask.occasion import occasion
from avvisi.look.ask.outlet import outlet, party
from avvisi.look.ask.overview import overview
from avvisi.look.ask.pair import pair
from avvisi.look.ask.person import office, person
from avvisi.look.ask.said import utterance
from avvisi.look.ask.search import search
from avvisi.look.page import View

VIEWS = (
    View("overview", "/", overview),
    View("matrix", "/matrix", matrix),
    View("pair", "/pair/{a}/{b}", pair),
    View("party", "/party/{key}", party),
    View("incidents", "/incidents", lists.all_incidents),
    View("incident", "/incident/{id}", incident),
    View("occasion", "/occasion/{id}", occasion),
    View("sayings", "/sayings", lists.sayings),
    View("utterance", "/utterance/{id}", utterance),
    View("people", "/people", lists.people),
    View("person", "/person/{id}", person),
    View("offices", "/offices", lists.offices),
    View("office", "/office/{of}/{title}", office),
    View("outlets", "/outlets", lists.outlets),
    View("outlet", "/outlet/{name}", outlet),
    View("documents", "/documents", lists.documents),
    View("document", "/document/{id}", document),
    View("search", "/search", search),
    View("problems", "/problems", lists.problems),
    View("about", "/about", lists.about),
)

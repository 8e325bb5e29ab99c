"""All views, in the order in which their paths are tried."""

from avvisi.look.ask.document import document
from avvisi.look.ask.incident import incident, occasion
from avvisi.look.ask.matrix import matrix
from avvisi.look.ask.overview import overview
from avvisi.look.ask.pair import pair
from avvisi.look.page import View

VIEWS = (
    View("overview", "/", overview),
    View("matrix", "/matrix", matrix),
    View("pair", "/pair/{a}/{b}", pair),
    View("incident", "/incident/{id}", incident),
    View("occasion", "/occasion/{id}", occasion),
    View("document", "/document/{id}", document),
)

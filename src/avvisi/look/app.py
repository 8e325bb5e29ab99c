"""The page as a Starlette application: each view at its path, with a .json and a .csv twin."""

from collections.abc import Callable, Mapping
from pathlib import Path
from urllib.parse import urlencode

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from avvisi.look.answers import csv_bytes, json_bytes, turn
from avvisi.look.page import Missing, Moved, Page, View
from avvisi.look.paint import Painter
from avvisi.look.safe import Guarded
from avvisi.look.shelf import Answer, Shelf
from avvisi.look.views import VIEWS

HERE = Path(__file__).parent
LOCAL = ("127.0.0.1", "localhost", "::1")


def application(shelf: Shelf, hosts: tuple[str, ...] = LOCAL) -> Guarded:
    """The whole page of a record, behind its guard."""
    painter = Painter()
    routes: list[BaseRoute] = []
    for view in VIEWS:
        base = view.path if view.path != "/" else "/overview"
        routes += [
            Route(base + ".json", _twin(shelf, view, as_json)),
            Route(base + ".csv", _twin(shelf, view, as_csv)),
            Route(view.path, _shown(shelf, painter, view)),
        ]
    raw = Route("/document/{id}/raw", _raw(shelf))
    return Guarded(
        Starlette(
            routes=[raw, *routes, Mount("/static", StaticFiles(directory=HERE / "static"))], exception_handlers={404: _nothing(painter)}
        ),
        hosts,
    )


Endpoint = Callable[[Request], Response]


def _shown(shelf: Shelf, painter: Painter, view: View) -> Endpoint:
    def answer(request: Request) -> Answer:
        try:
            with shelf.asking() as asking:
                page = turn(asking, view, request.path_params, request.query_params, table=False)
        except Moved as moved:
            return 308, "", moved.path
        except Missing as missing:
            return 404, "text/html", painter.missing(str(missing))
        return 200, "text/html", painter.page(view, page, request.url.path, request.query_params, shelf)

    def endpoint(request: Request) -> Response:
        status, kind, body = shelf.kept(f"{request.url.path}?{request.url.query}", lambda: answer(request))
        if status == 308:
            return RedirectResponse(body, status_code=308)
        return Response(body, status_code=status, media_type=kind)

    return endpoint


def _twin(shelf: Shelf, view: View, shape: Callable[[View, Page, str], Response]) -> Endpoint:
    def endpoint(request: Request) -> Response:
        try:
            with shelf.asking() as asking:
                page = turn(asking, view, request.path_params, request.query_params, table=shape is as_csv)
        except Moved as moved:
            return RedirectResponse(moved.path + Path(request.url.path).suffix, status_code=308)
        except Missing as missing:
            return PlainTextResponse(f"not in this record: {missing}\n", status_code=404)
        return shape(view, page, permalink(str(Path(request.url.path).with_suffix("")) if view.path != "/" else "/", page.filters))

    return endpoint


def permalink(path: str, filters: Mapping[str, str]) -> str:
    """The address that leads here again: the path and what was asked, in a fixed order."""
    return path + ("?" + urlencode(sorted(filters.items())) if filters else "")


def as_json(view: View, page: Page, link: str) -> Response:
    """The JSON twin."""
    return Response(json_bytes(view, page, link), media_type="application/json")


def as_csv(view: View, page: Page, link: str) -> Response:
    """The CSV twin."""
    return Response(
        csv_bytes(page), media_type="text/csv; charset=utf-8", headers={"content-disposition": f'attachment; filename="{view.name}.csv"'}
    )


def _raw(shelf: Shelf) -> Endpoint:
    """The text exactly as given, as plain text: a browser neither renders nor runs it. `?as=given` gives the page's HTML source where there was one."""

    def endpoint(request: Request) -> Response:
        source = request.query_params.get("as") == "given"
        with shelf.asking() as asking:
            row = asking.one(
                "select text, raw.html as html from documents where id = ? and not coalesce(withheld, false)", request.path_params["id"]
            )
        if row is None:
            return PlainTextResponse("no such document in this record\n", status_code=404)
        text = row["html"] if source and row["html"] is not None else row["text"]
        return Response(text.encode("utf-8", "replace"), media_type="text/plain; charset=utf-8")

    return endpoint


def _nothing(painter: Painter) -> Callable[[Request, Exception], Response]:
    def endpoint(request: Request, error: Exception) -> Response:
        return Response(painter.missing("this address"), status_code=404, media_type="text/html")

    return endpoint

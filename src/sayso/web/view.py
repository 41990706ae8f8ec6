"""Records as answers: HTML through a template, JSON and CSV straight from the record."""

import hashlib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any

import msgspec
from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.responses import Response, StreamingResponse

from sayso.settings import VERSION
from sayso.show.chain import FOOT
from sayso.show.count import count_words, show_number
from sayso.show.export.csv import encode_rows
from sayso.show.rate import rates_of
from sayso.vocabulary import NameType
from sayso.web.desk import Desk
from sayso.web.form import TOKEN
from sayso.web.page import Ask, Page, short_id
from sayso.web.site import load_site

NAME_TYPES = {
    NameType.PERSON: "person",
    NameType.ORG: "organisation",
    NameType.GPE: "place with a government",
    NameType.LOC: "place",
    NameType.FAC: "building or site",
    NameType.NORP: "people or group",
    NameType.EVENT: "named event",
    NameType.DOC: "document",
}
"""The types of names in words."""

CSV = "text/csv; charset=utf-8"


def as_html(desk: Desk, page: Page, ask: Ask, record: Any) -> Response:
    """Return the page of ``record``; its template knows ``record``, ``ask``, ``page`` and ``desk``."""
    return render(f"{page.name}.html", desk, page=page, ask=ask, record=record)


def as_json(record: Any) -> Response:
    """Return the record with the field names it has."""
    return Response(msgspec.json.encode(record), media_type="application/json")


def as_csv(page: Page, records: Iterator[Any]) -> Response:
    """Return the rows of all records one after another; cells that a spreadsheet would calculate are guarded.

    A list says in ``x-total-count`` how many lines it has; each may stand in several rows.
    """
    first = next(records)
    headers = {"content-disposition": f'attachment; filename="sayso-{page.name}.csv"'}
    paging = getattr(first, "paging", None)
    if paging is not None:
        headers["x-total-count"] = str(paging.total)

    def parts() -> Iterator[bytes]:
        sheet = page.sheet(first)
        yield encode_rows([sheet.header, *sheet.rows])[0]
        for record in records:
            yield encode_rows(list(page.sheet(record).rows))[0]

    return StreamingResponse(parts(), media_type=CSV, headers=headers)


def render(template: str, desk: Desk, *, status: int = 200, **context: Any) -> Response:
    """Return a template as a page; ``page`` and ``ask`` are None where no page was found."""
    known = {"page": None, "ask": None, "desk": desk, "navigation": load_site().navigation, "status": status} | context
    body = environment().get_template(template).render(**known)
    return Response(body, status, media_type="text/html; charset=utf-8")


@cache
def environment() -> Environment:
    """Return what templates are rendered with: everything escaped, an unknown name an error."""
    made = Environment(
        loader=PackageLoader("sayso.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals |= {
        "FOOT": FOOT,
        "VERSION": VERSION,
        "TOKEN": TOKEN,
        "static": static,
        "rates_of": rates_of,
        "NAME_TYPES": NAME_TYPES,
    }
    made.filters |= {"number": show_number, "counted": count_words, "short": short_id, "thousands": thousands}
    return made


@cache
def static(name: str) -> str:
    """Return the address of a file of ours, which changes with its content."""
    body = (files("sayso.web") / "static" / name).read_bytes()
    return f"/static/{name}?{hashlib.sha256(body).hexdigest()[:12]}"


def thousands(number: int) -> str:
    """Return a whole number with commas."""
    return f"{number:,}"

"""What the OpenAPI description says of pages and forms, which take their values from the request themselves."""

import re
from typing import Any

from sayso.web.form import TOKEN, Form
from sayso.web.page import Filter, Page

_SCHEMAS: dict[str, dict[str, Any]] = {
    "text": {"type": "string"},
    "integer": {"type": "integer", "minimum": 0, "maximum": 999_999_999},
    "date": {"type": "string", "pattern": r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"},
}
_MEDIA = {"html": "text/html", "json": "application/json", "csv": "text/csv"}
_ERRORS = {
    400: "A value that the page or form cannot take.",
    401: "No session: the desk was not opened through its one-time address.",
    404: "Nothing here answers to that.",
    503: "The ledger cannot be read at the moment.",
}


def describe_page(page: Page, form: str) -> dict[str, Any]:
    """Return the arguments that describe one form of a page to FastAPI."""
    parameters = [*_named(page.path), *(_describe_filter(one) for one in page.filters)]
    return {
        "summary": page.title,
        "description": page.about,
        "tags": ["read"],
        "responses": _responses({200: {"description": page.about, "content": {_MEDIA[form]: {}}}}),
        "openapi_extra": {"parameters": parameters},
    }


def describe_form(form: Form) -> dict[str, Any]:
    """Return the arguments that describe a form to FastAPI."""
    properties: dict[str, Any] = {TOKEN: {"type": "string", "description": "From a page of this desk."}}
    for one in form.fields:
        file = {"type": "string", "contentMediaType": "application/octet-stream"}
        kind = {"type": "array", "items": file} if one.kind == "files" else {"type": "string"}
        properties[one.name] = {**kind, "description": one.about}
    required = [TOKEN, *(one.name for one in form.fields if one.required)]
    schema = {"type": "object", "properties": properties, "required": required}
    media = "multipart/form-data" if any(one.kind == "files" for one in form.fields) else _FORM
    return {
        "summary": form.name.replace("_", " ").capitalize(),
        "description": form.about,
        "tags": ["send"],
        "status_code": 200,
        "responses": _responses(
            {
                200: {"description": "Done.", "content": {"application/json": {}}},
                303: {"description": "Done; the page to go on to."},
                403: {"description": "The form does not come from a page of this desk."},
            }
        ),
        "openapi_extra": {
            "parameters": _named(form.path),
            "requestBody": {"required": True, "content": {media: {"schema": schema}}},
        },
    }


_FORM = "application/x-www-form-urlencoded"


def _responses(own: dict[int | str, dict[str, Any]]) -> dict[int | str, dict[str, Any]]:
    return own | {status: {"description": words} for status, words in _ERRORS.items()}


def _named(path: str) -> list[dict[str, Any]]:
    """Return the names in a path as parameters."""
    names = re.findall(r"{(\w+)}", path)
    return [{"name": name, "in": "path", "required": True, "schema": {"type": "string"}} for name in names]


def _describe_filter(one: Filter) -> dict[str, Any]:
    schema: dict[str, Any] = (
        {"type": "string", "enum": list(one.choices)} if one.kind == "choice" else dict(_SCHEMAS[one.kind])
    )
    if one.default:
        schema |= {"default": int(one.default) if one.kind == "integer" else one.default}
    if one.many:
        schema = {"type": "array", "items": schema}
    return {"name": one.name, "in": "query", "required": False, "description": one.about, "schema": schema}

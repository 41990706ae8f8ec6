"""Whatever the description of the interface allows, the desk answers: never with a fault of its own."""

import warnings
from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, Phase, given, settings

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    import schemathesis

from sayso.web.app import create_app
from sayso.web.site import load_site
from tests.web.conftest import BASE

PAGES = [page.path for page in load_site().pages]
EXAMPLES = 12


@pytest.mark.slow
@pytest.mark.parametrize("path", sorted({*PAGES, *(form.path for form in load_site().forms)}))
def test_no_answer_is_a_fault(path: str, app: FastAPI, client: TestClient) -> None:
    """Generated values for every name, filter and field: 5xx never, and what is refused says why."""
    schema: Any = schemathesis.openapi.from_dict(client.get("/openapi.json").json())
    wanted = {path, f"{path}.json", f"{path}.csv"} if path != "/" else {"/", "/overview.json", "/overview.csv"}
    for result in schema.get_all_operations():
        operation = result.ok()
        if operation.path in wanted:
            # What is added would be read by a process of its own; the rest is tried with the token of a page.
            _try(operation, client, "" if path.startswith("/add") else app.state.desk.form_token)


def _try(operation: Any, client: TestClient, token: str) -> None:
    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        derandomize=True,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy())
    def fuzz(case: Any) -> None:
        sent = case.as_transport_kwargs(base_url=BASE)
        wanted = ("method", "url", "params", "headers", "data", "json", "files")
        asked = {name: sent[name] for name in wanted if sent.get(name) is not None}
        for part in ("data", "files"):
            if part in asked:
                asked[part] = _sendable(asked[part], token)
        answer = client.request(**asked)
        assert answer.status_code < 500, (answer.status_code, str(answer.url), answer.text[:300])

    fuzz()


def _sendable(fields: Any, token: str) -> Any:
    """Return the fields of a form as a client takes them: numbers as text, with the token where one is given."""
    if not isinstance(fields, dict | list):
        return fields
    pairs = list(fields.items()) if isinstance(fields, dict) else fields
    known = [(name, token if name == "token" and token else _text(value)) for name, value in pairs]
    return dict(known) if isinstance(fields, dict) else known


def _text(value: Any) -> Any:
    if isinstance(value, tuple):
        return tuple(_text(one) for one in value)
    if isinstance(value, list):
        return [_text(one) for one in value]
    return value if value is None or isinstance(value, str | bytes | dict) else str(value)


def test_a_ledger_without_links_or_articles_answers_too(tmp_path: Any) -> None:
    """Every list over nothing is an empty list."""
    from sayso.store import open_ledger

    path = tmp_path / "empty.db"
    with open_ledger(path):
        pass
    app = create_app(path)
    with TestClient(app, base_url=BASE) as client:
        client.get("/open", params={"token": app.state.keys.new()})
        for page in load_site().pages:
            if "{" not in page.path:
                assert client.get(page.path).status_code == 200, page.path

"""Two names are one source only where the text makes them one."""

import pytest

from sayso.link.collect import collect_facts
from sayso.link.connection import Connections
from sayso.link.entity import link_entities
from sayso.link.outlet import Outlets
from sayso.vocabulary import NameType
from tests.link.pile import Draft


def connected(text: str, person: str, role: str | None, body: str) -> bool:
    """Whether one article connects a person with a body."""
    draft = Draft(key="a", text=f"{text} {body}.").name(person, NameType.PERSON, role=role).name(body, NameType.ORG)
    articles = [collect_facts(draft.reading(), Outlets.of(()), {})]
    entities = link_entities(articles)
    keys = [f"entity {number}" for number in range(len(entities.entities))]
    return bool(list(Connections(articles, entities).among(keys)))


@pytest.mark.parametrize(
    ("text", "role", "body", "expected"),
    [
        pytest.param("Lake Guard spokeswoman Ana Belling spoke.", "spokeswoman", "Lake Guard", True, id="before"),
        pytest.param("Ana Belling, spokeswoman of the Lake Guard, spoke.", "spokeswoman of the Lake Guard",
                     "Lake Guard", True, id="after"),
        pytest.param("Health Minister Ana Belling spoke.", "Minister", "Health Ministry", True, id="office and holder"),
        pytest.param("Former Health Minister Ana Belling spoke.", "Minister", "Health Ministry", False, id="former"),
        pytest.param("The former Lake Guard chief Ana Belling spoke.", "chief", "Lake Guard", False, id="formerly"),
        pytest.param("Interior Minister Ana Belling spoke.", "Minister", "Health Ministry", False, id="another office"),
        pytest.param("Ana Belling spoke near the ferry.", None, "Lake Guard", False, id="no title"),
        pytest.param("Norvex chief Ana Belling spoke.", "chief", "Norvex", True, id="a body of one word"),
    ],
)  # fmt: skip
def test_a_title_connects_with_the_body_it_names(text: str, role: str | None, body: str, expected: bool) -> None:
    """All words of the body's name stand in the title or right before it, and the title is held still."""
    assert connected(text, "Ana Belling", role, body) is expected


def test_two_names_of_one_paper_are_one() -> None:
    """The words of one are among those of the other, and say more than "the report"."""
    connections = Connections([], link_entities([]))
    keys = ["words report", "words report of the valley mission", "words valley mission report of june"]
    assert [(one.one, one.other) for one in connections.among(keys)] == [(keys[2], keys[1])]


def test_a_title_given_again_and_again_is_told_where_it_stands_first() -> None:
    """However many articles repeat it, two names are connected once, by the first of them."""
    text = "Lake Guard spokeswoman Ana Belling spoke. Lake Guard."
    drafts = [
        Draft(key=key, text=text)
        .name("Ana Belling", NameType.PERSON, role="spokeswoman")
        .name("Lake Guard", NameType.ORG)
        for key in "abc"
    ]
    articles = [collect_facts(draft.reading(), Outlets.of(()), {}) for draft in drafts]
    entities = link_entities(articles)
    keys = [f"entity {number}" for number in range(len(entities.entities))]
    (connection,) = Connections(articles, entities).among(keys)
    assert connection.where is not None
    assert connection.where.article == articles[0].id

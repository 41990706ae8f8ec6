"""What stands in quotation marks, whichever marks these are."""

import pytest

from sayso.link.quoted import find_quoted


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        pytest.param("He said “the road is open” and left.", ["“the road is open”"], id="typographic"),
        pytest.param('He said "the road is open" and left.', ['"the road is open"'], id="straight"),
        pytest.param("Er sagte „der Weg ist frei“ und ging.", ["„der Weg ist frei“"], id="German"),
        pytest.param("Il a dit « la route est libre ».", ["« la route est libre »"], id="French"),
        pytest.param("He said 'the road is open,' and left.", ["'the road is open,'"], id="single"),
        pytest.param("The town's road and the girls' school don't open.", [], id="apostrophes"),
        pytest.param("“One.\n\n“Two,” he said.", ["“One.", "“Two,”"], id="a quotation over two paragraphs"),
        pytest.param("He wrote:\n\nThe road is open.\n\nWe went.", ["The road is open."], id="a block after a colon"),
        pytest.param(
            "We saw this.\nThe road is open! — Ana (@ana) 3 May\nWe went.",
            ["The road is open! — Ana (@ana) 3 May"],
            id="a post",
        ),
        pytest.param("🕯️ “e\u0301t” \u202b«כן»", ["“e\u0301t”", "«כן»"], id="emoji, combining marks, right-to-left"),
        pytest.param("", [], id="nothing"),
    ],
)  # fmt: skip
def test_quoted_stretches_are_exact(text: str, quoted: list[str]) -> None:
    """Each stretch has its marks, and is what stands there."""
    assert [text[start:end] for start, end in find_quoted(text)] == quoted

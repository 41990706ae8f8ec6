"""An article cut into pieces for a page is still the article."""

from sayso.show.passage import cut_passages
from tests.show.story import TEXT, make_reading


def test_pieces_joined_are_the_text() -> None:
    """Nothing but white space between blocks is left out, and each piece says where it starts."""
    passages = cut_passages(make_reading())
    pieces = [piece for passage in passages for piece in passage.pieces]
    assert "".join("".join(piece.text for piece in pieces).split()) == "".join(TEXT.split())
    assert all(TEXT[piece.start : piece.start + len(piece.text)] == piece.text for piece in pieces)


def test_what_is_told_on_somebodys_word_is_marked_apart_from_own_voice() -> None:
    """The minister's words are said, the sentence after them is the publisher's own."""
    pieces = [piece for passage in cut_passages(make_reading()) for piece in passage.pieces]
    kinds = {piece.text.strip(): piece.kinds for piece in pieces}
    assert kinds["at least 40 people"] == ("figure", "said")
    assert kinds["said"] == ("cue",)
    assert "own" in kinds["A neighbour,"]
    assert kinds["Share this"] == ("boilerplate",)


def test_the_margin_names_each_change_of_voice_once() -> None:
    """Title and text in own voice, the minister with her cue, then own voice again."""
    notes = [note for passage in cut_passages(make_reading()) for note in passage.notes]
    assert [(note.whose, note.cue) for note in notes] == [("own voice", ""), ("Ana Doru", "said"), ("own voice", "")]
    assert notes[1].chain == "The Ferry Post ← Ana Doru"

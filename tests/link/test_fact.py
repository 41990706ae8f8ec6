"""What is kept of an article comes back as it was."""

import pytest

from sayso.link.fact import NameFact, PackedNames, pack, pack_id, unpack, unpack_id


@pytest.mark.parametrize(
    "id",
    [
        pytest.param("sha256:" + "0f" * 32, id="a hash"),
        pytest.param("sha256:" + "ff" * 32, id="a hash of ones"),
        pytest.param("sha256:" + "0F" * 32, id="upper case is another id"),
        pytest.param("x", id="another tool's"),
        pytest.param("x" * 31, id="one that packs to 32 bytes"),
        pytest.param("x" * 32, id="of 32 letters"),
        pytest.param("", id="empty"),
    ],
)
def test_an_id_survives_packing(id: str) -> None:
    """Whatever the id, the same comes out."""
    assert unpack_id(pack_id(id)) == id


@pytest.mark.parametrize("text", ["", "Marrow", "a\r\nb", "🕯️ Nel̈a \u202b שלום", "\ud800 alone"])
def test_a_text_survives_packing(text: str) -> None:
    """Character for character."""
    assert unpack(pack(text)) == text


@pytest.mark.parametrize("id", ["sha256:" + "0f" * 32, "x"])
def test_names_survive_packing(id: str) -> None:
    """Keys, places and entities come back in order."""
    names = [NameFact(key=pack_id(id), start=number, end=number + 5, entity=number % 2) for number in range(3)]
    assert list(PackedNames.pack(names).unpack()) == names

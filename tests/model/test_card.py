"""The card tells the truth about the file."""

import hashlib
from importlib import resources
from pathlib import Path

import pytest

from sayso.errors import WrongModel
from sayso.model.card import CARD, check_file
from sayso.model.encoder import load_encoder

ROOT = Path(__file__).parents[2]


def test_the_card_is_of_the_file_that_ships() -> None:
    """SHA-256 and size are those of the file, which has at most 30 MB."""
    body = resources.files("sayso.model").joinpath("encoder.onnx").read_bytes()
    assert hashlib.sha256(body).hexdigest() == CARD.sha256
    assert len(body) == CARD.size <= 30_000_000


def test_page_and_record_say_the_same() -> None:
    """Every set, licence, figure and limit of the record stands in MODEL_CARD.md."""
    page = (ROOT / "MODEL_CARD.md").read_text(encoding="utf-8")
    flat = " ".join(page.split())
    assert CARD.sha256 in flat
    for one in CARD.data:
        assert one.name in flat
        assert one.licence in flat
    for score in CARD.scores:
        assert score.metric in flat
        assert f"{score.file:.1f}" in flat or f"{score.file:.3f}" in flat
    for limit in CARD.limits:
        assert limit in flat


def test_the_file_stays_within_half_a_point_of_the_network() -> None:
    """Quantising costs at most 0.5 on every head, or three cases of a set so small that these weigh more than that."""
    pairs = [(score, score.network) for score in CARD.scores if score.network is not None]
    assert pairs
    for score, network in pairs:
        case = 100 / score.cases if score.cases else 0.0
        # Each figure is rounded to a tenth: their difference may seem larger by as much, but for the float's own error.
        assert network - score.file < max(0.5, 3 * case) + 0.1, score.metric


def test_another_file_is_refused() -> None:
    """A damaged file is not read."""
    with pytest.raises(WrongModel, match="SHA-256") as raised:
        check_file(b"not a model", "encoder.onnx")
    assert raised.value.code == "wrong-model"


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    """The path that is not there is named."""
    with pytest.raises(WrongModel, match=r"nothing\.onnx"):
        load_encoder(tmp_path / "nothing.onnx")

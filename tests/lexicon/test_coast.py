"""The coast lines are closed outlines of land within the world, and nothing but land."""

import pytest

from sayso.lexicon.coast import Scale, coast


@pytest.mark.parametrize("scale", [110, 50])
def test_every_outline_is_closed_and_in_its_box(scale: Scale) -> None:
    """A ring ends where it began, and no line runs round the world at the date line."""
    rings = coast(scale)
    assert len(rings) > 100
    for ring in rings:
        assert (ring.lon[0], ring.lat[0]) == (ring.lon[-1], ring.lat[-1])
        assert (ring.west, ring.south) == (min(ring.lon), min(ring.lat)) >= (-180, -90)
        assert (ring.east, ring.north) == (max(ring.lon), max(ring.lat)) <= (180, 90)
        assert max(abs(a - b) for a, b in zip(ring.lon, ring.lon[1:], strict=False)) < 90


def test_the_near_scale_has_more_to_show() -> None:
    """1:50m is drawn finer than 1:110m."""
    assert sum(len(ring.lon) for ring in coast(50)) > 5 * sum(len(ring.lon) for ring in coast(110))

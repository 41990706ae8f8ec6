"""Distances as the heads count them."""

import numpy as np

from sayso.model.place import frame_bucket, mention_bucket, mention_marks


def test_places_around_a_cue_are_finer_nearby() -> None:
    """0 is the cue, 1 to 15 lie before it, 17 to 31 behind it, one step a word up to eight words."""
    buckets = frame_bucket(200, 100, 101)
    assert buckets[100] == buckets[101] == 0
    assert buckets[92:100].tolist() == [8, 7, 6, 5, 4, 3, 2, 1]
    assert buckets[102:110].tolist() == [17, 18, 19, 20, 21, 22, 23, 24]
    assert buckets.max() <= 31
    assert (np.diff(buckets[102:]) >= 0).all()


def test_mentions_know_how_far_back_and_whether_the_word_is_the_same() -> None:
    """The second mark is 1 for the same head word in any case."""
    marks = mention_marks(np.array([0, 4, 70]), ["Mayor", "she", "mayor"])
    assert marks[2, :2].tolist() == [[6, 1], [6, 0]]
    assert mention_bucket(np.array([1, 2, 4, 5000])).tolist() == [0, 1, 2, 9]

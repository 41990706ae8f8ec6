"""What was answered once, within bounds."""

from sayso.model.memory import Memory


def test_the_least_recently_asked_leaves_first() -> None:
    """Asking keeps an answer; the weights of those kept never exceed the room."""
    memory: Memory[str, int] = Memory(100)
    memory.put("a", 1, 40)
    memory.put("b", 2, 40)
    assert memory.get("a") == 1
    memory.put("c", 3, 40)
    assert [memory.get(key) for key in "abc"] == [1, None, 3]
    assert memory.used == 80


def test_what_is_too_heavy_is_not_kept() -> None:
    """One answer heavier than the room drives out nothing; a key put again counts once."""
    memory: Memory[str, int] = Memory(100)
    memory.put("a", 1, 60)
    memory.put("b", 2, 101)
    memory.put("a", 3, 50)
    assert (memory.get("a"), memory.get("b"), memory.used, len(memory)) == (3, None, 50, 1)
    memory.clear()
    assert (memory.get("a"), memory.used) == (None, 0)

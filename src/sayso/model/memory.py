"""What was answered once, kept up to so many bytes; what was not asked for longest leaves first."""

from collections import OrderedDict
from collections.abc import Hashable
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")


class Memory(Generic[Key, Value]):
    """Answers by what was asked, no more of them than ``room`` bytes hold by the weights they are given."""

    def __init__(self, room: int) -> None:
        self.room = room
        self.used = 0
        self._kept: OrderedDict[Key, tuple[Value, int]] = OrderedDict()

    def __len__(self) -> int:
        return len(self._kept)

    def get(self, key: Key) -> Value | None:
        """Return the answer, or None where there is none or no longer one."""
        found = self._kept.get(key)
        if found is None:
            return None
        self._kept.move_to_end(key)
        return found[0]

    def put(self, key: Key, value: Value, weight: int) -> None:
        """Keep an answer of ``weight`` bytes, unless it alone is more than there is room for."""
        if key in self._kept:
            self.used -= self._kept.pop(key)[1]
        if weight > self.room:
            return
        self._kept[key] = value, weight
        self.used += weight
        while self.used > self.room:
            _, (_, lighter) = self._kept.popitem(last=False)
            self.used -= lighter

    def clear(self) -> None:
        """Forget everything."""
        self._kept.clear()
        self.used = 0

"""Notify's limit of requests a minute: a bucket that holds a third of it and fills evenly."""

import math
import threading
from collections.abc import Callable


class Bucket:
    """`a_minute` requests a minute, a third of them at once. `seconds` is the clock to measure with."""

    def __init__(self, *, a_minute: int, seconds: Callable[[], float]) -> None:
        self.seconds = seconds
        self._lock = threading.Lock()
        self.set(a_minute)

    def set(self, a_minute: int) -> None:
        """A new limit, the bucket full."""
        self.a_minute = a_minute
        self.most = float(math.ceil(a_minute / 3) + 1)
        self.left, self.at = self.most, self.seconds()

    def takes(self) -> bool:
        """Whether one more request is let through."""
        with self._lock:
            now = self.seconds()
            self.left = min(self.most, self.left + (now - self.at) * self.a_minute / 60)
            self.at = now
            if self.left < 1:
                return False
            self.left -= 1
            return True

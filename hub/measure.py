"""What users take of the machine: memory and processor time of their servers and kernels, read from Linux.

A user's own memory is the proportional set (PSS): what processes share is divided among them, so that the users' sum is
what the machine holds. The resident set (RSS) counts what is shared for each; it is what a container is charged for at
most, and what a machine holds that serves one user alone.
"""

from __future__ import annotations

import threading
from collections import defaultdict
from dataclasses import dataclass, field

import psutil

from hub.room import Room

EVERY = 5.0  # s between two looks


@dataclass
class Use:
    """One user's: megabytes (of 1,000,000 bytes) at their highest, and processor seconds, by server and kernel."""

    pss: float = 0
    rss: float = 0
    seconds: dict[str, float] = field(default_factory=lambda: defaultdict(float))

    @property
    def processor(self) -> float:
        """Processor seconds of server and kernel together."""
        return sum(self.seconds.values())

    def of(self, kind: str) -> float:
        """Processor seconds of the `server` or of the `kernel`."""
        return sum(seconds for name, seconds in self.seconds.items() if name.startswith(kind))


class Watch(threading.Thread):
    """Looks at a room every few seconds until it is stopped."""

    def __init__(self, room: Room) -> None:
        super().__init__(daemon=True)
        self.room, self.over = room, threading.Event()
        self.users: dict[str, Use] = defaultdict(Use)
        self.most = 0.0  # MB of all users together
        self.hub = 0.0  # MB of the hub and the proxy
        self.servers: dict[str, set[int]] = defaultdict(set)  # process ids, so that one that was started anew is seen

    def run(self) -> None:
        """The thread."""
        while not self.over.wait(EVERY):
            self.look()

    def look(self) -> None:
        """One look."""
        total = 0.0
        for user, processes in self.room.processes().items():
            pss = rss = 0.0
            for process in processes:
                try:
                    memory, times = process.memory_full_info(), process.cpu_times()
                    kind = "kernel" if "ipykernel_launcher" in " ".join(process.cmdline()) else "server"
                    if kind == "server" and "singleuser" in " ".join(process.cmdline()):
                        self.servers[user].add(process.pid)
                except (psutil.Error, OSError):
                    continue
                pss, rss = pss + memory.pss / 1e6, rss + memory.rss / 1e6
                seconds = self.users[user].seconds
                key = f"{kind} {process.pid}"
                reaped = times.children_user + times.children_system if kind == "server" else 0
                seconds[key] = max(seconds[key], times.user + times.system + reaped)
            its = self.users[user]
            its.pss, its.rss = max(its.pss, pss), max(its.rss, rss)
            total += pss
        self.most = max(self.most, total)
        held = 0.0
        for process in self.room.running.values():
            try:
                held += psutil.Process(process.pid).memory_full_info().pss / 1e6
            except (psutil.Error, OSError):
                continue
        self.hub = max(self.hub, held)

    def stop(self) -> None:
        """A last look."""
        self.over.set()
        self.join()
        self.look()

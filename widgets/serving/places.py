"""The places of open pages: how many there are, who holds them, and which may be taken back when others want one."""

from dataclasses import dataclass, field
from time import monotonic


@dataclass(eq=False)
class Place:
    """What one open page holds, from before its kernel starts until that kernel has ended."""

    client: str
    kernel_id: str | None = None
    is_sent: bool = False
    """Whether the whole page is on its way to the reader, so that the browser will connect."""
    was_connected: bool = False
    """Whether a browser has ever opened this page's socket."""
    connections: int = 0
    """Its open sockets."""
    changed_at: float = field(default_factory=monotonic)
    """When it was taken, or its last socket opened or closed."""
    seen_at: float = field(default_factory=lambda: float("-inf"))
    """When the page, in sight of its reader, last asked for its kernel."""
    is_given_back: bool = False
    """Whether nobody wants its kernel any more. That of a trial is never given back, because it never was taken."""

    def is_unused_for(self, seconds: float) -> bool:
        """Return whether no browser has been connected to the page's kernel for so long."""
        return self.is_sent and not self.connections and monotonic() - self.changed_at >= seconds


class Places:
    """A limited number of places, of which one client may hold a share."""

    def __init__(self, limit: int, share: int) -> None:
        self.limit, self.share = limit, share
        self._held: set[Place] = set()

    def __len__(self) -> int:
        return len(self._held)

    def __contains__(self, place: Place) -> bool:
        return place in self._held

    def is_full(self) -> bool:
        """Return whether every place is held."""
        return len(self._held) >= self.limit

    def has_share(self, client: str) -> bool:
        """Return whether a client holds all that one client may.

        That is a share of all places, and no more than are still free, so that a few who take what they can leave some
        to everybody else. Where one client may hold all, everybody is behind one address.
        """
        own, free = sum(place.client == client for place in self._held), self.limit - len(self._held)
        return own >= self.share or (self.share < self.limit and own > free)

    def take(self, client: str) -> Place | None:
        """Take a place; None when there is none for this client."""
        if self.is_full() or self.has_share(client):
            return None
        place = Place(client)
        self._held.add(place)
        return place

    def give_back(self, place: Place) -> None:
        """Give a place back; doing so twice does no harm."""
        place.is_given_back = True
        self._held.discard(place)

    def of_kernel(self, kernel_id: str | None) -> Place | None:
        """Return the place that holds a kernel."""
        return (
            next((place for place in self._held if place.kernel_id == kernel_id), None) if kernel_id else None
        )

    def connected(self) -> int:
        """Count the pages whose browser is connected now."""
        return sum(place.connections > 0 for place in self._held)

    def unused(self, seconds: float, client: str | None = None) -> list[Place]:
        """Return the places, of one client or of all, to whose kernel no browser has been connected for so long; the
        longest first."""
        unused = [
            place for place in self._held if place.is_unused_for(seconds) and client in (None, place.client)
        ]
        return sorted(unused, key=lambda place: place.changed_at)

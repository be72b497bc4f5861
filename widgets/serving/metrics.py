"""What `/metrics` says, for Prometheus: counts and times of the whole server, nothing about a visit."""

from collections.abc import Iterable

from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.process_collector import ProcessCollector
from prometheus_client.registry import Collector

from .error_pages import FriendlyErrors
from .kernels import KernelLost, Kernels
from .turns import NoTurn

REGISTRY = CollectorRegistry()
ProcessCollector(registry=REGISTRY)  # memory, processor time and file descriptors of the server itself

SECONDS = (0.25, 0.5, 1, 2, 3, 5, 8, 13, 20, 30, 45, 60)
PAGES = Counter(
    "workbook_pages",
    "Pages asked for, by how they went: whole, failed, left (by the reader), busy, text (alone, for robots)",
    ["outcome"],
    registry=REGISTRY,
)
FAULTS = Counter(
    "workbook_faults",
    "Pages that failed: start (no kernel), slow (out of time), queue (no turn in time), lost (the kernel ended)",
    ["kind"],
    registry=REGISTRY,
)
RENDERED = Histogram(
    "workbook_render_seconds", "Time to start a kernel and render a page", buckets=SECONDS, registry=REGISTRY
)
WAITED = Histogram(
    "workbook_wait_seconds", "Time that a page waits for its turn", buckets=SECONDS, registry=REGISTRY
)


def fault_of(error: Exception) -> str:
    """Return which kind of fault kept a page from getting whole."""
    if isinstance(error, NoTurn):
        return "queue"
    if isinstance(error, TimeoutError):
        return "slow"
    return "lost" if isinstance(error, KernelLost) else "start"


class Now(Collector):
    """Reads how things are at the moment of the question."""

    def __init__(self, kernels: Kernels) -> None:
        self.kernels = kernels

    def collect(self) -> Iterable[GaugeMetricFamily]:
        """Yield each number with its meaning."""
        kernels = self.kernels
        states = [
            getattr(kernels.get_kernel(kernel_id), "execution_state", None)
            for kernel_id in kernels.list_kernel_ids()
        ]
        for name, meaning, value in (
            ("kernels", "Kernels that run", len(states)),
            ("kernels_busy", "Kernels that work at this moment", sum(state == "busy" for state in states)),
            (
                "places",
                "Places that are held, by kernels and by pages that wait for one",
                len(kernels.places),
            ),
            ("places_limit", "Places that there are", kernels.places.limit),
            ("pages_connected", "Pages whose browser is connected", kernels.places.connected()),
            ("pages_starting", "Pages that start or render", kernels.turns.taken),
            ("pages_waiting", "Pages that wait for their turn", kernels.turns.waiting),
            ("stopping", "1 while the server finishes its pages before it stops", int(kernels.is_closing)),
        ):
            yield GaugeMetricFamily(f"workbook_{name}", meaning, value=value)


class MetricsHandler(FriendlyErrors):
    """`/metrics`: the numbers in Prometheus's text format."""

    def get(self) -> None:
        """Send them."""
        registry = CollectorRegistry()
        registry.register(Now(self.settings["kernel_manager"]))
        self.set_header("Content-Type", CONTENT_TYPE_LATEST)
        self.finish(generate_latest(registry) + generate_latest(REGISTRY))

    head = get

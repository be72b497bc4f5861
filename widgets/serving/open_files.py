"""How many files this process may have open, and for what they are enough."""

try:
    import resource
except ImportError:  # pragma: no cover - Windows has no such limit
    resource = None

ENOUGH = 65_536
# What the server itself has open, with its libraries and the files that it is sending.
OWN_FILES = 64
# A page has a socket, and between the server and its kernel there are channels, each with a file for waking it up.
FILES_A_KERNEL = 24
FEWEST_CONNECTIONS, MOST_CONNECTIONS = 200, 4_000


def raise_limit() -> int:
    """Raise the limit as far as we may, and return it: many systems set a low one for those who do not ask."""
    if resource is None:
        return ENOUGH
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    highest = ENOUGH if hard == resource.RLIM_INFINITY else min(hard, ENOUGH)
    if soft != resource.RLIM_INFINITY and soft < highest:
        try:
            resource.setrlimit(resource.RLIMIT_NOFILE, (highest, hard))
        except (OSError, ValueError):  # macOS says infinite and means less
            return soft
        return highest
    return soft if soft != resource.RLIM_INFINITY else ENOUGH


def kernels_for(files: int) -> int:
    """Return how many kernels so many files are enough for, beside the fewest connections."""
    return max(1, (files - OWN_FILES - FEWEST_CONNECTIONS) // FILES_A_KERNEL)


def connections_for(files: int, kernels: int) -> int:
    """Return how many connections there may be beside so many kernels."""
    left = files - OWN_FILES - kernels * FILES_A_KERNEL
    return min(MOST_CONNECTIONS, max(files // 8, left))

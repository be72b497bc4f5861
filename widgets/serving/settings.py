"""Every setting of the server in one place, and Voila's configuration made from them."""

import logging
import os
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from traitlets.config import Config

from widgets.core.loading import COMPILED
from widgets.own_files import PROJECT as PROJECT
from widgets.own_files import notebooks_folder

from .capacity import room_here, starts_at_once
from .log_rules import LOG_FORMAT
from .setting_faults import MOST, first_fault

SHARE = Path(__file__).parent / "share"
# The sockets of kernels are files whose paths must stay under about 100 characters, which a long TMPDIR breaks.
SHORT_TMP = Path("/tmp")

# Only these front-end extensions are sent to readers, whatever else is installed beside Voila.
EXTENSIONS = ["@voila-dashboards/widgets-manager8", "@jupyter-widgets/jupyterlab-manager", "anywidget"]


# What may be in a security policy: a scheme, a host (or all hosts below one) and perhaps a port.
ORIGIN = re.compile(r"https?://(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)*(:\d{1,5})?", re.IGNORECASE)
PUBLIC = re.compile(r"https?://[a-z0-9-]+(\.[a-z0-9-]+)*(:\d{1,5})?(/[\w.~-]+)*", re.IGNORECASE)
SUB_PATH = re.compile(r"/((?!\.)[\w.~-]+/)*", re.ASCII)
LOCAL_NAMES = ("localhost", "127.0.0.1", "::1")


class BadSetting(ValueError):
    """A setting that cannot be used; the message is one sentence for the operator."""


def compiled_content() -> Path:
    """Return the path of the compiled content; WORKBOOK_CONTENT changes it, for tests and previews."""
    return Path(os.environ.get("WORKBOOK_CONTENT") or COMPILED)


@dataclass(frozen=True)
class Settings:
    """What an operator may change."""

    host: str = "127.0.0.1"
    port: int = 8866
    open_browser: bool = False
    notebooks: Path = field(default_factory=notebooks_folder)
    content: Path = field(default_factory=compiled_content)
    max_kernels: int = field(default_factory=room_here)
    per_client: int = 0
    """How many pages one address may have open; 0: half of all."""
    idle_seconds: int = 600
    sweep_seconds: int = 60
    connect_seconds: float = 30
    """How long the place of a page is kept for a browser that never connects to it."""
    reading_seconds: float = 3600
    """How long a page that is in sight keeps its kernel without being used, while there is room."""
    wait_seconds: float = 60
    """How long a page waits for its turn to start."""
    render_seconds: float = 45
    """How long a page may take from its turn until it is whole."""
    drain_seconds: float = 20
    """How long a server that stops lets the pages finish that it has begun."""
    public_url: str = ""
    """The address by which readers know the workbook, without a slash at its end; "" when it has none."""
    embed_from: tuple[str, ...] = ()
    """The origins whose pages may show the workbook in a frame."""
    keep_alive_seconds: float = 15
    """After so long without traffic something is sent: proxies cut quiet lines, most of them after 60 seconds."""
    base_url: str = ""
    """The path below which all addresses are, such as /skin/; "" takes that of the public address."""
    behind_proxy: int = 0
    """How many proxies are in front whose forwarded headers are true; 0 believes none."""

    def __post_init__(self) -> None:
        """Refuse what cannot work, or would be wrong on every page, or open the frame to more than was meant."""
        for check in (_check_numbers, _check_addresses, _check_frames):
            check(self)

    @property
    def base(self) -> str:
        """The path below which all addresses are, with a slash at both ends."""
        path = self.base_url or urlsplit(self.public_url).path
        return f"/{path.strip('/')}/" if path.strip("/") else "/"

    @property
    def public_origin(self) -> str:
        """The scheme and host of the public address, as browsers send them; "" when there is none."""
        return f"{urlsplit(self.public_url).scheme}://{self.public_host}" if self.public_url else ""

    @property
    def public_host(self) -> str:
        """The host of the public address, with its port; "" when there is none."""
        return urlsplit(self.public_url).netloc.lower()


def _check_numbers(settings: Settings) -> None:
    fault = first_fault(settings)
    if fault:
        raise BadSetting(fault)
    if not 0 < settings.keep_alive_seconds <= MOST:
        raise BadSetting(
            f"--keep-alive {settings.keep_alive_seconds:g} cannot be: write how many seconds a line may be quiet, "
            "for example 15."
        )
    if settings.behind_proxy < 0:
        raise BadSetting(
            f"{settings.behind_proxy} proxies cannot be: after --behind-proxy write how many are in front of the "
            "server, or nothing for one."
        )


def _check_addresses(settings: Settings) -> None:
    if settings.public_url and not PUBLIC.fullmatch(settings.public_url):
        raise BadSetting(
            f"The public address {settings.public_url!r} cannot be used: write it as https://skin.example.org "
            "or https://example.org/skin, with no slash at its end."
        )
    if not SUB_PATH.fullmatch(settings.base):
        raise BadSetting(
            f"The sub-path {settings.base_url or settings.base!r} cannot be used: write it as /skin/, "
            "in letters, figures and hyphens."
        )
    path = urlsplit(settings.public_url).path
    if settings.base_url and settings.public_url and f"{path}/" != settings.base:
        raise BadSetting(
            f"The public address {settings.public_url} and the sub-path {settings.base} do not agree: leave "
            "--base-url away, and it is taken from the public address."
        )


def _check_frames(settings: Settings) -> None:
    for origin in settings.embed_from:
        if not ORIGIN.fullmatch(origin):
            raise BadSetting(
                f"Pages at {origin!r} cannot be allowed to embed the workbook: write the site as "
                "https://clinic.example.org or https://*.example.org, with no path and no slash at its end."
            )


def voila_config(settings: Settings, kernels: type, on_cell_error: Any) -> Config:
    """Build Voila's configuration; nothing is read from the working directory or the user's home."""
    config = Config()
    config.Voila.root_dir = str(settings.notebooks)
    config.Voila.ip, config.Voila.port, config.Voila.open_browser = settings.host, settings.port, False
    config.Voila.base_url = settings.base
    config.Voila.config_file_paths = []
    config.Voila.log_level, config.Voila.log_format = logging.WARNING, LOG_FORMAT
    _configure_pages(config, kernels)
    _configure_cells(config, settings, on_cell_error)
    _configure_kernels(config, settings)
    return config


def _configure_pages(config: Config, kernels: type) -> None:
    config.VoilaConfiguration.template = "workbook"
    config.VoilaConfiguration.theme = "light"
    config.VoilaConfiguration.allow_template_override = "NO"
    config.VoilaConfiguration.allow_theme_override = "NO"
    config.VoilaConfiguration.file_allowlist = []
    config.VoilaConfiguration.file_denylist = [".*"]
    config.VoilaConfiguration.extension_allowlist = EXTENSIONS
    config.VoilaConfiguration.extension_denylist = []
    config.VoilaConfiguration.show_tracebacks = False
    config.VoilaConfiguration.strip_sources = True
    config.VoilaConfiguration.multi_kernel_manager_class = kernels


def _configure_cells(config: Config, settings: Settings, on_cell_error: Any) -> None:
    # The cells after a failing one are still shown.
    config.VoilaExecutor.allow_errors = True
    config.VoilaExecutor.on_cell_error = on_cell_error
    # The page itself ends before: see pages.py.
    config.VoilaExecutor.timeout = config.VoilaExecutor.startup_timeout = int(settings.render_seconds) + 1
    config.VoilaExecutor.interrupt_on_timeout = True
    config.VoilaExecutor.cell_error_instruction = ""


def _configure_kernels(config: Config, settings: Settings) -> None:
    config.Kernels.limit = settings.max_kernels
    config.Kernels.share = settings.per_client or max(1, settings.max_kernels // 2)
    config.Kernels.at_once = starts_at_once()
    config.Kernels.connect_seconds = settings.connect_seconds
    config.Kernels.reading_seconds = settings.reading_seconds
    config.MappingKernelManager.cull_idle_timeout = settings.idle_seconds
    config.MappingKernelManager.cull_interval = settings.sweep_seconds
    config.MappingKernelManager.cull_connected = True
    # What is busy for so long hangs.
    config.MappingKernelManager.cull_busy = True
    # A restarted kernel would be empty, behind a page that looks alive.
    config.KernelManager.autorestart = False
    if os.name == "posix" and SHORT_TMP.is_dir():
        config.KernelManager.transport = "ipc"
        config.Voila.connection_dir_root = str(SHORT_TMP)

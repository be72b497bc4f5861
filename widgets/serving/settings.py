"""Every setting of the server in one place, and Voila's configuration made from them."""

import logging
import os
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from traitlets.config import Config

from widgets.core.loading import COMPILED

from .capacity import room_here, starts_at_once
from .log_rules import LOG_FORMAT
from .setting_faults import first_fault

PROJECT = Path(__file__).resolve().parents[2]
SHARE = Path(__file__).parent / "share"
# The sockets of kernels are files whose paths must stay under about 100 characters, which a long TMPDIR breaks.
SHORT_TMP = Path("/tmp")

# Only these front-end extensions are sent to readers, whatever else is installed beside Voila.
EXTENSIONS = ["@voila-dashboards/widgets-manager8", "@jupyter-widgets/jupyterlab-manager", "anywidget"]


# What may be in a security policy: a scheme, a host (or all hosts below one) and perhaps a port.
ORIGIN = re.compile(r"https?://(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)*(:\d{1,5})?", re.IGNORECASE)
PUBLIC = re.compile(r"https?://[a-z0-9-]+(\.[a-z0-9-]+)*(:\d{1,5})?(/[\w.~-]+)*", re.IGNORECASE)


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
    notebooks: Path = PROJECT / "notebooks"
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

    def __post_init__(self) -> None:
        """Refuse addresses that would be wrong on every page or open the frame to more than was meant, and numbers
        with which no page could be served."""
        fault = first_fault(self)
        if fault:
            raise BadSetting(fault)
        if self.public_url and not PUBLIC.fullmatch(self.public_url):
            raise BadSetting(
                f"The public address {self.public_url!r} cannot be used: write it as https://skin.example.org "
                "or https://example.org/skin, with no slash at its end."
            )
        for origin in self.embed_from:
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

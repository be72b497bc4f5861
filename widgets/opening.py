"""What JupyterLab gets of a notebook that it opens: what it would write into it by itself is there already.

It does so where JUPYTER_CONFIG_PATH names the folder `widgets/lab`, as `make` does.
"""

from typing import Any

from ipykernel.ipkernel import IPythonKernel
from jupyter_server.services.contents.largefilemanager import AsyncLargeFileManager

from .saving import is_ours


class Notebooks(AsyncLargeFileManager):
    """Files as Jupyter has them. A notebook of ours tells what a kernel will tell JupyterLab about its language.

    That differs from one Python to the next, so `saving` leaves it out of the file. JupyterLab would put it in and
    take the notebook for changed: it would ask on closing whether to save what nobody has touched.
    """

    async def get(self, path: str, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Return a file or folder as the Jupyter server gives it to a page."""
        model = await super().get(path, *args, **kwargs)
        if model["type"] == "notebook" and model["content"] and is_ours(model["content"]):
            model["content"]["metadata"]["language_info"] = dict(IPythonKernel.language_info)
        return model

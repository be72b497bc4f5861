// When a page is really left, its kernel is freed.

/** The id of this page's kernel; null until Voila has written it. liveness.js uses it too. */
globalThis.workbookKernelId = () => {
  const node = document.getElementById("jupyter-config-data");
  return node ? JSON.parse(node.textContent).kernelId : null;
};

(() => {
  // Voila frees the kernel on `beforeunload`, which also fires for links that leave the page open (a
  // telephone number, a download). We listen first, stop the event before it gets there, and wait for `pagehide`.
  window.addEventListener("beforeunload", (event) => event.stopImmediatePropagation());

  window.addEventListener("pagehide", () => {
    const id = globalThis.workbookKernelId();
    if (id) navigator.sendBeacon?.(`${document.body.dataset.root}voila/api/shutdown/${id}`);
  });
})();

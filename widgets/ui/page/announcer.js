// Says one line to screen readers.

/** The app's page has one status line for all. JupyterLab has none, so there the region brings its own. */
export function announcer(el) {
  const own = document.createElement("p");
  own.className = "mw-announce";
  own.setAttribute("role", "status");
  if (!document.getElementById("status")) el.append(own);
  return (text) => {
    if (own.isConnected) own.textContent = text;
    document.dispatchEvent(new CustomEvent("workbook:changed", { detail: { text } }));
  };
}

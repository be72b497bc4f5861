// Says one line to screen readers.

import { make } from "./dom.js";

/** The app's page has one status line for all. JupyterLab has none, so there the region brings its own. */
export function announcer(el) {
  const own = make("p", { class: "mw-announce", role: "status" });
  if (!document.getElementById("status")) el.append(own);
  return (text) => {
    if (own.isConnected) own.textContent = text;
    document.dispatchEvent(new CustomEvent("workbook:changed", { detail: { text } }));
  };
}

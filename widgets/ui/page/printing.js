// Prints one region alone.

/** Print this region and nothing else of the page. */
export function printAlone({ target }) {
  if (!target.closest(".mw-print")) return;
  document.body.classList.add("mw-printing");
  window.addEventListener("afterprint", () => document.body.classList.remove("mw-printing"), { once: true });
  window.print();
}

// Opens the tables of a chart on paper, where nothing can be opened.

export const openTables = (node) => node.querySelectorAll("details").forEach((details) => { details.open = true; });

/** On paper nothing can be opened, so the table opens by itself, and closes again afterwards. */
export function openForPrint(node) {
  let opened = [];
  const before = () => {
    opened = [...node.querySelectorAll("details:not([open])")];
    openTables(node);
  };
  const after = () => opened.forEach((details) => { details.open = false; });
  window.addEventListener("beforeprint", before);
  window.addEventListener("afterprint", after);
  return () => {
    window.removeEventListener("beforeprint", before);
    window.removeEventListener("afterprint", after);
  };
}

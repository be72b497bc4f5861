// Opens the table of a chart whose picture paper cannot take.

export const openTables = (node) => node.querySelectorAll("details").forEach((details) => { details.open = true; });

/** Studies are drawn as wide as the screen, so that paper gets their table instead. It opens by itself, marked so that
 *  it is printed in short, with the studies that are in sight; afterwards it is as before. */
export function openForPrint(node) {
  let opened = [];
  let left = [];
  const outOfSight = (row) => node.querySelector(`[data-key="${row.dataset.key.replace("row-", "")}"]`)?.closest("[hidden]");
  const before = () => {
    opened = [...node.querySelectorAll(".mw-forest ~ .mw-table-twin:not([open])")];
    left = opened.flatMap((one) => [...one.querySelectorAll("tr[data-key]")]).filter(outOfSight);
    opened.forEach((details) => { details.dataset.forPaper = ""; details.open = true; });
    left.forEach((row) => { row.hidden = true; });
  };
  const after = () => {
    opened.forEach((details) => { delete details.dataset.forPaper; details.open = false; });
    left.forEach((row) => { row.hidden = false; });
  };
  window.addEventListener("beforeprint", before);
  window.addEventListener("afterprint", after);
  return () => {
    window.removeEventListener("beforeprint", before);
    window.removeEventListener("afterprint", after);
  };
}

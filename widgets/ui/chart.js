// A chart: its caption, and its picture, notes and table as markup. A chart of studies is drawn by studies_plot.js.

import { keepKeys, make } from "./page/dom.js";
import { joinedMarkup } from "./page/parts.js";
import { studiesPlot } from "./page/studies_plot.js";
import { openForPrint, openTables } from "./page/tables_on_paper.js";
import { dateControl } from "./page/treatment_day.js";

/** Put new markup of our own views into a node; what the reader opened stays open, and focus stays on it. */
function refill(node, html) {
  if (node.filled === html) return;
  const first = node.filled === undefined;
  const keyed = () => Object.fromEntries([...node.querySelectorAll("details")].map((one) => [one.dataset.key, one]));
  const before = first ? {} : keyed();
  const focused = document.activeElement?.closest("summary")?.parentNode.dataset.key;
  node.innerHTML = html;
  node.filled = html;
  for (const [key, details] of Object.entries(keyed())) {
    if (before[key]) details.open = before[key].open;
    if (before[key] && key === focused) details.querySelector("summary").focus({ preventScroll: true });
  }
}

function render({ model, el }) {
  const words = model.get("words");
  const caption = make("figcaption");
  const line = make("p", { class: "mw-chart-news", role: "status" });
  const notes = make("div", { class: "mw-notes" });
  const dates = dateControl(words, notes);
  const figure = make("figure", { class: "mw-chart" }, caption, dates.node, line, notes);
  figure.addEventListener("focusin", keepKeys);
  el.append(figure);
  let plot; // comes after the text, which must not hang on what a browser lacks

  function tell() {
    const noted = joinedMarkup(model);
    if (noted === undefined) return;
    refill(caption, model.get("title_html"));
    refill(notes, noted);
    const title = caption.querySelector("h3")?.textContent ?? "";
    figure.setAttribute("aria-label", title); // otherwise its whole caption would be its name
    dates.show();
    plot?.show();
  }

  const report = (failed) => {
    line.textContent = failed ? words.not_drawn ?? "" : "";
    if (failed) openTables(notes);
  };

  tell(); // its title and table are there, whatever becomes of its picture
  try {
    plot = studiesPlot(model, notes, report);
    plot.show();
  } catch {
    if (model.get("figure")) report(true);
  }
  model.on("change", tell);
  const forgetPrint = openForPrint(notes);

  return () => {
    forgetPrint();
    dates.end();
    plot?.end();
  };
}

export default { render };

// A chart from a plain dict. plotly.js is fetched when the first chart comes into view, once a page.

import { keepKeys, make } from "./page/dom.js";
import { joinedMarkup } from "./page/parts.js";
import { plotly } from "./page/plotly.js";
import { openForPrint, openTables } from "./page/tables_on_paper.js";
import { dateControl } from "./page/treatment_day.js";

const CONFIG = {
  displayModeBar: false, staticPlot: true, responsive: true, showSendToCloud: false, plotlyServerURL: "",
};
const HEIGHT = 320; // pixels, when the figure does not say

/** Put new markup of our own views into a node; what the reader opened stays open, and focus stays on it. */
function refill(node, html) {
  if (node.filled === html) return;
  const first = node.filled === undefined;
  const open = [...node.querySelectorAll("details")].map((details) => details.open);
  const focused = [...node.querySelectorAll("summary")].indexOf(document.activeElement);
  node.innerHTML = html;
  node.filled = html;
  if (first) return;
  node.querySelectorAll("details").forEach((details, at) => { details.open = open[at] ?? details.open; });
  if (focused >= 0) node.querySelectorAll("summary")[focused]?.focus({ preventScroll: true });
}

/** Return the figure for Plotly: a copy, because Plotly writes into it, and as wide as its place. */
function fitted(figure) {
  const { data, layout } = structuredClone(figure);
  delete layout?.width;
  return { data: data ?? [], layout: { ...layout, autosize: true }, config: CONFIG };
}

// --- the chart

function render({ model, el }) {
  const words = model.get("words");
  const caption = make("figcaption");
  const waiting = make("p", { class: "mw-waiting", "aria-hidden": "true" }, words.drawing ?? "");
  const plot = make("div", { class: "mw-plot", "aria-hidden": "true" });
  const image = make("div", { class: "mw-image", role: "img" }, waiting, plot);
  const line = make("p", { class: "mw-chart-news", role: "status" });
  const notes = make("div", { class: "mw-notes" });
  const dates = dateControl(words, notes);
  const figure = make("figure", { class: "mw-chart" }, caption, image, line, dates.node, notes);
  figure.addEventListener("focusin", keepKeys);
  el.append(figure);
  let seen = false;
  let width = 0;

  function tell() {
    const noted = joinedMarkup(model);
    if (noted === undefined) return;
    refill(caption, model.get("title_html"));
    refill(notes, noted);
    dates.show();
    image.setAttribute("aria-label", model.get("alt"));
    const title = caption.querySelector("h3")?.textContent ?? "";
    figure.setAttribute("aria-label", title); // otherwise its whole caption would be its name
  }

  async function draw() {
    const wanted = model.get("figure");
    image.hidden = !wanted;
    if (!wanted) return;
    image.style.minHeight = `${wanted.layout?.height ?? HEIGHT}px`; // its place is kept before it is drawn
    if (!seen) return;
    try {
      const library = await plotly(model);
      const { data, layout, config } = fitted(model.get("figure") ?? wanted);
      await library.react(plot, data, layout, config);
      waiting.hidden = true;
      line.textContent = "";
    } catch {
      image.hidden = true;
      line.textContent = words.not_drawn ?? "";
      openTables(notes);
    }
  }

  const resized = new ResizeObserver(([entry]) => {
    if (!waiting.hidden || Math.abs(entry.contentRect.width - width) < 1) return;
    width = entry.contentRect.width;
    if (width && !image.hidden) globalThis.Plotly?.Plots.resize(plot);
  });
  const near = new IntersectionObserver((entries) => {
    if (!entries.some((entry) => entry.isIntersecting)) return;
    seen = true;
    near.disconnect();
    draw();
  }, { rootMargin: "200px" });

  tell();
  draw();
  near.observe(figure);
  resized.observe(image);
  model.on("change:figure", draw);
  model.on("change", tell);
  const forgetPrint = openForPrint(notes);

  return () => {
    near.disconnect();
    resized.disconnect();
    forgetPrint();
    dates.end();
    globalThis.Plotly?.purge(plot);
  };
}

export default { render };

// The chart of studies. Its rows are buttons; here they get their keys, their panel and their switch, and plotly.js
// draws marks and axis beside them. It is fetched when the first such chart comes into view, once a page.

import { make, observer } from "./dom.js";
import { plotly } from "./plotly.js";

const FEW = { narrow: 4, wide: 5 }; // rows in sight at first
const CONFIG = { displayModeBar: false, staticPlot: true, showSendToCloud: false, plotlyServerURL: "" };
const CLEAR = "rgba(0,0,0,0)"; // the page's own ground shows through
const TICK = 15; // pixels
const THEMES = ["(prefers-color-scheme: dark)", "(forced-colors: active)"];
const STEPS = { ArrowDown: 1, ArrowUp: -1, Home: -Infinity, End: Infinity };

/** Copy a value, with each colour that is named as a property of the theme looked up where the chart is. */
function coloured(value, colour) {
  if (typeof value === "string") return value.startsWith("var(") ? colour(value) : value;
  if (Array.isArray(value)) return value.map((one) => coloured(one, colour));
  if (!value || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, coloured(one, colour)]));
}

/** Return how large the numbers of the axis are: shown to a room, as large as all that is read there. */
function ticked() {
  const root = document.documentElement;
  return root.classList.contains("page-presenting") ? parseFloat(getComputedStyle(root).fontSize) : TICK;
}

/** Return a figure that fits the rows as they are now: one unit of `y` is a pixel below the axis. */
function fitted(figure, marks, probe) {
  const colour = (name) => {
    probe.style.color = name;
    return getComputedStyle(probe).color;
  };
  const box = marks.getBoundingClientRect();
  const axis = marks.querySelector(".mw-axis").getBoundingClientRect().bottom - box.top;
  const lanes = [...marks.querySelectorAll(".mw-mark .mw-lane")].map(
    (lane) => (lane.offsetParent ? lane.getBoundingClientRect() : undefined),
  );
  const [lane] = lanes.filter(Boolean);
  const from = (edge) => edge - box.top - axis;
  const { data, layout } = coloured(figure, colour);
  const traces = data.map((trace) => ({
    ...trace,
    y: trace.y.map((row) => (lanes[row] ? from((lanes[row].top + lanes[row].bottom) / 2) : null)),
  }));
  const ticks = layout.xaxis.tickvals;
  const grid = { // within the lanes, so that no line runs through text
    type: "scatter", mode: "lines", line: { width: 1, color: colour("var(--mw-line)") },
    x: lanes.flatMap((one) => (one ? ticks.flatMap((x) => [x, x, null]) : [])),
    y: lanes.flatMap((one) => (one ? ticks.flatMap(() => [from(one.top), from(one.bottom), null]) : [])),
  };
  return [[grid, ...traces], {
    width: box.width,
    height: box.height,
    margin: { l: lane.left - box.left, r: box.right - lane.right, t: axis, b: 0, pad: 0 },
    paper_bgcolor: CLEAR,
    plot_bgcolor: CLEAR,
    showlegend: false,
    hovermode: false,
    dragmode: false,
    font: { family: getComputedStyle(marks).fontFamily, size: ticked(), color: colour("var(--mw-soft)") },
    xaxis: { side: "top", fixedrange: true, zeroline: false, showgrid: false, ...layout.xaxis },
    yaxis: { visible: false, fixedrange: true, range: [box.height - axis, 0] },
  }];
}

/** Return the row of the table for a row of the chart, as a list of its heads and cells. */
function described(notes, mark) {
  const row = notes.querySelector(`tr[data-key="row-${mark.closest("li").dataset.key}"]`);
  const heads = row.closest("table").querySelectorAll("thead th");
  return make("dl", {}, ...[...row.cells].map((cell, at) => make("div", {},
    make("dt", {}, heads[at].textContent), make("dd", {}, cell.textContent))));
}

export function studiesPlot(model, notes, report) {
  const words = model.get("words");
  const plot = make("div", { class: "mw-plot", "aria-hidden": "true" });
  const more = make("button", { type: "button", class: "mw-show-all" });
  const panel = make("div", { class: "mw-row-panel", role: "status" });
  const news = make("p", { class: "mw-spoken", role: "status" });
  let all = false; // rows, or the first few
  let only = false; // rows with skin like the reader's
  let chosen; // the row that was clicked, by its key
  let pointed; // the row under the mouse, or that has the focus of the keyboard
  let wide = false; // the panel is beside the rows
  let seen = false;
  let drawing = Promise.resolve();

  const find = (selector) => notes.querySelector(selector);
  const marks = () => [...notes.querySelectorAll(".mw-mark")];
  const keyOf = (mark) => mark?.closest("li").dataset.key;
  const reached = () => marks().filter((mark) => !mark.closest("li").hidden);

  /** Show the few rows, or all, or those that the switch keeps. */
  function sift() {
    const rows = marks().map((mark) => mark.closest("li"));
    const box = find(".mw-only input");
    if (box) box.checked = only;
    const kept = rows.filter((row) => !box?.checked || row.dataset.own !== undefined);
    const first = wide ? FEW.wide : FEW.narrow;
    const few = kept.length > first + 1 && !all ? first : kept.length; // not to hide a single one
    rows.forEach((row) => { row.hidden = kept.indexOf(row) < 0 || kept.indexOf(row) >= few; });
    notes.querySelectorAll(".mw-forest-rows section").forEach((group) => {
      group.hidden = !group.querySelector("li:not([hidden])");
    });
    more.hidden = kept.length <= first + 1;
    more.textContent = (all ? words.show_fewer : words.show_all?.replace("{n}", kept.length)) ?? "";
    more.setAttribute("aria-expanded", all);
    return (words.rows_shown ?? "").replace("{n}", few).replace("{of}", rows.length);
  }

  const isBeside = () => getComputedStyle(find(".mw-forest")).display === "grid"; // a wide chart has room for it

  /** Fill the panel. Beside the rows it follows mouse and focus; elsewhere it opens below a row that is chosen. */
  function tellRow() {
    if (!find(".mw-forest")) return;
    const inSight = reached();
    const beside = isBeside();
    const wanted = (beside && pointed) || chosen;
    const mark = inSight.find((one) => keyOf(one) === wanted) ?? (beside ? inSight[0] : undefined);
    const stop = inSight.find((one) => one === document.activeElement) ?? mark ?? inSight[0];
    marks().forEach((one) => {
      one.setAttribute("aria-expanded", one === mark);
      one.tabIndex = one === stop ? 0 : -1; // one stop for Tab; arrows go from row to row
    });
    const place = mark && !beside ? mark.closest("li") : find(".mw-forest");
    if (panel.parentNode !== place) place.append(panel);
    const text = mark ? described(notes, mark) : make("p", {}, words.choose_row ?? "");
    if (!text.isEqualNode(panel.firstElementChild)) panel.replaceChildren(text); // or it would be said again
  }

  async function paint() {
    const here = find(".mw-forest-rows");
    const figure = model.get("figure");
    if (!seen || !figure || !here?.offsetWidth) return;
    try {
      const library = await plotly(model);
      if (!here.isConnected || !here.offsetWidth) return; // the reader has turned to another step meanwhile
      here.append(plot);
      await library.react(plot, ...fitted(figure, here, plot), CONFIG);
      document.getElementById("js-plotly-tester")?.setAttribute("aria-hidden", "true"); // its drawing board, out of sight
      report(false);
    } catch {
      plot.remove();
      report(true);
    }
  }

  const draw = () => { drawing = drawing.then(paint); };

  const resized = observer("ResizeObserver", () => {
    if (isBeside() !== wide) {
      wide = !wide;
      sift();
      tellRow();
    }
    draw();
  });
  const near = observer("IntersectionObserver", (entries) => {
    if (!entries.some((entry) => entry.isIntersecting)) return;
    seen = true;
    near.disconnect();
    draw();
  }, { rootMargin: "200px" });
  const themes = THEMES.map((query) => matchMedia(query));
  const lab = new MutationObserver(draw); // JupyterLab marks its theme on the body

  function show() {
    const picture = find(".mw-forest");
    resized.disconnect();
    if (!picture) return;
    const here = find(".mw-forest-rows");
    picture.append(more, panel, news);
    wide = isBeside();
    sift();
    tellRow();
    resized.observe(here);
    seen ||= !globalThis.IntersectionObserver;
    if (!seen) near.observe(here);
    draw();
  }

  function point(mark) {
    if (keyOf(mark) === pointed) return;
    pointed = keyOf(mark);
    tellRow();
  }

  function leaveRows() {
    chosen = undefined;
    pointed = undefined;
    tellRow();
  }

  function choose(mark) {
    const key = keyOf(mark);
    chosen = chosen === key ? undefined : key;
    tellRow();
  }

  function showAll() {
    const before = reached();
    all = !all;
    news.textContent = sift();
    tellRow();
    draw();
    (reached()[all ? before.length : 0] ?? more).focus({ preventScroll: all });
  }

  const markOf = (event) => event.target.closest?.(".mw-mark");

  function press(event) {
    if (event.key === "Escape" && (chosen ?? pointed)) leaveRows();
    const step = STEPS[event.key];
    if (!step || !markOf(event)) return;
    const inSight = reached();
    const at = Math.min(Math.max(inSight.indexOf(markOf(event)) + step, 0), inSight.length - 1);
    inSight[at].focus();
    event.preventDefault();
  }

  const listeners = {
    click: (event) => {
      if (markOf(event)) choose(markOf(event));
    },
    keydown: press,
    focusin: (event) => {
      if (markOf(event)?.matches(":focus-visible")) point(markOf(event));
    },
    focusout: (event) => {
      const to = event.relatedTarget;
      if (markOf(event) && !to?.closest?.(".mw-mark") && !panel.contains(to)) point(undefined);
    },
    pointerover: (event) => {
      if (event.pointerType === "mouse" && !panel.contains(event.target)) point(markOf(event));
    },
    change: (event) => {
      if (!event.target.closest(".mw-only")) return;
      event.stopPropagation(); // it is not an answer
      only = event.target.checked;
      news.textContent = sift();
      tellRow();
      draw(); // as many rows of the same height would not resize anything
    },
  };
  for (const [name, listener] of Object.entries(listeners)) notes.addEventListener(name, listener);
  notes.addEventListener("pointerleave", () => point(undefined));
  more.addEventListener("click", showAll);
  themes.forEach((theme) => theme.addEventListener?.("change", draw));
  lab.observe(document.body, { attributes: true, attributeFilter: ["data-jp-theme-light"] });
  model.on("change:figure", draw);

  return {
    show,
    end: () => {
      near.disconnect();
      resized.disconnect();
      lab.disconnect();
      themes.forEach((theme) => theme.removeEventListener?.("change", draw));
      globalThis.Plotly?.purge(plot);
    },
  };
}

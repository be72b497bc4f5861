// A chart from a plain dict. plotly.js is fetched when the first chart comes into view, once a page.

const CONFIG = {
  displayModeBar: false, staticPlot: true, responsive: true, showSendToCloud: false, plotlyServerURL: "",
};
const HEIGHT = 320; // pixels, when the figure does not say
const PATIENCE = 20000; // milliseconds for the kernel to send plotly.js
const PAUSE = 700; // milliseconds without typing, after which a date counts as typed
const HOUR = 3600000; // milliseconds

/** JupyterLab would take the keys for itself; it looks for this mark on the focused element only. */
const keepKeys = ({ target }) => target.setAttribute("data-lm-suppress-shortcuts", "true");

function make(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.append(...children);
  return node;
}

// --- plotly.js

function baseUrl() {
  try {
    return JSON.parse(document.getElementById("jupyter-config-data").textContent).baseUrl || "/";
  } catch {
    return "/";
  }
}

function runScript(url) {
  return new Promise((resolve, reject) => {
    const script = make("script", { src: url });
    script.onerror = reject;
    script.onload = () => {
      if (globalThis.Plotly) resolve(globalThis.Plotly);
      else reject(new Error("not plotly.js"));
    };
    document.head.append(script);
  });
}

/** The last resort, for a JupyterLab that was not started by us: the kernel sends the file itself. */
function fromKernel(model) {
  return new Promise((resolve, reject) => {
    const give_up = setTimeout(() => reject(new Error("no answer")), PATIENCE);
    model.on("msg:custom", (content, buffers) => {
      if (content?.file !== "plotly.js") return;
      clearTimeout(give_up);
      if (!buffers?.length) return reject(new Error("not installed"));
      const url = URL.createObjectURL(new Blob([buffers[0]], { type: "text/javascript" }));
      runScript(url).then(resolve, reject).finally(() => URL.revokeObjectURL(url));
    });
    model.send({ want: "plotly.js" });
  });
}

async function findPlotly(model) {
  if (globalThis.Plotly) return globalThis.Plotly;
  const app = document.body.dataset.workbook === "app"; // elsewhere our address is only a 404 in the console
  for (const path of [...(app ? ["assets/"] : []), "static/"]) {
    try {
      return await runScript(`${baseUrl()}${path}plotly.min.js`);
    } catch {
      // not there: try the next place
    }
  }
  return fromKernel(model);
}

/** Load once for all charts; after a failure the next change of a chart tries again. */
function plotly(model) {
  globalThis.workbookPlotly ??= findPlotly(model).catch((error) => {
    globalThis.workbookPlotly = undefined;
    throw error;
  });
  return globalThis.workbookPlotly;
}

// --- the parts around the plot

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

const openTables = (node) => node.querySelectorAll("details").forEach((details) => { details.open = true; });

/** On paper nothing can be opened, so the table opens by itself, and closes again afterwards. */
function openForPrint(node) {
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

// --- the dates of a time line: the day of treatment is in its native input and nowhere else

/** Write a date as Tuesday 24 November 2026. */
function written(date) {
  const part = (options) => new Intl.DateTimeFormat("en-GB", { timeZone: "UTC", ...options }).format(date);
  return `${part({ weekday: "long" })} ${part({ day: "numeric", month: "long", year: "numeric" })}`;
}

/** Return the days that a step takes, from the day of treatment on: hours 24 to 48 are the second day. */
function days(step, day, words) {
  const [from, to] = [step.dataset.fromHours, step.dataset.toHours].map(Number);
  const first = written(new Date(+day + Math.floor(from / 24) * 24 * HOUR));
  const last = written(new Date(+day + (Math.ceil(to / 24) - 1) * 24 * HOUR));
  return first === last ? first : (words.date_span ?? "").replace("{from}", first).replace("{to}", last);
}

/** Write the dates into the list of steps and the table, or take them out again. */
function fillDates(notes, day, words) {
  notes.querySelectorAll("th.mw-when").forEach((head) => { head.hidden = !day; });
  notes.querySelectorAll("[data-from-hours]").forEach((step) => {
    const when = step.querySelector(".mw-when");
    when.textContent = day ? days(step, day, words) : "";
    if (when.nodeName === "TD") when.hidden = !day;
    else step.hidden = !day && !step.querySelector("p");
  });
}

/** The input beside a time line. Nothing here touches the model, so a date can not reach the kernel. */
function dateControl(words, notes) {
  const id = `mw-date-${Math.random().toString(36).slice(2)}`;
  const input = make("input", {
    type: "date", id, min: "1990-01-01", max: "2099-12-31", autocomplete: "off",
    "aria-describedby": `${id}-hint`,
  });
  const away = make("button", { type: "button", hidden: "" }, words.date_away ?? "");
  const news = make("p", { class: "mw-date-news", role: "status" });
  const node = make("div", { class: "mw-day" }, make("label", { for: id }, words.date_label ?? ""),
    make("div", {}, input, away),
    make("p", { class: "mw-date-hint", id: `${id}-hint` }, words.date_hint ?? ""), news);
  let said;

  const day = () => (input.validity.valid ? input.valueAsDate : null);

  function follow() {
    away.hidden = !input.value;
    fillDates(notes, day(), words);
    clearTimeout(said); // while a year is being typed, each digit is a date of its own
    said = setTimeout(() => {
      const gone = news.textContent ? words.date_gone : "";
      news.textContent = (day() ? words.dates_shown?.replace("{from}", written(day())) : gone) ?? "";
    }, PAUSE);
  }

  function forget() {
    input.value = "";
    follow();
  }

  const hearCleared = ({ detail }) => { if (!Object.keys(detail?.answers ?? {}).length) forget(); };
  input.addEventListener("input", follow);
  node.addEventListener("change", (event) => event.stopPropagation()); // it is no answer
  away.addEventListener("click", () => {
    forget();
    input.focus();
  });
  document.addEventListener("workbook:answers", hearCleared);
  return {
    node,
    show: () => {
      node.hidden = !notes.querySelector("[data-from-hours]");
      fillDates(notes, day(), words);
    },
    end: () => {
      clearTimeout(said);
      document.removeEventListener("workbook:answers", hearCleared);
    },
  };
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
    refill(caption, model.get("title_html"));
    refill(notes, model.get("notes_html"));
    dates.show();
    image.setAttribute("aria-label", model.get("alt"));
    const title = caption.querySelector("h3")?.textContent ?? "";
    figure.setAttribute("aria-label", title); // else its whole caption
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
  for (const name of ["alt", "title_html", "notes_html"]) model.on(`change:${name}`, tell);
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

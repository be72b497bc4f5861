// Brings a page of plain files to life: it gives each widget its model, and asks Python for what follows from an answer.
// Python starts when the reader touches a question, or when the tab already holds answers.

globalThis.workbookAlive = true; // alone.js says so on a page where this does not run

const OUTPUT = 'script[type="application/vnd.voila.cell-output+json"]';
const VIEW = "application/vnd.jupyter.widget-view+json";
const words = JSON.parse(document.getElementById("site-words").textContent);
const chapter = document.getElementById("site-words").dataset.chapter;

/** A widget's state, as Jupyter's model has it for the widget's script. */
class Model {
  constructor(state, owner, heard) {
    this.state = state;
    this.widget_manager = owner;
    this.heard = heard;
    this.listeners = new Map();
  }
  get(name) { return this.state[name]; }
  on(names, call) {
    for (const name of names.split(" ")) this.listeners.set(name, [...(this.listeners.get(name) ?? []), call]);
  }
  off(name, call) {
    this.listeners.set(name, (this.listeners.get(name) ?? []).filter((one) => call && one !== call));
  }
  /** Set what differs, and say so once all of it is set. */
  set(given, value) {
    const next = typeof given === "string" ? { [given]: value } : given;
    const changed = Object.keys(next).filter((name) => this.state[name] !== next[name]);
    Object.assign(this.state, next);
    for (const name of changed) this.tell(`change:${name}`);
    if (changed.length) this.tell("change");
  }
  tell(event) {
    for (const call of this.listeners.get(event) ?? []) call();
  }
  send(message) { this.heard?.(message); }
  save_changes() {}
}

const manager = {};
const forms = [];
const parts = []; // the live ones, in the order in which Python knows them
let voice; // the one that says what an answer changed

// --- Python

const PATIENCE = 20_000; // milliseconds in which the Python that pages share has to be heard of

let python; // what takes messages for it
let isShared = false;
let overdue;
let latest; // the message that Python has not been asked yet
let asked; // the one that it was asked last
let isAsked = false;
let isReady = false;
let hasFailed = false; // then nothing will come until the page is loaded again

const show = (model, drawn) => {
  const { html, notes_html: notes, ...rest } = drawn;
  const markup = html ?? notes;
  const version = (model.state.order[0]?.[1] ?? 0) + 1;
  model.set({ ...rest, ...(markup === undefined ? {} : { order: [[0, version]], "part:0": [version, markup] }) });
};

const { body } = document;

/** Have what follows from answers say that it is on its way, or that it is not: what stands there without an answer would
 *  pass for the reader's own. `state` is for site.css. */
function holdBack(state, text) {
  body.dataset.waiting = state;
  for (const part of parts.filter(({ call }) => call[0] === "now")) {
    part.empty ??= part.state["part:0"][1];
    show(part, { html: part.empty.replaceAll(words.nothing, text) });
  }
}

/** Say that what was answered brings up nothing, and what can be done. The name of the fault is for whoever mends it. */
function fail(fault = "") {
  const place = document.getElementById("start");
  place.dataset.fault = fault;
  if (latest || isAsked) holdBack("failed", words.failed.here);
  const text = Object.assign(document.createElement("p"), { textContent: words.failed.text });
  const cards = Object.assign(document.createElement("a"), { href: words.cards, textContent: words.failed.cards });
  const again = Object.assign(document.createElement("button"), { type: "button", textContent: words.failed.button });
  again.addEventListener("click", () => location.reload());
  const buttons = document.createElement("div");
  buttons.append(cards, " ", again);
  place.replaceChildren(text, buttons);
  document.getElementById("status").textContent = "";
  delete document.documentElement.dataset.arriving;
}

function end(fault) {
  hasFailed = true;
  fail(fault);
}

function takeIn(data) {
  clearTimeout(overdue);
  if (data.heard) {
    if (isShared && isReady) overdue = setTimeout(startOwn, PATIENCE); // at first it may take longer
    return;
  }
  if (data.failed) {
    if (isShared) startOwn();
    else end(data.failed);
    return;
  }
  if (!isReady) keepAll();
  isReady = true;
  isAsked = false;
  delete body.dataset.waiting;
  const { value, parts: drawn, said } = JSON.parse(data.drawn);
  for (const [number, one] of Object.entries(drawn)) show(parts[number], one);
  if (said !== null && voice) {
    const same = voice.state.announce === said;
    voice.set({ announce: said + (same ? "\u00A0" : "") });
  }
  const { revision } = data;
  for (const form of forms) {
    if (form.state.asked === revision && JSON.stringify(form.state.value) !== JSON.stringify(value)) form.set({ value });
    if (form.state.asked >= form.state.answered) form.set({ answered: Math.max(form.state.answered, revision) });
  }
  ask();
}

/** Return a worker that the page's own policy binds: it inherits that from the page because its first line stands here. */
function boundWorker(address) {
  const first = URL.createObjectURL(new Blob([`import ${JSON.stringify(address)};`], { type: "text/javascript" }));
  return new Worker(first, { type: "module" });
}

/** Return the Python that all pages share, so that the next one need not start another; the browser keeps it for a while
 *  after a page is left. Undefined where it would end with its page, and before the service worker is there, which gives
 *  it a policy of its own. */
function sharedWorker(address) {
  if (!globalThis.SharedWorker || !navigator.serviceWorker?.controller) return undefined;
  let staysOn = false;
  const shared = new SharedWorker(address, { type: "module", get extendedLifetime() { return staysOn = true; } });
  return staysOn ? shared : undefined;
}

const address = () => new URL(words.python, location.href).href;

function send(message) {
  python.postMessage(message);
  clearTimeout(overdue);
  if (isShared) overdue = setTimeout(startOwn, PATIENCE);
}

/** Have Python draw the page as it is without an answer, of which nothing is shown. */
function open(port) {
  python = port;
  port.addEventListener("message", ({ data }) => { if (port === python) takeIn(data); });
  port.start?.();
  send({ open: JSON.stringify({ chapter, parts: parts.map(({ call }) => call) }) });
}

/** Start a Python of this page's own. It is asked what one that it stands in for has not answered. */
function startOwn() {
  isShared = false;
  let worker;
  try {
    worker = boundWorker(address());
  } catch {
    setTimeout(end, 0, "no worker");
    return;
  }
  worker.addEventListener("error", () => end("worker"));
  open(worker);
  if (isAsked) latest ??= asked;
  isAsked = false;
  ask();
}

function startPython() {
  if (python) return;
  const shared = sharedWorker(address());
  if (!shared) {
    startOwn();
    return;
  }
  isShared = true;
  shared.addEventListener("error", () => { if (isShared) startOwn(); });
  open(shared.port);
}

/** Have Python take in the newest answers, once it has answered those before. */
function ask() {
  if (!latest || isAsked || !python) return;
  asked = latest;
  latest = undefined;
  isAsked = true;
  send({ answer: JSON.stringify(asked.value), revision: asked.asked });
}

function hear(message) {
  if (!("asked" in message) || forms.some((form) => form.state.answered >= message.asked)) return;
  latest = message;
  const isNew = message.asked !== hear.last;
  hear.last = message.asked;
  if (hasFailed) {
    holdBack("failed", words.failed.here);
    return;
  }
  startPython();
  if (isAsked && !isNew) {
    latest = undefined; // the form sends again what has no reply yet
    return;
  }
  ask();
  if (!isReady && isNew) holdBack("python", words.waiting);
  if (!isReady && isNew) setTimeout(() => document.dispatchEvent(new CustomEvent("workbook:changed", { detail: { text: words.waiting } })));
}

// --- the widgets of the page

const html = (place, trait) => place.querySelector(`[data-trait="${trait}"]`)?.innerHTML ?? "";

function stateOf(described, place) {
  if (described.kind === "form") {
    return { html: place.innerHTML, questions: described.questions, value: {}, asked: 0, answered: 0 };
  }
  if (described.kind === "chart") {
    const figure = place.querySelector('[data-trait="figure"]');
    return {
      figure: figure ? JSON.parse(figure.textContent) : null,
      title_html: html(place, "title_html"),
      order: [[0, 1]],
      "part:0": [1, html(place, "notes_html")],
      words: words.charts,
    };
  }
  return { label: described.label, announce: "", order: [[0, 1]], "part:0": [1, html(place, "html")] };
}

function widgetOf(script) {
  const described = JSON.parse(script.textContent)[VIEW];
  const place = script.previousElementSibling;
  const model = new Model(stateOf(described, place), manager, described.kind === "form" ? hear : undefined);
  model.call = described.call;
  return { script, place, model, described };
}

async function begin() {
  const widgets = [...document.querySelectorAll(`#main ${OUTPUT}`)].map(widgetOf);
  for (const { model, described } of widgets) {
    if (described.kind === "form") forms.push(model);
    if (described.call) parts.push(model);
  }
  const speaks = words.voices.map((kind) => parts.find(({ call }) => call[0] === kind));
  voice = speaks.find(Boolean);
  const kinds = [...new Set(widgets.map(({ described }) => described.kind))];
  const load = (kind) => import(new URL(words.scripts[kind], location.href)).catch(() => fail(kind));
  const scripts = Object.fromEntries(await Promise.all(kinds.map(async (kind) => [kind, (await load(kind))?.default])));
  for (const { script, place, model, described } of widgets) {
    const output = document.createElement("div");
    output.className = "jp-OutputArea-output jupyter-widgets";
    output.classList.toggle("page-live", described.call !== undefined && described.call[0] !== "now");
    const el = document.createElement("div");
    el.className = "lm-Widget jupyter-widgets";
    output.append(el);
    if (!scripts[described.kind]) continue; // what stands there stays
    script.replaceWith(output);
    if (described.kind !== "form") place.remove();
    scripts[described.kind].render({ model, el });
  }
  const touch = ({ target }) => { if (target.closest?.(".mw-form")) startPython(); };
  for (const event of ["focusin", "change"]) document.addEventListener(event, touch, { passive: true });
}

// --- a copy for times without a connection

const line = (text) => Object.assign(document.createElement("p"), { textContent: text });

/** Say that there is another version than the one of this page, and offer it. */
function offerNewer() {
  const place = document.getElementById("start");
  if (place.firstChild) return; // something more urgent is there
  const button = Object.assign(document.createElement("button"), { type: "button", textContent: words.newer.button });
  button.addEventListener("click", () => location.reload());
  const box = document.createElement("div");
  box.append(button);
  place.append(line(words.newer.text), box);
}

function keepCopy() {
  const keeper = navigator.serviceWorker;
  if (!keeper) return; // not on a page from a file, nor without https
  keeper.addEventListener("message", ({ data }) => {
    if (data.version && data.version !== words.version) offerNewer();
  });
  keeper.register(new URL(words.keeper, location.href)).catch(() => {}); // refused: then there is no copy
}

/** Once the reader has begun to answer, everything is kept, unless they asked their browser to save data. */
function keepAll() {
  if (navigator.connection?.saveData) return;
  navigator.serviceWorker?.ready.then(({ active }) => active.postMessage("keep"));
}

function sayOffline() {
  const place = document.getElementById("start");
  if (!navigator.onLine && !place.firstChild) place.append(line(words.offline));
}

addEventListener("load", keepCopy);
addEventListener("load", sayOffline);

begin().catch(({ name }) => fail(name));

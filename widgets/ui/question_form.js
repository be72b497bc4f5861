// Questions as native fieldsets. Built once; later only checked states and short lines of text change.
// Answers go to the kernel, and in the app to this tab's sessionStorage. They go nowhere else.

const KEY = "answers";
const FEW = 4; // questions that a reader takes in without parts
const PATIENCE = 4000; // milliseconds until silence is told in JupyterLab; in the app the page watches

const inApp = () => document.body.dataset.workbook === "app";
const send = (name, detail) => document.dispatchEvent(new CustomEvent(name, { detail }));

/** JupyterLab would take the keys for itself; it looks for this mark on the focused element only. */
const keepKeys = ({ target }) => target.setAttribute("data-lm-suppress-shortcuts", "true");

function make(tag, attributes, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.append(...children.filter(Boolean));
  return node;
}

// --- what the tab remembers

/** Keep only what some question offers: a tab's storage may be old, broken or forged. */
function knownPart(raw, known) {
  const kept = {};
  for (const [question, chosen] of Object.entries(raw ?? {})) {
    if (!Object.hasOwn(known, question) || !Array.isArray(chosen)) continue;
    const lawful = known[question].filter((option) => chosen.includes(option));
    if (lawful.length) kept[question] = lawful;
  }
  return kept;
}

function recall(known) {
  if (!inApp()) return {};
  try {
    return knownPart(JSON.parse(sessionStorage.getItem(KEY)), known);
  } catch {
    return {}; // not JSON, or no storage in this browser: then there is nothing to bring back
  }
}

function remember(answers) {
  if (!inApp()) return;
  try {
    if (Object.keys(answers).length) sessionStorage.setItem(KEY, JSON.stringify(answers));
    else sessionStorage.removeItem(KEY);
  } catch {
    // a browser without storage: the answers last as long as the page
  }
}

// --- one question

function optionNode(option, type, names, inputs) {
  const input = make("input", { type, name: names.group, value: option.id, autocomplete: "off" });
  inputs.set(option.id, input);
  const swatch = option.swatch && make("span", { class: "mw-swatch", "aria-hidden": "true" });
  if (swatch) swatch.style.backgroundColor = option.swatch;
  const label = make("label", { class: "mw-option" }, input, swatch, make("span", {}, option.text));
  if (!option.hint) return label;
  const hint = make("span", { class: "mw-hint", id: `${names.group}-${option.id}-hint` }, option.hint);
  input.setAttribute("aria-describedby", hint.id);
  return make("div", { class: swatch ? "mw-hinted mw-swatched" : "mw-hinted" }, label, hint);
}

function optionNodes(question, names, inputs) {
  const type = question.kind === "several" ? "checkbox" : "radio";
  const plain = [...question.options, question.none].filter(Boolean);
  return [
    ...plain.map((option) => optionNode(option, type, names, inputs)),
    optionNode(question.not_sure, question.kind === "one" ? "radio" : "checkbox", names, inputs),
  ];
}

function legendNode(question, level) {
  const heading = level ? `h${level}` : "span";
  return make("legend", {}, make(heading, { class: "mw-legend" }, question.legend));
}

function whyNode(question, words) {
  if (!question.why || !words.why_we_ask) return null;
  const why = make("p", {}, question.why);
  return make("details", { class: "mw-ask-why" }, make("summary", {}, words.why_we_ask), why);
}

/** Build one fieldset. A click calls `changed(inputs, input)`, the clear button `cleared()`. */
function questionNode(question, form, changed, cleared) {
  const inputs = new Map();
  const names = { group: `${form.name}-${question.id}` };
  const help = question.help && make("p", { class: "mw-help", id: `${names.group}-help` }, question.help);
  const clear = make("button", { type: "button", class: "mw-clear-one" }, form.words.clear_one);
  clear.setAttribute("aria-label", `${form.words.clear_one ?? ""}: ${question.legend}`);
  const fieldset = make("fieldset", { class: `mw-question mw-${question.kind}`, tabindex: -1 },
    legendNode(question, form.level), help,
    make("div", { class: "mw-asides" }, whyNode(question, form.words), clear),
    make("div", { class: "mw-options" }, ...optionNodes(question, names, inputs)));
  if (help) fieldset.setAttribute("aria-describedby", help.id);
  if (!document.getElementById(`q-${question.id}`)) fieldset.id = `q-${question.id}`; // cards lead here
  fieldset.addEventListener("change", (event) => changed(inputs, event.target));
  clear.addEventListener("click", () => {
    cleared();
    inputs.values().next().value.focus({ preventScroll: true }); // the button goes: stay in the question
  });
  return { fieldset, inputs, clear };
}

/** Untick what can not stand beside the input that was just ticked: "none" excludes the rest. */
function excludeOthers(question, inputs, ticked) {
  const none = question.none && inputs.get(question.none.id);
  if (!none || !ticked.checked) return;
  for (const input of inputs.values()) {
    if (input !== ticked && (ticked === none || input === none)) input.checked = false;
  }
}

// --- parts of the form

/** Sort questions into parts, in the order in which they first occur. A few questions need no frame. */
function partsOf(questions, words) {
  const ids = [...new Set(questions.map(({ question }) => question.group))];
  const framed = questions.length > FEW && ids.length > 1 && ids.every((id) => words.groups?.[id]);
  if (!framed) return [[null, questions]];
  return ids.map((id) => [id, questions.filter(({ question }) => question.group === id)]);
}

/** Build one part: folded, so that the form is seen at a glance, and open where something is answered. */
function partNode([id, within], words, level, first) {
  const fieldsets = within.map((one) => one.fieldset);
  if (!id) return { nodes: fieldsets, count: () => {} };
  const told = make("span", { class: "mw-part-count" });
  const name = make(level ? `h${level}` : "span", { class: "mw-part-name" }, words.groups[id]);
  const summary = make("summary", {}, name, told);
  const part = make("details", { class: "mw-part", "data-part": id }, summary, ...fieldsets);
  part.open = first;
  const count = (answers) => {
    const n = within.filter(({ question }) => answers[question.id]?.length).length;
    told.textContent = (words.answered ?? "").replace("{n}", n).replace("{of}", within.length);
    return n;
  };
  return { nodes: [part], count, unfold: (answers) => { part.open ||= count(answers) > 0; } };
}

// --- the form

/** The app's page has a button of its own, in reach everywhere; in JupyterLab the form brings one. */
function endNode(words, clear) {
  const button = inApp() ? null : make("button", { type: "button", class: "mw-clear" }, words.clear);
  button?.addEventListener("click", clear);
  const kept = inApp() ? words.kept : words.not_kept;
  const note = kept && make("p", { class: "mw-help" }, kept);
  return make("div", { class: "mw-form-end" }, button, note);
}

function render({ model, el }) {
  const words = model.get("words");
  const level = model.get("heading_level");
  const grouped = partsOf(model.get("questions").map((question) => ({ question })), words).length > 1;
  const form = { name: `mw${Math.random().toString(36).slice(2)}`, words, level: level && level + grouped };
  let answers = model.get("value"); // what this page last saw, from here, another form or the kernel
  let latest = model.get("asked"); // the highest revision that any form of this notebook has used
  let waiting;

  const questions = model.get("questions").map((question) => ({
    question,
    ...questionNode(question, form,
      (inputs, input) => {
        excludeOthers(question, inputs, input);
        const chosen = [...inputs.values()].filter((one) => one.checked).map((one) => one.value);
        ask({ ...answers, [question.id]: chosen });
      },
      () => ask({ ...answers, [question.id]: [] })),
  }));
  const clearAll = () => ask({});
  const gone = make("p", { class: "mw-gone", role: "status" });
  const skip = words.skip && make("p", { class: "mw-help" }, words.skip);
  const parts = partsOf(questions, words).map((part, at) => partNode(part, words, level, at === 0));
  const node = make("div", { class: "mw-form" }, skip, ...parts.flatMap((part) => part.nodes),
    endNode(words, clearAll), gone);
  node.addEventListener("focusin", keepKeys);
  el.append(node);

  /** Show `answers`. Touches no focus and builds nothing. */
  function sync() {
    for (const { question, inputs, clear } of questions) {
      const chosen = answers[question.id] ?? [];
      for (const [option, input] of inputs) input.checked = chosen.includes(option);
      clear.classList.toggle("mw-unanswered", !chosen.length); // keeps its place, so that nothing jumps
    }
    for (const part of parts) part.count(answers);
  }

  /** Take new answers: first the tab's memory, then the other forms, then one message to the kernel. */
  function ask(next) {
    answers = Object.fromEntries(Object.entries(next).filter(([, chosen]) => chosen.length));
    latest += 1;
    remember(answers);
    sync();
    send("workbook:answers", { from: model.widget_manager, by: el, answers, revision: latest });
    send("workbook:asked", { revision: latest }); // first: sending into a dead connection may throw
    model.set({ value: answers, asked: latest });
    model.save_changes();
  }

  function hearOtherForm({ detail }) {
    if (detail.by === el || !detail.from || detail.from !== model.widget_manager) return;
    latest = Math.max(latest, detail.revision);
    answers = detail.answers;
    sync();
  }

  function hearKernel() {
    answers = model.get("value");
    remember(answers);
    sync();
  }

  function watch() {
    clearTimeout(waiting);
    if (!inApp()) waiting = setTimeout(() => { gone.textContent = words.kernel_gone ?? ""; }, PATIENCE);
  }

  function hearAnswered() {
    const revision = model.get("answered");
    if (revision >= model.get("asked")) {
      clearTimeout(waiting);
      gone.textContent = "";
    }
    send("workbook:answered", { revision });
  }

  document.addEventListener("workbook:answers", hearOtherForm);
  document.addEventListener("workbook:clear", clearAll);
  model.on("change:value", hearKernel);
  model.on("change:asked", watch);
  model.on("change:answered", hearAnswered);
  sync();
  for (const part of parts) part.unfold?.(answers);
  const recalled = recall(model.get("known"));
  const news = JSON.stringify(recalled) !== JSON.stringify(answers); // else another view recalled them
  if (news && Object.keys(recalled).length) {
    send("workbook:recalled", {}); // what follows from these is no news to the reader
    ask(recalled);
    for (const part of parts) part.unfold?.(answers);
  }

  return () => {
    document.removeEventListener("workbook:answers", hearOtherForm);
    document.removeEventListener("workbook:clear", clearAll);
    clearTimeout(waiting);
  };
}

export default { render };

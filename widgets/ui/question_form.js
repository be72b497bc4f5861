// Keeps the questions and the kernel in step. Answers go to the kernel, and in the app to this tab's sessionStorage. They
// go nowhere else.

import { make } from "./page/dom.js";
import { asksOf, inApp, wireForm } from "./page/form.js";
import { parse } from "./page/markup.js";

const PATIENCE = 4000; // milliseconds of silence before JupyterLab says so; in the app the page watches
const AGAIN = 3000; // milliseconds without a reply, after which the answers are sent again

const send = (name, detail) => document.dispatchEvent(new CustomEvent(name, { detail }));

// --- what the tab remembers

/** Keep only what some question offers: a tab's storage may be old, broken or forged. */
function knownPart(raw, known) {
  const kept = {};
  for (const [question, chosen] of Object.entries(raw ?? {})) {
    if (!Object.hasOwn(known, question) || !Array.isArray(chosen)) continue;
    const valid = known[question].filter((option) => chosen.includes(option));
    if (valid.length) kept[question] = valid;
  }
  return kept;
}

function recall(known) {
  if (!inApp()) return {};
  try {
    return knownPart(JSON.parse(globalThis.workbookTab.read()), known);
  } catch {
    return {}; // not JSON: then there is nothing to bring back
  }
}

/** Have keeping.js keep the answers, which says so where the browser refuses. */
function remember(answers) {
  if (inApp()) globalThis.workbookTab?.keep(Object.keys(answers).length ? JSON.stringify(answers) : "");
}

// --- the form

function render({ model, el }) {
  let answers = model.get("value"); // what this page last saw, from here, another form or the kernel
  let latest = model.get("asked"); // the highest revision that any form of this notebook has used
  let own = 0; // the last revision that this form has used
  let sent = 0; // the last one that it has sent
  let waiting;
  let again;

  const made = parse(model.get("html")).firstElementChild;
  const early = inApp() ? globalThis.workbookEarly?.take(asksOf(made)) : undefined;
  if (!early) document.querySelectorAll(".page-early").forEach((place) => place.remove()); // nobody has wired it
  const wired = early ?? wireForm(made);
  const { gone } = wired;
  wired.asked = ask;
  el.append(early ? make("span", { hidden: "" }) : wired.form); // one that is on the page stays where it is
  const clearAll = () => ask({});
  const sync = () => wired.show(answers);

  const isAnswered = (revision) => model.get("answered") >= revision;
  const isConnected = () => (model.widget_manager.kernel?.connectionStatus ?? "connected") === "connected";

  /** Send what the tab holds, and again until its reply is here. It goes as a message and not as a change of the
   *  traits, since the widget would hold that back until the reply to the one before, which may be lost. */
  function sendToKernel() {
    clearTimeout(again);
    if (isAnswered(own)) return;
    again = setTimeout(sendToKernel, AGAIN);
    if (!isConnected()) return;
    sent = own;
    const seen = model.get("answered");
    model.set({ value: answers, asked: own }); // for other views, and for what JupyterLab saves
    try {
      model.send({ value: answers, asked: own, seen });
    } catch {
      // the connection has ended for good: the page says so
    }
  }

  /** Take new answers: first the tab's memory, then the other forms, then one message to the kernel. */
  function ask(next) {
    answers = next;
    latest += 1;
    delete document.body.dataset.recalled;
    remember(answers); // first of all: sending may throw, and a reload must bring this answer back
    sync();
    send("workbook:answers", { from: model.widget_manager, by: el, answers, revision: latest });
    send("workbook:asked", { revision: latest });
    const isUnderWay = !isAnswered(sent);
    own = latest;
    if (!isUnderWay) sendToKernel(); // else the reply to what is under way takes it along
  }

  function hearOtherForm({ detail }) {
    if (detail.by === el || !detail.from || detail.from !== model.widget_manager) return;
    latest = Math.max(latest, detail.revision);
    answers = detail.answers;
    sync();
  }

  /** Python sends answers back when it corrected them, and all of its state after a lost connection. The tab is the
   *  authority: a state from before its last answer changes nothing here, and the answer is sent again. A change made on
   *  this page comes by here, too. */
  function hearKernel() {
    if (model.get("value") === answers) return;
    if (model.get("asked") < latest) return void setTimeout(sendToKernel);
    answers = model.get("value");
    remember(answers);
    sync();
  }

  function watch() {
    clearTimeout(waiting);
    if (!inApp()) waiting = setTimeout(() => { gone.textContent = gone.dataset.text; }, PATIENCE);
  }

  function hearAnswered() {
    if (isAnswered(own)) {
      clearTimeout(waiting);
      clearTimeout(again);
      gone.textContent = "";
    } else if (isAnswered(sent)) {
      sendToKernel(); // what was answered meanwhile
    }
    send("workbook:answered", { revision: model.get("answered") });
  }

  document.addEventListener("workbook:answers", hearOtherForm);
  document.addEventListener("workbook:clear", clearAll);
  model.on("change:value", hearKernel);
  model.on("change:asked", watch);
  model.on("change:answered", hearAnswered);
  sync();
  wired.unfold();
  const recalled = recall(model.get("questions"));
  const news = JSON.stringify(recalled) !== JSON.stringify(answers); // else another view recalled them
  if (news && Object.keys(recalled).length) {
    send("workbook:recalled", {}); // what follows from these is no news to the reader
    ask(recalled);
    document.body.dataset.recalled = ""; // until the reader answers, nothing is marked as new
    wired.unfold();
  }

  return () => {
    document.removeEventListener("workbook:answers", hearOtherForm);
    document.removeEventListener("workbook:clear", clearAll);
    clearTimeout(waiting);
    clearTimeout(again);
    wired.end();
  };
}

export default { render };

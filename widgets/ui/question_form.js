// Wires the questions: their markup comes from Python, and only checked states and short lines of text change.
// Answers go to the kernel, and in the app to this tab's sessionStorage. They go nowhere else.

import { keepKeys, observer } from "./page/dom.js";
import { parse } from "./page/markup.js";

const PATIENCE = 4000; // milliseconds of silence before JupyterLab says so; in the app the page watches
const AGAIN = 3000; // milliseconds without a reply, after which the answers are sent again

const inApp = () => document.body.dataset.workbook === "app";
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

// --- the markup

/** Return the form for this view. Names and ids are made its own, since two views must share no radio group. */
function formNode(html) {
  const form = parse(html).firstElementChild;
  const own = `mw${Math.random().toString(36).slice(2)}`;
  const prefix = (node, name) => node.setAttribute(name, `${own}-${node.getAttribute(name)}`);
  form.querySelectorAll("[aria-describedby]").forEach((node) => prefix(node, "aria-describedby"));
  form.querySelectorAll("[name]").forEach((node) => prefix(node, "name"));
  form.querySelectorAll("[aria-labelledby]").forEach((node) => prefix(node, "aria-labelledby"));
  form.querySelectorAll(".mw-help[id], .mw-hint, legend[id]").forEach((node) => prefix(node, "id"));
  form.querySelectorAll(".mw-follow").forEach((node) => { node.id = `${own}-${node.dataset.follows}`; });
  for (const fieldset of form.querySelectorAll("fieldset")) { // cards link to the first of its id
    if (document.getElementById(fieldset.id)) fieldset.removeAttribute("id");
  }
  form.querySelectorAll(`[data-only="${inApp() ? "lab" : "app"}"]`).forEach((node) => node.remove());
  return form;
}

/** "None of these" excludes the rest: untick what cannot be true beside the input that was just ticked. */
function excludeOthers(inputs, ticked) {
  if (!ticked.checked) return;
  const alone = (input) => input.hasAttribute("data-alone");
  for (const input of inputs) {
    if (input !== ticked && (alone(ticked) || alone(input))) input.checked = false;
  }
}

/** Whether a tap took back the only answer, and that is what a pick says. Readers tap it to agree, and the verdict must
 *  not fall by that. It goes with its pick, with "Clear this answer", or when another option is chosen. */
const agrees = (inputs, tapped) =>
  tapped.hasAttribute("data-least") && !inputs.some((input) => input.checked);

/** Wire one fieldset. Each change of it calls `changed` with the question's id and what is chosen now. */
function wireQuestion(fieldset, changed) {
  const id = fieldset.dataset.asks;
  const inputs = [...fieldset.querySelectorAll("input")];
  const clear = fieldset.querySelector(".mw-clear-one");
  fieldset.addEventListener("change", ({ target }) => {
    if (agrees(inputs, target)) return void (target.checked = true);
    excludeOthers(inputs, target);
    changed(id, inputs.filter((input) => input.checked).map((input) => input.value));
  });
  clear.addEventListener("click", () => {
    changed(id, []);
    inputs[0].focus({ preventScroll: true }); // the button goes: stay in the question
  });
  return (answers) => {
    const chosen = answers[id] ?? [];
    for (const input of inputs) input.checked = chosen.includes(input.value);
    clear.classList.toggle("mw-unanswered", !chosen.length); // keeps its place, so that nothing jumps
  };
}

/** Wire the picks: a tick answers the question that it names in the most careful way, unless it has an answer
 *  already. `changed` is called with all answers that follow from it. */
function wirePicks(fieldset, changed) {
  const picks = [...fieldset.querySelectorAll("[data-question]")];
  const alls = [...fieldset.querySelectorAll("[data-all]")];
  const isTicked = (answers, { dataset }) =>
    (answers[dataset.question] ?? []).some((option) => option !== "none" && option !== "not_sure");
  // "None of these" excludes every pick; "I am not sure" is about those that are not ticked.
  const meantBy = ({ dataset }, answers) =>
    picks.filter((pick) => dataset.all === "none" || !isTicked(answers, pick)).map((pick) => pick.dataset.question);
  let answers = {};
  fieldset.addEventListener("change", ({ target }) => {
    if (target.closest(".mw-follow")) return; // a question of its own
    const { all, question, answer } = target.dataset;
    if (question) return changed({ [question]: target.checked ? [answer] : [] });
    const meant = meantBy(target, answers).filter((id) => target.checked || (answers[id] ?? [])[0] === all);
    changed(Object.fromEntries(meant.map((id) => [id, target.checked ? [all] : []])));
  });
  return (now) => {
    answers = now;
    for (const pick of picks) pick.checked = isTicked(now, pick);
    for (const box of alls) {
      const meant = meantBy(box, now);
      box.checked = meant.length > 0 && meant.every((id) => (now[id] ?? []).includes(box.dataset.all));
    }
  };
}

/** Wire a question that follows from a pick: it is there while its pick is ticked, or in doubt. An arrow key passes
 *  over "no" on its way, so it stays while the focus is in it. The box of the pick says whether it is there. */
function wireFollow(node) {
  const pick = node.parentNode.querySelector(`[data-question="${node.dataset.follows}"]`);
  pick.setAttribute("aria-controls", node.id);
  return (answers) => {
    const chosen = answers[node.dataset.follows] ?? [];
    node.hidden = !chosen.some((option) => option !== "none") && !node.contains(document.activeElement);
    pick.setAttribute("aria-expanded", !node.hidden);
  };
}

/** Keep each question that follows right after the row of its pick, in the markup too, so that keys and voices meet
 *  it where it is seen. How many picks share a row depends on the width. Returns how to end it. */
function followRows(options) {
  const tiles = [...options.children].filter((node) => node.matches(".mw-option"));
  const follows = [...options.querySelectorAll(".mw-follow")];
  let placed;
  const place = () => {
    const across = getComputedStyle(options).gridTemplateColumns.split(" ").length;
    if (across === placed || follows.some((node) => node.contains(document.activeElement))) return;
    placed = across;
    for (const node of [...follows].reverse()) {
      const at = tiles.findIndex((tile) => tile.querySelector(`[data-question="${node.dataset.follows}"]`));
      const end = Math.min(Math.floor(at / across) * across + across, tiles.length) - 1;
      tiles[end].after(node);
    }
  };
  const watcher = observer("ResizeObserver", place);
  if (!globalThis.ResizeObserver) place();
  watcher.observe(options);
  return () => watcher.disconnect();
}

/** A question that a tick has just brought comes into sight, by no more than it takes. Neither the tile under the
 *  finger nor the focus goes anywhere else. */
function showFollow(form, ticked) {
  const legend = ticked.checked && form.querySelector(`.mw-follow[data-follows="${ticked.dataset.question}"] legend`);
  if (!legend) return;
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  legend.scrollIntoView({ block: "nearest", behavior: calm ? "instant" : "smooth" });
}

/** Wire one folded part: it counts what is answered in it, and can open where something is. */
function wirePart(details) {
  const ids = [...details.querySelectorAll("fieldset")].map((fieldset) => fieldset.dataset.asks);
  const line = details.querySelector(".mw-part-count");
  const answered = (answers) => ids.filter((id) => answers[id]?.length).length;
  return {
    count: (answers) => {
      line.textContent = line.dataset.text.replace("{n}", answered(answers)).replace("{of}", ids.length);
    },
    unfold: (answers) => { details.open ||= answered(answers) > 0; },
  };
}

// --- the form

function render({ model, el }) {
  let answers = model.get("value"); // what this page last saw, from here, another form or the kernel
  let latest = model.get("asked"); // the highest revision that any form of this notebook has used
  let own = 0; // the last revision that this form has used
  let sent = 0; // the last one that it has sent
  let waiting;
  let again;

  const form = formNode(model.get("html"));
  const gone = form.querySelector(".mw-gone");
  const questions = [...form.querySelectorAll("fieldset[data-asks]")].map((fieldset) =>
    wireQuestion(fieldset, (id, chosen) => ask({ ...answers, [id]: chosen })));
  questions.push(...[...form.querySelectorAll(".mw-follow")].map(wireFollow));
  const picks = form.querySelector(".mw-picks");
  let endRows = () => {};
  if (picks) {
    questions.push(wirePicks(picks, (given) => ask({ ...answers, ...given })));
    endRows = followRows(picks.querySelector(".mw-options"));
    picks.addEventListener("change", ({ target }) => showFollow(picks, target));
  }
  const parts = [...form.querySelectorAll(".mw-part")].map(wirePart);
  const clearAll = () => ask({});
  form.querySelector(".mw-clear")?.addEventListener("click", clearAll);
  form.addEventListener("focusin", keepKeys);
  el.append(form);

  /** Show `answers`. Neither moves focus nor builds anything. */
  function sync() {
    for (const show of questions) show(answers);
    for (const { count } of parts) count(answers);
  }

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
    answers = Object.fromEntries(Object.entries(next).filter(([, chosen]) => chosen.length));
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
  for (const { unfold } of parts) unfold(answers);
  const recalled = recall(model.get("questions"));
  const news = JSON.stringify(recalled) !== JSON.stringify(answers); // else another view recalled them
  if (news && Object.keys(recalled).length) {
    send("workbook:recalled", {}); // what follows from these is no news to the reader
    ask(recalled);
    document.body.dataset.recalled = ""; // until the reader answers, nothing is marked as new
    for (const { unfold } of parts) unfold(answers);
  }

  return () => {
    document.removeEventListener("workbook:answers", hearOtherForm);
    document.removeEventListener("workbook:clear", clearAll);
    clearTimeout(waiting);
    clearTimeout(again);
    endRows();
  };
}

export default { render };

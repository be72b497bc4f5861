// Wires the questions that come in the page itself, before the kernel runs: a tick is shown and kept in this tab at once.
// The widget takes the form over when it is there, and sends what the tab has kept.

import { asksOf, wireForm } from "./page/form.js";

const waiting = [];

/** Return what the tab holds, whether or not this page asks for it. */
function kept() {
  try {
    const known = Object.entries(JSON.parse(globalThis.workbookTab.read()) ?? {});
    return Object.fromEntries(known.filter(([, chosen]) => Array.isArray(chosen)));
  } catch {
    return {}; // not JSON: the widget forgets it
  }
}

function wire(place) {
  const wired = wireForm(place.querySelector(".mw-form"), (answers) => {
    globalThis.workbookTab?.keep(Object.keys(answers).length ? JSON.stringify(answers) : "");
    wired.show(answers);
    document.dispatchEvent(new CustomEvent("workbook:early"));
  });
  wired.show(kept());
  wired.unfold();
  place.dataset.wired = "";
  waiting.push({ place, wired });
}

// What follows a form is there only when all of the form is.
const find = () => document.querySelectorAll(".page-early:not([data-wired]):has(+ *)").forEach(wire);
const clear = () => waiting.forEach(({ wired }) => wired.show({}));
const watcher = new MutationObserver(find);
watcher.observe(document.documentElement, { childList: true, subtree: true });
document.addEventListener("workbook:ready", () => watcher.disconnect(), { once: true });
document.addEventListener("workbook:clear", clear);
find();

globalThis.workbookEarly = {
  /** Give the form that asks these questions to its widget. */
  take(asks) {
    const at = waiting.findIndex(({ wired }) => asksOf(wired.form) === asks);
    if (at < 0) return undefined;
    const [{ place, wired }] = waiting.splice(at, 1);
    place.classList.remove("page-early");
    return wired;
  },
};

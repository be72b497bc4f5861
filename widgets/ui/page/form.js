// The questions of a page: their markup comes from Python, and only checked states and short lines of text change.

import { keepKeys, observer } from "./dom.js";

export const inApp = () => document.body.dataset.workbook === "app";

/** Make names and ids a form's own, since two views must share no radio group. */
function makeOwn(form) {
  const own = `mw${Math.random().toString(36).slice(2)}`;
  const prefix = (node, name) => node.setAttribute(name, `${own}-${node.getAttribute(name)}`);
  form.querySelectorAll("[aria-describedby]").forEach((node) => prefix(node, "aria-describedby"));
  form.querySelectorAll("[name]").forEach((node) => prefix(node, "name"));
  form.querySelectorAll("[aria-labelledby]").forEach((node) => prefix(node, "aria-labelledby"));
  form.querySelectorAll(".mw-help[id], .mw-hint, legend[id]").forEach((node) => prefix(node, "id"));
  form.querySelectorAll(".mw-follow").forEach((node) => { node.id = `${own}-${node.dataset.follows}`; });
  for (const fieldset of form.querySelectorAll("fieldset")) { // cards link to the first of its id
    const first = document.getElementById(fieldset.id);
    if (first && first !== fieldset) fieldset.removeAttribute("id");
  }
  form.querySelectorAll(`[data-only="${inApp() ? "lab" : "app"}"]`).forEach((node) => node.remove());
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
  if (!globalThis.ResizeObserver || options.isConnected) place(); // before it is first painted
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

/** The questions of a form, by their ids: a form is known by them. */
export const asksOf = (form) => [...form.querySelectorAll("[data-asks]")].map((node) => node.dataset.asks).join(" ");

/** Wire a form. `asked` is called with all answers that follow from a change of `answers`, which are those last shown;
 *  whoever takes a form over puts another in its place. */
export function wireForm(form, asked) {
  makeOwn(form);
  const wired = { form, asked, answers: {}, gone: form.querySelector(".mw-gone") };
  const change = (given) => {
    const next = { ...wired.answers, ...given };
    wired.asked(Object.fromEntries(Object.entries(next).filter(([, chosen]) => chosen.length)));
  };
  const shown = [...form.querySelectorAll("fieldset[data-asks]")].map((fieldset) =>
    wireQuestion(fieldset, (id, chosen) => change({ [id]: chosen })));
  shown.push(...[...form.querySelectorAll(".mw-follow")].map(wireFollow));
  const picks = form.querySelector(".mw-picks");
  wired.end = () => {};
  if (picks) {
    shown.push(wirePicks(picks, change));
    wired.end = followRows(picks.querySelector(".mw-options"));
    picks.addEventListener("change", ({ target }) => showFollow(picks, target));
  }
  const parts = [...form.querySelectorAll(".mw-part")].map(wirePart);
  form.querySelector(".mw-clear")?.addEventListener("click", () => wired.asked({}));
  form.addEventListener("focusin", keepKeys);

  /** Show answers. Neither moves focus nor builds anything. */
  wired.show = (answers) => {
    wired.answers = answers;
    for (const show of shown) show(answers);
    for (const { count } of parts) count(answers);
  };
  /** Open the folded parts that hold an answer. */
  wired.unfold = () => {
    for (const { unfold } of parts) unfold(wired.answers);
  };
  return wired;
}

// The dates of a time line. The day of treatment is in its native input and nowhere else.

import { make } from "./dom.js";

const PAUSE = 700; // milliseconds without typing, after which a date counts as typed
const HOUR = 3600000; // milliseconds

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

/** Return which day today is, the day of treatment being day 1; null outside the time line. */
function dayToday(notes, day) {
  if (!day) return null;
  const now = new Date();
  const n = Math.round((Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()) - day) / (24 * HOUR)) + 1;
  const ends = [...notes.querySelectorAll("li[data-to-hours]")].map((step) => Number(step.dataset.toHours));
  return n >= 1 && n * 24 <= Math.max(...ends) ? n : null;
}

const todayIs = (n, words) => (n ? (words.today ?? "").replace("{n}", n) : "");

/** Mark the step that today is in: in words, and by a line across its lane. Both are taken out again without a day. */
function markToday(notes, n, words) {
  notes.querySelectorAll(".mw-today, .mw-today-line").forEach((node) => node.remove());
  for (const step of notes.querySelectorAll("li[data-from-hours]")) step.removeAttribute("aria-current");
  const hour = n * 24 - 12; // the middle of the day
  const step = n && [...notes.querySelectorAll("li[data-from-hours]")].find(({ dataset }) => hour < dataset.toHours);
  if (!step) return;
  step.setAttribute("aria-current", "date");
  step.querySelector(".mw-when").after(make("strong", { class: "mw-today" }, todayIs(n, words)));
  const line = make("span", { class: "mw-today-line" });
  line.style.insetInlineStart = `${(100 * hour) / step.parentNode.lastElementChild.dataset.toHours}%`; // a scale ends with its last step
  step.querySelector(".mw-lane").append(line);
}

/** Write the dates into the list of steps and the table, or take them out again. */
function fillDates(notes, day, words) {
  markToday(notes, dayToday(notes, day), words);
  notes.querySelectorAll("th.mw-when").forEach((head) => { head.hidden = !day; });
  notes.querySelectorAll("[data-from-hours]").forEach((step) => {
    const when = step.querySelector(".mw-when");
    when.textContent = day ? days(step, day, words) : "";
    if (when.nodeName === "TD") when.hidden = !day;
  });
}

/** The input beside a time line. Nothing here touches the model, so a date cannot reach the kernel. */
export function dateControl(words, notes) {
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
  let timer;

  const day = () => (input.validity.valid ? input.valueAsDate : null);

  function follow() {
    away.hidden = !input.value;
    fillDates(notes, day(), words);
    clearTimeout(timer); // while a year is being typed, each digit is a date of its own
    timer = setTimeout(() => {
      const gone = news.textContent ? words.date_gone : "";
      const shown = () => `${words.dates_shown?.replace("{from}", written(day()))} ${todayIs(dayToday(notes, day()), words)}`;
      news.textContent = (day() ? shown().trim() : gone) ?? "";
    }, PAUSE);
  }

  function forget() {
    input.value = "";
    follow();
  }

  const hearCleared = ({ detail }) => { if (!Object.keys(detail?.answers ?? {}).length) forget(); };
  input.addEventListener("input", follow);
  node.addEventListener("change", (event) => event.stopPropagation()); // it is not an answer
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
      clearTimeout(timer);
      document.removeEventListener("workbook:answers", hearCleared);
    },
  };
}

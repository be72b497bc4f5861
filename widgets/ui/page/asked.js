// The search in the questions that people ask. What is typed stays in the input.

import { make } from "./dom.js";

const LEAST = 2; // letters of a word that counts
const FORGIVEN = 5; // letters from which on one wrong letter is forgiven
const COMMON = 1 / 3; // words that more of the questions hold say nothing of which is meant
const ANSWER = 0.4; // how much a word in an answer counts beside one in the question
const CLOSE = 0.45; // questions with less than this part of the best score are left out
const MOST = 8;

/** Return the words and numbers of a text in small letters and without accents. */
function wordsOf(text) {
  const plain = text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  return plain.match(/\p{L}+|\p{N}+(?:\.\p{N}+)?/gu) ?? [];
}

const singular = (word) => (word.length > 3 ? word.replace(/(ch|sh|ss|x)es$|s$/, "$1") : word);

/** A word fits if it begins with what is typed, or with it less the ending of a plural; a short one only as a whole. */
const begins = (typed) => (word) => (typed.length > LEAST ? word.startsWith(singular(typed)) : word === typed);

/** Whether two words differ by one letter: another one, one too many, one too few, or two that changed places. */
function almost(typed, word) {
  if (typed.length < FORGIVEN) return false;
  let at = 0;
  while (at < typed.length && typed[at] === word[at]) at += 1;
  const [left, right] = [typed.slice(at), word.slice(at)];
  return left.slice(1) === right.slice(1) || left.slice(1) === right || left === right.slice(1)
    || (left[0] === right[1] && left[1] === right[0] && left.slice(2) === right.slice(2));
}

const slips = (typed) => (word) => almost(singular(typed), singular(word));

/** Return how much a question counts for a word that fits by `fits`: most in its own words, less in its answer. */
const worth = ({ own, answer }, fits) => (own.some(fits) ? 1 : answer.some(fits) ? ANSWER : 0);

/** Return for each typed word how to fit it and its weight: the fewer questions have it, the more it says. */
function weighed(typed, questions) {
  const held = (fits) => questions.filter((question) => worth(question, fits)).length;
  return typed.filter((word) => word.length >= LEAST).map((word) => {
    const exact = held(begins(word));
    const fits = exact ? begins(word) : slips(word);
    const n = exact || held(fits);
    return { word, fits, n, weight: n ? Math.log(questions.length / n) : 0 };
  }).filter(({ word, n }) => n <= questions.length * COMMON && (n || word.length > LEAST));
}

/** Return the questions that fit best, the best first. */
function found(questions, wanted) {
  const scored = questions.map((question) => ({
    node: question.node, score: wanted.reduce((sum, { fits, weight }) => sum + weight * worth(question, fits), 0),
  })).sort((one, other) => other.score - one.score);
  const least = scored[0].score * CLOSE;
  return scored.filter(({ score }) => score && score >= least).slice(0, MOST).map(({ node }) => node);
}

/** Return the words of a question as they are now, perhaps translated, and where it belongs. */
function read(node, home) {
  const answer = [...node.querySelectorAll(":scope > details > p")].map((line) => line.textContent).join(" ");
  const own = `${node.querySelector("summary").textContent} ${node.dataset.also ?? ""}`;
  return { node, home, own: wordsOf(own), answer: wordsOf(answer) };
}

/** Show what fits the words in the search in one list, the best first; without any, each question under its subject. */
export function askedSearch(region) {
  const search = region.querySelector(".mw-asked-search");
  if (!search) return;
  const [input, line, help, start] = ["input", ".mw-asked-count", ".mw-asked-help", ".mw-asked-start"]
    .map((part) => search.querySelector(part));
  const homes = new Map([...region.querySelectorAll(".mw-asked-question")].map((node) => [node, node.parentNode]));
  let questions = [];
  const readAll = () => { questions = [...homes].map(([node, home]) => read(node, home)); };
  const groups = region.querySelectorAll(".mw-asked-group");
  const list = make("div");
  const warnings = wordsOf(help.dataset.warnings);
  search.after(list);

  function show() {
    const typed = wordsOf(input.value);
    const wanted = weighed(typed, questions);
    const kept = wanted.length ? found(questions, wanted) : [];
    for (const { node, home } of questions) home.append(node);
    list.append(...kept);
    for (const group of groups) group.hidden = wanted.length > 0;
    const none = wanted.length > 0 && !kept.length;
    help.hidden = !none && !typed.some((word) => warnings.some((one) => one === word || slips(word)(one)));
    start.hidden = !none;
    const { foundAll, foundNone, foundOne, foundMany } = line.dataset;
    const some = kept.length === 1 ? foundOne : foundMany.replace("{n}", kept.length);
    line.textContent = none ? foundNone : kept.length ? some : foundAll;
  }

  input.addEventListener("focus", readAll);
  input.addEventListener("input", show);
  readAll();
  show();
}

// The search in the questions that people ask. What is typed stays in the input.

const LEAST = 3; // letters: shorter words are in too many questions to choose by

/** Return the words of a text in small letters and without accents. */
function wordsOf(text) {
  const plain = text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  return plain.match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** A word counts if one of the text begins with it, or with it less the ending of a plural. */
function has(words, wanted) {
  const singular = wanted.length > LEAST ? wanted.replace(/s$/, "") : wanted;
  return words.some((word) => word.startsWith(singular));
}

/** Return the questions that have all words; if there is none, those that have the most of them. */
function found(questions, wanted) {
  const scores = questions.map(({ words }) => wanted.filter((word) => has(words, word)).length);
  const best = Math.max(...scores);
  return questions.filter((_, n) => best && scores[n] === best).map(({ node }) => node);
}

/** Keep to the questions that have the words in the search. */
export function askedSearch(region) {
  const input = region.querySelector(".mw-asked-search input");
  if (!input) return;
  const line = region.querySelector(".mw-asked-search [role=status]");
  const questions = [...region.querySelectorAll(".mw-asked-question")].map((node) => ({
    node, words: wordsOf(`${node.textContent} ${node.dataset.also ?? ""}`),
  }));
  const common = (word) => questions.every(({ words }) => has(words, word));

  function show() {
    const wanted = wordsOf(input.value).filter((word) => word.length >= LEAST && !common(word));
    const kept = wanted.length ? found(questions, wanted) : questions.map(({ node }) => node);
    for (const { node } of questions) node.hidden = !kept.includes(node);
    for (const group of region.querySelectorAll(".mw-asked-group")) {
      group.hidden = !group.querySelector(".mw-asked-question:not([hidden])");
    }
    const { foundAll, foundNone, foundOne, foundMany } = line.dataset;
    const some = kept.length === 1 ? foundOne : foundMany.replace("{n}", kept.length);
    line.textContent = wanted.length ? (kept.length ? some : foundNone) : foundAll;
  }

  input.addEventListener("input", show);
  show();
}

// The reader's wishes on the page to take along.

import { make } from "./dom.js";

/** The wishes that were picked also appear on the page to take along. They go from page to page and nowhere else. */
export function showWishes(region) {
  const place = region.querySelector(".mw-wishes");
  if (!place) return;
  const picked = [...document.querySelectorAll(".mw-values .mw-wish :checked")];
  place.hidden = !picked.length;
  const lines = picked.map((input) => make("li", {}, input.closest("label").textContent.trim()));
  place.querySelector("ul").replaceChildren(...lines);
}
